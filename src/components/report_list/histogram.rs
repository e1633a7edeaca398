//! The histogram of dates: how many reports each month or year has; a bar is a link that keeps only those;
//! and, while they are few, each report: a year or a month is a bar as long as it lasts, a day a
//! dot.

use dossier::date::Dates;
use dossier::date::{Date, DateRange, Precision};
use dossier::filter::histogram::Bin;

use crate::components::element::{Element, el};
use crate::components::render_ctx::RenderCtx;

/// Width, in tenths of the drawing's units: whole numbers need no float printer.
const WIDTH: i32 = 2400;
/// Room left and right of the first and the last day.
const MARGIN: i32 = 60;
/// Where the columns stand, and how high the highest is.
const LINE: i32 = 360;
const HIGHEST: i32 = 320;
/// How wide a column is at most.
const WIDEST: i32 = 360;
/// The middle of the reports' own row, and how much that row takes.
const POINTS: i32 = 440;
const ROW: i32 = 130;
/// What the labels take, and room that one needs on either side.
const LABEL: i32 = 130;
const YEAR: i32 = 110;
/// About how many years get a label.
const LABELS: usize = 6;
/// More reports than this would lie on each other.
const MAX_POINTS: usize = 60;

/// Where days stand on the axis.
#[derive(Clone, Copy)]
pub(crate) struct Scale {
    pub(crate) first: i32,
    pub(crate) last: i32,
    /// From edge to edge of the drawing.
    pub(crate) width: i32,
}

impl Scale {
    pub(crate) fn x(self, day: i32) -> i32 {
        let day = day.clamp(self.first, self.last + 1);
        let width = i64::from(self.width - 2 * MARGIN);
        let offset = i64::from(day - self.first) * width / i64::from(self.last + 1 - self.first);
        MARGIN + i32::try_from(offset).unwrap_or_default()
    }

    /// The ends of a time on the axis.
    fn ends(self, from: Date, to: Date) -> (i32, i32) {
        (self.x(from.first_day()), self.x(to.last_day() + 1))
    }
}

pub(crate) fn histogram(ctx: RenderCtx) -> Option<Element> {
    let words = ctx.words;
    let histogram = &ctx.page().histogram;
    let bins = &histogram.bins;
    let (first, last) = bins.first().zip(bins.last())?;
    let scale = Scale { first: first.date.first_day(), last: last.date.last_day(), width: WIDTH };
    let reports = &ctx.corpus().collection().reports;
    let row = if reports.len() > MAX_POINTS { 0 } else { ROW };
    let most = bins.iter().map(|bin| bin.certain + bin.possible).max().unwrap_or_default().max(1);
    let height = LINE + row + LABEL;
    let mut columns = el("");
    for bin in bins {
        columns = columns.child(column(ctx, scale, most, bin));
    }
    let line = el("line.line")
        .set("x1", "0")
        .put("x2", units(WIDTH))
        .put("y1", units(LINE))
        .put("y2", units(LINE));
    let svg = el("svg.axis")
        .put("viewBox", format!("0 0 {} {}", units(WIDTH), units(height)))
        .set("role", "group")
        .set("aria-label", words.time_axis())
        .child(range(ctx, scale))
        .child(columns)
        .child(line)
        .child(labels(scale, bins, height - 40))
        .child((row > 0).then(|| points(ctx, scale)));
    let later = histogram.later;
    let later = (later > 0).then(|| el("p.facts").say(words.later(later)));
    Some(el("").child(svg).child(later))
}

/// The time that the filter keeps.
fn range(ctx: RenderCtx, scale: Scale) -> Option<Element> {
    let Some(Dates::Range(DateRange { from, to })) = ctx.view().dates else { return None };
    let from = from.map_or(0, |date| scale.x(date.first_day()));
    let to = to.map_or(WIDTH, |date| scale.x(date.last_day() + 1));
    (from < to).then(|| rect("rect.range", from, LINE - HIGHEST - 40, to - from, HIGHEST + 40))
}

