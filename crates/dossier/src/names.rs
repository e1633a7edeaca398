//! Who and what a text names.

use crate::facts::Name;
use crate::report::Report;
use crate::span::Span;

/// The names of a report, by first mention, and its offices and functions, in order.
#[must_use]
pub fn names(_report: &Report) -> (Vec<Name>, Vec<Span>) {
    Default::default()
}
