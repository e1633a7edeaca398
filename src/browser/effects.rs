//! Effects of the page on the browser: address bar, settings, focus, scrolling, events for scripts.

use std::rc::Rc;

use dossier::link;
use dossier::link::view::{Mode, Panel, Place};
use dossier::report::Report;
use dossier::text::span::Span;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, PopStateEvent};
use yew::Callback;

use crate::browser::connectors::Connectors;
use crate::browser::dialogs;
use crate::browser::dom::{self, target};
use crate::browser::history::History;
use crate::browser::keyboard;
use crate::browser::print;
use crate::i18n::NAME;
use crate::model::page::{Pane, Side};
use crate::script_api::{self, Latest};
use crate::state::{Action, Cause, Settings, Spot, State};

const SEARCH: &str = "#search";
/// The texts, which a list of reports does not show.
const TEXTS: &str = "#texts";
/// The passages of the selected pair, or the place that was scrolled to.
const HERE: &str = ".sentence[data-here]";
/// The passage that the link names.
const QUOTE: &str = "[data-note=quote]";

/// Applies each state to the browser, after it is drawn, and listens to the browser.
#[derive(Default)]
pub(crate) struct Effects {
    history: History,
    latest: Latest,
    connectors: Connectors,
    last: Option<Applied>,
    /// Whether an element had the focus before the update.
    had_focus: bool,
    listeners: Vec<EventListener>,
}

/// What the browser has of a state: a later one is compared with it.
struct Applied {
    link: String,
    cause: Cause,
    settings: Settings,
    /// In which view the reader stands on which match.
    current: Option<(Option<Mode>, usize)>,
    /// The pair and the place that are scrolled to.
    target: (Option<[Place; 2]>, Option<Spot>),
    /// The passage of the link.
    quoted: Option<(Side, Span)>,
    clears: usize,
    /// Whether a long comparison was still at work.
    is_busy: bool,
}

impl Effects {
    /// Saves focus and scroll positions before an update.
    pub(crate) fn before_update(&mut self) {
        self.had_focus = dom::has_focus();
        self.connectors.look();
        self.history.save_scroll(self.connectors.scrolled());
    }

    /// Whether the first drawing has been applied.
    pub(crate) fn has_rendered(&self) -> bool {
        self.last.is_some()
    }

    /// Applies what has changed since the drawing before.
    pub(crate) fn after_render(&mut self, state: &State, act: &Callback<Action>) {
        let link = link::write(&state.view);
        let clean = state.notices.is_empty();
        let current = state.ui.current.map(|at| (state.view.mode, at));
        let target = (state.view.pair, state.ui.spot);
        let is_busy = state.progress().is_some();
        let now = Applied {
            link: link.clone(),
            cause: state.cause,
            settings: state.settings,
            current,
            target,
            quoted: state.ui.quoted,
            clears: state.ui.clears,
            is_busy,
        };
        let is_counting =
            || state.page.compared.as_ref().is_some_and(|compared| compared.chance().is_none());
        if is_busy || state.view.panel == Some(Panel::Words) && is_counting() {
            let act = act.clone();
            // After the browser has drawn, so that the page answers while it counts.
            Timeout::new(0, move || act.emit(Action::Continue)).forget();
        }
        let before = self.last.replace(now);
        self.latest.set(&state.corpus, &state.view);
        let Some(before) = before else {
            self.history.start(&link, title(state), clean);
            if let Some(window) = dom::window() {
                script_api::publish(&window, self.latest.clone(), act.clone());
            }
            self.listeners = listen(&self.history, &self.connectors, act);
            self.listeners.extend(keyboard::listen(act));
            self.listeners.extend(print::listen());
            self.listeners.extend(dialogs::listen());
            dom::set_lang_and_theme(state.lang(), state.theme());
            dom::set_ready();
            // Only now is what stood there before the first view away.
            self.measure(state);
            self.level(state);
            dom::scroll_into_view(QUOTE);
            return;
        };
        dom::set_lang_and_theme(state.lang(), state.theme());
        self.measure(state);
        if before.settings != state.settings {
            dom::store_settings(state.settings);
        }
        if before.quoted != state.ui.quoted {
            dom::scroll_into_view(QUOTE);
        }
        if before.link != link || before.cause != state.cause {
            if state.cause == Cause::Address {
                self.history.address_changed(&link, title(state), clean);
                match self.history.restore_position() {
                    Some(columns) => self.connectors.scroll(columns),
                    None if before.target.0 != target.0 => self.level(state),
                    None => {}
                }
            } else {
                self.history.view_changed(&link, title(state), state.cause, js_sys::Date::now());
            }
            dom::dispatch_change(&link);
        }
        if before.clears != state.ui.clears {
            dom::focus(SEARCH);
        }
        if before.current != current && current.is_some() {
            dom::scroll_into_view("main [aria-current=true]");
        }
        if before.is_busy && !is_busy && before.target.0 == target.0 {
            // What was drawn meanwhile moved the texts.
            self.level(state);
        }
        if state.cause != Cause::Address {
            if before.target.0 != target.0 {
                self.level(state);
            }
            if target.1.is_some() && before.target.1 != target.1 {
                dom::scroll_into_view(HERE);
            }
        }
        if self.had_focus && !dom::has_focus() {
            // What had it is gone.
            dom::focus_one_of(&[TEXTS, SEARCH]);
        }
    }

