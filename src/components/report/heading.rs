//! The heading of a report: what it is called, its date and how that is known, its count.

use dossier::report::Report;

use crate::components::element::{Element, el};
use crate::components::render_ctx::RenderCtx;
use crate::i18n::Words;

/// The date and the name of a report above its text or its lines, with how many matches follow.
pub(crate) fn heading(ctx: RenderCtx, report: &Report, id: String, count: usize) -> Element {
    el("h2")
        .put("id", id)
        .put("data-count", count.to_string())
        .child(date(report, ctx.words))
        .child(el("span.face-name").say(report.name()))
}

/// The date, at its precision.
pub(crate) fn date(report: &Report, words: &Words) -> Element {
    match report.date {
        Some((date, _)) => el("time").put("datetime", date.to_string()).say(words.date(date)),
        None => el("span.undated").word(words.undated()),
    }
}

/// How the date is known, in the reader's words.
pub(crate) fn date_source(report: &Report, words: &Words) -> Option<Element> {
    report.date.map(|(_, known)| el("span").word(words.known(known)))
}

/// The date and the name of a report, in a line.
pub(crate) fn display_name(report: &Report, words: &Words) -> String {
    let date = report.date.map_or(words.undated().to_owned(), |(date, _)| words.date(date));
    format!("{date} — {}", report.name())
}
