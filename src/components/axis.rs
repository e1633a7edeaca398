//! The time axis: a year or a month is a bar as long as it lasts, a day is a dot.

use dossier::date::{Date, Precision};
use yew::prelude::*;

use crate::page::name;
use crate::scene::Scene;

/// Width and height, in tenths of the drawing's units: whole numbers need no float printer.
const WIDTH: i32 = 2400;
const HEIGHT: i32 = 400;
/// Room left and right of the first and the last date.
const MARGIN: i32 = 140;
/// Where the line stands.
const LINE: i32 = 200;
/// Room that a year's label needs on either side.
const YEAR: i32 = 110;
/// About how many years get a label.
const LABELS: u16 = 6;

pub(crate) fn axis(scene: Scene) -> Html {
    let reports = || scene.shelf().collection().reports.iter().enumerate();
    let dates = || reports().filter_map(|(_, report)| Some(report.date?.0));
    let Some(first) = dates().map(Date::first_day).min() else { return html! {} };
    let last = dates().map(Date::last_day).max().unwrap_or(first);
    let days = (last - first).max(1);
    let x = |day: i32| {
        let offset = i64::from(day - first) * i64::from(WIDTH - 2 * MARGIN) / i64::from(days);
        MARGIN + i32::try_from(offset).unwrap_or_default()
    };
    let years = || dates().map(Date::year);
    let (from, to) = (years().min().unwrap_or(0), years().max().unwrap_or(0));
    let labelled = (from..=to).step_by(usize::from((to - from) / LABELS + 1));
    let ticks =
        labelled.filter_map(|year| Some((year, x(Date::new(year, None, None)?.first_day()))));
    let ticks = ticks.filter(|(_, at)| (YEAR..=WIDTH - YEAR).contains(at)).map(|(year, at)| {
        let at = units(at);
        html! {
            <>
                <line class="tick" x1={at.clone()} x2={at.clone()} y1={units(LINE - 40)}
                    y2={units(LINE + 40)} />
                <text class="year" x={at} y={units(HEIGHT - 30)}>{ year.to_string() }</text>
            </>
        }
    });
    let points = reports().filter_map(|(index, report)| {
        let (date, _) = report.date?;
        let state = match scene.page().rows.iter().find(|row| row.index == index) {
            None => Some("hidden"),
            Some(row) if row.sides.is_empty() => None,
            Some(_) => Some("shown"),
        };
        let title = format!("{} — {}", (scene.words.date)(date), name(report));
        Some(html! {
            <g class="point" data-state={state}><title>{ title }</title>{ shape(date, x) }</g>
        })
    });
    html! {
        <svg class="axis" viewBox={format!("0 0 {} {}", units(WIDTH), units(HEIGHT))} role="img"
            aria-label={scene.words.time_axis}>
            <line class="line" x1="0" x2={units(WIDTH)} y1={units(LINE)} y2={units(LINE)} />
            { for ticks }
            { for points }
        </svg>
    }
}

fn shape(date: Date, x: impl Fn(i32) -> i32) -> Html {
    let from = x(date.first_day());
    if date.precision() == Precision::Day {
        return html! { <circle cx={units(from)} cy={units(LINE)} r="5" /> };
    }
    let width = (x(date.last_day() + 1) - from).max(30);
    html! { <rect x={units(from)} y={units(LINE - 50)} width={units(width)} height="10" rx="1.5" /> }
}

/// Tenths as a number of the drawing's units.
fn units(tenths: i32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}
