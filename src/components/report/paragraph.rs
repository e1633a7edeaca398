//! A passage of a report, with its marks and what else stands in it.

use dossier::compare::Strength;
use dossier::report::Report;
use dossier::search::Match;
use dossier::text::span::Span;

use crate::components::element::{Element, el};
use crate::components::report::annotations::disjoint;
use crate::model::page::{Piece, pieces};

/// The styles that tell terms apart; further terms use them again, in the same order.
const STYLES: [&str; 6] = ["1", "2", "3", "4", "5", "6"];

/// The style of a term's marks.
pub(crate) fn style(term: usize) -> &'static str {
    STYLES.get(term % STYLES.len()).copied().unwrap_or_default()
}

/// The kind of note that shows the passage that the link leads to.
const QUOTE: &str = "quote";

/// What a passage needs to draw its marks.
#[derive(Clone, Copy)]
pub(crate) struct Marks<'a> {
    /// All matches of the report.
    pub(crate) matches: &'a [Match],
    /// The number, on the page, of the report's first match.
    pub(crate) first: usize,
    /// The number, on the page, of the match the reader stands on.
    pub(crate) current: Option<usize>,
}

/// What a comparison draws into a report, beside marks.
#[derive(Default)]
pub(crate) struct Layers {
    /// Sentences that have something to show and are not drawn yet, last first.
    pub(crate) sentences: Vec<Sentence>,
    /// Words that are shown: a found name, the words that join the selected pair; sorted, disjoint.
    pub(crate) notes: Vec<(Span, &'static str)>,
}

impl Layers {
    /// Shows the passage that the link leads to, in the place of other notes there.
    pub(crate) fn quote(&mut self, quote: Span) {
        self.notes.retain(|(note, _)| !note.overlaps(quote));
        self.notes.push((quote, QUOTE));
        self.notes = disjoint(std::mem::take(&mut self.notes));
    }
}

/// A sentence with partners on the other side, or where the reader was led to.
pub(crate) struct Sentence {
    pub(crate) span: Span,
    pub(crate) number: usize,
    /// The letters of its pairs, the strength of the strongest, and the links to them.
    pub(crate) letters: String,
    pub(crate) strength: Option<Strength>,
    pub(crate) ties: Vec<Element>,
    /// Whether it is of the selected pair, or the place the reader was led to.
    pub(crate) is_here: bool,
}

/// Passage `number` of a report: verbatim, marks inside; 0 is the furniture.
pub(crate) fn paragraph(
    report: &Report,
    number: usize,
    span: Span,
    marks: Marks,
    layers: &mut Layers,
) -> Element {
    let mut drawn = el("p").key(&number.to_string()).put("data-p", number.to_string());
    let mut at = span.start;
    while let Some(sentence) = layers.sentences.pop_if(|next| next.span.start < span.end) {
        // A match over its edge stays whole, and the sentence undrawn.
        let Span { start, end } = sentence.span;
        let crosses = |edge: u32| {
            let before = marks.matches.partition_point(|found| found.span.start < edge);
            let last = before.checked_sub(1).and_then(|at| marks.matches.get(at));
            last.is_some_and(|found| found.span.end > edge)
        };
        if crosses(start) || crosses(end) {
            continue;
        }
        drawn = stretch(drawn, report, Span { start: at, end: start }, marks, &layers.notes);
        let mut inside = el("span.sentence")
            .put("data-s", sentence.number.to_string())
            .put("data-pairs", Some(sentence.letters).filter(|letters| !letters.is_empty()))
            .set("data-strength", sentence.strength.map(Strength::name))
            .flag("data-here", sentence.is_here);
        inside = stretch(inside, report, sentence.span, marks, &layers.notes);
        for tie in sentence.ties {
            inside = inside.child(tie);
        }
        drawn = drawn.child(inside);
        at = end;
    }
    stretch(drawn, report, Span { start: at, end: span.end }, marks, &layers.notes)
}

/// Adds a stretch of the text to `into`: its marks, and its notes cut at their edges.
fn stretch(
    mut into: Element,
    report: &Report,
    span: Span,
    marks: Marks,
    notes: &[(Span, &'static str)],
) -> Element {
    for piece in pieces(span, marks.matches) {
        match piece {
            Piece::Plain(span) => {
                let mut at = span.start;
                for &(note, kind) in notes.iter().filter(|(note, _)| note.overlaps(span)) {
                    let (start, end) = (note.start.max(span.start), note.end.min(span.end));
                    into = plain(into, report, Span { start: at, end: start });
                    let text = Span { start, end }.of(&report.text).to_owned();
                    into = into.child(el("span.note").set("data-note", kind).say(text));
                    at = end;
                }
                into = plain(into, report, Span { start: at, end: span.end });
            }
            Piece::Mark(index, found) => {
                let text = found.span.of(&report.text);
                let drawn = mark(text, found, marks.current == Some(marks.first + index));
                let is_quoted = |it: &(Span, _)| it.1 == QUOTE && it.0.overlaps(found.span);
                let quoted = notes.iter().any(is_quoted).then_some(QUOTE);
                into = into.child(drawn.set("data-note", quoted));
            }
        }
    }
    into
}

fn plain(into: Element, report: &Report, span: Span) -> Element {
    if span.is_empty() { into } else { into.say(span.of(&report.text).to_owned()) }
}

pub(crate) fn mark(text: &str, found: &Match, current: bool) -> Element {
    let numbers: Vec<String> = found.terms.iter().map(|term| (term + 1).to_string()).collect();
    el("mark")
        .put("data-term", numbers.join(" "))
        .set("data-style", found.terms.iter().next().map(style))
        .flag("data-family", found.family)
        .truth("aria-current", current)
        .say(text.to_owned())
}
