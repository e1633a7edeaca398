//! A passage by its words: a quote that finds its place again, also in a text that has changed since.
//!
//! Texts are compared letter by letter, white space left out: it is what an edit changes first, and no
//! two passages differ by it alone. What is found is the right passage or nothing: between two places
//! that may be meant nothing is chosen.

use std::mem::replace;

use crate::report::Report;
use crate::text::grapheme;
use crate::text::span::Span;

mod make;
mod text;

pub use make::make;
pub use text::{Anchor, Target};

/// The words of a passage: all of it, or where it starts and ends, with what stands around it where
/// the words alone would not tell it apart. What is not said is empty; `start` has a letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// Directly before the passage.
    pub prefix: String,
    /// The whole passage, or its beginning.
    pub start: String,
    /// Its end.
    pub end: String,
    /// Directly after it.
    pub suffix: String,
}

/// Where a quote stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The passage, on grapheme boundaries.
    pub span: Span,
    /// Whether these are the words of the quote; else they are like them, and like no others.
    pub exact: bool,
}

/// Shorter quotes, in characters, are found word for word or not at all.
const LIKENESS_CHARS: usize = 20;

/// Finds the one passage that a quote means; `hint` is the number of the paragraph that had it, which
/// decides between passages of the same words.
#[must_use]
pub fn find(report: &Report, hint: u32, quote: &Quote) -> Option<Found> {
    let all = report.text.as_str();
    let text = letters(all);
    let home = report.passage(hint).unwrap_or_default();
    let is_whole = quote.end.is_empty();
    let suffix = if is_whole { &quote.suffix } else { "" };
    let start = Sought::new(&quote.prefix, &quote.start, suffix).find(&text, home)?;
    let (mut last, mut exact) = (start.to, start.inside == 0);
    if !is_whole {
        // It does not reach over the end of its paragraph.
        let from = text.get(last.checked_sub(1)?)?.0;
        let holding = report.paragraphs.iter().find(|it| it.span.end as usize > from)?;
        let rest = text.get(last..)?;
        let rest = rest.get(..rest.partition_point(|it| it.0 < holding.span.end as usize))?;
        let end = Sought::new("", &quote.end, &quote.suffix).find(rest, home)?;
        last += end.to;
        exact &= end.inside == 0;
    }
    let mut first = start.from;
    if !exact {
        // Where its first or last word has changed, all of that word.
        let goes_on = |at: usize| Some(after(*text.get(at)?) == text.get(at + 1)?.0);
        while first.checked_sub(1).and_then(goes_on) == Some(true) {
            first -= 1;
        }
        while last.checked_sub(1).and_then(goes_on) == Some(true) {
            last += 1;
        }
    }
    let (start, _) = *text.get(first)?;
    let end = after(*text.get(last.checked_sub(1)?)?);
    let span = Span::new(grapheme::floor(all, start), grapheme::ceil(all, end));
    (!span.is_empty()).then_some(Found { span, exact })
}

/// A character of a text that is no white space, and the byte it starts at.
type Letter = (usize, char);

/// The byte after a letter.
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

/// Letters to find, and which of them are the quote: the others stand around it.
struct Sought {
    letters: Vec<Letter>,
    from: usize,
    to: usize,
    /// Whether the quote is long enough to be known by its likeness.
    is_long: bool,
}

/// How well a stretch of the text, up to a letter, agrees with the letters sought.
#[derive(Clone, Copy)]
struct Agreement {
    /// Letters to change, to add or to leave out.
    cost: usize,
    /// Those of them in the quote.
    inside: usize,
    /// What agrees with the quote, in letters of the text.
    from: usize,
    to: usize,
}

impl Agreement {
    /// Whether two are of the same place.
    fn overlaps(self, other: Self) -> bool {
        self.from < other.to && other.from < self.to
    }

    /// The same after a letter more, which is an edit or not.
    fn edited(self, is_edit: bool, is_inside: bool) -> Self {
        let cost = self.cost + usize::from(is_edit);
        Self { cost, inside: self.inside + usize::from(is_edit && is_inside), ..self }
    }
}

impl Sought {
    fn new(prefix: &str, quote: &str, suffix: &str) -> Self {
        let count = |text| letters(text).len();
        let from = count(prefix);
        let is_long = quote.chars().count() >= LIKENESS_CHARS;
        let letters = letters(&[prefix, quote, suffix].concat());
        Self { letters, from, to: from + count(quote), is_long }
    }

    /// For each letter of the text the stretch up to it that agrees best (Sellers' algorithm).
    fn agreements(&self, text: &[Letter]) -> Vec<Agreement> {
        let start = |cost, at| Agreement { cost, inside: 0, from: at, to: at };
        let mut column: Vec<Agreement> =
            (1..=self.letters.len()).map(|cost| start(cost, 0)).collect();
        let mut last = Vec::with_capacity(text.len());
        for (at, &(_, letter)) in text.iter().enumerate() {
            let (mut diagonal, mut above) = (start(0, at), start(0, at + 1));
            for (row, (left, &(_, sought))) in (1..).zip(column.iter_mut().zip(&self.letters)) {
                let is_inside = self.from < row && row <= self.to;
                let mut best = diagonal.edited(letter != sought, is_inside);
                if above.cost + 1 < best.cost {
                    best = above.edited(true, is_inside);
                }
                if row == self.to {
                    best.to = at + 1;
                }
                if left.cost + 1 < best.cost {
                    best = left.edited(true, is_inside && row < self.to);
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

    /// The one place in the text that is meant; `home` decides between equals.
    fn find(&self, text: &[Letter], home: Span) -> Option<Agreement> {
        let agreements = self.agreements(text);
        let length = self.letters.len();
        // The least cost of those elsewhere than here, doubled, and one more away from home.
        let least = |here: Option<(usize, Agreement)>| {
            let mut least = (2 * length + 1, 0);
            for (at, it) in agreements.iter().enumerate() {
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
        let best = *agreements.get(at)?;
        let (second, _) = least(Some((at, best)));
        let is_meant = if best.cost == 0 {
            first < second
        } else {
            // At most a third of the letters differ, and an eighth more do anywhere else.
            let is_like = best.cost * 3 <= length && best.inside * 3 <= self.to - self.from;
            self.is_long && is_like && (second - first) * 4 >= length
        };
        is_meant.then_some(best)
    }
}
