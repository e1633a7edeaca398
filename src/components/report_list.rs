//! The rail: the reports in time, the date filter, the list.

use dossier::link::view::{Mode, View};
use dossier::report::ReportRef;

use crate::components::controls::{button, link, more};
use crate::components::element::{Element, el};
use crate::components::render_ctx::RenderCtx;
use crate::components::report::heading::{date, date_source};
use crate::components::report_list::date_filter::date_filter;
use crate::components::report_list::facets::facets;
use crate::components::report_list::histogram::histogram;
use crate::components::report_list::sort::sort;
use crate::model::page::{Row, Side, put};
use crate::state::Action;

mod date_filter;
mod facets;
pub(crate) mod histogram;
pub(crate) mod sort;

pub(crate) fn report_list(ctx: RenderCtx) -> Element {
    let RenderCtx { state, words, .. } = ctx;
    let page = ctx.page();
    // Where the rail folds, the list view still shows it.
    let mode = ctx.view().mode;
    let open = state.ui.rail || mode == Some(Mode::List);
    let all = |view: &mut View| {
        view.query.clear();
        view.dates = None;
        view.facets.clear();
    };
    let mut reports = el("ol.reports");
    let drawn = ctx.state.most().min(page.rows.len());
    for row in page.rows.iter().take(drawn) {
        reports = reports.child(entry(ctx, row));
    }
    let count = el("span.count").say(page.rows.len().to_string());
    let hidden = (page.hidden > 0).then(|| {
        el("p.hidden-count").say(words.hidden(page.hidden)).child(link(
            ctx,
            words.show_all(),
            false,
            &all,
        ))
    });
    let body = el("div.rail-body")
        .child(histogram(ctx))
        .child(date_filter(ctx))
        .child(facets(ctx))
        // There the order is that of the lines, and stands above them.
        .child((mode != Some(Mode::Occurrences)).then(|| sort(ctx)))
        .child(reports)
        .child(more(ctx, drawn, page.rows.len()))
        .child(page.rows.is_empty().then(|| el("p.empty").word(words.list_empty())))
        .child(hidden);
    // The list view is the rail alone.
    let role = if mode == Some(Mode::List) { "main" } else { "complementary" };
    el("div.rail")
        .set("role", role)
        .flag("data-open", open)
        .set("aria-labelledby", "rail-name")
        .child(el("h2").set("id", "rail-name").word(words.reports()).child(count))
        .child(button(ctx, words.reports().to_owned(), Some(open), Action::ToggleRail))
        .child(body)
}

fn entry(ctx: RenderCtx, row: &Row) -> Option<Element> {
    let words = ctx.words;
    let report = ctx.corpus().report(row.index)?;
    let to = |side| move |view: &mut View| *view = put(view, side, ReportRef::to(report));
    // A link even where it leads nowhere new, so that the focus stays on it.
    let place = |side: Side, here: &'static str, there: &'static str| {
        let is_here = row.sides.contains(&side);
        link(ctx, if is_here { here } else { there }, is_here, &to(side))
    };
    let link = el("a.entry")
        .href(ctx.href(&to(Side::Alone)))
        .child(date(report, words))
        .child(el("span.entry-name").say(report.name()));
    let count = (!ctx.page().query.is_empty())
        .then(|| el("span.entry-count").say(words.matches(row.count)));
    let has_two = ctx.corpus().has_two();
    let acts = el("p.entry-acts")
        .child(count)
        .child(has_two.then(|| place(Side::Left, words.left(), words.put_left())))
        .child(has_two.then(|| place(Side::Right, words.right(), words.put_right())));
    let entry = el("li")
        .key(&report.slug)
        .flag("data-shown", !row.sides.is_empty())
        .child(link)
        .child(el("p.facts").child(date_source(report, words)))
        .child(acts);
    Some(entry)
}
