//! The words of a collection as they are read: each distinct one gets a number, and its place in the
//! lexicon when all are known.

use super::{Entry, Lexicon};
use crate::families::rings;
use crate::order::{arrange, order};

/// Gathers words before they are sorted.
#[derive(Debug, Default)]
pub(crate) struct Collector<'a> {
    entries: Vec<Entry<'a>>,
    /// Which entry has a word, from the word's hash on; the standard library's table would be 1 kB
    /// more to download.
    slots: Vec<u32>,
}

/// What stands in a slot that no entry has.
const FREE: u32 = u32::MAX;

impl<'a> Collector<'a> {
    /// The number of a word until [`Self::finish`].
    pub(crate) fn add(&mut self, written: &'a str, folded: &str) -> u32 {
        // At least half of the slots are free, so that a free one is near.
        if self.slots.len() <= 2 * self.entries.len() {
            self.slots = vec![FREE; (4 * self.entries.len()).max(64)];
            for (number, entry) in (0..).zip(&self.entries) {
                if let Some(slot) = slot(&mut self.slots, &self.entries, entry.written) {
                    *slot = number;
                }
            }
        }
        let next = u32::try_from(self.entries.len()).unwrap_or(FREE);
        let Some(slot) = slot(&mut self.slots, &self.entries, written) else { return next };
        if *slot == FREE {
            *slot = next;
            self.entries.push(Entry { folded: folded.into(), written, count: 0 });
        }
        *slot
    }

    /// The lexicon with the collection's families, and the id of each number.
    pub(crate) fn finish(self, families: &[u32]) -> (Lexicon<'a>, Vec<u32>) {
        let key =
            |number: usize| self.entries.get(number).map(|entry| (&*entry.folded, entry.written));
        let sorted = order(self.entries.len(), &|a, b| key(a).cmp(&key(b)));
        let mut ids = vec![0; sorted.len()];
        for (id, number) in (0..).zip(&sorted) {
            if let Some(slot) = ids.get_mut(*number) {
                *slot = id;
            }
        }
        let mut entries = self.entries;
        arrange(&mut entries, sorted);
        (Lexicon { entries, next: rings(families), ..Lexicon::default() }, ids)
    }
}

/// The slot of a word: that of the entry which has it, else the first free one from its hash on.
fn slot<'s>(slots: &'s mut [u32], entries: &[Entry], written: &str) -> Option<&'s mut u32> {
    // FNV-1a: words are short, and collisions that someone wrote on purpose slow only their own page.
    let add = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let hash = written.bytes().fold(0x811C_9DC5, add);
    let (before, after) = slots.split_at_mut(hash as usize % slots.len());
    let is_it = |slot: &&mut u32| {
        let entry = entries.get(**slot as usize);
        entry.is_none_or(|entry| entry.written == written)
    };
    after.iter_mut().chain(before).find(is_it)
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
