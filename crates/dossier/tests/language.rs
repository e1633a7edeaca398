//! The query language, case by case: phrases, exclusions, alternatives, prefixes.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use common::{found_in, marked, run, shipped};
use dossier::query::{Item, Query};

/// Checks that `query` marks exactly `expected` in `text`.
#[track_caller]
fn check(query: &str, text: &str, expected: &[&str]) {
    assert_eq!(marked(query, text), expected, "{query:?} in {text:?}");
}

#[track_caller]
fn passes(query: &str, text: &str, expected: bool) {
    assert_eq!(found_in(&Query::parse(query), text).1, expected, "{query:?} in {text:?}");
}

/// The items of a query, each as printed.
#[track_caller]
fn reads(query: &str, expected: &[&str]) {
    let items: Vec<String> = Query::parse(query).items.iter().map(Item::to_string).collect();
    assert_eq!(items, expected, "{query:?}");
}

#[test]
fn a_quoted_phrase_is_whole_words_in_order() {
    check(
        "\"paix durable\"",
        "une paix durable, une Paix Durable",
        &["paix durable", "Paix Durable"],
    );
    check("\"paix durable\"", "durable paix, paix durables, paix non durable", &[]);
    check("\"menace\"", "menace menaces", &["menace"]);
    check("«menace»", "menace menaces", &["menace"]);
    check("“menace”", "menace menaces", &["menace"]);
    check("« paix durable »", "la paix durable", &["paix durable"]);
    check("\"été\"", "e\u{301}te\u{301} ETE ete", &["e\u{301}te\u{301}", "ETE"]);
    check("\"en oeuvre\"", "mise en\u{202F}œuvre", &["en\u{202F}œuvre"]);
    check("\"istanbul 1er\"", "İstanbul 1ᵉʳ", &["İstanbul 1ᵉʳ"]);
    check("\"la paix\"", "la 🇫🇷 paix", &[]);
    check("\"la 🇫🇷 paix\"", "la 🇫🇷 paix", &["la 🇫🇷 paix"]);
    check("\"la la\"", "la la la", &["la la la"]);
    check("\"\" \"!\" «»", "la paix", &[]);
}

#[test]
fn a_phrase_goes_on_over_white_space_and_one_mark() {
    for gap in ["  ", "\u{A0}", "\u{202F}", "’", " '", "-", "‑", ", ", "/", " (", ") ", "\u{AD} "]
    {
        let text = format!("la{gap}paix");
        check("\"la paix\"", &text, &[&text]);
    }
    for gap in [". ", " ; ", " : ", " (« ", ",, ", " – ", " … ", " ! ", "\n"] {
        check("\"la paix\"", &format!("la{gap}paix"), &[]);
    }
}

#[test]
fn what_was_typed_between_the_words_bridges_exactly() {
    check("\"inchangée : nous\"", "reste inchangée\u{A0}: nous", &["inchangée\u{A0}: nous"]);
    check("\"inchangée:nous\"", "reste inchangée : nous", &["inchangée : nous"]);
    check("\"inchangée ; nous\"", "reste inchangée : nous", &[]);
    check("\"paix » (ou\"", "la « paix » (ou non)", &["paix » (ou"]);
    check("\"note* : bon\"", "note* : bon", &["note* : bon"]);
    check("\"note* : bon\"", "notes : bon", &["notes : bon"]);
    check("\"note** : bon\"", "note : bon", &[]);
    check("\"1.5\"", "1.5 et 1. 5", &["1.5"]);
}

#[test]
fn a_phrase_never_crosses_a_sentence_end() {
    check("\"va. Il\"", "Il va. Il part", &[]);
    check("\"va ! Il\"", "Il va ! Il part", &[]);
    check("\"Oui ! dit\"", "« Oui ! » dit-il", &[]);
    check("\"Oui ! » dit\"", "« Oui ! » dit-il", &["Oui ! » dit"]);
    check("\"va Il\"", "Il va.\n\nIl part", &[]);
    check("\"va, Il\"", "Il va,\n\nIl part", &[]);
}

