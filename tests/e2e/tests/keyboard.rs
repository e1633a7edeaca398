//! The keyboard alone can do every act, and always sees where it is.

use e2e::{Browser, Key, json};

const LEFT: &str = "2022-06-otsc-erevan";
const RIGHT: &str = "2025-01-01-tass-bichkek";

#[test]
fn slash_goes_to_the_search_box() {
    let browser = Browser::start();
    browser.open("");
    browser.type_text("/");
    assert_eq!(browser.focused(), "search");
    browser.type_text("1/2");
    assert_eq!(browser.js("return one('#search').value", &[]), "1/2", "there it is a letter");
}

#[test]
fn enter_goes_through_the_matches_of_both_sides_and_round() {
    let browser = Browser::start();
    browser.resize(1000, 500);
    browser.open("q=menace");
    browser.press_slash();
    let current = "const on = marks().filter((it) => it.getAttribute('aria-current') === 'true');
        return [on.length, accent()]";
    let in_sight = "marks().filter((it) => it.ariaCurrent === 'true')
        .map((it) => it.getBoundingClientRect())
        .every((box) => document.elementFromPoint(box.left + 1, box.top + 2)?.closest('mark'))";
    assert_eq!(browser.js(current, &[]), json!([0, -1]));
    for wanted in [0, 1, 2, 3, 4, 0, 1] {
        browser.press(Key::Enter);
        browser.settle();
        assert_eq!(browser.js(current, &[]), json!([1, wanted]), "in reading order");
        browser.wait("it is in sight, under nothing", in_sight, &[]);
        let position = browser.js("return trimmed(one('.position'))", &[]);
        assert_eq!(position, format!("{} / 5", wanted + 1));
        assert_eq!(browser.focused(), "search", "typing can go on");
    }
    for wanted in [0, 4, 3] {
        browser.press_with(Key::Shift, Key::Enter);
        browser.settle();
        assert_eq!(browser.js(current, &[]), json!([1, wanted]));
    }
    browser.check_contract();
    // Another query begins anew.
    browser.type_text("s");
    browser.settle();
    assert_eq!(browser.js(current, &[]), json!([0, -1]));
}

#[test]
fn every_control_is_reached_by_tab_and_is_seen_to_be() {
    let browser = Browser::start();
    browser.resize(1440, 900);
    browser.open("q=OTSC&x=o&d=2022..");
    let mut unreached = browser.js(
        "window.controls = all('a[href], button:not(:disabled), input, select').filter(isShown);
         return controls.map((it) => it.outerHTML.slice(0, 120))",
        &[],
    );
    let count = unreached.as_array().unwrap().len();
    assert!(count > 20, "{unreached:#}");
    for _ in 0..count + 10 {
        browser.press(Key::Tab);
        browser.wait("the focus is seen", "isFocusSeen(document.activeElement)", &[]);
        let at = browser.js("return controls.indexOf(document.activeElement)", &[]);
        if let Some(at) = at.as_u64() {
            unreached[usize::try_from(at).unwrap()] = json!(null);
        }
    }
    let unreached: Vec<_> =
        unreached.as_array().unwrap().iter().filter(|it| !it.is_null()).collect();
    assert!(unreached.is_empty(), "{unreached:#?}");
}

/// Goes to a control by Tab, presses a key, and waits for what it does. The next Tab goes on from
/// there, not from the top of the page.
fn act(browser: &Browser, control: &str, key: Key, does: &str) {
    browser.tab_to(control, &format!("on.matches({control:?})"));
    browser.press(key);
    browser.wait(&format!("{control} does it"), does, &[]);
    browser.settle();
    browser.check_contract();
    let top = "return document.activeElement.matches('.skip')";
    if browser.js("return document.activeElement === document.body", &[]) == true {
        browser.press(Key::Tab);
        assert_eq!(browser.js(top, &[]), false, "the focus is lost after {control}");
    }
}

#[test]
fn keys_alone_do_every_act_on_two_reports() {
    let browser = Browser::start();
    browser.resize(1440, 900);
    browser.open("q=OTSC");
    act(&browser, ".swap", Key::Enter, &format!("articles()[0].dataset.report === '{RIGHT}'"));
    act(&browser, ".steps button:last-child", Key::Enter, "accent() === 0");
    act(&browser, ".steps button:first-child", Key::Space, "accent() === 15");
    act(&browser, ".switches input", Key::Space, "all('[hidden=until-found]').length > 0");
    act(&browser, ".fold button", Key::Enter, "one('.fold button').ariaExpanded === 'true'");
    act(
        &browser,
        ".switches label:last-child input",
        Key::Space,
        "visavis.view().link.includes('&y=0')",
    );
    let sides = format!("articles()[0].dataset.report === '{LEFT}'");
    act(&browser, "article[data-side=a] select", Key::Up, &sides);
    let sides = format!("articles()[0].dataset.report === '{RIGHT}'");
    act(&browser, "article[data-side=a] select", Key::Down, &sides);
    act(&browser, ".search button", Key::Enter, "marks().length === 0");
    assert_eq!(browser.focused(), "search");
}

#[test]
fn keys_alone_open_and_filter() {
    let browser = Browser::start();
    browser.resize(1440, 900);
    browser.open("q=OTSC");
    act(
        &browser,
        ".order a:nth-of-type(2)",
        Key::Enter,
        &format!("slugOf(rows()[0]) === '{RIGHT}'"),
    );
    act(&browser, "a.entry", Key::Enter, "articles().length === 1");
    act(&browser, ".entry-acts a:not([aria-current])", Key::Enter, "articles().length === 2");
    act(&browser, "article a", Key::Enter, "articles().length === 1");
    act(&browser, ".views a:last-child", Key::Enter, "articles().length === 0");
    act(&browser, ".views a:first-child", Key::Enter, "articles().length === 2");
    browser.tab_to("the first date", "on.id === 'from'");
    browser.type_text("2024");
    browser.wait("one report is listed", "rows().length === 1", &[]);
    browser.press(Key::Tab);
    browser.type_text("2026");
    browser.settle();
    assert_eq!(browser.snapshot()["to"], "2026");
    act(&browser, ".period a", Key::Enter, "rows().length === 2");
    browser.check_contract();
}

#[test]
fn keys_alone_choose_language_and_colours() {
    let browser = Browser::start();
    browser.open("q=OTSC");
    act(&browser, ".display select", Key::Down, "document.documentElement.lang === 'en'");
    act(
        &browser,
        ".display select + select",
        Key::Down,
        "document.documentElement.dataset.theme === 'light'",
    );
    act(
        &browser,
        ".display select + select",
        Key::Down,
        "document.documentElement.dataset.theme === 'dark'",
    );
}

#[test]
fn the_first_stop_skips_to_the_texts() {
    let browser = Browser::start();
    browser.open("q=OTSC");
    browser.press(Key::Tab);
    let first = "return document.activeElement.getAttribute('href')";
    assert_eq!(browser.js(first, &[]), "#texts");
    let before = browser.snapshot();
    browser.press(Key::Enter);
    browser.wait("the texts have the focus", "document.activeElement.id === 'texts'", &[]);
    assert_eq!(browser.snapshot(), before, "it is no link: the view stays");
    browser.press(Key::Tab);
    let inside = "return !!document.activeElement.closest('#texts')";
    assert_eq!(browser.js(inside, &[]), true, "the next stop is in the texts");
}
