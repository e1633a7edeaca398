//! Random valid views.

use dossier::date::DateRange;
use dossier::date::Dates;
use dossier::filter::facets::{Facet, Field, choose};
use dossier::link::anchor::{Anchor, Quote, Target};
use dossier::link::view::{Mode, Panel, Place, Show, Side, Theme, View};
use dossier::query::{Options, Within};
use dossier::report::ReportRef;
use dossier::search::Sort;
use dossier::text::lang::Lang;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

fn date() -> impl Strategy<Value = dossier::date::Date> {
    let parts = (1_u16..=9999, option::of((1_u8..=12, option::of(1_u8..=28))));
    parts.prop_filter_map("in the calendar", |(year, rest)| {
        dossier::date::Date::new(year, rest.map(|r| r.0), rest.and_then(|r| r.1))
    })
}

fn reference() -> impl Strategy<Value = ReportRef> {
    ("[a-z0-9-]{1,64}", option::of("[0-9a-hjkmnp-tv-z]{6}"))
        .prop_map(|(slug, hash)| ReportRef { slug, hash })
}

/// Unknown keys, which this version keeps without interpreting them.
fn others() -> impl Strategy<Value = Vec<(String, String)>> {
    let known = [
        "v", "k", "m", "q", "o", "in", "d", "f", "s", "x", "r", "a", "b", "l", "at", "y", "t",
        "ui", "lang", "th", "e",
    ];
    let keys = prop::collection::btree_map(any::<String>(), any::<String>(), 0..3);
    keys.prop_map(move |keys| {
        keys.into_iter().filter(|(key, _)| !known.contains(&key.as_str())).collect()
    })
}

fn facet_lists() -> impl Strategy<Value = Vec<Facet>> {
    let value = prop_oneof![any::<String>(), "[a-cÀé,:%&=+ ]{1,6}"];
    let values =
        prop::collection::vec(value.prop_filter("no empty value", |v| !v.is_empty()), 1..4);
    let choices = prop::collection::vec((select(&Field::ALL[..]), values), 0..5);
    choices.prop_map(|choices| {
        let mut facets = Vec::new();
        for (field, values) in choices {
            choose(&mut facets, field, values).unwrap();
        }
        facets
    })
}

fn anchors() -> impl Strategy<Value = Anchor> {
    let text = || {
        let text = prop_oneof![any::<String>(), "[a-zé,&=:% -]{0,12}"];
        text.prop_map(|text| if text.trim().is_empty() { String::new() } else { text })
    };
    let quote = [text(), text(), text(), text()];
    let quote = quote.prop_filter("it starts somewhere", |[_, start, ..]| !start.is_empty());
    (select(&Side::ALL[..]), any::<u32>(), quote).prop_map(|(side, paragraph, quote)| {
        let [prefix, start, end, suffix] = quote;
        Anchor::new(&Target { side, paragraph, quote: Quote { prefix, start, end, suffix } })
    })
}

pub(crate) fn views() -> impl Strategy<Value = View> {
    let dates = prop_oneof![
        Just(Dates::Undated),
        (option::of(date()), option::of(date()))
            .prop_map(|(from, to)| Dates::Range(DateRange { from, to })),
    ];
    let query = prop_oneof![any::<String>(), "[a-zé'’ %&=+#.-]{0,40}"];
    let what = (
        option::of(select(&[Mode::List, Mode::Read, Mode::Compare, Mode::Occurrences][..])),
        query.prop_filter("short enough", |query| query.chars().count() <= 512),
        option::of(dates),
        any::<[bool; 4]>(),
    );
    let sorts =
        [Sort::Date, Sort::DateDescending, Sort::Relevance, Sort::LeftWord, Sort::RightWord];
    let strictness = any::<[bool; 4]>().prop_map(|[accents, case, family, whole]| Options {
        accents,
        case,
        family,
        whole,
    });
    let filters = (
        strictness,
        option::of(prop_oneof![
            select(&[Within::Paragraph, Within::Sentence, Within::Quotation][..]),
            "(?s).{1,12}".prop_map(Within::Speech),
        ]),
        facet_lists(),
        select(sorts.to_vec()),
    );
    let place =
        || (1..=u32::MAX, any::<u32>()).prop_map(|(paragraph, offset)| Place { paragraph, offset });
    let which = (
        option::of(reference()),
        option::of(reference()),
        option::of(reference()),
        option::of([place(), place()]),
        option::of(select(&Panel::ALL[..])),
        option::of(anchors()),
    );
    let how = (
        option::of("[0-9a-hjkmnp-tv-z]{8}"),
        option::of(select(&[Lang::Fr, Lang::En][..])),
        option::of(select(&[Theme::Light, Theme::Dark][..])),
        others(),
        any::<bool>(),
    );
    (what, filters, which, how).prop_map(|(what, filters, which, how)| {
        let [no_concepts, only_matching, weak, apart] = what.3;
        View {
            mode: what.0,
            query: what.1,
            options: filters.0,
            within: filters.1,
            dates: what.2,
            facets: filters.2,
            sort: filters.3,
            show: Show { no_concepts, only_matching, weak },
            read: which.0,
            left: which.1,
            right: which.2,
            pair: which.3,
            at: which.5,
            apart,
            panel: which.4,
            embed: how.4,
            edition: how.0,
            lang: how.1,
            theme: how.2,
            other: how.3,
        }
    })
}
