//! What a text says: who and what it names, who says what in it, which dates it mentions.
//!
//! Texts in, facts out: no file system, no browser, no mutable global state, so that a build script
//! and a worker run the same code. A report is read by itself ([`annotate`]); a second pass over the
//! collection ([`annotate_all`]) gives one thing the same name in all reports.

pub mod dates;
pub mod examples;
pub mod names;
mod rosters;
pub mod speech;
mod unify;

use dossier::collection::Collection;
use dossier::report::Report;
use dossier::report::facts::Facts;
use dossier::text::span::Span;

pub use names::gazetteer::Gazetteer;

/// Finds what a report says.
#[must_use]
pub fn annotate(report: &Report, gazetteer: &Gazetteer) -> Facts {
    let (names, offices) = names::names(report, gazetteer);
    let quotations = speech::quotations(report, &names, &offices);
    let dates = dates::dates(report);
    let mut taken = offices;
    taken.extend(names.iter().flat_map(|name| &name.mentions));
    taken.extend(dates.iter().map(|date| date.span));
    let rosters = rosters::find(&report.text, &names);
    Facts { names, taken: disjoint(taken), rosters, quotations, dates }
}

/// The collection with what its reports say. What is the same has the same name in all of them.
#[must_use]
pub fn annotate_all(collection: Collection, gazetteer: &Gazetteer) -> Collection {
    let annotate = |report| annotate(report, gazetteer);
    let mut facts: Vec<Facts> = collection.reports.iter().map(annotate).collect();
    unify::unify(&mut facts);
    collection.with_facts(facts)
}

/// The same bytes in order, each once.
fn disjoint(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}
