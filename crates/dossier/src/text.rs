//! Text: spans, folding, grapheme clusters, words, tokens, sentences, language.

pub mod abbreviations;
pub mod fold;
pub mod grapheme;
pub mod lang;
pub mod sentences;
pub mod span;
pub mod tokens;
#[cfg(test)]
mod vectors;
pub mod words;
