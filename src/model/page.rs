//! What the page shows, as plain data: a function of the collection and the view.

use dossier::filter::counts::{Count, FieldCounts};
use dossier::filter::facets::{Facet, keeps};
use dossier::filter::histogram::{Histogram, histogram};
use dossier::link::view::{Mode, View};
use dossier::query::Query;
use dossier::report::Report;
use dossier::report::ReportRef;
use dossier::search::Sort;
use dossier::search::bm25::{self, Background};
use dossier::search::{Match, Search, Tally};
use dossier::text::span::Span;

pub use dossier::link::view::Side;

use crate::model::comparison::{Compared, Key};
use crate::model::corpus::Corpus;
use crate::model::occurrences::{self, Group};
use crate::model::query_summary::{self, Empty, Lack, Reading, Way};

/// All that is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The query, read.
    pub query: Query,
    /// The list, in its order.
    pub rows: Vec<Row>,
    /// How many reports the filters keep off the list.
    pub hidden: usize,
    /// The texts on the page, in reading order.
    pub panes: Vec<Pane>,
    /// The occurrences in context, where the view shows them.
    pub groups: Vec<Group>,
    /// The fields that narrow the list, with what each value would keep.
    pub fields: Vec<FieldCounts>,
    /// When the reports are that satisfy the query and the facets.
    pub histogram: Histogram,
    /// The items of the query.
    pub readings: Vec<Reading>,
    /// Matches on the page, or in the list where the view shows its occurrences, after merging:
    /// what "n / N" counts.
    pub total: usize,
    /// Why the list is empty.
    pub empty: Option<Empty>,
    /// Suggested queries when the list is empty.
    pub ways: Vec<Way>,
    /// What the two sides have to do with each other, where the view shows two reports.
    pub compared: Option<Compared>,
    /// What is to be compared once the page is drawn without it.
    pub comparing: Option<Key>,
}

/// A report of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its place in the collection.
    pub index: usize,
    /// Matches in it.
    pub count: usize,
    /// Where the page shows it.
    pub sides: Vec<Side>,
}

/// A text of the page, or the place of one that is missing.
#[derive(Clone, Debug, PartialEq)]
pub enum Pane {
    /// A report of the collection.
    Text {
        /// Where it stands.
        side: Side,
        /// Its place in the collection.
        index: usize,
        /// Its matches.
        matches: Vec<Match>,
        /// The same in numbers.
        tally: Tally,
        /// The number, on the page, of its first match.
        first: usize,
        /// Why it does not satisfy the query.
        lack: Option<Lack>,
    },
    /// A report that the link names and the collection lacks.
    Missing {
        /// Where it would stand.
        side: Side,
        /// As the link names it.
        named: ReportRef,
    },
}

impl Page {
    /// Draws a view, in data: of its occurrences the first `most`. What `before` has compared is
    /// not compared again.
    #[must_use]
    pub fn new(corpus: &Corpus, view: &View, most: usize, before: Option<&Self>) -> Self {
        let query = query_summary::query_of(view);
        let search = corpus.searcher().search(&query);
        let tallies = search.tallies();
        let panes = panes(corpus, view, &query, &search, &tallies);
        let rows = rows(corpus, view, &tallies, &panes);
        let shown: Vec<&Tally> = panes.iter().filter_map(Pane::tally).collect();
        let listed = (view.mode == Some(Mode::Occurrences)).then(|| listed(&rows, &tallies));
        let groups = listed
            .as_ref()
            .map(|_| occurrences::groups(corpus, view, &search, &tallies, &rows, most));
        let counted = if panes.is_empty() { listed.as_deref().unwrap_or(&tallies) } else { &[] };
        let key = Key::of(corpus, view);
        let known =
            before.and_then(|page| page.compared.clone()).filter(|it| Some(it.key()) == key);
        let comparing = key.filter(|key| known.is_none() && key.is_long(corpus));
        let at_once = key.filter(|_| comparing.is_none());
        let why =
            rows.is_empty().then(|| query_summary::empty(corpus.searcher(), &query, &tallies));
        let (empty, ways) = why.flatten().unzip();
        Self {
            readings: query_summary::readings(&query, &search, &shown, counted),
            total: match &listed {
                Some(listed) => listed.iter().map(|tally| tally.count).sum(),
                None => shown.iter().map(|tally| tally.count).sum(),
            },
            groups: groups.unwrap_or_default(),
            fields: fields(corpus, view, &tallies),
            histogram: times(corpus, view, &tallies),
            hidden: tallies.len() - rows.len(),
            empty,
            ways: ways.unwrap_or_default(),
            compared: known.or_else(|| Some(Compared::new(corpus, at_once?))),
            comparing,
            query,
            rows,
            panes,
        }
    }
}

