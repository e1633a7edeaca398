//! The engine of Vis-à-vis: pure Rust, no browser.
//!
//! Reports are parsed once ([`report::parse`]), put in order ([`collection::Collection`]) and
//! embedded. A typed text becomes a [`query::Query`]; [`search::Searcher`] finds its matches as
//! spans of the original text; [`view::View`] is the state of a page and [`link`] its text form.
//!
//! ```
//! use dossier::{collection::Collection, query::Query, report, search::Searcher};
//!
//! let text = "À Astana, l’OTSC a tenu session.";
//! let report = report::parse("2024-11-24-session", text.as_bytes()).unwrap();
//! let collection = Collection::new(vec![report]).unwrap();
//! let searcher = Searcher::new(collection);
//! let search = searcher.search(&Query::parse("otsc"));
//! assert_eq!(search.tally(0).count, 1);
//! assert_eq!(search.matches(0)[0].span.of(text), "OTSC");
//! ```

mod abbreviations;
pub mod anchor;
pub mod collection;
pub mod compare;
pub mod concepts;
pub mod counts;
pub mod date;
pub mod examples;
pub mod export;
pub mod facets;
pub mod facts;
mod families;
pub mod fold;
pub mod folder;
mod furniture;
pub mod grapheme;
pub mod hash;
pub mod histogram;
mod keyness;
pub mod kwic;
pub mod lang;
mod lexicon;
pub mod link;
pub mod names;
mod occurrences;
pub mod past;
mod plain;
pub mod query;
pub mod quotations;
pub mod rank;
mod relate;
pub mod report;
pub mod search;
pub mod sentences;
pub mod span;
pub mod speech;
pub mod stem;
pub mod suggest;
pub mod tokens;
mod topics;
#[cfg(test)]
mod vectors;
mod versions;
pub mod view;
pub mod when;
pub mod who;
mod words;
mod written;
