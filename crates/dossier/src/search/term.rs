//! A term, as words of a collection, and where it goes on over the gaps between them.

use super::indexed::{IndexedReport, Passage, Word};
use crate::index::lexicon::{Lexicon, Set};
use crate::query::{Options, Term};
use crate::text::abbreviations::{is_abbreviation, last_word};
use crate::text::fold::fold;
use crate::text::words::Words;

/// A term, as words of this collection.
#[derive(Debug)]
pub(super) struct Wanted {
    /// Its group; `None` when it is excluded.
    pub(super) group: Option<usize>,
    pub(super) words: Vec<Set>,
    /// The length of its last word's folded form, in characters.
    pub(super) letters: usize,
    /// What was typed between its words: with a `*` as a part of the text, and as a sign.
    gaps: Vec<[String; 2]>,
    /// Ids of its relatives, ascending.
    pub(super) relatives: Vec<u32>,
}

impl Wanted {
    pub(super) fn new(
        lexicon: &Lexicon,
        term: &Term,
        group: Option<usize>,
        options: Options,
    ) -> Self {
        let words: Vec<Set> =
            term.words.iter().map(|word| lexicon.matching(word, options)).collect();
        let relatives = match (term.single(), words.as_slice()) {
            (Some(word), [set]) => lexicon.relatives(word, options, set),
            _ => Vec::new(),
        };
        let letters = term.words.last().map_or(0, |word| word.letters.len());
        let gaps = term
            .gaps
            .iter()
            .zip(&term.words)
            .map(|(gap, word)| [gap.clone(), gap.replacen('*', "", usize::from(word.begins))]);
        Self { group, words, letters, gaps: gaps.collect(), relatives }
    }

    /// The last word of this term when its first is word `first`; `None` where it does not match.
    pub(super) fn last_word(
        &self,
        words: &[Word],
        first: usize,
        is_gap: impl Fn(usize, &[String; 2]) -> bool,
    ) -> Option<usize> {
        let found = words.get(first..first + self.words.len())?;
        let mut rest = found.iter().zip(&self.words).skip(1);
        if !rest.all(|(word, set)| set.contains(word.id())) {
            return None;
        }
        let mut gaps = (first..).zip(found).zip(&self.gaps);
        let goes_on = gaps.all(|((at, word), typed)| word.is_bridged() || is_gap(at, typed));
        goes_on.then_some(first + self.words.len() - 1)
    }
}

/// Whether a phrase goes on over the gap after word `at`, which not any phrase does: it is one of
/// those `typed`, white space aside, or the stop of an abbreviation or initial. Never across a
/// sentence end.
pub(super) fn is_gap(
    report: IndexedReport,
    passage: &Passage,
    words: &Words,
    at: usize,
    typed: &[String; 2],
) -> bool {
    let text = report.text(passage);
    let gap = words.gap(text, at);
    let folded = || gap.chars().filter_map(|c| fold(c).letters().first().copied());
    let (before, after) = (words.span(at).start, words.span(at + 1).start);
    let sentences = passage.paragraph.checked_sub(1);
    let sentences = sentences.and_then(|at| report.report.paragraphs.get(at as usize));
    let ends = sentences.into_iter().flat_map(|paragraph| &paragraph.sentences).any(|sentence| {
        (before + 1..=after).contains(&(sentence.start.wrapping_sub(passage.span.start)))
    });
    if ends {
        return false;
    }
    let marks = || folded().filter(|&c| c != ' ');
    let next = text.get(after as usize..).unwrap_or_default();
    let goes_on = next.starts_with(|c: char| c.is_lowercase() || c.is_numeric());
    let word = last_word(words.written(text, at));
    typed.iter().any(|typed| marks().eq(typed.chars()))
        || folded().next() == Some('.') && marks().count() == 1 && is_abbreviation(word, goes_on)
}
