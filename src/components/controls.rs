//! Controls that the page has more than once.

use std::rc::Rc;

use dossier::link::view::View;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};
use yew::TargetCast;

use crate::components::element::{Element, On, el};
use crate::components::render_ctx::RenderCtx;
use crate::state::Action;

/// The attribute that names the key of a control; `browser/keyboard.rs` reads it.
pub(crate) const KEYS: &str = "aria-keyshortcuts";

/// A button that shows a symbol, with an accessible name.
pub(crate) fn sign(
    ctx: RenderCtx,
    sign: &'static str,
    name: &'static str,
    action: Action,
) -> Element {
    acting(ctx, el("button"), action).set("title", name).set("aria-label", name).word(sign)
}

/// A button with a word.
pub(crate) fn button(ctx: RenderCtx, word: String, open: Option<bool>, action: Action) -> Element {
    acting(ctx, el("button"), action).set("aria-expanded", open.map(truth)).say(word)
}

/// A button that opens a dialog; `browser/dialogs.rs` listens to it and loads the dialogs.
pub(crate) fn takeout(dialog: &'static str, word: String) -> Element {
    el("button").set("type", "button").set("data-takeout", dialog).say(word)
}

/// A button that stays pressed.
pub(crate) fn toggle(ctx: RenderCtx, word: String, on: bool, action: Action) -> Element {
    acting(ctx, el("button"), action).set("aria-pressed", truth(on)).say(word)
}

fn acting(ctx: RenderCtx, button: Element, action: Action) -> Element {
    let click = ctx.act.reform(move |_| action.clone());
    button.set("type", "button").on(On::Click, click)
}

fn truth(holds: bool) -> &'static str {
    if holds { "true" } else { "false" }
}

/// A text field that holds `value` and reports what is typed into it.
pub(crate) fn field(
    ctx: RenderCtx,
    value: String,
    typed: impl Fn(String) -> Action + 'static,
) -> Element {
    let typed = ctx.act.reform(move |event: Event| {
        typed(event.target_unchecked_into::<HtmlInputElement>().value())
    });
    el("input").set("autocomplete", "off").value(value).on(On::Input, typed)
}

/// How much of a list is drawn, with a button for more; nothing when all of it is.
pub(crate) fn more(ctx: RenderCtx, drawn: usize, all: usize) -> Option<Element> {
    let words = ctx.words;
    let button = || button(ctx, words.draw_more().to_owned(), None, Action::More);
    (drawn < all).then(|| el("p.more").say(words.drawn(drawn, all)).child(button()))
}

/// A link to another view.
pub(crate) fn link(
    ctx: RenderCtx,
    word: &'static str,
    here: bool,
    change: &dyn Fn(&mut View),
) -> Element {
    el("a").href(ctx.href(change)).set("aria-current", here.then_some("page")).word(word)
}

/// A switch between two views.
pub(crate) fn switch(
    ctx: RenderCtx,
    id: &'static str,
    word: &'static str,
    on: bool,
    change: &dyn Fn(&mut View),
) -> Element {
    let href = ctx.href(change);
    let change = ctx.act.reform(move |_| Action::follow(&href));
    let input = el("input").set("type", "checkbox").checked(on);
    let input = input.on(On::Change, change);
    el("label.switch").set("data-switch", id).child(input).word(word)
}

/// A choice of one among several: value, word and whether it is chosen.
pub(crate) fn select(
    ctx: RenderCtx,
    name: &'static str,
    options: Vec<(String, String, bool)>,
    action: Rc<dyn Fn(String) -> Action>,
) -> Element {
    let change = ctx.act.reform(move |event: Event| {
        action(event.target_unchecked_into::<HtmlSelectElement>().value())
    });
    let mut list = el("select").set("aria-label", name).set("title", name);
    for (value, word, selected) in options {
        // Another key, and so another element, once it is chosen or no more: to one that was there
        // before, and above all to one that the reader chose, browsers need not listen.
        let key = if selected { ["=", &value].concat() } else { value.clone() };
        let option = el("option").key(&key).put("value", value);
        list = list.child(option.set("selected", selected.then_some("selected")).say(word));
    }
    list.on(On::Change, change)
}
