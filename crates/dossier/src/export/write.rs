//! Writes a table in a file format.

use super::table::Table;
use super::{csv, json, markdown};

/// A file format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For spreadsheets: see [`csv`].
    Csv {
        /// Whether to begin with a byte order mark; without it Excel does not recognise UTF-8.
        mark: bool,
    },
    /// For programs: an array of objects.
    Json,
    /// For notes and articles.
    Markdown,
}

/// Writes the table in this format.
#[must_use]
pub fn write(table: &Table, format: Format) -> String {
    match format {
        Format::Csv { mark } => csv::table(table, mark),
        Format::Json => json::table(table),
        Format::Markdown => markdown::table(table),
    }
}
