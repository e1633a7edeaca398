//! Makes the quote of a passage: a short one that no other place of the report could be mistaken
//! for.

use super::{Alignment, FUZZY_CHARS, Letter, Pattern, Quote, letters};
use crate::report::Report;
use crate::text::grapheme;
use crate::text::span::Span;

/// Passages of more letters than this are quoted by their start and end only.
const LONG: usize = 90;

/// The least letters of a quoted start and of a quoted end. With fewer, a sentence that has lost
/// two words would not be found.
const START: usize = 40;
const END: usize = 36;

/// The least letters of a quote with its context, so that similar text elsewhere is unlikely.
const LEAST: usize = 32;

/// The most letters of context.
const MOST: usize = 160;

/// The most letters of context if there are similar passages nearby.
const MOST_EXACT: usize = 240;

/// The letters of two or three words: edits rarely turn a passage into a copy of another that
/// differs by as much.
const WORDS: usize = 16;

/// The most characters of a quote with its context.
const MAX_CHARS: usize = 400;

/// The most letters of a word; text in scripts without spaces is cut into words of this length.
const WORD: usize = 16;

/// The number of the paragraph that contains a passage (0 is the furniture), and the passage's
/// quote, without white space around it. `None` if the passage has no letter, is in more than one
/// paragraph, or is a repetition that no context distinguishes.
#[must_use]
pub fn make(report: &Report, passage: Span) -> Option<(u32, Quote)> {
    let holds = |home: &Span| home.start <= passage.start && passage.end <= home.end;
    let (number, home) = report.passages().find(|(_, home)| holds(home))?;
    let letters = letters(&report.text);
    let place = |byte: u32| letters.partition_point(|&(at, _)| at < byte as usize);
    let [from, to] = [passage.start, passage.end].map(place);
    let home = [home.start, home.end].map(place);
    let text = Text { all: &report.text, letters: &letters, home };
    if from >= to {
        return None;
    }
    let by_ends = || (to - from > LONG && number > 0).then(|| text.ends(from, to)).flatten();
    let quote = by_ends().or_else(|| text.whole(from, to, Uniqueness::Fuzzy));
    let quote = quote.or_else(|| text.exact(from, to, number > 0))?;
    let number = u32::try_from(number).ok()?;
    let Quote { prefix, start, end, suffix } = &quote;
    let chars: usize = [prefix, start, end, suffix].map(|text| text.chars().count()).iter().sum();
    (chars <= MAX_CHARS).then_some((number, quote))
}

/// How much a quote must differ from any other place of the report.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Uniqueness {
    /// By half its letters, so that no other place matches approximately even if the passage is
    /// removed.
    Fuzzy,
    /// By some words; such a quote is too similar to other places for approximate matching.
    Exact,
}

/// A report's text, and the paragraph of the passage to quote.
struct Text<'a> {
    all: &'a str,
    letters: &'a [Letter],
    /// The range of letters of the passage's paragraph.
    home: [usize; 2],
}

