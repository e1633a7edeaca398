//! What the reader points at on the page, by its contract: a report's `article`, its paragraphs'
//! `data-p`, whose text is the source's.

use wasm_bindgen::JsValue;
use web_sys::{Element, Node, Range};

use crate::browser::{all, document, first, window};

/// A passage of a displayed report: its ends, each a paragraph's number and an offset in its text
/// in UTF-16 units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Picked {
    pub(crate) slug: String,
    pub(crate) ends: [(u32, u32); 2],
}

/// What is selected, as far as it is of one report.
pub(crate) fn selection() -> Result<Option<Picked>, JsValue> {
    let Some(selection) = window()?.get_selection()? else { return Ok(None) };
    if selection.is_collapsed() {
        return Ok(None);
    }
    let range = selection.get_range_at(0)?;
    let mut picked: Option<Picked> = None;
    for paragraph in all("article[data-report] [data-p]")? {
        if !range.intersects_node(&paragraph)? {
            continue;
        }
        let Some((slug, number)) = place(&paragraph)? else { continue };
        let within = |end: &Node, offset| {
            if paragraph.contains(Some(end)) {
                before(&paragraph, end, offset).map(Some)
            } else {
                Ok(None)
            }
        };
        let start = within(&range.start_container()?, range.start_offset()?)?.unwrap_or_default();
        let end = within(&range.end_container()?, range.end_offset()?)?;
        let end = end.map_or_else(|| length(&paragraph), Ok)?;
        if start == end {
            continue;
        }
        match &mut picked {
            None => picked = Some(Picked { slug, ends: [(number, start), (number, end)] }),
            Some(it) if it.slug == slug => it.ends = [it.ends[0], (number, end)],
            Some(_) => break,
        }
    }
    Ok(picked)
}

/// The match where the reader stands.
pub(crate) fn current() -> Result<Option<Picked>, JsValue> {
    first("article[data-report] mark[aria-current=true]")?.map_or(Ok(None), |mark| whole(&mark))
}

/// The line of occurrences where the reader stands: its report, and the number of its match.
pub(crate) fn line() -> Result<Option<(String, usize)>, JsValue> {
    let Some(line) = first("[data-kwic] [data-match][aria-current=true]")? else { return Ok(None) };
    let number = line.get_attribute("data-match").and_then(|number| number.parse().ok());
    let slug = line.closest("[data-kwic]")?.and_then(|group| group.get_attribute("data-kwic"));
    Ok(slug.zip(number))
}

/// The passages of the selected pair, or the one that the reader was led to.
pub(crate) fn here() -> Result<Vec<Picked>, JsValue> {
    let mut picked = Vec::new();
    for sentence in all("article[data-report] .sentence[data-here]")? {
        picked.extend(whole(&sentence)?);
    }
    Ok(picked)
}

/// All of an element inside a paragraph.
fn whole(inside: &Element) -> Result<Option<Picked>, JsValue> {
    let Some(paragraph) = inside.closest("[data-p]")? else { return Ok(None) };
    let Some((slug, number)) = place(&paragraph)? else { return Ok(None) };
    let start = before(&paragraph, inside, 0)?;
    Ok(Some(Picked { slug, ends: [(number, start), (number, start + length(inside)?)] }))
}

/// The report and the number of a paragraph.
fn place(paragraph: &Element) -> Result<Option<(String, u32)>, JsValue> {
    let article = paragraph.closest("article[data-report]")?;
    let slug = article.and_then(|article| article.get_attribute("data-report"));
    let number = paragraph.get_attribute("data-p").and_then(|number| number.parse().ok());
    Ok(slug.zip(number))
}

/// How much text of a paragraph stands before a place in it.
fn before(paragraph: &Element, node: &Node, offset: u32) -> Result<u32, JsValue> {
    let range = inside(paragraph)?;
    range.set_end(node, offset)?;
    Ok(range.to_string().length())
}

fn length(element: &Element) -> Result<u32, JsValue> {
    Ok(inside(element)?.to_string().length())
}

fn inside(element: &Element) -> Result<Range, JsValue> {
    let range = document()?.create_range()?;
    range.select_node_contents(element)?;
    Ok(range)
}
