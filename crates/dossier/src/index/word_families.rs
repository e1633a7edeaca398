//! Word families: the words of a lexicon that share a stem.

use std::collections::HashMap;

/// The families of a lexicon's words, which are given by their ids.
#[derive(Debug)]
pub(crate) struct WordFamilies {
    /// By id: the word's family.
    families: Vec<u32>,
    /// By family: its words, ascending.
    members: Vec<Vec<u32>>,
}

impl WordFamilies {
    /// Groups words by their stems, which are given in the order of their ids. Families are numbered
    /// by their first words.
    pub(crate) fn of(stems: Vec<String>) -> Self {
        let mut known: HashMap<String, u32> = HashMap::new();
        let mut members: Vec<Vec<u32>> = Vec::new();
        let mut families = Vec::with_capacity(stems.len());
        for (id, stem) in (0..).zip(stems) {
            let next = u32::try_from(members.len()).unwrap_or(u32::MAX);
            let family = *known.entry(stem).or_insert(next);
            if family == next {
                members.push(Vec::new());
            }
            members.get_mut(family as usize).into_iter().for_each(|ids| ids.push(id));
            families.push(family);
        }
        Self { families, members }
    }

    /// How many families there are.
    pub(crate) fn len(&self) -> usize {
        self.members.len()
    }

    /// The family of word `id`.
    pub(crate) fn family(&self, id: u32) -> Option<u32> {
        self.families.get(id as usize).copied()
    }

    /// The words of the family of word `id`, itself among them, ascending.
    pub(crate) fn relatives(&self, id: u32) -> &[u32] {
        let members = self.family(id).and_then(|family| self.members.get(family as usize));
        members.map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_stem_are_a_family() {
        let families =
            WordFamilies::of(["pai", "sécur", "pai", "mot", "pai"].map(str::to_owned).into());
        assert_eq!(families.len(), 3);
        assert_eq!(families.relatives(2), [0, 2, 4]);
        assert_eq!(families.relatives(3), [3]);
        assert_eq!([0, 1, 4].map(|id| families.family(id)), [Some(0), Some(1), Some(0)]);
        assert_eq!((families.family(5), families.relatives(5)), (None, &[][..]));
    }
}
