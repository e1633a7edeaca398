//! Every boundary is where the segmenter that the table was made from has it.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::Config;
use unicode_segmentation::UnicodeSegmentation;

use super::*;

/// Characters of every class, from several scripts and blocks where a class has them.
const NASTY: &[&str] = &[
    "aé \u{2FF}北\u{10FFFF}",
    // Control
    "\0\n\r\u{7F}\u{AD}\u{200B}\u{2028}\u{E0001}\u{E0FFF}",
    // Extend; that and no part of conjuncts; linkers; ZWJ
    "\u{300}\u{301}\u{5B4}\u{93C}\u{FE0F}\u{1F3FD}\u{E0061}",
    "\u{200C}",
    "\u{94D}\u{9CD}\u{D4D}\u{17D2}\u{A9C0}\u{11F42}",
    "\u{200D}",
    // SpacingMark
    "\u{903}\u{93F}\u{E33}\u{11CB1}",
    // Prepend
    "\u{600}\u{6DD}\u{D4E}\u{110BD}",
    // Consonants of conjuncts
    "\u{915}\u{937}\u{995}\u{D15}\u{1780}\u{11F04}",
    // Extended_Pictographic
    "©ℹ☺🅰😀\u{1FAFF}",
    // Regional_Indicator
    "🇦🇫🇿",
    // L; V; T; LV; LVT
    "\u{1100}\u{115F}\u{A960}",
    "\u{1161}\u{D7B0}\u{16D63}",
    "\u{11A8}\u{D7FB}",
    "가나",
    "각힣",
];

fn nasty() -> Vec<char> {
    NASTY.iter().flat_map(|class| class.chars()).collect()
}

/// Every boundary of `text`, and what is nearest to every character's start.
#[track_caller]
fn check(text: &str) {
    let mut boundaries: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
    boundaries.push(text.len());
    let (mut last, mut next) = (0, boundaries.iter());
    for at in text.char_indices().map(|(at, _)| at).chain([text.len()]) {
        let expected = boundaries.contains(&at);
        assert_eq!(is_boundary(text, at), expected, "{text:?} at {at}");
        if expected {
            last = at;
            next.next();
        }
        let after = if expected { at } else { next.as_slice()[0] };
        assert_eq!((floor(text, at), ceil(text, at)), (last, after), "{text:?} around {at}");
    }
}

#[test]
fn every_character_beside_every_class() {
    let mut text = String::new();
    // Of the ideographs in planes 2 and 3, and of the planes without characters, the ends.
    for c in ('\0'..'\u{20010}').chain('\u{3FFF0}'..'\u{40010}').chain('\u{DFFF0}'..'\u{F0010}') {
        // Controls keep the neighbours apart: one segmentation asks for all.
        text.clear();
        for (before, after) in [
            ("a", "\u{301}"),
            ("\u{915}", "\u{915}"),
            ("\u{915}\u{94D}", "\u{915}"),
            ("©\u{200D}", "\u{200D}©"),
            ("©", "\u{200D}©"),
            ("🇫", "🇷"),
            ("\u{1100}", "\u{1161}"),
            ("\u{1161}", "\u{11A8}"),
        ] {
            text.push_str(before);
            text.push(c);
            text.push_str(after);
            text.push('\n');
        }
        let mut last = 0;
        for (at, cluster) in text.grapheme_indices(true) {
            assert_eq!(at, last, "{c:?}");
            last = at + cluster.len();
            assert!(is_boundary(&text, at), "{c:?}: {text:?} at {at}");
            for (inside, _) in cluster.char_indices().skip(1) {
                assert!(!is_boundary(&text, at + inside), "{c:?}: {text:?} at {}", at + inside);
            }
        }
    }
}

#[test]
fn classes_in_threes() {
    for a in nasty() {
        for b in nasty() {
            for c in nasty() {
                check(&String::from_iter([a, b, c]));
            }
        }
    }
}

#[test]
fn rules_that_look_back() {
    for text in [
        "",
        "\r\n\u{301}",
        "🇫🇷🇩🇪🇮",
        "a🇫🇷🇩",
        "\u{600}🇫🇷🇩",
        "👩\u{1F3FD}\u{200D}🚀",
        "👩\u{200D}\u{200D}🚀",
        "👩\u{903}\u{200D}🚀",
        "a\u{301}\u{200D}🚀",
        "👩\u{200C}\u{200D}🚀\u{200D}🚀",
        "\u{915}\u{94D}\u{200D}\u{937}",
        "\u{915}\u{200D}\u{94D}\u{93C}\u{937}",
        "\u{915}\u{94D}\u{200C}\u{937}",
        "\u{915}\u{94D}\u{903}\u{937}",
        "\u{94D}\u{937}\u{94D}\u{995}",
        "가\u{11A8}\u{11A8}\u{1161}각\u{1161}",
    ] {
        check(text);
    }
}

#[test]
fn outside_the_characters_there_is_nothing_to_cut() {
    assert!(is_boundary("é", 1) && is_boundary("é", 3));
    assert_eq!((floor("é", 1), ceil("é", 7)), (1, 7));
}

proptest! {
    #![proptest_config(Config { cases: 4000, failure_persistence: None, ..Config::default() })]

    #[test]
    fn any_text(chars in prop::collection::vec(select(nasty()), 0..24)) {
        check(&String::from_iter(chars));
    }
}
