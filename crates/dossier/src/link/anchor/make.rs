//! The quote of a passage: the shortest that no other place of the report would be taken for.

use super::{Agreement, LIKENESS_CHARS, Letter, Quote, Sought, letters};
use crate::report::Report;
use crate::text::grapheme;
use crate::text::span::Span;

/// Letters from which on a quote says only where the passage starts and ends.
const LONG: usize = 90;

/// Letters of each: with fewer, a sentence that lost two words would not be known again.
const START: usize = 40;
const END: usize = 36;

/// Letters of a quote with what stands around it, so that chance does not make the like elsewhere.
const LEAST: usize = 32;

/// Letters around a quote, at most.
const MOST: usize = 160;

/// The same where twins stand near: then they tell it apart, or nothing does.
const MOST_EXACT: usize = 240;

/// Letters of two words or three: edits do not make its twin of a passage by chance.
const WORDS: usize = 16;

/// Characters of a quote, all in all.
const MAX_CHARS: usize = 400;

/// Letters of the longest word: in scripts that do not part words, a word is as many.
const WORD: usize = 16;

/// The number of the paragraph that holds a passage (0 is the furniture), and its quote, without the
/// white space around it. `None` where the passage has no letter, reaches over a paragraph's edge or
/// stands among repetitions that nothing tells apart.
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
    let quote = by_ends().or_else(|| text.whole(from, to, Apart::Like));
    let quote = quote.or_else(|| text.exact(from, to, number > 0))?;
    let number = u32::try_from(number).ok()?;
    let Quote { prefix, start, end, suffix } = &quote;
    let chars: usize = [prefix, start, end, suffix].map(|text| text.chars().count()).iter().sum();
    (chars <= MAX_CHARS).then_some((number, quote))
}

/// How a quote differs from any other place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Apart {
    /// By half its letters: no other place will be taken for it, should it be gone.
    Like,
    /// By some words: it is found letter by letter or not at all.
    Exact,
}

struct Text<'a> {
    all: &'a str,
    letters: &'a [Letter],
    /// The letters of the passage's paragraph.
    home: [usize; 2],
}

impl Text<'_> {
    /// A long passage by its beginning and its end, each told apart by itself.
    fn ends(&self, from: usize, to: usize) -> Option<Quote> {
        let mut start = self.next(from);
        while start - from < START
            || !self.tells_apart([from, start], self.whole_text(), Apart::Like)
        {
            start = self.next(start);
            if start >= to {
                return None;
            }
        }
        let mut end = self.previous(to);
        while to - end < END || !self.tells_apart([end, to], [start, self.home[1]], Apart::Like) {
            end = self.previous(end);
            if end <= start {
                return None;
            }
        }
        let (start, end) = (self.words(from, start), self.words(end, to));
        Some(Quote { start, end, ..Quote::default() })
    }

    /// The whole passage, between as many words of its paragraph as tell it apart.
    fn whole(&self, from: usize, to: usize, apart: Apart) -> Option<Quote> {
        let (mut before, mut after) = (from, to);
        let most = if apart == Apart::Like { MOST } else { MOST_EXACT };
        let [first, last] = self.home;
        loop {
            let is_all = [before, after] == self.home;
            let is_enough = is_all || after - before >= LEAST;
            if is_enough && self.tells_apart([before, after], self.whole_text(), apart) {
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

    /// A passage with a twin: its first and last words are too short to be known by their likeness,
    /// and stand among others that tell them apart.
    fn exact(&self, from: usize, to: usize, in_paragraph: bool) -> Option<Quote> {
        let is_short = |from, to| self.words(from, to).chars().count() < LIKENESS_CHARS;
        if is_short(from, to) || !in_paragraph {
            return self.whole(from, to, Apart::Exact);
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
            || !self.tells_apart([before, start], self.whole_text(), Apart::Exact)
        {
            if before == first || from - before > MOST_EXACT {
                return None;
            }
            before = self.previous(before).max(first);
        }
        while !self.tells_apart([end, after], [start, self.home[1]], Apart::Exact) {
            if after == self.home[1] {
                return None;
            }
            after = self.next(after).min(self.home[1]);
        }
        let [prefix, start, end, suffix] = [(before, from), (from, start), (end, to), (to, after)]
            .map(|(from, to)| self.words(from, to));
        Some(Quote { prefix, start, end, suffix })
    }

    /// All letters of the report.
    fn whole_text(&self) -> [usize; 2] {
        [0, self.letters.len()]
    }

    /// Whether the letters `from..to` stand in no other place of the letters `within`.
    fn tells_apart(&self, [from, to]: [usize; 2], within: [usize; 2], apart: Apart) -> bool {
        let get = |from, to| self.letters.get(from..to).unwrap_or_default();
        let length = to - from;
        let letters = get(from, to).to_vec();
        let sought = Sought { letters, from: 0, to: length, is_long: true };
        let least = if apart == Apart::Like { length } else { length.min(2 * WORDS) };
        let here = Agreement { cost: 0, inside: 0, from: from - within[0], to: to - within[0] };
        sought.agreements(get(within[0], within[1])).into_iter().zip(within[0] + 1..).all(
            |(other, end)| {
                let is_clear = other.overlaps(here) || other.cost * 2 >= least;
                end == to || other.cost > 0 && is_clear
            },
        )
    }

    /// After the word that begins or goes on at letter `at`.
    fn next(&self, at: usize) -> usize {
        let ends = |&end: &usize| self.is_edge(end, end - at);
        (at + 1..self.letters.len()).find(ends).unwrap_or(self.letters.len())
    }

    /// Before the word that ends or goes on before letter `at`.
    fn previous(&self, at: usize) -> usize {
        (1..at).rev().find(|&start| self.is_edge(start, at - start)).unwrap_or(0)
    }

    /// Whether a word of `length` letters may be cut before letter `at`.
    fn is_edge(&self, at: usize, length: usize) -> bool {
        let byte = |at: usize| self.letters.get(at).copied().unwrap_or_default();
        let ((start, letter), (next, _)) = (byte(at - 1), byte(at));
        start + letter.len_utf8() < next || length >= WORD && grapheme::is_boundary(self.all, next)
    }

    /// The text of the letters `from..to`, white space as one space.
    fn words(&self, from: usize, to: usize) -> String {
        let letters = self.letters.get(from..to).unwrap_or_default();
        let span = letters.first().zip(letters.last());
        let span = span.map(|(first, last)| Span::new(first.0, last.0 + last.1.len_utf8()));
        let words: Vec<&str> = span.unwrap_or_default().of(self.all).split_whitespace().collect();
        words.join(" ")
    }
}
