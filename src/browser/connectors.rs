//! The two texts of a comparison side by side: the lines between their passages, reading in step,
//! and what lights up.
//!
//! All of it is geometry, which only drawn texts have: it is measured after each drawing and each
//! resize and kept in no state. On a phone, where one text stands under the other, nothing scrolls
//! by itself and no line is drawn.

use std::cell::RefCell;
use std::rc::Rc;

use dossier::compare::Strength;
use web_sys::{Element, HtmlElement};

use crate::browser::dom;
use crate::model::comparison::Pair;

mod column;
mod line;

use column::{Column, html};
use line::{End, Line, put, say};

/// Free room above and below the passages that stand level.
const ROOM: i32 = 16;

/// The texts as they stand, and how they are read. Cheap to copy.
#[derive(Clone, Default)]
pub(crate) struct Connectors(Rc<RefCell<Inner>>);

#[derive(Default)]
struct Inner {
    /// The columns, where they stand side by side.
    columns: Option<[Column; 2]>,
    /// The pairs that are shown, and the lines between those that stand.
    pairs: Vec<Shown>,
    connectors: Vec<Connector>,
    /// Where both columns are scrolled to when they are in step: ends and level pairs, in order on
    /// both sides.
    steps: Vec<[i32; 2]>,
    /// Where both are to be scrolled so that the selected pair stands level.
    level: Option<[i32; 2]>,
    apart: bool,
    /// Whether the reader last scrolled the right column.
    by_right: bool,
    /// The lines as they were drawn last.
    drawn: Vec<Line>,
    /// What the pointer or the focus came to, and the letters of its pairs.
    lit: Option<Element>,
    letters: Vec<String>,
}

/// A pair, as its line shows it.
struct Shown {
    letter: String,
    strength: Strength,
    is_here: bool,
}

/// A line from a passage to its partner.
struct Connector {
    /// The place of its pair among those that are shown.
    pair: usize,
    ends: [End; 2],
    /// Where the columns are to be scrolled so that its ends stand level.
    level: [i32; 2],
}

impl Connectors {
    /// Measures the texts as they stand, draws the lines between their pairs and, in step, takes the
    /// other column along.
    pub(crate) fn measure(&self, pairs: Vec<Pair>, apart: bool) {
        let mut inner = self.0.borrow_mut();
        inner.apart = apart;
        let shown = |Pair { letter, related, selected, .. }| Shown {
            letter,
            strength: related.strength,
            is_here: selected,
        };
        inner.pairs = pairs.into_iter().map(shown).collect();
        inner.measure();
    }

    /// The window has another size.
    pub(crate) fn resized(&self) {
        self.0.borrow_mut().measure();
    }

    /// Brings the selected pair level and in view; false where the texts are not side by side.
    pub(crate) fn level(&self) -> bool {
        let level = self.0.borrow().level;
        if let Some(level) = level {
            self.scroll(level);
            dom::scroll_into_view(".faces");
        }
        level.is_some()
    }

    /// How far the columns are scrolled.
    pub(crate) fn scrolled(&self) -> Option<[i32; 2]> {
        self.0.borrow().columns.as_ref().map(|it| it.each_ref().map(|it| it.element.scroll_top()))
    }

    /// Scrolls each column to its position.
    pub(crate) fn scroll(&self, [a, b]: [i32; 2]) {
        let mut inner = self.0.borrow_mut();
        if let Some([left, right]) = &mut inner.columns {
            left.scroll(a);
            right.scroll(b);
        }
        inner.draw();
    }

    /// Something was scrolled: in step, the other column follows the one that moved.
    pub(crate) fn on_scroll(&self, target: &Element) {
        let mut inner = self.0.borrow_mut();
        let is_column = |column: &Column| *column.element == *target;
        if inner.columns.as_ref().is_some_and(|columns| columns.iter().any(is_column)) {
            inner.look();
            inner.draw();
        }
    }

    /// Looks where the columns are before they are drawn anew: browsers tell of a scroll later, and
    /// the column that moved must not be taken back to where the other one is.
    pub(crate) fn look(&self) {
        self.0.borrow_mut().look();
    }

    /// The pointer or the focus came to `target`.
    pub(crate) fn light(&self, target: Option<Element>) {
        let mut inner = self.0.borrow_mut();
        let lit = target.and_then(|it| it.closest("[data-letter], [data-pairs]").ok().flatten());
        if inner.lit != lit {
            inner.lit = lit;
            inner.light();
            inner.draw();
        }
    }
}

impl Inner {
    fn measure(&mut self) {
        (self.columns, self.level) = (None, None);
        self.connectors.clear();
        self.steps.clear();
        let Ok(texts) = <[HtmlElement; 2]>::try_from(dom::all(".faces > article")) else {
            return;
        };
        let [left, right] = texts.map(Column::new);
        if left.x < right.x {
            self.find_connectors([&left, &right]);
            // Only here the height of these does not follow from what is in them.
            for drawing in dom::all(".strip, .wires") {
                put(&drawing, "height", left.height);
            }
            self.find_steps([&left, &right]);
            self.columns = Some([left, right]);
        }
        self.follow();
        self.light();
        self.draw();
    }

