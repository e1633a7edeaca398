//! The dates that two texts name, on one axis with the dates of the two reports: a day is a dot, a
//! longer time a bar as long as it lasts.
//!
//! Only for those who see it: the lists below say the same.

use dossier::date::Date;
use dossier::report::facts::When;

use crate::components::element::{Element, el};
use crate::components::render_ctx::RenderCtx;
use crate::components::report_list::histogram::{Scale, rect, units};
use crate::model::comparison::Compared;

/// Width and height of a side's row, which is that of the years too, in tenths of the drawing's units.
const WIDTH: i32 = 9600;
const ROW: i32 = 160;
/// Room that a label needs on either side.
const LABEL: i32 = 300;
/// About how many years get a label.
const LABELS: u16 = 8;

/// A time on the axis.
struct Time {
    side: usize,
    when: When,
    is_report: bool,
}

pub(crate) fn timeline(ctx: RenderCtx, compared: &Compared) -> Option<Element> {
    let mut times = Vec::new();
    for (side, index) in compared.sides().into_iter().enumerate() {
        let report = ctx.corpus().report(index)?;
        let own = report.date.map(|(date, _)| When::Date(date));
        times.extend(own.map(|when| Time { side, when, is_report: true }));
        for it in &ctx.corpus().collection().facts(index).dates {
            times.push(Time { side, when: it.when, is_report: false });
        }
    }
    let first = times.iter().map(|time| time.when.first_day()).min()?;
    let last = times.iter().map(|time| time.when.last_day()).max()?;
    let scale = Scale { first, last, width: WIDTH };
    let mut drawing = el("svg.timeline")
        .put("viewBox", format!("0 0 {} {}", units(WIDTH), units(3 * ROW)))
        .set("aria-hidden", "true");
    for row in [1, 2] {
        let line = el("line.line").set("x1", "0").put("x2", units(WIDTH));
        drawing = drawing.child(line.put("y1", units(row * ROW)).put("y2", units(row * ROW)));
    }
    for time in &times {
        drawing = drawing.child(mark(scale, time));
    }
    Some(drawing.child(years(scale, &times)))
}

fn mark(scale: Scale, time: &Time) -> Element {
    let (from, to) = (scale.x(time.when.first_day()), scale.x(time.when.last_day() + 1));
    let y = if time.side == 0 { ROW / 2 } else { ROW + ROW / 2 };
    let is_day = time.when.first_day() == time.when.last_day();
    if time.is_report {
        // From edge to edge of its row, because all other positions are relative to it.
        rect("rect.own", from, y - ROW / 2, (to - from).max(12), ROW)
    } else if is_day {
        el("circle").put("cx", units(from)).put("cy", units(y)).set("r", "4")
    } else {
        rect("rect.span", from, y - 30, (to - from).max(12), 60)
    }
}

/// The years that the axis spans, as many as there is room for.
fn years(scale: Scale, times: &[Time]) -> Element {
    let years = || times.iter().flat_map(|time| time.when.years());
    let (from, to) = (years().min().unwrap_or_default(), years().max().unwrap_or_default());
    let mut labels = el("");
    for year in (from..=to).step_by(usize::from((to - from) / LABELS + 1)) {
        let day = Date::new(year, None, None).map_or(scale.first, Date::first_day);
        let at = scale.x(day).clamp(LABEL, WIDTH - LABEL);
        let label = el("text.year").put("x", units(at)).put("y", units(3 * ROW - 40));
        labels = labels.child(label.say(year.to_string()));
    }
    labels
}
