//! The rail: the reports in time, the date filter, the list.

use std::rc::Rc;

use dossier::date::{Date, DateRange, Precision};
use dossier::report::Report;
use dossier::view::{Dates, Mode, ReportRef, Sort, View};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::faces::{date, facts, put};
use super::href;
use crate::page::{Page, Row, Side, name};
use crate::shelf::Shelf;
use crate::state::Action;
use crate::words::Words;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) shelf: Shelf,
    pub(crate) page: Rc<Page>,
    pub(crate) view: Rc<View>,
    pub(crate) words: &'static Words,
    pub(crate) act: Callback<Action>,
}

#[component]
pub(crate) fn Rail(props: &Props) -> Html {
    let Props { shelf, page, view, words, act } = props;
    // On a phone the rail folds; the list view always shows it.
    let open = use_state_eq(|| false);
    let shown = *open || view.mode == Some(Mode::List);
    let turn = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let all = View { query: String::new(), dates: None, ..(**view).clone() };
    html! {
        <aside class={classes!("rail", shown.then_some("rail-open"))} aria-labelledby="rail-name">
            <div class="rail-head">
                <h2 id="rail-name">{ words.reports }<span class="count">{ page.rows.len() }</span></h2>
                <button type="button" class="rail-turn" aria-expanded={shown.to_string()}
                    aria-controls="rail-body" onclick={turn}>{ words.reports }</button>
            </div>
            <div class="rail-body" id="rail-body">
                { axis(*shelf, page, words) }
                <Period {view} {words} {act} undated={has_undated(*shelf)} />
                { order(view, words) }
                <ol class="reports">{ for page.rows.iter().map(|row| entry(props, row)) }</ol>
                if page.rows.is_empty() {
                    <p class="empty">{ words.list_empty }</p>
                }
                if page.hidden > 0 {
                    <p class="hidden-count">
                        { (words.hidden)(page.hidden) }
                        <a href={href(&all)}>{ words.show_all }</a>
                    </p>
                }
            </div>
        </aside>
    }
}

fn has_undated(shelf: Shelf) -> bool {
    shelf.collection().reports.iter().any(|report| report.date.is_none())
}

fn order(view: &View, words: &Words) -> Html {
    let descending = view.sort == Sort::DateDescending;
    let sort = if descending { Sort::Date } else { Sort::DateDescending };
    let label = if descending { words.sort_ascending } else { words.sort_descending };
    html! { <a class="order" href={href(&View { sort, ..view.clone() })}>{ label }</a> }
}

