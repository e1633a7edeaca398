//! The occurrences view: concordance lines, facets, and the histogram of dates.

use e2e::{Browser, Key, Kind, Test, Value, encode, json, test};

use crate::SAME;

pub(crate) const TESTS: &[Test] = &[
    test!(every_line_is_the_source_around_a_match).only_in(Kind::Chromium, SAME),
    test!(nothing_to_show_is_said).only_in(Kind::Chromium, SAME),
    test!(reports_and_lines_have_orders).only_in(Kind::Chromium, SAME),
    test!(a_line_opens_its_place_in_the_text),
    test!(steps_go_through_the_lines),
    test!(a_facet_keeps_what_it_says).only_in(Kind::Chromium, SAME),
    test!(a_column_of_time_keeps_its_reports),
    test!(lines_are_read_on_every_width),
];

const LEFT: &str = "2022-06-otsc-erevan";
const RIGHT: &str = "2025-01-01-tass-bichkek";

fn texts(browser: &Browser, script: &str) -> Vec<String> {
    let found = browser.js(script, &[]);
    found.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect()
}

fn every_line_is_the_source_around_a_match() {
    let browser = Browser::start();
    browser.open("m=kwic");
    for (query, counts) in [
        ("OTSC", [10, 6]),
        ("securite", [9, 3]),
        ("menaces ", [4, 1]),
        ("e", [31, 25]),
        ("etats membres", [13, 5]),
        ("date", [1, 0]),
        ("\"de la\"", [10, 10]),
    ] {
        browser.go(&format!("m=kwic&q={}", encode(query)));
        // The contract: one line per match, with its words at its position.
        browser.check_contract();
        let listed: Vec<Value> = [LEFT, RIGHT]
            .iter()
            .zip(counts)
            .filter(|(_, count)| *count > 0)
            .map(|(slug, count)| json!([slug, count.to_string()]))
            .collect();
        let seen = browser.snapshot();
        if query.starts_with('"') {
            assert_eq!(seen["groups"].as_array().unwrap().len(), 2, "{query}");
            continue;
        }
        assert_eq!(seen["groups"], json!(listed), "{query}");
        let total = counts.iter().sum::<u64>();
        assert_eq!(seen["lines"].as_array().unwrap().len() as u64, total, "{query}");
        let position = browser.js("return trimmed(one('.position'))", &[]);
        assert_eq!(position, format!("– / {total}"), "{query}");
    }
    browser.go("m=kwic&q=OTSC+paix&d=2025..");
    let legend = "return all('.legend .count').map((it) => trimmed(it))";
    let drawn =
        "return ['1', '2'].map((n) => String(marks().filter((m) => m.dataset.term === n).length))";
    assert_eq!(texts(&browser, legend), texts(&browser, drawn), "the legend counts what is listed");
}

fn nothing_to_show_is_said() {
    let browser = Browser::start();
    browser.open("m=kwic");
    let said = |browser: &Browser| browser.js("return trimmed(one('main'))", &[]);
    assert!(said(&browser).as_str().unwrap().starts_with("Tapez un mot"), "{}", said(&browser));
    browser.click("#search");
    browser.type_text("zzz");
    browser.settle();
    assert!(said(&browser).as_str().unwrap().starts_with("Aucune"), "{}", said(&browser));
    browser.check_contract();
}

fn reports_and_lines_have_orders() {
    let browser = Browser::start();
    browser.open("m=kwic&q=OTSC");
    let slugs = "return groups().map((it) => it.dataset.kwic)";
    let order = |name: &str| {
        let click =
            "all('.order a').find((it) => trimmed(it) === args[0]).click(); return settled()";
        let _ = browser.js(click, &[json!(name)]);
        assert_eq!(browser.snapshot()["order"], name);
        browser.check_contract();
    };
    assert_eq!(texts(&browser, slugs), [LEFT, RIGHT]);
    order("Récents d’abord");
    assert_eq!(texts(&browser, slugs), [RIGHT, LEFT]);
    let sorted = |word: &str| {
        let word = format!("return groups().map((it) => lines(it).map((line) => {word}))");
        let groups = browser.js(&word, &[]);
        let ascending = |group: &Value| {
            let words: Vec<&str> =
                group.as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
            words.is_sorted()
        };
        assert!(groups.as_array().unwrap().iter().all(ascending), "{groups:#}");
    };
    let plain = ".normalize('NFD').replace(/[\\u0300-\\u036f]/g, '').toLowerCase()";
    order("Mot de gauche");
    sorted(&format!(
        "(/([\\p{{L}}\\d]+)[^\\p{{L}}\\d]*$/u.exec(one('.before', line).textContent{plain}) ?? ['', ''])[1]"
    ));
    order("Mot de droite");
    sorted(&format!(
        "(/^[^\\p{{L}}\\d]*([\\p{{L}}\\d]+)/u.exec(one('mark', line).nextSibling?.textContent{plain} ?? '') ?? ['', ''])[1]"
    ));
    order("Pertinence");
    assert_eq!(texts(&browser, slugs), [LEFT, RIGHT], "ten in a shorter text before six");
    browser.open("m=list&s=lw");
    assert_eq!(browser.snapshot()["order"], "Anciens d’abord", "the list knows no words");
}

