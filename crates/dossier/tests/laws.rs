//! Properties of the matcher, on random texts and queries.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use std::collections::BTreeSet;

use common::oracle::{self, Mark};
use common::texts::{LETTERS, text_and_query, texts_and_query, ways};
use common::{cases, run, single};
use dossier::collection::Collection;
use dossier::query::{Options, Query};
use dossier::report;
use dossier::text::fold::fold_text;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// A collection of the texts that are valid reports; `None` if none is.
fn collected(texts: &[String]) -> Option<Collection> {
    let parse =
        |(n, text): (usize, &String)| report::parse(&format!("essai-{n}"), text.as_bytes()).ok();
    let reports: Vec<_> = texts.iter().enumerate().filter_map(parse).collect();
    if reports.is_empty() { None } else { Collection::new(reports).ok() }
}

fn parsed(text: &str) -> Option<report::Report> {
    report::parse("essai", text.as_bytes()).ok()
}

fn strip_accents(text: &str) -> String {
    text.nfd().filter(|c| !('\u{300}'..'\u{370}').contains(c)).filter(|c| *c != 'ø').collect()
}

/// The groups of a query as typed: whether each is excluded, and its terms.
type Pieces = Vec<(bool, Vec<(String, bool)>)>;

fn pieces(query: &Query) -> Pieces {
    let items = query.items.iter().map(|item| {
        let terms = item.terms.iter().map(|term| (term.text.clone(), term.quoted));
        (item.excluded, terms.collect())
    });
    items.collect()
}