impl Page {
    /// How many of its matches the page draws: all, or the lines of occurrences asked for.
    #[must_use]
    pub fn drawn(&self) -> usize {
        match self.groups.last() {
            Some(last) => last.first + last.lines.len(),
            None => self.total,
        }
    }
}

impl Page {
    /// The sentence around a match of the texts, with the place of its report in the collection.
    #[must_use]
    pub fn around(&self, texts: &Corpus, match_number: usize) -> Option<(usize, Span)> {
        self.panes.iter().find_map(|pane| {
            let Pane::Text { index, matches, first, .. } = pane else { return None };
            let found = matches.get(match_number.checked_sub(*first)?)?;
            let (_, sentence) = texts.report(*index)?.sentence_at(found.span.start)?;
            Some((*index, sentence))
        })
    }
}

impl Pane {
    /// The numbers of a text; none where it is missing.
    #[must_use]
    pub fn tally(&self) -> Option<&Tally> {
        match self {
            Self::Text { tally, .. } => Some(tally),
            Self::Missing { .. } => None,
        }
    }
}

/// The reports that the view shows, with their sides.
fn shown(view: &View) -> Vec<(Side, &ReportRef)> {
    let mut shown = Vec::new();
    let mut show = |side, named| {
        if let Some(named) = named {
            shown.push((side, named));
        }
    };
    match view.mode {
        Some(Mode::Read) => show(Side::Alone, view.read.as_ref()),
        Some(Mode::Compare) => {
            show(Side::Left, view.left.as_ref());
            show(Side::Right, view.right.as_ref());
        }
        Some(Mode::List | Mode::Occurrences) | None => {}
    }
    shown
}

fn panes(
    corpus: &Corpus,
    view: &View,
    query: &Query,
    search: &Search,
    tallies: &[Tally],
) -> Vec<Pane> {
    let mut first = 0;
    let mut panes = Vec::new();
    for (side, named) in shown(view) {
        let here = corpus.collection().find(&named.slug);
        let Some((index, tally)) = here.and_then(|(i, _)| Some((i, tallies.get(i)?))) else {
            panes.push(Pane::Missing { side, named: named.clone() });
            continue;
        };
        let (tally, lack) = (tally.clone(), query_summary::lack(query, tally));
        let count = tally.count;
        panes.push(Pane::Text { side, index, matches: search.matches(index), tally, first, lack });
        first += count;
    }
    panes
}

fn rows(corpus: &Corpus, view: &View, tallies: &[Tally], panes: &[Pane]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (at, (report, tally)) in corpus.collection().reports.iter().zip(tallies).enumerate() {
        if !tally.passes || !keeps(report, &view.facets, view.dates) {
            continue;
        }
        let mut row = Row { index: at, count: tally.count, sides: Vec::new() };
        for pane in panes {
            match pane {
                Pane::Text { side, index, .. } if *index == at => row.sides.push(*side),
                _ => {}
            }
        }
        rows.push(row);
    }
    match view.sort {
        Sort::DateDescending => {
            // Undated reports stay last.
            let dated = |row: &Row| corpus.report(row.index).is_some_and(|r| r.date.is_some());
            let undated = rows.iter().position(|row| !dated(row)).unwrap_or(rows.len());
            if let Some(dated) = rows.get_mut(..undated) {
                dated.reverse();
            }
        }
        Sort::Relevance => {
            let scores = scores(corpus, tallies);
            let score = |row: &Row| scores.get(row.index).copied().unwrap_or_default();
            rows.sort_by(|a, b| score(b).total_cmp(&score(a)));
        }
        Sort::Date | Sort::LeftWord | Sort::RightWord => {}
    }
    rows
}

/// What the query finds in the reports of the list.
fn listed(rows: &[Row], tallies: &[Tally]) -> Vec<Tally> {
    let mut listed = Vec::new();
    for row in rows {
        listed.extend(tallies.get(row.index).cloned());
    }
    listed
}

