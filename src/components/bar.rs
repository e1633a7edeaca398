//! The bar: the search box, the way through the matches, the legend, the views.

use dossier::lang::Lang;
use dossier::query::MAX_CHARS;
use dossier::view::{Mode, Show, Theme, View};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::controls::{link, select, sign, switch};
use super::passage::style;
use crate::page::Empty;
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
                { legend(scene) }
                <p role="status" class="status">{ status(scene) }</p>
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
        (Mode::List, words.view_list),
    ];
    let to = |(mode, word): (Mode, &'static str)| {
        let there = View { mode: Some(mode), ..scene.view().clone() };
        link(scene, word, scene.view().mode == Some(mode), there)
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
    let choice = |name, options: &[(&str, &str, bool)]| {
        let options = options.iter().map(|&(value, word, on)| (value.into(), word.into(), on));
        select(scene, name, options, set)
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

fn legend(scene: Scene) -> Html {
    let page = scene.page();
    if page.legend.is_empty() {
        return html! {};
    }
    let shown = !page.panes.is_empty();
    let groups = page.legend.iter().enumerate().map(|(term, group)| {
        let count = group.count.to_string();
        let counts: Vec<String> = group.counts.iter().map(usize::to_string).collect();
        html! {
            <li class="key" data-style={style(term)} data-count={shown.then(|| count.clone())}>
                <span class="key-term">{ group.text.clone() }</span>
                <span class="count">{ count }</span>
                if counts.len() > 1 {
                    <span class="counts">{ format!("({})", counts.join(" · ")) }</span>
                }
            </li>
        }
    });
    html! { <ul class="legend" aria-label={scene.words.legend}>{ for groups }</ul> }
}

/// In words: how much is found, or which term is the cause that nothing is.
fn status(scene: Scene) -> String {
    let Scene { words, .. } = scene;
    let page = scene.page();
    match &page.empty {
        Some(Empty::Nowhere(terms)) => (words.nowhere)(terms),
        Some(Empty::NeverTogether(terms)) => (words.never_together)(terms),
        Some(Empty::Dates) => words.dates_hide_all.to_owned(),
        None if page.query.is_empty() => String::new(),
        None if page.panes.is_empty() => (words.report_count)(page.rows.len()),
        None if page.total == 0 => words.no_match_shown.to_owned(),
        None => (words.matches)(page.total),
    }
}

fn switches(scene: Scene) -> Html {
    let words = scene.words;
    let view = scene.view();
    let only = view.show.only_matching;
    let folded = View { show: Show { only_matching: !only, ..view.show }, ..view.clone() };
    let apart = View { apart: !view.apart, ..view.clone() };
    html! {
        <div class="switches">
            if matches!(view.mode, Some(Mode::Read | Mode::Compare)) {
                { switch(scene, "only", words.only_matching, only, folded) }
            }
            if view.mode == Some(Mode::Compare) {
                { switch(scene, "together", words.scroll_together, !view.apart, apart) }
            }
        </div>
    }
}
