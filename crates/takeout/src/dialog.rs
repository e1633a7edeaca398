//! A dialog and its controls.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlSelectElement,
    HtmlTextAreaElement,
};

use crate::browser::{self, el, first, on};
use crate::words::Words;

/// A dialog over the page: the browser brings the focus in and back, and closes it on Escape.
#[derive(Clone)]
pub(crate) struct Dialog {
    node: HtmlDialogElement,
    said: HtmlElement,
    pub(crate) words: &'static Words,
}

const TITLE: &str = "takeout-title";

impl Dialog {
    /// A dialog with this name, which nobody sees yet.
    pub(crate) fn new(words: &'static Words, title: &str) -> Result<Self, JsValue> {
        if let Some(before) = first("dialog.takeout")? {
            before.remove();
        }
        let node: HtmlDialogElement = el("dialog", "takeout", "")?;
        node.set_attribute("aria-labelledby", TITLE)?;
        // A click between its controls leaves the focus in it, and so the keys.
        node.set_attribute("tabindex", "-1")?;
        let said: HtmlElement = el("p", "said", "")?;
        said.set_attribute("role", "status")?;
        let it = Self { node, said, words };
        let header: Element = el("header", "", "")?;
        let name: Element = el("h2", "", title)?;
        name.set_id(TITLE);
        let closing = it.node.clone();
        let close = button("×", move || {
            closing.close();
            Ok(())
        })?;
        close.set_attribute("aria-label", words.close())?;
        close.set_attribute("title", words.close())?;
        header.append_with_node_2(&name, &close)?;
        it.add(&header)?;
        // Keys are this dialog's: those of the page would act behind it.
        on(&it.node, "keydown", |event| event.stop_propagation())?;
        let closed = it.node.clone();
        on(&it.node, "close", move |_| closed.remove())?;
        Ok(it)
    }

    pub(crate) fn add(&self, child: &Element) -> Result<(), JsValue> {
        self.node.append_with_node_1(child)
    }

    /// Adds controls beside each other.
    pub(crate) fn row(&self, children: &[&Element]) -> Result<Element, JsValue> {
        let row: Element = el("div", "row", "")?;
        for child in children {
            row.append_with_node_1(child)?;
        }
        self.add(&row)?;
        Ok(row)
    }

    /// A part that opens on demand.
    pub(crate) fn fold(&self, name: &str, children: &[&Element]) -> Result<Element, JsValue> {
        let fold: Element = el("details", "", "")?;
        let summary: Element = el("summary", "", name)?;
        fold.append_with_node_1(&summary)?;
        for child in children {
            fold.append_with_node_1(child)?;
        }
        self.add(&fold)?;
        Ok(fold)
    }

    /// Shows it with the focus on this control; `draw` is done now and after each change.
    pub(crate) fn show(
        &self,
        focus: &Element,
        draw: impl Fn() -> Result<(), JsValue> + 'static,
    ) -> Result<(), JsValue> {
        self.add(&self.said)?;
        draw()?;
        on(&self.node, "change", move |_| done(draw()))?;
        focus.set_attribute("autofocus", "")?;
        if let Some(body) = browser::document()?.body() {
            body.append_with_node_1(&self.node)?;
        }
        self.node.show_modal()
    }

    /// Says how an act went.
    pub(crate) fn say(&self, text: &str) {
        self.said.set_text_content(Some(text));
    }

    /// A button that copies what a field holds; where the browser refuses, the text is selected.
    pub(crate) fn copy(&self, field: &HtmlTextAreaElement) -> Result<HtmlElement, JsValue> {
        let (it, field) = (self.clone(), field.clone());
        button(self.words.copy(), move || {
            let (it, field) = (it.clone(), field.clone());
            browser::copy(&field.value(), move |copied| {
                if copied {
                    return it.say(it.words.copied());
                }
                let _ = field.focus();
                field.select();
                it.say(it.words.copy_by_keys());
            })
        })
    }

    /// Hands the reader a file, and says so.
    pub(crate) fn save(&self, name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
        browser::save(name, kind, text)?;
        self.say(&self.words.saved(name));
        Ok(())
    }
}

/// A button with a word, and what it does.
pub(crate) fn button(
    word: &str,
    act: impl Fn() -> Result<(), JsValue> + 'static,
) -> Result<HtmlElement, JsValue> {
    let button: HtmlElement = el("button", "", word)?;
    button.set_attribute("type", "button")?;
    on(&button, "click", move |_: Event| done(act()))?;
    Ok(button)
}

/// A box to tick, and its label.
pub(crate) fn check(word: &str) -> Result<(HtmlInputElement, Element), JsValue> {
    let (input, label): (HtmlInputElement, Element) =
        (el("input", "", "")?, el("label", "switch", "")?);
    input.set_type("checkbox");
    label.append_with_node_1(&input)?;
    label.append_with_str_1(word)?;
    Ok((input, label))
}

/// A choice of one among several, given by their words, and its label.
pub(crate) fn select(
    name: &str,
    options: &[&str],
) -> Result<(HtmlSelectElement, Element), JsValue> {
    let (select, label): (HtmlSelectElement, Element) =
        (el("select", "", "")?, el("label", "switch", name)?);
    for option in options {
        let option: Element = el("option", "", option)?;
        select.append_with_node_1(&option)?;
    }
    label.append_with_node_1(&select)?;
    Ok((select, label))
}

/// A text to copy: a click or a key that comes into it selects all of it.
pub(crate) fn field(name: &str) -> Result<HtmlTextAreaElement, JsValue> {
    let field: HtmlTextAreaElement = el("textarea", "", "")?;
    field.set_read_only(true);
    field.set_rows(3);
    field.set_attribute("aria-label", name)?;
    field.set_attribute("spellcheck", "false")?;
    on(&field, "focus", |event| {
        if let Some(field) = event.target().and_then(|it| it.dyn_into::<HtmlTextAreaElement>().ok())
        {
            field.select();
        }
    })?;
    Ok(field)
}

/// The chosen one of as many as the choice has.
pub(crate) fn chosen(select: &HtmlSelectElement) -> usize {
    usize::try_from(select.selected_index()).unwrap_or_default()
}

/// An act that failed is an error of the page's, which its console shows.
pub(crate) fn done(outcome: Result<(), JsValue>) {
    if let Err(error) = outcome {
        wasm_bindgen::throw_val(error);
    }
}