impl Text<'_> {
    /// Quotes a long passage by its start and its end, each of them unique.
    fn ends(&self, from: usize, to: usize) -> Option<Quote> {
        let mut start = self.next(from);
        while start - from < START
            || !self.is_unique([from, start], self.whole_text(), Uniqueness::Fuzzy)
        {
            start = self.next(start);
            if start >= to {
                return None;
            }
        }
        let mut end = self.previous(to);
        while to - end < END || !self.is_unique([end, to], [start, self.home[1]], Uniqueness::Fuzzy)
        {
            end = self.previous(end);
            if end <= start {
                return None;
            }
        }
        let (start, end) = (self.words(from, start), self.words(end, to));
        Some(Quote { start, end, ..Quote::default() })
    }

    /// Quotes the whole passage, with as many words of its paragraph as context as make it unique.
    fn whole(&self, from: usize, to: usize, uniqueness: Uniqueness) -> Option<Quote> {
        let (mut before, mut after) = (from, to);
        let most = if uniqueness == Uniqueness::Fuzzy { MOST } else { MOST_EXACT };
        let [first, last] = self.home;
        loop {
            let is_all = [before, after] == self.home;
            let is_enough = is_all || after - before >= LEAST;
            if is_enough && self.is_unique([before, after], self.whole_text(), uniqueness) {
                break;
            }
            if is_all || (after - before) - (to - from) > most {
                return None;
            }
            let is_nearer = from - before <= after - to;
            if before > first && (is_nearer || after >= last) {
                before = self.previous(before).max(first);
            } else {
                after = self.next(after).min(last);
            }
        }
        let [prefix, start, suffix] =
            [(before, from), (from, to), (to, after)].map(|(from, to)| self.words(from, to));
        Some(Quote { prefix, start, end: String::new(), suffix })
    }

    /// Quotes a passage that is similar to another: by its first and last words, which are too few
    /// for approximate matching, with the context that makes them unique.
    fn exact(&self, from: usize, to: usize, in_paragraph: bool) -> Option<Quote> {
        let is_short = |from, to| self.words(from, to).chars().count() < FUZZY_CHARS;
        if is_short(from, to) || !in_paragraph {
            return self.whole(from, to, Uniqueness::Exact);
        }
        let (mut start, mut end) = (self.next(from), self.previous(to));
        while is_short(from, self.next(start)) {
            start = self.next(start);
        }
        while is_short(self.previous(end), to) && self.previous(end) >= start {
            end = self.previous(end);
        }
        end = end.max(start);
        let (mut before, mut after) = (from, to);
        let first = self.home[0];
        while before > first && start - before < LEAST
            || !self.is_unique([before, start], self.whole_text(), Uniqueness::Exact)
        {
            if before == first || from - before > MOST_EXACT {
                return None;
            }
            before = self.previous(before).max(first);
        }
        while !self.is_unique([end, after], [start, self.home[1]], Uniqueness::Exact) {
            if after == self.home[1] {
                return None;
            }
            after = self.next(after).min(self.home[1]);
        }
        let [prefix, start, end, suffix] = [(before, from), (from, start), (end, to), (to, after)]
            .map(|(from, to)| self.words(from, to));
        Some(Quote { prefix, start, end, suffix })
    }

    /// The range of all letters of the report.
    fn whole_text(&self) -> [usize; 2] {
        [0, self.letters.len()]
    }

    /// Whether the letters `from..to` are unique among the letters `within`.
    fn is_unique(
        &self,
        [from, to]: [usize; 2],
        within: [usize; 2],
        uniqueness: Uniqueness,
    ) -> bool {
        let get = |from, to| self.letters.get(from..to).unwrap_or_default();
        let length = to - from;
        let letters = get(from, to).to_vec();
        let pattern = Pattern { letters, from: 0, to: length, is_long: true };
        let least = if uniqueness == Uniqueness::Fuzzy { length } else { length.min(2 * WORDS) };
        let here = Alignment { cost: 0, quote_cost: 0, from: from - within[0], to: to - within[0] };
        pattern.alignments(get(within[0], within[1])).into_iter().zip(within[0] + 1..).all(
            |(other, end)| {
                let is_clear = other.overlaps(here) || other.cost * 2 >= least;
                end == to || other.cost > 0 && is_clear
            },
        )
    }

    /// The end of the word at letter `at`.
    fn next(&self, at: usize) -> usize {
        let ends = |&end: &usize| self.is_edge(end, end - at);
        (at + 1..self.letters.len()).find(ends).unwrap_or(self.letters.len())
    }

    /// The start of the word before letter `at`.
    fn previous(&self, at: usize) -> usize {
        (1..at).rev().find(|&start| self.is_edge(start, at - start)).unwrap_or(0)
    }

    /// Whether a word of `length` letters may end before letter `at`: at white space, or if it is
    /// too long.
    fn is_edge(&self, at: usize, length: usize) -> bool {
        let byte = |at: usize| self.letters.get(at).copied().unwrap_or_default();
        let ((start, letter), (next, _)) = (byte(at - 1), byte(at));
        start + letter.len_utf8() < next || length >= WORD && grapheme::is_boundary(self.all, next)
    }

    /// The text of the letters `from..to`; each run of white space becomes one space.
    fn words(&self, from: usize, to: usize) -> String {
        let letters = self.letters.get(from..to).unwrap_or_default();
        let span = letters.first().zip(letters.last());
        let span = span.map(|(first, last)| Span::new(first.0, last.0 + last.1.len_utf8()));
        let words: Vec<&str> = span.unwrap_or_default().of(self.all).split_whitespace().collect();
        words.join(" ")
    }
}
