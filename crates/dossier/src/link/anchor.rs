//! Text quote anchors: a passage is identified by a quote (a text quote selector, as in W3C Web
//! Annotation), which can be found again by approximate matching when the text has changed.
//!
//! Texts are compared character by character, ignoring white space: edits change that most often,
//! and no two passages differ by it alone. The result is the right passage or none: if two places
//! are possible, none is chosen. In this module a *letter* is any character but white space.

use std::mem::replace;

use crate::report::Report;
use crate::text::grapheme;
use crate::text::span::Span;

mod make;
mod text;

pub use make::make;
pub use text::{Anchor, Target};

/// The quote of a passage: its text, or for a long passage its start and end, with context where
/// that would be ambiguous. Parts that are not needed are empty; `start` has at least one letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// The text directly before the passage.
    pub prefix: String,
    /// The whole passage, or its start.
    pub start: String,
    /// The end of the passage, if `start` is only its start.
    pub end: String,
    /// The text directly after the passage.
    pub suffix: String,
}

/// The place of a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The passage; it starts and ends on grapheme boundaries.
    pub span: Span,
    /// Whether it matches the quote exactly, white space aside; else approximately.
    pub exact: bool,
}

/// The least characters of a quote for approximate matching; shorter ones must match exactly.
const FUZZY_CHARS: usize = 20;

/// Finds the passage of a quote; `hint` is the number of the paragraph it was in, which decides
/// between equal matches.
#[must_use]
pub fn find(report: &Report, hint: u32, quote: &Quote) -> Option<Found> {
    let all = report.text.as_str();
    let text = letters(all);
    let home = report.passage(hint).unwrap_or_default();
    let is_whole = quote.end.is_empty();
    let suffix = if is_whole { &quote.suffix } else { "" };
    let start = Pattern::new(&quote.prefix, &quote.start, suffix).find(&text, home)?;
    let (mut last, mut exact) = (start.to, start.quote_cost == 0);
    if !is_whole {
        // The end must be in the same paragraph.
        let from = text.get(last.checked_sub(1)?)?.0;
        let holding = report.paragraphs.iter().find(|it| it.span.end as usize > from)?;
        let rest = text.get(last..)?;
        let rest = rest.get(..rest.partition_point(|it| it.0 < holding.span.end as usize))?;
        let end = Pattern::new("", &quote.end, &quote.suffix).find(rest, home)?;
        last += end.to;
        exact &= end.quote_cost == 0;
    }
    let mut first = start.from;
    if !exact {
        // An approximate match may start or end inside a word that has changed: extend it to that
        // word.
        let is_in_word = |at: usize| Some(after(*text.get(at)?) == text.get(at + 1)?.0);
        while first.checked_sub(1).and_then(is_in_word) == Some(true) {
            first -= 1;
        }
        while last.checked_sub(1).and_then(is_in_word) == Some(true) {
            last += 1;
        }
    }
    let (start, _) = *text.get(first)?;
    let end = after(*text.get(last.checked_sub(1)?)?);
    let span = Span::new(grapheme::floor(all, start), grapheme::ceil(all, end));
    (!span.is_empty()).then_some(Found { span, exact })
}

/// A character other than white space, with its byte offset.
type Letter = (usize, char);

/// The byte offset after a letter.
fn after((at, letter): Letter) -> usize {
    at + letter.len_utf8()
}

fn letters(text: &str) -> Vec<Letter> {
    let mut letters = Vec::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        if !letter.is_whitespace() {
            letters.push((at, letter));
        }
    }
    letters
}

/// The letters to find: a quote (`from..to`) with its context.
struct Pattern {
    letters: Vec<Letter>,
    from: usize,
    to: usize,
    /// Whether the quote is long enough for approximate matching.
    is_long: bool,
}

/// The best alignment of the pattern with a part of the text that ends at a given letter.
#[derive(Clone, Copy)]
struct Alignment {
    /// The edit distance.
    cost: usize,
    /// The edits within the quote.
    quote_cost: usize,
    /// The part of the text that is aligned with the quote, in letters.
    from: usize,
    to: usize,
}

impl Alignment {
    /// Whether the places of both overlap.
    fn overlaps(self, other: Self) -> bool {
        self.from < other.to && other.from < self.to
    }

    /// The alignment extended by one letter, which is an edit or not, in the quote or not.
    fn extended(self, is_edit: bool, is_in_quote: bool) -> Self {
        let cost = self.cost + usize::from(is_edit);
        let quote_cost = self.quote_cost + usize::from(is_edit && is_in_quote);
        Self { cost, quote_cost, ..self }
    }
}

impl Pattern {
    fn new(prefix: &str, quote: &str, suffix: &str) -> Self {
        let count = |text| letters(text).len();
        let from = count(prefix);
        let is_long = quote.chars().count() >= FUZZY_CHARS;
        let letters = letters(&[prefix, quote, suffix].concat());
        Self { letters, from, to: from + count(quote), is_long }
    }

    /// For each letter of the text, the best alignment that ends there (Sellers' algorithm).
    fn alignments(&self, text: &[Letter]) -> Vec<Alignment> {
        let start = |cost, at| Alignment { cost, quote_cost: 0, from: at, to: at };
        let mut column: Vec<Alignment> =
            (1..=self.letters.len()).map(|cost| start(cost, 0)).collect();
        let mut last = Vec::with_capacity(text.len());
        for (at, &(_, letter)) in text.iter().enumerate() {
            let (mut diagonal, mut above) = (start(0, at), start(0, at + 1));
            for (row, (left, &(_, sought))) in (1..).zip(column.iter_mut().zip(&self.letters)) {
                let is_in_quote = self.from < row && row <= self.to;
                let mut best = diagonal.extended(letter != sought, is_in_quote);
                if above.cost + 1 < best.cost {
                    best = above.extended(true, is_in_quote);
                }
                if row == self.to {
                    best.to = at + 1;
                }
                if left.cost + 1 < best.cost {
                    best = left.extended(true, is_in_quote && row < self.to);
                }
                if row == self.from {
                    best.from = at + 1;
                }
                diagonal = replace(left, best);
                above = best;
            }
            last.push(above);
        }
        last
    }

    /// The best alignment, if it is good enough and unambiguous. Of equal ones, that in the
    /// paragraph `home` is better.
    fn find(&self, text: &[Letter], home: Span) -> Option<Alignment> {
        let alignments = self.alignments(text);
        let length = self.letters.len();
        // The best alignment at another place than `here`: its rank, which is twice its cost plus
        // one outside `home`, and its index.
        let least = |here: Option<(usize, Alignment)>| {
            let mut least = (2 * length + 1, 0);
            for (at, it) in alignments.iter().enumerate() {
                let is_here = here
                    .is_some_and(|(place, best)| place == at || best.cost > 0 && it.overlaps(best));
                let byte = text.get(it.from).map_or(0, |letter| letter.0);
                let is_away = byte < home.start as usize || byte >= home.end as usize;
                let rank = it.cost * 2 + usize::from(is_away);
                if rank < least.0 && !is_here {
                    least = (rank, at);
                }
            }
            least
        };
        let (first, at) = least(None);
        let best = *alignments.get(at)?;
        let (second, _) = least(Some((at, best)));
        let is_accepted = if best.cost == 0 {
            first < second
        } else {
            // At most a third of the letters differ, in the pattern and in the quote; and at any
            // other place at least an eighth of the pattern more.
            let is_close = best.cost * 3 <= length && best.quote_cost * 3 <= self.to - self.from;
            self.is_long && is_close && (second - first) * 4 >= length
        };
        is_accepted.then_some(best)
    }
}