/// The fields that can narrow the list, or do.
fn fields(corpus: &Corpus, view: &View, tallies: &[Tally]) -> Vec<FieldCounts> {
    let passing = (0..).zip(tallies).filter(|(_, tally)| tally.passes).map(|(index, _)| index);
    let mut fields = corpus.counter().counts(passing, &view.facets, view.dates);
    let chosen = |counts: &FieldCounts| counts.values.iter().any(|value| value.chosen);
    fields.retain(|counts| corpus.fields().contains(&counts.field) || chosen(counts));
    // What no report has can still be chosen by a link, and must be seen to be.
    for Facet { field, values } in &view.facets {
        let at = fields.partition_point(|counts| counts.field < *field);
        if fields.get(at).is_none_or(|counts| counts.field != *field) {
            let value = |value: &String| Count { value: value.clone(), count: 0, chosen: true };
            let values = values.iter().map(value).collect();
            fields.insert(at, FieldCounts { field: *field, values });
        }
    }
    fields
}

/// When the reports are that all filters but the dates keep.
fn times(corpus: &Corpus, view: &View, tallies: &[Tally]) -> Histogram {
    let mut dates = Vec::new();
    for (report, tally) in corpus.collection().reports.iter().zip(tallies) {
        let counts = tally.passes && keeps(report, &view.facets, None);
        dates.push((report.date.map(|(date, _)| date), counts));
    }
    histogram(&dates)
}

/// How relevant each report of the collection is to the query that made the `tallies`.
fn scores(corpus: &Corpus, tallies: &[Tally]) -> Vec<f64> {
    let length = |index| corpus.searcher().word_count(index);
    let groups = tallies.first().map_or(0, |tally| tally.groups.len());
    let has = |tally: &&Tally, group: usize| tally.groups.get(group).is_some_and(|&n| n > 0);
    let having = |group| tallies.iter().filter(|tally| has(tally, group)).count();
    let background = Background {
        reports: tallies.len(),
        words: (0..tallies.len()).map(length).sum(),
        having: (0..groups).map(having).collect(),
    };
    let tallies = tallies.iter().enumerate();
    tallies.map(|(index, tally)| bm25::score(&tally.groups, length(index), &background)).collect()
}

/// A piece of a passage: plain text, or a match with its number in the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Between matches.
    Plain(Span),
    /// A match and its place among the report's matches.
    Mark(usize, &'a Match),
}

/// Cuts the passage at `span` into pieces that together cover it exactly. `matches` are the whole
/// report's.
#[must_use]
pub fn pieces(span: Span, matches: &[Match]) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut at = span.start;
    let (first, inside) = within(span, matches);
    for (number, found) in (first..).zip(inside) {
        if at < found.span.start {
            pieces.push(Piece::Plain(Span { start: at, end: found.span.start }));
        }
        pieces.push(Piece::Mark(number, found));
        at = found.span.end;
    }
    if at < span.end {
        pieces.push(Piece::Plain(Span { start: at, end: span.end }));
    }
    pieces
}

/// The matches inside `span`, and the number of the first.
fn within(span: Span, matches: &[Match]) -> (usize, &[Match]) {
    let first = matches.partition_point(|found| found.span.start < span.start);
    let after = matches.partition_point(|found| found.span.start < span.end);
    (first, matches.get(first..after).unwrap_or_default())
}

/// Paragraphs shown, or folded because no match stands in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Number of the first paragraph, 0 for the furniture.
    pub first: usize,
    /// Number of the last paragraph.
    pub last: usize,
    /// Whether they are folded.
    pub folded: bool,
}

/// The passages of a report in stretches. Folding applies only where the report has a match, and
/// never to the furniture.
#[must_use]
pub fn stretches(report: &Report, matches: &[Match], only_matching: bool) -> Vec<Stretch> {
    let fold = only_matching && !matches.is_empty();
    let mut stretches: Vec<Stretch> = Vec::new();
    for (number, span) in report.passages() {
        let folded = fold && number > 0 && within(span, matches).1.is_empty();
        match stretches.last_mut() {
            Some(last) if last.folded == folded => last.last = number,
            _ => stretches.push(Stretch { first: number, last: number, folded }),
        }
    }
    stretches
}

/// The view with `report` on `side`. A report that stands on the other side changes places.
#[must_use]
pub fn put(view: &View, side: Side, report: ReportRef) -> View {
    let mut view = view.clone();
    let is_it = |named: &Option<ReportRef>| named.as_ref().is_some_and(|n| n.slug == report.slug);
    let (place, other) = match side {
        Side::Alone => {
            return View { mode: Some(Mode::Read), read: Some(report), ..view };
        }
        Side::Left => (&mut view.left, &mut view.right),
        Side::Right => (&mut view.right, &mut view.left),
    };
    if is_it(other) {
        *other = place.take();
    }
    let is_new = !is_it(place);
    *place = Some(report);
    let pair = view.pair.filter(|_| !is_new);
    View { mode: Some(Mode::Compare), pair, ..view }
}
