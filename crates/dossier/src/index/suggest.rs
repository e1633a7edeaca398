//! Suggestions for a term that nothing matches: the nearest words of the collection.
//!
//! The distance is that of optimal string alignment: the fewest letters put in, left out,
//! replaced or swapped with their neighbour, where no part is edited twice.

use std::cmp::Reverse;

use crate::text::fold::fold_text;

/// The letters of the longest word that is looked for: a column of the distance matrix is as many
/// bits.
const LONGEST: usize = 64;

/// A word near the one typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Suggestion<'v> {
    /// The word, as in the vocabulary.
    pub word: &'v str,
    /// Its distance in edits, 0 to 3; at 0 it begins with what was typed, accents and case apart.
    pub distance: usize,
    /// How often it occurs, as the vocabulary says.
    pub count: usize,
}

/// The at most `most` words of `vocabulary` that are nearest to the word `typed`; none for one of
/// one or two letters, which is near everything, nor for one of more than 64.
///
/// `vocabulary` has each word once, folded, with how often it occurs; its order does not matter.
/// A word is near at a distance of at most 1 for 3 or 4 letters typed, 2 for 5 to 8, 3 above. As a
/// term matches beginnings, a word's beginning may be what was meant; it is near at one edit less,
/// or `irn` would suggest all that begins with `ir`. Nearest first; then words with the same first
/// letter, then the more frequent, then by the alphabet.
#[must_use]
pub(crate) fn nearest<'v>(
    typed: &str,
    vocabulary: impl Iterator<Item = (&'v str, usize)>,
    most: usize,
) -> Vec<Suggestion<'v>> {
    let typed = Typed::new(&fold_text(typed));
    let mut nearest: Vec<Suggestion<'v>> = Vec::new();
    let Some(mut reach) = Reach::of(typed.letters.len()).filter(|_| most > 0) else {
        return nearest;
    };
    for (word, count) in vocabulary {
        let Some(distance) = typed.distance(word, reach) else { continue };
        let found = Suggestion { word, distance, count };
        let at =
            nearest.partition_point(|known| known.key(&typed.letters) < found.key(&typed.letters));
        nearest.insert(at, found);
        nearest.truncate(most);
        if let Some(last) = nearest.last().filter(|_| nearest.len() == most) {
            reach = reach.within(last.distance);
        }
    }
    nearest
}

impl<'v> Suggestion<'v> {
    /// What suggestions for `typed` are sorted by.
    fn key(&self, typed: &[char]) -> (usize, bool, Reverse<usize>, &'v str) {
        let elsewhere = self.word.chars().next() != typed.first().copied();
        (self.distance, elsewhere, Reverse(self.count), self.word)
    }
}

/// The greatest distances that count.
#[derive(Clone, Copy)]
struct Reach {
    /// Of a whole word.
    whole: usize,
    /// Of a word's beginning; never more.
    beginning: usize,
}

impl Reach {
    /// For so many letters typed.
    fn of(letters: usize) -> Option<Self> {
        let whole = match letters {
            0..=2 => return None,
            3..=4 => 1,
            5..=8 => 2,
            9..=LONGEST => 3,
            _ => return None,
        };
        Some(Self { whole, beginning: whole - 1 })
    }

    fn within(self, distance: usize) -> Self {
        Self { whole: self.whole.min(distance), beginning: self.beginning.min(distance) }
    }
}

/// A typed word of at most [`LONGEST`] letters.
struct Typed {
    letters: Vec<char>,
    /// By ASCII letter, the bits of its places in the word.
    ascii: [u64; 128],
}

impl Typed {
    fn new(folded: &str) -> Self {
        let letters: Vec<char> = folded.chars().collect();
        let mut ascii = [0; 128];
        for (&letter, bit) in letters.iter().zip(bits()) {
            if let Some(places) = ascii.get_mut(letter as usize) {
                *places |= bit;
            }
        }
        Self { letters, ascii }
    }

    /// The bits of the places of `letter`.
    fn places(&self, letter: char) -> u64 {
        self.ascii.get(letter as usize).copied().unwrap_or_else(|| {
            let places = self.letters.iter().zip(bits()).filter(|&(&typed, _)| typed == letter);
            places.fold(0, |all, (_, bit)| all | bit)
        })
    }

