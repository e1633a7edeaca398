//! Filters by date.

use crate::date::DateRange;

/// Which reports the list keeps by their date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dates {
    /// Those whose date touches the range.
    Range(DateRange),
    /// Those without a date.
    Undated,
}
