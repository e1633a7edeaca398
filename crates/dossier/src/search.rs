//! The matcher: where a query's terms stand in the reports. One matcher serves the filter, the
//! counts, the marks and the exports.
//!
//! Every word of a report is a number in the [`lexicon`](crate::lexicon). A query decides which
//! numbers its terms mean ([`Searcher::search`]); a report is then read number by number, and only
//! when it is asked for: [`Search::tally`] counts, [`Search::matches`] gives the spans.

use std::cell::OnceCell;
use std::sync::OnceLock;

use crate::abbreviations::{is_abbreviation, last_word};
use crate::collection::Collection;
use crate::facts::Facts;
use crate::fold::{fold, fold_text};
use crate::grapheme;
use crate::lexicon::{Collector, Lexicon, Set};
use crate::order::order;
use crate::query::{MAX_ITEMS, Options, Query, Term, Within};
use crate::quotations::quotations;
use crate::report::Report;
use crate::span::Span;
use crate::suggest::nearest;
use crate::words::{Reading, Words};

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

/// The words of a collection, read once.
#[derive(Debug)]
pub struct Searcher<'a> {
    lexicon: Lexicon<'a>,
    /// In the collection's order.
    reports: Vec<Indexed<'a>>,
}

/// A report with its words as numbers.
#[derive(Debug)]
struct Indexed<'a> {
    report: &'a Report,
    facts: &'a Facts,
    passages: Vec<Passage<'a>>,
    /// The words of all passages, in order.
    words: Vec<Word>,
    /// Whether a passage is.
    glued: bool,
}

/// The furniture or a paragraph.
#[derive(Debug)]
struct Passage<'a> {
    /// The paragraph's number; 0 is the furniture.
    paragraph: u32,
    /// Where it starts in the report, in bytes.
    start: u32,
    text: &'a str,
    /// Where its words end among the report's.
    end: u32,
    /// Whether two of its words share a grapheme cluster, so that marks may meet.
    glued: bool,
}

/// A word's id, and in the two highest bits whether a phrase goes on after it whatever was typed
/// there, and whether it is the first of a sentence.
#[derive(Clone, Copy, Debug)]
struct Word(u32);

impl Word {
    const BRIDGED: u32 = 1 << 31;
    const OPENS: u32 = 1 << 30;

    fn id(self) -> u32 {
        self.0 & !(Self::BRIDGED | Self::OPENS)
    }

    fn is_bridged(self) -> bool {
        self.0 & Self::BRIDGED != 0
    }

    fn opens(self) -> bool {
        self.0 & Self::OPENS != 0
    }
}

impl<'a> Searcher<'a> {
    /// Reads the words of every report.
    #[must_use]
    pub fn new(collection: &'a Collection) -> Self {
        let mut collector = Collector::default();
        let mut reports = Vec::new();
        for (index, report) in collection.reports.iter().enumerate() {
            reports.push(Indexed::of(report, collection.facts(index), &mut collector));
        }
        let (mut lexicon, ids) = collector.finish(&collection.families);
        for word in reports.iter_mut().flat_map(|report| &mut report.words) {
            let id = ids.get(word.id() as usize).copied().unwrap_or_default();
            word.0 = word.0 & (Word::BRIDGED | Word::OPENS) | id;
        }
        lexicon.count(reports.iter().map(|report| report.words.iter().map(|word| word.id())));
        Self { lexicon, reports }
    }

