//! Which dates a text names: `1er janvier 2025`, `du 18 au 20 juillet`, `le mois dernier`.
//!
//! A text is read from left to right; where several readings begin at one word, the longest is
//! taken. What depends on the report's date is resolved against it, as exactly as it is known, and
//! is said to be relative. Vague and recurring time, durations, quantities and editions are no
//! dates.

mod absolute;
mod calendar;
mod cursor;
mod lists;
mod ranges;
mod relative;

use dossier::report::Report;
use dossier::report::facts::NamedDate;

use cursor::Reading;

/// The dates a report names, in order and disjoint.
#[must_use]
pub fn dates(report: &Report) -> Vec<NamedDate> {
    let own = report.date.map(|(date, _)| date);
    let passages = report.passages();
    passages
        .flat_map(|(_, passage)| {
            let reading = Reading::of(passage.of(&report.text), own, report.lang);
            let shifted =
                move |date: NamedDate| NamedDate { span: date.span.shifted(passage.start), ..date };
            reading.dates().into_iter().map(shifted)
        })
        .collect()
}
