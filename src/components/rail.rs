//! The rail: the reports in time, the date filter, the list.

use dossier::view::{Mode, ReportRef, Sort, View};
use yew::prelude::*;

use super::axis::axis;
use super::faces::{date, known};
use super::period::period;
use crate::page::{Row, Side, name, put};
use crate::scene::Scene;
use crate::state::Action;

pub(crate) fn rail(scene: Scene) -> Html {
    let Scene { state, words, act } = scene;
    let page = scene.page();
    // Where the rail folds, the list view still shows it.
    let open = state.here.rail || scene.view().mode == Some(Mode::List);
    let turn = act.reform(|_| Action::TurnRail);
    let all = View { query: String::new(), dates: None, ..scene.view().clone() };
    html! {
        <aside class="rail" data-open={open.then_some("")} aria-labelledby="rail-name">
            <h2 id="rail-name">{ words.reports }<span class="count">{ page.rows.len() }</span></h2>
            <button type="button" class="rail-turn" aria-controls="rail-body" onclick={turn}
                aria-expanded={if open { "true" } else { "false" }}>{ words.reports }</button>
            <div class="rail-body" id="rail-body">
                { axis(scene) }
                { period(scene) }
                { order(scene) }
                <ol class="reports">{ for page.rows.iter().map(|row| entry(scene, row)) }</ol>
                if page.rows.is_empty() {
                    <p class="empty">{ words.list_empty }</p>
                }
                if page.hidden > 0 {
                    <p class="hidden-count">
                        { (words.hidden)(page.hidden) }
                        <a href={scene.href(all)}>{ words.show_all }</a>
                    </p>
                }
            </div>
        </aside>
    }
}

fn order(scene: Scene) -> Html {
    let (sort, label) = match scene.view().sort {
        Sort::Date => (Sort::DateDescending, scene.words.sort_descending),
        Sort::DateDescending => (Sort::Date, scene.words.sort_ascending),
    };
    let there = scene.href(View { sort, ..scene.view().clone() });
    html! { <a class="order" href={there}>{ label }</a> }
}

fn entry(scene: Scene, row: &Row) -> Html {
    let words = scene.words;
    let Some(report) = scene.shelf().report(row.index) else { return html! {} };
    let to = |side| scene.href(put(scene.view(), side, ReportRef::to(report)));
    let place = |side: Side, here: &'static str, there: &'static str| {
        if row.sides.contains(&side) {
            html! { <span class="side">{ here }</span> }
        } else {
            html! { <a href={to(side)}>{ there }</a> }
        }
    };
    html! {
        <li key={report.slug.clone()} data-shown={(!row.sides.is_empty()).then_some("")}>
            <a class="entry" href={to(Side::Alone)}>
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
