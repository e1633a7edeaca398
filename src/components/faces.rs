//! The reports themselves: one, or two face to face.

use std::rc::Rc;

use dossier::lang::Lang;
use dossier::report::{Report, date_in_name};
use dossier::search::Match;
use dossier::view::{Mode, ReportRef};
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag};

use super::controls::{button, link, select};
use super::passage::{Marks, passage};
use crate::page::{self, Pane, Side, Stretch, put, stretches};
use crate::read::Lack;
use crate::scene::Scene;
use crate::state::Action;
use crate::words::Words;

pub(crate) fn faces(scene: Scene) -> Html {
    let view = scene.view();
    let words = scene.words;
    let panes = &scene.page().panes;
    let compare = view.mode == Some(Mode::Compare);
    let swap = compare.then(|| {
        let href = scene.href(&|view| std::mem::swap(&mut view.left, &mut view.right));
        html! {
            <a class="swap" {href} title={words.swap} aria-label={words.swap}>
                { "⇄" }
            </a>
        }
    });
    html! {
        <div class="faces" data-apart={view.apart.then_some("")}>
            { for panes.first().map(|pane| face(scene, pane)) }
            { for swap }
            { for panes.get(1).map(|pane| face(scene, pane)) }
        </div>
    }
}

fn face(scene: Scene, pane: &Pane) -> Html {
    match pane {
        Pane::Missing { side, named } => missing(scene, *side, named),
        Pane::Text { side, index, matches, first, lack, .. } => {
            match scene.shelf().report(*index) {
                Some(report) => text(scene, *side, report, matches, *first, lack.as_ref()),
                None => html! {},
            }
        }
    }
}

fn text(
    scene: Scene,
    side: Side,
    report: &Report,
    matches: &[Match],
    first: usize,
    lack: Option<&Lack>,
) -> Html {
    let words = scene.words;
    let marks = Marks { matches, first, current: scene.state.here.current };
    let passages: Vec<_> = report.passages().collect();
    let body = stretches(report, matches, scene.view().show.only_matching);
    let body = body.into_iter().map(|stretch| {
        let inside = passages.iter().filter(|(n, _)| (stretch.first..=stretch.last).contains(n));
        let drawn: Html = inside.map(|(n, span)| passage(report, *n, *span, marks)).collect();
        if stretch.folded { fold(scene, side, stretch, drawn) } else { drawn }
    });
    let label = format!("{}-name", side.name());
    html! {
        <article key={side.name()} data-report={report.slug.clone()} data-side={side.letter()}
            aria-labelledby={label.clone()} tabindex={scene.view().apart.then_some("0")}>
            { choice(scene, side, Some(&report.slug)) }
            <header class="face-head">
                <h2 id={label} data-count={matches.len().to_string()}>
                    { date(report, words) }
                    <span class="face-name">{ page::name(report) }</span>
                </h2>
                <p class="facts">
                    { known(report, words) }
                    if !scene.page().query.is_empty() {
                        <span class="face-count">{ (words.matches)(matches.len()) }</span>
                    }
                </p>
                if let Some(lack) = lack {
                    <p class="lacks">{ why_not(words, lack) }</p>
                }
            </header>
            <div class="text" lang={report.lang.map(Lang::tag)}>{ for body }</div>
        </article>
    }
}

/// Why a report does not satisfy the query.
fn why_not(words: &Words, lack: &Lack) -> String {
    match lack {
        Lack::Terms(terms) => (words.lacks)(terms),
        Lack::Excluded => words.has_excluded.to_owned(),
        Lack::Apart(within) => (words.apart)(*within).to_owned(),
    }
}

/// Paragraphs folded to a line that opens on click, and that the browser's own search can open.
fn fold(scene: Scene, side: Side, stretch: Stretch, drawn: Html) -> Html {
    let Scene { state, words, .. } = scene;
    let Stretch { first, last, .. } = stretch;
    let open = state.here.unfolded.contains(&(side, first));
    let word = if open { words.fold.to_owned() } else { (words.folded)(last - first + 1) };
    // `html!` knows `hidden` only as a boolean.
    let mut folded = VTag::new("div");
    let id = AttributeOrProperty::Attribute(format!("{} {first}", side.name()).into());
    let hidden = (!open).then_some(AttributeOrProperty::Static("until-found"));
    folded.set_attributes(Attributes::Dynamic {
        keys: &["data-fold", "hidden"],
        values: Box::new([Some(id), hidden]),
    });
    folded.add_child(drawn);
    html! {
        <div key={format!("fold {first}")} class="fold">
            { button(scene, word, Some(open), Action::Fold(side, first)) }
            { Html::from(folded) }
        </div>
    }
}

/// The date, at its precision.
pub(crate) fn date(report: &Report, words: &Words) -> Html {
    match report.date {
        Some((date, _)) => {
            html! { <time datetime={date.to_string()}>{ (words.date)(date) }</time> }
        }
        None => html! { <span class="undated">{ words.undated }</span> },
    }
}

/// How the date is known, in the reader's words.
pub(crate) fn known(report: &Report, words: &Words) -> Html {
    match report.date {
        Some((_, known)) => html! { <span>{ (words.known)(known) }</span> },
        None => html! {},
    }
}

/// Chooses the report of a side.
fn choice(scene: Scene, side: Side, slug: Option<&str>) -> Html {
    let words = scene.words;
    let name = match side {
        Side::Alone => words.choose_read,
        Side::Left => words.choose_left,
        Side::Right => words.choose_right,
    };
    let view = scene.view().clone();
    let show = move |slug| Action::Show(Box::new(put(&view, side, ReportRef { slug, hash: None })));
    let reports = scene.shelf().collection().reports.iter().map(|report| {
        let date = report.date.map_or(words.undated.to_owned(), |(date, _)| (words.date)(date));
        let selected = slug == Some(report.slug.as_str());
        let name = format!("{date} — {}", page::name(report));
        (report.slug.as_str().into(), name.into(), selected)
    });
    let empty = slug.is_none().then(|| ("".into(), "—".into(), true));
    let alone = slug.filter(|_| side != Side::Alone).map(|slug| {
        let read = || ReportRef { slug: slug.to_owned(), hash: None };
        link(scene, words.read_alone, false, &|view| *view = put(view, Side::Alone, read()))
    });
    html! {
        <div class="choice">
            { select(scene, name, empty.into_iter().chain(reports).collect(), Rc::new(show)) }
            { for alone }
        </div>
    }
}

/// The place of a report that the link names and the collection lacks.
fn missing(scene: Scene, side: Side, named: &ReportRef) -> Html {
    let words = scene.words;
    let date = date_in_name(&named.slug).map(words.date);
    html! {
        <section key={side.name()} class="missing" data-missing={named.slug.clone()}
            data-side={side.letter()}>
            { choice(scene, side, None) }
            <h2>{ words.missing_title }</h2>
            <p>{ (words.missing)(&named.slug, date, named.hash.as_deref()) }</p>
        </section>
    }
}
