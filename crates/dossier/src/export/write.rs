//! Writes a table in a file format.

use super::table::Table;
use super::{csv, json, markdown};

/// A file format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For spreadsheets: see [`csv`].
    Csv(csv::Dialect),
    /// For programs: an array of objects.
    Json,
    /// For notes and articles.
    Markdown,
}

/// Writes the table in this format.
#[must_use]
pub fn write(table: &Table, format: Format) -> String {
    match format {
        Format::Csv(dialect) => csv::table(table, dialect),
        Format::Json => json::table(table),
        Format::Markdown => markdown::table(table),
    }
}
