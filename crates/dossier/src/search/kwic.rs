//! Keywords in context: each occurrence between the words around it, as lines to read and to order.

use crate::collection::Collection;
use crate::report::Report;
use crate::search::Match;
use crate::search::Sort;
use crate::text::grapheme;
use crate::text::span::Span;
use crate::text::words::{Reading, Words};

/// An occurrence and the words around it, from one passage. The three spans follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The report's place in the collection.
    pub report: usize,
    /// The match's place among the report's matches.
    pub number: usize,
    /// Before the occurrence.
    pub left: Span,
    /// The occurrence.
    pub found: Span,
    /// After the occurrence.
    pub right: Span,
}

/// Characters of context on each side, at most.
const CONTEXT: usize = 60;

/// Words on a side that order lines.
const KEY_WORDS: usize = 3;

/// The lines of report `index` of the collection, in reading order: one for each match.
#[must_use]
pub fn lines(index: usize, report: &Report, matches: &[Match]) -> Vec<Line> {
    let line = |(number, found): (usize, &Match)| {
        let passage = report.passage(found.paragraph)?;
        let (left, right) = around(&report.text, passage, found.span);
        Some(Line { report: index, number, left, found: found.span, right })
    };
    matches.iter().enumerate().filter_map(line).collect()
}

/// Puts lines in order; those that are alike stay as they were. Only the orders by word change
/// anything: the others are of reports, whose lines are given in it.
pub fn order(collection: &Collection, lines: &mut [Line], sort: Sort) {
    let key = match sort {
        Sort::Date | Sort::DateDescending | Sort::Relevance => return,
        Sort::LeftWord => left_key,
        Sort::RightWord => right_key,
    };
    let text = |line: &Line| collection.reports.get(line.report).map_or("", |it| it.text.as_str());
    lines.sort_by_cached_key(|line| key(text(line), line));
}

/// The context on both sides of `found`: whole words where the passage goes on, or whole grapheme
/// clusters of a word that is longer.
fn around(text: &str, passage: Span, found: Span) -> (Span, Span) {
    let before = Span { start: passage.start, end: found.start }.of(text);
    let after = Span { start: found.end, end: passage.end }.of(text);
    let (from, to) = (found.start as usize, found.end as usize);
    let (left, right) = (before.len() - left_cut(before), right_cut(after));
    (Span::new(from - left, from), Span::new(to, to + right))
}

/// Where the context that ends `before` starts.
fn left_cut(before: &str) -> usize {
    let at = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
    let at = grapheme::ceil(before, at);
    let (head, tail) = before.split_at_checked(at).unwrap_or_default();
    let cut = if head.is_empty() || head.ends_with(char::is_whitespace) {
        tail
    } else {
        tail.split_once(char::is_whitespace).map_or("", |(_, rest)| rest)
    };
    let whole = cut.trim_start();
    let context = if whole.is_empty() { tail } else { whole };
    grapheme::ceil(before, before.len() - context.len())
}

/// Where the context that begins `after` ends.
fn right_cut(after: &str) -> usize {
    let at = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
    let at = grapheme::floor(after, at);
    let (head, tail) = after.split_at_checked(at).unwrap_or_default();
    let cut = if tail.is_empty() || tail.starts_with(char::is_whitespace) {
        head
    } else {
        head.rsplit_once(char::is_whitespace).map_or("", |(rest, _)| rest)
    };
    let whole = cut.trim_end();
    grapheme::floor(after, if whole.is_empty() { head.len() } else { whole.len() })
}

/// The words before the occurrence, nearest first.
fn left_key(text: &str, line: &Line) -> String {
    let words = Words::of(line.left.of(text), Reading::Text);
    key(&words, (0..words.len()).rev())
}

/// The words after the occurrence; the rest of a word of which it is the beginning is none.
fn right_key(text: &str, line: &Line) -> String {
    let from = Span { start: line.found.start, end: line.right.end };
    let words = Words::of(from.of(text), Reading::Text);
    let after = |&at: &usize| words.span(at).start as usize >= line.found.len();
    key(&words, (0..words.len()).filter(after))
}

