//! The rail: the reports in time, the date filter, the list.

use dossier::view::{Mode, ReportRef, View};
use yew::prelude::*;

use super::axis::axis;
use super::controls::{button, link};
use super::faces::{date, known};
use super::facets::facets;
use super::order::order;
use super::period::period;
use crate::page::{Row, Side, name, put};
use crate::scene::Scene;
use crate::state::Action;

pub(crate) fn rail(scene: Scene) -> Html {
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
    html! {
        <aside class="rail" data-open={open.then_some("")} aria-labelledby="rail-name">
            <h2 id="rail-name">{ words.reports }<span class="count">{ page.rows.len() }</span></h2>
            { button(scene, words.reports.to_owned(), Some(open), Action::TurnRail) }
            <div class="rail-body">
                { axis(scene) }
                { period(scene) }
                { facets(scene) }
                // There the order is that of the lines, and stands above them.
                if mode != Some(Mode::Occurrences) {
                    { order(scene) }
                }
                <ol class="reports">{ for page.rows.iter().map(|row| entry(scene, row)) }</ol>
                if page.rows.is_empty() {
                    <p class="empty">{ words.list_empty }</p>
                }
                if page.hidden > 0 {
                    <p class="hidden-count">
                        { (words.hidden)(page.hidden) }
                        { link(scene, words.show_all, false, &all) }
                    </p>
                }
            </div>
        </aside>
    }
}

fn entry(scene: Scene, row: &Row) -> Html {
    let words = scene.words;
    let Some(report) = scene.shelf().report(row.index) else { return html! {} };
    let to = |side| move |view: &mut View| *view = put(view, side, ReportRef::to(report));
    // A link even where it leads nowhere new, so that the focus stays on it.
    let place = |side: Side, here: &'static str, there: &'static str| {
        let is_here = row.sides.contains(&side);
        link(scene, if is_here { here } else { there }, is_here, &to(side))
    };
    html! {
        <li key={report.slug.clone()} data-shown={(!row.sides.is_empty()).then_some("")}>
            <a class="entry" href={scene.href(&to(Side::Alone))}>
                { date(report, words) }
                <span class="entry-name">{ name(report) }</span>
            </a>
            <p class="facts">{ known(report, words) }</p>
            <p class="entry-acts">
                if !scene.page().query.is_empty() {
                    <span class="entry-count">{ (words.matches)(row.count) }</span>
                }
                { place(Side::Left, words.left, words.put_left) }
                { place(Side::Right, words.right, words.put_right) }
            </p>
        </li>
    }
}
