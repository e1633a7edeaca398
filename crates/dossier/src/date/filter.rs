//! The date filter of the report list.

use crate::date::DateRange;

/// Which reports a date filter keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dates {
    /// Those whose date overlaps the range.
    Range(DateRange),
    /// Those without a date.
    Undated,
}
