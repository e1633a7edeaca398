//! Postings: the reports each word occurs in, with counts, so that single words are counted without
//! scanning reports.

/// The postings lists of all words, concatenated.
#[derive(Debug, Default)]
pub(crate) struct Postings {
    /// For each word, the end of its postings list, which starts where that of the previous word
    /// ends.
    ends: Vec<u32>,
    /// For each word in turn, the reports it occurs in, ascending, each with the word's count.
    reports: Vec<(u32, u32)>,
}

impl Postings {
    /// Counts the words of `reports`, given as ids below `words`: one pass to find the length of
    /// each list, one to fill them.
    pub(crate) fn of<I: Iterator<Item = u32>>(
        words: usize,
        reports: impl Iterator<Item = I> + Clone,
    ) -> Self {
        // For each word: in how many reports it occurs, and the last of them, numbered from 1.
        let mut state = vec![(0, 0); words];
        for (report, words) in (1..).zip(reports.clone()) {
            for word in words {
                match state.get_mut(word as usize) {
                    Some((length, last)) if *last != report => {
                        (*length, *last) = (*length + 1, report);
                    }
                    _ => {}
                }
            }
        }
        // From here on the first number is the end of the word's list so far, at first its start.
        let mut start = 0;
        for (length, last) in &mut state {
            (start, *length, *last) = (start + *length, start, 0);
        }
        let mut counts = vec![(0, 0); start as usize];
        for (report, words) in (1..).zip(reports) {
            for word in words {
                let Some((end, last)) = state.get_mut(word as usize) else { continue };
                if *last != report {
                    (*end, *last) = (*end + 1, report);
                }
                if let Some(posting) = counts.get_mut(*end as usize - 1) {
                    *posting = (report - 1, posting.1 + 1);
                }
            }
        }
        Self { ends: state.into_iter().map(|(end, _)| end).collect(), reports: counts }
    }

    /// The postings list of `word`: the reports it occurs in, ascending, each with its count.
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
