//! Names and offices as name recognition would return them.

use dossier::report::Report;
use dossier::report::facts::{Kind, Name};
use dossier::text::span::Span;

/// A name whose mentions are all the occurrences of `forms`, the longest first.
pub(crate) fn name(report: &Report, kind: Kind, forms: &[&str]) -> Name {
    let mut mentions: Vec<Span> = Vec::new();
    for form in forms {
        for (at, _) in report.text.match_indices(form) {
            let span = Span::new(at, at + form.len());
            if !mentions.iter().any(|other| other.overlaps(span)) {
                mentions.push(span);
            }
        }
    }
    mentions.sort_unstable();
    Name { kind, name: forms[0].to_owned(), acronym: None, mentions }
}

/// All the occurrences of `forms`.
pub(crate) fn spans(report: &Report, forms: &[&str]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for form in forms {
        let found = report.text.match_indices(form);
        spans.extend(found.map(|(at, _)| Span::new(at, at + form.len())));
    }
    spans.sort_unstable();
    spans
}

/// Those of the given persons whom the report mentions.
pub(crate) fn people(report: &Report, forms: &[&[&str]]) -> Vec<Name> {
    let names = forms.iter().map(|forms| name(report, Kind::Person, forms));
    names.filter(|name| !name.mentions.is_empty()).collect()
}
