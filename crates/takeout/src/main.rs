//! The dialogs: share, cite, export, help.
//!
//! A program of its own, which the page loads when a dialog is first asked for, so that a page
//! that is only read does not carry it. It is a client of `window.visavis` and of the page's
//! contract in its elements, like any script of a reader's. It draws native dialogs by calls: no
//! text becomes markup.

mod browser;
mod cite;
mod dialog;
mod files;
mod help;
mod link;
mod page;
mod pick;
mod qr;
mod report;
mod share;
mod tables;
mod words;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CustomEvent;

use words::Words;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The event by which the page (`src/dialogs.rs`) asks for a dialog: its name, and of what, after a space.
const ASKED: &str = "visavis:takeout";

fn main() {
    std::panic::set_hook(Box::new(browser::report_panic));
    let asked = Closure::<dyn Fn(CustomEvent)>::new(|event: CustomEvent| {
        dialog::done(open(&event.detail().as_string().unwrap_or_default()));
    });
    // Without it the dialogs are plainer.
    let _ = browser::style(include_str!("dialog.css"));
    if let Ok(window) = browser::window() {
        let asked = asked.into_js_value();
        let _ = window.add_event_listener_with_callback(ASKED, asked.unchecked_ref());
    }
}

fn open(asked: &str) -> Result<(), JsValue> {
    let (dialog, of) = asked.split_once(' ').unwrap_or((asked, ""));
    let words = Words::of(browser::lang()?);
    match dialog {
        "link" => share::open(words),
        "cite" => cite::open(words, of),
        "help" => help::open(words),
        _ => files::open(words, of),
    }
}
