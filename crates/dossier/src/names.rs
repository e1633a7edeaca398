//! Who and what a text names.
//!
//! Lists know countries, cities and agencies ([`places`]); the text itself says what its acronyms
//! stand for ([`acronyms`]); the names of organisations begin or end with what they are
//! ([`bodies`]); of all other words a capital in the middle of a sentence makes names ([`runs`]),
//! where what stands around them agrees ([`signs`], [`judge`]). [`mentions`] joins what is the same.

mod acronyms;
mod bodies;
mod judge;
mod lists;
mod mentions;
mod phrases;
mod places;
mod roles;
mod runs;
mod signs;
mod text;

use crate::facts::Name;
use crate::report::Report;
use crate::span::Span;

/// The names of a report, by first mention, and its offices and functions, in order.
#[must_use]
pub fn names(report: &Report) -> (Vec<Name>, Vec<Span>) {
    let text = text::Text::read(report);
    let offices = roles::find(&text);
    let names = mentions::find(&text, &offices);
    (names, offices.iter().map(|office| text.span(office)).collect())
}
