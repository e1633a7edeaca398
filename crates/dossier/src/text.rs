//! Text processing: spans, case and accent folding, grapheme clusters, words and tokens, sentences,
//! abbreviations, language detection.

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
