//! Links: hand-written, truncated, of a newer version, partly invalid, of another collection,
//! changed by other programs. Problems are never ignored silently.

use e2e::{Browser, Test, Value, encode, json, test};

pub(crate) const TESTS: &[Test] = &[
    test!(a_hand_written_link_works_and_is_completed),
    test!(a_link_is_made_of_characters_that_survive),
    test!(a_cut_link_says_so_wherever_it_is_cut),
    test!(a_link_of_a_newer_version_is_read_as_well_as_can_be),
    test!(a_bad_value_drops_its_key_alone),
    test!(a_missing_report_is_a_card_in_its_pane_only),
    test!(a_missing_report_can_be_replaced_by_another),
    test!(a_changed_report_is_told),
    test!(other_programs_may_encode_a_link_once_more),
    test!(punctuation_that_programs_add_is_stripped),
    test!(the_id_of_an_element_is_no_link),
    test!(a_link_typed_into_the_address_bar_is_followed),
    test!(display_settings_of_a_link_are_not_kept),
    test!(a_link_leads_to_its_passage),
    test!(a_part_of_another_page_shows_the_texts_alone),
];

const LEFT: &str = "2022-06-otsc-erevan";
const RIGHT: &str = "2025-01-01-tass-bichkek";

/// Checks that there is one notice, which contains `says`.
#[track_caller]
fn check_told(browser: &Browser, says: &str) {
    let notices = browser.notices();
    assert_eq!(notices.len(), 1, "{notices:?}");
    assert!(notices[0].contains(says), "{notices:?} should say {says:?}");
}

/// A link with every known key, as the page writes it.
fn full_link(browser: &Browser) -> String {
    browser.open(&format!(
        "m=cmp&q=paix+s%C3%A9curit%C3%A9&d=2022..2025&s=-d&x=o&r={RIGHT}&a={RIGHT}&b={LEFT}&y=0&zz=1"
    ));
    browser.link()
}

fn a_hand_written_link_works_and_is_completed() {
    let browser = Browser::start();
    browser.open("q=OTSC");
    assert_eq!(browser.counts(), [10, 6]);
    assert_eq!(browser.notices(), [""; 0]);
    browser.wait_written();
    let hashes = browser.js("return visavis.reports().map((it) => it.hash.slice(0, 6))", &[]);
    let (left, right) = (hashes[0].as_str().unwrap(), hashes[1].as_str().unwrap());
    let link = browser.fragment();
    assert!(link.starts_with("v=1&"), "{link}");
    let tail = format!("&m=cmp&q=OTSC&a={LEFT}.{left}&b={RIGHT}.{right}&e");
    assert!(link.ends_with(&tail), "{link} should end with {tail}");
    let before = browser.snapshot();
    browser.open(&link);
    assert_eq!(browser.snapshot(), before);
    assert_eq!(browser.notices(), [""; 0]);
}

fn a_link_is_made_of_characters_that_survive() {
    let browser = Browser::start();
    browser.open("");
    for query in [
        "l’été “à” 50 % & plus + = # ?",
        "a/b\\c<d>{e}|^`~",
        "🜁 e\u{301} \u{a0}\u{202f}!",
        "(x) 'y' \"z\"",
    ] {
        browser.go(&format!("q={}&zz={}", encode(query), encode(query)));
        let link = browser.link();
        let allowed = |c: char| c.is_ascii_alphanumeric() || "-_.~+,:%&=".contains(c);
        assert!(link.chars().all(allowed), "{query:?}: {link}");
        assert_eq!(browser.js("return one('#search').value", &[]), query);
    }
}

fn a_cut_link_says_so_wherever_it_is_cut() {
    let browser = Browser::start();
    let link = full_link(&browser);
    for length in (4..link.len() - 1).step_by(9) {
        browser.open(&link[..length]);
        let notices = browser.notices();
        assert!(notices.iter().any(|it| it.contains("coupé")), "{}: {notices:?}", &link[..length]);
        browser.check_contract();
    }
    browser.open("v=1&q=OTSC");
    check_told(&browser, "coupé");
    assert_eq!(browser.counts(), [10, 6], "what is there is honoured");
}

fn a_link_of_a_newer_version_is_read_as_well_as_can_be() {
    let browser = Browser::start();
    browser.open("v=7&q=OTSC&m=cmp&hologram=3d&e");
    check_told(&browser, "plus récente");
    assert_eq!(browser.counts(), [10, 6]);
    assert!(browser.link().contains("&hologram=3d"), "unknown keys are kept: {}", browser.link());
}

