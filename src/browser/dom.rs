//! Access to the window, the document and storage.
//!
//! Every answer is optional: a browser may refuse storage, history or focus at any time.

use std::panic::PanicHookInfo;

use dossier::link::view::Theme;
use dossier::text::lang::Lang;
use js_sys::{Error, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    CustomEvent, CustomEventInit, Document, Element, Event, EventTarget, FocusOptions, History,
    HtmlElement, NodeList, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
    ScrollToOptions, Storage, Window,
};

use crate::state::Settings;

const LANG_KEY: &str = "visavis.lang";
const THEME_KEY: &str = "visavis.theme";

#[expect(clippy::disallowed_methods, reason = "this is the one place that reaches the window")]
pub(crate) fn window() -> Option<Window> {
    web_sys::window()
}

pub(crate) fn document() -> Option<Document> {
    window()?.document()
}

pub(crate) fn history() -> Option<History> {
    window()?.history().ok()
}

/// The panic hook: reports a panic as an uncaught error, so that the console shows its message, and
/// boot.js the reader.
pub fn report_panic(panic: &PanicHookInfo<'_>) {
    let error = Error::new(&panic.to_string());
    error.set_name("RustPanic"); // by which boot.js knows it
    let report = window().and_then(|window| Reflect::get(&window, &"reportError".into()).ok());
    if let Some(report) = report.and_then(|report| report.dyn_into::<Function>().ok()) {
        let _ = report.call1(&JsValue::UNDEFINED, &error);
    }
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

/// What was stored under a key.
pub(crate) fn stored(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// An attribute of the root element.
pub(crate) fn root_attribute(name: &str) -> Option<String> {
    document()?.document_element()?.get_attribute(name)
}

/// Sets an attribute of the root element.
pub(crate) fn set_root_attribute(name: &str, value: &str) {
    if let Some(html) = document().and_then(|document| document.document_element()) {
        let _ = html.set_attribute(name, value);
    }
}

/// The element that an event came to.
pub(crate) fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The whole address.
pub(crate) fn address() -> String {
    window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// Where the program draws.
#[must_use]
pub fn root() -> Option<Element> {
    document()?.get_element_by_id("app")
}

/// The fragment of the address, without its `#`.
#[must_use]
pub fn fragment() -> String {
    let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').map(str::to_owned).unwrap_or_default()
}

/// The reader's settings: stored, else the browser's language and the system's colours.
#[must_use]
pub fn settings() -> Settings {
    let lang = stored(LANG_KEY).or_else(|| window()?.navigator().language());
    let french =
        lang.is_none_or(|lang| lang.get(..2).is_some_and(|tag| tag.eq_ignore_ascii_case("fr")));
    let theme = match stored(THEME_KEY).as_deref() {
        Some("light") => Some(Theme::Light),
        Some("dark") => Some(Theme::Dark),
        _ => None,
    };
    Settings { lang: if french { Lang::Fr } else { Lang::En }, theme }
}

/// Keeps the reader's settings; where storage is refused they last as long as the page.
pub fn store_settings(settings: Settings) {
    let Some(storage) = storage() else { return };
    let _ = storage.set_item(LANG_KEY, settings.lang.tag());
    let _ = match settings.theme {
        Some(theme) => storage.set_item(THEME_KEY, theme_name(theme)),
        None => storage.remove_item(THEME_KEY),
    };
}

fn theme_name(theme: Theme) -> &'static str {
    if theme == Theme::Light { "light" } else { "dark" }
}

/// Says the language and the colours on the root element, where the style sheets read them.
pub fn set_lang_and_theme(lang: Lang, theme: Option<Theme>) {
    let Some(html) = document().and_then(|document| document.document_element()) else { return };
    // Browsers lay out every text anew even where nothing becomes different.
    let differs = |name, value| html.get_attribute(name).as_deref() != value;
    if differs("lang", Some(lang.tag())) {
        let _ = html.set_attribute("lang", lang.tag());
    }
    let theme = theme.map(theme_name);
    if differs("data-theme", theme) {
        let _ = match theme {
            Some(theme) => html.set_attribute("data-theme", theme),
            None => html.remove_attribute("data-theme"),
        };
    }
}

/// Says what the browser's tab is called.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Says that the first view is drawn.
pub fn set_ready() {
    // Not left to boot.js, which would do it later: what it showed must be gone by now.
    set_root_attribute("data-boot", "done");
    set_root_attribute("data-ready", "");
}

/// Tells scripts that the view has changed: `visavis:change` on the document, its `detail` the
/// link.
pub fn dispatch_change(link: &str) {
    if let Some(document) = document() {
        dispatch(&document, "visavis:change", link);
    }
}

/// Dispatches an event with a text as its `detail`.
pub(crate) fn dispatch(target: &EventTarget, name: &str, detail: &str) {
    let init = CustomEventInit::new();
    init.set_detail(&JsValue::from_str(detail));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = target.dispatch_event(&event);
    }
}

/// Brings the first element that this selector finds into the middle of the screen.
pub fn scroll_into_view(selector: &str) {
    if let Some(found) = first(selector) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        options.set_inline(ScrollLogicalPosition::Nearest);
        found.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// The first element that this selector finds.
#[must_use]
pub fn first(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// All elements that this selector finds.
#[must_use]
pub fn all(selector: &str) -> Vec<HtmlElement> {
    let html = document().and_then(|document| document.document_element());
    html.map(|html| inside(&html, selector)).unwrap_or_default()
}

/// All elements in another that this selector finds. Those of a drawing are no `HtmlElement`s, but
/// all that elements have.
#[must_use]
pub fn inside(element: &Element, selector: &str) -> Vec<HtmlElement> {
    let mut all = Vec::new();
    if let Ok(found) = element.query_selector_all(selector) {
        for at in 0..found.length() {
            all.extend(found.get(at).map(JsCast::unchecked_into::<HtmlElement>));
        }
    }
    all
}

/// Adds an element to a drawing, or to a part of one.
#[must_use]
pub fn append_svg(drawing: &Element, name: &str) -> Option<Element> {
    let made = document()?.create_element_ns(Some("http://www.w3.org/2000/svg"), name).ok()?;
    drawing.append_child(&made).ok()?;
    Some(made)
}

/// Focuses the first element that this selector finds.
pub fn focus(selector: &str) {
    // A link of a drawing is no `HtmlElement`, but takes the focus in the same way.
    if let Some(element) = first(selector).map(JsCast::unchecked_into::<HtmlElement>) {
        let _ = element.focus();
    }
}

/// The place of an element among those that take the focus: the same on every drawing of a view.
#[must_use]
pub fn focus_place(element: &Element) -> Option<u32> {
    let controls = controls()?;
    (0..controls.length())
        .find(|&at| controls.get(at).is_some_and(|c| c.is_same_node(Some(element))))
}

/// Focuses the element at a place of [`focus_place`]'s, without scrolling to it.
pub fn focus_at(place: u32) {
    if let Some(control) = controls().and_then(|controls| controls.get(place)) {
        focus_without_scroll(&control.unchecked_into());
    }
}

/// Focuses the first of these that takes it, without scrolling to it.
pub fn focus_one_of(selectors: &[&str]) {
    for selector in selectors {
        if let Some(element) = first(selector) {
            focus_without_scroll(&element);
        }
        if has_focus() {
            return;
        }
    }
}

/// Whether any element has the focus.
#[must_use]
pub fn has_focus() -> bool {
    first(":focus").is_some()
}

fn focus_without_scroll(element: &Element) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // A link of a drawing is no `HtmlElement`, but takes the focus in the same way.
    let _ = element.unchecked_ref::<HtmlElement>().focus_with_options(&options);
}

fn controls() -> Option<NodeList> {
    document()?.query_selector_all("a, button, input, select").ok()
}

/// How far the page is scrolled, in CSS pixels.
#[must_use]
pub fn scroll_y() -> f64 {
    window().and_then(|window| window.scroll_y().ok()).unwrap_or_default()
}

/// Scrolls the page to `y` CSS pixels, at once: a place that is come back to is not travelled to,
/// and nothing that happens on the way can stop short of it.
pub fn scroll_to(y: f64) {
    if let Some(window) = window() {
        let options = ScrollToOptions::new();
        options.set_top(y);
        options.set_behavior(ScrollBehavior::Instant);
        window.scroll_to_with_scroll_to_options(&options);
    }
}
