//! Layout on phones, tablets and desktops: readable, nothing cut off, targets large enough.

use e2e::{Browser, Test, json, test};

pub(crate) const TESTS: &[Test] = &[
    test!(no_width_scrolls_sideways),
    test!(a_phone_stacks_the_reports_and_a_desk_sets_them_face_to_face),
    test!(on_a_phone_the_first_words_of_a_report_are_on_the_first_screen),
    test!(the_tools_fold_where_there_is_little_room),
    test!(an_empty_search_box_offers_queries_that_find_something),
    test!(what_can_be_pressed_is_large_enough),
    test!(a_phone_finds_the_list_and_the_dates_behind_a_button),
    test!(dark_is_dark_by_choice_and_by_link),
];

const VIEWS: [&str; 5] = [
    "q=OTSC+menace",
    "q=OTSC&x=o&y=0",
    "m=read&q=de",
    "m=list&q=paix",
    "q=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx&a=2020-05-01-nowhere&zz=%FF",
];

fn no_width_scrolls_sideways() {
    let browser = Browser::start();
    for width in [360, 390, 820, 1440] {
        browser.resize(width, 900);
        for view in VIEWS {
            browser.open(view);
            let room = "const page = document.documentElement;
                // Elements of horizontally scrolling rows can be scrolled into view.
                const moved = '.offers, .panels, .only';
                const out = (it) => isShown(it) && !it.closest(moved)
                  && it.getBoundingClientRect().right > innerWidth + 1;
                return [[page, ...articles()].every((it) => it.scrollWidth <= it.clientWidth),
                  all('#app *:not(svg *)').filter(out).map((it) => it.outerHTML.slice(0, 100))]";
            assert_eq!(browser.js(room, &[]), json!([true, []]), "{view} at {width}");
            browser.check_contract();
        }
    }
}

fn a_phone_stacks_the_reports_and_a_desk_sets_them_face_to_face() {
    let browser = Browser::start();
    let places = "return articles().map((it) => it.getBoundingClientRect())
        .map((it) => [it.left, it.top, it.right, it.bottom].map(Math.round))";
    for (width, stacked) in [(390, true), (820, false), (1440, false)] {
        browser.resize(width, 900);
        browser.open("q=OTSC");
        let places = browser.js(places, &[]);
        let at = |article: usize, edge: usize| places[article][edge].as_i64().unwrap();
        let (left, top, right, bottom) = (0, 1, 2, 3);
        if stacked {
            assert!(at(1, top) >= at(0, bottom), "one under the other at {width}: {places}");
            assert_eq!(at(0, left), at(1, left));
            assert!(at(0, right) - at(0, left) > 330, "using the width: {places}");
        } else {
            assert!(at(1, left) >= at(0, right), "side by side at {width}: {places}");
            assert_eq!(at(0, top), at(1, top), "level at {width}: {places}");
        }
    }
}

fn on_a_phone_the_first_words_of_a_report_are_on_the_first_screen() {
    let browser = Browser::start();
    browser.resize(390, 844);
    browser.open("q=OTSC");
    let top = browser.js("return one('article [data-p=\"1\"]').getBoundingClientRect().top", &[]);
    assert!(top.as_f64().unwrap() < 480.0, "paragraph 1 starts at {top}");
}

fn the_tools_fold_where_there_is_little_room() {
    let browser = Browser::start();
    let shown = "return ['#search', '.views', '.display', '.leaving', '.seek > button']
        .map((it) => isShown(one(it)))";
    browser.resize(1440, 900);
    browser.open("q=OTSC");
    assert_eq!(browser.js(shown, &[]), json!([true, true, true, true, false]));
    for width in [360, 820] {
        browser.resize(width, 844);
        browser.open("q=OTSC");
        assert_eq!(browser.js(shown, &[]), json!([true, true, false, false, true]), "{width}");
        browser.click(".seek > button");
        browser.settle();
        assert_eq!(browser.js(shown, &[]), json!([true, true, true, true, true]), "{width}");
        assert_eq!(browser.js("return one('.seek > button').ariaExpanded", &[]), "true");
    }
}