/// The current mark, as its report and its number among the report's marks.
const CURRENT: &str = "return articles().flatMap((it) => marks(it)
    .map((mark, at) => [it.dataset.report, at, mark]))
    .filter(([, , mark]) => mark.getAttribute('aria-current') === 'true')
    .map(([slug, at, mark]) => {
      const box = mark.getBoundingClientRect();
      return [slug, at, box.top > 0 && box.bottom < innerHeight];
    })";

fn a_line_opens_its_place_in_the_text() {
    let browser = Browser::start();
    browser.resize(1000, 500);
    let line = |slug: &str, at: usize| {
        let script = "const group = groups().find((it) => it.dataset.kwic === args[0]);
            lines(group)[args[1]].click(); return settled()";
        let _ = browser.js(script, &[json!(slug), json!(at)]);
    };
    let seen = |slug: &str, at: usize| {
        browser.wait("it is in sight", &format!("(() => {{ {CURRENT} }})()[0]?.[2]"), &[]);
        assert_eq!(browser.js(CURRENT, &[]), json!([[slug, at, true]]));
        browser.check_contract();
    };
    browser.open("m=kwic&q=OTSC");
    line(RIGHT, 5);
    seen(RIGHT, 5);
    assert_eq!(browser.js("return articles().length", &[]), 1, "read alone");
    browser.press(Key::Enter);
    browser.back();
    browser.wait("the lines are back", "lines().length === 16", &[]);
    // From a comparison it returns to the comparison.
    browser.open(&format!("m=cmp&q=OTSC&a={LEFT}&b={RIGHT}"));
    for (slug, at) in [(RIGHT, 4), (LEFT, 7), (RIGHT, 0)] {
        browser.click(".views a:nth-child(3)");
        browser.wait("the lines are there", "lines().length === 16", &[]);
        line(slug, at);
        seen(slug, at);
        assert_eq!(browser.js("return articles().length", &[]), 2);
    }
    let position = browser.js("return trimmed(one('.position'))", &[]);
    assert_eq!(position, "11 / 16");
}

fn steps_go_through_the_lines() {
    let browser = Browser::start();
    browser.resize(1000, 500);
    browser.open("m=kwic&q=menace");
    let current = "return lines().flatMap((it, at) => it.ariaCurrent ? [at] : [])";
    browser.press_slash();
    for wanted in [0, 1, 2, 3, 4, 0] {
        browser.press(Key::Enter);
        browser.settle();
        assert_eq!(browser.js(current, &[]), json!([wanted]));
        let in_sight =
            "lines().filter((it) => it.ariaCurrent).map((it) => it.getBoundingClientRect())
            .every((box) => box.top > 0 && box.bottom < innerHeight)";
        browser.wait("it is in sight", in_sight, &[]);
    }
    browser.press_with(Key::Shift, Key::Enter);
    browser.settle();
    assert_eq!(browser.js(current, &[]), json!([4]));
    // With the keyboard to the text.
    browser.tab_to("the fifth line", "lines().indexOf(on) === 4");
    browser.press(Key::Enter);
    browser.wait("the text is there", "articles().length === 1 && accent() === 0", &[]);
    assert_eq!(browser.js("return articles()[0].dataset.report", &[]), RIGHT);
}

