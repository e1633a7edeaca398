//! The bar: the search box, the way through the matches, the legend, the views.

use std::rc::Rc;

use dossier::lang::Lang;
use dossier::query::MAX_CHARS;
use dossier::view::{Mode, Theme};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::controls::{link, select, sign, switch};
use super::reading;
use crate::scene::Scene;
use crate::state::{Action, Settings};
use crate::words::{ENGLISH, FRENCH, NAME};

/// The id of the search box.
pub(crate) const SEARCH_ID: &str = "search";

pub(crate) fn bar(scene: Scene) -> Html {
    html! {
        <header class="bar">
            <div class="bar-row">
                <h1 class="brand" title={scene.words.tagline}>{ NAME }</h1>
                <div class="seek">
                    { search(scene) }
                    { steps(scene) }
                </div>
                { views(scene) }
                { display(scene) }
            </div>
            <div class="bar-row bar-found">
                { reading::legend(scene) }
                <p role="status" class="status">{ reading::status(scene) }</p>
                { reading::ways(scene) }
                { reading::relatives(scene) }
                { switches(scene) }
            </div>
        </header>
    }
}

fn search(scene: Scene) -> Html {
    let Scene { words, act, .. } = scene;
    let typed = act.reform(|event: InputEvent| {
        Action::Type(event.target_unchecked_into::<HtmlInputElement>().value())
    });
    let keys = {
        let act = act.clone();
        move |event: KeyboardEvent| {
            let action = match event.key().as_str() {
                "Enter" => Action::Step { forward: !event.shift_key() },
                "Escape" => Action::Clear,
                _ => return,
            };
            event.prevent_default();
            act.emit(action);
        }
    };
    let query = &scene.view().query;
    html! {
        <div role="search" class="search">
            <label for={SEARCH_ID}>{ words.search }</label>
            <input id={SEARCH_ID} type="text" inputmode="search" enterkeyhint="search"
                autocomplete="off" autocapitalize="off" spellcheck="false"
                maxlength={MAX_CHARS.to_string()} placeholder={words.search_hint}
                value={query.clone()} oninput={typed} onkeydown={keys} />
            if !query.is_empty() {
                { sign(scene, "×", words.clear, Action::Clear) }
            }
        </div>
    }
}

fn steps(scene: Scene) -> Html {
    let Scene { state, words, .. } = scene;
    let position = (words.position)(state.here.current.map(|at| at + 1), state.page.total);
    html! {
        <div class="steps">
            { sign(scene, "↑", words.previous_match, Action::Step { forward: false }) }
            <span class="position">{ position }</span>
            { sign(scene, "↓", words.next_match, Action::Step { forward: true }) }
        </div>
    }
}

fn views(scene: Scene) -> Html {
    let words = scene.words;
    let modes = [
        (Mode::Compare, words.view_compare),
        (Mode::Read, words.view_read),
        (Mode::Occurrences, words.view_occurrences),
        (Mode::List, words.view_list),
    ];
    let to = |(mode, word): (Mode, &'static str)| {
        link(scene, word, scene.view().mode == Some(mode), &|view| view.mode = Some(mode))
    };
    html! { <nav class="views" aria-label={words.views}>{ for modes.into_iter().map(to) }</nav> }
}

fn display(scene: Scene) -> Html {
    let Scene { state, words, .. } = scene;
    let settings = Settings { lang: state.lang(), theme: state.theme() };
    let set = move |chosen: String| {
        Action::Set(match chosen.as_str() {
            "fr" => Settings { lang: Lang::Fr, ..settings },
            "en" => Settings { lang: Lang::En, ..settings },
            "light" => Settings { theme: Some(Theme::Light), ..settings },
            "dark" => Settings { theme: Some(Theme::Dark), ..settings },
            _ => Settings { theme: None, ..settings },
        })
    };

    let choice = |name, options: &[(&'static str, &'static str, bool)]| {
        let options = options.iter().map(|&(value, word, on)| (value.into(), word.into(), on));
        select(scene, name, options.collect(), Rc::new(set))
    };
    let (lang, theme) = (settings.lang, settings.theme);
    html! {
        <div class="display">
            { choice(words.language, &[
                ("fr", FRENCH, lang == Lang::Fr),
                ("en", ENGLISH, lang == Lang::En),
            ]) }
            { choice(words.theme, &[
                ("auto", words.theme_auto, theme.is_none()),
                ("light", words.theme_light, theme == Some(Theme::Light)),
                ("dark", words.theme_dark, theme == Some(Theme::Dark)),
            ]) }
        </div>
    }
}

fn switches(scene: Scene) -> Html {
    let words = scene.words;
    let view = scene.view();
    let only = view.show.only_matching;
    html! {
        <div class="switches">
            { reading::options(scene) }
            if matches!(view.mode, Some(Mode::Read | Mode::Compare)) {
                { switch(scene, "only", words.only_matching, only,
                    &|view| view.show.only_matching ^= true) }
            }
            if view.mode == Some(Mode::Compare) {
                { switch(scene, "together", words.scroll_together, !view.apart,
                    &|view| view.apart ^= true) }
            }
        </div>
    }
}