fn entry(props: &Props, row: &Row) -> Html {
    let Props { shelf, page, view, words, .. } = props;
    let Some(report) = shelf.report(row.index) else { return html! {} };
    let named = ReportRef::to(report);
    let to = |side| href(&put(view, side, named.clone()));
    let side = |side: &Side| match side {
        Side::Left => Some(words.left),
        Side::Right => Some(words.right),
        Side::Alone => None,
    };
    let sides = row.sides.iter().filter_map(side).map(|side| html! { <span class="side">{ side }</span> });
    html! {
        <li key={report.slug.clone()} class={classes!((!row.sides.is_empty()).then_some("shown"))}>
            <a class="entry" href={to(Side::Alone)}>
                { date(report, words) }
                <span class="entry-name">{ name(report) }</span>
            </a>
            <p class="facts">{ facts(report, words) }</p>
            <p class="entry-acts">
                if !page.query.is_empty() {
                    <span class="entry-count">{ (words.matches)(row.count) }</span>
                }
                { for sides }
                if !row.sides.contains(&Side::Left) {
                    <a href={to(Side::Left)}>{ words.put_left }</a>
                }
                if !row.sides.contains(&Side::Right) {
                    <a href={to(Side::Right)}>{ words.put_right }</a>
                }
            </p>
        </li>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct PeriodProps {
    view: Rc<View>,
    words: &'static Words,
    act: Callback<Action>,
    /// Whether the collection has undated reports.
    undated: bool,
}

/// The date filter: two fields that take a year, a month or a day.
#[component]
fn Period(props: &PeriodProps) -> Html {
    let PeriodProps { view, words, act, undated } = props;
    let range = match view.dates {
        Some(Dates::Range(range)) => range,
        _ => DateRange { from: None, to: None },
    };
    let only_undated = view.dates == Some(Dates::Undated);
    let with = {
        let view = Rc::clone(view);
        move |range: DateRange| {
            let dates = (range.from.is_some() || range.to.is_some()).then_some(Dates::Range(range));
            Action::TypeView(Box::new(View { dates, ..(*view).clone() }))
        }
    };
    let from = act.reform({
        let with = with.clone();
        move |from| with(DateRange { from, ..range })
    });
    let to = act.reform(move |to| with(DateRange { to, ..range }));
    let undated_only = act.reform({
        let view = Rc::clone(view);
        move |_: Event| {
            let dates = if only_undated { None } else { Some(Dates::Undated) };
            Action::Show(Box::new(View { dates, ..(*view).clone() }))
        }
    });
    let every = View { dates: None, ..(**view).clone() };
    html! {
        <fieldset class="period">
            <legend>{ words.dates }</legend>
            <DateField id="from" label={words.dates_from} {words} value={range.from} set={from} />
            <DateField id="to" label={words.dates_to} {words} value={range.to} set={to} />
            if *undated {
                <label class="switch">
                    <input type="checkbox" checked={only_undated} onchange={undated_only} />
                    { words.dates_undated }
                </label>
            }
            if view.dates.is_some() {
                <a href={href(&every)}>{ words.dates_clear }</a>
            }
        </fieldset>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct DateFieldProps {
    id: &'static str,
    label: &'static str,
    words: &'static Words,
    value: Option<Date>,
    set: Callback<Option<Date>>,
}

/// A field for a partial date. What is typed stays as typed; it filters once it is a date.
#[component]
fn DateField(props: &DateFieldProps) -> Html {
    let DateFieldProps { id, label, words, value, set } = props;
    let draft = use_state_eq(|| None::<String>);
    let written = value.map(|date| date.to_string()).unwrap_or_default();
    // The draft is the reader's own as long as it means what the view says.
    let read = |text: &str| text.trim().parse::<Date>().ok();
    let text = (*draft).clone().filter(|text| read(text) == *value).unwrap_or(written);
    let bad = !text.trim().is_empty() && read(&text).is_none();
    let typed = {
        let (draft, set) = (draft.clone(), set.clone());
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            set.emit(text.trim().parse().ok());
            draft.set(Some(text));
        })
    };
    let error = format!("{id}-error");
    html! {
        <span class="date-field">
            <label for={*id}>{ *label }</label>
            <input id={*id} type="text" inputmode="numeric" size="10" maxlength="10"
                autocomplete="off" placeholder={words.dates_hint} value={text}
                aria-invalid={bad.then_some("true")} aria-describedby={bad.then(|| error.clone())}
                oninput={typed} />
            if bad {
                <span class="date-error" id={error}>{ words.dates_bad }</span>
            }
        </span>
    }
}

/// Width and height of the time axis, in its own units.
const WIDTH: f64 = 240.0;
const HEIGHT: f64 = 40.0;
/// Room left and right of the first and the last date.
const MARGIN: f64 = 14.0;
/// Where the line stands.
const LINE: f64 = 20.0;

/// The reports in time: a year or a month is a bar as long as it lasts, a day is a dot.
fn axis(shelf: Shelf, page: &Page, words: &Words) -> Html {
    let dated = || {
        let reports = shelf.collection().reports.iter().enumerate();
        reports.filter_map(|(index, report)| Some((index, report, report.date?.0)))
    };
    let Some(first) = dated().map(|(_, _, date)| date.first_day()).min() else { return html! {} };
    let last = dated().map(|(_, _, date)| date.last_day()).max().unwrap_or(first);
    let scale = (WIDTH - 2.0 * MARGIN) / f64::from((last - first).max(1));
    let x = |day: i32| MARGIN + f64::from(day - first) * scale;
    let years = dated().map(|(_, _, date)| date.year());
    let (from, to) = (years.clone().min().unwrap_or(0), years.max().unwrap_or(0));
    let step = (to - from) / 6 + 1;
    let ticks = (from..=to).step_by(step.into()).filter_map(|year| {
        let at = x(Date::new(year, None, None)?.first_day());
        let inside = (0.0..=WIDTH).contains(&at);
        inside.then(|| html! {
            <g key={year}>
                <line class="tick" x1={px(at)} x2={px(at)} y1={px(LINE - 4.0)} y2={px(LINE + 4.0)} />
                <text class="year" x={px(at)} y={px(HEIGHT - 3.0)}>{ year }</text>
            </g>
        })
    });
    let reports = dated().map(|(index, report, date)| {
        let row = page.rows.iter().find(|row| row.index == index);
        point(report, date, row, &x, words)
    });
    html! {
        <svg class="axis" viewBox={format!("0 0 {WIDTH} {HEIGHT}")} role="img"
            aria-label={words.time_axis}>
            <line class="line" x1="0" x2={px(WIDTH)} y1={px(LINE)} y2={px(LINE)} />
            { for ticks }
            { for reports }
        </svg>
    }
}

fn point(
    report: &Report,
    date: Date,
    row: Option<&Row>,
    x: &impl Fn(i32) -> f64,
    words: &Words,
) -> Html {
    let class = match row {
        None => "point point-hidden",
        Some(row) if row.sides.is_empty() => "point",
        Some(_) => "point point-shown",
    };
    let title = format!("{} — {}", (words.date)(date), name(report));
    let from = x(date.first_day());
    let shape = if date.precision() == Precision::Day {
        html! { <circle cx={px(from)} cy={px(LINE)} r="5" /> }
    } else {
        let width = (x(date.last_day() + 1) - from).max(3.0);
        html! {
            <rect x={px(from)} y={px(LINE - 5.0)} width={px(width)} height="10" rx="1.5" />
        }
    };
    html! { <g key={report.slug.clone()} {class}><title>{ title }</title>{ shape }</g> }
}

/// A length for an attribute, to a tenth.
fn px(length: f64) -> String {
    format!("{length:.1}")
}