#[test]
fn a_stop_is_bridged_after_an_abbreviation_or_initial() {
    check("\"M. Japarov\"", "dit M. Japarov", &["M. Japarov"]);
    check("\"M Japarov\"", "dit M. Japarov", &["M. Japarov"]);
    check("\"M. Japarov\"", "dit M Japarov", &["M Japarov"]);
    check("\"E Zola\"", "dit É. Zola, E\u{301}. Zola", &["É. Zola", "E\u{301}. Zola"]);
    check("\"voir cf annexe\"", "voir cf. annexe", &["voir cf. annexe"]);
    check("\"art 5\"", "à l’art. 5", &["art. 5"]);
    check("\"art Bon\"", "à l’art. Bon", &[]);
    check("\"UE Japarov\"", "à l’U.E. Japarov", &["U.E. Japarov"]);
    check("\"paix Japarov\"", "la paix. Japarov", &[]);
    check("\"M Japarov\"", "dit M.. Japarov", &[]);
    check("\"M Japarov\"", "dit M . Japarov", &[]);
}

#[test]
fn an_open_quote_ends_in_a_beginning() {
    check("\"les mena", "les menaces", &["les mena"]);
    check("«les mena", "les menaces", &["les mena"]);
    check("“les mena", "les menaces", &["les mena"]);
    check("\"les mena ", "les menaces", &["les mena"]);
    check("\"le mena", "les menaces", &[]);
    check("\"d", "des", &["d"]);
    check("\"presqu'î", "presqu’île", &["presqu’î"]);
    check("\"presqu'î ", "presqu’île", &["presqu’î"]);
    check("\"", "la paix", &[]);
    // Only a quote mark of the same kind closes a phrase.
    check("\"les mena»", "les menaces", &["les mena"]);
    check("«la “paix” dur", "la « paix » durable", &[]);
    check("«la “paix” dur", "la “paix” durable", &["la “paix” dur"]);
}

#[test]
fn a_quote_parts_what_stands_beside_it() {
    reads("l'\"OTSC\"", &["l", "\"OTSC\""]);
    reads("paix\"la guerre\"et", &["paix", "\"la guerre\"", "et"]);
    reads("« paix » guerre", &["« paix »", "guerre"]);
    reads("paix » guerre”", &["paix", "guerre"]);
    reads("\"(OTSC)\"", &["\"(OTSC)\""]);
    check("\"(OTSC)\"", "l’OTSC et (OTSC)", &["OTSC", "OTSC"]);
}

#[test]
fn a_hyphen_before_a_term_excludes() {
    reads("-paix", &["-paix"]);
    reads("la -paix", &["la", "-paix"]);
    reads("la\u{A0}‑paix", &["la", "-paix"]);
    reads("la -\"paix durable\"", &["la", "-\"paix durable\""]);
    reads("la -a-t-il", &["la", "-a-t-il"]);
    reads("-\u{AD}paix", &["-paix"]);
    passes("la -paix", "la paix", false);
    passes("la -paix", "la guerre", true);
    passes("la -pai", "la paix", false);
    passes("la -de ", "la des", true);
    passes("-paix", "la guerre", true);
    passes("-paix", "la paix", false);
    passes("-\"paix durable\"", "la paix, durable", false);
    passes("-\"paix durable\"", "la paix non durable", true);
    check("la -guerre", "la paix, la guerre", &["la", "la"]);
    check("-paix", "la guerre", &[]);
}

#[test]
fn a_hyphen_elsewhere_excludes_nothing() {
    reads("cyber-attaque", &["cyber-attaque"]);
    reads("la - paix", &["la", "paix"]);
    reads("la --paix", &["la", "paix"]);
    reads("(-paix)", &["paix"]);
    reads("\"la\"-paix", &["\"la\"", "paix"]);
    reads("\"la -paix\"", &["\"la -paix\""]);
    reads("-", &[]);
    reads("-\"\" paix", &["paix"]);
}

