//! What `compare()` gives.

use dossier::compare::names::{self, Named};
use dossier::compare::{self, Chance};
use dossier::report::facts::{self, Facts, Kind, Speech, When};
use dossier::search::Searcher;
use script_types::{
    Attribution, Comparison, Form, Name, NameKind, NamedDate, Passage, Precision, Quote, QuoteKind,
    Range, Reason, ReasonKind, RelatedPassages, Sides, Strength, Term,
};

use super::offsets::{Utf16, count};
use super::reports::precision;

/// Compares two reports by their slugs; `None` when the collection lacks one.
pub(super) fn compare(
    searcher: &Searcher,
    [left, right]: [&String; 2],
    concepts: bool,
) -> Option<Comparison> {
    let collection = searcher.collection();
    let [(left, a), (right, b)] = [collection.find(left)?, collection.find(right)?];
    let offsets = [a, b].map(|report| Utf16::of(&report.text));
    let facts = [left, right].map(|index| collection.facts(index));
    let found = compare::Comparison::new(searcher, [left, right], concepts);
    // A call counts on however long the texts are.
    let chance = loop {
        if let Some(chance) = found.chance(usize::MAX) {
            break chance;
        }
    };
    let named = names::named(facts.map(|facts| facts.names.as_slice()));
    Some(Comparison {
        passages: found.related.iter().map(|it| related(it, &offsets)).collect(),
        unmatched: sides(&offsets, found.unmatched.each_ref().map(Vec::as_slice), passages),
        terms: found.terms.iter().map(|it| term(it, &chance)).collect(),
        expected_by_chance: chance.exceeding,
        names: named.iter().map(|it| name(it, &offsets)).collect(),
        quotes: sides(&offsets, facts, quotes),
        dates: sides(&offsets, facts, dates),
    })
}

/// What `make` makes of something of each report.
fn sides<A: ?Sized, B>(
    [left, right]: &[Utf16; 2],
    [a, b]: [&A; 2],
    make: fn(&A, &Utf16) -> B,
) -> Sides<B> {
    Sides { left: make(a, left), right: make(b, right) }
}

fn passage(it: &compare::Passage, offsets: &Utf16) -> Passage {
    let Range(start, end) = offsets.range(it.span);
    Passage { paragraph: count(it.paragraph), sentence: count(it.sentence), start, end }
}

fn passages(all: &[compare::Passage], offsets: &Utf16) -> Vec<Passage> {
    all.iter().map(|it| passage(it, offsets)).collect()
}

fn related(it: &compare::Related, [left, right]: &[Utf16; 2]) -> RelatedPassages {
    let reason = |it: &compare::Reason| Reason {
        kind: if it.is_concept { ReasonKind::Concept } else { ReasonKind::Word },
        text: it.text.clone(),
        left: left.ranges(&it.places[0]),
        right: right.ranges(&it.places[1]),
    };
    RelatedPassages {
        left: passage(&it.passages[0], left),
        right: passage(&it.passages[1], right),
        strength: match it.strength {
            compare::Strength::Strong => Strength::Strong,
            compare::Strength::Possible => Strength::Possible,
            compare::Strength::Weak => Strength::Weak,
        },
        reasons: it.reasons.iter().map(reason).collect(),
    }
}

fn term(it: &compare::Term, chance: &Chance) -> Term {
    let g2 = it.counts.g2();
    let [left, right] = it.counts.counts.map(count);
    let [left_per_thousand, right_per_thousand] = it.counts.per_thousand();
    let [log_ratio_low, log_ratio, log_ratio_high] = it.counts.log_ratio();
    let form = |(text, [left, right]): &(String, [usize; 2])| Form {
        text: text.clone(),
        left: count(*left),
        right: count(*right),
    };
    Term {
        text: it.forms.first().map(|(text, _)| text.clone()).unwrap_or_default(),
        forms: it.forms.iter().map(form).collect(),
        left,
        right,
        left_per_thousand,
        right_per_thousand,
        g2,
        log_ratio,
        log_ratio_low,
        log_ratio_high,
        p: chance.p(g2),
        clear: chance.is_clear(g2),
    }
}

fn name(it: &Named, [left, right]: &[Utf16; 2]) -> Name {
    Name {
        name: it.name.clone(),
        kind: match it.kind {
            Kind::Person => NameKind::Person,
            Kind::Organisation => NameKind::Organisation,
            Kind::Country => NameKind::Country,
            Kind::City => NameKind::City,
            Kind::Agency => NameKind::Agency,
        },
        acronym: it.acronym.clone(),
        left: left.ranges(&it.mentions[0]),
        right: right.ranges(&it.mentions[1]),
    }
}

fn quotes(facts: &Facts, offsets: &Utf16) -> Vec<Quote> {
    let quote = |it: &facts::Quotation| {
        let Range(start, end) = offsets.range(it.span);
        let known = if it.deduced { Attribution::Deduced } else { Attribution::Named };
        Quote {
            start,
            end,
            kind: match it.speech {
                Speech::Direct => QuoteKind::Direct,
                Speech::Reported => QuoteKind::Reported,
            },
            speaker: it.speaker.clone(),
            known: it.speaker.as_ref().map(|_| known),
            cue: it.cue.map(|cue| offsets.range(cue)),
        }
    };
    facts.quotations.iter().map(quote).collect()
}

fn dates(facts: &Facts, offsets: &Utf16) -> Vec<NamedDate> {
    let date = |it: &facts::NamedDate| {
        let Range(start, end) = offsets.range(it.span);
        NamedDate {
            start,
            end,
            value: it.when.to_string(),
            precision: match it.when {
                When::Date(date) | When::Range(date, _) => precision(date.precision()),
                When::Season(..) => Precision::Season,
            },
            relative: it.relative,
        }
    };
    facts.dates.iter().map(date).collect()
}
