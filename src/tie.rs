//! Ties the page to the browser: address bar, settings, scripts.

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

use crate::address::Address;
use crate::browser::{self, target};
use crate::dialogs;
use crate::keyboard;
use crate::page::{Pane, Side};
use crate::print;
use crate::script_api::{self, Latest};
use crate::state::{Action, Cause, Settings, Spot, State};
use crate::wires::Wires;
use crate::words::NAME;

const SEARCH: &str = "#search";
/// The texts, which a list of reports does not show.
const TEXTS: &str = "#texts";
/// The passages of the selected pair, or the place that the reader was led to.
const HERE: &str = ".sentence[data-here]";
/// The passage that the link leads to.
const QUOTE: &str = "[data-note=quote]";

/// What the browser was told last, and who listens to it.
#[derive(Default)]
pub(crate) struct Tie {
    address: Address,
    latest: Latest,
    wires: Wires,
    before: Option<Before>,
    /// Whether an element had the focus before the act.
    had_focus: bool,
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
    /// The passage of the link.
    quoted: Option<(Side, Span)>,
    clears: usize,
    /// Whether a long comparison was going on.
    is_going: bool,
}

impl Tie {
    /// To be told before an act changes the page.
    pub(crate) fn before_act(&mut self) {
        self.had_focus = browser::has_focus();
        self.wires.look();
        self.address.look(self.wires.scrolled());
    }

    /// Whether it was told of the first drawing.
    pub(crate) fn has_started(&self) -> bool {
        self.before.is_some()
    }

    /// Tells the browser what has changed since the drawing before.
    pub(crate) fn after_drawing(&mut self, state: &State, act: &Callback<Action>) {
        let link = link::write(&state.view);
        let clean = state.told.is_empty();
        let current = state.here.current.map(|at| (state.view.mode, at));
        let led = (state.view.pair, state.here.spot);
        let is_going = state.going().is_some();
        let now = Before {
            link: link.clone(),
            cause: state.cause,
            settings: state.settings,
            current,
            led,
            quoted: state.here.quoted,
            clears: state.here.clears,
            is_going,
        };
        let is_counting =
            || state.page.compared.as_ref().is_some_and(|compared| compared.chance().is_none());
        if is_going || state.view.panel == Some(Panel::Words) && is_counting() {
            let act = act.clone();
            // After the browser has drawn, so that the page answers while it counts.
            Timeout::new(0, move || act.emit(Action::GoOn)).forget();
        }
        let before = self.before.replace(now);
        self.latest.set(&state.corpus, &state.view);
        let Some(before) = before else {
            self.address.start(&link, title(state), clean);
            script_api::publish(self.latest.clone(), act.clone());
            self.listeners = listen(&self.address, &self.wires, act);
            self.listeners.extend(keyboard::listen(act));
            self.listeners.extend(print::listen());
            self.listeners.extend(dialogs::listen());
            browser::dress(state.lang(), state.theme());
            browser::say_ready();
            // Only now is what stood there before the first view away.
            self.measure(state);
            self.level(state);
            browser::show(QUOTE);
            return;
        };
        browser::dress(state.lang(), state.theme());
        self.measure(state);
        if before.settings != state.settings {
            browser::store_settings(state.settings);
        }
        if before.quoted != state.here.quoted {
            browser::show(QUOTE);
        }
        if before.link != link || before.cause != state.cause {
            if state.cause == Cause::Address {
                self.address.arrive(&link, title(state), clean);
                match self.address.restore_place() {
                    Some(columns) => self.wires.scroll(columns),
                    None if before.led.0 != led.0 => self.level(state),
                    None => {}
                }
            } else {
                self.address.depart(&link, title(state), state.cause, js_sys::Date::now());
            }
            browser::say_changed(&link);
        }
        if before.clears != state.here.clears {
            browser::focus(SEARCH);
        }
        if before.current != current && current.is_some() {
            browser::show("main [aria-current=true]");
        }
        if before.is_going && !is_going && before.led.0 == led.0 {
            // What was drawn meanwhile moved the texts.
            self.level(state);
        }
        if state.cause != Cause::Address {
            if before.led.0 != led.0 {
                self.level(state);
            }
            if led.1.is_some() && before.led.1 != led.1 {
                browser::show(HERE);
            }
        }
        if self.had_focus && !browser::has_focus() {
            // What had it is gone.
            browser::focus_one_of(&[TEXTS, SEARCH]);
        }
    }

