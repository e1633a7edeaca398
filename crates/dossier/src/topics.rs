//! What the sentences of a report are about: their words as stems, where each stands.

use crate::collection::Collection;
use crate::concepts::Concept;
use crate::plain::{CONTENT, FUNCTION};
use crate::search::Searcher;
use crate::span::Span;

/// A sentence with its words; or the furniture (paragraph 0), whose words count but which is no
/// passage.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    /// The paragraph's number.
    pub(crate) paragraph: usize,
    /// Its number in the paragraph, from 1.
    pub(crate) number: usize,
    pub(crate) span: Span,
    /// The id of each word, and where it stands.
    pub(crate) all: Vec<(u32, Span)>,
    /// The stem and the id of each, function words left out.
    pub(crate) words: Vec<(u32, u32)>,
    /// What can relate it to others, with where it stands: stems, and concepts as numbers after
    /// them. No word of telling, and none in a name, an office or a date.
    pub(crate) topics: Vec<(u32, Span)>,
}

/// The furniture, if any, and the sentences of report `index` of a collection whose words have these `stems`.
pub(crate) fn sentences(
    collection: &Collection,
    searcher: &Searcher,
    stems: &[u32],
    concepts: &[Concept],
    index: usize,
) -> Vec<Sentence> {
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
    let holding = |sentences: &[Sentence], span: Span| {
        let after = sentences.partition_point(|sentence| sentence.span.start <= span.start);
        after.checked_sub(1)
    };

    let taken = &collection.facts(index).taken;
    let mut next = taken.iter().peekable();
    let mut end = 0;
    searcher.read(index, &mut |id, span| {
        while let Some(taken) = next.next_if(|taken| taken.start < span.end) {
            end = end.max(taken.end);
        }
        let at = holding(&sentences, span);
        let Some(sentence) = at.and_then(|at| sentences.get_mut(at)) else { return };
        sentence.all.push((id, span));
        let kind = collection.plain(id);
        if kind != FUNCTION {
            let stem = stems.get(id as usize).copied().unwrap_or(id);
            sentence.words.push((stem, id));
            if kind == CONTENT && end <= span.start {
                sentence.topics.push((stem, span));
            }
        }
    });
    for (number, concept) in concepts.iter().enumerate() {
        let topic = u32::try_from(stems.len() + number).unwrap_or(u32::MAX);
        let places = concept.places.get(index).into_iter().flatten();
        for &place in places.filter(|place| !taken.iter().any(|taken| taken.overlaps(**place))) {
            let at = holding(&sentences, place);
            if let Some(sentence) = at.and_then(|at| sentences.get_mut(at)) {
                sentence.topics.push((topic, place));
            }
        }
    }
    sentences
}
