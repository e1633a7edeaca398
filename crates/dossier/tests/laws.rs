//! Laws of the matcher, on texts and queries made of what breaks matchers.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test says what is wrong by failing"
)]

mod common;

use std::collections::BTreeSet;

use common::{cases, oracle, search, single};
use dossier::fold::fold_text;
use dossier::query::Query;
use dossier::report;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// Accents composed and not, ligatures, capitals, superscripts, dotted and dotless i.
const LETTERS: &[&str] = &[
    "a", "e", "i", "o", "t", "s", "l", "E", "T", "é", "É", "e\u{301}", "E\u{301}", "ê", "à", "ç",
    "œ", "Œ", "oe", "æ", "ß", "ẞ", "ss", "ﬁ", "fi", "İ", "ı", "ø", "ᵉ", "ʳ", "1", "2", "½", "²",
    "3e",
];
/// All that separates, joins or vanishes.
const MARKS: &[&str] = &[
    "’", "'", "ʼ", "-", "‑", "‐", ",", ".", ":", "/", "(", ")", "«", "|", "\"", "*", " ", " ", " ",
    "  ", "\u{A0}", "\u{202F}", "\n", "\u{AD}", "\u{200B}", "\u{200D}", "\u{FE0F}", "\u{301}",
    "\u{323}", "\t",
];
/// What other scripts and emoji make of a grapheme cluster.
const CLUSTERS: &[&str] = &[
    "한",
    "ᄒ",
    "ᅡ",
    "ᆫ",
    "하",
    "क",
    "्",
    "ष",
    "ि",
    "ं",
    "😀",
    "👍🏽",
    "\u{1F3FD}",
    "🇫",
    "🇷",
    "ℹ",
    "☺",
    "🅰",
    "\u{600}",
    "\u{D4E}",
    "\u{E33}",
    "ก",
    "א",
    "ב\u{5B4}",
    "北",
];
/// Whole words with rules of their own.
const WORDS: &[&str] = &[
    "aujourd’hui",
    "aujourd'h",
    "quelqu’",
    "un",
    "presqu’î",
    "le",
    "entr’acte",
    "U.E.",
    "O.T.S",
    "l’OTSC",
    "a-t-il",
    "14:30",
    "1,5",
    "ÉTAT",
    "Etat",
    "état",
    "ETAT",
    "de",
    "il",
];

fn pieces(most: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        5 => select(LETTERS),
        4 => select(MARKS),
        1 => select(CLUSTERS),
        2 => select(WORDS),
    ];
    prop::collection::vec(piece, 1..most).prop_map(|pieces| pieces.concat())
}

/// A text, and a query that often has a part of it.
fn text_and_query() -> impl Strategy<Value = (String, String)> {
    let part = (any::<Index>(), 0_usize..9, select(&["", "", "", " ", ".", "’"][..]));
    (pieces(30), part, pieces(5), 0..3).prop_map(|(text, (from, length, end), other, kind)| {
        let chars: Vec<char> = text.chars().collect();
        let from = from.index(chars.len());
        let to = (from + length).min(chars.len());
        let taken: String = chars[from..to].iter().collect();
        let query = match kind {
            0 => other,
            1 => format!("{taken}{end}"),
            _ => format!("{other} {taken}{end}"),
        };
        (text, query)
    })
}

