//! `visavis.compare(left, right, options?)`: everything a comparison finds, as plain objects.

use dossier::compare::{Chance, Comparison, Passage, SHUFFLES, Term};
use dossier::facts::Speech;
use dossier::span::Span;
use dossier::who;

use super::Utf16;
use super::value::Value::{self, Flag, List, Name, Number, Object, Text};
use crate::components::terms::CLEAR;
use crate::shelf::Shelf;

/// Compares two reports by their slugs; `None` when the collection lacks one.
pub(super) fn compare(shelf: Shelf, slugs: [&str; 2], concepts: bool) -> Option<Value> {
    let collection = shelf.collection();
    let [(left, a), (right, b)] = [collection.find(slugs[0])?, collection.find(slugs[1])?];
    let sides = [left, right];
    let offsets = [a, b].map(|report| Utf16::of(&report.text));
    let ends = |side: usize, span: Span| {
        let at = |byte: u32| offsets.get(side).map_or(Value::Null, |offsets| offsets.at(byte));
        [at(span.start), at(span.end)]
    };
    let range = |side: usize, span: Span| List(ends(side, span).into());
    let ranges = |side: usize, spans: &[Span]| Value::list(spans, |&span| range(side, span));
    let place = |side: usize, passage: &Passage| {
        let [start, end] = ends(side, passage.span);
        Object(vec![
            ("paragraph", Value::count(passage.paragraph)),
            ("sentence", Value::count(passage.sentence)),
            ("start", start),
            ("end", end),
        ])
    };
    let both = |of: &dyn Fn(usize) -> Value| Object(vec![("left", of(0)), ("right", of(1))]);

    let comparison = Comparison::new(collection, shelf.searcher(), sides, concepts);
    // Asked for all at once, it is there.
    let chance = comparison.chance(usize::MAX / SHUFFLES)?;
    let passages = Value::list(&comparison.related, |it| {
        let [left, right] = &it.passages;
        let reasons = Value::list(&it.reasons, |reason| {
            let [left, right] = &reason.places;
            Object(vec![
                ("kind", Name(if reason.is_concept { "concept" } else { "word" })),
                ("text", Text(reason.text.clone())),
                ("left", ranges(0, left)),
                ("right", ranges(1, right)),
            ])
        });
        Object(vec![
            ("left", place(0, left)),
            ("right", place(1, right)),
            ("strength", Name(it.strength.name())),
            ("reasons", reasons),
        ])
    });
    let unmatched = both(&|side| {
        let passages = comparison.unmatched.get(side).into_iter().flatten();
        Value::list(passages, |passage| place(side, passage))
    });
    let terms = Value::list(&comparison.terms, |term| term_found(term, &chance));
    let facts = sides.map(|index| collection.facts(index));
    let names = Value::list(who::named(facts.map(|facts| facts.names.as_slice())), |named| {
        let [left, right] = &named.mentions;
        Object(vec![
            ("name", Name(named.name)),
            ("kind", Name(named.kind.name())),
            ("acronym", named.acronym.into()),
            ("left", ranges(0, left)),
            ("right", ranges(1, right)),
        ])
    });
    let quotes = both(&|side| {
        let quotations = facts.get(side).into_iter().flat_map(|facts| &facts.quotations);
        Value::list(quotations, |it| {
            let [start, end] = ends(side, it.span);
            let known = it.speaker.as_ref().map(|_| if it.deduced { "deduced" } else { "named" });
            Object(vec![
                ("start", start),
                ("end", end),
                ("kind", Name(if it.speech == Speech::Direct { "direct" } else { "reported" })),
                ("speaker", it.speaker.as_deref().into()),
                ("known", known.into()),
                ("cue", it.cue.map_or(Value::Null, |cue| range(side, cue))),
            ])
        })
    });
    let dates = both(&|side| {
        let dates = facts.get(side).into_iter().flat_map(|facts| &facts.dates);
        Value::list(dates, |it| {
            let [start, end] = ends(side, it.span);
            Object(vec![
                ("start", start),
                ("end", end),
                ("value", Text(it.when.to_string())),
                ("precision", Name(it.when.precision())),
                ("relative", Flag(it.relative)),
            ])
        })
    });
    Some(Object(vec![
        ("passages", passages),
        ("unmatched", unmatched),
        ("terms", terms),
        ("expectedByChance", Number(chance.exceeding)),
        ("names", names),
        ("quotes", quotes),
        ("dates", dates),
    ]))
}

fn term_found(term: &Term, chance: &Chance) -> Value {
    let ([left, right], g2) = (term.counts.counts, term.counts.g2());
    let [left_rate, right_rate] = term.counts.per_thousand();
    let [low, ratio, high] = term.counts.log_ratio();
    let p = chance.p(g2);
    let forms = Value::list(&term.forms, |(text, [left, right])| {
        Object(vec![
            ("text", Text(text.clone())),
            ("left", Value::count(*left)),
            ("right", Value::count(*right)),
        ])
    });
    Object(vec![
        ("text", term.forms.first().map(|(text, _)| text.clone()).into()),
        ("forms", forms),
        ("left", Value::count(left)),
        ("right", Value::count(right)),
        ("leftPerThousand", Number(left_rate)),
        ("rightPerThousand", Number(right_rate)),
        ("g2", Number(g2)),
        ("logRatio", Number(ratio)),
        ("logRatioLow", Number(low)),
        ("logRatioHigh", Number(high)),
        ("p", Number(p)),
        ("clear", Flag(p < CLEAR)),
    ])
}
