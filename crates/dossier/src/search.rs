//! The matcher: where a query's terms stand in the reports. One matcher serves the filter, the
//! counts, the marks and the exports.
//!
//! Every word of a report is a number in the [`lexicon`](crate::index::lexicon). A query decides which
//! numbers its terms mean ([`Searcher::search`]); a report is then read number by number, and only
//! when it is asked for: [`Search::tally`] counts, [`Search::matches`] gives the spans.

use std::cell::OnceCell;
use std::sync::{Arc, OnceLock};

use counts::Known;
use indexed::{IndexedReport, Passage, ReportWords};
use term::{Wanted, is_gap};

use crate::collection::Collection;
use crate::index::Builder;
use crate::index::lexicon::Lexicon;
use crate::index::suggest::nearest;
use crate::query::{MAX_ITEMS, Query, Within};
use crate::text::grapheme;
use crate::text::span::Span;
use crate::text::words::Words;

pub mod bm25;
mod counts;
mod indexed;
pub mod kwic;
mod scope;
mod sort;
mod term;

pub use sort::Sort;

/// A set of a query's groups. Groups count from 0 here and from 1 on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terms([u64; MAX_ITEMS.div_ceil(64)]);

impl Terms {
    /// Adds group `index`, which is below [`MAX_ITEMS`].
    fn insert(&mut self, index: usize) {
        if let Some(word) = self.0.get_mut(index / 64) {
            *word |= 1 << (index % 64);
        }
    }

    /// Whether group `index` is in the set.
    #[must_use]
    pub fn contains(self, index: usize) -> bool {
        self.0.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
    }

    /// The groups in the set, ascending.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..MAX_ITEMS).filter(move |&index| self.contains(index))
    }
}

/// One occurrence, after merging: what is counted, drawn, exported and linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// Where it stands: whole grapheme clusters of the report's text, in UTF-8 bytes.
    pub span: Span,
    /// The paragraph it stands in, from 1; 0 is the furniture.
    pub paragraph: u32,
    /// The groups that match there.
    pub terms: Terms,
    /// Whether all that matches there is of a term's family, and nothing what was typed.
    pub family: bool,
}

/// What a query finds in one report, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Matches, after merging.
    pub count: usize,
    /// Matches that name each group.
    pub groups: Vec<usize>,
    /// Whether the report has an excluded item.
    pub excluded: bool,
    /// Whether it satisfies the whole query.
    pub passes: bool,
}

/// A collection with its words, read once.
#[derive(Debug)]
pub struct Searcher {
    collection: Arc<Collection>,
    lexicon: Lexicon,
    /// In the collection's order.
    reports: Vec<ReportWords>,
}

impl Searcher {
    /// Reads the words of every report.
    #[must_use]
    pub fn new(collection: impl Into<Arc<Collection>>) -> Self {
        let collection = collection.into();
        let mut builder = Builder::default();
        let mut reports: Vec<ReportWords> =
            collection.reports.iter().map(|it| ReportWords::of(it, &mut builder)).collect();
        let (entries, ids) = builder.finish();
        for word in reports.iter_mut().flat_map(|report| &mut report.words) {
            let id = ids.get(word.id() as usize).copied().unwrap_or_default();
            *word = word.renumbered(id);
        }
        let words = reports.iter().map(|report| report.words.iter().map(|word| word.id()));
        let langs = collection.reports.iter().map(|report| report.lang).collect::<Vec<_>>();
        let lexicon = Lexicon::new(entries, words, &langs);
        Self { collection, lexicon, reports }
    }

    /// The collection that is searched.
    #[must_use]
    pub fn collection(&self) -> &Arc<Collection> {
        &self.collection
    }

    /// Report `index` with its words.
    fn report(&self, index: usize) -> Option<IndexedReport<'_>> {
        let (report, words) = (self.collection.reports.get(index)?, self.reports.get(index)?);
        Some(IndexedReport { report, facts: self.collection.facts(index), index: words })
    }

    /// Decides what a query's terms mean in this collection. No report is read yet.
    #[must_use]
    pub fn search(&self, query: &Query) -> Search<'_> {
        Search::new(self, query)
    }

    /// The words of the collection nearest to `typed`, which nothing matches: at most `most`, the
    /// likeliest first, each as it is mostly written.
    #[must_use]
    pub fn nearest(&self, typed: &str, most: usize) -> Vec<&str> {
        let found = nearest(typed, self.lexicon.folded(), most).into_iter();
        found.filter_map(|found| self.lexicon.mostly(found.word)).collect()
    }

    /// Calls `each` for each word of report `index`, in order, with its id and where it stands in the
    /// report.
    pub fn each_word(&self, index: usize, each: &mut dyn FnMut(u32, Span)) {
        let Some(report) = self.report(index) else { return };
        for (passage, ids) in report.index.passages() {
            let words = report.words(passage);
            for (at, word) in ids.iter().enumerate() {
                each(word.id(), words.span(at).shifted(passage.span.start));
            }
        }
    }

    /// The words of the collection.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// How many reports there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.reports.len()
    }

    /// Whether there is no report.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.reports.is_empty()
    }

    /// How many words report `index` has, furniture included.
    #[must_use]
    pub fn word_count(&self, index: usize) -> usize {
        self.reports.get(index).map_or(0, |report| report.words.len())
    }
}

