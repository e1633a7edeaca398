//! Keyboard shortcuts, and the buttons that move the focus between the two texts.
//!
//! A letter does what the control does whose `aria-keyshortcuts` names it, so that assistive
//! technology knows every key. Escape is [`Action::Escape`].

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent};
use yew::Callback;

use crate::browser::dom::{self, target};
use crate::state::Action;

/// The attribute by which a control names its key.
const KEYS: &str = "aria-keyshortcuts";

/// Where the reader has switched the letters off: "off" in the storage and on the root element.
const STORED: &str = "visavis.keys";
const SWITCH: &str = "data-keys";
const OFF: &str = "off";

/// Controls that take letters for themselves.
const TYPING: &str = ":is(input:not([type=checkbox]), select, textarea)";
/// The links from the passages of the selected pair to their counterparts.
const LEFT_TIE: &str = "[data-side=a] .tie[aria-current]";
const RIGHT_TIE: &str = "[data-side=b] .tie[aria-current]";

/// The key code of every key that an input method has for itself; some browsers say no more.
const COMPOSING: u32 = 229;

/// Listens for keys and for clicks on the buttons, as long as the result is kept.
pub(crate) fn listen(act: &Callback<Action>) -> Vec<EventListener> {
    let Some(window) = dom::window() else { return Vec::new() };
    if dom::stored(STORED).as_deref() == Some(OFF) {
        dom::set_root_attribute(SWITCH, OFF);
    }
    let act = act.clone();
    let active = EventListenerOptions::enable_prevent_default();
    let keys = EventListener::new_with_options(&window, "keydown", active, move |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
            pressed(event, &act);
        }
    });
    vec![keys, EventListener::new(&window, "click", clicked)]
}

/// Whether letters are keys of the page.
pub(crate) fn has_letters() -> bool {
    dom::root_attribute(SWITCH).as_deref() != Some(OFF)
}

/// Makes letters keys of the page, or no more; where storage is refused, as long as the page lasts.
pub(crate) fn set_letters(on: bool) {
    dom::set_root_attribute(SWITCH, if on { "on" } else { OFF });
    dom::store(STORED, (!on).then_some(OFF));
}

fn pressed(event: &KeyboardEvent, act: &Callback<Action>) {
    // A dialog has the keys for itself: the page behind it must not change.
    let in_dialog =
        target(event).is_some_and(|it| it.closest("dialog").is_ok_and(|it| it.is_some()));
    if is_composing(event) || event.default_prevented() || in_dialog {
        return;
    }
    let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
    if event.key() == "Escape" {
        escape(event, act);
    } else if !has_modifier && has_letters() {
        letter(event);
    }
}

/// Whether an input method takes this key: it spells or chooses a word, and does nothing else.
pub(crate) fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == COMPOSING
}

/// Leaves the search box; elsewhere steps out of one thing.
fn escape(event: &Event, act: &Callback<Action>) {
    if let Some(search) = dom::first("#search:focus") {
        // It is empty: else the box has emptied itself and taken the key.
        let _ = search.unchecked_into::<HtmlElement>().blur();
        event.prevent_default();
    } else if dom::first(&format!("{TYPING}:focus")).is_none() {
        if dom::first(".panel-body:focus-within").is_some() {
            dom::focus(".panels [aria-current]");
        }
        act.emit(Action::Escape);
    }
}

/// Does what the control with this key does.
fn letter(event: &KeyboardEvent) {
    let (key, target) = (event.key(), target(event));
    if target.is_some_and(|it| it.closest(TYPING).is_ok_and(|it| it.is_some())) {
        return;
    }
    let Some(name) = shortcut(&key) else { return };
    let all = dom::all(&format!("[{KEYS}]"));
    let Some(control) = all.iter().find(|it| it.get_attribute(KEYS).as_ref() == Some(&name)) else {
        return;
    };
    event.prevent_default();
    if control.matches("a, button").unwrap_or_default() {
        control.click();
    } else {
        go_to(control);
    }
    if ["j", "k"].contains(&key.as_str()) {
        // The link to the counterpart, once the next pair is drawn.
        Timeout::new(0, || dom::focus(LEFT_TIE)).forget();
    }
}

/// The key as `aria-keyshortcuts` has it; `None` for what types no character, as Enter.
fn shortcut(key: &str) -> Option<String> {
    let mut chars = key.chars();
    let (Some(letter), None) = (chars.next(), chars.next()) else { return None };
    let small = letter.to_ascii_lowercase();
    Some(if small == letter { key.to_owned() } else { format!("Shift+{small}") })
}

/// A click on a button that moves the focus: to the other text on a phone (`data-hop`), to the
/// other passage of the selected pair (`data-across`).
fn clicked(event: &Event) {
    let Some(target) = target(event) else { return };
    if let Ok(Some(button)) = target.closest("[data-hop]") {
        let side = button.get_attribute("data-hop").unwrap_or_default();
        if let Some(face) = dom::first(&format!(".faces > [data-side={side}]")) {
            go_to(face.unchecked_ref());
        }
    } else if target.closest("[data-across]").is_ok_and(|it| it.is_some()) {
        let is_right = dom::first("[data-side=b] :focus").is_some();
        dom::focus(if is_right { LEFT_TIE } else { RIGHT_TIE });
    }
}

/// Focuses an element; a side is scrolled to, too.
fn go_to(element: &HtmlElement) {
    let _ = element.focus();
    if element.matches("[data-side]").unwrap_or_default() {
        element.scroll_into_view();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_the_names_of_aria_keyshortcuts() {
        let names = ["n", "N", "/", "?", "é", "Enter", "😀", "👍🏽", ""].map(shortcut);
        let expected = [
            Some("n"),
            Some("Shift+n"),
            Some("/"),
            Some("?"),
            Some("é"),
            None,
            Some("😀"),
            None,
            None,
        ];
        assert_eq!(names, expected.map(|name| name.map(str::to_owned)));
    }
}
