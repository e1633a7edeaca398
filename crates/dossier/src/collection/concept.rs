//! Concepts: words and phrases that name one matter, so that passages which share no word may still
//! be related. The page says so wherever it uses one.

use serde::{Deserialize, Serialize};

/// A matter and the words for it, as `static/concepts.fr.toml` has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concept {
    /// What readers see.
    pub name: String,
    /// Words, beginnings of words (`cyber*`) and phrases.
    pub terms: Vec<String>,
}
