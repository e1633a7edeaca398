//! The address bar: the only file that writes it.
//!
//! The link in the address is a projection of the view, written after the fact: at once for an
//! act, 400 ms after the last key for typing. A burst of typing makes one history entry.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use web_sys::ScrollRestoration;

use crate::browser::dom;
use crate::state::Cause;

/// Pause after the last key before the link is written.
const TYPING_PAUSE_MS: u32 = 400;
/// A pause after which further typing is a burst of its own.
const BURST_PAUSE_MS: f64 = 5_000.0;
/// Browsers refuse writes that come too fast: Safari 100 in 30 s, Chromium, without a word, 200 in 10 s.
/// Then the write is tried again.
const RETRY_MS: u32 = 2_000;

/// Whether a write makes a new history entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Write {
    /// A new entry, so that Back undoes it.
    Push,
    /// The same entry, with another link.
    Replace,
}

/// Which writes belong to one burst of typing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Burst {
    last_key: Option<f64>,
}

impl Burst {
    /// How a change of this cause, at `now` (milliseconds), is to be written; `None` when the
    /// address already says it.
    pub fn next(&mut self, cause: Cause, now: f64) -> Option<Write> {
        let goes_on = self.last_key.is_some_and(|last| now - last < BURST_PAUSE_MS);
        self.last_key = (cause == Cause::Typing).then_some(now);
        match cause {
            Cause::Address => None,
            Cause::Typing if goes_on => Some(Write::Replace),
            Cause::Typing | Cause::Act => Some(Write::Push),
        }
    }
}

/// Writes the address bar and remembers, for each history entry, where the reader was.
#[derive(Clone, Default)]
pub struct History(Rc<RefCell<Inner>>);

#[derive(Default)]
struct Inner {
    burst: Burst,
    /// The link the address bar has, or is about to have, and what the tab then says.
    link: String,
    title: String,
    pending: Option<(Write, Timeout)>,
    /// The history entry the page stands on, and where the reader was on the others.
    entry: u32,
    positions: Vec<(u32, Position)>,
    /// Where the reader stands: how far the page was scrolled when they last acted, as drawing what
    /// came of it may have moved them, and what has the focus.
    here: Position,
}

#[derive(Clone, Copy, Default)]
struct Position {
    y: f64,
    columns: Option<[i32; 2]>,
    focus: Option<u32>,
}

impl History {
    /// Takes over the address bar of a page just opened; `link` is the view's link.
    pub fn start(&self, link: &str, title: String, canonical: bool) {
        if let Some(history) = dom::history() {
            let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
            self.0.borrow_mut().entry = entry_of(&history.state().unwrap_or_default());
        }
        self.address_changed(link, title, canonical);
    }

    /// The view came from the address bar. A link that was read without a notice is written again
    /// in its canonical form.
    pub fn address_changed(&self, link: &str, title: String, canonical: bool) {
        let mut inner = self.0.borrow_mut();
        inner.burst.next(Cause::Address, 0.0);
        inner.pending = None;
        link.clone_into(&mut inner.link);
        inner.title = title;
        dom::set_title(&inner.title);
        if canonical && !inner.write(Write::Replace) {
            drop(inner);
            self.write_after(Write::Replace, RETRY_MS);
        }
    }

    /// The view changed on the page: writes its link, at once or after the typing pause.
    pub fn view_changed(&self, link: &str, title: String, cause: Cause, now: f64) {
        if self.0.borrow().link == link {
            return;
        }
        let mut inner = self.0.borrow_mut();
        let Some(write) = inner.burst.next(cause, now) else { return };
        // What was typed before becomes an entry of its own, which Back will find.
        let waiting = inner.pending.take().map(|(write, _)| write);
        if let (Some(waiting), Cause::Act) = (waiting, cause) {
            inner.write(waiting);
        }
        link.clone_into(&mut inner.link);
        inner.title = title;
        let write = match (waiting, cause) {
            // The burst's first write has not happened yet.
            (Some(waiting), Cause::Typing) => waiting,
            _ => write,
        };
        if cause == Cause::Typing {
            drop(inner);
            self.write_after(write, TYPING_PAUSE_MS);
        } else if !inner.write(write) {
            drop(inner);
            self.write_after(write, RETRY_MS);
        }
    }

