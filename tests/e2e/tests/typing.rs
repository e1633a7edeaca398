//! Typing, actions, Back and Forward: the page and the address bar stay consistent.

use e2e::{Browser, Key, Setup, Site, Test, json, test};

pub(crate) const TESTS: &[Test] = &[
    test!(ten_letters_typed_quickly_make_one_entry_and_are_marked_one_by_one),
    test!(the_page_is_right_after_every_key),
    test!(back_and_forward_go_between_views),
    test!(an_act_right_after_a_key_keeps_what_was_typed),
    test!(escape_and_the_button_empty_the_query),
    test!(acts_are_entries_and_back_undoes_them),
    test!(back_restores_scroll_and_focus),
    test!(back_to_typing_puts_the_focus_in_the_search_box),
    test!(a_refused_write_is_tried_again),
    test!(three_hundred_quick_acts_leave_page_and_address_right),
];

const LEFT: &str = "2022-06-otsc-erevan";

fn entries(browser: &Browser) -> u64 {
    browser.js("return history.length", &[]).as_u64().unwrap()
}

fn ten_letters_typed_quickly_make_one_entry_and_are_marked_one_by_one() {
    let browser = Browser::start_with(Site::start().watched(), &Setup::default());
    browser.open("");
    let before = entries(&browser);
    browser.press_slash();
    let _ = browser.js(
        "window.typed = []; window.drawn = [];
         document.addEventListener('input', async () => {
           typed.push(one('#search').value);
           await settled();
           const found = visavis.search(one('#search').value).reports;
           drawn.push([marks().length, found.reduce((n, it) => n + it.count, 0)]);
         })",
        &[],
    );
    browser.type_text("cybersecur");
    browser.wait("ten keys were drawn", "window.drawn.length === 10", &[]);
    let lengths = browser.js("return typed.map((it) => it.length)", &[]);
    assert_eq!(lengths, json!([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), "no key is lost");
    // A busy machine may draw only after the second of two keys.
    for drawn in browser.js("return drawn", &[]).as_array().unwrap() {
        assert_eq!(drawn[0], drawn[1], "the marks are those of what stands in the box");
    }
    browser.wait_written();
    assert!(entries(&browser) <= before + 1, "at most one history entry");
    assert_eq!(browser.counts(), [0, 1]);
    assert_eq!(browser.js("return e2e.errors", &[]), json!([]));
}

fn the_page_is_right_after_every_key() {
    let browser = Browser::start();
    browser.open("");
    browser.press_slash();
    for key in "l'OTSC séc paix ".chars() {
        browser.type_text(&key.to_string());
        browser.check_contract();
    }
    for _ in 0..8 {
        browser.press(Key::Backspace);
        browser.check_contract();
    }
    assert_eq!(browser.js("return one('#search').value", &[]), "l'OTSC s");
}

fn back_and_forward_go_between_views() {
    let browser = Browser::start();
    browser.open("q=paix&x=o");
    let first = browser.snapshot();
    browser.press_slash();
    browser.press(Key::End);
    browser.type_text(" OTSC");
    browser.wait_written();
    let second = browser.snapshot();
    browser.click(".swap");
    browser.wait_written();
    let third = browser.snapshot();
    assert_ne!(first, second);
    assert_ne!(second, third);
    for (back, wanted) in [(true, &second), (true, &first), (false, &second), (false, &third)] {
        if back {
            browser.back();
        } else {
            browser.forward();
        }
        let link = wanted["link"].clone();
        browser.wait("the view is back", "visavis.view().link === args[0]", &[link]);
        browser.settle();
        assert_eq!(&browser.snapshot(), wanted);
        browser.check_contract();
    }
}

fn an_act_right_after_a_key_keeps_what_was_typed() {
    let browser = Browser::start();
    browser.open("");
    let first = browser.link();
    browser.press_slash();
    browser.type_text("paix");
    // In one script, so that the address may not have the typed text yet at the time of the action.
    let typed = browser.js(
        "await until(() => visavis.view().query === 'paix', 2000);
         const typed = visavis.view().link; one('.swap').click(); return typed",
        &[],
    );
    browser.wait_written();
    for wanted in [typed, json!(first)] {
        browser.back();
        browser.wait("the view is back", "visavis.view().link === args[0]", &[wanted]);
    }
}

fn escape_and_the_button_empty_the_query() {
    let browser = Browser::start();
    browser.open("q=OTSC");
    browser.press_slash();
    browser.press(Key::Escape);
    browser.settle();
    assert_eq!(browser.counts(), [0, 0]);
    assert_eq!(browser.js("return one('#search').value", &[]), "");
    browser.type_text("paix");
    browser.settle();
    assert_eq!(browser.counts(), [2, 4]);
    browser.click(".search button");
    browser.settle();
    assert_eq!(browser.counts(), [0, 0]);
    assert_eq!(browser.focused(), "search", "the reader goes on typing");
    browser.check_contract();
}

fn acts_are_entries_and_back_undoes_them() {
    let browser = Browser::start();
    browser.open("q=OTSC");
    let choose = format!("choose(one('[data-side=b] select'), '{LEFT}')");
    for act in [
        "one('.swap').click()",
        "all('.views a')[1].click()",
        "all('.views a')[2].click()",
        "one('a.entry').click()",
        "one('.entry-acts a:not([aria-current])').click()",
        "one('.order a:nth-of-type(2)').click()",
        "switches()[0].click()",
        "switches()[1].click()",
        choose.as_str(),
    ] {
        browser.wait_written();
        let before = browser.snapshot();
        let _ = browser.js(&format!("{act}; return settled()"), &[]);
        assert_ne!(browser.snapshot(), before, "{act} does something");
        browser.wait_written();
        browser.check_contract();
        browser.back();
        browser.wait(
            "Back undoes it",
            "visavis.view().link === args[0]",
            &[before["link"].clone()],
        );
        browser.settle();
        assert_eq!(browser.snapshot(), before, "Back after {act}");
    }
}

fn back_restores_scroll_and_focus() {
    let browser = Browser::start();
    // In layouts where the texts scroll with the page; see `comparison.rs` for columns.
    browser.resize(600, 500);
    browser.open("q=de");
    browser.tab_to("a report read alone", "on.matches('article[data-side=b] a')");
    let place = "return [Math.round(scrollY), document.activeElement.outerHTML.slice(0, 120)]";
    browser.scroll_to(400);
    let before = browser.js(place, &[]);
    browser.press(Key::Enter);
    browser.wait("it is read alone", "articles().length === 1", &[]);
    browser.scroll_to(100);
    browser.back();
    browser.wait("both are back", "articles().length === 2", &[]);
    browser.wait("the scroll is back", "Math.round(scrollY) === 400", &[]);
    assert_eq!(browser.js(place, &[]), before);
    browser.forward();
    browser.wait("it is read alone again", "articles().length === 1", &[]);
    browser.wait("the scroll is back", "Math.round(scrollY) === 100", &[]);
}

fn back_to_typing_puts_the_focus_in_the_search_box() {
    let browser = Browser::start();
    browser.open("");
    browser.press_slash();
    browser.type_text("paix");
    browser.wait_written();
    // The action is done by a script, so that the box still has the focus.
    browser.go("m=list&q=OTSC");
    let _ = browser.js("document.activeElement.blur()", &[]);
    browser.back();
    browser.wait("the view is back", "marks().length === 6", &[]);
    browser.settle();
    assert_eq!(browser.focused(), "search");
}

fn a_refused_write_is_tried_again() {
    let browser = Browser::start();
    browser.open("");
    let _ = browser.js(
        "history.pushState = history.replaceState = () => {
           throw new DOMException('too many', 'SecurityError');
         };
         one('.swap').click(); return settled()",
        &[],
    );
    browser.press_slash();
    browser.type_text("OTSC");
    browser.settle();
    assert_eq!(browser.counts(), [6, 10], "the page goes on without its address");
    let _ = browser.js("delete history.pushState; delete history.replaceState", &[]);
    browser.wait_written();
}

fn three_hundred_quick_acts_leave_page_and_address_right() {
    let browser = Browser::start_with(Site::start().watched(), &Setup::default());
    browser.open("q=OTSC");
    let _ = browser.js(
        "const acts = [
           () => one('.swap')?.click(),
           () => all('.views a')[1].click(),
           () => all('.views a')[0].click(),
           () => switches()[0].click(),
           () => one('.order a:nth-of-type(2)').click(),
           () => {
             one('#search').value += 'e ';
             one('#search').dispatchEvent(new Event('input', { bubbles: true }));
           },
           () => one('.steps button:last-child').click(),
           () => visavis.open('m=cmp&q=paix'),
         ];
         for (let n = 0; n < 300; n++) {
           acts[(n * 7 + (n >> 3)) % acts.length]();
           if (n % 3 === 0) await frame();
         }
         return settled()",
        &[],
    );
    browser.check_contract();
    assert_eq!(browser.js("return e2e.errors", &[]), json!([]));
    // Browsers refuse too frequent writes, but the last one must succeed.
    browser.wait_written();
}
