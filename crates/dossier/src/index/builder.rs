//! The words of a collection as they are read: each distinct one gets a number, and its place in the
//! lexicon when all are known.

use std::collections::HashMap;

use crate::index::lexicon::Entry;

/// Gathers words before they are sorted.
#[derive(Debug, Default)]
pub(crate) struct Builder<'t> {
    /// The folded form of each word, and how it is written.
    words: Vec<(Box<str>, &'t str)>,
    /// The number of each word.
    numbers: HashMap<&'t str, u32>,
}

impl<'t> Builder<'t> {
    /// The number of a word until [`Self::finish`].
    pub(crate) fn add(&mut self, written: &'t str, folded: &str) -> u32 {
        *self.numbers.entry(written).or_insert_with(|| {
            self.words.push((folded.into(), written));
            u32::try_from(self.words.len() - 1).unwrap_or(u32::MAX)
        })
    }

    /// The words in the lexicon's order, and the id of each number.
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
