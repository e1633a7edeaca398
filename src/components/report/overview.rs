//! An overview beside a text of a comparison: where its related passages and its matches stand, and
//! how much of it is in view.
//!
//! Places are parts of the text's bytes; `wires.rs` says which part is in view.

use dossier::report::Report;
use dossier::search::Match;
use dossier::text::span::Span;

use crate::components::element::{Element, el};
use crate::components::render_ctx::RenderCtx;
use crate::model::comparison::Compared;

/// How high it is in its own units, whatever the text; `wires.rs` gives it the column's height.
pub(crate) const HIGH: usize = 1000;

pub(crate) fn overview(
    ctx: RenderCtx,
    compared: &Compared,
    side: usize,
    report: &Report,
    matches: &[Match],
) -> Element {
    let drawing = el("svg.strip")
        .set("viewBox", "0 0 12 1000")
        .set("height", "0")
        .set("preserveAspectRatio", "none")
        .set("aria-hidden", "true")
        .child(el("rect.seen").set("width", "12").set("height", "0"));
    // One path of many bars: a long text has thousands.
    let (mut tied, mut here, mut hits) = (String::new(), String::new(), String::new());
    for pair in compared.pairs(ctx.view()) {
        if let Some(passage) = pair.related.passages.get(side) {
            let (from, to) = (place(report, passage.span.start), place(report, passage.span.end));
            let bars = if pair.selected { &mut here } else { &mut tied };
            bar(bars, [1, 4], from, (to - from).max(4));
        }
    }
    for found in matches {
        bar(&mut hits, [6, 6], place(report, found.span.start), 4);
    }
    drawing
        .child(el("path.tied").put("d", tied))
        .child(el("path.tied").flag("data-here", true).put("d", here))
        .child(el("path.hit").put("d", hits))
}

/// How far down a byte of the text stands.
fn place(report: &Report, byte: u32) -> usize {
    let text = report.passages().map(|(_, span)| span);
    let start = text.map(|Span { start, .. }| start).next().unwrap_or_default() as usize;
    let length = report.text.len().saturating_sub(start).max(1);
    (byte as usize).saturating_sub(start) * HIGH / length
}

/// Adds a bar to a path, unless it lies on the one before.
fn bar(path: &mut String, [x, width]: [usize; 2], y: usize, height: usize) {
    let bar = format!("M{x} {y}h{width}v{height}h-{width}z");
    if !path.ends_with(&bar) {
        path.push_str(&bar);
    }
}
