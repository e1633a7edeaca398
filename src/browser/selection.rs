//! The text that the reader has selected on the page.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Range};

use crate::browser::dom;
use crate::model::citation::Selection;

/// What is selected, as far as it is of one report.
pub(crate) fn selected() -> Option<Selection> {
    let selection = dom::window()?.get_selection().ok()??;
    if selection.is_collapsed() {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let mut selected: Option<Selection> = None;
    for paragraph in dom::all("article[data-report] [data-p]") {
        if !range.intersects_node(&paragraph).unwrap_or_default() {
            continue;
        }
        let Some((report, number)) = place(&paragraph) else { continue };
        let Some([start, end]) = inside(&paragraph, &range).filter(|[start, end]| start < end)
        else {
            continue;
        };
        match &mut selected {
            None => selected = Some(Selection { report, ends: [(number, start), (number, end)] }),
            Some(it) if it.report == report => it.ends = [it.ends[0], (number, end)],
            Some(_) => break,
        }
    }
    selected
}

/// The report and the number of a paragraph.
fn place(paragraph: &Element) -> Option<(String, u32)> {
    let article = paragraph.closest("article[data-report]").ok()??;
    let number = paragraph.get_attribute("data-p")?.parse().ok()?;
    Some((article.get_attribute("data-report")?, number))
}

/// Where a range starts and ends in a paragraph, in UTF-16 units of its text.
fn inside(paragraph: &Element, range: &Range) -> Option<[u32; 2]> {
    let offset = |node: Node, offset| {
        paragraph.contains(Some(&node)).then(|| length(paragraph, Some((&node, offset))))
    };
    let start = offset(range.start_container().ok()?, range.start_offset().ok()?);
    let end = offset(range.end_container().ok()?, range.end_offset().ok()?);
    Some([start.unwrap_or(Some(0))?, end.unwrap_or_else(|| length(paragraph, None))?])
}

/// How long the text of a paragraph is, to a place in it or to its end.
fn length(paragraph: &Element, end: Option<(&Node, u32)>) -> Option<u32> {
    let range = dom::document()?.create_range().ok()?;
    range.select_node_contents(paragraph).ok()?;
    if let Some((node, offset)) = end {
        range.set_end(node, offset).ok()?;
    }
    Some(range.unchecked_ref::<js_sys::Object>().to_string().length())
}
