//! Who says what in a text.

use crate::facts::{Name, Quotation};
use crate::report::Report;
use crate::span::Span;

/// What is said in a report whose names are `names` and whose offices are `roles`.
#[must_use]
pub fn quotations(_report: &Report, _names: &[Name], _roles: &[Span]) -> Vec<Quotation> {
    Vec::new()
}
