//! The inverted index of a collection.
//!
//! [`lexicon`] is the sorted list of distinct words; `postings` lists the reports each word
//! occurs in; `word_families` groups words with the same [`stem`]; [`stop_words`] classifies
//! words by how much they say about a text; `suggest` finds the words nearest to a mistyped one.

mod builder;
pub mod lexicon;
mod postings;
pub mod stem;
pub mod stop_words;
pub(crate) mod suggest;
mod word_families;

pub(crate) use builder::Builder;
