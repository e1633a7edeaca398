//! What the comparison of the two sides shows, as plain data.

use std::rc::Rc;

use dossier::compare::names::{self, Named};
use dossier::compare::{Chance, Comparison, Passage, Related, Strength};
use dossier::link::view::{Mode, Panel, Place, View};
use dossier::report::Report;
use dossier::text::span::Span;

use crate::model::corpus::Corpus;

/// How many words are counted before the page answers again: some forty milliseconds.
const MOMENT: usize = 4_000_000;

/// Texts of as many UTF-8 bytes together, some ten thousand words, are drawn before they are
/// compared: it takes longer than a reader waits for a key.
const LONG: usize = 1 << 16;

/// What a comparison depends on: the places of both reports, and whether concepts count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key([usize; 2], bool);

impl Key {
    /// What a view compares: its two sides, if it has both.
    #[must_use]
    pub fn of(corpus: &Corpus, view: &View) -> Option<Self> {
        let find = |slug: &str| corpus.collection().find(slug).map(|(index, _)| index);
        let left = find(&view.left.as_ref()?.slug)?;
        let right = find(&view.right.as_ref()?.slug)?;
        let compares = view.mode == Some(Mode::Compare);
        compares.then_some(Self([left, right], !view.show.no_concepts))
    }

    /// Whether it takes a while to compare them.
    #[must_use]
    pub fn is_long(self, texts: &Corpus) -> bool {
        let bytes = |index| texts.report(index).map_or(0, |report| report.text.len());
        self.0.map(bytes).iter().sum::<usize>() >= LONG
    }
}

/// The comparison of the two sides. Cheap to copy.
#[derive(Clone, Debug)]
pub struct Compared {
    key: Key,
    found: Rc<Found>,
}

#[derive(Debug)]
struct Found {
    comparison: Comparison,
    /// The related passages in the order of the left text: the place of each among them all, and
    /// where its passages begin.
    order: Vec<(usize, [Place; 2])>,
    names: Vec<Named>,
}

/// A pair of related passages as it is shown.
#[derive(Clone, Debug)]
pub struct Pair<'a> {
    /// Its name.
    pub letter: String,
    /// What relates its passages.
    pub related: &'a Related,
    /// Where they begin, for a link.
    pub places: [Place; 2],
    /// Whether the view selects it.
    pub selected: bool,
}

impl PartialEq for Compared {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Compared {
    /// Compares two reports.
    #[must_use]
    pub fn new(corpus: &Corpus, key: Key) -> Self {
        let Key(sides, concepts) = key;
        let collection = corpus.collection();
        let comparison = Comparison::new(corpus.searcher(), sides, concepts);
        let names = names::named(sides.map(|side| collection.facts(side).names.as_slice()));
        let mut order = Vec::new();
        if let [Some(left), Some(right)] = sides.map(|side| corpus.report(side)) {
            for (at, Related { passages: [a, b], .. }) in comparison.related.iter().enumerate() {
                order.push((at, [place(left, a), place(right, b)]));
            }
        }
        order.sort_by_key(|(_, places)| *places);
        Self { key, found: Rc::new(Found { comparison, order, names }) }
    }

    /// What it depends on.
    #[must_use]
    pub fn key(&self) -> Key {
        self.key
    }

    /// The places of the two reports.
    #[must_use]
    pub fn sides(&self) -> [usize; 2] {
        let Key(sides, _) = self.key;
        sides
    }

    /// All that was found.
    #[must_use]
    pub fn comparison(&self) -> &Comparison {
        &self.found.comparison
    }

    /// Who and what the two name.
    #[must_use]
    pub fn names(&self) -> &[Named] {
        &self.found.names
    }

    /// Counts on what chance alone would give, for a moment; whether it is known now.
    #[must_use]
    pub fn count_on(&self) -> bool {
        self.comparison().chance(MOMENT).is_some()
    }

    /// What chance alone would give, once it is known.
    #[must_use]
    pub fn chance(&self) -> Option<Chance> {
        self.comparison().chance(0)
    }

    /// The pairs that are shown, in the order of the left text: letters name them in that order.
    #[must_use]
    pub fn pairs(&self, view: &View) -> Vec<Pair<'_>> {
        let mut pairs = Vec::new();
        for &(at, places) in &self.found.order {
            match self.comparison().related.get(at) {
                Some(related) if view.show.weak || related.strength < Strength::Weak => {
                    let letter = letter(pairs.len());
                    pairs.push(Pair {
                        letter,
                        related,
                        places,
                        selected: view.pair == Some(places),
                    });
                }
                _ => {}
            }
        }
        pairs
    }

    /// How many rows the file of a panel has.
    #[must_use]
    pub fn rows(&self, texts: &Corpus, view: &View, panel: Panel) -> usize {
        let comparison = self.comparison();
        let facts = self.sides().map(|index| texts.collection().facts(index));
        match panel {
            Panel::Pairs => {
                let alone: usize = comparison.unmatched.iter().map(Vec::len).sum();
                self.pairs(view).len() + alone
            }
            Panel::Words => comparison.terms.len(),
            Panel::Names => self.names().len(),
            Panel::Quotes => facts.iter().map(|facts| facts.quotations.len()).sum(),
            Panel::Dates => facts.iter().map(|facts| facts.dates.len()).sum(),
        }
    }

    /// How many passages of each side have a strong or possible partner.
    #[must_use]
    pub fn covered(&self) -> [usize; 2] {
        let Comparison { passages: [left, right], unmatched: [a, b], .. } = self.comparison();
        [left - a.len(), right - b.len()]
    }
}

/// The name of the pair with this number: a, b, … z, aa, ab, …
fn letter(mut number: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'a' + u8::try_from(number % 26).unwrap_or_default()));
        if number < 26 {
            return letters.into_iter().rev().collect();
        }
        number = number / 26 - 1;
    }
}

/// The number of the pair with this name.
#[must_use]
pub(crate) fn number(letter: &str) -> usize {
    let digit = |letter: u8| usize::from(letter.wrapping_sub(b'a')) + 1;
    letter.bytes().fold(0, |number, letter| number * 26 + digit(letter)).wrapping_sub(1)
}

/// Where a passage begins, for a link.
fn place(report: &Report, passage: &Passage) -> Place {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let start = report.passage(number(passage.paragraph)).map_or(0, |it| it.start);
    let before = Span { start, end: passage.span.start }.of(&report.text);
    Place { paragraph: number(passage.paragraph), offset: number(before.encode_utf16().count()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_numbers() {
        assert_eq!([0, 25, 26, 701, 702].map(letter), ["a", "z", "aa", "zz", "aaa"]);
        assert!((0..20_000).all(|at| number(&letter(at)) == at));
    }
}
