//! The engine of Vis-à-vis: text search, comparison and links, in pure Rust without a browser.
//!
//! Reports are parsed ([`report::parse`]) and sorted ([`collection::Collection`]) by the build, and
//! embedded in the page. In the page, the search box's text becomes a [`query::Query`];
//! [`search::Searcher`] finds its matches as spans (UTF-8 bytes) of the original text; [`compare`]
//! compares two reports; [`link::view::View`] is the state of the page and [`link`] its text form.
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