/// A month or a year: its reports, as a link that keeps only them.
fn column(ctx: RenderCtx, scale: Scale, most: usize, bin: &Bin) -> Option<Element> {
    let range = DateRange { from: Some(bin.date), to: Some(bin.date) };
    let dates = ctx.view().dates;
    let chosen = dates == Some(Dates::Range(range));
    if bin.certain + bin.possible == 0 && !chosen {
        return None;
    }
    let (from, to) = scale.ends(bin.date, bin.date);
    let width = (to - from - 20).clamp(10, WIDEST);
    let left = i32::midpoint(from, to) - width / 2;
    let high = |count: usize| i32::try_from(HIGHEST.unsigned_abs() as usize * count / most);
    let certain = high(bin.certain).unwrap_or_default();
    let both = high(bin.certain + bin.possible).unwrap_or_default();
    let name = ctx.words.bin(bin.date, bin.certain, bin.possible);
    let is_out = match dates {
        None => false,
        Some(Dates::Range(range)) => !range.touches(bin.date),
        Some(Dates::Undated) => true,
    };
    let kept = (!chosen).then_some(Dates::Range(range));
    let date = bin.date.to_string();
    // With a key, so that the focus stays on it when others come and go.
    let column = el("a.bin")
        .key(&date)
        .href(ctx.href(&|view| view.dates = kept))
        .put("aria-label", name.clone())
        .truth("aria-current", chosen)
        .put("data-bin", date)
        .flag("data-out", is_out)
        .child(el("title").say(name))
        .child(rect("rect.hit", from, 0, to - from, LINE))
        .child(rect("rect.possible", left, LINE - both, width, both - certain))
        .child(rect("rect.certain", left, LINE - certain, width, certain));
    Some(column)
}

/// Years under the first of their columns, as many as there is room for.
fn labels(scale: Scale, bins: &[Bin], y: i32) -> Element {
    let first = |(at, bin): &(usize, &Bin)| *at == 0 || bin.date.month().is_none_or(|m| m == 1);
    let years: Vec<&Bin> = bins.iter().enumerate().filter(first).map(|(_, bin)| bin).collect();
    let step = years.len() / LABELS + 1;
    let mut labels = el("");
    let mut free = 0;
    for bin in years.into_iter().step_by(step) {
        let (from, to) = scale.ends(bin.date, bin.date);
        let at = i32::midpoint(from, to).clamp(YEAR, WIDTH - YEAR);
        if at - YEAR >= free {
            let year = el("text.year").put("x", units(at)).put("y", units(y));
            labels = labels.child(year.say(bin.date.year().to_string()));
            free = at + YEAR;
        }
    }
    labels
}

fn points(ctx: RenderCtx, scale: Scale) -> Element {
    let mut points = el("");
    for (index, report) in ctx.corpus().collection().reports.iter().enumerate() {
        let Some((date, _)) = report.date else { continue };
        let state = match ctx.page().rows.iter().find(|row| row.index == index) {
            None => Some("hidden"),
            Some(row) if row.sides.is_empty() => None,
            Some(_) => Some("shown"),
        };
        let title = format!("{} — {}", ctx.words.date(date), report.name());
        let (from, to) = scale.ends(date, date);
        let shape = if date.precision() == Precision::Day {
            el("circle").put("cx", units(from)).put("cy", units(POINTS)).set("r", "4")
        } else {
            rect("rect.span", from, POINTS - 40, (to - from).max(30), 80)
        };
        let point = el("g.point").set("data-state", state).child(el("title").say(title));
        points = points.child(point.child(shape));
    }
    points
}

pub(crate) fn rect(kind: &'static str, x: i32, y: i32, width: i32, height: i32) -> Element {
    el(kind)
        .put("x", units(x))
        .put("y", units(y))
        .put("width", units(width))
        .put("height", units(height))
}

/// Tenths as a number of the drawing's units.
pub(crate) fn units(tenths: i32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}