fn a_bad_value_drops_its_key_alone() {
    let browser = Browser::start();
    for bad in [
        "m=hologram",
        "d=2022-13..",
        "d=..2022-02-30",
        "d=yesterday",
        "s=z",
        "x=o!",
        "y=7",
        "a=Not+a+slug",
        "b=slug.hash-too-long",
        "lang=xx",
        "th=pink",
        "k=short",
        "v=one",
        "zz=%FF",
    ] {
        browser.open(&format!("{bad}&q=OTSC&e"));
        let (key, _) = bad.split_once('=').unwrap();
        check_told(&browser, &format!("« {key}="));
        assert_eq!(browser.counts(), [10, 6], "{bad}: the rest is honoured");
    }
    browser.open(&format!("q={}&x=o&e", "x".repeat(513)));
    check_told(&browser, "« q=");
    browser.open("q=OTSC&q=menace");
    check_told(&browser, "deux fois");
    assert_eq!(browser.counts(), [10, 6], "the first wins");
}

fn a_missing_report_is_a_card_in_its_pane_only() {
    let browser = Browser::start();
    let panes = "return all('article[data-report], [data-missing]').map((it) => \
        [it.dataset.report ?? '', it.dataset.missing ?? '', it.dataset.side ?? ''])";
    let gone = "2020-05-01-nowhere";
    browser.open(&format!("q=OTSC&a={gone}.a2b3c4&b={RIGHT}"));
    assert_eq!(browser.js(panes, &[]), json!([["", gone, "a"], [RIGHT, "", "b"]]));
    assert_eq!(browser.counts(), [6]);
    let card = browser.js("return trimmed(one('[data-missing]'))", &[]);
    for said in [gone, "1er mai 2020", "a2b3c4"] {
        assert!(card.as_str().unwrap().contains(said), "{card} should say {said}");
    }
    assert!(browser.link().contains(&format!("&a={gone}.a2b3c4&")), "the link keeps it");

    browser.open(&format!("q=OTSC&a={LEFT}&b={gone}"));
    assert_eq!(browser.js(panes, &[]), json!([[LEFT, "", "a"], ["", gone, "b"]]));
    assert_eq!(browser.counts(), [10]);
    browser.open(&format!("q=OTSC&m=read&r={gone}"));
    assert_eq!(browser.js(panes, &[]), json!([["", gone, ""]]));
    browser.open(&format!("m=cmp&a={gone}&b={gone}"));
    assert_eq!(browser.js(panes, &[]), json!([["", gone, "a"], ["", gone, "b"]]));
}

fn a_missing_report_can_be_replaced_by_another() {
    let browser = Browser::start();
    browser.open(&format!("q=OTSC&a=2020-05-01-nowhere&b={RIGHT}"));
    let _ = browser
        .js("choose(one('[data-missing] select'), args[0]); return settled()", &[json!(LEFT)]);
    assert_eq!(browser.counts(), [10, 6]);
    browser.check_contract();
}

fn a_changed_report_is_told() {
    let browser = Browser::start();
    browser.open(&format!("v=1&m=cmp&q=OTSC&a={LEFT}.aaaaaa&b={RIGHT}&e"));
    check_told(&browser, "changé");
    assert!(browser.notices()[0].contains(LEFT));
    assert_eq!(browser.counts(), [10, 6]);
}

fn other_programs_may_encode_a_link_once_more() {
    let browser = Browser::start();
    let link = full_link(&browser);
    let before = browser.snapshot();
    browser.open(&link.replace('%', "%25").replace('=', "%3D").replace('&', "%26"));
    assert_eq!(browser.snapshot(), before);
    assert_eq!(browser.notices(), [""; 0]);
    browser.open("q%3DOTSC");
    assert_eq!(browser.counts(), [10, 6]);
    browser.open("q=%2541");
    assert_eq!(browser.js("return one('#search').value", &[]), "%41", "values are decoded once");
}

fn punctuation_that_programs_add_is_stripped() {
    let browser = Browser::start();
    let link = full_link(&browser);
    let before = browser.snapshot();
    for added in
        [".", ",", ";", ":", "!", "?", ")", "]", "}", ">", "”", "»", "'", "\"", "*", "_", ").", "…"]
    {
        browser.open(&format!("{link}{added}"));
        assert_eq!(browser.notices(), [""; 0], "{added:?}");
        assert_eq!(browser.snapshot(), before, "{added:?}");
    }
}