fn parsed(text: &str) -> Option<report::Report> {
    report::parse("essai", text.as_bytes()).ok()
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn the_matcher_follows_the_written_rules((text, query) in text_and_query()) {
        let Some(report) = parsed(&text) else { return Ok(()) };
        let passages: Vec<_> = report.passages().collect();
        let expected: Vec<_> = passages
            .iter()
            .flat_map(|&(number, span)| {
                let start = span.start as usize;
                let found = oracle::matches(span.of(&text), &query);
                found.into_iter().map(move |(s, e, terms)| (number, start + s, start + e, terms))
            })
            .collect();
        let found = search(&single(report), &query).reports.remove(0);
        let seen: Vec<_> = found
            .matches
            .iter()
            .map(|m| {
                let terms: BTreeSet<usize> = m.terms.iter().collect();
                (m.paragraph as usize, m.span.start as usize, m.span.end as usize, terms)
            })
            .collect();
        prop_assert_eq!(&seen, &expected);
        prop_assert_eq!(Query::parse(&query).items.len(), oracle::term_count(&query));
        let named: BTreeSet<usize> = expected.iter().flat_map(|m| m.3.clone()).collect();
        prop_assert_eq!(found.passes, named.len() == oracle::term_count(&query));
    }

    #[test]
    fn matches_are_sorted_disjoint_whole_clusters((text, query) in text_and_query()) {
        let Some(report) = parsed(&text) else { return Ok(()) };
        let passages: Vec<_> = report.passages().collect();
        let found = search(&single(report), &query).reports.remove(0);
        let mut last = 0;
        for m in &found.matches {
            prop_assert!(m.span.start >= last && !m.span.is_empty());
            last = m.span.end;
            prop_assert!(m.terms.iter().next().is_some());
            let (_, passage) = passages[passages.iter().position(|(n, _)| *n == m.paragraph as usize).unwrap()];
            let inside = passage.of(&text);
            let edges: BTreeSet<usize> = inside
                .grapheme_indices(true)
                .map(|(at, _)| at)
                .chain([inside.len()])
                .collect();
            prop_assert!(edges.contains(&((m.span.start - passage.start) as usize)));
            prop_assert!(edges.contains(&((m.span.end - passage.start) as usize)));
        }
    }

    #[test]
    fn a_mark_folds_to_its_term_and_needs_its_last_character((text, query) in text_and_query()) {
        // One word only: phrases and merged terms may span more.
        let word = Query::parse(&query).items.first().map(dossier::query::Item::text);
        let Some(word) = word else { return Ok(()) };
        if Query::parse(&word).items.len() != 1 || word.contains(['’', '\'', 'ʼ', '-', '‑', '‐', ',', ':', '/', '.']) {
            return Ok(());
        }
        let Some(report) = parsed(&text) else { return Ok(()) };
        let found = search(&single(report), &word).reports.remove(0);
        // The stops of an acronym are no letters of it.
        let letters = |text: &str| -> String {
            let folded = fold_text(text);
            folded.chars().filter(|c| c.is_alphanumeric() || *c == '\'').collect()
        };
        let term = letters(&word);
        for m in &found.matches {
            let marked = m.span.of(&text);
            let last = marked.graphemes(true).next_back().unwrap().len();
            let cut = &marked[..marked.len() - last];
            // A cluster may hold more before the word, even another word.
            let begins = |text: &str| {
                let first = text.graphemes(true).next().unwrap_or_default();
                first.char_indices().any(|(at, _)| letters(&text[at..]).starts_with(&term))
            };
            prop_assert!(begins(marked), "{marked:?}");
            prop_assert!(!begins(cut), "{marked:?}");
        }
    }

    #[test]
    fn decomposed_and_composed_find_the_same((text, query) in text_and_query()) {
        let nfc: String = text.nfc().collect();
        let nfd: String = text.nfd().collect();
        let marked = |text: &str, query: &str| -> Option<(Vec<String>, bool)> {
            let found = search(&single(parsed(text)?), query).reports.remove(0);
            let texts = found.matches.iter().map(|m| m.span.of(text).nfc().collect()).collect();
            Some((texts, found.passes))
        };
        let expected = marked(&nfc, &query.nfc().collect::<String>());
        prop_assert_eq!(&marked(&nfd, &query.nfc().collect::<String>()), &expected);
        prop_assert_eq!(&marked(&nfc, &query.nfd().collect::<String>()), &expected);
        prop_assert_eq!(&marked(&nfd, &query.nfd().collect::<String>()), &expected);
    }

    #[test]
    fn a_letter_more_never_finds_more(
        (text, query) in text_and_query(),
        letter in prop_oneof![select(LETTERS), Just("h"), Just("u")],
    ) {
        // What the design excepts: a typed accent turns lenient at three letters; a stop may be
        // an acronym's; an apostrophe a lexical word's.
        let plain: String = query.nfd().filter(|c| !".'’ʼ‘".contains(*c)).collect();
        let plain = strip_accents(&plain);
        let Some(report) = parsed(&text) else { return Ok(()) };
        let unfinished = plain.chars().next_back().is_some_and(char::is_alphanumeric);
        if unfinished {
            let collection = single(report);
            let more = format!("{plain}{}", strip_accents(letter));
            let passes = |query: &str| search(&collection, query).reports[0].passes;
            prop_assert!(!passes(&more) || passes(&plain), "{plain:?} {more:?}");
        }
    }

    #[test]
    fn any_string_is_a_query(text in any::<String>(), query in any::<String>()) {
        let Some(report) = parsed(&text) else { return Ok(()) };
        let parsed = Query::parse(&query);
        let found = search(&single(report), &query);
        prop_assert!(found.reports[0].matches.iter().all(|m| !m.span.of(&text).is_empty()));
        prop_assert_eq!(parsed.is_empty(), parsed.items.is_empty());
    }
}

fn strip_accents(text: &str) -> String {
    text.nfd().filter(|c| !('\u{300}'..'\u{370}').contains(c)).filter(|c| *c != 'ø').collect()
}