/// A query over a collection. Each report is read when it is asked for.
#[derive(Debug)]
pub struct Search<'s> {
    searcher: &'s Searcher,
    groups: usize,
    within: Option<Within>,
    terms: Vec<Wanted>,
    /// By word id: which of `starts` may begin there.
    table: Vec<u32>,
    /// The distinct sets of terms that a word may begin; the first is empty.
    starts: Vec<Vec<Start>>,
    known: OnceLock<Known>,
}

/// A term that may begin at a word, or a relative of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Start {
    term: usize,
    relative: bool,
}

/// Where a term stands, before merging: words of a passage, both ends included.
#[derive(Clone, Copy, Debug)]
struct Hit {
    /// The passage's place in its report.
    passage: usize,
    first: usize,
    last: usize,
    start: Start,
}

impl<'s> Search<'s> {
    fn new(searcher: &'s Searcher, query: &Query) -> Self {
        let lexicon = &searcher.lexicon;
        let mut terms = Vec::new();
        let mut groups = 0;
        for item in &query.items {
            let group = (!item.excluded).then_some(groups);
            groups += usize::from(!item.excluded);
            let wanted = |term| Wanted::new(lexicon, term, group, query.options);
            terms.extend(item.terms.iter().map(wanted));
        }
        let mut table = vec![0; lexicon.len()];
        let mut starts = vec![Vec::new()];
        let mut add = |ids: &mut dyn Iterator<Item = u32>, start: Start| {
            // By set: what this term makes of it.
            let mut with: Vec<u32> = vec![0; starts.len()];
            for id in ids {
                let Some(slot) = table.get_mut(id as usize) else { continue };
                let Some(made) = with.get_mut(*slot as usize) else { continue };
                if *made == 0 {
                    *made = u32::try_from(starts.len()).unwrap_or_default();
                    let mut set = starts.get(*slot as usize).cloned().unwrap_or_default();
                    set.push(start);
                    starts.push(set);
                }
                *slot = *made;
            }
        };
        for (term, wanted) in terms.iter().enumerate() {
            if let Some(begins) = wanted.words.first() {
                add(&mut begins.iter(), Start { term, relative: false });
            }
            if query.options.family {
                add(&mut wanted.relatives.iter().copied(), Start { term, relative: true });
            }
        }
        Self {
            searcher,
            groups,
            within: query.within.clone(),
            terms,
            table,
            starts,
            known: OnceLock::new(),
        }
    }

    /// What the query finds in each report, in numbers.
    #[must_use]
    pub fn tallies(&self) -> Vec<Tally> {
        (0..self.searcher.len()).map(|index| self.tally(index)).collect()
    }

    /// What the query finds in report `index`, in numbers.
    #[must_use]
    pub fn tally(&self, index: usize) -> Tally {
        let mut tally = Tally { groups: vec![0; self.groups], ..Tally::default() };
        let Some(report) = self.searcher.report(index) else { return tally };
        match self.known.get_or_init(|| self.know()) {
            Known::Counts(counts) if !report.index.glued => {
                let mut counts = counts.iter().skip(index * (self.groups + 2));
                let mut next = || counts.next().map_or(0, |&count| count as usize);
                (tally.count, tally.excluded) = (next(), next() > 0);
                tally.groups.fill_with(next);
            }
            Known::Candidates(candidates) if candidates.get(index) != Some(&true) => {}
            _ => self.count(report, &mut tally),
        }
        tally.passes = !tally.excluded && tally.groups.iter().all(|&count| count > 0);
        tally
    }

    /// Counts what reading a report finds.
    fn count(&self, report: IndexedReport, tally: &mut Tally) {
        let (kept, excluded) = self.hits(report);
        tally.excluded = excluded;
        for hits in kept.chunk_by(|a, b| a.passage == b.passage) {
            let Some(passage) = report.passage_of(hits) else { continue };
            let mut count = |found: Merged| {
                tally.count += 1;
                for (group, count) in tally.groups.iter_mut().enumerate() {
                    *count += usize::from(found.terms.contains(group));
                }
            };
            if passage.glued {
                let text = report.text(passage);
                self.merge(&mut self.extents(text, &report.words(passage), hits), &mut count);
            } else {
                // Marks meet where their words do.
                let mut words = hits.iter().map(|hit| (hit.first, hit.last + 1, hit.start));
                self.merge(&mut words, &mut count);
            }
        }
    }

