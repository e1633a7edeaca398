//! The example queries of a collection: each must have results.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "../../dossier/tests/common/mod.rs"]
mod common;

use common::shipped;
use dossier::collection::Collection;
use dossier::query::Query;
use dossier::report;
use dossier::search::Searcher;
use proptest::prelude::*;

fn collection(texts: &[&str]) -> Collection {
    let parse =
        |(at, text): (usize, &&str)| report::parse(&format!("202{at}-r"), text.as_bytes()).unwrap();
    Collection::new(texts.iter().enumerate().map(parse).collect()).unwrap()
}

/// The examples of a collection; checks that each has results.
#[track_caller]
fn examples(collection: Collection) -> Vec<String> {
    let searcher = Searcher::new(annotate::annotate_all(collection, &annotate::Gazetteer::new()));
    let examples = annotate::examples::examples(&searcher);
    for example in &examples {
        let found = searcher.search(&Query::parse(example)).tallies();
        let finds = found.iter().any(|tally| tally.passes && tally.count > 0);
        assert!(finds, "{example:?} finds nothing");
    }
    examples
}

#[test]
fn of_the_two_reports() {
    let expected = ["sécurité", "\"Organisation du traité de sécurité collective\"", "Zas|Japarov"];
    assert_eq!(examples(shipped()), expected);
}

#[test]
fn the_word_is_one_that_most_but_not_all_have() {
    let texts = [
        "La pêche du hareng a repris. La pêche est bonne.",
        "La pêche du hareng attend le port.",
        "La pêche du thon a cessé ; la pêche et le port vont mal.",
        "La pêche est morte.",
    ];
    let found = examples(collection(&texts));
    assert_eq!(found, ["hareng", "\"pêche du hareng\"", "hareng -port"]);
}

#[test]
fn two_reports_share_their_word_and_name_their_persons() {
    let texts = [
        "Le ministre Paul Durand a parlé des barrages. Les barrages tiennent, a dit Paul Durand.",
        "Les barrages cèdent, a déclaré la ministre Marie Curie. Marie Curie a visité les barrages.",
    ];
    let found = examples(collection(&texts));
    assert_eq!(found, ["barrages", "Durand|Curie"]);
}

#[test]
fn where_there_is_little_to_say_less_is_offered() {
    assert_eq!(examples(collection(&["La mer monte."])), ["mer"]);
    assert_eq!(examples(collection(&["Et lui ?", "Oui, de la."])), [""; 0]);
    assert_eq!(examples(Collection::default()), [""; 0]);
}

proptest! {
    #[test]
    fn every_example_finds_something(
        texts in prop::collection::vec(
            prop::collection::vec(
                prop::sample::select(vec![
                    "paix", "Paix", "l’État", "OU", "a|b", "\"mer\"", "-x", "de", "la", "œuvre*",
                    "sécurité", "securite", "M. Zas", "Anna Marti,", "dit", ".", "« non »", "1er",
                    "États-Unis", "aujourd’hui", "U.E.", "\n", "TASS",
                ]),
                1..40,
            ),
            1..5,
        ),
    ) {
        let texts: Vec<String> = texts.iter().map(|words| words.join(" ")).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let parsed: Option<Vec<_>> = texts
            .iter()
            .enumerate()
            .map(|(at, text)| report::parse(&format!("202{at}-r"), text.as_bytes()).ok())
            .collect();
        if let Some(reports) = parsed {
            examples(Collection::new(reports).unwrap());
        }
    }
}