    fn write_after(&self, write: Write, pause: u32) {
        let this = self.clone();
        let timeout = Timeout::new(pause, move || {
            let mut inner = this.0.borrow_mut();
            inner.pending = None;
            if !inner.write(write) {
                drop(inner);
                this.write_after(write, RETRY_MS);
            }
        });
        self.0.borrow_mut().pending = Some((write, timeout));
    }

    /// The reader went Back or Forward: remembers where they were and takes the entry they came to.
    /// Call it after [`Self::save_scroll`].
    pub fn entry_changed(&self, state: &JsValue) {
        let mut inner = self.0.borrow_mut();
        inner.save_position();
        inner.entry = entry_of(state);
    }

    /// Saves how far the page is scrolled. Call it before an update: Yew draws in slices, and between
    /// two of them a shorter page may have scrolled already. `columns` is how far the sides are
    /// scrolled, where they scroll.
    pub fn save_scroll(&self, columns: Option<[i32; 2]>) {
        let here = &mut self.0.borrow_mut().here;
        (here.y, here.columns) = (dom::scroll_y(), columns);
    }

    /// The reader's focus came to the control at `place` (see [`dom::focus_place`]).
    pub fn save_focus(&self, place: Option<u32>) {
        self.0.borrow_mut().here.focus = place;
    }

    /// Restores the scroll position and focus of this history entry; returns how far the sides were
    /// scrolled there.
    #[must_use]
    pub fn restore_position(&self) -> Option<[i32; 2]> {
        let place = {
            let inner = self.0.borrow();
            let here = inner.positions.iter().find(|(entry, _)| *entry == inner.entry);
            here.map(|(_, place)| *place)
        }?;
        dom::scroll_to(place.y);
        if let Some(focus) = place.focus {
            dom::focus_at(focus);
        }
        place.columns
    }
}

impl Inner {
    fn save_position(&mut self) {
        self.positions.retain(|(entry, _)| *entry != self.entry);
        self.positions.push((self.entry, self.here));
    }

    /// Writes the link and the title of its entry; whether the address bar has the link now.
    fn write(&mut self, write: Write) -> bool {
        let written = self.write_link(write);
        // Not with each key: a title takes a browser longer than all marks of a word.
        dom::set_title(&self.title);
        written
    }

    #[expect(clippy::disallowed_methods, reason = "this is the file that writes the address bar")]
    fn write_link(&mut self, write: Write) -> bool {
        let has_link = |link: &str| dom::fragment() == link;
        let Some(history) = dom::history() else { return true };
        if has_link(&self.link) {
            return true;
        }
        let url = format!("#{}", self.link);
        match write {
            Write::Push => {
                // A new entry ends all that Forward could reach.
                let entry = self.entry + 1;
                let _ = history.push_state_with_url(&entry.into(), "", Some(&url));
                if !has_link(&self.link) {
                    return false;
                }
                self.save_position();
                self.positions.retain(|(place, _)| *place < entry);
                self.entry = entry;
                true
            }
            Write::Replace => {
                let _ = history.replace_state_with_url(&self.entry.into(), "", Some(&url));
                has_link(&self.link)
            }
        }
    }
}

/// The number of a history entry; entries the browser made itself have none and count as 0.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "only numbers written above are read back; `as` saturates"
)]
fn entry_of(state: &JsValue) -> u32 {
    state.as_f64().unwrap_or_default() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_of_typing_makes_one_entry() {
        let mut burst = Burst::default();
        let writes = [0.0, 100.0, 900.0, 5_000.0].map(|now| burst.next(Cause::Typing, now));
        let [first, rest @ ..] = writes;
        assert_eq!(first, Some(Write::Push));
        assert_eq!(rest, [Some(Write::Replace); 3]);
    }

    #[test]
    fn an_act_or_a_long_pause_ends_the_burst() {
        let mut burst = Burst::default();
        burst.next(Cause::Typing, 0.0);
        assert_eq!(burst.next(Cause::Act, 10.0), Some(Write::Push));
        assert_eq!(burst.next(Cause::Typing, 20.0), Some(Write::Push));
        assert_eq!(burst.next(Cause::Address, 30.0), None);
        assert_eq!(burst.next(Cause::Typing, 40.0), Some(Write::Push));
        assert_eq!(burst.next(Cause::Typing, 40.0 + BURST_PAUSE_MS), Some(Write::Push));
    }
}
