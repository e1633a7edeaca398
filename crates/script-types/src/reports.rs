//! What `reports()` and `view()` give.

use serde::{Deserialize, Serialize};

use crate::string_enum;

/// From one offset to another, the end excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(type = "[start: number, end: number]"))]
pub struct Range(pub u32, pub u32);

/// Something of each of two reports.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Sides<T> {
    /// Of the report given first.
    pub left: T,
    /// Of the report given second.
    pub right: T,
}

/// A report of the collection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Report {
    /// Permanent readable id: `2025-01-01-tass-bichkek`.
    pub slug: String,
    /// Content hash: 13 characters of Crockford's base32. Links spell the first 6.
    pub hash: String,
    /// Its title; else who issued it and where; else its first words.
    pub name: String,
    /// `null` is undated.
    pub date: Option<ReportDate>,
    /// Where it was issued, from the furniture.
    pub place: Option<String>,
    /// Who issued it, from the furniture.
    pub agency: Option<String>,
    /// How many paragraphs it has, the furniture apart.
    pub paragraphs: u32,
    /// The whole text, verbatim.
    pub text: String,
    /// The language of its prose, where its words tell.
    pub lang: Option<Lang>,
    /// Where the furniture stands: one range, or none.
    pub furniture: Vec<Range>,
    /// Where the sentences of each paragraph stand, from paragraph 1.
    pub sentences: Vec<Vec<Range>>,
}

/// A report's date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReportDate {
    /// `YYYY[-MM[-DD]]`.
    pub value: String,
    /// How much of it is known.
    #[cfg_attr(test, ts(type = "Exclude<Precision, \"season\">"))]
    pub precision: Precision,
    /// Where it was read.
    pub known: DateSource,
}

string_enum! {
    /// How exactly a date is known.
    Precision {
        Day = "day",
        Month = "month",
        Season = "season",
        Year = "year",
    }
}

string_enum! {
    /// Where a report's date was read: in a header, in the dateline, in the file's name.
    DateSource {
        Header = "header",
        Dateline = "dateline",
        InferredYear = "dateline, year inferred from the text",
        YearFromFileName = "dateline, year from the file name",
        FileName = "file name",
    }
}

string_enum! {
    /// The language of a text.
    Lang {
        French = "fr",
        English = "en",
    }
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct View {
    /// Its text form: what the address bar has after `#`.
    pub link: String,
    /// What the reading area shows.
    pub mode: Mode,
    /// The query as typed.
    pub query: String,
    /// Slug of the report that is read alone.
    pub read: Option<String>,
    /// Slug of the report on the left side.
    pub left: Option<String>,
    /// Slug of the report on the right side.
    pub right: Option<String>,
}

string_enum! {
    /// What the reading area shows: the list of reports, one report, two reports face to face, or the
    /// occurrences of the query in their contexts.
    Mode {
        List = "list",
        Read = "read",
        Compare = "cmp",
        Occurrences = "kwic",
    }
}