proptest! {
    #![proptest_config(cases(20_000))]

    #[test]
    fn the_matcher_follows_the_written_rules(
        (texts, query) in texts_and_query(),
        (options, within) in ways(),
    ) {
        let Some(collection) = collected(&texts) else { return Ok(()) };
        let found = run(&collection, &Query::read(&query, options, within.clone()));
        let expected = oracle::search(&collection, &query, options, within.as_ref());
        for (found, expected) in found.reports.iter().zip(&expected) {
            let seen: Vec<Mark> = found
                .matches
                .iter()
                .map(|m| Mark {
                    paragraph: m.paragraph as usize,
                    start: m.span.start as usize,
                    end: m.span.end as usize,
                    groups: m.terms.iter().collect(),
                    family: m.family,
                })
                .collect();
            prop_assert_eq!(&seen, &expected.matches);
            prop_assert_eq!(found.tally.excluded, expected.excluded);
            prop_assert_eq!(found.passes, expected.passes);
        }
    }

    #[test]
    fn a_query_is_read_as_the_written_rules_say(
        (_, query) in text_and_query(),
        (options, within) in ways(),
    ) {
        let read = Query::read(&query, options, within.clone());
        let (items, open) = oracle::read(&query, options);
        let expected: Pieces = items
            .iter()
            .map(|item| {
                let terms = item.terms.iter().map(|term| (term.text.clone(), term.quoted));
                (item.excluded, terms.collect())
            })
            .collect();
        prop_assert_eq!(pieces(&read), expected);
        prop_assert_eq!(read.unfinished, open);
        prop_assert_eq!(read.is_empty(), items.is_empty());
    }

    #[test]
    fn a_printed_query_reads_back_the_same(
        (_, query) in text_and_query(),
        (options, within) in ways(),
    ) {
        let read = Query::read(&query, options, within.clone());
        let printed = read.to_string();
        prop_assert_eq!(&Query::read(&printed, options, within.clone()), &read, "{:?}", printed);
    }

    #[test]
    fn a_query_without_a_piece_has_all_the_others(
        (_, query) in text_and_query(),
        (options, within) in ways(),
        which in any::<Index>(),
        alternative in any::<Index>(),
    ) {
        let read = Query::read(&query, options, within.clone());
        if read.is_empty() { return Ok(()) }
        let item = which.index(read.items.len());
        let term = alternative.index(read.items[item].terms.len());
        let mut expected = pieces(&read);
        expected[item].1.remove(term);
        expected.retain(|(_, terms)| !terms.is_empty());
        // A group that is left may be a duplicate.
        let key = |terms: &[(String, bool)]| -> BTreeSet<String> {
            let texts = terms.iter().map(|(text, _)| strip_accents(&fold_text(text)));
            texts.map(|text| text.replace(|c: char| !c.is_alphanumeric(), "")).collect()
        };
        let keys: BTreeSet<_> = expected.iter().map(|(_, terms)| key(terms)).collect();
        if keys.len() < expected.len() {
            return Ok(());
        }
        let printed = read.without(item, term);
        let left = Query::read(&printed, options, within.clone());
        prop_assert_eq!(pieces(&left), expected, "{:?}", printed);
        let was_last = item + 1 == read.items.len() && term + 1 == read.items[item].terms.len();
        prop_assert_eq!(left.unfinished, read.unfinished && !was_last, "{:?}", printed);
    }

    #[test]
    fn matches_are_sorted_disjoint_whole_clusters(
        (text, query) in text_and_query(),
        (options, within) in ways(),
    ) {
        let Some(report) = parsed(&text) else { return Ok(()) };
        let passages: Vec<_> = report.passages().collect();
        let query = Query::read(&query, options, within.clone());
        let found = run(&single(report), &query).reports.remove(0);
        let mut last = 0;
        for m in &found.matches {
            prop_assert!(m.span.start >= last && !m.span.is_empty());
            last = m.span.end;
            prop_assert!(m.terms.iter().next().is_some());
            prop_assert!(m.terms.iter().all(|group| group < query.groups().count()));
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
    fn a_mark_folds_to_its_term_and_needs_its_last_character(
        (text, query) in text_and_query(),
        (options, within) in ways(),
    ) {
        // Single words only: phrases and merged terms may span more.
        let query = Query::parse(&query);
        let single_word = |text: &&str| !text.contains(|c| "’'ʼ‘-‑‐,:/.\"«“*".contains(c));
        let mut words = query.items.iter().flat_map(|i| &i.terms).map(|t| t.text.as_str());
        let Some(word) = words.find(single_word) else { return Ok(()) };
        let Some(report) = parsed(&text) else { return Ok(()) };
        let query = Query::read(word, Options { family: false, ..options }, within.clone());
        let found = run(&single(report), &query).reports.remove(0);
        // The full stops of an acronym are not letters.
        let letters = |text: &str| -> String {
            let folded = fold_text(text);
            folded.chars().filter(|c| c.is_alphanumeric() || *c == '\'').collect()
        };
        let term = letters(word);
        for m in &found.matches {
            let marked = m.span.of(&text);
            let last = marked.graphemes(true).next_back().unwrap().len();
            let cut = &marked[..marked.len() - last];
            // The first grapheme cluster may start before the word, even with another word.
            let begins = |text: &str| {
                let first = text.graphemes(true).next().unwrap_or_default();
                first.char_indices().any(|(at, _)| letters(&text[at..]).starts_with(&term))
            };
            prop_assert!(begins(marked), "{marked:?}");
            prop_assert!(!begins(cut), "{marked:?}");
        }
    }

    #[test]
    fn decomposed_and_composed_find_the_same(
        (text, query) in text_and_query(),
        (options, within) in ways(),
    ) {
        let nfc: String = text.nfc().collect();
        let nfd: String = text.nfd().collect();
        let marked = |text: &str, query: &str| -> Option<(Vec<String>, bool)> {
            let query = Query::read(query, options, within.clone());
            let found = run(&single(parsed(text)?), &query).reports.remove(0);
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
        (texts, query) in texts_and_query(),
        letter in prop_oneof![select(LETTERS), Just("h"), Just("u")],
        (options, within) in ways(),
    ) {
        // Exceptions by design: whole words and their families; a typed accent, which becomes
        // optional from three letters on; the full stop of an acronym; the apostrophe of a lexical
        // word.
        let options = Options { whole: false, family: false, ..options };
        let plain: String = query.nfd().filter(|c| !".'’ʼ‘".contains(*c)).collect();
        let (plain, letter) = if options.accents {
            (plain.nfc().collect(), letter.to_owned())
        } else {
            (strip_accents(&plain), strip_accents(letter))
        };
        let Some(collection) = collected(&texts) else { return Ok(()) };
        let read = |text: &str| Query::read(text, options, within.clone());
        let last_is_wanted = read(&plain).items.last().is_some_and(|item| !item.excluded);
        if last_is_wanted && plain.ends_with(char::is_alphanumeric) {
            let more = format!("{plain}{letter}");
            let passing = |query: &str| -> Vec<bool> {
                run(&collection, &read(query)).reports.iter().map(|r| r.passes).collect()
            };
            let pairs = passing(&plain).into_iter().zip(passing(&more));
            for (before, after) in pairs {
                prop_assert!(before || !after, "{plain:?} {more:?}");
            }
        }
    }

    #[test]
    fn a_passage_pasted_from_a_sentence_finds_itself(
        text in common::texts::text(),
        which in any::<Index>(),
        (from, to) in (any::<Index>(), any::<Index>()),
        (options, within) in ways(),
    ) {
        let Some(report) = parsed(&text) else { return Ok(()) };
        let sentences: Vec<_> = report.paragraphs.iter().flat_map(|p| &p.sentences).collect();
        let sentence = sentences[which.index(sentences.len())];
        let pieces: Vec<&str> = sentence.of(&text).split_whitespace().collect();
        let (from, to) = (from.index(pieces.len()), to.index(pieces.len()));
        // White space may have changed on the way.
        let pasted = pieces[from.min(to)..=from.max(to)].join(" ");
        if pasted.contains('"') || !fold_text(&pasted).contains(char::is_alphanumeric) {
            return Ok(());
        }
        let query = Query::read(&format!("\"{pasted}\""), options, None);
        let found = run(&single(report), &query).reports.remove(0);
        prop_assert!(found.passes, "{:?} {:?}", pasted, within);
    }

    #[test]
    fn any_string_is_a_query(
        text in any::<String>(),
        query in any::<String>(),
        (options, within) in ways(),
    ) {
        let Some(report) = parsed(&text) else { return Ok(()) };
        let query = Query::read(&query, options, within.clone());
        let found = run(&single(report), &query);
        prop_assert!(found.reports[0].matches.iter().all(|m| !m.span.of(&text).is_empty()));
    }
}
