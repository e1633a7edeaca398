//! Filters by dates and terms: the page says what is hidden, and why nothing is left.

use e2e::{Browser, Test, json, test};

pub(crate) const TESTS: &[Test] = &[
    test!(partial_dates_filter_by_what_they_may_mean),
    test!(dates_can_be_typed_and_all_shown_again),
    test!(an_invalid_date_is_said_and_nothing_is_lost),
    test!(the_term_that_is_the_cause_is_named),
    test!(a_report_that_stays_says_what_it_lacks),
    test!(the_list_has_an_order),
];

const LEFT: &str = "2022-06-otsc-erevan";
const RIGHT: &str = "2025-01-01-tass-bichkek";

fn rows(browser: &Browser) -> Vec<String> {
    let rows = browser.js("return rows().map(slugOf)", &[]);
    rows.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect()
}

fn status(browser: &Browser) -> String {
    browser.snapshot()["status"].as_str().unwrap().to_owned()
}

fn partial_dates_filter_by_what_they_may_mean() {
    let browser = Browser::start();
    browser.open("");
    for (range, kept) in [
        ("2022-06..2022-06", &[LEFT][..]),
        ("2022-06-30..", &[LEFT, RIGHT]),
        ("2022-07..", &[RIGHT]),
        ("..2022-06-01", &[LEFT]),
        ("..2022-05", &[]),
        ("2022..", &[LEFT, RIGHT]),
        ("2025..2025", &[RIGHT]),
        ("2025-01-01..2025-01-01", &[RIGHT]),
        ("2025-01-02..", &[]),
        ("2023..2024", &[]),
        ("2025..2022", &[]),
        ("none", &[]),
        ("..", &[LEFT, RIGHT]),
    ] {
        browser.go(&format!("d={range}"));
        assert_eq!(rows(&browser), kept, "{range}");
        let said = browser.js("return trimmed(one('.hidden-count'))", &[]);
        let hidden = 2 - kept.len();
        let says = hidden == 0 && said == ""
            || said.as_str().unwrap().starts_with(&format!("{hidden} rapport"));
        assert!(says, "{range}: {hidden} hidden, says {said}");
        assert_eq!(browser.js("return articles().length", &[]), 2, "what is compared stays");
        if kept.is_empty() {
            let told = browser.js("return trimmed(one('.empty'))", &[]);
            assert!(told.as_str().unwrap().contains("filtres"), "the cause: {told}");
        }
        browser.check_contract();
    }
}

fn dates_can_be_typed_and_all_shown_again() {
    let browser = Browser::start();
    browser.open("q=OTSC");
    browser.click("#from");
    browser.type_text("2024");
    browser.wait("one report is left", "rows().length === 1", &[]);
    assert_eq!(rows(&browser), [RIGHT]);
    browser.wait_written();
    assert!(browser.fragment().contains("&d=2024..&"), "{}", browser.fragment());
    browser.click("#to");
    browser.type_text("2024-12-31");
    browser.wait("no report is left", "rows().length === 0", &[]);
    let told = browser.js("return trimmed(one('.rail-body'))", &[]);
    assert!(told.as_str().unwrap().contains("Aucun rapport"), "{told}");
    browser.click(".hidden-count a");
    browser.wait("all are back", "rows().length === 2", &[]);
    let seen = browser.snapshot();
    assert_eq!((&seen["from"], &seen["to"]), (&json!(""), &json!("")));
}

fn an_invalid_date_is_said_and_nothing_is_lost() {
    let browser = Browser::start();
    browser.open("q=OTSC");
    let state = "const field = one('#from');
        const told = document.getElementById(field.getAttribute('aria-describedby'));
        return [field.value, field.getAttribute('aria-invalid'), isShown(told)]";
    browser.click("#from");
    browser.type_text("2022-13");
    browser.settle();
    let invalid = json!(["2022-13", "true", true]);
    assert_eq!(browser.js(state, &[]), invalid);
    assert_eq!(rows(&browser), [LEFT, RIGHT], "what is no date filters nothing");
    assert_eq!(browser.counts(), [10, 6]);
    browser.click("#search");
    browser.type_text(" ");
    browser.click(".switches input");
    browser.settle();
    assert_eq!(browser.js(state, &[]), invalid, "other acts leave it as typed");
    browser.click("#from");
    browser.press(e2e::Key::End);
    browser.press(e2e::Key::Backspace);
    browser.press(e2e::Key::Backspace);
    browser.type_text("06-15");
    browser.settle();
    assert_eq!(browser.js(state, &[]), json!(["2022-06-15", null, false]));
    assert!(browser.link().contains("&d=2022-06-15..&"), "{}", browser.link());
    for odd in ["15/06/2022", "juin", "2023-02-29", "0000", "20222"] {
        let _ = browser.js("one('#from').focus(); one('#from').select()", &[]);
        browser.type_text(odd);
        browser.settle();
        assert_eq!(browser.js(state, &[])[1], "true", "{odd} is flagged");
    }
}

fn the_term_that_is_the_cause_is_named() {
    let browser = Browser::start();
    for (query, cause, innocent) in [
        ("zzz", "« zzz »", "…"),
        ("OTSC zzz", "« zzz »", "OTSC"),
        ("qqq paix zzz", "« zzz »", "paix"),
        ("Zas Japarov", "Zas", "…"),
        ("Zas Japarov", "Japarov", "…"),
    ] {
        browser.open(&format!("q={}", e2e::encode(query)));
        let said = status(&browser);
        assert!(said.contains(cause) && !said.contains(innocent), "{query}: {said}");
        assert_eq!(rows(&browser).len(), 0, "{query}");
        assert_eq!(browser.js("return articles().length", &[]), 2, "{query}: both stay");
        browser.check_contract();
    }
    browser.open("q=Zas&d=2025..");
    assert!(status(&browser).contains("filtres"), "they are the cause: {}", status(&browser));
}

fn a_report_that_stays_says_what_it_lacks() {
    let browser = Browser::start();
    let lacks = "return articles().map((it) => trimmed(one('.lacks', it)))";
    for (query, left, right) in [
        ("Arménie", "", "Arménie"),
        ("cyber", "cyber", ""),
        ("Zas Japarov", "Japarov", "Zas"),
        ("OTSC", "", ""),
        ("zzz OTSC", "zzz", "zzz"),
    ] {
        browser.open(&format!("q={}", e2e::encode(query)));
        let said = browser.js(lacks, &[]);
        for (said, term) in said.as_array().unwrap().iter().zip([left, right]) {
            let said = said.as_str().unwrap();
            assert_eq!(said.is_empty(), term.is_empty(), "{query}: {said}");
            assert!(said.contains(term) && !said.contains("OTSC"), "{query}: {said}");
        }
    }
    browser.open("q=Arménie");
    assert_eq!(rows(&browser), [LEFT]);
    let said = browser.js("return trimmed(one('.hidden-count'))", &[]);
    assert!(said.as_str().unwrap().starts_with("1 rapport masqué"), "{said}");
}

fn the_list_has_an_order() {
    let browser = Browser::start();
    browser.open("m=list");
    assert_eq!(rows(&browser), [LEFT, RIGHT]);
    browser.click(".order a:nth-of-type(2)");
    browser.settle();
    assert_eq!(rows(&browser), [RIGHT, LEFT]);
    browser.open("m=list&s=-d");
    assert_eq!(rows(&browser), [RIGHT, LEFT]);
}
