//! The options and the result of `compare()`.

use serde::{Deserialize, Serialize};

use crate::reports::{Precision, Range, Sides};

/// Options of a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct CompareOptions {
    /// Whether concepts (different words for the same subject) relate passages; `true` by default.
    pub concepts: Option<bool>,
}

/// A comparison of two reports.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// Related passages, strongest first. A passage is a sentence; headers and datelines are
    /// left out.
    pub passages: Vec<RelatedPassages>,
    /// Passages without a strong or possible relation, in order.
    pub unmatched: Sides<Vec<Passage>>,
    /// Word families without function words, sorted by how much the reports differ (G²,
    /// descending).
    pub terms: Vec<Term>,
    /// How many of them exceed G² 3.84 by chance alone: the mean over 1,000 random shuffles of the
    /// sentences (deterministic).
    pub expected_by_chance: f64,
    /// The named entities of both texts, by kind, then by first mention.
    pub names: Vec<Name>,
    /// Quotations, in order.
    pub quotes: Sides<Vec<Quote>>,
    /// Dates, in order.
    pub dates: Sides<Vec<NamedDate>>,
}

/// A sentence of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Passage {
    /// The paragraph's number, from 1.
    pub paragraph: u32,
    /// The sentence's number in its paragraph, from 1.
    pub sentence: u32,
    /// Start offset.
    pub start: u32,
    /// End offset.
    pub end: u32,
}

impl Passage {
    /// Its offsets.
    #[must_use]
    pub fn range(&self) -> Range {
        Range(self.start, self.end)
    }
}

/// Two passages about the same subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RelatedPassages {
    /// The passage of the left report.
    pub left: Passage,
    /// The passage of the right report.
    pub right: Passage,
    /// The strength of the relation.
    pub strength: Strength,
    /// What relates them, rarest first.
    pub reasons: Vec<Reason>,
}

/// `strong`: two or more shared words that are expected together in less than one sentence of the
/// two texts by chance; `possible`: each is the other's best remaining partner; else `weak`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "variants are named like their strings")]
pub enum Strength {
    Strong,
    Possible,
    Weak,
}

/// Why two passages are related: words of the same family, or different words for one concept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Reason {
    /// Word or concept.
    pub kind: ReasonKind,
    /// The word, as first written in the left text, or the name of the concept.
    pub text: String,
    /// Its occurrences in the left passage.
    pub left: Vec<Range>,
    /// Its occurrences in the right passage.
    pub right: Vec<Range>,
}

/// The kind of a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "variants are named like their strings")]
pub enum ReasonKind {
    Word,
    Concept,
}

/// A word family that at least one text uses.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Term {
    /// Its most frequent form.
    pub text: String,
    /// Its forms, most frequent first.
    pub forms: Vec<Form>,
    /// Occurrences in the left text, including its header and dateline.
    pub left: u32,
    /// Occurrences in the right text, including its header and dateline.
    pub right: u32,
    /// Occurrences per 1,000 words of the left text.
    pub left_per_thousand: f64,
    /// Occurrences per 1,000 words of the right text.
    pub right_per_thousand: f64,
    /// Log-likelihood with two cells (Rayson & Garside 2000).
    pub g2: f64,
    /// Binary logarithm of the ratio of the left to the right rate (Hardie 2014).
    pub log_ratio: f64,
    /// Lower bound of its 95 % confidence interval.
    pub log_ratio_low: f64,
    /// Upper bound of its 95 % confidence interval.
    pub log_ratio_high: f64,
    /// The probability that any word reaches such a G² by chance.
    pub p: f64,
    /// Whether `p` is below 0.05.
    pub clear: bool,
}

/// A form of a word family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Form {
    /// Its most frequent spelling.
    pub text: String,
    /// Occurrences in the left text.
    pub left: u32,
    /// Occurrences in the right text.
    pub right: u32,
}

/// A named entity of at least one text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Name {
    /// Its fullest form in the collection.
    pub name: String,
    /// Its kind.
    pub kind: NameKind,
    /// Its acronym; equal to `name` if no text expands it.
    pub acronym: Option<String>,
    /// Its mentions in the left text, without articles and titles.
    pub left: Vec<Range>,
    /// Its mentions in the right text.
    pub right: Vec<Range>,
}

/// The kind of a named entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "variants are named like their strings")]
pub enum NameKind {
    Person,
    Organisation,
    Country,
    City,
    Agency,
}

/// A stretch of direct or reported speech.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Quote {
    /// Start offset of the words said, without quote marks, cue and speaker.
    pub start: u32,
    /// End offset.
    pub end: u32,
    /// Direct speech in quote marks, or reported in the writer's words.
    pub kind: QuoteKind,
    /// The speaker; `null` if unknown.
    pub speaker: Option<String>,
    /// `named` if the text names the speaker there, `deduced` if a pronoun or an office was
    /// resolved.
    pub known: Option<Attribution>,
    /// The words that introduce or attribute the speech: "a-t-il déclaré", "Selon".
    pub cue: Option<Range>,
}

impl Quote {
    /// Its offsets.
    #[must_use]
    pub fn range(&self) -> Range {
        Range(self.start, self.end)
    }
}

/// The kind of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "variants are named like their strings")]
pub enum QuoteKind {
    Direct,
    Reported,
}

/// How the speaker was determined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "variants are named like their strings")]
pub enum Attribution {
    Named,
    Deduced,
}

/// A date or period in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NamedDate {
    /// Start offset.
    pub start: u32,
    /// End offset.
    pub end: u32,
    /// EDTF: `2024-11-24`, `2022-06`, `2003-07-18/2003-07-20`, `2022-23` for the autumn of 2022.
    pub value: String,
    /// The precision of `value`.
    pub precision: Precision,
    /// Whether it was resolved against the report's own date.
    pub relative: bool,
}

impl NamedDate {
    /// Its offsets.
    #[must_use]
    pub fn range(&self) -> Range {
        Range(self.start, self.end)
    }
}
