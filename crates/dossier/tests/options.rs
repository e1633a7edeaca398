//! Query options and scopes, case by case.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use common::{found_in, run, shipped};
use dossier::query::{Options, Query, Within};
use dossier::report;
use dossier::report::facts::{Facts, Quotation, Speech};
use dossier::text::span::Span;

fn read(query: &str, letters: &str) -> Query {
    Query::read(query, Options::read(letters).unwrap(), None)
}

/// Checks that `query` with the options `letters` marks exactly `expected` in `text`.
#[track_caller]
fn check(letters: &str, query: &str, text: &str, expected: &[&str]) {
    assert_eq!(found_in(&read(query, letters), text).0, expected, "{query:?} in {text:?}");
}

/// Checks what `query` marks under option `f`; relatives are shown with a `~`.
#[track_caller]
fn family(letters: &str, query: &str, texts: &[&str], expected: &[&str]) {
    let parse =
        |(n, text): (usize, &&str)| report::parse(&format!("essai-{n}"), text.as_bytes()).unwrap();
    let reports = texts.iter().enumerate().map(parse).collect();
    let collection = dossier::collection::Collection::new(reports).unwrap();
    let found = run(&collection, &read(query, letters));
    let marks = found.reports.iter().zip(&collection.reports).flat_map(|(found, report)| {
        let sign = |family| if family { "~" } else { "" };
        let text = |m: &dossier::search::Match| m.span.of(&report.text).to_owned();
        found.matches.iter().map(move |m| format!("{}{}", sign(m.family), text(m)))
    });
    assert_eq!(marks.collect::<Vec<_>>(), expected, "{query:?} in {texts:?}");
}

/// Checks that `query` marks exactly `expected` in `text` if all groups must meet in one `within`.
#[track_caller]
fn meet(within: Within, query: &str, text: &str, expected: &[&str]) {
    let query = Query::read(query, Options::default(), Some(within));
    let (marks, passes) = found_in(&query, text);
    assert_eq!(marks, expected, "{query} in {text:?}");
    assert_eq!(passes, !expected.is_empty(), "{query} in {text:?}");
}

#[test]
fn options_have_letters() {
    assert_eq!(Options::read("wfca").unwrap().letters(), "acfw");
    assert_eq!(Options::read("").unwrap(), Options::default());
    assert_eq!(Options::read("ab"), None);
}

#[test]
fn accents_count_both_ways() {
    check("a", "ete", "été ete ETE", &["ete", "ETE"]);
    check("a", "été", "été ÉTÉ ETE Eté e\u{301}te\u{301}", &["été", "ÉTÉ", "e\u{301}te\u{301}"]);
    check("a", "etat", "Etat État", &["Etat"]);
    check("a", "état", "Etat État", &["État"]);
    check("a", "istanbul", "İstanbul Istanbul", &["Istanbul"]);
    check("a", "oeuvre", "œuvre", &["œuvre"]);
    check("a", "1er", "1ᵉʳ", &["1ᵉʳ"]);
    check("a", "\"l'état\"", "l’Etat l’État", &["l’État"]);
    check("a", "garcon", "garçon", &[]);
}

#[test]
fn case_counts_letter_by_letter() {
    check("c", "Paix", "paix Paix PAIX", &["Paix"]);
    check("c", "paix", "paix Paix PAIX", &["paix"]);
    check("c", "OTS", "OTSC Otsc", &["OTS"]);
    check("c", "état", "état État Etat", &["état"]);
    check("c", "État", "état État Etat ETAT", &["État", "Etat"]);
    check("c", "etat", "état Etat", &["état"]);
    check("c", "Œuvre", "œuvre Œuvre OEuvre Oeuvre", &["Œuvre", "OEuvre"]);
    check("c", "\"La paix\"", "la paix La paix", &["La paix"]);
    check("c", "U.E.", "U.E. u.e. UE", &["U.E", "UE"]);
    check("c", "1ᵉʳ", "1er 1ᵉʳ", &["1er", "1ᵉʳ"]);
    check("ac", "Etat", "État Etat etat", &["Etat"]);
    let items = |query, letters| read(query, letters).items.len();
    assert_eq!((items("paix PAIX", "c"), items("paix PAIX", "")), (2, 1));
}

#[test]
fn whole_words_only() {
    check("w", "menace", "menace menaces", &["menace"]);
    check("w", "mena", "menace", &[]);
    check("w", "mena*", "menace", &["mena"]);
    check("w", "l'ots", "l’OTSC", &[]);
    check("w", "l'ots*", "l’OTSC", &["l’OTS"]);
    check("w", "\"la mena", "la menace", &[]);
    check("w", "\"la mena*", "la menace", &["la mena"]);
    check("w", "d", "d des", &["d"]);
    check("w", "cooperation", "co\u{AD}opération", &["co\u{AD}opération"]);
    check("w", "UE", "U.E. UEFA", &["U.E"]);
    check("acw", "État", "État États état Etat", &["État"]);
}

