//! Controls that the page has more than once.

use std::rc::Rc;

use dossier::view::View;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::element::{Element, el};
use crate::scene::Scene;
use crate::state::Action;

/// A button that shows a sign and says its name to those who cannot see it.
pub(crate) fn sign(
    scene: Scene,
    sign: &'static str,
    name: &'static str,
    action: Action,
) -> Element {
    let click = scene.act.reform(move |_| action.clone());
    html! { <button type="button" title={name} aria-label={name} onclick={click}>{ sign }</button> }
        .into()
}

/// A button with a word.
pub(crate) fn button(scene: Scene, word: String, open: Option<bool>, action: Action) -> Element {
    let click = scene.act.reform(move |_| action.clone());
    let open = open.map(|open| if open { "true" } else { "false" });
    html! { <button type="button" aria-expanded={open} onclick={click}>{ word }</button> }.into()
}

/// A button that stays pressed.
pub(crate) fn toggle(scene: Scene, word: String, on: bool, action: Action) -> Element {
    let click = scene.act.reform(move |_| action.clone());
    let on = if on { "true" } else { "false" };
    html! { <button type="button" aria-pressed={on} onclick={click}>{ word }</button> }.into()
}

/// How much of a list is drawn, with the way to more; nothing where all is.
pub(crate) fn more(scene: Scene, drawn: usize, all: usize) -> Option<Element> {
    let words = scene.words;
    let button = || button(scene, words.draw_more().to_owned(), None, Action::More);
    (drawn < all).then(|| el("p.more").say(words.drawn(drawn, all)).child(button()))
}

/// A link to another view.
pub(crate) fn link(
    scene: Scene,
    word: &'static str,
    here: bool,
    change: &dyn Fn(&mut View),
) -> Element {
    el("a").href(scene.href(change)).set("aria-current", here.then_some("page")).word(word)
}

/// A switch between two views.
pub(crate) fn switch(
    scene: Scene,
    id: &'static str,
    word: &'static str,
    on: bool,
    change: &dyn Fn(&mut View),
) -> Element {
    let href = scene.href(change);
    let change = scene.act.reform(move |_| Action::follow(&href));
    let input = html! { <input type="checkbox" checked={on} onchange={change} /> };
    el("label.switch").set("data-switch", id).html(input).word(word)
}

/// A choice of one among several: value, word and whether it is chosen.
pub(crate) fn select(
    scene: Scene,
    name: &'static str,
    options: Vec<(AttrValue, AttrValue, bool)>,
    action: Rc<dyn Fn(String) -> Action>,
) -> Element {
    let change = scene.act.reform(move |event: Event| {
        action(event.target_unchecked_into::<HtmlSelectElement>().value())
    });
    let options = options.into_iter().map(|(value, word, selected)| {
        html! { <option {value} {selected}>{ word }</option> }
    });
    html! { <select aria-label={name} title={name} onchange={change}>{ for options }</select> }
        .into()
}
