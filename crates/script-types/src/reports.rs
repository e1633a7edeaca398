//! The results of `reports()` and `view()`.

use serde::Serialize;

/// A half-open range of offsets: the end is excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(type = "[start: number, end: number]"))]
pub struct Range(pub u32, pub u32);

/// One value for each of two reports.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Sides<T> {
    /// For the first report given.
    pub left: T,
    /// For the second report given.
    pub right: T,
}

/// A report of the collection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Report {
    /// Permanent, readable id: `2025-01-01-tass-bichkek`.
    pub slug: String,
    /// Content hash: 13 characters of Crockford's base32. Links contain the first 6.
    pub hash: String,
    /// Its title; else its agency and place; else its first words.
    pub name: String,
    /// `null` if undated.
    pub date: Option<ReportDate>,
    /// Where it was issued, from the header or dateline.
    pub place: Option<String>,
    /// Who issued it, from the header or dateline.
    pub agency: Option<String>,
    /// The number of paragraphs, without header and dateline.
    pub paragraphs: u32,
    /// The whole text, verbatim.
    pub text: String,
    /// The language of the text, if it is recognised.
    pub lang: Option<Lang>,
    /// The furniture (header and dateline, before paragraph 1): one range or none.
    pub furniture: Vec<Range>,
    /// The sentences of each paragraph, from paragraph 1.
    pub sentences: Vec<Vec<Range>>,
}

/// A report's date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReportDate {
    /// `YYYY[-MM[-DD]]`.
    pub value: String,
    /// The precision of `value`.
    #[cfg_attr(test, ts(type = "Exclude<Precision, \"season\">"))]
    pub precision: Precision,
    /// Its source.
    pub known: DateSource,
}

/// The precision of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "variants are named like their strings")]
pub enum Precision {
    Day,
    Month,
    Season,
    Year,
}

/// The source of a report's date: a header, the dateline, or the file's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs, reason = "variants are named like their strings")]
pub enum DateSource {
    #[serde(rename = "header")]
    Header,
    #[serde(rename = "dateline")]
    Dateline,
    #[serde(rename = "dateline, year inferred from the text")]
    InferredYear,
    #[serde(rename = "dateline, year from the file name")]
    YearFromFileName,
    #[serde(rename = "file name")]
    FileName,
}

/// The language of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs, reason = "variants are named like their strings")]
pub enum Lang {
    #[serde(rename = "fr")]
    French,
    #[serde(rename = "en")]
    English,
}

/// The state of the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct View {
    /// Its text form: the fragment of the page's address, after `#`.
    pub link: String,
    /// What the main area shows.
    pub mode: Mode,
    /// The query as typed.
    pub query: String,
    /// Slug of the report shown in mode `read`.
    pub read: Option<String>,
    /// Slug of the report on the left side.
    pub left: Option<String>,
    /// Slug of the report on the right side.
    pub right: Option<String>,
}

/// What the main area shows: the list of reports, one report, two reports face to face, or the
/// occurrences of the query in their contexts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs, reason = "variants are named like their strings")]
pub enum Mode {
    #[serde(rename = "list")]
    List,
    #[serde(rename = "read")]
    Read,
    #[serde(rename = "cmp")]
    Compare,
    #[serde(rename = "kwic")]
    Occurrences,
}
