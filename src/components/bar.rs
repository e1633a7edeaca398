//! The bar: the search box, the way through the matches, the legend, the views.

use std::rc::Rc;

use dossier::lang::Lang;
use dossier::view::{Mode, Show, Theme, View};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::href;
use crate::browser;
use crate::page::{Empty, Page};
use crate::shelf::Shelf;
use crate::state::{Action, Settings};
use crate::words::Words;

/// The id of the search box.
pub(crate) const SEARCH_ID: &str = "search";

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) shelf: Shelf,
    pub(crate) page: Rc<Page>,
    pub(crate) view: Rc<View>,
    pub(crate) words: &'static Words,
    pub(crate) current: Option<usize>,
    pub(crate) act: Callback<Action>,
    pub(crate) settings: Settings,
}

#[component]
pub(crate) fn Bar(props: &Props) -> Html {
    let Props { shelf, page, view, words, current, act, settings } = props;
    html! {
        <header class="bar">
            <div class="bar-row">
                <h1 class="brand" title={words.tagline}>{ "Vis-à-vis" }</h1>
                <div class="seek">
                    { search(props) }
                    { steps(page, words, *current, act) }
                </div>
                { views(*shelf, view, words) }
                { display(words, *settings, act) }
            </div>
            <div class="bar-row bar-found">
                { legend(page, words) }
                <p role="status" class="status">{ status(page, words) }</p>
                { switches(view, words, act) }
            </div>
        </header>
    }
}

fn search(props: &Props) -> Html {
    let Props { page, view, words, current, act, .. } = props;
    let typed = act.reform(|event: InputEvent| {
        Action::Type(event.target_unchecked_into::<HtmlInputElement>().value())
    });
    let clear = act.reform(|_: MouseEvent| {
        browser::focus(SEARCH_ID);
        Action::Type(String::new())
    });
    let keys = {
        let (act, total, current) = (act.clone(), page.total, *current);
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" if total > 0 => {
                event.prevent_default();
                act.emit(Action::Go(step(current, total, !event.shift_key())));
            }
            "Escape" => {
                event.prevent_default();
                act.emit(Action::Type(String::new()));
            }
            _ => {}
        })
    };
    html! {
        <div role="search" class="search">
            <label for={SEARCH_ID}>{ words.search }</label>
            <input id={SEARCH_ID} type="text" inputmode="search" enterkeyhint="search"
                autocomplete="off" autocapitalize="off" spellcheck="false"
                maxlength={dossier::query::MAX_CHARS.to_string()}
                placeholder={words.search_hint} value={view.query.clone()}
                oninput={typed} onkeydown={keys} />
            if !view.query.is_empty() {
                <button type="button" class="clear" onclick={clear} aria-label={words.clear}
                    title={words.clear}>{ "×" }</button>
            }
        </div>
    }
}

/// The match after (or before) the current one, round and round.
fn step(current: Option<usize>, total: usize, forward: bool) -> usize {
    match (current, forward) {
        (None, true) => 0,
        (None, false) => total.saturating_sub(1),
        (Some(at), true) => (at + 1) % total.max(1),
        (Some(at), false) => (at + total.saturating_sub(1)) % total.max(1),
    }
}

fn steps(page: &Page, words: &Words, current: Option<usize>, act: &Callback<Action>) -> Html {
    let total = page.total;
    let go = |forward| act.reform(move |_: MouseEvent| Action::Go(step(current, total, forward)));
    html! {
        <div class="steps">
            <button type="button" disabled={total == 0} onclick={go(false)}
                aria-label={words.previous_match} title={words.previous_match}>{ "↑" }</button>
            <span class="position">{
                (words.position)(current.map(|at| at + 1), total)
            }</span>
            <button type="button" disabled={total == 0} onclick={go(true)}
                aria-label={words.next_match} title={words.next_match}>{ "↓" }</button>
        </div>
    }
}

fn views(shelf: Shelf, view: &View, words: &Words) -> Html {
    let to = |mode, label: &'static str| {
        let here = view.mode == Some(mode);
        let mut there = View { mode: Some(mode), ..view.clone() };
        there.complete(shelf.collection());
        html! { <a href={href(&there)} aria-current={here.then_some("page")}>{ label }</a> }
    };
    html! {
        <nav class="views" aria-label={words.views}>
            { to(Mode::Compare, words.view_compare) }
            { to(Mode::Read, words.view_read) }
            { to(Mode::List, words.view_list) }
        </nav>
    }
}

fn display(words: &Words, settings: Settings, act: &Callback<Action>) -> Html {
    let lang = act.reform(move |event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        Action::Set(Settings { lang: if value == "en" { Lang::En } else { Lang::Fr }, ..settings })
    });
    let theme = act.reform(move |event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        let theme = match value.as_str() {
            "light" => Some(Theme::Light),
            "dark" => Some(Theme::Dark),
            _ => None,
        };
        Action::Set(Settings { theme, ..settings })
    });
    let option = |value: &'static str, label: &'static str, selected: bool, lang: Option<&'static str>| {
        html! { <option {value} {selected} {lang}>{ label }</option> }
    };
    html! {
        <div class="display">
            <select aria-label={words.language} title={words.language} onchange={lang}>
                { option("fr", "Français", settings.lang == Lang::Fr, Some("fr")) }
                { option("en", "English", settings.lang == Lang::En, Some("en")) }
            </select>
            <select aria-label={words.theme} title={words.theme} onchange={theme}>
                { option("auto", words.theme_auto, settings.theme.is_none(), None) }
                { option("light", words.theme_light, settings.theme == Some(Theme::Light), None) }
                { option("dark", words.theme_dark, settings.theme == Some(Theme::Dark), None) }
            </select>
        </div>
    }
}

fn legend(page: &Page, words: &Words) -> Html {
    if page.legend.is_empty() {
        return html! {};
    }
    let groups = page.legend.iter().enumerate().map(|(term, group)| {
        let counts: Vec<String> = group.counts.iter().map(usize::to_string).collect();
        html! {
            <li key={term} data-count={(!page.panes.is_empty()).then(|| group.count.to_string())}
                class={classes!("key", super::passage::style(term))}>
                <span class="key-term">{ &group.text }</span>
                <span class="count">{ group.count }</span>
                if counts.len() > 1 {
                    <span class="counts">{ format!("({})", counts.join(" · ")) }</span>
                }
            </li>
        }
    });
    html! { <ul class="legend" aria-label={words.legend}>{ for groups }</ul> }
}

/// In words: how much is found, or which term is the cause that nothing is.
fn status(page: &Page, words: &Words) -> String {
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

fn switches(view: &Rc<View>, words: &Words, act: &Callback<Action>) -> Html {
    let switch = |class: &'static str, label: &'static str, on: bool, there: View| {
        let act = act.reform(move |_: Event| Action::Show(Box::new(there.clone())));
        html! {
            <label class={classes!("switch", class)}><input type="checkbox" checked={on} onchange={act} />{ label }</label>
        }
    };
    let only = view.show.only_matching;
    let folded = View { show: Show { only_matching: !only, ..view.show }, ..(**view).clone() };
    let apart = View { apart: !view.apart, ..(**view).clone() };
    html! {
        <div class="switches">
            if view.mode != Some(Mode::List) {
                { switch("switch-only", words.only_matching, only, folded) }
            }
            if view.mode == Some(Mode::Compare) {
                { switch("switch-together", words.scroll_together, !view.apart, apart) }
            }
        </div>
    }
}
