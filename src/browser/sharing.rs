//! Clipboard, the system's share sheet, files for the reader, the page's own address.

use dossier::date::Date;
use gloo::file::{Blob, ObjectUrl};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlElement, ShareData};

use crate::browser::dom;

/// How long a file of ours can be read after it was handed over: some browsers begin late.
const READABLE_MS: u32 = 60_000;

/// Copies a text to the clipboard; whether the browser allowed it.
pub(crate) async fn copy(text: &str) -> bool {
    let Some(window) = dom::window() else { return false };
    let clipboard = window.navigator().clipboard();
    // Pages without https, and some inside others, have none.
    !clipboard.is_undefined() && JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Whether the system can share a link.
pub(crate) fn can_share() -> bool {
    let navigator = dom::window().map(|window| window.navigator());
    navigator.is_some_and(|it| js_sys::Reflect::has(&it, &"share".into()).unwrap_or_default())
}

/// Opens the system's share sheet; the reader may close it again.
pub(crate) fn share(url: &str) {
    let (Some(window), Some(document)) = (dom::window(), dom::document()) else { return };
    let data = ShareData::new();
    data.set_url(url);
    data.set_title(&document.title());
    let shared = JsFuture::from(window.navigator().share_with_data(&data));
    yew::platform::spawn_local(async {
        let _ = shared.await;
    });
}

/// Hands the reader a file.
pub(crate) fn save(name: &str, kind: &str, text: &str) {
    let url = ObjectUrl::from(Blob::new_with_options(text, Some(&format!("{kind};charset=utf-8"))));
    let link = dom::document().and_then(|document| document.create_element("a").ok());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        let _ = link.set_attribute("href", &url);
        let _ = link.set_attribute("download", name);
        link.click();
    }
    Timeout::new(READABLE_MS, move || drop(url)).forget();
}

/// The page's address without its fragment.
pub(crate) fn address() -> String {
    let address = dom::address();
    address.split_once('#').map(|(page, _)| page.to_owned()).unwrap_or(address)
}

/// Whether the page was opened as a file.
pub(crate) fn is_file() -> bool {
    address().starts_with("file:")
}

/// The address that others can open: for a page opened as a file the one where it was published, if
/// it says so.
pub(crate) fn published_address() -> Option<String> {
    if is_file() {
        dom::first("link[rel=canonical]")?.get_attribute("href")
    } else {
        Some(address())
    }
}

/// The reader's day.
pub(crate) fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    let small = |number: u32| u8::try_from(number).ok();
    let year = u16::try_from(now.get_full_year()).ok()?;
    Date::new(year, small(now.get_month() + 1), small(now.get_date()))
}