fn a_facet_keeps_what_it_says() {
    let browser = Browser::start();
    for (view, wanted) in [
        (
            "m=list",
            json!([
                ["2022", "1"],
                ["2025", "1"],
                ["juin 2022", "1"],
                ["janvier 2025", "1"],
                ["Bichkek", "1"],
                ["TASS", "1"],
            ]),
        ),
        (
            "m=list&q=cyber",
            json!([["2025", "1"], ["janvier 2025", "1"], ["Bichkek", "1"], ["TASS", "1"]]),
        ),
        ("m=list&d=2022..2022", json!([["2022", "1"], ["juin 2022", "1"]])),
        ("m=list&q=zzz", json!([])),
    ] {
        browser.open(view);
        assert_eq!(browser.js("return facets()", &[]), wanted, "{view}");
        for at in 0..wanted.as_array().unwrap().len() {
            browser.open(view);
            let click = "all('.facet .value')[args[0]].click(); return settled()";
            let _ = browser.js(click, &[json!(at)]);
            let kept = browser.js("return String(rows().length)", &[]);
            assert_eq!(kept, wanted[at][1], "{view}: {}", wanted[at]);
            let chosen =
                "return all('.facet [aria-current]').map((it) => it.firstChild.textContent.trim())";
            assert_eq!(browser.js(chosen, &[]), json!([wanted[at][0]]), "{view}");
            browser.check_contract();
            let _ = browser.js("one('.facet [aria-current]').click(); return settled()", &[]);
            assert_eq!(browser.js("return facets()", &[]), wanted, "taken back: {view}");
        }
    }
    // A chosen value that no report has is shown, and the filter can be cleared.
    browser.open("m=list&f=place:Lyon&f=year:2022");
    let chosen = "return all('.facet [aria-current]').map((it) => trimmed(it))";
    assert_eq!(browser.js(chosen, &[]), json!(["2022 0", "Lyon 0"]));
    browser.click(".hidden-count a");
    browser.wait("all are back", "rows().length === 2 && !one('.facet [aria-current]')", &[]);
}

fn a_column_of_time_keeps_its_reports() {
    let browser = Browser::start();
    browser.open("m=list");
    let bins = "return all('a[data-bin]').map((it) => it.ariaLabel.replace(/\\s/g, ' '))";
    assert_eq!(texts(&browser, bins), ["2022 : 1 rapport", "2025 : 1 rapport"]);
    // Clicks a child, as geckodriver finds no clickable point in a link that contains only
    // graphics.
    browser.click("a[data-bin='2025'] .certain");
    browser.wait(
        "one report is left",
        "rows().length === 1 && slugOf(rows()[0]) === args[0]",
        &[json!(RIGHT)],
    );
    assert!(browser.link().contains("&d=2025..2025&"), "{}", browser.link());
    let seen = browser.snapshot();
    assert_eq!((&seen["from"], &seen["to"]), (&json!("2025"), &json!("2025")));
    assert_eq!(texts(&browser, bins).len(), 2, "the other can still be chosen");
    browser.check_contract();
    browser.tab_to("the chosen column", "on.matches('a[data-bin][aria-current=true]')");
    browser.press(Key::Enter);
    browser.wait("all are back", "rows().length === 2", &[]);
    let on = "return document.activeElement.dataset.bin";
    assert_eq!(browser.js(on, &[]), "2025", "the focus stays");
    browser.open("m=list&q=cyber");
    assert_eq!(texts(&browser, bins), ["2025 : 1 rapport"], "counts follow the query");
}

fn lines_are_read_on_every_width() {
    let browser = Browser::start();
    for width in [390, 820, 1440] {
        browser.resize(width, 900);
        browser.open("m=kwic&q=OTSC+menace&s=r&f=year:2022,2025");
        let out = "const page = document.documentElement;
            const out = (it) => isShown(it) && it.getBoundingClientRect().right > innerWidth + 1;
            return [page.scrollWidth <= page.clientWidth,
              all('#app *:not(svg *, .occurrence *)').filter(out).map((it) => it.outerHTML)]";
        assert_eq!(browser.js(out, &[]), json!([true, []]), "at {width}");
        let starts = "return [...new Set(marks().map((it) => Math.round(it.getBoundingClientRect().left)))].length";
        let aligned = browser.js(starts, &[]).as_u64().unwrap() == 1;
        assert_eq!(aligned, width > 700, "the occurrences stand under each other: {width}");
        let seen = browser.js(
            "return marks().every((it) => { const box = it.getBoundingClientRect();
               return box.left >= 0 && box.right <= innerWidth && box.width > 0; })",
            &[],
        );
        assert_eq!(seen, true, "every occurrence is seen at {width}");
    }
}
