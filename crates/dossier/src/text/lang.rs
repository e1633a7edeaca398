//! Which language a text is in: for hyphenation, quotes and screen readers.

use serde::{Deserialize, Serialize};

use crate::text::words::{Reading, Words};

/// A language the interface speaks and the engine recognises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lang {
    /// French.
    Fr,
    /// English.
    En,
}

/// Function words that the other language does not have, folded (from Snowball's stop word lists).
const FRENCH: &[&str] = &[
    "le", "la", "les", "des", "du", "et", "est", "une", "dans", "que", "qui", "pour", "par", "sur",
    "avec", "au", "aux", "ce", "cette",
];
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "in", "is", "for", "that", "with", "was", "by", "from", "this",
    "are", "be", "has", "it", "which",
];

impl Lang {
    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The language of `text`, when its function words say so clearly: at least twice as many as
    /// of the other.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let words = Words::of(text, Reading::Text);
        let count =
            |list: &[&str]| (0..words.len()).filter(|&i| list.contains(&words.folded(i))).count();
        let (french, english) = (count(FRENCH), count(ENGLISH));
        match () {
            () if french > 2 * english => Some(Self::Fr),
            () if english > 2 * french => Some(Self::En),
            () => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn function_words_tell() {
        assert_eq!(Lang::of("La paix et la sécurité des États"), Some(Lang::Fr));
        assert_eq!(Lang::of("The peace and the security of states"), Some(Lang::En));
        assert_eq!(Lang::of("OTSC 2022"), None);
    }
}
