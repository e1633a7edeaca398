//! `visavis.compare(left, right, options?)`: everything a comparison finds, as plain objects.

use dossier::compare::names;
use dossier::compare::{Chance, Comparison, Passage, Term};
use dossier::report::facts::Speech;
use dossier::text::span::Span;
use wasm_bindgen::JsValue;

use super::Utf16;
use super::value::{count, list, object, plain, text};
use crate::components::terms::CLEAR;
use crate::corpus::Corpus;

/// Compares two reports by their slugs; `None` when the collection lacks one.
pub(super) fn compare(corpus: &Corpus, slugs: [&str; 2], concepts: bool) -> Option<JsValue> {
    let collection = corpus.collection();
    let [(left, a), (right, b)] = [collection.find(slugs[0])?, collection.find(slugs[1])?];
    let sides = [left, right];
    let offsets = [a, b].map(|report| Utf16::of(&report.text));
    let ends =
        |side: usize, span: Span| offsets.get(side).map_or([0; 2], |offsets| offsets.ends(span));
    let range = |side: usize, span: Span| plain(ends(side, span));
    let ranges = |side: usize, spans: &[Span]| list(spans, |&span| range(side, span));
    let place = |side: usize, passage: &Passage| {
        let [start, end] = ends(side, passage.span).map(plain);
        let values = [count(passage.paragraph), count(passage.sentence), start, end];
        object("paragraph sentence start end", &values)
    };
    let both = |of: &dyn Fn(usize) -> JsValue| object("left right", &[of(0), of(1)]);

    let comparison = Comparison::new(corpus.searcher(), sides, concepts);
    // A call counts on however long the texts are.
    let chance = loop {
        if let Some(chance) = comparison.chance(usize::MAX) {
            break chance;
        }
    };
    let passages = list(&comparison.related, |it| {
        let [left, right] = &it.passages;
        let reasons = list(&it.reasons, |reason| {
            let kind = if reason.is_concept { "concept" } else { "word" };
            let [left, right] = &reason.places;
            let values =
                [kind.into(), reason.text.as_str().into(), ranges(0, left), ranges(1, right)];
            object("kind text left right", &values)
        });
        let values = [place(0, left), place(1, right), it.strength.name().into(), reasons];
        object("left right strength reasons", &values)
    });
    let unmatched = both(&|side| {
        let passages = comparison.unmatched.get(side).into_iter().flatten();
        list(passages, |passage| place(side, passage))
    });
    let terms = list(&comparison.terms, |term| term_found(term, &chance));
    let facts = sides.map(|index| collection.facts(index));
    let names = list(names::named(facts.map(|facts| facts.names.as_slice())), |named| {
        let [left, right] = &named.mentions;
        let values = [
            named.name.as_str().into(),
            named.kind.name().into(),
            text(named.acronym.as_deref()),
            ranges(0, left),
            ranges(1, right),
        ];
        object("name kind acronym left right", &values)
    });
    let quotes = both(&|side| {
        let quotations = facts.get(side).into_iter().flat_map(|facts| &facts.quotations);
        list(quotations, |it| {
            let [start, end] = ends(side, it.span).map(plain);
            let kind = if it.speech == Speech::Direct { "direct" } else { "reported" };
            let known = it.speaker.as_ref().map(|_| if it.deduced { "deduced" } else { "named" });
            let cue = it.cue.map_or(JsValue::NULL, |cue| range(side, cue));
            let values = [start, end, kind.into(), text(it.speaker.as_deref()), text(known), cue];
            object("start end kind speaker known cue", &values)
        })
    });
    let dates = both(&|side| {
        let dates = facts.get(side).into_iter().flat_map(|facts| &facts.dates);
        list(dates, |it| {
            let [start, end] = ends(side, it.span).map(plain);
            let (value, precision) = (it.when.to_string(), it.when.precision());
            let values = [start, end, value.into(), precision.into(), it.relative.into()];
            object("start end value precision relative", &values)
        })
    });
    let expected = chance.exceeding.into();
    let values = [passages, unmatched, terms, expected, names, quotes, dates];
    Some(object("passages unmatched terms expectedByChance names quotes dates", &values))
}

fn term_found(term: &Term, chance: &Chance) -> JsValue {
    let ([left, right], g2) = (term.counts.counts, term.counts.g2());
    let [left_rate, right_rate] = term.counts.per_thousand();
    let [low, ratio, high] = term.counts.log_ratio();
    let p = chance.p(g2);
    let forms = list(&term.forms, |(text, [left, right])| {
        object("text left right", &[text.as_str().into(), count(*left), count(*right)])
    });
    let values = [
        text(term.forms.first().map(|(text, _)| text.as_str())),
        forms,
        count(left),
        count(right),
        left_rate.into(),
        right_rate.into(),
        g2.into(),
        ratio.into(),
        low.into(),
        high.into(),
        p.into(),
        (p < CLEAR).into(),
    ];
    let names = "text forms left right leftPerThousand rightPerThousand g2 logRatio logRatioLow \
                 logRatioHigh p clear";
    object(names, &values)
}
