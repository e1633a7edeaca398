//! Copy link: the link to this view, as its sender wants it.

use js_sys::JsString;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement};

use crate::browser::{self, el};
use crate::dialog::{Dialog, button, check, field};
use crate::link::{LONG, SETTINGS, WORDS, changed, snippet};
use crate::page::Page;
use crate::qr;
use crate::words::Words;

const SVG: &str = "http://www.w3.org/2000/svg";

pub(crate) fn open(words: &'static Words) -> Result<(), JsValue> {
    let page = Page::now()?;
    let dialog = Dialog::new(words, words.link())?;
    let field = field(words.link_field())?;
    let (no_words, no_words_label) = check(words.link_words())?;
    let (settings, settings_label) = check(words.link_settings())?;
    let length: HtmlElement = el("p", "said", "")?;
    let long: HtmlElement = el("p", "said warned", words.link_long())?;

    // A page opened as a file has an address only where it was published with one.
    let address = browser::address()?;
    let is_file = address.starts_with("file:");
    let published = if is_file { browser::canonical()? } else { Some(address) };
    if is_file {
        let note = if published.is_some() { words.link_hosted() } else { words.link_file() };
        dialog.add(&el("p", "warned", note)?)?;
    }
    dialog.add(&field)?;
    let copy = dialog.copy(&field)?;
    let row = dialog.row(&[&copy, &no_words_label, &settings_label])?;
    if page.told.query.is_empty() {
        no_words_label.remove();
    }
    dialog.row(&[&length, &long])?;

    let (code, path) = (svg("svg")?, svg("path")?);
    code.set_attribute("role", "img")?;
    code.set_attribute("aria-label", words.qr_hint())?;
    code.append_with_node_1(&path)?;
    let too_long: HtmlElement = el("p", "said", words.qr_long())?;
    let html = crate::dialog::field(words.embed_field())?;
    if published.is_some() {
        dialog.fold(words.qr_name(), &[&code, &too_long])?;
        let copy = dialog.copy(&html)?;
        dialog.fold(words.embed_name(), &[&html, &copy])?;
        if browser::can_share()? {
            let field = field.clone();
            let share = button(words.share(), move || browser::share(&field.value()))?;
            row.append_with_node_1(&share)?;
        }
    }

    dialog.show(&copy, move || {
        let without = if no_words.checked() { &WORDS[..] } else { &[] };
        let mut with = Vec::new();
        if settings.checked() {
            with.push(format!("lang={}", browser::lang()?.tag()));
            let theme = browser::theme()?;
            with.extend((!theme.is_empty()).then(|| format!("th={theme}")));
        }
        let link = changed(&page.told.link, &[without, &SETTINGS].concat(), &with);
        let address = published.as_deref().unwrap_or_default();
        let whole = format!("{address}#{link}");
        field.set_value(&whole);
        let chars = JsString::from(whole.as_str()).length() as usize;
        length.set_text_content(Some(&words.link_length(chars)));
        long.set_hidden(chars <= LONG);
        let drawn = qr::code(&whole);
        too_long.set_hidden(drawn.is_some());
        code.toggle_attribute_with_force("hidden", drawn.is_none())?;
        let (side, dark) = drawn.unwrap_or_default();
        code.set_attribute("viewBox", &format!("0 0 {side} {side}"))?;
        path.set_attribute("d", &dark)?;
        let embedded = changed(&link, &[], &["ui=embed".to_owned()]);
        html.set_value(&snippet(&format!("{address}#{embedded}")));
        Ok(())
    })
}

fn svg(tag: &str) -> Result<Element, JsValue> {
    browser::document()?.create_element_ns(Some(SVG), tag)
}