#[test]
fn a_bar_is_either() {
    reads("paix|guerre", &["paix|guerre"]);
    reads("paix | guerre|\"la trêve\" et", &["paix|guerre|\"la trêve\"", "et"]);
    reads("paix||guerre", &["paix|guerre"]);
    reads("|paix|", &["paix"]);
    reads("paix|\"\"|guerre", &["paix|guerre"]);
    reads("paix|Paix ", &["paix"]);
    reads("paix|Paix", &["Paix"]);
    reads("\"paix|guerre\"", &["\"paix|guerre\""]);
    passes("paix|guerre", "la guerre", true);
    passes("paix|guerre", "la trêve", false);
    passes("la paix|guerre", "la guerre", true);
    passes("la paix|guerre", "une guerre", false);
    check("paix|guerre", "guerre et paix", &["guerre", "paix"]);
    check("cyber|cybersecurite", "cybersécurité", &["cybersécurité"]);
    check("de|il ", "de il des ils", &["de", "il"]);
    // An unfinished term finds more than the same term finished.
    check("d|d", "d des", &["d", "d"]);
}

#[test]
fn alternatives_of_an_exclusion_are_excluded_too() {
    reads("-paix|guerre", &["-paix|guerre"]);
    reads("-paix OU guerre", &["-paix|guerre"]);
    reads("la|-paix", &["la|paix"]);
    reads("la | -paix", &["la", "-paix"]);
    reads("-la | -paix", &["-la", "-paix"]);
    passes("-paix|guerre", "la guerre", false);
    passes("-paix|guerre", "la trêve", true);
}

#[test]
fn ou_in_capitals_between_two_terms_is_a_bar() {
    reads("paix OU guerre", &["paix|guerre"]);
    reads("paix OR \"la guerre\"", &["paix|\"la guerre\""]);
    reads("paix ou guerre", &["paix", "ou", "guerre"]);
    reads("OU guerre", &["OU", "guerre"]);
    reads("paix OU", &["paix", "OU"]);
    reads("paix OU -guerre", &["paix", "OU", "-guerre"]);
    reads("paix -OU guerre", &["paix", "-OU", "guerre"]);
    reads("paix \"OU\" guerre", &["paix", "\"OU\"", "guerre"]);
    reads("paix OU* guerre", &["paix", "OU*", "guerre"]);
    reads("paix OU OU guerre", &["paix|OU", "guerre"]);
    reads("paix|OU guerre", &["paix|OU", "guerre"]);
    reads("paix OU|guerre", &["paix", "OU|guerre"]);
    reads("OTAN-OU guerre", &["OTAN-OU", "guerre"]);
}

#[test]
fn a_star_is_a_beginning_in_any_position() {
    check("d* la", "de la des", &["d", "la", "d"]);
    check("\"men* la\"", "menace la paix", &["menace la"]);
    check("\"la men*\"", "la menace", &["la men"]);
    check("l'o*", "l’OTSC", &["l’O"]);
    check("U.E.*", "l’UEFA", &["UE"]);
    check("aujourd'h*", "aujourd’hui", &["aujourd’h"]);
    check("aujourd'h* la", "aujourd’hui la", &["aujourd’h", "la"]);
    // A `*` elsewhere is a separator.
    check("d * la", "de la d", &["la", "d"]);
    check("*attaque", "cyberattaque", &[]);
    reads("me*ce", &["me*", "ce"]);
    reads("a*-b", &["a*", "b"]);
    reads("paix* paix", &["paix*", "paix"]);
    // A full stop in one grapheme cluster with the letter before it does not form an acronym.
    reads("a\u{D4E}.* y", &["a\u{D4E}", "y"]);
    reads("\"U.E.* x\" y", &["\"U.E.* x\"", "y"]);
}

#[test]
fn a_term_is_unfinished_until_something_separates() {
    let unfinished = |query: &str| Query::parse(query).unfinished;
    for query in
        ["paix", "la paix", "-paix", "paix|gue", "\"la paix", "\"la paix ", "U.", "U.E.", "œ."]
    {
        assert!(unfinished(query), "{query:?}");
    }
    for query in
        ["paix ", "paix.", "paix|", "paix*", "\"la paix\"", "paix\"", "paix paix", "presqu'î.", ""]
    {
        assert!(!unfinished(query), "{query:?}");
    }
}