    /// The words of the family of group `index` that it does not match as typed, with how often
    /// each occurs in the collection: as mostly written, the commonest first. Whether the options
    /// take them in is not asked.
    #[must_use]
    pub fn relatives(&self, index: usize) -> Vec<(&'s str, usize)> {
        let lexicon = &self.searcher.lexicon;
        let terms = || self.terms.iter().filter(|term| term.group == Some(index));
        let is_matched =
            |id: u32| terms().any(|t| matches!(t.words.as_slice(), [set] if set.contains(id)));
        let mut ids: Vec<u32> = Vec::new();
        for &id in terms().flat_map(|term| &term.relatives).filter(|&&id| !is_matched(id)) {
            if let Err(at) = ids.binary_search(&id) {
                ids.insert(at, id);
            }
        }
        let entries: Vec<_> = ids.into_iter().filter_map(|id| lexicon.get(id)).collect();
        // Spellings of one word stand together.
        let words = entries.chunk_by(|a, b| a.folded == b.folded).filter_map(|word| {
            let mostly = word.iter().max_by_key(|entry| entry.count)?;
            Some((&*mostly.written, word.iter().map(|entry| entry.count).sum()))
        });
        let mut words: Vec<(&str, usize)> = words.collect();
        words.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        words
    }

    /// The matches in report `index`: sorted, disjoint; as many as its [`Tally`] counts.
    #[must_use]
    pub fn matches(&self, index: usize) -> Vec<Match> {
        let mut matches = Vec::new();
        let Some(report) = self.searcher.report(index) else { return matches };
        for hits in self.hits(report).0.chunk_by(|a, b| a.passage == b.passage) {
            let Some(passage) = report.passage_of(hits) else { continue };
            let text = report.text(passage);
            self.merge(&mut self.extents(text, &report.words(passage), hits), &mut |found| {
                let start = grapheme::floor(text, found.start);
                matches.push(Match {
                    span: Span::new(start, found.end).shifted(passage.span.start),
                    paragraph: passage.paragraph,
                    terms: found.terms,
                    family: found.family,
                });
            });
        }
        matches
    }

    /// Where the hits stand in the text of their passage, in bytes.
    fn extents(
        &self,
        text: &str,
        words: &Words,
        hits: &[Hit],
    ) -> impl Iterator<Item = (usize, usize, Start)> {
        hits.iter().map(move |hit| {
            let (first, last) = (words.span(hit.first), words.span(hit.last));
            let typed = self.terms.get(hit.start.term).filter(|_| !hit.start.relative);
            let letters = typed.map_or(usize::MAX, |term| term.letters);
            let end = if letters < words.folded(hit.last).chars().count() {
                words.end_after(text, hit.last, letters)
            } else {
                last.end as usize
            };
            (first.start as usize, end, hit.start)
        })
    }

    /// Merges what overlaps; `extents` come by their start.
    fn merge(
        &self,
        extents: &mut dyn Iterator<Item = (usize, usize, Start)>,
        each: &mut dyn FnMut(Merged),
    ) {
        let mut open: Option<Merged> = None;
        for (start, end, what) in extents {
            let Some(group) = self.terms.get(what.term).and_then(|term| term.group) else {
                continue;
            };
            if let Some(last) = open.as_mut().filter(|last| start < last.end) {
                last.end = last.end.max(end);
                last.family &= what.relative;
                last.terms.insert(group);
                continue;
            }
            let mut terms = Terms::default();
            terms.insert(group);
            let merged = Merged { start, end, terms, family: what.relative };
            open.replace(merged).into_iter().for_each(&mut *each);
        }
        open.into_iter().for_each(each);
    }

    /// The hits of a report that count, in order, and whether it has an excluded item.
    fn hits(&self, report: IndexedReport) -> (Vec<Hit>, bool) {
        let mut hits = Vec::new();
        for (number, (passage, words)) in report.index.passages().enumerate() {
            self.hits_in(report, (number, passage), words, &mut hits);
        }
        let all = hits.len();
        hits.retain(|hit| self.group(hit).is_some());
        let excluded = hits.len() < all;
        if let Some(within) = &self.within {
            self.keep_within(report, within, &mut hits);
        }
        (hits, excluded)
    }

    /// The group that a hit is of; `None` when it is excluded.
    fn group(&self, hit: &Hit) -> Option<usize> {
        self.terms.get(hit.start.term)?.group
    }

    /// Where terms stand in passage `number`, by their first word.
    fn hits_in(
        &self,
        report: IndexedReport,
        (number, passage): (usize, &Passage),
        words: &[indexed::Word],
        hits: &mut Vec<Hit>,
    ) {
        let read = OnceCell::new();
        for (first, word) in words.iter().enumerate() {
            let set = self.table.get(word.id() as usize).copied().unwrap_or_default();
            if set == 0 {
                continue;
            }
            for &start in self.starts.get(set as usize).into_iter().flatten() {
                let Some(wanted) = self.terms.get(start.term) else { continue };
                let is_gap = |at: usize, typed: &[String; 2]| {
                    let words = read.get_or_init(|| report.words(passage));
                    is_gap(report, passage, words, at, typed)
                };
                let last = if start.relative {
                    Some(first)
                } else {
                    wanted.last_word(words, first, is_gap)
                };
                let hit = |last| Hit { passage: number, first, last, start };
                hits.extend(last.map(hit));
            }
        }
    }
}

/// A match of one passage: words or bytes, `end` excluded.
#[derive(Clone, Copy)]
struct Merged {
    start: usize,
    end: usize,
    terms: Terms,
    family: bool,
}
