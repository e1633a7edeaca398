//! What the page tells scripts, `window.visavis`, as typed values: `static/visavis.d.ts` in Rust.
//!
//! This program asks nothing else of the page than what any script may ask.

use serde::Deserialize;

/// From one offset to another, in UTF-16 units of a report's text.
pub(crate) type Range = [u32; 2];

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Report {
    pub(crate) slug: String,
    pub(crate) hash: String,
    pub(crate) name: String,
    pub(crate) date: Option<ReportDate>,
    pub(crate) place: Option<String>,
    pub(crate) agency: Option<String>,
    pub(crate) text: String,
    pub(crate) passages: Vec<Option<Range>>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct ReportDate {
    pub(crate) value: String,
    pub(crate) known: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct View {
    pub(crate) link: String,
    pub(crate) query: String,
    pub(crate) read: Option<String>,
    pub(crate) left: Option<String>,
    pub(crate) right: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Search {
    pub(crate) terms: Vec<Group>,
    pub(crate) reports: Vec<Found>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Group {
    pub(crate) text: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Found {
    pub(crate) report: String,
    pub(crate) passes: bool,
    pub(crate) matches: Vec<Match>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Match {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) terms: Vec<usize>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Comparison {
    pub(crate) passages: Vec<Related>,
    pub(crate) unmatched: Sides<Vec<Passage>>,
    pub(crate) terms: Vec<Term>,
    pub(crate) names: Vec<Name>,
    pub(crate) quotes: Sides<Vec<Quote>>,
    pub(crate) dates: Sides<Vec<NamedDate>>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Sides<T> {
    pub(crate) left: T,
    pub(crate) right: T,
}

impl<T> Sides<T> {
    /// Both, the left one first.
    pub(crate) fn both(&self) -> [&T; 2] {
        [&self.left, &self.right]
    }
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct Passage {
    pub(crate) paragraph: u32,
    pub(crate) sentence: u32,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Related {
    pub(crate) left: Passage,
    pub(crate) right: Passage,
    pub(crate) strength: String,
    pub(crate) reasons: Vec<Group>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Term {
    pub(crate) text: String,
    pub(crate) forms: Vec<Form>,
    pub(crate) left: u32,
    pub(crate) right: u32,
    pub(crate) left_per_thousand: f64,
    pub(crate) right_per_thousand: f64,
    pub(crate) g2: f64,
    pub(crate) log_ratio: f64,
    pub(crate) log_ratio_low: f64,
    pub(crate) log_ratio_high: f64,
    pub(crate) p: f64,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Form {
    pub(crate) text: String,
    pub(crate) left: u32,
    pub(crate) right: u32,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Name {
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) acronym: Option<String>,
    pub(crate) left: Vec<Range>,
    pub(crate) right: Vec<Range>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Quote {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) kind: String,
    pub(crate) speaker: Option<String>,
    pub(crate) known: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct NamedDate {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) value: String,
    pub(crate) precision: String,
    pub(crate) relative: bool,
}