    /// Decides what a query's terms mean in this collection. No report is read yet.
    #[must_use]
    pub fn search(&self, query: &Query) -> Search<'_> {
        Search::new(self, query)
    }

    /// The words of the collection nearest to `typed`, which nothing matches: at most `most`, the
    /// likeliest first, each as it is mostly written.
    #[must_use]
    pub fn nearest(&self, typed: &str, most: usize) -> Vec<&'a str> {
        let found = nearest(typed, self.lexicon.folded(), most).into_iter();
        found.filter_map(|found| self.lexicon.mostly(found.word)).collect()
    }

    /// Shows each word of report `index`, in order: its id and where it stands in the report.
    pub(crate) fn read(&self, index: usize, each: &mut dyn FnMut(u32, Span)) {
        for (passage, ids) in self.reports.get(index).into_iter().flat_map(Indexed::passages) {
            let words = Words::of(passage.text, Reading::Text);
            for (at, word) in ids.iter().enumerate() {
                each(word.id(), words.span(at).shifted(passage.start));
            }
        }
    }

    pub(crate) fn lexicon(&self) -> &Lexicon<'a> {
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

impl<'a> Indexed<'a> {
    fn of(report: &'a Report, facts: &'a Facts, collector: &mut Collector<'a>) -> Self {
        let mut all = Vec::new();
        let sentences = report.paragraphs.iter().flat_map(|paragraph| &paragraph.sentences);
        let mut sentences = sentences.map(|sentence| sentence.start).peekable();
        let passages = report.passages().map(|(paragraph, span)| {
            let text = span.of(&report.text);
            let words = Words::of(text, Reading::Text);
            let mut glued = false;
            for at in 0..words.len() {
                let Span { start, end } = words.span(at);
                let mut word = collector.add(words.written(text, at), words.folded(at));
                if bridges(words.gap(text, at)) {
                    word |= Word::BRIDGED;
                }
                while sentences.next_if(|&sentence| sentence <= span.start + start).is_some() {
                    word |= Word::OPENS;
                }
                all.push(Word(word));
                glued |= end > words.span(at + 1).start && at + 1 < words.len();
            }
            Passage {
                paragraph: u32::try_from(paragraph).unwrap_or(u32::MAX),
                start: span.start,
                text,
                end: u32::try_from(all.len()).unwrap_or(u32::MAX),
                glued,
            }
        });
        let passages: Vec<Passage> = passages.collect();
        let glued = passages.iter().any(|passage| passage.glued);
        Self { report, facts, passages, words: all, glued }
    }

    /// What this speaker says, sorted and disjoint: of what is told within what is told, the outer.
    fn said_by(&self, speaker: &str) -> Vec<Span> {
        let wanted = fold_text(speaker);
        let is_it = |name: &str| {
            let name = fold_text(name);
            let before = name.strip_suffix(wanted.as_str());
            before.is_some_and(|before| before.is_empty() || before.ends_with([' ', '-', '\'']))
        };
        let mut said: Vec<Span> = Vec::new();
        for quotation in &self.facts.quotations {
            let is_free = said.last().is_none_or(|last| last.end <= quotation.span.start);
            if is_free && quotation.speaker.as_deref().is_some_and(is_it) {
                said.push(quotation.span);
            }
        }
        said
    }

    /// The passage of hits that all stand in one.
    fn passage_of(&self, hits: &[Hit]) -> Option<&Passage<'a>> {
        self.passages.get(hits.first()?.passage)
    }

    /// The passages with their words.
    fn passages(&self) -> impl Iterator<Item = (&Passage<'a>, &[Word])> {
        let mut start = 0;
        self.passages.iter().map(move |passage| {
            let end = passage.end as usize;
            let words = self.words.get(start..end).unwrap_or_default();
            start = end;
            (passage, words)
        })
    }
}

/// Whether any phrase goes on over `gap`: white space and at most one of `’ ' - , / ( )`.
fn bridges(gap: &str) -> bool {
    // Most gaps are.
    if gap == " " {
        return true;
    }
    let mut marks = gap.chars().filter_map(|c| fold(c).letters().first().copied());
    let mut marks = marks.by_ref().filter(|&c| c != ' ');
    matches!((marks.next(), marks.next()), (None | Some('\'' | '-' | ',' | '/' | '(' | ')'), None))
}

