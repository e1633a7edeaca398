//! The sentences of a report for a comparison: their words, stems, and the topics by which they can
//! be related.

use std::cmp::Reverse;

use crate::collection::concept::Concept;
use crate::index::stop_words::Kind;
use crate::query::{Options, Query};
use crate::search::Searcher;
use crate::text::span::Span;

/// A sentence with its words; or the furniture (paragraph 0), whose words count for frequencies but
/// which is no passage.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    /// The paragraph's number.
    pub(crate) paragraph: usize,
    /// Its number in the paragraph, from 1.
    pub(crate) number: usize,
    pub(crate) span: Span,
    /// All its words: the id and the span of each.
    pub(crate) all: Vec<(u32, Span)>,
    /// Its words without function words: the word family and the id of each.
    pub(crate) words: Vec<(u32, u32)>,
    /// Its topics, by which it can be related to others, each with its span: the families of
    /// content words outside names, offices and dates; and concepts, numbered after the families.
    pub(crate) topics: Vec<(u32, Span)>,
}

/// The occurrences of concepts in two reports.
#[derive(Debug)]
pub(crate) struct ConceptPlaces {
    /// For each concept, then each side, its occurrences, sorted and disjoint.
    pub(crate) places: Vec<[Vec<Span>; 2]>,
}

impl ConceptPlaces {
    /// Finds the occurrences of the concepts in two reports, given by their indexes in the
    /// collection.
    pub(crate) fn find(searcher: &Searcher, concepts: &[Concept], sides: [usize; 2]) -> Self {
        let find = |concept: &Concept| {
            let mut places = [Vec::new(), Vec::new()];
            for term in &concept.terms {
                // Quoted, so that words match whole (but for `*`) and phrases in order.
                let options = Options { accents: true, ..Options::default() };
                let query = Query::read(&format!("\"{term}\""), options, None);
                let search = searcher.search(&query);
                for (places, index) in places.iter_mut().zip(sides) {
                    // The postings tell most reports without the term, which need not be scanned.
                    if search.tally(index).count > 0 {
                        places.extend(search.matches(index).into_iter().map(|found| found.span));
                    }
                }
            }
            places.map(disjoint)
        };
        Self { places: concepts.iter().map(find).collect() }
    }
}

/// The spans, sorted, without those that overlap an earlier one; of those with the same start the
/// longest is kept.
fn disjoint(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable_by_key(|span| (span.start, Reverse(span.end)));
    let mut end = 0;
    spans.retain(|span| {
        let is_free = span.start >= end;
        end = end.max(span.end);
        is_free
    });
    spans
}

/// The furniture, if any, and the sentences of report `index`, which is on `side` (0 or 1) of the
/// comparison.
pub(crate) fn sentences(
    searcher: &Searcher,
    concepts: &ConceptPlaces,
    side: usize,
    index: usize,
) -> Vec<Sentence> {
    let (collection, families) = (searcher.collection(), searcher.lexicon().families());
    let mut sentences = Vec::new();
    let Some(report) = collection.reports.get(index) else { return sentences };
    let mut push = |paragraph, number, span| {
        let (all, words, topics) = (Vec::new(), Vec::new(), Vec::new());
        sentences.push(Sentence { paragraph, number, span, all, words, topics });
    };
    report.furniture.into_iter().for_each(|span| push(0, 0, span));
    for (paragraph, it) in (1..).zip(&report.paragraphs) {
        for (number, &span) in (1..).zip(&it.sentences) {
            push(paragraph, number, span);
        }
    }
    let sentence_at = |sentences: &[Sentence], span: Span| {
        let after = sentences.partition_point(|sentence| sentence.span.start <= span.start);
        after.checked_sub(1)
    };

    let taken = &collection.facts(index).taken;
    let mut next = taken.iter().peekable();
    let mut end = 0;
    searcher.each_word(index, &mut |id, span| {
        while let Some(taken) = next.next_if(|taken| taken.start < span.end) {
            end = end.max(taken.end);
        }
        let at = sentence_at(&sentences, span);
        let Some(sentence) = at.and_then(|at| sentences.get_mut(at)) else { return };
        sentence.all.push((id, span));
        let kind = searcher.lexicon().kind(id);
        if kind != Kind::Function {
            let stem = families.family(id).unwrap_or(id);
            sentence.words.push((stem, id));
            if kind == Kind::Content && end <= span.start {
                sentence.topics.push((stem, span));
            }
        }
    });
    for (number, places) in concepts.places.iter().enumerate() {
        let topic = u32::try_from(families.len() + number).unwrap_or(u32::MAX);
        let places = places.get(side).into_iter().flatten();
        for &place in places.filter(|place| !taken.iter().any(|taken| taken.overlaps(**place))) {
            let at = sentence_at(&sentences, place);
            if let Some(sentence) = at.and_then(|at| sentences.get_mut(at)) {
                sentence.topics.push((topic, place));
            }
        }
    }
    sentences
}
