//! Stems: what the words of one family share, by Snowball's algorithms.
//!
//! A stem is a key that only another stem is compared with; it is shown to nobody. Snowball must
//! see the accents of a word but knows only one spelling of each letter, so a word is first
//! spelled its way.

use frostem::{Algorithm, Stemmer};

use crate::text::fold::fold;
use crate::text::lang::Lang;

/// The stem of one word, by Snowball's French or English algorithm.
///
/// `word` is as written in a text: in capitals or not, composed or not, with any apostrophe; a
/// dotted acronym (`U.E.`) has the stem of its letters, a ligature (œ) that of its two letters.
#[must_use]
pub fn stem(word: &str, lang: Lang) -> String {
    let stemmer = match lang {
        Lang::Fr => Stemmer::new(Algorithm::French),
        Lang::En => Stemmer::new(Algorithm::English),
    };
    stemmer.stem(&spelled(word)).into_owned()
}

/// A word in small letters as Snowball spells it: folded, but with its accents on.
///
/// An accent that makes no letter of Latin-1 (Snowball's French knows no others) stays behind its
/// letter, so that canonically equivalent words are still spelled alike.
fn spelled(word: &str) -> String {
    let mut letters: Vec<char> = Vec::with_capacity(word.len());
    let mut last = 0;
    for c in word.chars().filter(|&c| c != '.') {
        let folded = fold(c);
        if !folded.is_nothing() {
            letters.extend(folded.letters());
            last = letters.len() - 1;
        }
        for &accent in folded.accents() {
            match letters.get_mut(last).and_then(|l| Some((compose(*l, accent)?, l))) {
                Some((composed, letter)) => *letter = composed,
                None => letters.push(accent),
            }
        }
    }
    letters.into_iter().collect()
}

/// The small letter of Latin-1 that a letter and a combining accent make.
fn compose(letter: char, accent: char) -> Option<char> {
    let pairs = match accent {
        '\u{300}' => "aàeèiìoòuù",
        '\u{301}' => "aáeéiíoóuúyý",
        '\u{302}' => "aâeêiîoôuû",
        '\u{303}' => "aãnñoõ",
        '\u{308}' => "aäeëiïoöuüyÿ",
        '\u{30A}' => "aå",
        '\u{327}' => "cç",
        _ => "",
    };
    let mut rest = pairs.chars();
    rest.find(|&c| c == letter).and(rest.next())
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    /// Snowball's own French words; their licence and layout stand in the file beside it.
    const FRENCH: &str = include_str!("../../data/snowball-fr.txt");

    /// Each word of the file with its stem.
    fn vocabulary() -> impl Iterator<Item = (String, &'static str)> {
        FRENCH.lines().flat_map(|line| {
            let mut fields = line.split(' ');
            let stem = fields.next().unwrap();
            fields.map(move |field| match field.strip_prefix('-') {
                Some(ending) => (format!("{stem}{ending}"), stem),
                None => (field.to_owned(), stem),
            })
        })
    }

    #[track_caller]
    fn check(lang: Lang, cases: &[(&str, &str)]) {
        for (word, expected) in cases {
            assert_eq!(stem(word, lang), *expected, "{word}");
        }
    }

    #[test]
    fn every_french_word_of_snowball_has_its_stem() {
        let wrong: Vec<_> = vocabulary()
            .map(|(word, expected)| (stem(&word, Lang::Fr), expected, word))
            .filter(|(found, expected, _)| found != expected)
            .collect();
        assert!(wrong.is_empty(), "{} words differ: {:?}", wrong.len(), wrong.first());
        assert_eq!(vocabulary().count(), 21_655);
    }

    #[test]
    fn a_word_has_one_stem_however_it_is_written() {
        for (word, expected) in vocabulary() {
            let capitals: String = word.chars().flat_map(char::to_uppercase).collect();
            let written = [
                word.nfd().collect(),
                capitals.nfd().collect(),
                word.replace('\'', "’"),
                word.chars().flat_map(|c| [c, '\u{AD}']).collect(),
                capitals,
            ];
            for written in written {
                assert_eq!(stem(&written, Lang::Fr), expected, "{written}");
            }
        }
    }

    #[test]
    fn french_families() {
        check(
            Lang::Fr,
            &[
                ("nationaux", "national"),
                ("nationales", "national"),
                ("Sécurité", "sécur"),
                ("SE\u{301}CURITE\u{301}S", "sécur"),
                ("menacés", "menac"),
                ("menaçant", "menac"),
                ("aujourd’hui", "aujourd'hui"),
                ("U.E.", "ue"),
                ("UE", "ue"),
                ("cœurs", "coeur"),
                ("CŒUR", "coeur"),
                ("1ᵉʳ", "1er"),
                ("2025", "2025"),
                ("", ""),
            ],
        );
    }

    #[test]
    fn english_families() {
        check(
            Lang::En,
            &[
                ("Threatened", "threaten"),
                ("threats", "threat"),
                ("NATIONALITIES", "nation"),
                ("knightly", "knight"),
                ("generously", "generous"),
                ("states’", "state"),
                ("state’s", "state"),
                ("U.S.", "us"),
            ],
        );
    }

    #[test]
    fn composes_every_small_letter_of_latin_1() {
        let letters = ('\u{E0}'..='\u{FF}').filter(|c| c.to_string().nfd().count() == 2);
        for letter in letters.clone() {
            let decomposed: String = letter.to_string().nfd().collect();
            assert_eq!(spelled(&decomposed), letter.to_string());
            assert_eq!(spelled(&letter.to_string()), letter.to_string());
        }
        assert_eq!(letters.count(), 27);
    }

    #[test]
    fn an_accent_snowball_does_not_know_stays_on_its_letter() {
        for (written, expected) in [
            ("ế", "ê\u{301}"),
            ("e\u{302}\u{301}", "ê\u{301}"),
            ("ệ", "ê\u{323}"),
            ("Šš", "s\u{30C}s\u{30C}"),
            ("\u{301}a", "\u{301}a"),
            ("ﬁé", "fié"),
        ] {
            assert_eq!(spelled(written), expected, "{written}");
        }
    }
}
