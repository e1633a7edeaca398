//! Keyboard operation: every action can be done with the keyboard, and the focus is always visible.

use e2e::{Browser, Key, Test, json, test};

pub(crate) const TESTS: &[Test] = &[
    test!(slash_goes_to_the_search_box),
    test!(enter_goes_through_the_matches_of_both_sides_and_round),
    test!(a_step_is_heard_with_its_report_and_its_sentence),
    test!(the_focus_is_somewhere_when_what_had_it_is_gone),
    test!(every_control_is_reached_by_tab_and_is_seen_to_be),
    test!(keys_alone_do_every_act_on_two_reports),
    test!(keys_alone_open_and_filter),
    test!(keys_alone_choose_language_and_colours),
    test!(the_first_stop_skips_to_the_texts),
    test!(letters_do_what_the_controls_that_name_them_do),
    test!(the_help_lists_every_key_and_each_is_named_once_in_sight),
    test!(on_a_phone_a_key_brings_the_text_into_sight),
    test!(letters_that_are_typed_or_meant_for_others_do_nothing),
    test!(letters_can_be_switched_off_for_good),
    test!(escape_steps_out_of_one_thing_at_a_time),
];

const LEFT: &str = "2022-06-otsc-erevan";
const RIGHT: &str = "2025-01-01-tass-bichkek";

fn slash_goes_to_the_search_box() {
    let browser = Browser::start();
    browser.open("");
    browser.type_text("/");
    assert_eq!(browser.focused(), "search");
    browser.type_text("1/2");
    assert_eq!(browser.js("return one('#search').value", &[]), "1/2", "there it is a letter");
}

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
    // Another query starts again at the first match.
    browser.type_text("s");
    browser.settle();
    assert_eq!(browser.js(current, &[]), json!([0, -1]));
}

fn a_step_is_heard_with_its_report_and_its_sentence() {
    let browser = Browser::start();
    browser.resize(1440, 900);
    browser.open("q=menace");
    browser.press_slash();
    for _ in 0..5 {
        browser.press(Key::Enter);
        browser.settle();
        let heard = browser.js(
            "const on = one('mark[aria-current]'), told = one('.steps [role=status]').textContent;
             const date = one('time', heading(on.closest('article'))).textContent;
             const around = told.split('. ').pop();
             return [told.includes(date), on.closest('p').textContent.includes(around),
               around.includes(on.textContent)]",
            &[],
        );
        assert_eq!(heard, json!([true, true, true]));
    }
}

fn the_focus_is_somewhere_when_what_had_it_is_gone() {
    let browser = Browser::start();
    browser.resize(1440, 900);
    let pair = format!("m=cmp&a={LEFT}&b={RIGHT}&q=OTSC+menace&e");
    for (link, control) in [
        ("", ".ways a"),
        (&pair, ".drop"),
        (&pair, ".options > button"),
        (&pair, ".choice a:not(.step)"),
        ("m=kwic&q=menace&e", ".occurrence"),
        ("m=list&q=zzz&e", ".empty a, .ways a, .hidden-count a"),
        ("v=1&q=OTSC&a=2022-06-otsc-erevan", ".told button"),
    ] {
        browser.open(link);
        let find =
            format!("one({})?.focus(); return document.activeElement.tagName", json!(control));
        assert_ne!(browser.js(&find, &[]), json!("BODY"), "{control}");
        browser.press(Key::Enter);
        browser.settle();
        let on = browser.js("return document.activeElement.tagName", &[]);
        assert_ne!(on, json!("BODY"), "{control}");
        // An element that stays keeps the focus.
        if control.starts_with(".options") {
            assert_eq!(on, json!("BUTTON"));
        }
    }
}

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
        if browser.js("return document.hasFocus()", &[]) == false {
            break; // After the last control Firefox focuses its own toolbar.
        }
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

/// Tabs to a control, presses a key, and waits for the effect. The next Tab continues from there,
/// not from the top of the page.
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

/// The keys given by `aria-keyshortcuts` of the controls.
const NAMED: &str = "all('[aria-keyshortcuts]').map((it) => it.getAttribute('aria-keyshortcuts'))";

fn letters_do_what_the_controls_that_name_them_do() {
    let browser = Browser::start();
    browser.resize(1440, 900);
    browser.open("q=OTSC");
    for (key, wanted) in [("n", 0), ("n", 1), ("N", 0), ("N", 15)] {
        browser.type_text(key);
        browser.wait(key, "accent() === args[0]", &[json!(wanted)]);
    }
    for (key, side) in [("b", "b"), ("a", "a")] {
        browser.type_text(key);
        assert_eq!(browser.js("return document.activeElement.dataset.side", &[]), side);
        browser.wait("it is seen", "isFocusSeen(document.activeElement)", &[]);
    }
    browser.type_text("x");
    browser.wait("swapped", "articles()[0].dataset.report === args[0]", &[json!(RIGHT)]);
    browser.type_text("l");
    browser.wait("the link's dialog", "one('dialog textarea')", &[]);
    browser.press(Key::Escape);
    browser.wait("it is closed", "!one('dialog')", &[]);
    browser.type_text("?");
    browser.wait("the help", "one('dialog .help')", &[]);
    browser.check_contract();
}

