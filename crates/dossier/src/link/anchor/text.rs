//! The text form of a passage: `side.pN:[prefix-,]start[,end][,-suffix]`, side `r`, `a` or `b`.
//!
//! In its words `,` and `-` are percent-encoded, so that they survive.

use super::Quote;
use crate::link::view::Side;
use crate::link::{decode, encode, number};

/// Bytes of the text form, at most.
const MAX_BYTES: usize = 8192;

/// A passage that a link leads to. It is kept as its text form: views are cloned and compared all
/// over, and few lead to a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor(String);

/// What an anchor says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The side that shows its report.
    pub side: Side,
    /// The paragraph that had it when the link was made; 0 is the furniture.
    pub paragraph: u32,
    /// Its words.
    pub quote: Quote,
}

impl Anchor {
    /// The anchor of a passage.
    #[must_use]
    pub fn new(Target { side, paragraph, quote }: &Target) -> Self {
        let Quote { prefix, start, end, suffix } = quote;
        let mut parts = Vec::new();
        for (text, before, after) in
            [(prefix, "", "-"), (start, "", ""), (end, "", ""), (suffix, "-", "")]
        {
            if !text.is_empty() {
                let text = encode(text, "").replace(',', "%2C").replace('-', "%2D");
                parts.push(format!("{before}{text}{after}"));
            }
        }
        Self(format!("{}.p{paragraph}:{}", side.key(), parts.join(",")))
    }

    /// Reads a value that is not yet decoded; `None` when it is not of the grammar.
    pub(crate) fn read(raw: &str) -> Option<Self> {
        let anchor = Self(encode(raw, "+%"));
        (raw.len() <= MAX_BYTES && anchor.target().is_some()).then_some(anchor)
    }

    /// Its text form.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// What it says; `None` for no anchor that was read or made.
    #[must_use]
    pub fn target(&self) -> Option<Target> {
        let (place, text) = self.0.split_once(':')?;
        let (side, paragraph) = place.split_once('.')?;
        let side = Side::ALL.into_iter().find(|it| it.key() == side)?;
        let paragraph = number(paragraph.strip_prefix('p')?)?;
        let mut quote = Quote::default();
        let mut is_whole = true;
        for part in text.split(',') {
            let is_first = quote.start.is_empty();
            let (place, part) = if let (true, Some(part)) = (is_first, part.strip_suffix('-')) {
                (&mut quote.prefix, part)
            } else if let Some(part) = part.strip_prefix('-') {
                (&mut quote.suffix, part)
            } else if is_first {
                (&mut quote.start, part)
            } else {
                (&mut quote.end, part)
            };
            let text = decode(part, true).unwrap_or_default();
            is_whole &= place.is_empty() && !text.trim().is_empty();
            *place = text;
        }
        (is_whole && !quote.start.is_empty()).then_some(Target { side, paragraph, quote })
    }
}
