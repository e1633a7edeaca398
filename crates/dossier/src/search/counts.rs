//! What the postings alone tell of a query, without scanning reports: the counts, or which reports
//! are candidates.

use super::Search;

/// What the postings tell of all reports.
#[derive(Debug)]
pub(super) enum Precomputed {
    /// For each report, whether all words of some term occur in it. The others need no scan.
    Candidates(Vec<bool>),
    /// The exact counts, if every term is a single word and the query has no scope. For each
    /// report, one after the other: matches, matches of excluded items, then matches of each group.
    Counts(Vec<u32>),
}

impl Search<'_> {
    pub(super) fn precompute(&self) -> Precomputed {
        if self.within.is_none() && self.terms.iter().all(|term| term.words.len() == 1) {
            Precomputed::Counts(self.counts())
        } else {
            Precomputed::Candidates(self.candidates())
        }
    }

    /// Each occurrence of a word counts once for each of its groups, as hits of different words do
    /// not overlap. That is untrue in reports where words share grapheme clusters; those are
    /// scanned.
    fn counts(&self) -> Vec<u32> {
        let columns = self.groups + 2;
        let mut counts = vec![0; self.searcher.reports.len() * columns];
        for (id, &set) in (0..).zip(&self.table).filter(|(_, set)| **set != 0) {
            let mut word_columns: Vec<usize> = Vec::new();
            for start in self.starts.get(set as usize).into_iter().flatten() {
                let group = self.terms.get(start.term).and_then(|term| term.group);
                for column in group.map_or([1, 1], |group| [0, group + 2]) {
                    if !word_columns.contains(&column) {
                        word_columns.push(column);
                    }
                }
            }
            for &(report, occurrences) in self.searcher.lexicon.reports(id) {
                for column in &word_columns {
                    if let Some(count) = counts.get_mut(report as usize * columns + column) {
                        *count += occurrences;
                    }
                }
            }
        }
        counts
    }

    /// For each report, whether all words of some term occur in it, in any order.
    fn candidates(&self) -> Vec<bool> {
        let mut candidates = vec![false; self.searcher.reports.len()];
        for term in &self.terms {
            // For each report, how many of the term's words, from the first on, occur in it.
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
}
