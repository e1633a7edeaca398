//! `visavis.compare(left, right, options?)`: everything a comparison finds, as plain objects.

use dossier::compare::{Comparison, Passage, SHUFFLES, Strength};
use dossier::facts::{Kind, Quotation, Speech};
use dossier::report::Report;
use dossier::span::Span;
use dossier::who;
use serde::Serialize;

use super::Utf16;
use crate::shelf::Shelf;

/// Below it, over all words together, a difference is called clear.
const CLEAR: f64 = 0.05;

#[derive(Serialize)]
struct Sides<T> {
    left: T,
    right: T,
}

impl<T> From<[T; 2]> for Sides<T> {
    fn from([left, right]: [T; 2]) -> Self {
        Self { left, right }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Compared {
    passages: Vec<PassagesFound>,
    unmatched: Sides<Vec<Place>>,
    terms: Vec<TermFound>,
    expected_by_chance: f64,
    names: Vec<NameFound>,
    quotes: Sides<Vec<QuoteFound>>,
    dates: Sides<Vec<DateFound>>,
}

/// A range in UTF-16 units of a report's whole text.
type Range = [usize; 2];

#[derive(Serialize)]
struct Place {
    paragraph: usize,
    sentence: usize,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct PassagesFound {
    left: Place,
    right: Place,
    strength: &'static str,
    reasons: Vec<ReasonFound>,
}

#[derive(Serialize)]
struct ReasonFound {
    kind: &'static str,
    text: String,
    left: Vec<Range>,
    right: Vec<Range>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TermFound {
    text: String,
    forms: Vec<FormFound>,
    left: usize,
    right: usize,
    left_per_thousand: f64,
    right_per_thousand: f64,
    g2: f64,
    log_ratio: f64,
    log_ratio_low: f64,
    log_ratio_high: f64,
    p: f64,
    clear: bool,
}

#[derive(Serialize)]
struct FormFound {
    text: String,
    left: usize,
    right: usize,
}

#[derive(Serialize)]
struct NameFound {
    name: &'static str,
    kind: &'static str,
    acronym: Option<&'static str>,
    left: Vec<Range>,
    right: Vec<Range>,
}

#[derive(Serialize)]
struct QuoteFound {
    start: usize,
    end: usize,
    kind: &'static str,
    speaker: Option<&'static str>,
    known: Option<&'static str>,
    cue: Option<Range>,
}

#[derive(Serialize)]
struct DateFound {
    start: usize,
    end: usize,
    value: String,
    precision: &'static str,
    relative: bool,
}

/// Compares two reports by their slugs; `None` when the collection lacks one.
pub(super) fn compare(shelf: Shelf, slugs: [&str; 2], concepts: bool) -> Option<Compared> {
    let collection = shelf.collection();
    let [(left, a), (right, b)] = [collection.find(slugs[0])?, collection.find(slugs[1])?];
    let sides = [left, right];
    let reports: [&'static Report; 2] = [a, b];
    let offsets = reports.map(|report| Utf16::of(&report.text));
    let range = |side: usize, span: Span| -> Range {
        let at = |byte: u32| offsets.get(side).map_or(0, |offsets| offsets.at(byte as usize));
        [at(span.start), at(span.end)]
    };
    let ranges = |side: usize, spans: &[Span]| -> Vec<Range> {
        spans.iter().map(|&span| range(side, span)).collect()
    };
    let place = |side: usize, passage: &Passage| {
        let [start, end] = range(side, passage.span);
        Place { paragraph: passage.paragraph, sentence: passage.sentence, start, end }
    };

    let comparison = Comparison::new(collection, shelf.searcher(), sides, concepts);
    // Asked for all at once, it is there.
    let chance = comparison.chance(usize::MAX / SHUFFLES)?;
    let passages = comparison.related.iter().map(|it| {
        let [left, right] = &it.passages;
        let reasons = it.reasons.iter().map(|reason| {
            let [left, right] = &reason.places;
            ReasonFound {
                kind: if reason.is_concept { "concept" } else { "word" },
                text: reason.text.clone(),
                left: ranges(0, left),
                right: ranges(1, right),
            }
        });
        PassagesFound {
            left: place(0, left),
            right: place(1, right),
            strength: match it.strength {
                Strength::Strong => "strong",
                Strength::Possible => "possible",
                Strength::Weak => "weak",
            },
            reasons: reasons.collect(),
        }
    });
    let terms = comparison.terms.iter().map(|term| {
        let ([left, right], g2) = (term.counts.counts, term.counts.g2());
        let [left_per_thousand, right_per_thousand] = term.counts.per_thousand();
        let [log_ratio_low, log_ratio, log_ratio_high] = term.counts.log_ratio();
        let forms = term.forms.iter().map(|(text, [left, right])| FormFound {
            text: text.clone(),
            left: *left,
            right: *right,
        });
        let p = chance.p(g2);
        TermFound {
            text: term.forms.first().map(|(text, _)| text.clone()).unwrap_or_default(),
            forms: forms.collect(),
            left,
            right,
            left_per_thousand,
            right_per_thousand,
            g2,
            log_ratio,
            log_ratio_low,
            log_ratio_high,
            p,
            clear: p < CLEAR,
        }
    });
    let facts = sides.map(|index| collection.facts(index));
    let named = who::named(facts.map(|facts| facts.names.as_slice())).into_iter();
    let names = named.map(|named| NameFound {
        name: named.name,
        kind: match named.kind {
            Kind::Person => "person",
            Kind::Organisation => "organisation",
            Kind::Country => "country",
            Kind::City => "city",
            Kind::Agency => "agency",
        },
        acronym: named.acronym,
        left: ranges(0, &named.mentions[0]),
        right: ranges(1, &named.mentions[1]),
    });
    let quote = |side: usize, it: &'static Quotation| {
        let [start, end] = range(side, it.span);
        let known = if it.deduced { "deduced" } else { "named" };
        QuoteFound {
            start,
            end,
            kind: if it.speech == Speech::Direct { "direct" } else { "reported" },
            speaker: it.speaker.as_deref(),
            known: it.speaker.is_some().then_some(known),
            cue: it.cue.map(|cue| range(side, cue)),
        }
    };
    let quotes = [0, 1].map(|side| {
        let facts = facts.get(side).map(|facts| facts.quotations.as_slice()).unwrap_or_default();
        facts.iter().map(|it| quote(side, it)).collect()
    });
    let dates = [0, 1].map(|side| {
        let facts = facts.get(side).map(|facts| facts.dates.as_slice()).unwrap_or_default();
        let date = |it: &dossier::facts::NamedDate| {
            let [start, end] = range(side, it.span);
            let (value, precision) = (it.when.to_string(), it.when.precision());
            DateFound { start, end, value, precision, relative: it.relative }
        };
        facts.iter().map(date).collect()
    });
    let unmatched = [0, 1].map(|side| {
        let passages = comparison.unmatched.get(side).map(Vec::as_slice).unwrap_or_default();
        passages.iter().map(|passage| place(side, passage)).collect()
    });
    Some(Compared {
        passages: passages.collect(),
        unmatched: Sides::from(unmatched),
        terms: terms.collect(),
        expected_by_chance: chance.exceeding,
        names: names.collect(),
        quotes: Sides::from(quotes),
        dates: Sides::from(dates),
    })
}
