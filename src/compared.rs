//! What the comparison of the two sides shows, as plain data.

use std::rc::Rc;

use dossier::compare::{Chance, Comparison, Passage, Related, Strength};
use dossier::order::sort;
use dossier::report::Report;
use dossier::span::Span;
use dossier::view::{Mode, Panel, Place, View};
use dossier::who::{self, Named};

use crate::shelf::Shelf;

/// How many words are counted before the page answers again: some ten milliseconds.
const MOMENT: usize = 1_000_000;

/// What a comparison depends on: the places of both reports, and whether concepts count.
type Key = ([usize; 2], bool);

/// The comparison of the two sides. Cheap to copy.
#[derive(Clone, Debug)]
pub struct Compared {
    key: Key,
    found: Rc<Found>,
}

#[derive(Debug)]
struct Found {
    comparison: Comparison,
    names: Vec<Named<'static>>,
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
    /// Compares the sides of a view, if it has two and they differ; `before` is kept where nothing
    /// it depends on has changed.
    #[must_use]
    pub fn of(shelf: Shelf, view: &View, before: Option<&Self>) -> Option<Self> {
        if view.mode != Some(Mode::Compare) {
            return None;
        }
        let find = |slug: &str| shelf.collection().find(slug).map(|(index, _)| index);
        let sides = [find(&view.left.as_ref()?.slug)?, find(&view.right.as_ref()?.slug)?];
        let key = (sides, !view.show.no_concepts);
        if let Some(before) = before.filter(|before| before.key == key) {
            return Some(before.clone());
        }
        let collection = shelf.collection();
        let comparison = Comparison::new(collection, shelf.searcher(), key.0, key.1);
        let names = who::named(sides.map(|side| collection.facts(side).names.as_slice()));
        Some(Self { key, found: Rc::new(Found { comparison, names }) })
    }

    /// The places of the two reports.
    #[must_use]
    pub fn sides(&self) -> [usize; 2] {
        self.key.0
    }

    /// All that was found.
    #[must_use]
    pub fn comparison(&self) -> &Comparison {
        &self.found.comparison
    }

    /// Who and what the two name.
    #[must_use]
    pub fn names(&self) -> &[Named<'static>] {
        &self.found.names
    }

    /// Counts on what chance alone would give, for a moment; whether it is known now.
    #[must_use]
    pub fn go_on(&self) -> bool {
        self.comparison().chance(MOMENT).is_some()
    }

    /// What chance alone would give, once it is known.
    #[must_use]
    pub fn chance(&self) -> Option<Chance> {
        self.comparison().chance(0)
    }

    /// The pairs that are shown, in the order of the left text: letters name them in that order.
    #[must_use]
    pub fn pairs(&self, texts: Shelf, view: &View) -> Vec<Pair<'_>> {
        let [Some(left), Some(right)] = self.sides().map(|side| texts.report(side)) else {
            return Vec::new();
        };
        let shown = self.shown(view.show.weak).into_iter().enumerate();
        let pairs = shown.map(|(number, related)| {
            let [a, b] = &related.passages;
            let places = [place(left, a), place(right, b)];
            let selected = view.pair == Some(places);
            Pair { letter: letter(number), related, places, selected }
        });
        pairs.collect()
    }

    fn shown(&self, weak: bool) -> Vec<&Related> {
        let related = self.comparison().related.iter();
        let mut shown: Vec<&Related> =
            related.filter(|it| weak || it.strength < Strength::Weak).collect();
        let starts = |it: &Related| it.passages.each_ref().map(|passage| passage.span.start);
        sort(&mut shown, &|a, b| starts(a).cmp(&starts(b)));
        shown
    }

    /// How many rows the file of a panel has.
    #[must_use]
    pub fn rows(&self, texts: Shelf, view: &View, panel: Panel) -> usize {
        let comparison = self.comparison();
        let facts = self.sides().map(|index| texts.collection().facts(index));
        match panel {
            Panel::Pairs => {
                let alone: usize = comparison.unmatched.iter().map(Vec::len).sum();
                self.pairs(texts, view).len() + alone
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

/// Where a passage begins, for a link.
fn place(report: &Report, passage: &Passage) -> Place {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let start = report.passage(number(passage.paragraph)).map_or(0, |it| it.start);
    let before = Span { start, end: passage.span.start }.of(&report.text);
    Place { paragraph: number(passage.paragraph), offset: number(before.encode_utf16().count()) }
}
