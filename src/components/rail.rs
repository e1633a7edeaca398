//! The rail: the reports in time, the date filter, the list.

use dossier::link::view::{Mode, View};
use dossier::report::ReportRef;

use super::axis::axis;
use super::controls::{button, link, more};
use super::element::{Element, el};
use super::faces::{date, known};
use super::facets::facets;
use super::order::order;
use super::period::period;
use crate::page::{Row, Side, put};
use crate::scene::Scene;
use crate::state::Action;

pub(crate) fn rail(scene: Scene) -> Element {
    let Scene { state, words, .. } = scene;
    let page = scene.page();
    // Where the rail folds, the list view still shows it.
    let mode = scene.view().mode;
    let open = state.here.rail || mode == Some(Mode::List);
    let all = |view: &mut View| {
        view.query.clear();
        view.dates = None;
        view.facets.clear();
    };
    let mut reports = el("ol.reports");
    let drawn = scene.state.most().min(page.rows.len());
    for row in page.rows.iter().take(drawn) {
        reports = reports.child(entry(scene, row));
    }
    let count = el("span.count").say(page.rows.len().to_string());
    let hidden = (page.hidden > 0).then(|| {
        el("p.hidden-count").say(words.hidden(page.hidden)).child(link(
            scene,
            words.show_all(),
            false,
            &all,
        ))
    });
    let body = el("div.rail-body")
        .child(axis(scene))
        .child(period(scene))
        .child(facets(scene))
        // There the order is that of the lines, and stands above them.
        .child((mode != Some(Mode::Occurrences)).then(|| order(scene)))
        .child(reports)
        .child(more(scene, drawn, page.rows.len()))
        .child(page.rows.is_empty().then(|| el("p.empty").word(words.list_empty())))
        .child(hidden);
    // The list view is the rail alone.
    let role = if mode == Some(Mode::List) { "main" } else { "complementary" };
    el("div.rail")
        .set("role", role)
        .flag("data-open", open)
        .set("aria-labelledby", "rail-name")
        .child(el("h2").set("id", "rail-name").word(words.reports()).child(count))
        .child(button(scene, words.reports().to_owned(), Some(open), Action::TurnRail))
        .child(body)
}

fn entry(scene: Scene, row: &Row) -> Option<Element> {
    let words = scene.words;
    let report = scene.corpus().report(row.index)?;
    let to = |side| move |view: &mut View| *view = put(view, side, ReportRef::to(report));
    // A link even where it leads nowhere new, so that the focus stays on it.
    let place = |side: Side, here: &'static str, there: &'static str| {
        let is_here = row.sides.contains(&side);
        link(scene, if is_here { here } else { there }, is_here, &to(side))
    };
    let link = el("a.entry")
        .href(scene.href(&to(Side::Alone)))
        .child(date(report, words))
        .child(el("span.entry-name").say(report.name()));
    let count = (!scene.page().query.is_empty())
        .then(|| el("span.entry-count").say(words.matches(row.count)));
    let has_two = scene.corpus().has_two();
    let acts = el("p.entry-acts")
        .child(count)
        .child(has_two.then(|| place(Side::Left, words.left(), words.put_left())))
        .child(has_two.then(|| place(Side::Right, words.right(), words.put_right())));
    let entry = el("li")
        .key(&report.slug)
        .flag("data-shown", !row.sides.is_empty())
        .child(link)
        .child(el("p.facts").child(known(report, words)))
        .child(acts);
    Some(entry)
}