/// A query over a collection. Each report is read when it is asked for.
#[derive(Debug)]
pub struct Search<'s> {
    searcher: &'s Searcher<'s>,
    groups: usize,
    within: Option<Within>,
    terms: Vec<Wanted>,
    /// By word id: which of `starts` may begin there.
    table: Vec<u32>,
    /// The distinct sets of terms that a word may begin; the first is empty.
    starts: Vec<Vec<Start>>,
    known: OnceLock<Known>,
}

/// What the lexicon knows of all reports, before any is read.
#[derive(Debug)]
enum Known {
    /// By report: whether all words of some term occur in it.
    Candidates(Vec<bool>),
    /// By report, when every term is a word that may stand anywhere: the occurrences that are
    /// marked, those that are excluded, then those of each group.
    Counts(Vec<u32>),
}

/// A term, as words of this collection.
#[derive(Debug)]
struct Wanted {
    /// Its group; `None` when it is excluded.
    group: Option<usize>,
    words: Vec<Set>,
    /// The length of its last word's folded form, in characters.
    letters: usize,
    /// What was typed between its words: with a `*` as a part of the text, and as a sign.
    gaps: Vec<[String; 2]>,
    /// Ids of its relatives, ascending.
    relatives: Vec<u32>,
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
    fn new(searcher: &'s Searcher<'s>, query: &Query) -> Self {
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

    /// What the query finds in report `index`, in numbers.
    #[must_use]
    pub fn tally(&self, index: usize) -> Tally {
        let mut tally = Tally { groups: vec![0; self.groups], ..Tally::default() };
        let Some(report) = self.searcher.reports.get(index) else { return tally };
        match self.known.get_or_init(|| self.know()) {
            Known::Counts(counts) if !report.glued => {
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
    fn count(&self, report: &Indexed, tally: &mut Tally) {
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
                let words = Words::of(passage.text, Reading::Text);
                self.merge(self.extents(passage, &words, hits), count);
            } else {
                // Marks meet where their words do.
                let words = hits.iter().map(|hit| (hit.first, hit.last + 1, hit.start));
                self.merge(words, &mut count);
            }
        }
    }

    fn know(&self) -> Known {
        if self.within.is_none() && self.terms.iter().all(|term| term.words.len() == 1) {
            Known::Counts(self.counts())
        } else {
            Known::Candidates(self.candidates())
        }
    }

    /// As no two words share a mark, except in passages that are glued, every occurrence of a
    /// word counts once for each group that it is of.
    fn counts(&self) -> Vec<u32> {
        let columns = self.groups + 2;
        let mut counts = vec![0; self.searcher.reports.len() * columns];
        for (id, &set) in (0..).zip(&self.table).filter(|(_, set)| **set != 0) {
            let mut of: Vec<usize> = Vec::new();
            for start in self.starts.get(set as usize).into_iter().flatten() {
                let group = self.terms.get(start.term).and_then(|term| term.group);
                for column in group.map_or([1, 1], |group| [0, group + 2]) {
                    if !of.contains(&column) {
                        of.push(column);
                    }
                }
            }
            for &(report, occurrences) in self.searcher.lexicon.reports(id) {
                for column in &of {
                    if let Some(count) = counts.get_mut(report as usize * columns + column) {
                        *count += occurrences;
                    }
                }
            }
        }
        counts
    }

    fn candidates(&self) -> Vec<bool> {
        let mut candidates = vec![false; self.searcher.reports.len()];
        for term in &self.terms {
            // By report: how many of the term's words, from the first on, occur in it.
            let mut having = vec![0; candidates.len()];
            for (at, set) in term.words.iter().enumerate() {
                let relatives = term.relatives.iter().copied();
                for id in set.iter().chain(relatives) {
                    for (report, _) in self.searcher.lexicon.reports(id) {
                        let having = having.get_mut(*report as usize);
                        having.into_iter().filter(|n| **n == at).for_each(|n| *n = at + 1);
                    }
                }
            }
            for (candidate, having) in candidates.iter_mut().zip(having) {
                *candidate |= having == term.words.len();
            }
        }
        candidates
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
            let mostly = word.iter().max_by_key(|entry| entry.count)?.written;
            Some((mostly, word.iter().map(|entry| entry.count).sum()))
        });
        let words: Vec<(&str, usize)> = words.collect();
        let count = |at: usize| words.get(at).map(|(_, count)| *count);
        let sorted = order(words.len(), &|a, b| count(b).cmp(&count(a)));
        sorted.into_iter().filter_map(|at| words.get(at).copied()).collect()
    }

