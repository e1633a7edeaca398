//! In which reports each word occurs, and how often: a query counts words without reading reports.

/// By word, the reports it occurs in, in one list for all words.
#[derive(Debug, Default)]
pub(crate) struct Postings {
    /// Where a word's reports end; they start where those of the word before end.
    ends: Vec<u32>,
    /// A word's reports, ascending, each with how often it occurs there.
    reports: Vec<(u32, u32)>,
}

impl Postings {
    /// Counts the words of `reports`, which are numbers below `words`.
    pub(crate) fn of<I: Iterator<Item = u32>>(
        words: usize,
        reports: impl Iterator<Item = I> + Clone,
    ) -> Self {
        // By word, how many reports it occurs in and the last of them, from 1.
        let mut known = vec![(0, 0); words];
        for (report, words) in (1..).zip(reports.clone()) {
            for word in words {
                match known.get_mut(word as usize) {
                    Some((having, last)) if *last != report => {
                        (*having, *last) = (*having + 1, report);
                    }
                    _ => {}
                }
            }
        }
        // From here on, where a word's reports end so far: at first where they start.
        let mut start = 0;
        for (having, last) in &mut known {
            (start, *having, *last) = (start + *having, start, 0);
        }
        let mut counts = vec![(0, 0); start as usize];
        for (report, words) in (1..).zip(reports) {
            for word in words {
                let Some((end, last)) = known.get_mut(word as usize) else { continue };
                if *last != report {
                    (*end, *last) = (*end + 1, report);
                }
                if let Some(known) = counts.get_mut(*end as usize - 1) {
                    *known = (report - 1, known.1 + 1);
                }
            }
        }
        Self { ends: known.into_iter().map(|(end, _)| end).collect(), reports: counts }
    }

    /// The reports that word `word` occurs in, ascending, with how often.
    pub(crate) fn get(&self, word: u32) -> &[(u32, u32)] {
        let end = |word: u32| self.ends.get(word as usize).map_or(0, |&end| end as usize);
        self.reports.get(word.checked_sub(1).map_or(0, end)..end(word)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_has_its_reports() {
        let reports = [vec![2, 0, 2], vec![], vec![0, 3], vec![3, 3, 0]];
        let occurrences = Postings::of(4, reports.iter().map(|words| words.iter().copied()));
        assert_eq!(occurrences.get(0), [(0, 1), (2, 1), (3, 1)]);
        assert_eq!(occurrences.get(1), []);
        assert_eq!(occurrences.get(2), [(0, 2)]);
        assert_eq!(occurrences.get(3), [(2, 1), (3, 2)]);
        assert_eq!(occurrences.get(4), []);
    }
}
