//! Ties the page to the browser: address bar, keys, settings, scripts.

use dossier::link;
use dossier::view::{Mode, Panel, Place};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, PopStateEvent};
use yew::Callback;

use crate::address::Address;
use crate::api::{self, Latest};
use crate::browser;
use crate::components::bar::SEARCH_ID;
use crate::page::{Pane, Side, name};
use crate::state::{Action, Cause, Settings, Spot, State};
use crate::words::NAME;

/// What the browser was told last, and who listens to it.
#[derive(Default)]
pub(crate) struct Tie {
    address: Address,
    latest: Latest,
    before: Option<Before>,
    listeners: Vec<EventListener>,
}

/// What of a state the browser is told about when it changes.
struct Before {
    link: String,
    cause: Cause,
    settings: Settings,
    /// In which view the reader stands on which match.
    current: Option<(Option<Mode>, usize)>,
    /// Where the reader was led to: a pair, a place.
    led: (Option<[Place; 2]>, Option<Spot>),
    clears: usize,
}

impl Tie {
    /// To be told before an act changes the page.
    pub(crate) fn before_act(&self) {
        self.address.look();
    }

    /// Tells the browser what has changed since the drawing before.
    pub(crate) fn after_drawing(&mut self, state: &State, act: &Callback<Action>) {
        let link = link::write(&state.view);
        let clean = state.told.is_empty();
        let current = state.here.current.map(|at| (state.view.mode, at));
        let led = (state.view.pair, state.here.spot);
        let now = Before {
            link: link.clone(),
            cause: state.cause,
            settings: state.settings,
            current,
            led,
            clears: state.here.clears,
        };
        if state.view.panel == Some(Panel::Words)
            && state.page.compared.as_ref().is_some_and(|compared| compared.chance().is_none())
        {
            let act = act.clone();
            // After the browser has drawn, so that the page answers while it counts.
            Timeout::new(0, move || act.emit(Action::GoOn)).forget();
        }
        let before = self.before.replace(now);
        self.latest.set(&state.view);
        let Some(before) = before else {
            self.address.start(&link, clean);
            api::publish(state.shelf, self.latest.clone(), act.clone());
            self.listeners = listen(&self.address, act);
            browser::dress(state.lang(), state.theme(), &title(state));
            browser::say_ready();
            return;
        };
        browser::dress(state.lang(), state.theme(), &title(state));
        if before.settings != state.settings {
            browser::store_settings(state.settings);
        }
        if before.link != link || before.cause != state.cause {
            if state.cause == Cause::Address {
                self.address.arrive(&link, clean);
                self.address.restore_place();
            } else {
                self.address.depart(&link, state.cause, js_sys::Date::now());
            }
            browser::say_changed(&link);
        }
        if before.clears != state.here.clears {
            browser::focus(SEARCH_ID);
        }
        if before.current != current && current.is_some() {
            browser::show("main [aria-current=true]");
        }
        let is_led =
            led.0.is_some() && before.led.0 != led.0 || led.1.is_some() && before.led.1 != led.1;
        if is_led && state.cause != Cause::Address {
            browser::show("main [data-here]");
        }
    }
}

/// What the browser's tab says.
fn title(state: &State) -> String {
    let query = state.view.query.trim();
    let mut parts: Vec<String> = Vec::new();
    if !query.is_empty() {
        parts.push(query.to_owned());
    }
    parts.extend(state.page.panes.iter().filter_map(|pane| match pane {
        Pane::Text { index, .. } => state.shelf.report(*index).map(name),
        Pane::Missing { .. } => None,
    }));
    parts.push(NAME.to_owned());
    parts.join(" · ")
}

/// Listens to the window for as long as the result is kept.
fn listen(address: &Address, act: &Callback<Action>) -> Vec<EventListener> {
    let Some(window) = browser::window() else { return Vec::new() };
    let passive = EventListenerOptions::default();
    let active = EventListenerOptions::enable_prevent_default();
    let on = |name: &'static str, options, callback: Box<dyn Fn(&Event)>| {
        EventListener::new_with_options(&window, name, options, callback)
    };
    let turn = {
        let (address, act) = (address.clone(), act.clone());
        move |event: &Event| {
            let fragment = browser::fragment();
            // A fragment that is no link is the id of an element: the view stays.
            if fragment.is_empty() || link::is_link(&fragment) {
                let event = event.dyn_ref::<PopStateEvent>();
                address.turn(&event.map(PopStateEvent::state).unwrap_or_default());
                act.emit(Action::Arrive(fragment));
            }
        }
    };
    let focused = {
        let address = address.clone();
        move |event: &Event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            address.focused(target.and_then(|target| browser::focus_place(&target)));
        }
    };
    let unfold = {
        let act = act.clone();
        move |event: &Event| {
            if let Some((side, first)) = folded_stretch(event) {
                act.emit(Action::Fold(side, first));
            }
        }
    };
    vec![
        on("popstate", passive, Box::new(turn)),
        on("focusin", passive, Box::new(focused)),
        on("beforematch", passive, Box::new(unfold)),
        on("keydown", active, Box::new(key)),
    ]
}

/// The folded stretch that the browser's own search is about to show.
fn folded_stretch(event: &Event) -> Option<(Side, usize)> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let stretch = target.closest("[data-fold]").ok()??.get_attribute("data-fold")?;
    let (side, first) = stretch.split_once(' ')?;
    let side = [Side::Alone, Side::Left, Side::Right].into_iter().find(|s| s.name() == side)?;
    Some((side, first.parse().ok()?))
}

/// Keys of the whole page.
fn key(event: &Event) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
    let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
    if event.key() == "/" && !modified && !browser::is_typing() {
        event.prevent_default();
        browser::focus(SEARCH_ID);
    }
}
