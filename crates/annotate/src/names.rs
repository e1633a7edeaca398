//! Who and what a text names.
//!
//! Lists know countries, cities and agencies ([`listed`]); the text itself says what its acronyms
//! stand for ([`acronyms`]); the names of organisations begin or end with what they are
//! ([`organisations`]); of all other words a capital in the middle of a sentence makes names ([`capitalised`]),
//! where what stands around them agrees ([`context`], [`classify`]). [`mentions`] joins what is the same.

mod acronyms;
mod capitalised;
mod classify;
mod context;
pub mod gazetteer;
mod listed;
mod lists;
mod mentions;
mod noun_phrase;
mod offices;
mod organisations;
mod tagged;

use dossier::report::Report;
use dossier::report::facts::Name;
use dossier::text::span::Span;

use gazetteer::Gazetteer;

/// The names of a report, by first mention, and its offices and functions, in order.
#[must_use]
pub fn names(report: &Report, gazetteer: &Gazetteer) -> (Vec<Name>, Vec<Span>) {
    let text = tagged::Text::read(report, gazetteer);
    let offices = offices::find(&text);
    let names = mentions::find(&text, &offices);
    (names, offices.iter().map(|office| text.span(office)).collect())
}
