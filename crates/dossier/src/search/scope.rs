//! Which hits stand where all groups meet: in one paragraph, sentence or quotation.

use super::indexed::IndexedReport;
use super::{Hit, Search, Terms};
use crate::query::Within;
use crate::report::quote_marks::quotations;
use crate::text::span::Span;

impl Search<'_> {
    /// Keeps the hits that stand where all groups meet.
    pub(super) fn keep_within(&self, report: IndexedReport, within: &Within, hits: &mut Vec<Hit>) {
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
    fn sentences(report: IndexedReport, hits: &[Hit]) -> Vec<Option<usize>> {
        let mut sentences = Vec::new();
        for hits in hits.chunk_by(|a, b| a.passage == b.passage) {
            let before = hits.first().and_then(|hit| hit.passage.checked_sub(1));
            let before = before.and_then(|before| report.index.passages.get(before));
            let mut sentence = before.map_or(0, |passage| passage.end as usize);
            let mut words = report.index.words.iter().enumerate().skip(sentence);
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
    fn held(report: IndexedReport, spans: &[Span], hits: &[Hit]) -> Vec<Option<usize>> {
        let mut held = Vec::new();
        for hits in hits.chunk_by(|a, b| a.passage == b.passage) {
            let Some(passage) = report.passage_of(hits) else { continue };
            let words = report.words(passage);
            for hit in hits {
                let start = passage.span.start + words.span(hit.first).start;
                let end = passage.span.start + words.span(hit.last).end;
                let after = spans.partition_point(|span| span.start <= start);
                let before = after.checked_sub(1);
                held.push(before.filter(|&at| spans.get(at).is_some_and(|span| end <= span.end)));
            }
        }
        held
    }
}
