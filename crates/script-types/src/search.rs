//! The options and the result of `search()`.

use serde::{Deserialize, Serialize};

use crate::reports::Range;

/// How strictly a query is matched; a string is short for `{ o: string }`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct SearchOptions {
    /// Letters as in a link: `a` accents, `c` case, `f` family, `w` whole words.
    pub o: Option<String>,
    /// The scope in which all groups must match: one paragraph, sentence or quotation, or a
    /// quotation of a given speaker.
    #[serde(rename = "in")]
    #[cfg_attr(test, ts(optional, type = "\"p\" | \"s\" | \"q\" | `q:${string}` | \"\""))]
    pub within: Option<String>,
    /// Match accents exactly.
    pub accents: Option<bool>,
    /// Match case.
    pub case: Option<bool>,
    /// Also match words of the same family (with the same stem).
    pub family: Option<bool>,
    /// Match whole words only.
    pub whole: Option<bool>,
}

/// The result of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SearchResult {
    /// The groups of the query, from left to right: terms, or alternatives joined by `|`. They are
    /// numbered from 1; excluded ones have no number.
    pub terms: Vec<SearchTerm>,
    /// Every report with a match; for a query with exclusions only, every report that satisfies it.
    pub reports: Vec<ReportMatches>,
    /// Parts of the request that were ignored.
    pub notices: Vec<String>,
}

/// A group of a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SearchTerm {
    /// The group as typed.
    pub text: String,
    /// The number of its matches in all reports.
    pub count: u32,
}

/// The result of a query in one report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReportMatches {
    /// The slug of the report.
    pub report: String,
    /// Whether the report satisfies the whole query.
    pub passes: bool,
    /// The number of matches, after overlapping ones are merged; the page draws one mark for each.
    pub count: u32,
    /// The matches, in order.
    pub matches: Vec<Match>,
}

/// One match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Match {
    /// Start offset.
    pub start: u32,
    /// End offset.
    pub end: u32,
    /// The numbers of the groups that match, from 1.
    pub terms: Vec<u32>,
    /// Whether it matches only as a word of the same family.
    pub family: bool,
}

impl Match {
    /// Its offsets.
    #[must_use]
    pub fn range(&self) -> Range {
        Range(self.start, self.end)
    }
}
