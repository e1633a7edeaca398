//! The lines between the texts, as they are drawn.

use dossier::compare::Strength;
use web_sys::Element;

use crate::browser::dom;

/// How far the letter of a line stands from its end.
pub(super) const LETTER: i32 = 12;

/// Where a line ends: its side in the drawing; its passage and the line itself in the column's text.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct End {
    pub(super) x: i32,
    pub(super) top: i32,
    pub(super) bottom: i32,
    pub(super) y: i32,
}

impl End {
    /// Where it stands in the drawing when its column is scrolled by this much.
    pub(super) fn scrolled(self, by: i32) -> Self {
        Self { top: self.top - by, bottom: self.bottom - by, y: self.y - by, ..self }
    }
}

/// A line as it is drawn, its ends in the drawing.
#[derive(PartialEq)]
pub(super) struct Line {
    pub(super) letter: String,
    pub(super) strength: Strength,
    pub(super) is_here: bool,
    pub(super) is_lit: bool,
    /// Whether both of its passages are in view.
    pub(super) is_whole: bool,
    pub(super) ends: [End; 2],
}

impl Line {
    pub(super) fn draw(&self, drawing: &Element) {
        let Some(line) = dom::append_svg(drawing, "g") else { return };
        put(&line, "data-seen", if self.is_whole { 2 } else { 1 });
        say(&line, "data-letter", &self.letter);
        say(&line, "data-strength", self.strength.name());
        if self.is_here {
            say(&line, "data-here", "");
        }
        if self.is_lit {
            say(&line, "data-lit", "");
        }
        let [a, b] = &self.ends;
        let half = i32::midpoint(a.x, b.x);
        let way = format!(
            "M{} {}V{}M{} {}C{half} {} {half} {} {} {}M{} {}V{}",
            a.x, a.top, a.bottom, a.x, a.y, a.y, b.y, b.x, b.y, b.x, b.top, b.bottom
        );
        if let Some(path) = dom::append_svg(&line, "path") {
            say(&path, "d", &way);
        }
        for (x, y) in [(a.x + LETTER, a.y), (b.x - LETTER, b.y)] {
            if let Some(letter) = dom::append_svg(&line, "text") {
                letter.set_text_content(Some(&self.letter));
                put(&letter, "x", x);
                put(&letter, "y", y);
            }
        }
    }
}

/// Writes what has changed: what is written makes the browser lay out the page again.
pub(super) fn put(element: &Element, name: &str, value: i32) {
    say(element, name, &value.to_string());
}

pub(super) fn say(element: &Element, name: &str, value: &str) {
    if element.get_attribute(name).is_none_or(|it| it != value) {
        let _ = element.set_attribute(name, value);
    }
}
