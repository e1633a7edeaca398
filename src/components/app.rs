//! The whole page.

use std::rc::Rc;

use dossier::link;
use dossier::view::{Mode, View};
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, PopStateEvent};
use yew::prelude::*;

use super::bar::Bar;
use super::faces::Faces;
use super::rail::Rail;
use super::told::ToldList;
use crate::address::Address;
use crate::api;
use crate::browser;
use crate::page::{Page, name};
use crate::shelf::Shelf;
use crate::state::{Action, Cause, Settings, State};
use crate::words;

/// What the page starts from.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The collection.
    pub shelf: Shelf,
    /// The fragment of the address, without its `#`.
    #[prop_or_default]
    pub fragment: AttrValue,
    /// The reader's settings.
    pub settings: Settings,
}

/// The page.
#[component]
pub fn App(props: &Props) -> Html {
    let Props { shelf, fragment, settings } = props.clone();
    let state = use_reducer(|| State::open(shelf, &fragment, settings));
    let act = {
        let dispatcher = state.dispatcher();
        use_callback((), move |action, ()| dispatcher.dispatch(action))
    };
    let page = use_memo(state.view.clone(), |view| Page::new(shelf, view));
    let words = words::of(state.lang());
    use_browser(&state, &act, &page);

    let follow = {
        let act = act.clone();
        Callback::from(move |event: MouseEvent| {
            if let Some(fragment) = followed(&event) {
                event.prevent_default();
                act.emit(Action::Follow(fragment));
            }
        })
    };
    let view = Rc::new(state.view.clone());
    let list = view.mode == Some(Mode::List);
    html! {
        <div class={classes!("page", list.then_some("page-list"))} onclick={follow}>
            <a class="skip" href="#texts">{ words.skip_to_texts }</a>
            <Bar {shelf} page={&page} view={&view} {words} current={state.current} act={&act}
                settings={Settings { lang: state.lang(), theme: state.theme() }} />
            <ToldList told={state.told.clone()} {words} act={&act} />
            <div class="desk">
                <Rail {shelf} page={&page} view={&view} {words} act={&act} />
                <main id="texts" tabindex="-1">
                    if !list {
                        <Faces {shelf} page={&page} view={&view} {words} current={state.current}
                            act={&act} />
                    }
                </main>
            </div>
        </div>
    }
}

/// The fragment of the page's own link that a plain click follows.
fn followed(event: &MouseEvent) -> Option<String> {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if modified || event.button() != 0 || event.default_prevented() {
        return None;
    }
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let href = target.closest("a[href]").ok()??.get_attribute("href")?;
    let fragment = href.strip_prefix('#')?;
    link::is_link(fragment).then(|| fragment.to_owned())
}

/// Ties the state to the browser: address bar, keys, settings, scripts.
#[hook]
fn use_browser(state: &UseReducerHandle<State>, act: &Callback<Action>, page: &Rc<Page>) {
    let address = use_memo((), |()| Address::default());
    let latest = use_memo((), |()| api::Latest::default());
    let first = use_mut_ref(|| true);

    {
        let (address, act, latest) = (Rc::clone(&address), act.clone(), Rc::clone(&latest));
        let (shelf, view, clean) = (state.shelf, state.view.clone(), state.told.is_empty());
        use_effect_with((), move |()| {
            latest.set(&view);
            address.start(&link::write(&view), clean);
            api::publish(shelf, (*latest).clone(), act.clone());
            let listeners = listen(&address, &act);
            browser::say_ready();
            move || drop(listeners)
        });
    }
    {
        let address = Rc::clone(&address);
        let clean = state.told.is_empty();
        let changed = (state.view.clone(), state.cause);
        use_effect_with(changed, move |(view, cause): &(View, Cause)| {
            if first.replace(false) {
                return;
            }
            let link = link::write(view);
            latest.set(view);
            if *cause == Cause::Address {
                address.arrive(&link, clean);
                address.restore_place();
            } else {
                address.depart(&link, *cause, js_sys::Date::now());
            }
            browser::say_changed(&link);
        });
    }
    use_effect_with(state.current, |current| {
        if current.is_some() {
            browser::show_current_match();
        }
    });
    let stored = use_mut_ref(|| state.settings);
    use_effect_with(state.settings, move |settings| {
        if stored.replace(*settings) != *settings {
            browser::store_settings(*settings);
        }
    });
    let words = words::of(state.lang());
    let title = title(state, page);
    use_effect_with((words.lang, state.theme(), title), |(lang, theme, title)| {
        browser::dress(*lang, *theme, title);
    });
}

/// What the browser's tab says.
fn title(state: &State, page: &Page) -> String {
    let mut parts: Vec<String> = Vec::new();
    let query = state.view.query.trim();
    if !query.is_empty() {
        parts.push(query.to_owned());
    }
    parts.extend(page.panes.iter().filter_map(|pane| match pane {
        crate::page::Pane::Text { index, .. } => state.shelf.report(*index).map(name),
        crate::page::Pane::Missing { .. } => None,
    }));
    parts.truncate(3);
    parts.push("Vis-à-vis".to_owned());
    parts.join(" · ")
}

/// Listens to the window for as long as the result is kept.
fn listen(address: &Rc<Address>, act: &Callback<Action>) -> Vec<EventListener> {
    let Some(window) = browser::window() else { return Vec::new() };
    let turn = {
        let (address, act) = (Rc::clone(address), act.clone());
        EventListener::new(&window, "popstate", move |event| {
            let fragment = browser::fragment();
            // A fragment that is no link is the id of an element: the view stays.
            if !fragment.is_empty() && !link::is_link(&fragment) {
                return;
            }
            let state = event.dyn_ref::<PopStateEvent>().map(PopStateEvent::state);
            address.turn(&state.unwrap_or_default());
            act.emit(Action::Arrive(fragment));
        })
    };
    let scroll = {
        let address = Rc::clone(address);
        EventListener::new(&window, "scroll", move |_| address.scrolled(browser::scroll_y()))
    };
    let options = EventListenerOptions::enable_prevent_default();
    let keys = EventListener::new_with_options(&window, "keydown", options, |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
        if event.key() == "/" && !modified && !browser::is_typing() {
            event.prevent_default();
            browser::focus(super::bar::SEARCH_ID);
        }
    });
    vec![turn, scroll, keys]
}
