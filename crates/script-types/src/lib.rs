//! The objects of `window.visavis`, as serde types.
//!
//! `static/visavis.d.ts` is generated from them, including the docs, which are written for the
//! authors of scripts. Offsets are UTF-16 code units in a report's whole text; paragraphs and
//! sentences are numbered from 1. A missing value is `null`.

mod comparison;
mod reports;
mod search;
#[cfg(test)]
mod typescript;

pub use comparison::{
    Attribution, CompareOptions, Comparison, Form, Name, NameKind, NamedDate, Passage, Quote,
    QuoteKind, Reason, ReasonKind, RelatedPassages, Strength, Term,
};
pub use reports::{DateSource, Lang, Mode, Precision, Range, Report, ReportDate, Sides, View};
pub use search::{Match, ReportMatches, SearchOptions, SearchResult, SearchTerm};