    /// Measures the texts as they were just drawn.
    fn measure(&self, state: &State) {
        let compared = state.page.compared.as_ref();
        let pairs = compared.map(|compared| compared.pairs(&state.view));
        self.connectors.measure(pairs.unwrap_or_default(), state.view.apart);
    }

    /// Brings the passages of the selected pair level, or on a phone the first of them into view.
    fn level(&self, state: &State) {
        if state.view.pair.is_some() && !self.connectors.level() {
            dom::scroll_into_view(HERE);
        }
    }
}

/// The title of the browser's tab.
fn title(state: &State) -> String {
    let query = state.view.query.trim();
    let mut parts: Vec<String> = Vec::new();
    if !query.is_empty() {
        parts.push(query.to_owned());
    }
    parts.extend(state.page.panes.iter().filter_map(|pane| match pane {
        Pane::Text { index, .. } => state.corpus.report(*index).map(Report::name),
        Pane::Missing { .. } => None,
    }));
    parts.push(NAME.to_owned());
    parts.join(" · ")
}

/// Listens to the window for as long as the result is kept.
fn listen(
    history: &History,
    connectors: &Connectors,
    act: &Callback<Action>,
) -> Vec<EventListener> {
    let Some(window) = dom::window() else { return Vec::new() };
    let passive = EventListenerOptions::default();
    let active = EventListenerOptions::enable_prevent_default();
    let inside = EventListenerOptions::run_in_capture_phase();
    let listener = Rc::new(Listener {
        history: history.clone(),
        connectors: connectors.clone(),
        act: act.clone(),
    });
    let events: [(&'static str, EventListenerOptions, Handler); 8] = [
        ("popstate", passive, Listener::on_popstate),
        ("focusin", passive, Listener::on_focus),
        ("pointerover", passive, |it, event| it.connectors.light(target(event))),
        ("scroll", inside, Listener::on_scroll),
        ("resize", passive, |it, _| it.connectors.resized()),
        ("beforematch", passive, Listener::on_before_match),
        ("dragover", active, Listener::on_drag_over),
        ("drop", active, Listener::on_drop),
    ];
    let on = |(name, options, handle): (&'static str, _, Handler)| {
        let listener = Rc::clone(&listener);
        EventListener::new_with_options(&window, name, options, move |event| {
            handle(&listener, event);
        })
    };
    events.map(on).into()
}

/// The handler of an event.
type Handler = fn(&Listener, &Event);

/// What the event handlers use.
struct Listener {
    history: History,
    connectors: Connectors,
    act: Callback<Action>,
}

impl Listener {
    /// The reader went Back or Forward, or wrote in the address bar.
    fn on_popstate(&self, event: &Event) {
        let fragment = dom::fragment();
        // A fragment that is no link is the id of an element: the view stays.
        if fragment.is_empty() || link::is_link(&fragment) {
            self.history.save_scroll(self.connectors.scrolled());
            self.history.entry_changed(&event.unchecked_ref::<PopStateEvent>().state());
            self.act.emit(Action::AddressChanged(fragment));
        }
    }

    fn on_focus(&self, event: &Event) {
        let target = target(event);
        self.history.save_focus(target.as_ref().and_then(dom::focus_place));
        self.connectors.light(target);
    }

    fn on_scroll(&self, event: &Event) {
        if let Some(target) = target(event) {
            self.connectors.on_scroll(&target);
        }
    }

    fn on_before_match(&self, event: &Event) {
        if let Some((side, first)) = folded_stretch(event) {
            self.act.emit(Action::Fold(side, first));
        }
    }

    /// Allows a drop on a side: without this the browser refuses it.
    #[expect(clippy::unused_self, reason = "all handlers have one type")]
    fn on_drag_over(&self, event: &Event) {
        if side_below(event).is_some() {
            event.prevent_default();
        }
    }

    /// A report of the list, or any link to one, dropped on a side is put there.
    fn on_drop(&self, event: &Event) {
        let Some(side) = side_below(event) else { return };
        event.prevent_default();
        let data = event.unchecked_ref::<DragEvent>().data_transfer();
        let address = data.and_then(|data| data.get_data("text/uri-list").ok()).unwrap_or_default();
        let named = address.split_once('#').and_then(|(_, fragment)| link::read(fragment).0.read);
        if let Some(named) = named {
            self.act.emit(Action::PutReport(side, named));
        }
    }
}

/// The side that something is dragged over.
fn side_below(event: &Event) -> Option<Side> {
    let side = target(event)?.closest("[data-side]").ok()??.get_attribute("data-side")?;
    [Side::Left, Side::Right].into_iter().find(|it| it.letter() == Some(&side))
}

/// The folded stretch that the browser's own search is about to show.
fn folded_stretch(event: &Event) -> Option<(Side, usize)> {
    let stretch = target(event)?.closest("[data-fold]").ok()??.get_attribute("data-fold")?;
    let (side, first) = stretch.split_once(' ')?;
    let side = [Side::Alone, Side::Left, Side::Right].into_iter().find(|s| s.name() == side)?;
    Some((side, first.parse().ok()?))
}
