//! The engine of Vis-à-vis: pure Rust, no browser.
//!
//! Reports are parsed once ([`report::parse`]), put in order ([`collection::Collection`]) and
//! embedded. A typed text becomes a [`query::Query`]; [`search::Searcher`] finds its matches as
//! spans of the original text; [`link::view::View`] is the state of a page and [`link`] its text form.
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

pub mod collection;
pub mod compare;
pub mod date;
pub mod export;
pub mod filter;
pub mod index;
pub mod link;
pub mod query;
pub mod report;
pub mod search;
pub mod text;