fn an_empty_search_box_offers_queries_that_find_something() {
    let browser = Browser::start();
    browser.open("");
    let offered = browser.js("return all('.offers a').map((it) => it.text)", &[]);
    assert_eq!(offered.as_array().unwrap().len(), 3, "{offered}");
    for at in 1..=3 {
        browser.open("");
        browser.click(&format!(".offers li:nth-child({at}) a"));
        browser.wait("something is found", "marks().length > 0 && !one('.offers')", &[]);
        assert_eq!(browser.js("return one('#search').value", &[]), offered[at - 1]);
        browser.check_contract();
    }
}

fn what_can_be_pressed_is_large_enough() {
    let browser = Browser::start();
    for width in [390, 1440] {
        browser.resize(width, 900);
        for view in VIEWS {
            browser.open(view);
            // WCAG 2.2, 2.5.8: 24 by 24 pixels, or enough space around; a label counts for its box.
            let small = browser.js(
                "const targets = all('a[href], button, select, input, label')
                   .filter((it) => isShown(it) && !it.matches('.skip'));
                 const circle = (it) => {
                   const b = it.getBoundingClientRect();
                   return [b.left + b.width / 2, b.top + b.height / 2, b.width, b.height];
                 };
                 return targets.filter((it) => {
                   const [x, y, w, h] = circle(it);
                   if (w >= 24 && h >= 24 || it.labels?.length || it.control) return false;
                   return targets.some((other) => {
                     if (other === it || other.contains(it) || it.contains(other)) return false;
                     const b = other.getBoundingClientRect();
                     const dx = Math.max(b.left - x, 0, x - b.right), dy = Math.max(b.top - y, 0, y - b.bottom);
                     return Math.hypot(dx, dy) < 12;
                   });
                 }).map((it) => it.outerHTML.slice(0, 120) + JSON.stringify(circle(it)));",
                &[],
            );
            assert_eq!(small, json!([]), "{view} at {width}");
        }
    }
}

fn a_phone_finds_the_list_and_the_dates_behind_a_button() {
    let browser = Browser::start();
    browser.resize(390, 844);
    browser.open("q=OTSC");
    let shown =
        "return [isShown(one('#from')), isShown(one('ol.reports')), isShown(one('article'))]";
    assert_eq!(browser.js(shown, &[]), json!([false, false, true]));
    browser.click(".rail > button");
    browser.settle();
    assert_eq!(browser.js(shown, &[]), json!([true, true, true]));
    assert_eq!(browser.js("return one('.rail > button').ariaExpanded", &[]), "true");
    browser.open("m=list");
    assert_eq!(browser.js("return isShown(one('ol.reports'))", &[]), true, "the list is the view");
}

fn dark_is_dark_by_choice_and_by_link() {
    let browser = Browser::start();
    // The luminance of computed colours, converted to sRGB by a canvas from any colour space.
    let light = "const paint = document.createElement('canvas').getContext('2d');
        const luma = (colour) => { paint.fillStyle = colour; paint.fillRect(0, 0, 1, 1);
          const [r, g, b] = paint.getImageData(0, 0, 1, 1).data; return (2 * r + 5 * g + b) / 8; };
        const paper = (it) => luma(getComputedStyle(it).backgroundColor);
        const ink = (it) => luma(getComputedStyle(it).color);
        const text = one('article'), sheet = [paper(text), ink(text)];
        const mark = [paper(one('mark')), ink(one('mark'))];
        return [sheet[0] > sheet[1], Math.abs(sheet[0] - sheet[1]) > 130, Math.abs(mark[0] - mark[1]) > 90]";
    browser.open("q=OTSC");
    assert_eq!(browser.js(light, &[]), json!([true, true, true]), "light at first");
    browser.open("q=OTSC&th=dark");
    assert_eq!(browser.js(light, &[]), json!([false, true, true]), "dark by the link");
    browser.open("q=OTSC");
    let choose = "const select = all('.display select').find((it) => one('[value=dark]', it));
        choose(select, args[0]); return settled()";
    let _ = browser.js(choose, &[json!("dark")]);
    assert_eq!(browser.js(light, &[]), json!([false, true, true]), "dark by choice");
    browser.open("q=menace");
    assert_eq!(browser.js(light, &[]), json!([false, true, true]), "kept");
    browser.open("q=OTSC&th=light");
    assert_eq!(browser.js(light, &[]), json!([true, true, true]), "the link's, while it lasts");
    let _ = browser.js(choose, &[json!("dark")]);
    assert_eq!(browser.js(light, &[]), json!([false, true, true]), "the choice ends the link's");
    assert!(!browser.link().contains("th="), "{}", browser.link());
}