#[test]
fn relatives_of_whole_words_match_whole() {
    let texts = ["national nationaux nationale, nation ; international"];
    family("", "national", &texts, &["national", "national"]);
    family("f", "national", &texts, &["national", "~nationaux", "national"]);
    family("f", "nationaux", &texts, &["~national", "nationaux", "~nationale"]);
    family("fw", "national", &texts, &["national", "~nationaux", "~nationale"]);
    // A word that is not in the collection has no family.
    family("f", "nationa", &texts, &["nationa", "nationa", "nationa"]);
    family("f", "\"national\"", &texts, &["national"]);
    family("f", "l'national", &["l’national l’nationaux"], &["l’national"]);
    family("f", "NATIONAUX", &["nationaux NATIONALE"], &["nationaux", "~NATIONALE"]);
    family("cf", "Nationaux", &["nationaux nationale"], &[]);
    family("cf", "nationaux", &["nationaux NATIONALE"], &["nationaux", "~NATIONALE"]);
    family("af", "menaces", &["menacés menaces"], &["~menacés", "menaces"]);
    family("f", "menaces", &["menacés menaces menaçant"], &["menacés", "menaces", "~menaçant"]);
}

#[test]
fn a_family_spans_the_collection() {
    family("f", "nationaux", &["les nationaux", "la nationale"], &["nationaux", "~nationale"]);
    family("f", "nationaux", &["la nationale"], &[]);
    let english = "the nations of the state and the national";
    family("f", "nations", &[english], &["nations", "~national"]);
    family("f", "nations", &["les nations de la ville et le national"], &["nations"]);
    // A mark of a relative that overlaps an exact match counts as exact.
    family("f", "nationaux nationale", &["nationaux nationale"], &["nationaux", "nationale"]);
    family("f", "nationaux nat", &["nationaux nationale"], &["nationaux", "nationale"]);
}

#[test]
fn an_exclusion_has_a_family_too() {
    let passes = |letters| found_in(&read("la -nationaux", letters), "la nationale nationaux").1;
    assert!(!passes("") && !passes("f"));
    let texts = ["les nationaux", "la nationale"];
    let reports = texts.iter().zip(["a", "b"]);
    let reports = reports.map(|(text, stem)| report::parse(stem, text.as_bytes()).unwrap());
    let collection = dossier::collection::Collection::new(reports.collect()).unwrap();
    let passing = |letters| -> Vec<bool> {
        run(&collection, &read("-nationaux", letters)).reports.iter().map(|r| r.passes).collect()
    };
    assert_eq!(passing(""), [false, true]);
    assert_eq!(passing("f"), [false, false]);
}

#[test]
fn groups_meet_in_a_paragraph() {
    use Within::Paragraph;
    let text = "La paix. La guerre.\n\nLa paix.\n\nUne guerre.";
    meet(Paragraph, "paix guerre", text, &["paix", "guerre"]);
    meet(Paragraph, "la paix", text, &["La", "paix", "La", "La", "paix"]);
    meet(Paragraph, "une paix", text, &[]);
    meet(Paragraph, "guerre", text, &["guerre", "guerre"]);
    meet(Paragraph, "une|la guerre", text, &["La", "La", "guerre", "Une", "guerre"]);
    // An exclusion applies to the report as a whole; the marks stay.
    let query = Query::read("paix guerre -une", Options::default(), Some(Paragraph));
    assert_eq!(found_in(&query, text), (vec!["paix".to_owned(), "guerre".to_owned()], false));
}

#[test]
fn groups_meet_in_a_sentence() {
    use Within::Sentence;
    let text = "La paix vient. La guerre part. La paix et la guerre.";
    meet(Sentence, "paix guerre", text, &["paix", "guerre"]);
    meet(Sentence, "paix vient", text, &["paix", "vient"]);
    meet(Sentence, "vient part", text, &[]);
    meet(Sentence, "Japarov dit", "M. Japarov a dit. Japarov part.", &["Japarov", "dit"]);
    meet(Sentence, "\"la paix\" vient", text, &["La paix", "vient"]);
}

