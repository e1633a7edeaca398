//! Comparison of annotated reports: related passages and keywords.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "../../dossier/tests/common/mod.rs"]
mod common;

use annotate::{Gazetteer, annotate_all};
use common::{osma, run, shipped};
use dossier::collection::Collection;
use dossier::collection::concept::Concept;
use dossier::compare::{Comparison, Strength, Term};
use dossier::query::Query;
use dossier::report;
use dossier::search::Searcher;

fn annotated(collection: Collection) -> Collection {
    annotate_all(collection, &Gazetteer::new())
}

fn compare(collection: &Collection, concepts: bool) -> Comparison {
    Comparison::new(&Searcher::new(collection.clone()), [0, 1], concepts)
}

#[test]
fn passages_of_the_pair_with_a_gold() {
    let pair = osma();
    let collection = annotated(Collection::new(pair.reports.to_vec()).unwrap());
    let comparison = compare(&collection, false);
    let strengths = [Strength::Strong, Strength::Possible, Strength::Weak];
    let scores = strengths.map(|least| {
        let (score, decoys) = pair.related(&comparison.related, least);
        (score.right, score.found, decoys)
    });
    assert_eq!(scores, [(2, 4, 1), (6, 12, 4), (8, 18, 6)]);
    assert_eq!(pair.gold.links.len(), 23);
}

/// The related passages of two texts, as "left number-right number strength words".
fn related(left: &str, right: &str, concepts: &[Concept]) -> Vec<String> {
    let parse = |stem, text: &str| report::parse(stem, text.as_bytes()).unwrap();
    let reports = vec![parse("2022-a", left), parse("2023-b", right)];
    let collection = annotated(Collection::new(reports).unwrap()).with_concepts(concepts.to_vec());
    let said = compare(&collection, true).related.into_iter().map(|it| {
        let [left, right] = it.passages.map(|passage| passage.sentence);
        let words: Vec<_> = it.reasons.into_iter().map(|reason| reason.text).collect();
        format!("{left}-{right} {:?} {}", it.strength, words.join(" "))
    });
    said.collect()
}

const SEA: &str = "Le port accueille des navires. La pêche nourrit le village. \
    Un phare guide les marins. La tempête menace la côte.";

#[test]
fn what_relates_passages() {
    // Two shared stems that occur nowhere else; one shared stem; none.
    let other = "Les navires quittent les ports. Le village chante. Rien ne bouge. Il pleut.";
    assert_eq!(related(SEA, other, &[]), ["1-1 Strong navires port", "2-2 Possible village"]);
    // Names, offices, dates, verbs of saying and function words relate nothing.
    let names = "Le président Paul Durand a déclaré en 2024 que Lyon est importante.";
    let again = "Selon le président Paul Durand, en 2024, rien n’est important à Lyon.";
    assert_eq!(related(names, again, &[]), Vec::<String>::new());
}

#[test]
fn a_concept_relates_what_no_word_does() {
    let group = Concept { name: "mer".into(), terms: vec!["marin*".into(), "océan*".into()] };
    let other = "L’océan est calme. Le vent tombe.";
    let found = related(SEA, other, std::slice::from_ref(&group));
    assert_eq!(found, ["3-1 Possible mer"]);
    assert_eq!(related(SEA, other, &[]), Vec::<String>::new());
    // A concept expressed by the same word on both sides counts as that word.
    let same = "Les marins dorment. L’océan est calme.";
    assert_eq!(related(SEA, same, &[group]), ["3-1 Possible marins"]);
}

#[test]
fn what_has_no_counterpart_is_told() {
    let parse = |stem, text: &str| report::parse(stem, text.as_bytes()).unwrap();
    let other = "Les navires quittent les ports. Il pleut.";
    let reports = vec![parse("2022-a", SEA), parse("2023-b", other)];
    let collection = annotated(Collection::new(reports).unwrap());
    let comparison = compare(&collection, false);
    let numbers =
        comparison.unmatched.map(|side| side.iter().map(|it| it.sentence).collect::<Vec<_>>());
    assert_eq!(numbers, [vec![2, 3, 4], vec![2]]);
    assert_eq!(comparison.passages, [4, 2]);
}

#[test]
fn words_of_the_two_reports() {
    let collection = annotated(shipped());
    let comparison = compare(&collection, false);
    let chance = comparison.chance(usize::MAX).unwrap();
    let clear: Vec<&Term> =
        comparison.terms.iter().filter(|term| chance.p(term.counts.g2()) < 0.05).collect();
    let [only] = clear.as_slice() else { panic!("one clear difference: {clear:?}") };
    let forms: Vec<(&str, [usize; 2])> =
        only.forms.iter().map(|(form, counts)| (form.as_str(), *counts)).collect();
    assert_eq!(forms, [("présidence", [0, 4]), ("présidents", [0, 1]), ("président", [0, 1])]);
    assert!((2.5..3.5).contains(&chance.exceeding), "{}", chance.exceeding);
    // The shuffles are the same on every machine.
    assert_eq!(chance.exceeding.to_string(), "3.094");
}

#[test]
fn a_row_of_words_opens_exactly_its_forms() {
    let collection = annotated(shipped());
    let comparison = compare(&collection, false);
    for term in &comparison.terms {
        let found = run(&collection, &Query::parse(&term.query));
        let counts: Vec<usize> = found.reports.iter().map(|it| it.matches.len()).collect();
        assert_eq!(counts, term.counts.counts, "{}", term.query);
    }
    assert!(comparison.terms.len() > 150);
}

#[test]
fn a_text_against_itself_has_a_partner_everywhere() {
    let found = related(SEA, SEA, &[]);
    for number in 1..=4 {
        let pair = format!("{number}-{number} Strong");
        assert!(found.iter().any(|it| it.starts_with(&pair)), "{number}: {found:?}");
    }
}
