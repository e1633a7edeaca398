//! An overview beside a text of a comparison: where its related passages and its matches stand, and
//! how much of it is in view.
//!
//! Places are parts of the text's bytes; `wires.rs` says which part is in view.

use dossier::report::Report;
use dossier::search::Match;
use dossier::span::Span;

use super::element::{Element, el};
use super::passage::style;
use crate::compared::Compared;
use crate::scene::Scene;

/// How high it is in its own units, whatever the text; `wires.rs` gives it the column's height.
pub(crate) const HIGH: usize = 1000;

pub(crate) fn strip(
    scene: Scene,
    compared: &Compared,
    side: usize,
    report: &Report,
    matches: &[Match],
) -> Element {
    let mut drawing = el("svg.strip")
        .set("viewBox", "0 0 12 1000")
        .set("height", "0")
        .set("preserveAspectRatio", "none")
        .set("aria-hidden", "true")
        .child(el("rect.seen").set("width", "12").set("height", "0"));
    for pair in compared.pairs(scene.shelf(), scene.view()) {
        if let Some(passage) = pair.related.passages.get(side) {
            let (from, to) = (place(report, passage.span.start), place(report, passage.span.end));
            let strength = Some(pair.related.strength.name());
            let bar = rect("rect.tied", "1", "4", from, (to - from).max(4));
            let bar = bar.set("data-strength", strength).flag("data-here", pair.selected);
            drawing = drawing.child(bar);
        }
    }
    let mut last = usize::MAX;
    for found in matches {
        let at = place(report, found.span.start);
        // What would lie on the one before is left out.
        if at != last {
            let style = found.terms.iter().next().map(style);
            drawing = drawing.child(rect("rect.hit", "6", "6", at, 4).set("data-style", style));
            last = at;
        }
    }
    drawing
}

/// How far down a byte of the text stands.
fn place(report: &Report, byte: u32) -> usize {
    let text = report.passages().map(|(_, span)| span);
    let start = text.map(|Span { start, .. }| start).next().unwrap_or_default() as usize;
    let length = report.text.len().saturating_sub(start).max(1);
    (byte as usize).saturating_sub(start) * HIGH / length
}

fn rect(
    kind: &'static str,
    x: &'static str,
    width: &'static str,
    y: usize,
    height: usize,
) -> Element {
    let rect = el(kind).set("x", x).set("width", width);
    rect.put("y", y.to_string()).put("height", height.to_string())
}
