//! The state of the interface that is in no link: focus, folds, what is open.

use dossier::filter::facets::Field;
use dossier::text::span::Span;

use crate::model::page::Side;

/// The state of the interface that is in no link: focus, folds, what is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one part of the page, open or not")]
pub struct UiState {
    /// The match the reader stands on, from 0 in reading order.
    pub current: Option<usize>,
    /// Folded stretches that the reader opened: the side and the first paragraph.
    pub unfolded: Vec<(Side, usize)>,
    /// How often the search box was emptied: each time it takes the focus.
    pub clears: usize,
    /// Whether the rail is open where it folds.
    pub rail: bool,
    /// Whether the tools of the bar are open where they fold.
    pub tools: bool,
    /// Whether the options of the search are open.
    pub options: bool,
    /// How often more lines of the lists were asked for.
    pub more: usize,
    /// Facets that the reader opened to see all their values.
    pub fields: Vec<Field>,
    /// How the words of the comparison are listed.
    pub terms: TermList,
    /// The name whose mentions are shown, by its place among those of the comparison.
    pub name: Option<usize>,
    /// The place in a text that was last scrolled to on request.
    pub spot: Option<Spot>,
    /// The passage that the link names, where its text has it.
    pub quoted: Option<(Side, Span)>,
    /// Whether it has been counted how many keywords chance alone would give.
    pub counted: bool,
    /// How often more links from passage to passage were drawn.
    pub slices: usize,
    /// What is being typed in the date fields: it filters once it is a date.
    pub drafts: [Option<String>; 2],
}

/// How the words of a comparison are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TermList {
    /// In which order.
    pub order: TermOrder,
    /// Letters that a word has to have, as typed.
    pub having: String,
    /// Whether G² and Log Ratio stand beside each.
    pub details: bool,
}

/// What comes first among the words of a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TermOrder {
    /// What the sides differ most in.
    #[default]
    Difference,
    /// By the alphabet.
    Word,
    /// What the left side has most often.
    Left,
    /// What the right side has most often.
    Right,
}

/// A place in one of the two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// 0 is left, 1 is right.
    pub side: usize,
    /// In UTF-8 bytes of the report's text.
    pub start: u32,
}
