//! The matcher: where a query's terms stand in the reports. One matcher serves the filter, the
//! counts, the marks and the exports.

use crate::collection::Collection;
use crate::fold::fold;
use crate::grapheme;
use crate::query::{MAX_TERMS, Query, Term, TermWord};
use crate::report::Report;
use crate::span::Span;
use crate::words::{Letter, Reading, Words};

/// A set of a query's terms. Terms count from 0 here and from 1 on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terms([u64; MAX_TERMS.div_ceil(64)]);

impl Terms {
    /// Adds term `index`, which is below [`MAX_TERMS`].
    fn insert(&mut self, index: usize) {
        if let Some(word) = self.0.get_mut(index / 64) {
            *word |= 1 << (index % 64);
        }
    }

    /// Whether term `index` is in the set.
    #[must_use]
    pub fn contains(self, index: usize) -> bool {
        self.0.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
    }

    /// The terms in the set, ascending.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..MAX_TERMS).filter(move |&index| self.contains(index))
    }

    fn union(self, other: Self) -> Self {
        Self(std::array::from_fn(|at| self.word(at) | other.word(at)))
    }

    fn word(self, at: usize) -> u64 {
        self.0.get(at).copied().unwrap_or_default()
    }
}

/// One occurrence, after merging: what is counted, drawn, exported and linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// Where it stands: whole grapheme clusters of the report's text.
    pub span: Span,
    /// The paragraph it stands in, from 1; 0 is the furniture.
    pub paragraph: u32,
    /// The terms that match there.
    pub terms: Terms,
}

/// What a query finds in one report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportMatches {
    /// Sorted, disjoint.
    pub matches: Vec<Match>,
    /// Whether the report has every term.
    pub passes: bool,
}

impl ReportMatches {
    /// How many matches name term `index`.
    #[must_use]
    pub fn count(&self, index: usize) -> usize {
        self.matches.iter().filter(|found| found.terms.contains(index)).count()
    }
}

/// What a query finds in a collection: one entry per report, in the collection's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// By report.
    pub reports: Vec<ReportMatches>,
}

/// The words of a collection, read once.
#[derive(Debug)]
pub struct Searcher<'a> {
    /// By report, in the collection's order.
    passages: Vec<Vec<Passage<'a>>>,
}

/// The furniture or a paragraph, with its words.
#[derive(Debug)]
struct Passage<'a> {
    /// The paragraph's number; 0 is the furniture.
    paragraph: u32,
    /// Where it starts in the report, in bytes.
    start: u32,
    text: &'a str,
    words: Words,
}

impl<'a> Searcher<'a> {
    /// Reads the words of every report.
    #[must_use]
    pub fn new(collection: &'a Collection) -> Self {
        let read = |report: &'a Report| {
            let passage = |(number, span): (usize, Span)| {
                let text = span.of(&report.text);
                let paragraph = u32::try_from(number).unwrap_or(u32::MAX);
                Passage {
                    paragraph,
                    start: span.start,
                    text,
                    words: Words::of(text, Reading::Text),
                }
            };
            report.passages().map(passage).collect()
        };
        Self { passages: collection.reports.iter().map(read).collect() }
    }

    /// Runs a query over every report.
    #[must_use]
    pub fn search(&self, query: &Query) -> Found {
        let reports = self.passages.iter().map(|passages| {
            let mut matches = Vec::new();
            for Passage { paragraph, start, text, words } in passages {
                let found = matches_in(text, words, query);
                matches.extend(found.into_iter().map(|(at, terms)| Match {
                    span: at.shifted(*start),
                    paragraph: *paragraph,
                    terms,
                }));
            }
            let all = matches.iter().fold(Terms::default(), |all, found| all.union(found.terms));
            let passes = (0..query.terms.len()).all(|index| all.contains(index));
            ReportMatches { matches, passes }
        });
        Found { reports: reports.collect() }
    }
}

/// The matches of `query` in one passage, sorted and merged where they overlap.
fn matches_in(text: &str, words: &Words, query: &Query) -> Vec<(Span, Terms)> {
    let mut found: Vec<(Span, Terms)> = Vec::new();
    // Word by word, so that matches come in order and an overlap is always with the last one.
    for first in 0..words.len() {
        let start = words.span(first).start as usize;
        for (index, term) in query.terms.iter().enumerate() {
            let Some(end) = term_end(text, words, first, term) else { continue };
            match found.last_mut() {
                Some((last, terms)) if start < last.end as usize => {
                    *last = Span::new(last.start as usize, end.max(last.end as usize));
                    terms.insert(index);
                }
                _ => {
                    let mut terms = Terms::default();
                    terms.insert(index);
                    found.push((Span::new(grapheme::floor(text, start), end), terms));
                }
            }
        }
    }
    found
}

/// The offset after `term` when its first word is word `first`; `None` where it does not match.
fn term_end(text: &str, words: &Words, first: usize, term: &Term) -> Option<usize> {
    let mut end = None;
    for (at, wanted) in (first..words.len()).zip(&term.words) {
        let typed = at.checked_sub(first + 1).and_then(|before| term.gaps.get(before));
        if typed.is_some_and(|typed| !bridges(words.gap(text, at - 1), typed)) {
            return None;
        }
        end = Some(word_end(text, words, at, wanted)?);
    }
    end.filter(|_| words.len() - first >= term.words.len())
}

/// Whether a phrase goes on over `gap`: white space and at most one of `’ ' - , / ( )`, or exactly
/// the punctuation typed there.
fn bridges(gap: &str, typed: &str) -> bool {
    let folded = || gap.chars().filter_map(|c| fold(c).letters().first().copied());
    let mut marks = folded().filter(|&c| c != ' ');
    match (marks.next(), marks.next()) {
        (None | Some('\'' | '-' | ',' | '/' | '(' | ')'), None) => true,
        _ => folded().eq(typed.chars()),
    }
}

/// The offset after the part of word `at` that `wanted` matches.
fn word_end(text: &str, words: &Words, at: usize, wanted: &TermWord) -> Option<usize> {
    let rest = words.folded(at).strip_prefix(wanted.folded.as_str())?;
    if wanted.whole && !rest.is_empty() {
        return None;
    }
    if !wanted.accented.is_empty() && !accents_agree(&words.spelled(text, at), wanted) {
        return None;
    }
    if rest.is_empty() {
        return Some(words.span(at).end as usize);
    }
    Some(words.end_after(text, at, wanted.folded.chars().count()))
}

/// Whether a word spelled `written` has the accents that were typed. A typed accent matches
/// itself; in a term of three letters or more it also matches an unaccented capital that is the
/// word's first letter or stands in a word all in capitals.
fn accents_agree(written: &[Letter], wanted: &TermWord) -> bool {
    let all_capitals = written.iter().all(|l| l.capital || !l.plain.is_alphabetic());
    wanted.accented.iter().zip(written).enumerate().all(|(at, (typed, letter))| {
        let bare_capital = letter.accents.is_empty() && letter.capital && (at == 0 || all_capitals);
        typed.accents.is_empty()
            || typed.accents == letter.accents
            || wanted.lenient && bare_capital
    })
}