    /// Finds the lines: the surer after the others, the selected pair's last.
    fn find_connectors(&mut self, [left, right]: [&Column; 2]) {
        let ends = [left.ends(true), right.ends(false)];
        for kind in [Some(Strength::Weak), Some(Strength::Possible), Some(Strength::Strong), None] {
            for (pair, shown) in self.pairs.iter().enumerate() {
                if kind == (!shown.is_here).then_some(shown.strength)
                    && let [Some(Some(a)), Some(Some(b))] = ends.each_ref().map(|it| it.get(pair))
                {
                    let level = level([left, right], [*a, *b]);
                    self.connectors.push(Connector { pair, ends: [*a, *b], level });
                }
            }
        }
    }

    /// Finds where the columns are in step: pairs that are level one after the other on both sides,
    /// the selected one before all, then the surer ones, which are drawn after the others.
    fn find_steps(&mut self, [left, right]: [&Column; 2]) {
        let is_here = |connector: &&Connector| {
            self.pairs.get(connector.pair).is_some_and(|pair| pair.is_here)
        };
        let last = self.connectors.last().filter(is_here);
        self.level = last.map(|connector| connector.level);
        let [a, b] = self.level.unwrap_or_default();
        self.steps = vec![[0, 0], [left.reach(a), right.reach(b)]];
        for &Connector { level: [a, b], .. } in self.connectors.iter().rev() {
            let at = self.steps.iter().take_while(|[left, _]| *left < a).count();
            let before = at.checked_sub(1).and_then(|at| self.steps.get(at));
            let is_after = before.is_some_and(|&[_, right]| right < b);
            if is_after && self.steps.get(at).is_some_and(|&[c, d]| a < c && b < d) {
                self.steps.insert(at, [a, b]);
            }
        }
    }

    /// Finds the column that was scrolled since the page last looked, and lets the other one follow.
    fn look(&mut self) {
        let Some(columns) = &mut self.columns else { return };
        let moved = columns.each_mut().map(Column::look);
        if let Some(moved) = moved.iter().rposition(|moved| *moved) {
            self.by_right = moved > 0;
            self.follow();
        }
    }

    /// In step, scrolls the column that the reader did not scroll to where the other one is.
    fn follow(&mut self) {
        let Some([left, right]) = &mut self.columns else { return };
        if self.apart {
            return;
        }
        let (from, to) = if self.by_right { (right, left) } else { (left, right) };
        let at = from.element.scroll_top();
        let [mut start, mut here] = [0, 0];
        for &[a, b] in &self.steps {
            let [end, there] = if self.by_right { [b, a] } else { [a, b] };
            if at <= end {
                let part = f64::from(at - start) / f64::from((end - start).max(1));
                #[expect(clippy::cast_possible_truncation, reason = "between two pixels")]
                let on = (part * f64::from(there - here)) as i32;
                return to.scroll(here + on);
            }
            [start, here] = [end, there];
        }
        to.scroll(here);
    }

    /// Draws the lines from where the passages stand now, if they stand elsewhere: those of which an
    /// end is in view, since a long comparison has thousands.
    fn draw(&mut self) {
        let (Some(columns), Some(drawing)) = (&self.columns, dom::first(".wires")) else {
            return;
        };
        for column in columns {
            column.say_seen();
        }
        let lines = self.lines(columns);
        if lines == self.drawn && drawing.child_element_count() as usize == lines.len() {
            return;
        }
        drawing.set_text_content(None);
        for line in &lines {
            line.draw(&drawing);
        }
        self.drawn = lines;
    }

    fn lines(&self, columns: &[Column; 2]) -> Vec<Line> {
        let [left, right] = columns.each_ref().map(|column| column.element.scroll_top());
        let [height, _] = columns.each_ref().map(|column| column.height);
        let mut lines = Vec::new();
        for Connector { pair, ends: [a, b], .. } in &self.connectors {
            let ends = [a.scrolled(left), b.scrolled(right)];
            let is_seen = |end: &&End| 0 < end.bottom && end.top < height;
            let seen = ends.iter().filter(is_seen).count();
            if let (Some(shown), 1..) = (self.pairs.get(*pair), seen) {
                lines.push(Line {
                    letter: shown.letter.clone(),
                    strength: shown.strength,
                    is_here: shown.is_here,
                    is_lit: self.letters.contains(&shown.letter),
                    is_whole: seen == 2,
                    ends,
                });
            }
        }
        lines
    }

    /// Lights the partners of the passage that the pointer or the focus is on.
    fn light(&mut self) {
        for lit in dom::all(".sentence[data-lit]") {
            let _ = lit.remove_attribute("data-lit");
        }
        self.letters.clear();
        let Some(on) = &self.lit else { return };
        let own = on.closest(".sentence").ok().flatten().map(html);
        let letters = on.get_attribute("data-letter").or_else(|| on.get_attribute("data-pairs"));
        for letter in letters.unwrap_or_default().split(' ') {
            for partner in dom::all(&format!("[data-pairs~={letter}]")) {
                if own.as_ref() != Some(&partner) {
                    say(&partner, "data-lit", "");
                }
            }
            self.letters.push(letter.to_owned());
        }
    }
}

/// Where the columns are to be scrolled so that these ends stand level: near the top for what stands
/// at the beginning of the texts, near the bottom for what stands at their end.
fn level([left, right]: [&Column; 2], [a, b]: [End; 2]) -> [i32; 2] {
    let part = |end: End, column: &Column| column.height * end.top / column.end.max(1) / 2;
    let longest = (a.bottom - a.top).max(b.bottom - b.top);
    let lowest = (left.height - longest - ROOM).max(ROOM);
    let y = (part(a, left) + part(b, right)).clamp(ROOM, lowest).min(a.top).min(b.top);
    [a.top - y, b.top - y]
}