    /// The least distance to `word` or to a beginning of it, when within reach.
    ///
    /// By H. Hyyrö, *A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit Distances*
    /// (Nordic Journal of Computing 10, 2003): a letter of the word is a column of the matrix, whose
    /// cells differ by at most one from their neighbours, so that bits hold the whole column.
    fn distance(&self, word: &str, reach: Reach) -> Option<usize> {
        let typed = self.letters.len();
        // A word has no more letters than bytes; what is so much shorter is not within reach.
        if word.len() + reach.whole < typed {
            return None;
        }
        let last = bits().nth(typed.checked_sub(1)?)?;
        // One more and one less than the cell above; equal along the diagonal; where the letter
        // before stands.
        let (mut more, mut less, mut diagonal, mut before) = (u64::MAX, 0_u64, 0_u64, 0_u64);
        let mut nearest = None;
        let mut distance = typed;
        let mut letters = word.chars();
        // Any longer beginning has too many letters to be within reach.
        for letter in letters.by_ref().take(typed + reach.whole) {
            let places = self.places(letter);
            let swapped = (!diagonal & places) << 1 & before;
            let carried = (places & more).wrapping_add(more) ^ more;
            diagonal = carried | places | less | swapped;
            // One more and one less than the cell to the left.
            let (right, left) = (less | !(diagonal | more), diagonal & more);
            distance = distance + usize::from(right & last != 0) - usize::from(left & last != 0);
            if distance <= reach.beginning {
                nearest = Some(nearest.map_or(distance, |known: usize| known.min(distance)));
            }
            let (right, left) = (right << 1 | 1, left << 1);
            (more, less, before) = (left | !(diagonal | right), right & diagonal, places);
        }
        if letters.next().is_none() && distance <= reach.whole {
            nearest = Some(nearest.map_or(distance, |known| known.min(distance)));
        }
        nearest
    }
}

