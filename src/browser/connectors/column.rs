//! A text as a column that scrolls by itself: where it stands, and where lines end beside it.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::line::{End, LETTER, put};
use crate::browser::dom;
use crate::model::comparison::number;

/// How far a line ends from the text, and a second line from the first.
const BESIDE: i32 = 5;
const NEXT: i32 = 18;

pub(super) struct Column {
    pub(super) element: HtmlElement,
    /// Where the text stands in the drawing of the lines, and how wide it is.
    pub(super) x: i32,
    pub(super) width: i32,
    /// Where it begins and ends, and how much of it is seen at a time.
    pub(super) start: i32,
    pub(super) end: i32,
    pub(super) height: i32,
    /// How far it was scrolled when the page last looked or scrolled it itself.
    pub(super) known: i32,
}

impl Column {
    pub(super) fn new(element: HtmlElement) -> Self {
        let text = element.query_selector(".text").ok().flatten().map(html);
        let place = |text: HtmlElement| {
            (text.offset_left(), text.offset_width(), text.offset_top(), text.offset_height())
        };
        let (left, width, start, long) = text.map(place).unwrap_or_default();
        let (x, height) = (element.offset_left() + left, element.client_height());
        Self { x, width, start, end: start + long, height, known: element.scroll_top(), element }
    }

    /// Where the lines of the pairs end in this column, by the numbers of the pairs; none where the
    /// passage is folded.
    pub(super) fn ends(&self, is_left: bool) -> Vec<Option<End>> {
        let x = if is_left { self.x + self.width + BESIDE } else { self.x - BESIDE };
        let mut ends = Vec::new();
        for sentence in dom::inside(&self.element, "[data-pairs]:not([hidden] *)") {
            let top = sentence.offset_top();
            let bottom = top + sentence.offset_height();
            let mut y = top + LETTER;
            let letters = sentence.get_attribute("data-pairs").unwrap_or_default();
            for letter in letters.split(' ') {
                let pair = number(letter);
                ends.resize(ends.len().max(pair + 1), None);
                if let Some(end) = ends.get_mut(pair) {
                    *end = Some(End { x, top, bottom, y: y.min(bottom) });
                }
                y += NEXT;
            }
        }
        ends
    }

    /// Says in the overview which part of the text is in view.
    pub(super) fn say_seen(&self) {
        let Ok(Some(seen)) = self.element.query_selector(".seen") else { return };
        let part = |y: i32| {
            let long = (self.end - self.start).max(1);
            (y - self.start).clamp(0, long) * 1000 / long
        };
        let top = self.element.scroll_top();
        let (from, to) = (part(top), part(top + self.height));
        put(&seen, "y", from);
        put(&seen, "height", to - from);
    }

    /// Makes sure that the column can be scrolled as far as `to`, by free room below its text if
    /// need be; and says how far it can be scrolled.
    pub(super) fn reach(&self, to: i32) -> i32 {
        if let Ok(Some(spare)) = self.element.query_selector(".spare") {
            put(&spare, "height", if to > 0 { (to + self.height - self.end).max(0) } else { 0 });
        }
        self.element.scroll_height() - self.height
    }

    pub(super) fn scroll(&mut self, to: i32) {
        self.element.set_scroll_top(to);
        self.look();
    }

    /// Whether it was scrolled since the page last looked.
    pub(super) fn look(&mut self) -> bool {
        let before = std::mem::replace(&mut self.known, self.element.scroll_top());
        before != self.known
    }
}

/// All that is asked of elements of a drawing is what every element answers.
pub(super) fn html(element: Element) -> HtmlElement {
    element.unchecked_into()
}
