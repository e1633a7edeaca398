//! The matcher: where a query's terms stand in the reports. One matcher serves the filter, the
//! counts, the marks and the exports.

use crate::collection::Collection;
use crate::fold::fold_text;
use crate::grapheme;
use crate::query::{Letter, Query, Term, TermWord, spelled};
use crate::report::Report;
use crate::span::Span;
use crate::words::{Reading, Words, letters};

/// A set of a query's terms. Terms count from 0 here and from 1 on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terms([u64; 4]);

impl Terms {
    /// Adds term `index`; a query of 512 characters has at most 256.
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
        (0..256).filter(move |&index| self.contains(index))
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
    reports: Vec<(&'a Report, Vec<(u32, Span, Words)>)>,
}

impl<'a> Searcher<'a> {
    /// Reads the words of every report.
    #[must_use]
    pub fn new(collection: &'a Collection) -> Self {
        let read = |report: &'a Report| {
            let passage = |(number, span): (usize, Span)| {
                (
                    u32::try_from(number).unwrap_or(u32::MAX),
                    span,
                    Words::of(span.of(&report.text), Reading::Text),
                )
            };
            (report, report.passages().map(passage).collect())
        };
        Self { reports: collection.reports.iter().map(read).collect() }
    }

    /// Runs a query over every report.
    #[must_use]
    pub fn search(&self, query: &Query) -> Found {
        let reports = self.reports.iter().map(|(report, passages)| {
            let mut matches = Vec::new();
            for (paragraph, span, words) in passages {
                let text = span.of(&report.text);
                let found = matches_in(text, words, query);
                matches.extend(found.into_iter().map(|(at, terms)| Match {
                    span: at.shifted(span.start),
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
    for (index, term) in query.terms.iter().enumerate() {
        for first in 0..words.len() {
            if let Some(span) = term_at(text, words, first, term) {
                let mut terms = Terms::default();
                terms.insert(index);
                found.push((span, terms));
            }
        }
    }
    found.sort_by_key(|(span, _)| *span);
    let mut merged: Vec<(Span, Terms)> = Vec::with_capacity(found.len());
    for (span, terms) in found {
        match merged.last_mut() {
            Some((last, named)) if last.overlaps(span) => {
                last.end = last.end.max(span.end);
                *named = named.union(terms);
            }
            _ => merged.push((span, terms)),
        }
    }
    merged
}

/// Where `term` stands when its first word is word `first`.
fn term_at(text: &str, words: &Words, first: usize, term: &Term) -> Option<Span> {
    let mut end = 0;
    for (offset, wanted) in term.words.iter().enumerate() {
        let at = first + offset;
        if at >= words.len() {
            return None;
        }
        if let Some(typed) = offset.checked_sub(1).and_then(|before| term.gaps.get(before)) {
            let gap = text.get(words.span(at - 1).end as usize..words.span(at).start as usize)?;
            if !bridges(gap, typed) {
                return None;
            }
        }
        end = word_end(text, words.span(at), words.folded(at), wanted)?;
    }
    Some(Span::new(grapheme::floor(text, words.span(first).start as usize), end))
}

/// Whether a phrase goes on over `gap`: white space and at most one of `’ ' - , / ( )`, or exactly
/// what was typed there.
fn bridges(gap: &str, typed: &str) -> bool {
    let marks: String = fold_text(gap).chars().filter(|c| *c != ' ').collect();
    matches!(marks.as_str(), "" | "'" | "-" | "," | "/" | "(" | ")") || marks == typed.trim()
}

/// The byte after the part of the word at `span` that `wanted` matches.
fn word_end(text: &str, span: Span, folded: &str, wanted: &TermWord) -> Option<usize> {
    let rest = folded.strip_prefix(wanted.folded.as_str())?;
    if wanted.whole && !rest.is_empty() {
        return None;
    }
    if !wanted.accented.is_empty() && !accents_agree(&spelled(text, span), &wanted.accented) {
        return None;
    }
    if rest.is_empty() {
        return Some(span.end as usize);
    }
    let mut missing = wanted.folded.chars().count();
    let last = letters(text, span).find(|(_, folded)| {
        missing = missing.saturating_sub(folded.letters().len());
        missing == 0
    });
    last.map(|(end, _)| grapheme::ceil(text, end))
}

/// Whether a word spelled `written` has the accents that were typed. A typed accent matches
/// itself; in a word of three letters or more it also matches an unaccented capital that is the
/// first letter or stands in a word all in capitals.
fn accents_agree(written: &[Letter], typed: &[Letter]) -> bool {
    let all_capitals = written.iter().all(|l| l.capital || !l.letter.is_alphabetic());
    typed.iter().zip(written).enumerate().all(|(at, (typed_letter, letter))| {
        let bare_capital = letter.accents.is_empty() && letter.capital && (at == 0 || all_capitals);
        typed_letter.accents.is_empty()
            || typed_letter.accents == letter.accents
            || typed.len() >= 3 && bare_capital
    })
}
