//! The words of a collection as they are read: each distinct one gets a number, and its place in the
//! lexicon when all are known.

use std::collections::HashMap;

use super::{Entry, Lexicon};
use crate::families::rings;

/// Gathers words before they are sorted.
#[derive(Debug, Default)]
pub(crate) struct Collector<'a> {
    entries: Vec<Entry<'a>>,
    /// The number of each word.
    numbers: HashMap<&'a str, u32>,
}

impl<'a> Collector<'a> {
    /// The number of a word until [`Self::finish`].
    pub(crate) fn add(&mut self, written: &'a str, folded: &str) -> u32 {
        *self.numbers.entry(written).or_insert_with(|| {
            self.entries.push(Entry { folded: folded.into(), written, count: 0 });
            u32::try_from(self.entries.len() - 1).unwrap_or(u32::MAX)
        })
    }

    /// The lexicon with the collection's families, and the id of each number.
    pub(crate) fn finish(self, families: &[u32]) -> (Lexicon<'a>, Vec<u32>) {
        let mut sorted: Vec<(usize, Entry)> = self.entries.into_iter().enumerate().collect();
        sorted
            .sort_unstable_by(|(_, a), (_, b)| (&a.folded, a.written).cmp(&(&b.folded, b.written)));
        let mut ids = vec![0; sorted.len()];
        for (id, (number, _)) in (0..).zip(&sorted) {
            ids.get_mut(*number).into_iter().for_each(|slot| *slot = id);
        }
        let entries = sorted.into_iter().map(|(_, entry)| entry).collect();
        (Lexicon { entries, next: rings(families), ..Lexicon::default() }, ids)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_numbered_as_they_come() {
        let mut collector = Collector::default();
        let numbers = ["un", "deux", "un", "", "Un", "deux", ""].map(|it| collector.add(it, it));
        assert_eq!(numbers, [0, 1, 0, 2, 3, 1, 2]);
        let (lexicon, ids) = collector.finish(&[]);
        assert_eq!(ids, [3, 2, 0, 1]);
        assert_eq!(lexicon.len(), 4);
    }

    proptest! {
        #[test]
        fn the_same_word_has_the_same_number(words in prop::collection::vec("[a-c]{0,5}", 0..400)) {
            let mut collector = Collector::default();
            let mut known: Vec<&str> = Vec::new();
            for word in &words {
                let at = known.iter().position(|it| it == word).unwrap_or_else(|| {
                    known.push(word);
                    known.len() - 1
                });
                prop_assert_eq!(collector.add(word, word) as usize, at);
            }
        }
    }
}
