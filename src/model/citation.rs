//! What of a view can be cited, as plain data.

use dossier::link::view::Side;
use dossier::report::Report;
use dossier::text::span::Span;

use crate::model::comparison::Compared;
use crate::model::corpus::Corpus;
use crate::model::page::{Page, Pane};

/// A selection in the text of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The report's slug.
    pub report: String,
    /// Its ends: the number of a paragraph, and an offset in its text in UTF-16 units.
    pub ends: [(u32, u32); 2],
}

/// Something that can be cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citable {
    /// What it is.
    pub kind: Kind,
    /// The reports, by their place in the collection; of each a passage, or all of it.
    pub passages: Vec<(usize, Option<Span>)>,
}

/// What kind of thing is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What is selected.
    Selection,
    /// The sentence of the current match.
    Match,
    /// The passages of the selected pair, or the sentence that was scrolled to.
    Passages,
    /// A whole report.
    Report(Side),
    /// Both reports.
    Both,
    /// All reports of the list.
    List,
}

/// Where the reader is on the page.
#[derive(Clone, Copy, Debug, Default)]
pub struct Position<'a> {
    /// What is selected.
    pub selection: Option<&'a Selection>,
    /// The number of the current match or line.
    pub current: Option<usize>,
    /// The side and the byte of its text that was scrolled to.
    pub spot: Option<(usize, u32)>,
    /// The passages of the selected pair.
    pub pair: Option<[Span; 2]>,
}

/// What can be cited, the nearest to what the reader does first.
#[must_use]
pub fn citables(corpus: &Corpus, page: &Page, at: Position) -> Vec<Citable> {
    let shown = page.shown();
    let mut found = Vec::new();
    let mut offer = |kind, passages: Vec<_>| {
        if !passages.is_empty() {
            found.push(Citable { kind, passages });
        }
    };
    let selected = at.selection.and_then(|it| selected(corpus, page, it));
    offer(Kind::Selection, selected.into_iter().collect());
    let current = at.current.and_then(|number| current(corpus, page, number));
    offer(Kind::Match, current.into_iter().collect());
    if shown.is_empty() {
        let all = page.listed().into_iter().map(|index| (index, None));
        offer(Kind::List, all.collect());
        return found;
    }
    if let Some(sides) = page.compared.as_ref().map(Compared::sides) {
        let pair = at.pair.map(|spans| sides.into_iter().zip(spans.map(Some)).collect());
        let spot = at.spot.and_then(|(side, byte)| {
            let index = *sides.get(side)?;
            Some(vec![(
                index,
                Some(corpus.report(index)?.sentence_around(Span { start: byte, end: byte })),
            )])
        });
        offer(Kind::Passages, pair.or(spot).unwrap_or_default());
    }
    for &(side, index) in &shown {
        offer(Kind::Report(side), vec![(index, None)]);
    }
    if shown.len() > 1 {
        offer(Kind::Both, shown.iter().map(|&(_, index)| (index, None)).collect());
    }
    found
}

/// The passage that is selected.
fn selected(corpus: &Corpus, page: &Page, it: &Selection) -> Option<(usize, Option<Span>)> {
    let mut shown = page.shown().into_iter().map(|(_, index)| index);
    let index = shown.find(|&index| corpus.report(index).is_some_and(|at| at.slug == it.report))?;
    let report = corpus.report(index)?;
    let [start, end] = it.ends.map(|(paragraph, offset)| byte(report, paragraph, offset));
    Some((index, Some(Span { start: start?, end: end? })))
}

/// The byte of a report's text at an offset of a paragraph, in UTF-16 units.
fn byte(report: &Report, paragraph: u32, offset: u32) -> Option<u32> {
    let span = report.passage(paragraph)?;
    let mut units = 0;
    let before = span.of(&report.text).chars().take_while(|c| {
        let is_before = units < offset;
        units += u32::try_from(c.len_utf16()).unwrap_or_default();
        is_before
    });
    Some(span.start + u32::try_from(before.map(char::len_utf8).sum::<usize>()).ok()?)
}

/// The sentence of a match: of one of the texts, or of a line of the occurrences.
fn current(corpus: &Corpus, page: &Page, number: usize) -> Option<(usize, Option<Span>)> {
    let in_texts = page.panes.iter().find_map(|pane| {
        let Pane::Text { index, matches, first, .. } = pane else { return None };
        Some((*index, matches.get(number.checked_sub(*first)?)?.span))
    });
    let in_lines = || {
        page.groups.iter().find_map(|group| {
            let line = group.lines.get(number.checked_sub(group.first)?)?;
            Some((group.index, line.found))
        })
    };
    let (index, span) = in_texts.or_else(in_lines)?;
    Some((index, Some(corpus.report(index)?.sentence_around(span))))
}