    /// The matches in report `index`: sorted, disjoint; as many as its [`Tally`] counts.
    #[must_use]
    pub fn matches(&self, index: usize) -> Vec<Match> {
        let mut matches = Vec::new();
        let Some(report) = self.searcher.reports.get(index) else { return matches };
        for hits in self.hits(report).0.chunk_by(|a, b| a.passage == b.passage) {
            let Some(passage) = report.passage_of(hits) else { continue };
            let words = Words::of(passage.text, Reading::Text);
            self.merge(self.extents(passage, &words, hits), |found| {
                let start = grapheme::floor(passage.text, found.start);
                matches.push(Match {
                    span: Span::new(start, found.end).shifted(passage.start),
                    paragraph: passage.paragraph,
                    terms: found.terms,
                    family: found.family,
                });
            });
        }
        matches
    }

    /// Where the hits stand in their passage, in bytes.
    fn extents(
        &self,
        passage: &Passage,
        words: &Words,
        hits: &[Hit],
    ) -> impl Iterator<Item = (usize, usize, Start)> {
        hits.iter().map(move |hit| {
            let (first, last) = (words.span(hit.first), words.span(hit.last));
            let typed = self.terms.get(hit.start.term).filter(|_| !hit.start.relative);
            let letters = typed.map_or(usize::MAX, |term| term.letters);
            let end = if letters < words.folded(hit.last).chars().count() {
                words.end_after(passage.text, hit.last, letters)
            } else {
                last.end as usize
            };
            (first.start as usize, end, hit.start)
        })
    }

