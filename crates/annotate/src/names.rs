//! Named-entity recognition by rules and word lists.
//!
//! Countries, cities and agencies come from a gazetteer ([`listed`]), acronyms from their
//! definitions in the text ([`acronyms`]), organisations from head nouns such as `Conseil` or
//! `Council` ([`organisations`]). Other names are runs of capitalised words ([`capitalised`]), kept
//! and classified by their contexts ([`context`], [`classify`]). [`mentions`] groups all mentions
//! of an entity.

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

/// The names of a report, by first mention, and the spans of its offices and functions, in order.
#[must_use]
pub fn names(report: &Report, gazetteer: &Gazetteer) -> (Vec<Name>, Vec<Span>) {
    let text = tagged::Text::read(report, gazetteer);
    let offices = offices::find(&text);
    let names = mentions::find(&text, &offices);
    (names, offices.iter().map(|office| text.span(office)).collect())
}
