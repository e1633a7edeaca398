//! The line on a print that says where it comes from; `static/css/print.css` shows it.

use gloo::events::EventListener;
use js_sys::{Date, Object, Reflect};

use crate::browser::dom;

/// Writes the address and the day into `body[data-printed]` before every print, as long as the
/// result is kept.
pub(crate) fn listen() -> Option<EventListener> {
    let window = dom::window()?;
    Some(EventListener::new(&window, "beforeprint", |_| {
        let options = Object::new();
        // An object of our own refuses nothing.
        let _ = Reflect::set(&options, &"dateStyle".into(), &"long".into());
        let lang = dom::root_attribute("lang").unwrap_or_default();
        let day = Date::new_0().to_locale_date_string(&lang, &options);
        if let Some(body) = dom::document().and_then(|document| document.body()) {
            let _ = body.set_attribute("data-printed", &format!("{} · {day}", dom::address()));
        }
    }))
}