/// The bits of a column from its first cell on.
fn bits() -> impl Iterator<Item = u64> {
    (0..LONGEST).map(|place| 1 << place)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    /// The whole matrix, as the distance is defined.
    fn naive(typed: &[char], word: &[char]) -> usize {
        let mut cells = vec![vec![0; typed.len() + 1]; word.len() + 1];
        for i in 0..=word.len() {
            for j in 0..=typed.len() {
                if i == 0 || j == 0 {
                    cells[i][j] = i + j;
                    continue;
                }
                let same = word[i - 1] == typed[j - 1];
                let mut least = cells[i - 1][j - 1] + usize::from(!same);
                least = least.min(cells[i - 1][j] + 1).min(cells[i][j - 1] + 1);
                if i > 1 && j > 1 && word[i - 1] == typed[j - 2] && word[i - 2] == typed[j - 1] {
                    least = least.min(cells[i - 2][j - 2] + 1);
                }
                cells[i][j] = least;
            }
        }
        cells[word.len()][typed.len()]
    }

    /// Every near word, by every beginning of every word.
    fn naive_nearest(typed: &str, words: &BTreeMap<String, usize>) -> Vec<(String, usize)> {
        let typed: Vec<char> = typed.chars().collect();
        let reach = match typed.len() {
            0..=2 => return vec![],
            3..=4 => 1,
            5..=8 => 2,
            _ => 3,
        };
        let mut near = vec![];
        for (word, count) in words {
            let letters: Vec<char> = word.chars().collect();
            let beginnings = (0..=letters.len()).map(|end| naive(&typed, &letters[..end]));
            let beginning = beginnings.min().filter(|&distance| distance < reach);
            let whole = Some(naive(&typed, &letters)).filter(|&distance| distance <= reach);
            let Some(distance) = beginning.into_iter().chain(whole).min() else { continue };
            let elsewhere = letters.first() != typed.first();
            near.push((distance, elsewhere, usize::MAX - count, word.clone()));
        }
        near.sort();
        near.into_iter().map(|(distance, _, _, word)| (word, distance)).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn agrees_with_the_whole_matrix(
            typed in "[abж]{0,12}",
            words in proptest::collection::btree_map("[abж]{1,14}", 1_usize..4, 0..40),
            most in 0_usize..8,
        ) {
            let vocabulary = words.iter().map(|(word, count)| (word.as_str(), *count));
            let found = nearest(&typed, vocabulary, most);
            let found: Vec<_> = found.iter().map(|s| (s.word.to_owned(), s.distance)).collect();
            let mut expected = naive_nearest(&typed, &words);
            expected.truncate(most);
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn the_order_of_the_vocabulary_does_not_matter(
            typed in "[ab]{3,9}",
            words in proptest::collection::btree_map("[ab]{1,9}", 1_usize..3, 0..40),
        ) {
            let vocabulary = || words.iter().map(|(word, count)| (word.as_str(), *count));
            let forwards = nearest(&typed, vocabulary(), 5);
            let backwards = nearest(&typed, vocabulary().collect::<Vec<_>>().into_iter().rev(), 5);
            prop_assert_eq!(forwards, backwards);
        }
    }

    const WORDS: &[(&str, usize)] = &[
        ("armenie", 4),
        ("iran", 2),
        ("irak", 3),
        ("irlande", 1),
        ("kazakhstan", 6),
        ("menace", 5),
        ("menaces", 9),
        ("otan", 7),
        ("otsc", 30),
        ("securite", 20),
        ("securitaire", 2),
        ("semace", 9),
        ("terrorisme", 3),
    ];

    #[track_caller]
    fn check(typed: &str, expected: &[(&str, usize)]) {
        let found = nearest(typed, WORDS.iter().copied(), 5);
        let found: Vec<_> = found.iter().map(|s| (s.word, s.distance)).collect();
        assert_eq!(found, expected, "{typed}");
    }

    #[test]
    fn one_edit_of_each_kind() {
        check("terorisme", &[("terrorisme", 1)]);
        check("terrrorisme", &[("terrorisme", 1)]);
        check("tertorisme", &[("terrorisme", 1)]);
        check("securtie", &[("securite", 1)]);
        check("tosc", &[("otsc", 1)]);
    }

    #[test]
    fn the_more_letters_the_more_edits() {
        check("ot", &[]);
        check("ots", &[("otsc", 0)]);
        check("oxx", &[]);
        check("oxxn", &[]);
        check("arminei", &[("armenie", 2)]);
        check("armxxxe", &[]);
        check("secxxxte", &[]);
        check("kazaxxxtan", &[("kazakhstan", 3)]);
        check("kaxxxxstan", &[]);
    }

    #[test]
    fn accents_and_case_are_no_edits() {
        check("Sécurité", &[("securite", 0), ("securitaire", 1)]);
        check("ARME\u{301}NI", &[("armenie", 0)]);
    }

    #[test]
    fn a_beginning_may_be_what_was_meant() {
        check("kazakst", &[("kazakhstan", 1)]);
        check("kasakst", &[]);
        check("securitxi", &[("securitaire", 1), ("securite", 2)]);
        check("irn", &[("iran", 1)]);
    }

    #[test]
    fn nearest_then_first_letter_then_frequency_then_alphabet() {
        check("menaca", &[("menaces", 1), ("menace", 1)]);
        check("xenace", &[("menaces", 1), ("menace", 1), ("semace", 2)]);
        check("irax", &[("irak", 1), ("iran", 1)]);
        let words = [("bac", 1), ("aab", 1), ("aad", 1), ("xaa", 9)];
        let found = nearest("aaa", words.into_iter(), 2);
        let found: Vec<_> = found.iter().map(|s| (s.word, s.count)).collect();
        assert_eq!(found, [("aab", 1), ("aad", 1)]);
    }

    #[test]
    fn words_of_up_to_64_letters() {
        let word = "ab".repeat(32);
        let near = |typed: &str| {
            let found = nearest(typed, [(word.as_str(), 1)].into_iter(), 5);
            found.first().map(|suggestion| suggestion.distance)
        };
        assert_eq!(near(&word), Some(0));
        assert_eq!(near(&format!("{}ba", "ab".repeat(31))), Some(1));
        assert_eq!(near(&format!("xx{}", "ab".repeat(31))), Some(2));
        assert_eq!(near(&"ab".repeat(30)), Some(0));
        assert_eq!(near(&format!("{word}a")), None);
    }

    #[test]
    fn no_more_than_asked_for() {
        assert_eq!(nearest("menac", WORDS.iter().copied(), 1).len(), 1);
        assert_eq!(nearest("menac", WORDS.iter().copied(), 0), []);
    }
}
