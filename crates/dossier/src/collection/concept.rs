//! Concepts: sets of words and phrases with the same meaning, so that passages which share no word
//! can still be related. The page says so wherever a concept relates two passages.

use serde::{Deserialize, Serialize};

/// A concept and its terms, from `static/concepts.fr.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concept {
    /// The name shown to readers.
    pub name: String,
    /// Words, prefixes (`cyber*`) and phrases.
    pub terms: Vec<String>,
}
