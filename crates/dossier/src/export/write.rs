//! Tables as files.

use super::table::Table;
use super::{csv, json, markdown};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For spreadsheets, with a byte order mark or without: see [`csv`].
    Csv {
        /// Without it the most used spreadsheet reads UTF-8 as something else.
        mark: bool,
    },
    /// For programs: a list of objects.
    Json,
    /// For notes and articles.
    Markdown,
}

/// The table as a file of this format.
#[must_use]
pub fn write(table: &Table, format: Format) -> String {
    match format {
        Format::Csv { mark } => csv::table(table, mark),
        Format::Json => json::table(table),
        Format::Markdown => markdown::table(table),
    }
}
