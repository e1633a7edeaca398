//! Access to the window: elements, the clipboard, saving files.

use std::panic::PanicHookInfo;

use js_sys::{Array, Date, Error, Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, CssStyleSheet, Document, Element, Event, HtmlElement, ShareData, Url,
    Window,
};

use dossier::text::lang::Lang;

/// What is kept of the keys: nothing, or that they are off.
const KEYS: &str = "visavis.keys";
const OFF: &str = "off";

#[expect(clippy::disallowed_methods, reason = "this is the one place that reaches the window")]
pub(crate) fn window() -> Result<Window, JsValue> {
    web_sys::window().ok_or_else(|| "no window".into())
}

pub(crate) fn document() -> Result<Document, JsValue> {
    window()?.document().ok_or_else(|| "no document".into())
}

/// The panic hook: reports a panic as an uncaught error, so that the console shows its message, and
/// boot.js the reader.
pub(crate) fn report_panic(panic: &PanicHookInfo<'_>) {
    let error = Error::new(&panic.to_string());
    error.set_name("RustPanic"); // by which boot.js knows it
    let report = window().and_then(|window| Reflect::get(&window, &"reportError".into())).ok();
    if let Some(report) = report.and_then(|report| report.dyn_into::<Function>().ok()) {
        let _ = report.call1(&JsValue::UNDEFINED, &error);
    }
}

/// The first element that this selector finds.
pub(crate) fn first(selector: &str) -> Result<Option<Element>, JsValue> {
    document()?.query_selector(selector)
}

/// All elements that this selector finds.
pub(crate) fn all(selector: &str) -> Result<Vec<Element>, JsValue> {
    let found = document()?.query_selector_all(selector)?;
    Ok((0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect())
}

/// An attribute of the root element; empty where it has none.
fn root(attribute: &str) -> Result<String, JsValue> {
    let root = document()?.document_element();
    Ok(root.and_then(|root| root.get_attribute(attribute)).unwrap_or_default())
}

/// The language of the page.
pub(crate) fn lang() -> Result<Lang, JsValue> {
    Ok(if root("lang")? == Lang::Fr.tag() { Lang::Fr } else { Lang::En })
}

/// The theme that the reader chose, if any.
pub(crate) fn theme() -> Result<String, JsValue> {
    root("data-theme")
}

/// Whether letters are keys of the page: `src/keyboard.rs` asks the root element.
pub(crate) fn has_keys() -> Result<bool, JsValue> {
    Ok(root("data-keys")? != OFF)
}

/// Makes letters keys of the page, or no more; where storage is refused, as long as the page lasts.
pub(crate) fn set_keys(on: bool) -> Result<(), JsValue> {
    if let Some(root) = document()?.document_element() {
        root.set_attribute("data-keys", if on { "on" } else { OFF })?;
    }
    if let Ok(Some(storage)) = window()?.local_storage() {
        let _ = if on { storage.remove_item(KEYS) } else { storage.set_item(KEYS, OFF) };
    }
    Ok(())
}

/// The page's address without its fragment.
pub(crate) fn address() -> Result<String, JsValue> {
    let address = window()?.location().href()?;
    Ok(address.split_once('#').map(|(page, _)| page.to_owned()).unwrap_or(address))
}

/// Where a page opened as a file is published, if it says so.
pub(crate) fn canonical() -> Result<Option<String>, JsValue> {
    Ok(first("link[rel=canonical]")?.and_then(|link| link.get_attribute("href")))
}

/// Adds a style sheet to the page.
pub(crate) fn style(text: &str) -> Result<(), JsValue> {
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(text)?;
    let document = document()?;
    let sheets: Array =
        Reflect::get(document.as_ref(), &"adoptedStyleSheets".into())?.unchecked_into();
    sheets.push(&sheet);
    Ok(())
}

/// An element with a text.
pub(crate) fn el<T: JsCast>(tag: &str, class: &str, text: &str) -> Result<T, JsValue> {
    let element = document()?.create_element(tag)?;
    if !class.is_empty() {
        element.set_attribute("class", class)?;
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    Ok(element.dyn_into::<T>()?)
}

/// Adds an event listener that lasts as long as its element.
pub(crate) fn on(
    element: &Element,
    event: &str,
    hear: impl Fn(Event) + 'static,
) -> Result<(), JsValue> {
    let heard = Closure::<dyn Fn(Event)>::new(hear).into_js_value();
    element.add_event_listener_with_callback(event, heard.unchecked_ref())
}

/// Tells when a promise is kept, or that it is not.
fn settled(promise: &Promise, tell: impl Fn(bool) + Clone + 'static) -> Result<(), JsValue> {
    let kept = tell.clone();
    let kept = Closure::<dyn Fn()>::new(move || kept(true)).into_js_value();
    let broken = Closure::<dyn Fn()>::new(move || tell(false)).into_js_value();
    let then: Function = Reflect::get(promise, &"then".into())?.dyn_into()?;
    then.call2(promise, &kept, &broken)?;
    Ok(())
}

/// Copies a text; tells whether it could.
pub(crate) fn copy(text: &str, tell: impl Fn(bool) + Clone + 'static) -> Result<(), JsValue> {
    let clipboard = window()?.navigator().clipboard();
    // Pages without https, and some inside others, have none.
    if clipboard.is_undefined() {
        tell(false);
        return Ok(());
    }
    settled(&clipboard.write_text(text), tell)
}

/// Whether the system can share a link.
pub(crate) fn can_share() -> Result<bool, JsValue> {
    Reflect::has(&window()?.navigator(), &"share".into())
}

/// Hands a link on by the system; the reader may think better of it.
pub(crate) fn share(url: &str) -> Result<(), JsValue> {
    let data = ShareData::new();
    data.set_url(url);
    data.set_title(&document()?.title());
    settled(&window()?.navigator().share_with_data(&data), |_| {})
}

/// Hands the reader a file.
pub(crate) fn save(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(&format!("{kind};charset=utf-8"));
    let parts = Array::of1(&text.into());
    let url = Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(
        &parts, &options,
    )?)?;
    let link: HtmlElement = el("a", "", "")?;
    link.set_attribute("href", &url)?;
    link.set_attribute("download", name)?;
    link.click();
    // Some browsers begin to read it only later.
    let forget = Closure::once_into_js(move || {
        let _ = Url::revoke_object_url(&url);
    });
    window()?
        .set_timeout_with_callback_and_timeout_and_arguments_0(forget.unchecked_ref(), 60_000)?;
    Ok(())
}

/// The reader's day.
pub(crate) fn today() -> Option<dossier::date::Date> {
    let now = Date::new_0();
    let small = |number: u32| u8::try_from(number).ok();
    let year = u16::try_from(now.get_full_year()).ok()?;
    dossier::date::Date::new(year, small(now.get_month() + 1), small(now.get_date()))
}
