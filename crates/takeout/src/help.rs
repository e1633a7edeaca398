//! How to read the page: its lines and marks, what is estimated, what it cannot see, its keys.

use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::browser::{self, el};
use crate::dialog::{Dialog, check};
use crate::words::Words;

/// The styles of the marks.
const STYLES: [&str; 6] = ["1", "2", "3", "4", "5", "6"];

pub(crate) fn open(words: &'static Words) -> Result<(), JsValue> {
    let dialog = Dialog::new(words, words.help())?;
    let page: Element = el("div", "help", "")?;
    let keys = keys(words)?;
    let (switch, label) = check(words.keys_switch())?;
    switch.set_checked(browser::has_keys()?);
    keys.append_with_node_1(&label)?;
    for part in [ties(words)?, marks(words)?, doubt(words)?, blind(words)?, keys] {
        page.append_with_node_1(&part)?;
    }
    dialog.add(&page)?;
    dialog.show(&page, move || browser::set_keys(switch.checked()))
}

/// What joins passages. The samples here and below are drawn by the page's own styles.
fn ties(words: &Words) -> Result<Element, JsValue> {
    let list: Element = el("dl", "", "")?;
    for (strength, text) in [
        ("strong", words.help_strong()),
        ("possible", words.help_possible()),
        ("weak", words.help_weak()),
    ] {
        let drawn: Element = el("span", "tied", "")?;
        drawn.set_attribute("data-strength", strength)?;
        for (class, letter) in [("letter", "a"), ("line", ""), ("letter", "a")] {
            let sign: Element = el("span", class, letter)?;
            drawn.append_with_node_1(&sign)?;
        }
        item(&list, &[drawn], text)?;
    }
    for (kind, text) in [("word", words.help_word()), ("concept", words.help_concept())] {
        item(&list, &[note(words, kind)?], text)?;
    }
    part(words.help_ties(), &list)
}

/// What is drawn into the texts.
fn marks(words: &Words) -> Result<Element, JsValue> {
    let list: Element = el("dl", "", "")?;
    let styles: Vec<Element> =
        STYLES.iter().map(|style| mark(style, style)).collect::<Result<_, _>>()?;
    item(&list, &styles, words.help_terms())?;
    let current = mark("1", words.help_sample())?;
    current.set_attribute("class", "current")?;
    item(&list, &[current], words.help_current())?;
    let relative = mark("1", words.help_sample())?;
    relative.set_attribute("data-family", "")?;
    item(&list, &[relative], words.help_relative())?;
    item(&list, &[note(words, "name")?], words.help_name())?;
    item(&list, &[note(words, "change")?], words.help_change())?;
    part(words.help_marks(), &list)
}

/// What is not certain.
fn doubt(words: &Words) -> Result<Element, JsValue> {
    let list: Element = el("dl", "", "")?;
    for (term, text) in [
        (words.help_chance_term(), words.help_chance()),
        (words.help_deduced_term(), words.help_deduced()),
    ] {
        item(&list, &[el("i", "", term)?], text)?;
    }
    part(words.help_doubt(), &list)
}

/// What stays hidden from a tool like this.
fn blind(words: &Words) -> Result<Element, JsValue> {
    let list: Element = el("ul", "", "")?;
    for text in [words.help_meaning(), words.help_rules(), words.help_alone()] {
        let point: Element = el("li", "", text)?;
        list.append_with_node_1(&point)?;
    }
    part(words.help_blind(), &list)
}

/// What the keys do.
fn keys(words: &Words) -> Result<Element, JsValue> {
    let rows: [(&[&str], &str); 10] = [
        (&["/"], words.key_search()),
        (&["n"], words.key_next()),
        (&["N"], words.key_previous()),
        (&["j", "k"], words.key_pairs()),
        (&["J"], words.key_across()),
        (&["x"], words.key_swap()),
        (&["a", "b"], words.key_sides()),
        (&["l"], words.key_link()),
        (&["?"], words.key_help()),
        (&[words.key_escape()], words.key_out()),
    ];
    let table: Element = el("table", "", "")?;
    table.set_attribute("aria-label", words.help_keys())?;
    for (names, text) in rows {
        let (row, key): (Element, Element) = (el("tr", "", "")?, el("th", "", "")?);
        key.set_attribute("scope", "row")?;
        for name in names {
            let name: Element = el("kbd", "", name)?;
            key.append_with_node_1(&name)?;
            key.append_with_str_1(" ")?;
        }
        let act: Element = el("td", "", text)?;
        row.append_with_node_2(&key, &act)?;
        table.append_with_node_1(&row)?;
    }
    part(words.help_keys(), &table)
}

/// A part with its name.
fn part(name: &str, content: &Element) -> Result<Element, JsValue> {
    let (part, heading): (Element, Element) = (el("section", "", "")?, el("h3", "", name)?);
    part.append_with_node_2(&heading, content)?;
    Ok(part)
}

/// Adds samples, and what they mean.
fn item(list: &Element, samples: &[Element], meaning: &str) -> Result<(), JsValue> {
    let (item, name): (Element, Element) = (el("div", "", "")?, el("dt", "", "")?);
    for sample in samples {
        name.append_with_node_1(sample)?;
    }
    let meaning: Element = el("dd", "", meaning)?;
    item.append_with_node_2(&name, &meaning)?;
    list.append_with_node_1(&item)
}

fn mark(style: &str, text: &str) -> Result<Element, JsValue> {
    let mark: Element = el("mark", "", text)?;
    mark.set_attribute("data-style", style)?;
    Ok(mark)
}

fn note(words: &Words, kind: &str) -> Result<Element, JsValue> {
    let note: Element = el("span", "note", words.help_sample())?;
    note.set_attribute("data-note", kind)?;
    Ok(note)
}