#[test]
fn groups_meet_in_a_quotation() {
    use Within::Quotation;
    let text = "La paix, dit-il : « La\u{202F}paix. La guerre. » Puis “la trêve” et \"la paix\".";
    meet(Quotation, "paix guerre", text, &["paix", "guerre"]);
    meet(Quotation, "paix", text, &["paix", "paix"]);
    meet(Quotation, "trêve", text, &["trêve"]);
    meet(Quotation, "trêve paix", text, &[]);
    meet(Quotation, "dit", text, &[]);
    meet(Quotation, "\"il « La\"", text, &[]);
    meet(Quotation, "deux", "« Un.\n\n« Deux. » Trois", &["Deux"]);
}

#[test]
fn the_furniture_is_a_place_of_its_own() {
    let text = "BICHKEK, 1er janvier. /TASS/. La paix vient.";
    meet(Within::Paragraph, "bichkek tass", text, &["BICHKEK", "TASS"]);
    meet(Within::Sentence, "bichkek tass", text, &["BICHKEK", "TASS"]);
    meet(Within::Paragraph, "tass paix", text, &[]);
    meet(Within::Quotation, "tass", text, &[]);
}

#[test]
fn groups_meet_in_what_someone_says() {
    let text = "« La paix vient », a déclaré Anna Marti. Selon Jean Diaz, la guerre vient aussi.";
    let report = report::parse("essai", text.as_bytes()).unwrap();
    let said = |words: &str, speaker: &str| {
        let start = text.find(words).unwrap();
        Quotation {
            span: Span::new(start, start + words.len()),
            speech: Speech::Reported,
            speaker: Some(speaker.to_owned()),
            deduced: false,
            cue: None,
        }
    };
    let quotations =
        vec![said("La paix vient", "Anna Marti"), said("la guerre vient aussi", "Jean Diaz")];
    let facts = Facts { quotations, ..Facts::default() };
    let collection = common::single(report).with_facts(vec![facts]);
    for (speaker, query, expected) in [
        ("Anna Marti", "vient", 1),
        ("marti", "vient", 1),
        ("Marti", "paix vient", 2),
        ("Diaz", "vient", 1),
        ("Diaz", "paix", 0),
        ("arti", "paix", 0),
        ("Anna", "paix", 0),
        ("Nul", "paix", 0),
    ] {
        let within = Some(Within::Speech(speaker.to_owned()));
        let query = Query::read(query, Options::default(), within);
        let found = run(&collection, &query);
        assert_eq!(found.reports[0].matches.len(), expected, "{query} {:?}", query.within);
    }
}

#[test]
fn only_exclusions_pass_anywhere() {
    for within in [Within::Paragraph, Within::Sentence, Within::Quotation] {
        let query = |text| Query::read(text, Options::default(), Some(within.clone()));
        assert_eq!(found_in(&query("-guerre"), "La paix"), (vec![], true));
        assert_eq!(found_in(&query("-paix"), "La paix"), (vec![], false));
        assert_eq!(found_in(&query(""), "La paix"), (vec![], true));
    }
}

/// Counts in the reports of 2022 and 2025, computed by a script that is independent of the engine.
#[test]
fn the_two_reports() {
    let collection = shipped();
    let counts = |query: &Query| -> Vec<usize> {
        run(&collection, query).reports.iter().map(|r| r.matches.len()).collect()
    };
    for (letters, query, expected) in [
        ("w", "menaces", [4, 1]),
        ("w", "menace", [0, 0]),
        ("w", "kirghize", [0, 2]),
        ("w", "de", [34, 31]),
        ("w", "la", [19, 17]),
        ("c", "Organisation", [1, 2]),
        ("c", "organisation", [1, 3]),
        ("c", "La ", [1, 1]),
        ("c", "la ", [18, 16]),
        ("c", "Conseil", [1, 1]),
        ("c", "conseil", [1, 0]),
        ("c", "Selon", [1, 2]),
        ("a", "etat", [0, 0]),
        ("a", "état", [7, 3]),
        ("a", "secretaire", [0, 0]),
        ("a", "sécurité", [9, 3]),
    ] {
        assert_eq!(counts(&read(query, letters)), expected, "{query} {letters}");
    }
    for (within, query, expected) in [
        (Within::Paragraph, "otsc paix", [7, 7]),
        (Within::Paragraph, "menace sécurité", [9, 0]),
        (Within::Paragraph, "otsc menace", [7, 3]),
        (Within::Paragraph, "kirghiz paix", [2, 6]),
        (Within::Paragraph, "sécurité arménie", [2, 0]),
        (Within::Quotation, "otsc", [4, 2]),
        (Within::Quotation, "otsc paix", [3, 4]),
        (Within::Quotation, "menace sécurité", [5, 0]),
    ] {
        let query = Query::read(query, Options::default(), Some(within));
        assert_eq!(counts(&query), expected, "{query} {:?}", query.within);
    }
}