fn the_id_of_an_element_is_no_link() {
    let browser = Browser::start();
    browser.open("q=OTSC&x=o");
    let before = browser.snapshot();
    let _ = browser.js("location.hash = 'texts'; return settled()", &[]);
    assert_eq!(browser.fragment(), "texts");
    assert_eq!(browser.snapshot(), before);
    browser.open("texts");
    assert_eq!(browser.counts(), [0, 0], "the default view");
    assert_eq!(browser.notices(), [""; 0]);
}

fn a_link_typed_into_the_address_bar_is_followed() {
    let browser = Browser::start();
    browser.open("q=OTSC");
    let _ = browser.js("location.hash = 'q=menace'", &[]);
    browser.wait("menace is marked", "marks().length === 5", &[]);
    browser.check_contract();
    browser.back();
    browser.wait("OTSC is marked", "marks().length === 16", &[]);
}

fn display_settings_of_a_link_are_not_kept() {
    let browser = Browser::start();
    let dress =
        "return [document.documentElement.lang, document.documentElement.dataset.theme ?? '']";
    browser.open("q=OTSC&lang=en&th=dark");
    assert_eq!(browser.js(dress, &[]), json!(["en", "dark"]));
    browser.open("q=OTSC");
    assert_eq!(browser.js(dress, &[]), json!(["fr", ""]));
    let stored = browser.js("return JSON.stringify({ ...localStorage, ...sessionStorage })", &[]);
    assert_eq!(stored, Value::from("{}"), "nothing was chosen, nothing is stored");
}

/// Whether the passage of the link is in view, and its text.
const SHOWN: &str = "const all = [...document.querySelectorAll('[data-note=quote]')];
    if (!all.length) return null;
    const box = all[0].getBoundingClientRect();
    const text = all.map((it) => it.textContent).join('');
    return { text, seen: box.top >= 0 && box.bottom <= innerHeight };";

fn a_link_leads_to_its_passage() {
    let browser = Browser::start();
    let quote = "menaces+est+de+renforcer,op%C3%A9rationnelles+et+pr%C3%A9ventives";
    for (width, height) in [(1200, 500), (380, 640)] {
        browser.resize(width, height);
        browser.open(&format!("q=OTSC&at=a.p4:{quote}"));
        browser.settle();
        let shown = browser.js(SHOWN, &[]);
        assert_eq!(shown["seen"], true, "{width}: {shown}");
        let text = shown["text"].as_str().unwrap();
        assert!(text.starts_with("menaces est") && text.ends_with("préventives"), "{text}");
        assert_eq!(browser.notices(), [""; 0]);
        browser.check_contract();
    }
    let link = browser.link();
    assert!(link.contains(&format!("&at=a.p4:{quote}&")), "{link}");
    // Stepping to the next match removes the passage from the link.
    browser.click(".steps button:last-child");
    browser.settle();
    assert_eq!(browser.js(SHOWN, &[]), Value::Null);
    assert!(!browser.link().contains("&at="));
    // Slightly changed words are found by similarity, others are not found.
    browser.open(
        "at=a.p4:menaces+actuelles+est+de+renforcer,op%C3%A9rationnelles+et+pr%C3%A9ventives",
    );
    check_told(&browser, "celui-ci lui ressemble");
    assert_eq!(browser.js(SHOWN, &[])["seen"], true);
    browser.open("at=a.p4:une+baleine+blanche+dans+le+lac+S%C3%A9van");
    check_told(&browser, "une baleine blanche dans le lac Sévan");
    assert_eq!(browser.js(SHOWN, &[]), Value::Null);
}

fn a_part_of_another_page_shows_the_texts_alone() {
    let browser = Browser::start();
    browser.open("q=OTSC&ui=embed");
    assert_eq!(browser.counts(), [10, 6]);
    browser.check_contract();
    let seen = "return ['#search', '.rail', '.views', '.panel', '.choice', '.swap', '.legend',
        'article', '.whole'].filter((it) => one(it)?.getClientRects().length)";
    assert_eq!(browser.js(seen, &[]), json!([".legend", "article", ".whole"]));
    let whole = browser.js("return one('.whole a').getAttribute('href')", &[]);
    browser.open(whole.as_str().unwrap().trim_start_matches('#'));
    assert_eq!(browser.js(&seen.replace("'.rail', ", ""), &[])[0], "#search");
}
