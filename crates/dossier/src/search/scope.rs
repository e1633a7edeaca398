//! The scope of a query (`within`): restricts hits to the paragraphs, sentences or quotations in
//! which all groups match.

use super::indexed::IndexedReport;
use super::{Hit, Search, Terms};
use crate::query::Within;
use crate::report::quote_marks::quotations;
use crate::text::span::Span;

impl Search<'_> {
    /// Keeps the hits in units (paragraphs, sentences, quotations) in which all groups match.
    pub(super) fn keep_within(&self, report: IndexedReport, within: &Within, hits: &mut Vec<Hit>) {
        let has_all_groups = |hits: &mut dyn Iterator<Item = &Hit>| {
            let mut groups = Terms::default();
            hits.filter_map(|hit| self.group(hit)).for_each(|group| groups.insert(group));
            (0..self.groups).all(|group| groups.contains(group))
        };
        // Checked first, as finding the quotations is slow.
        if !has_all_groups(&mut hits.iter()) {
            return hits.clear();
        }
        // The unit of each hit, in the order of the hits.
        let units: Vec<Option<usize>> = match within {
            Within::Paragraph => hits.iter().map(|hit| Some(hit.passage)).collect(),
            Within::Sentence => Self::sentences(report, hits),
            Within::Quotation => Self::containing(report, &quotations(report.report), hits),
            Within::Speech(speaker) => Self::containing(report, &report.said_by(speaker), hits),
        };
        // The groups of each unit. Hits are sorted, and so are their units.
        let mut units_groups: Vec<(usize, Terms)> = Vec::new();
        for (hit, unit) in hits.iter().zip(&units) {
            let (Some(group), Some(unit)) = (self.group(hit), *unit) else { continue };
            if units_groups.last().is_none_or(|(last, _)| *last != unit) {
                units_groups.push((unit, Terms::default()));
            }
            if let Some((_, groups)) = units_groups.last_mut() {
                groups.insert(group);
            }
        }
        let mut units = units.into_iter();
        hits.retain(|_| {
            let unit = units.next().flatten();
            let at =
                unit.and_then(|unit| units_groups.binary_search_by_key(&unit, |(u, _)| *u).ok());
            let found = at.and_then(|at| units_groups.get(at));
            found.is_some_and(|(_, groups)| (0..self.groups).all(|group| groups.contains(group)))
        });
    }

    /// For each hit, the sentence in which it begins, as the index of that sentence's first word in
    /// the report.
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
                    sentence = if word.starts_sentence() { place } else { sentence };
                }
                at = hit.first + 1;
                sentences.push(Some(sentence));
            }
        }
        sentences
    }

    /// For each hit, the index of the span that contains it; `spans` are sorted and disjoint.
    fn containing(report: IndexedReport, spans: &[Span], hits: &[Hit]) -> Vec<Option<usize>> {
        let mut containing = Vec::new();
        for hits in hits.chunk_by(|a, b| a.passage == b.passage) {
            let Some(passage) = report.passage_of(hits) else { continue };
            let words = report.words(passage);
            for hit in hits {
                let start = passage.span.start + words.span(hit.first).start;
                let end = passage.span.start + words.span(hit.last).end;
                let after = spans.partition_point(|span| span.start <= start);
                let before = after.checked_sub(1);
                let is_inside = |&at: &usize| spans.get(at).is_some_and(|span| end <= span.end);
                containing.push(before.filter(is_inside));
            }
        }
        containing
    }
}