/// Some words as one text: a space comes before every letter, so that texts are in the order of
/// their words.
fn key(words: &Words, which: impl Iterator<Item = usize>) -> String {
    which.take(KEY_WORDS).map(|at| words.folded(at)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::Config;
    use unicode_segmentation::UnicodeSegmentation as _;

    use super::*;
    use crate::query::Query;
    use crate::report;
    use crate::search::Searcher;

    fn collection(texts: &[&str]) -> Collection {
        let parse = |(number, text): (usize, &&str)| {
            report::parse(&format!("{}-essai", 2001 + number), text.as_bytes()).unwrap()
        };
        Collection::new(texts.iter().enumerate().map(parse).collect()).unwrap()
    }

    /// Every line of a query, in reading order.
    fn found(collection: &Collection, query: &str) -> Vec<Line> {
        let searcher = Searcher::new(collection.clone());
        let search = searcher.search(&Query::parse(query));
        let of = |(index, report)| lines(index, report, &search.matches(index));
        collection.reports.iter().enumerate().flat_map(of).collect()
    }

    fn written(collection: &Collection, line: &Line) -> String {
        let text = &collection.reports[line.report].text;
        format!("{}[{}]{}", line.left.of(text), line.found.of(text), line.right.of(text))
    }

    #[track_caller]
    fn check(text: &str, query: &str, expected: &[&str]) {
        let collection = collection(&[text]);
        let lines = found(&collection, query);
        let lines: Vec<String> = lines.iter().map(|line| written(&collection, line)).collect();
        assert_eq!(lines, expected, "{query}");
    }

    #[test]
    fn a_line_stays_in_its_passage() {
        check(
            "BICHKEK, 1er janvier 2025. /TASS/. Les menaces pèsent.\n\nUne menace ? Oui.",
            "menace",
            &["Les [menace]s pèsent.", "Une [menace] ? Oui."],
        );
        check(
            "BICHKEK, 1er janvier 2025. /TASS/. Un mot.",
            "janvier",
            &["BICHKEK, 1er [janvier] 2025. /TASS/."],
        );
        check("Seul", "seul", &["[Seul]"]);
    }

    #[test]
    fn context_is_cut_between_words() {
        check(
            "Cinq lettres font ici toujours un mot et d’autres mots plus loin encore jusqu’à la \
            menace de ne jamais finir, aujourd’hui comme hier, sans \
            anticonstitutionnellement",
            "menace",
            &["un mot et d’autres mots plus loin encore jusqu’à la [menace] de ne jamais finir, \
               aujourd’hui comme hier, sans"],
        );
    }

    #[test]
    fn a_word_longer_than_the_context_is_cut_in_it() {
        let clusters = |count| "e\u{301}".repeat(count);
        check(
            &format!("{}-x-{}", clusters(40), clusters(40)),
            "x",
            &[&format!("{}-[x]-{}", clusters(29), clusters(29))],
        );
        check(
            &format!("{} x {}", clusters(40), clusters(40)),
            "x",
            &[&format!("{} [x] {}", clusters(29), clusters(29))],
        );
    }

    fn ordered(collection: &Collection, lines: &[Line], sort: Sort) -> Vec<(usize, usize)> {
        let mut lines = lines.to_vec();
        order(collection, &mut lines, sort);
        lines.iter().map(|line| (line.report, line.number)).collect()
    }

    #[test]
    fn neighbours_decide_then_the_next_words_then_reading_order() {
        let collection = collection(&[
            "La menace grave. Une menace Égale.",
            "Menaces anciennes. Cette menace égale à tout. Voilà Une menace grave, ici.",
        ]);
        let lines = found(&collection, "menace");
        let reading = [(0, 0), (0, 1), (1, 0), (1, 1), (1, 2)];
        for sort in [Sort::Date, Sort::DateDescending, Sort::Relevance] {
            assert_eq!(ordered(&collection, &lines, sort), reading);
        }
        // Nothing; anciennes cette; grave la menace; grave une voilà … : the nearest word first.
        let left = [(1, 0), (1, 1), (0, 0), (0, 1), (1, 2)];
        assert_eq!(ordered(&collection, &lines, Sort::LeftWord), left);
        // The end of « menaces » is no word.
        let right = [(1, 0), (0, 1), (1, 1), (1, 2), (0, 0)];
        assert_eq!(ordered(&collection, &lines, Sort::RightWord), right);
    }

    /// Where a span of whole clusters may begin and end in a text.
    fn boundaries(text: &str) -> Vec<usize> {
        text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect()
    }

    proptest! {
        #![proptest_config(Config { failure_persistence: None, ..Config::default() })]

        #[test]
        fn context_is_bounded_and_whole(
            text in "[a-e\u{301}\u{1F1EB}\u{200D}\u{1F469}\u{A0} \r\n]{1,90}[a-z ’.-]{0,90}",
            (first, last) in (any::<prop::sample::Index>(), any::<prop::sample::Index>()),
        ) {
            let all = boundaries(&text);
            let (one, other) = (first.get(&all), last.get(&all));
            let found = Span::new(*one.min(other), *one.max(other));
            let passage = Span::new(0, text.len());
            let (left, right) = around(&text, passage, found);
            prop_assert_eq!((left.end, right.start), (found.start, found.end));
            for (side, outer) in [(left, left.start), (right, right.end)] {
                prop_assert!(side.of(&text).chars().count() <= CONTEXT);
                prop_assert!(all.contains(&(outer as usize)));
            }
        }

        /// A context ends between words, and the next word would be too long.
        #[test]
        fn context_is_as_long_as_words_allow(text in "[a-d]{1,9}( [a-d]{1,9}){10,40}") {
            let collection = collection(&[&text]);
            for line in found(&collection, "a* b*") {
                let full = |side: Span, next: &str| side.len() + 1 + next.len() > CONTEXT;
                let before = Span::new(0, line.left.start as usize).of(&text);
                if let Some(rest) = before.strip_suffix(' ') {
                    prop_assert!(full(line.left, rest.rsplit(' ').next().unwrap()));
                } else {
                    prop_assert_eq!(before, "");
                }
                let after = Span::new(line.right.end as usize, text.len()).of(&text);
                if let Some(rest) = after.strip_prefix(' ') {
                    prop_assert!(full(line.right, rest.split(' ').next().unwrap()));
                } else {
                    prop_assert_eq!(after, "");
                }
            }
        }

        #[test]
        fn order_is_by_words_and_stable(
            texts in prop::collection::vec("[a-c]{1,2}( [a-c]{1,2}){0,12}", 1..4),
        ) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let collection = collection(&texts);
            let lines = found(&collection, "b*");
            let words = |line: &Line, sort| -> Vec<&str> {
                let text = texts[line.report];
                let left = line.left.of(text).split_whitespace().rev();
                // Before the first space stands the rest of the word itself.
                let right = line.right.of(text).split(' ').skip(1);
                if sort == Sort::LeftWord {
                    left.take(KEY_WORDS).collect()
                } else {
                    right.take(KEY_WORDS).collect()
                }
            };
            for sort in [Sort::LeftWord, Sort::RightWord] {
                let mut expected = lines.clone();
                expected.sort_by(|a, b| words(a, sort).cmp(&words(b, sort)));
                let mut sorted = lines.clone();
                order(&collection, &mut sorted, sort);
                prop_assert_eq!(sorted, expected);
            }
        }
    }
}
