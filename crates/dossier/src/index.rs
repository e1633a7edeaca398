//! The index: the distinct words of a collection and where they occur.
//!
//! [`lexicon`] holds the words in order, [`postings`] the reports each occurs in, [`word_families`]
//! which words share a [`stem`], [`stop_words`] which say little of what a text is about; [`suggest`]
//! finds the nearest words to a mistyped one.

mod builder;
pub mod lexicon;
mod postings;
pub mod stem;
pub mod stop_words;
pub(crate) mod suggest;
mod word_families;

pub(crate) use builder::Builder;
