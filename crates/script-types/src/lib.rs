//! The objects of `window.visavis`, as serde types.
//!
//! The page serialises them, `takeout` deserialises them, and `static/visavis.d.ts` is generated
//! from them: the comments here are what the authors of scripts read there. Offsets are UTF-16 units
//! of a report's whole text; paragraphs and sentences count from 1. A missing value is `null`.

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

/// Declares an enum whose variants scripts see as strings: a union in TypeScript.
macro_rules! string_enum {
    (
        $(#[$about:meta])*
        $name:ident { $($variant:ident = $string:literal,)* }
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        #[allow(missing_docs, reason = "a variant is what its string says")]
        pub enum $name {
            $(#[serde(rename = $string)] $variant,)*
        }

        impl $name {
            /// The string that scripts see.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $string,)*
                }
            }
        }
    };
}
use string_enum;