    /// Merges what overlaps; `extents` come by their start.
    fn merge(
        &self,
        extents: impl Iterator<Item = (usize, usize, Start)>,
        mut each: impl FnMut(Merged),
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
            open.replace(merged).into_iter().for_each(&mut each);
        }
        open.into_iter().for_each(each);
    }

    /// The hits of a report that count, in order, and whether it has an excluded item.
    fn hits(&self, report: &Indexed) -> (Vec<Hit>, bool) {
        let mut hits = Vec::new();
        for (number, (passage, words)) in report.passages().enumerate() {
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

    /// Keeps the hits that stand where all groups meet.
    fn keep_within(&self, report: &Indexed, within: &Within, hits: &mut Vec<Hit>) {
        let all = |hits: &mut dyn Iterator<Item = &Hit>| {
            let mut met = Terms::default();
            hits.filter_map(|hit| self.group(hit)).for_each(|group| met.insert(group));
            (0..self.groups).all(|group| met.contains(group))
        };
        // Finding quotations takes longer than all else.
        if !all(&mut hits.iter()) {
            return hits.clear();
        }
        // The unit of each hit, in order.
        let units: Vec<Option<usize>> = match within {
            Within::Paragraph => hits.iter().map(|hit| Some(hit.passage)).collect(),
            Within::Sentence => Self::sentences(report, hits),
            Within::Quotation => Self::held(report, &quotations(report.report), hits),
            Within::Speech(speaker) => Self::held(report, &report.said_by(speaker), hits),
        };
        // What stands in each unit: hits come in order, and so do their units.
        let mut met: Vec<(usize, Terms)> = Vec::new();
        for (hit, unit) in hits.iter().zip(&units) {
            let (Some(group), Some(unit)) = (self.group(hit), *unit) else { continue };
            if met.last().is_none_or(|(last, _)| *last != unit) {
                met.push((unit, Terms::default()));
            }
            if let Some((_, terms)) = met.last_mut() {
                terms.insert(group);
            }
        }
        let mut units = units.into_iter();
        hits.retain(|_| {
            let unit = units.next().flatten();
            let at = unit.and_then(|unit| met.binary_search_by_key(&unit, |(u, _)| *u).ok());
            let terms = at.and_then(|at| met.get(at));
            terms.is_some_and(|(_, terms)| (0..self.groups).all(|group| terms.contains(group)))
        });
    }

    /// The sentence that each hit begins in, as the place of its first word in the report.
    fn sentences(report: &Indexed, hits: &[Hit]) -> Vec<Option<usize>> {
        let mut sentences = Vec::new();
        for hits in hits.chunk_by(|a, b| a.passage == b.passage) {
            let before = hits.first().and_then(|hit| hit.passage.checked_sub(1));
            let before = before.and_then(|before| report.passages.get(before));
            let mut sentence = before.map_or(0, |passage| passage.end as usize);
            let mut words = report.words.iter().enumerate().skip(sentence);
            let mut at = 0;
            for hit in hits {
                for (place, word) in words.by_ref().take((hit.first + 1).saturating_sub(at)) {
                    sentence = if word.opens() { place } else { sentence };
                }
                at = hit.first + 1;
                sentences.push(Some(sentence));
            }
        }
        sentences
    }

    /// Which of these disjoint spans holds each hit.
    fn held(report: &Indexed, spans: &[Span], hits: &[Hit]) -> Vec<Option<usize>> {
        let of_passage = hits.chunk_by(|a, b| a.passage == b.passage).flat_map(|hits| {
            let passage = report.passage_of(hits);
            let words = passage.map(|passage| Words::of(passage.text, Reading::Text));
            let start = passage.map_or(0, |passage| passage.start);
            let words = words.unwrap_or_default();
            hits.iter().map(move |hit| {
                let end = start + words.span(hit.last).end;
                let start = start + words.span(hit.first).start;
                let after = spans.partition_point(|span| span.start <= start);
                let before = after.checked_sub(1);
                before.filter(|&at| spans.get(at).is_some_and(|span| end <= span.end))
            })
        });
        of_passage.collect()
    }

    /// Where terms stand in passage `number`, by their first word.
    fn hits_in(
        &self,
        report: &Indexed,
        (number, passage): (usize, &Passage),
        words: &[Word],
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
                    let words = read.get_or_init(|| Words::of(passage.text, Reading::Text));
                    is_gap(report.report, passage, words, at, typed)
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

impl Wanted {
    fn new(lexicon: &Lexicon, term: &Term, group: Option<usize>, options: Options) -> Self {
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
    fn last_word(
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
fn is_gap(
    report: &Report,
    passage: &Passage,
    words: &Words,
    at: usize,
    typed: &[String; 2],
) -> bool {
    let gap = words.gap(passage.text, at);
    let folded = || gap.chars().filter_map(|c| fold(c).letters().first().copied());
    let (before, after) = (words.span(at).start, words.span(at + 1).start);
    let sentences = passage.paragraph.checked_sub(1);
    let sentences = sentences.and_then(|at| report.paragraphs.get(at as usize));
    let ends = sentences.into_iter().flat_map(|paragraph| &paragraph.sentences).any(|sentence| {
        (before + 1..=after).contains(&(sentence.start.wrapping_sub(passage.start)))
    });
    if ends {
        return false;
    }
    let marks = || folded().filter(|&c| c != ' ');
    let next = passage.text.get(after as usize..).unwrap_or_default();
    let goes_on = next.starts_with(|c: char| c.is_lowercase() || c.is_numeric());
    let word = last_word(words.written(passage.text, at));
    typed.iter().any(|typed| marks().eq(typed.chars()))
        || folded().next() == Some('.') && marks().count() == 1 && is_abbreviation(word, goes_on)
}
