//! What `search()` takes and gives.

use serde::{Deserialize, Serialize};

use crate::reports::Range;

/// How strictly a query is matched; a string is short for `{ o: string }`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct SearchOptions {
    /// Letters as in a link: `a` accents, `c` case, `f` family, `w` whole words.
    pub o: Option<String>,
    /// Where all groups must meet: in one paragraph, sentence or quotation, or in something that a
    /// speaker says.
    #[serde(rename = "in")]
    #[cfg_attr(test, ts(optional, type = "\"p\" | \"s\" | \"q\" | `q:${string}` | \"\""))]
    pub within: Option<String>,
    /// Accents count in full.
    pub accents: Option<bool>,
    /// Case counts.
    pub case: Option<bool>,
    /// Words with the same stem match too.
    pub family: Option<bool>,
    /// Whole words only.
    pub whole: Option<bool>,
}

/// What a query finds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SearchResult {
    /// The groups of the query, from left to right: terms, or alternatives joined by `|`. A match
    /// names them from 1; what is excluded has no number.
    pub terms: Vec<SearchTerm>,
    /// Every report with a match; for a query that only excludes, every report that passes.
    pub reports: Vec<ReportMatches>,
    /// What of the request could not be honoured.
    pub notices: Vec<String>,
}

/// A group of a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SearchTerm {
    /// As typed.
    pub text: String,
    /// How many matches name it, in all reports.
    pub count: u32,
}

/// What a query finds in one report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReportMatches {
    /// Its slug.
    pub report: String,
    /// Whether it satisfies the whole query.
    pub passes: bool,
    /// How many matches, after overlapping ones are merged: the marks a page draws.
    pub count: u32,
    /// The matches, in order.
    pub matches: Vec<Match>,
}

/// One match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Match {
    /// Where it begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// The groups that match there, from 1.
    pub terms: Vec<u32>,
    /// Whether it is there only as a word of the same family.
    pub family: bool,
}

impl Match {
    /// Where it stands.
    #[must_use]
    pub fn range(&self) -> Range {
        Range(self.start, self.end)
    }
}
