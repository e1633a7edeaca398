//! The dialogs (link, citations, files, help): a second program draws them, which is loaded at the
//! first click on a `[data-takeout]` button.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::browser::dom::{self, target};

/// The event by which the second program is asked for a dialog.
const ASKED: &str = "visavis:takeout";

#[wasm_bindgen]
extern "C" {
    /// Loads the second program (`static/boot.js`) and shows its progress; resolves to whether it
    /// now runs.
    #[wasm_bindgen(js_namespace = visavisBoot, js_name = load, catch)]
    async fn load_program(name: &str) -> Result<JsValue, JsValue>;
}

/// What has been asked of the second program.
#[derive(Default)]
struct Dialogs {
    loading: Cell<Loading>,
    /// The dialog to open: its name, a space, and what it is of.
    wanted: RefCell<String>,
}

/// How far the second program is.
#[derive(Clone, Copy, Default)]
enum Loading {
    #[default]
    NotStarted,
    Started,
    Done,
}

/// Opens dialogs at clicks, as long as the result is kept.
pub(crate) fn listen() -> Option<EventListener> {
    let window = dom::window()?;
    let dialogs = Rc::new(Dialogs::default());
    Some(EventListener::new(&window, "click", move |event| {
        let button = target(event).and_then(|it| it.closest("[data-takeout]").ok().flatten());
        let Some(button) = button else { return };
        // The dialogs ask this program, which answers no more after a crash.
        if dom::root_attribute("data-why").as_deref() == Some("crashed") {
            return;
        }
        let value = |name| button.get_attribute(name).unwrap_or_default();
        dialogs.wanted.replace(format!("{} {}", value("data-takeout"), value("data-of")));
        match dialogs.loading.get() {
            Loading::Done => dialogs.open(),
            Loading::Started => {}
            Loading::NotStarted => yew::platform::spawn_local(Rc::clone(&dialogs).load()),
        }
    }))
}

impl Dialogs {
    /// Loads the second program, then opens what is wanted; another click tries again what failed.
    async fn load(self: Rc<Self>) {
        self.loading.set(Loading::Started);
        let loaded = load_program("takeout").await;
        if loaded.is_ok_and(|loaded| loaded.is_truthy()) {
            self.loading.set(Loading::Done);
            self.open();
        } else {
            self.loading.set(Loading::NotStarted);
        }
    }

    fn open(&self) {
        if let Some(window) = dom::window() {
            dom::dispatch(&window, ASKED, &self.wanted.borrow());
        }
    }
}
