//! What `compare()` takes and gives.

use serde::{Deserialize, Serialize};

use crate::reports::{Precision, Range, Sides};
use crate::string_enum;

/// What a comparison looks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct CompareOptions {
    /// Whether different words for one matter relate passages; `true` unless said otherwise.
    pub concepts: Option<bool>,
}

/// Two reports set against each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// Related passages, strongest first. A passage is a sentence; headers and datelines are none.
    pub passages: Vec<RelatedPassages>,
    /// Passages with no strong or possible partner, in order.
    pub unmatched: Sides<Vec<Passage>>,
    /// Word families, function words left out, the most different first.
    pub terms: Vec<Term>,
    /// How many of them exceed G² 3.84 where only chance decides: the mean of 1,000 shuffles of the
    /// sentences, the same on every run and machine.
    pub expected_by_chance: f64,
    /// Who and what either text names, by kind, then as they are met.
    pub names: Vec<Name>,
    /// Who says what, in order.
    pub quotes: Sides<Vec<Quote>>,
    /// Dates the texts name, in order.
    pub dates: Sides<Vec<NamedDate>>,
}

/// A sentence of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Passage {
    /// The paragraph's number, from 1.
    pub paragraph: u32,
    /// The sentence's number in its paragraph, from 1.
    pub sentence: u32,
    /// Where it begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

impl Passage {
    /// Where it stands.
    #[must_use]
    pub fn range(&self) -> Range {
        Range(self.start, self.end)
    }
}

/// Two passages about the same matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RelatedPassages {
    /// The passage of the left report.
    pub left: Passage,
    /// The passage of the right report.
    pub right: Passage,
    /// How sure it is that they are.
    pub strength: Strength,
    /// Why they are.
    pub reasons: Vec<Reason>,
}

string_enum! {
    /// `strong`: two words or more, which chance would bring together in less than one sentence of the
    /// two texts; `possible`: each is the other's best partner among the rest; else `weak`.
    Strength {
        Strong = "strong",
        Possible = "possible",
        Weak = "weak",
    }
}

/// Why two passages are related: words of one family on both sides, or a matter that they name by
/// different words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Reason {
    /// Which of the two.
    pub kind: ReasonKind,
    /// The word as the left text writes it first, or the name of the matter.
    pub text: String,
    /// Where it stands in the left passage.
    pub left: Vec<Range>,
    /// Where it stands in the right passage.
    pub right: Vec<Range>,
}

string_enum! {
    /// What relates two passages.
    ReasonKind {
        Word = "word",
        Concept = "concept",
    }
}

/// A word family that either text uses.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Term {
    /// Its most frequent form.
    pub text: String,
    /// Its forms, most frequent first.
    pub forms: Vec<Form>,
    /// Occurrences in the left text, the furniture included.
    pub left: u32,
    /// Occurrences in the right text, the furniture included.
    pub right: u32,
    /// Occurrences in 1,000 words of the left text.
    pub left_per_thousand: f64,
    /// Occurrences in 1,000 words of the right text.
    pub right_per_thousand: f64,
    /// Log-likelihood with two cells (Rayson & Garside 2000).
    pub g2: f64,
    /// Doublings of the left rate over the right one (Hardie 2014).
    pub log_ratio: f64,
    /// Where its 95 % interval begins.
    pub log_ratio_low: f64,
    /// Where its 95 % interval ends.
    pub log_ratio_high: f64,
    /// How probable so large a G² is where only chance decides, over all words together.
    pub p: f64,
    /// Whether `p` is below 0.05.
    pub clear: bool,
}

/// A form of a word family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Form {
    /// As it is mostly written.
    pub text: String,
    /// Occurrences in the left text.
    pub left: u32,
    /// Occurrences in the right text.
    pub right: u32,
}

/// Someone or something that either text names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Name {
    /// Its fullest form in the collection.
    pub name: String,
    /// What it is.
    pub kind: NameKind,
    /// Its acronym; the same as `name` where no text says what it stands for.
    pub acronym: Option<String>,
    /// Its mentions in the left text, without article or title.
    pub left: Vec<Range>,
    /// Its mentions in the right text.
    pub right: Vec<Range>,
}

string_enum! {
    /// What has a name.
    NameKind {
        Person = "person",
        Organisation = "organisation",
        Country = "country",
        City = "city",
        Agency = "agency",
    }
}

/// Something that was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Quote {
    /// Where what is said begins, without quote marks, cue and speaker.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// Between quote marks, or told by the writer.
    pub kind: QuoteKind,
    /// `null` where the text does not tell.
    pub speaker: Option<String>,
    /// Whether the text names the speaker there, or a pronoun or an office was resolved.
    pub known: Option<Attribution>,
    /// The words that say that something is said.
    pub cue: Option<Range>,
}

impl Quote {
    /// Where it stands.
    #[must_use]
    pub fn range(&self) -> Range {
        Range(self.start, self.end)
    }
}

string_enum! {
    /// How someone's words are given.
    QuoteKind {
        Direct = "direct",
        Reported = "reported",
    }
}

string_enum! {
    /// How a speaker is known.
    Attribution {
        Named = "named",
        Deduced = "deduced",
    }
}

/// A date that a text names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NamedDate {
    /// Where it begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// EDTF: `2024-11-24`, `2022-06`, `2003-07-18/2003-07-20`, `2022-23` for the autumn of 2022.
    pub value: String,
    /// How exactly it is said.
    pub precision: Precision,
    /// Whether it depends on the report's own date.
    pub relative: bool,
}

impl NamedDate {
    /// Where it stands.
    #[must_use]
    pub fn range(&self) -> Range {
        Range(self.start, self.end)
    }
}
