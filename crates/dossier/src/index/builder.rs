//! Collects the distinct words of a collection. Each gets a provisional number when it is first
//! met, and its id, the place in the sorted lexicon, when all words are known.

use std::collections::HashMap;

use crate::index::lexicon::Entry;

/// Builds the list of distinct words.
#[derive(Debug, Default)]
pub(crate) struct Builder<'t> {
    /// Each word by its number: its folded form, and as written.
    words: Vec<(Box<str>, &'t str)>,
    /// The number of each word as written.
    numbers: HashMap<&'t str, u32>,
}

impl<'t> Builder<'t> {
    /// Adds an occurrence of a word; returns its provisional number.
    pub(crate) fn add(&mut self, written: &'t str, folded: &str) -> u32 {
        *self.numbers.entry(written).or_insert_with(|| {
            self.words.push((folded.into(), written));
            u32::try_from(self.words.len() - 1).unwrap_or(u32::MAX)
        })
    }

    /// The words sorted as in the lexicon, and for each provisional number its id.
    pub(crate) fn finish(self) -> (Vec<Entry>, Vec<u32>) {
        let mut sorted: Vec<(usize, (Box<str>, &str))> =
            self.words.into_iter().enumerate().collect();
        sorted.sort_unstable_by(|(_, a), (_, b)| a.cmp(b));
        let mut ids = vec![0; sorted.len()];
        for (id, (number, _)) in (0..).zip(&sorted) {
            ids.get_mut(*number).into_iter().for_each(|slot| *slot = id);
        }
        let entry = |(folded, written): (Box<str>, &str)| Entry {
            folded,
            written: written.into(),
            count: 0,
        };
        (sorted.into_iter().map(|(_, word)| entry(word)).collect(), ids)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_numbered_as_they_come() {
        let mut builder = Builder::default();
        let numbers = ["un", "deux", "un", "", "Un", "deux", ""].map(|it| builder.add(it, it));
        assert_eq!(numbers, [0, 1, 0, 2, 3, 1, 2]);
        let (entries, ids) = builder.finish();
        assert_eq!(ids, [3, 2, 0, 1]);
        assert_eq!(entries.len(), 4);
    }

    proptest! {
        #[test]
        fn the_same_word_has_the_same_number(words in prop::collection::vec("[a-c]{0,5}", 0..400)) {
            let mut builder = Builder::default();
            let mut known: Vec<&str> = Vec::new();
            for word in &words {
                let at = known.iter().position(|it| it == word).unwrap_or_else(|| {
                    known.push(word);
                    known.len() - 1
                });
                prop_assert_eq!(builder.add(word, word) as usize, at);
            }
        }
    }
}
