//! Which dates a text names.

use crate::facts::NamedDate;
use crate::report::Report;

/// The dates a report names, in order.
#[must_use]
pub fn dates(_report: &Report) -> Vec<NamedDate> {
    Vec::new()
}