#[test]
fn groups_are_numbered_without_exclusions() {
    let text = "La paix, la guerre, la trêve";
    let report = dossier::report::parse("essai", text.as_bytes()).unwrap();
    let query = Query::parse("paix -zut guerre|trêve");
    let found = run(&common::single(report), &query).reports.remove(0);
    let seen: Vec<(&str, Vec<usize>)> =
        found.matches.iter().map(|m| (m.span.of(text), m.terms.iter().collect())).collect();
    assert_eq!(seen, [("paix", vec![0]), ("guerre", vec![1]), ("trêve", vec![1])]);
    assert_eq!(found.tally.groups, [1, 2]);
    assert!(found.passes);
}

#[test]
fn duplicates_count_once_and_exclusions_stay() {
    reads("paix \"paix\" PAIX", &["paix", "\"paix\""]);
    reads("paix|guerre guerre|paix", &["paix|guerre"]);
    reads("paix paix|guerre", &["paix", "paix|guerre"]);
    reads("-paix -paix paix", &["-paix", "-paix", "paix"]);
    reads("\"la ; paix\" \"la;paix\" \"la : paix\"", &["\"la ; paix\"", "\"la : paix\""]);
}

#[test]
fn a_query_prints_as_it_reads() {
    let prints = |query: &str, expected: &str| {
        assert_eq!(Query::parse(query).to_string(), expected, "{query:?}");
        assert_eq!(Query::parse(expected), Query::parse(query), "{query:?}");
    };
    prints("  paix ,guerre ", "paix guerre ");
    prints("paix", "paix");
    prints("paix OU guerre", "paix|guerre");
    prints("-\"la paix\" x*", "-\"la paix\" x*");
    prints("«la paix  ", "«la paix");
    prints("e OU |- OU a", "e OU|OU a");
    prints("presqu’î.", "presqu’î ");
}

#[test]
fn a_piece_is_taken_from_a_query() {
    let without = |query: &str, item, term, expected: &str| {
        assert_eq!(Query::parse(query).without(item, term), expected, "{query:?}");
    };
    without("paix guerre", 0, 0, "guerre");
    without("paix guerre", 1, 0, "paix ");
    without("paix|guerre -la", 0, 1, "paix -la");
    without("paix|guerre", 0, 1, "paix ");
    without("paix -la guerre", 1, 0, "paix guerre");
    without("a b|OU|c", 1, 0, "a OU|c");
    without("paix OU -la guerre", 2, 0, "paix OU|OU guerre");
    without("paix", 0, 0, "");
    without("paix", 1, 0, "paix");
}

/// Counts in the reports of 2022 and 2025, computed by a script that is independent of the engine.
#[test]
fn the_two_reports() {
    let collection = shipped();
    for (query, counts) in [
        ("\"sécurité collective\"", [2, 2]),
        ("\"traité de sécurité\"", [1, 1]),
        ("\"mesures nécessaires\"", [2, 0]),
        ("\"les mena", [2, 0]),
        ("\"états membres\"", [6, 1]),
        ("\"M. Japarov\"", [0, 2]),
        ("\"M Japarov\"", [0, 2]),
        ("\"a-t-il\"", [2, 1]),
        ("\"OTSC (Arménie\"", [1, 0]),
        ("\"secrétaire général\"", [2, 1]),
        ("\"selon lui\"", [0, 1]),
        ("«l'OTSC»", [9, 5]),
        ("paix|stabilité", [4, 4]),
        ("paix OU stabilité", [4, 4]),
        ("de* ", [56, 50]),
        ("de ", [34, 31]),
        ("kirghiz*", [1, 6]),
        ("organis* ", [4, 6]),
        ("1er", [0, 2]),
    ] {
        let found = run(&collection, &Query::parse(query));
        let seen: Vec<usize> = found.reports.iter().map(|r| r.matches.len()).collect();
        assert_eq!(seen, counts, "{query}");
    }
    let passing = |query: &str| -> Vec<bool> {
        run(&collection, &Query::parse(query)).reports.iter().map(|r| r.passes).collect()
    };
    assert_eq!(passing("-arménie"), [false, true]);
    assert_eq!(passing("otsc -tass"), [true, false]);
    assert_eq!(passing("otsc -\"maintien de la paix\""), [true, false]);
    assert_eq!(passing("arménie|tass"), [true, true]);
    assert_eq!(passing("-arménie|tass"), [false, false]);
}
