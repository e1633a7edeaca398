//! What the comparison found, beside the texts: one panel at a time.

use dossier::link::view::Panel;

use crate::components::comparison::keywords;
use crate::components::comparison::names::names;
use crate::components::comparison::pairs::pairs;
use crate::components::comparison::quotations;
use crate::components::controls::{KEYS, link, sign, takeout};
use crate::components::element::{Element, el};
use crate::components::render_ctx::RenderCtx;
use crate::model::comparison::Compared;
use crate::state::Action;

/// The panels' names, and the open one.
pub(crate) fn panel(ctx: RenderCtx) -> Option<Element> {
    let words = ctx.words;
    let going = ctx.state.progress().map(|[gone, all]| {
        el("progress")
            .put("value", gone.to_string())
            .put("max", all.to_string())
            .set("aria-label", words.comparison())
    });
    let Some(compared) = &ctx.page().compared else {
        return going.map(|going| el("section.panel").child(el("div.panel-head").child(going)));
    };
    let open = ctx.view().panel;
    let mut tabs = el("nav.panels").set("aria-label", words.comparison());
    for panel in Panel::ALL {
        let here = open == Some(panel);
        let other = if here { None } else { Some(panel) };
        tabs = tabs.child(link(ctx, words.panel(panel), here, &|view| view.panel = other));
    }
    let [left, right] = compared.covered();
    let [all_left, all_right] = compared.comparison().passages;
    let covered = words.covered([(left, all_left), (right, all_right)]);
    let inside = open.map(|panel| match panel {
        Panel::Pairs => pairs(ctx, compared),
        Panel::Words => keywords::keywords(ctx, compared),
        Panel::Names => names(ctx, compared),
        Panel::Quotes => quotations::quotations(ctx, compared),
        Panel::Dates => quotations::dates(ctx, compared),
    });
    let head = el("div.panel-head")
        .child(tabs)
        .child(el("p.covered").say(covered))
        .child(going)
        .child(pair_steps(ctx, compared));
    let name = open.map(|panel| words.panel(panel));
    let inside = inside.map(|it| {
        el("div.panel-body")
            .set("role", "region")
            .set("aria-label", name)
            .set("tabindex", "0")
            .child(it)
            .child(open.and_then(|panel| save(ctx, compared, panel)))
    });
    Some(el("section.panel").child(head).child(inside))
}

/// The export button, with the number of rows.
fn save(ctx: RenderCtx, compared: &Compared, panel: Panel) -> Option<Element> {
    let rows = compared.rows(ctx.corpus(), ctx.view(), panel);
    let button = || takeout("files", ctx.words.save(rows)).set("data-of", panel.name());
    (rows > 0).then(|| el("p.save").child(button()))
}

/// Buttons to the next and previous pair, and to the other side of the selected one.
fn pair_steps(ctx: RenderCtx, compared: &Compared) -> Option<Element> {
    let words = ctx.words;
    let pairs = compared.pairs(ctx.view());
    let here = pairs.iter().position(|pair| pair.selected);
    let step = |forward| Action::StepPair { forward };
    // It only moves the focus, so that the listener of the page does it.
    let across = el("button")
        .set("type", "button")
        .flag("data-across", true)
        .set(KEYS, "Shift+j")
        .flag("disabled", here.is_none())
        .word(words.across());
    let steps = el("div.pair-steps")
        .child(sign(ctx, "↑", words.previous_pair(), step(false)).set(KEYS, "k"))
        .child(el("span.position").say(words.position(here.map(|at| at + 1), pairs.len())))
        .child(sign(ctx, "↓", words.next_pair(), step(true)).set(KEYS, "j"))
        .child(across);
    (!pairs.is_empty()).then_some(steps)
}
