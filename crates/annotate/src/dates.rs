//! Finds the dates in a text: `1er janvier 2025`, `du 18 au 20 juillet`, `le mois dernier`.
//!
//! The text is scanned from left to right. If several rules match at a word, the longest match
//! wins. Relative dates are resolved against the report's date, with its precision, and marked as
//! relative. Vague and recurring times, durations, quantities and edition numbers are not dates.

mod absolute;
mod calendar;
mod cursor;
mod lists;
mod ranges;
mod relative;

use dossier::report::Report;
use dossier::report::facts::NamedDate;

use cursor::Reading;

/// The dates in a report, sorted and disjoint.
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
