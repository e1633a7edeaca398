//! How often each report of the collection has something, in the order of time.

use crate::components::element::{Element, el};
use crate::components::render_ctx::RenderCtx;

/// What a column takes, and how high the highest is.
const STEP: usize = 5;
const HIGHEST: usize = 14;

/// Whether there are more than the two reports of the comparison.
pub(crate) fn is_shown(ctx: RenderCtx) -> bool {
    ctx.corpus().collection().reports.len() > 2
}

/// A column for each report, as high as `count` says of its place; the numbers for those who do not
/// see it. Nothing where the collection is the two that are compared.
pub(crate) fn sparkline(ctx: RenderCtx, count: &dyn Fn(usize) -> usize) -> Option<Element> {
    if !is_shown(ctx) {
        return None;
    }
    let reports = &ctx.corpus().collection().reports;
    let counts: Vec<usize> = (0..reports.len()).map(count).collect();
    let most = counts.iter().copied().max().unwrap_or_default().max(1);
    let mut told = Vec::new();
    let mut drawing = el("svg.across")
        .put("viewBox", format!("0 0 {} {HIGHEST}", STEP * counts.len()))
        .set("role", "img");
    for (at, (count, report)) in counts.iter().zip(reports).enumerate() {
        let height = (HIGHEST * count).div_ceil(most);
        let column = el("rect").put("x", (STEP * at).to_string());
        let column = column.put("y", (HIGHEST - height).to_string()).set("width", "4");
        drawing = drawing.child(column.put("height", height.to_string()));
        if *count > 0 {
            let undated = || ctx.words.undated().to_owned();
            let date = report.date.map_or_else(undated, |(date, _)| ctx.words.date(date));
            told.push(format!("{date} {count}"));
        }
    }
    let told = told.join(" · ");
    Some(drawing.child(el("title").say(told)))
}