    /// Measures the texts as they were just drawn.
    fn measure(&self, state: &State) {
        let compared = state.page.compared.as_ref();
        let pairs = compared.map(|compared| compared.pairs(&state.view));
        self.wires.measure(pairs.unwrap_or_default(), state.view.apart);
    }

    /// Brings the passages of the selected pair level, or on a phone the first of them into view.
    fn level(&self, state: &State) {
        if state.view.pair.is_some() && !self.wires.level() {
            browser::show(HERE);
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
        Pane::Text { index, .. } => state.corpus.report(*index).map(Report::name),
        Pane::Missing { .. } => None,
    }));
    parts.push(NAME.to_owned());
    parts.join(" · ")
}

/// Listens to the window for as long as the result is kept.
fn listen(address: &Address, wires: &Wires, act: &Callback<Action>) -> Vec<EventListener> {
    let Some(window) = browser::window() else { return Vec::new() };
    let passive = EventListenerOptions::default();
    let active = EventListenerOptions::enable_prevent_default();
    let inside = EventListenerOptions::run_in_capture_phase();
    let listener =
        Rc::new(Listener { address: address.clone(), wires: wires.clone(), act: act.clone() });
    let events: [(&'static str, EventListenerOptions, Hear); 8] = [
        ("popstate", passive, Listener::turned),
        ("focusin", passive, Listener::focused),
        ("pointerover", passive, |it, event| it.wires.light(target(event))),
        ("scroll", inside, Listener::scrolled),
        ("resize", passive, |it, _| it.wires.resized()),
        ("beforematch", passive, Listener::unfold),
        ("dragover", active, dragged),
        ("drop", active, dropped),
    ];
    let on = |(name, options, hear): (&'static str, _, Hear)| {
        let listener = Rc::clone(&listener);
        EventListener::new_with_options(&window, name, options, move |event| hear(&listener, event))
    };
    events.map(on).into()
}

/// What to do when an event is heard of.
type Hear = fn(&Listener, &Event);

/// What hears of events.
struct Listener {
    address: Address,
    wires: Wires,
    act: Callback<Action>,
}

impl Listener {
    /// The reader went Back or Forward, or wrote in the address bar.
    fn turned(&self, event: &Event) {
        let fragment = browser::fragment();
        // A fragment that is no link is the id of an element: the view stays.
        if fragment.is_empty() || link::is_link(&fragment) {
            self.address.look(self.wires.scrolled());
            self.address.turn(&event.unchecked_ref::<PopStateEvent>().state());
            self.act.emit(Action::Arrive(fragment));
        }
    }

    fn focused(&self, event: &Event) {
        let target = target(event);
        self.address.focused(target.as_ref().and_then(browser::focus_place));
        self.wires.light(target);
    }

    fn scrolled(&self, event: &Event) {
        if let Some(target) = target(event) {
            self.wires.on_scroll(&target);
        }
    }

    fn unfold(&self, event: &Event) {
        if let Some((side, first)) = folded_stretch(event) {
            self.act.emit(Action::Fold(side, first));
        }
    }
}

/// The side that something is dragged over.
fn side_below(event: &Event) -> Option<Side> {
    let side = target(event)?.closest("[data-side]").ok()??.get_attribute("data-side")?;
    [Side::Left, Side::Right].into_iter().find(|it| it.letter() == Some(&side))
}

/// A side takes what is dragged over it: the browser asks before it lets go.
fn dragged(_: &Listener, event: &Event) {
    if side_below(event).is_some() {
        event.prevent_default();
    }
}

/// A report of the list, or any link to one, let go over a side is put there.
fn dropped(on: &Listener, event: &Event) {
    let Some(side) = side_below(event) else { return };
    event.prevent_default();
    let data = event.unchecked_ref::<DragEvent>().data_transfer();
    let address = data.and_then(|data| data.get_data("text/uri-list").ok()).unwrap_or_default();
    let named = address.split_once('#').and_then(|(_, fragment)| link::read(fragment).0.read);
    if let Some(named) = named {
        on.act.emit(Action::Put(side, named));
    }
}

/// The folded stretch that the browser's own search is about to show.
fn folded_stretch(event: &Event) -> Option<(Side, usize)> {
    let stretch = target(event)?.closest("[data-fold]").ok()??.get_attribute("data-fold")?;
    let (side, first) = stretch.split_once(' ')?;
    let side = [Side::Alone, Side::Left, Side::Right].into_iter().find(|s| s.name() == side)?;
    Some((side, first.parse().ok()?))
}
