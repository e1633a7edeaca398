//! What the lexicon alone tells of a query: counts, or which reports need not be read.

use super::Search;

/// What the lexicon knows of all reports, before any is read.
#[derive(Debug)]
pub(super) enum Known {
    /// By report: whether all words of some term occur in it.
    Candidates(Vec<bool>),
    /// By report, when every term is a word that may stand anywhere: the occurrences that are
    /// marked, those that are excluded, then those of each group.
    Counts(Vec<u32>),
}

impl Search<'_> {
    pub(super) fn know(&self) -> Known {
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
}
