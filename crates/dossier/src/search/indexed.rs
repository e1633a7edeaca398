//! The words of a report as numbers, with what a phrase and a sentence need to know of each.

use super::Hit;
use crate::index::Builder;
use crate::report::Report;
use crate::report::facts::Facts;
use crate::text::fold::{fold, fold_text};
use crate::text::span::Span;
use crate::text::words::{Reading, Words};

/// The words of a report.
#[derive(Debug)]
pub(super) struct ReportWords {
    pub(super) passages: Vec<Passage>,
    /// The words of all passages, in order.
    pub(super) words: Vec<Word>,
    /// Whether a passage is.
    pub(super) glued: bool,
}

/// The furniture or a paragraph.
#[derive(Debug)]
pub(super) struct Passage {
    /// The paragraph's number; 0 is the furniture.
    pub(super) paragraph: u32,
    /// Where it stands in the report, in bytes.
    pub(super) span: Span,
    /// Where its words end among the report's.
    pub(super) end: u32,
    /// Whether two of its words share a grapheme cluster, so that marks may meet.
    pub(super) glued: bool,
}

/// A report with its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct IndexedReport<'s> {
    pub(super) report: &'s Report,
    pub(super) facts: &'s Facts,
    pub(super) index: &'s ReportWords,
}

/// A word's id, and in the two highest bits whether a phrase goes on after it whatever was typed
/// there, and whether it is the first of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word(u32);

impl Word {
    const BRIDGED: u32 = 1 << 31;
    const OPENS: u32 = 1 << 30;

    pub(super) fn id(self) -> u32 {
        self.0 & !(Self::BRIDGED | Self::OPENS)
    }

    /// The same word under another id.
    pub(super) fn renumbered(self, id: u32) -> Self {
        Self(self.0 & (Self::BRIDGED | Self::OPENS) | id)
    }

    pub(super) fn is_bridged(self) -> bool {
        self.0 & Self::BRIDGED != 0
    }

    pub(super) fn opens(self) -> bool {
        self.0 & Self::OPENS != 0
    }
}

impl ReportWords {
    pub(super) fn of<'t>(report: &'t Report, builder: &mut Builder<'t>) -> Self {
        let mut all = Vec::new();
        let sentences = report.paragraphs.iter().flat_map(|paragraph| &paragraph.sentences);
        let mut sentences = sentences.map(|sentence| sentence.start).peekable();
        let passages = report.passages().map(|(paragraph, span)| {
            let text = span.of(&report.text);
            let words = Words::of(text, Reading::Text);
            let mut glued = false;
            for at in 0..words.len() {
                let Span { start, end } = words.span(at);
                let mut word = builder.add(words.written(text, at), words.folded(at));
                if bridges(words.gap(text, at)) {
                    word |= Word::BRIDGED;
                }
                while sentences.next_if(|&sentence| sentence <= span.start + start).is_some() {
                    word |= Word::OPENS;
                }
                all.push(Word(word));
                glued |= end > words.span(at + 1).start && at + 1 < words.len();
            }
            Passage {
                paragraph: u32::try_from(paragraph).unwrap_or(u32::MAX),
                span,
                end: u32::try_from(all.len()).unwrap_or(u32::MAX),
                glued,
            }
        });
        let passages: Vec<Passage> = passages.collect();
        let glued = passages.iter().any(|passage| passage.glued);
        Self { passages, words: all, glued }
    }

    /// The passages with their words.
    pub(super) fn passages(&self) -> impl Iterator<Item = (&Passage, &[Word])> {
        let mut start = 0;
        self.passages.iter().map(move |passage| {
            let end = passage.end as usize;
            let words = self.words.get(start..end).unwrap_or_default();
            start = end;
            (passage, words)
        })
    }
}

impl<'s> IndexedReport<'s> {
    /// The text of one of its passages.
    pub(super) fn text(self, passage: &Passage) -> &'s str {
        passage.span.of(&self.report.text)
    }

    /// The words of one of its passages, read anew from the text.
    pub(super) fn words(self, passage: &Passage) -> Words {
        Words::of(self.text(passage), Reading::Text)
    }

    /// What this speaker says, sorted and disjoint: of what is told within what is told, the outer.
    pub(super) fn said_by(self, speaker: &str) -> Vec<Span> {
        let wanted = fold_text(speaker);
        let is_it = |name: &str| {
            let name = fold_text(name);
            let before = name.strip_suffix(wanted.as_str());
            before.is_some_and(|before| before.is_empty() || before.ends_with([' ', '-', '\'']))
        };
        let mut said: Vec<Span> = Vec::new();
        for quotation in &self.facts.quotations {
            let is_free = said.last().is_none_or(|last| last.end <= quotation.span.start);
            if is_free && quotation.speaker.as_deref().is_some_and(is_it) {
                said.push(quotation.span);
            }
        }
        said
    }

    /// The passage of hits that all stand in one.
    pub(super) fn passage_of(self, hits: &[Hit]) -> Option<&'s Passage> {
        self.index.passages.get(hits.first()?.passage)
    }
}

/// Whether any phrase goes on over `gap`: white space and at most one of `’ ' - , / ( )`.
fn bridges(gap: &str) -> bool {
    // Most gaps are.
    if gap == " " {
        return true;
    }
    let mut marks = gap.chars().filter_map(|c| fold(c).letters().first().copied());
    let mut marks = marks.by_ref().filter(|&c| c != ' ');
    matches!((marks.next(), marks.next()), (None | Some('\'' | '-' | ',' | '/' | '(' | ')'), None))
}
