//! Extracts facts from reports: named entities, quotations with their speakers, and dates.
//!
//! Text in, [`Facts`] out, by rules and word lists. The crate uses no file system, no browser and
//! no mutable global state, so it can run in a build script or in a worker. [`annotate`] analyses
//! one report; [`annotate_all`] analyses a collection and then unifies names, so that an entity has
//! the same name in all reports.

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

/// Extracts the facts of a report.
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

/// The collection with the facts of its reports. An entity has the same name in all of them.
#[must_use]
pub fn annotate_all(collection: Collection, gazetteer: &Gazetteer) -> Collection {
    let annotate = |report| annotate(report, gazetteer);
    let mut facts: Vec<Facts> = collection.reports.iter().map(annotate).collect();
    unify::unify(&mut facts);
    collection.with_facts(facts)
}

/// Sorts spans and merges those that touch or overlap.
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
