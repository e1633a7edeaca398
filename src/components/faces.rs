//! The reports themselves: one, or two face to face.

use std::rc::Rc;

use dossier::lang::Lang;
use dossier::report::{Report, date_in_name};
use dossier::search::ReportMatches;
use dossier::view::{Mode, ReportRef, View};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::href;
use super::passage::{Fold, Marks, passage};
use crate::page::{Page, Pane, Side, name, stretches};
use crate::shelf::Shelf;
use crate::state::Action;
use crate::words::Words;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) shelf: Shelf,
    pub(crate) page: Rc<Page>,
    pub(crate) view: Rc<View>,
    pub(crate) words: &'static Words,
    pub(crate) current: Option<usize>,
    pub(crate) act: Callback<Action>,
}

#[component]
pub(crate) fn Faces(props: &Props) -> Html {
    let Props { page, view, words, .. } = props;
    let compare = view.mode == Some(Mode::Compare);
    let swapped = View { left: view.right.clone(), right: view.left.clone(), ..(**view).clone() };
    html! {
        <div class={if compare { "faces faces-two" } else { "faces" }}
            data-apart={view.apart.then_some("")}>
            { for page.panes.first().map(|pane| face(props, pane)) }
            if compare {
                <a key="swap" class="swap" href={href(&swapped)} title={words.swap}
                    aria-label={words.swap}>{ "⇄" }</a>
            }
            { for page.panes.get(1).map(|pane| face(props, pane)) }
        </div>
    }
}

fn face(props: &Props, pane: &Pane) -> Html {
    match pane {
        Pane::Missing { side, named } => missing(props, *side, named),
        Pane::Text { side, index, found, first, lacks } => match props.shelf.report(*index) {
            Some(report) => text(props, *side, report, found, *first, lacks),
            None => html! {},
        },
    }
}

fn text(
    props: &Props,
    side: Side,
    report: &'static Report,
    found: &ReportMatches,
    first: usize,
    lacks: &[String],
) -> Html {
    let Props { view, words, current, .. } = props;
    let marks = Marks { matches: &found.matches, first, current: *current };
    let passages: Vec<_> = report.passages().collect();
    let stretches = stretches(report, &found.matches, view.show.only_matching).into_iter();
    let body = stretches.map(|stretch| {
        let inside = passages.iter().filter(|(n, _)| (stretch.first..=stretch.last).contains(n));
        let drawn = inside.map(|(number, span)| passage(report, *number, *span, marks));
        if stretch.folded {
            let count = stretch.last - stretch.first + 1;
            let key = format!("{}-{}", stretch.first, stretch.last);
            html! { <Fold {key} {count} {words}>{ for drawn }</Fold> }
        } else {
            html! { { for drawn } }
        }
    });
    let label = format!("{side:?}-name");
    html! {
        <article key={format!("{side:?}")} data-report={report.slug.clone()} data-side={side.letter()}
            aria-labelledby={label.clone()} tabindex={view.apart.then_some("0")}>
            { choice(props, side, Some(&report.slug)) }
            <header class="face-head">
                <h2 id={label} data-count={found.matches.len().to_string()}>
                    { date(report, words) }
                    <span class="face-name">{ name(report) }</span>
                </h2>
                <p class="facts">
                    { facts(report, words) }
                    if !props.page.query.is_empty() {
                        <span class="face-count">{ (words.matches)(found.matches.len()) }</span>
                    }
                </p>
                if !lacks.is_empty() {
                    <p class="lacks">{ (words.lacks)(lacks) }</p>
                }
            </header>
            <div class="text" lang={report.lang.map(Lang::tag)}>{ for body }</div>
        </article>
    }
}

/// The date, at its precision.
pub(crate) fn date(report: &Report, words: &Words) -> Html {
    match report.date {
        Some((date, _)) => html! { <time datetime={date.to_string()}>{ (words.date)(date) }</time> },
        None => html! { <span class="undated">{ words.undated }</span> },
    }
}

/// How the date is known, in the reader's words.
pub(crate) fn facts(report: &Report, words: &Words) -> Html {
    let known = report.date.map(|(_, known)| html! { <span>{ (words.known)(known) }</span> });
    html! { { for known } }
}

/// Chooses the report of a side.
fn choice(props: &Props, side: Side, slug: Option<&str>) -> Html {
    let Props { shelf, view, words, act, .. } = props;
    let label = match side {
        Side::Alone => words.choose_read,
        Side::Left => words.choose_left,
        Side::Right => words.choose_right,
    };
    let reports = &shelf.collection().reports;
    let change = {
        let view = Rc::clone(view);
        act.reform(move |event: Event| {
            let slug = event.target_unchecked_into::<HtmlSelectElement>().value();
            Action::Show(Box::new(put(&view, side, ReportRef { slug, hash: None })))
        })
    };
    let options = reports.iter().map(|report| {
        let date = report.date.map_or(words.undated.to_owned(), |(date, _)| (words.date)(date));
        html! {
            <option key={report.slug.clone()} value={report.slug.clone()}
                selected={slug == Some(report.slug.as_str())}>
                { format!("{date} — {}", name(report)) }
            </option>
        }
    });
    let alone = slug.map(|slug| {
        let read = Some(ReportRef { slug: slug.to_owned(), hash: None });
        let mut there = View { mode: Some(Mode::Read), read, ..(**view).clone() };
        there.complete(shelf.collection());
        html! { <a href={href(&there)}>{ words.read_alone }</a> }
    });
    html! {
        <div class="choice">
            <select aria-label={label} title={label} onchange={change}>
                if slug.is_none() {
                    <option value="" selected=true>{ "—" }</option>
                }
                { for options }
            </select>
            if side != Side::Alone {
                { for alone }
            }
        </div>
    }
}

/// The view with `report` on `side`. A report that stands on the other side changes places.
pub(crate) fn put(view: &View, side: Side, report: ReportRef) -> View {
    let mut view = view.clone();
    let is_it = |named: &Option<ReportRef>| named.as_ref().is_some_and(|n| n.slug == report.slug);
    match side {
        Side::Alone => {
            view.read = Some(report);
            view.mode = Some(Mode::Read);
            return view;
        }
        Side::Left if is_it(&view.right) => view.right = view.left.take(),
        Side::Right if is_it(&view.left) => view.left = view.right.take(),
        Side::Left | Side::Right => {}
    }
    if side == Side::Left {
        view.left = Some(report);
    } else {
        view.right = Some(report);
    }
    view.mode = Some(Mode::Compare);
    view
}

/// The place of a report that the link names and the collection lacks.
fn missing(props: &Props, side: Side, named: &ReportRef) -> Html {
    let Props { words, .. } = props;
    let date = date_in_name(&named.slug).map(|date| (words.date)(date));
    html! {
        <section key={format!("{side:?}")} class="missing" data-missing={named.slug.clone()}
            data-side={side.letter()}>
            { choice(props, side, None) }
            <h2>{ words.missing_title }</h2>
            <p>{ (words.missing)(&named.slug, date, named.hash.as_deref()) }</p>
        </section>
    }
}