fn the_help_lists_every_key_and_each_is_named_once_in_sight() {
    let browser = Browser::start();
    browser.resize(1440, 900);
    browser.open("q=OTSC");
    let seen =
        format!("return {NAMED}.length === all('[aria-keyshortcuts]').filter(isShown).length");
    assert_eq!(browser.js(&seen, &[]), true);
    browser.type_text("?");
    browser.wait("the help", "one('dialog kbd')", &[]);
    let keys = format!(
        "const named = {NAMED}.map((it) => it.replace(/Shift\\+(.)/, (_, letter) => letter.toUpperCase()));
         const listed = all('dialog kbd').map((it) => it.textContent).slice(0, -1);
         return [named.sort(), listed.sort()]"
    );
    let keys = browser.js(&keys, &[]);
    assert_eq!(keys[0], keys[1], "the last one listed is Escape");
}

fn on_a_phone_a_key_brings_the_text_into_sight() {
    let browser = Browser::start();
    browser.resize(500, 800);
    browser.open("");
    for side in ["b", "a"] {
        browser.type_text(side);
        let top =
            "articles().find((it) => it.dataset.side === args[0]).getBoundingClientRect().top";
        browser.wait("its beginning", &format!("{top} >= 0 && {top} < 300"), &[json!(side)]);
    }
}

fn letters_that_are_typed_or_meant_for_others_do_nothing() {
    let browser = Browser::start();
    browser.resize(1440, 900);
    browser.open("q=OTSC");
    let before = browser.snapshot();
    // Dispatched by a script, as the browser would act on keys from WebDriver.
    for held in ["ctrlKey", "metaKey", "altKey"] {
        let press = "for (const key of '/nNjkJxabl?')
            document.body.dispatchEvent(new KeyboardEvent('keydown',
              { key, bubbles: true, cancelable: true, [args[0]]: true }))";
        let _ = browser.js(press, &[json!(held)]);
    }
    browser.settle();
    assert_eq!(browser.snapshot(), before);
    assert_eq!(browser.js("return !!one('dialog')", &[]), false);
    browser.type_text("?");
    browser.wait("the help", "one('dialog')?.open", &[]);
    browser.click("dialog h2");
    browser.type_text("nxj");
    browser.press(Key::Escape);
    browser.wait("only the dialog is closed", "!one('dialog')", &[]);
    assert_eq!(browser.snapshot(), before);
    browser.press_slash();
    browser.type_text("nxj");
    assert_eq!(browser.js("return one('#search').value", &[]), "OTSCnxj");
    let sides = "return articles()[0].dataset.report";
    assert_eq!(browser.js(sides, &[]), LEFT);
}

fn letters_can_be_switched_off_for_good() {
    let browser = Browser::start();
    browser.resize(1440, 900);
    browser.open("q=OTSC");
    let switch = "dialog .switch input";
    browser.type_text("?");
    browser.wait("the help", "one('dialog .help')", &[]);
    browser.click(switch);
    browser.press(Key::Escape);
    browser.wait("it is closed", "!one('dialog')", &[]);
    let is_off = |browser: &Browser| {
        let before = browser.snapshot();
        browser.type_text("/nNjkJxabl?");
        browser.settle();
        assert_eq!(browser.snapshot(), before);
        assert_eq!(browser.js("return one('dialog') ?? one('#search:focus')", &[]), json!(null));
    };
    is_off(&browser);
    browser.open("q=OTSC&t=words");
    is_off(&browser);
    browser.press(Key::Escape);
    browser.wait("Escape is no letter", "!one('.panel-body')", &[]);
    browser.click("[data-dialog=help]");
    browser.wait("the help", "one('dialog .help')", &[]);
    browser.click(switch);
    browser.press(Key::Escape);
    browser.wait("it is closed", "!one('dialog')", &[]);
    browser.type_text("n");
    browser.wait("on again", "accent() === 0", &[]);
    browser.open("q=OTSC");
    browser.type_text("n");
    browser.wait("and stays so", "accent() === 0", &[]);
}

fn escape_steps_out_of_one_thing_at_a_time() {
    let browser = Browser::start();
    browser.resize(1440, 900);
    browser.open("q=OTSC");
    browser.click(".only button");
    browser.wait("a name is shown", "one('[data-note=name]')", &[]);
    browser.type_text("j");
    browser.wait("a pair is selected", "one('.sentence[data-here] .tie[aria-current]')", &[]);
    browser.click(".panels a");
    browser.wait("a panel is open", "one('.panel-body')", &[]);
    browser.press_slash();
    let here = "return [one('#search').value, document.activeElement.id, !!one('.panel-body'),
        !!one('.tie[aria-current]'), !!one('[data-note=name]')]";
    for wanted in [
        json!(["", "search", true, true, true]),
        json!(["", "", true, true, true]),
        json!(["", "", false, true, true]),
        json!(["", "", false, false, true]),
        json!(["", "", false, false, false]),
        json!(["", "", false, false, false]),
    ] {
        browser.press(Key::Escape);
        browser.settle();
        assert_eq!(browser.js(here, &[]), wanted);
    }
    browser.check_contract();
    browser.open("t=pairs");
    browser.tab_to("the panel", "on.matches('.panel-body')");
    browser.press(Key::Escape);
    browser.wait("it is closed", "!one('.panel-body')", &[]);
    let is_kept = "return document.activeElement.matches('.panels a')";
    assert_eq!(browser.js(is_kept, &[]), true, "the focus is at what opens it");
}
