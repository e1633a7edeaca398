//! The matching rules, case by case: folding, words, prefixes.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use common::{marked, search, shipped};
use dossier::query::{MAX_CHARS, Query};

/// Checks that `query` marks exactly `expected` in `text`.
#[track_caller]
fn check(query: &str, text: &str, expected: &[&str]) {
    assert_eq!(marked(query, text), expected, "{query:?} in {text:?}");
}

#[test]
fn folding_case_and_accents() {
    check("securite", "la sécurité, la SÉCURITÉ", &["sécurité", "SÉCURITÉ"]);
    check("SECURITE", "la sécurité", &["sécurité"]);
    check("securite", "la se\u{301}curite\u{301}.", &["se\u{301}curite\u{301}"]);
    check("e\u{301}te\u{301}", "été", &["été"]);
    check("garcon", "garçon", &["garçon"]);
    check("istanbul", "İstanbul ISTANBUL", &["İstanbul", "ISTANBUL"]);
    check("ελλας", "ΕΛΛΑΣ", &["ΕΛΛΑΣ"]);
    check("елка", "Ёлка", &["Ёлка"]);
    check("smorrebrod", "smørrebrød", &["smørrebrød"]);
    check("cote", "coté ; code ; côte", &["coté", "côte"]);
}

#[test]
fn folding_ligatures() {
    check("oeuvre", "mise en œuvre, ŒUVRE", &["œuvre", "ŒUVRE"]);
    check("œuvre", "une oeuvre", &["oeuvre"]);
    check("aequo", "ex æquo", &["æquo"]);
    check("strasse", "Straße, STRAẞE", &["Straße", "STRAẞE"]);
    check("straße", "STRASSE", &["STRASSE"]);
    check("fin", "la ﬁn", &["ﬁn"]);
    // A match of half a ligature marks all of it.
    check("co", "cœur", &["cœ"]);
    check("f", "ﬁn", &["ﬁ"]);
    check("strass", "Straßen", &["Straß"]);
}

#[test]
fn folding_apostrophes_hyphens_and_spaces() {
    for apostrophe in ["’", "'", "ʼ", "‘"] {
        check("l'otsc", &format!("l{apostrophe}OTSC"), &[&format!("l{apostrophe}OTSC")]);
        check(&format!("l{apostrophe}otsc"), "l’OTSC", &["l’OTSC"]);
    }
    for hyphen in ["-", "‐", "‑"] {
        check("etats-unis", &format!("États{hyphen}Unis"), &[&format!("États{hyphen}Unis")]);
    }
    for space in [" ", "\u{A0}", "\u{202F}", "\u{2009}"] {
        check("paix", &format!("«{space}paix{space}»"), &["paix"]);
        check("000", &format!("10{space}000"), &["000"]);
    }
}

#[test]
fn folding_what_no_reader_sees() {
    check("cooperation", "co\u{AD}opération", &["co\u{AD}opération"]);
    check("co\u{AD}op", "coopération", &["coop"]);
    check("co", "co\u{AD}opération", &["co"]);
    check("paix", "pa\u{200B}ix\u{200B} ", &["pa\u{200B}ix"]);
    check("paix", "\u{FEFF}pa\u{200D}ix", &["pa\u{200D}ix"]);
}

#[test]
fn folding_superscripts_and_numbers() {
    check("1er", "le 1ᵉʳ janvier", &["1ᵉʳ"]);
    check("1er", "le 1er janvier", &["1er"]);
    // No other compatibility folding.
    check("m2", "10 m²", &[]);
    check("m", "10 m²", &["m"]);
    check("½", "½ heure", &["½"]);
}

#[test]
fn emoji_and_clusters_are_never_cut() {
    check("ete", "🇫🇷 été 👍🏽", &["été"]);
    check("e", "e\u{301}\u{323}t", &["e\u{301}\u{323}"]);
    check("😀", "😀", &[]);
    check("하", "한국", &["한"]);
    check("क", "क्षत्रिय", &["क्ष"]);
}

#[test]
fn words_begin_at_elisions_and_hyphens() {
    check("OTSC", "l’OTSC (OTSC), OTSC. d'OTSC", &["OTSC", "OTSC", "OTSC", "OTSC"]);
    check("unis", "les États-Unis", &["Unis"]);
    check("attaque", "cyber-attaques", &["attaque"]);
    check("il", "a-t-il", &["il"]);
    check("connor", "O’Connor", &["Connor"]);
}

#[test]
fn a_term_is_found_at_the_beginning_of_words_only() {
    check("menace", "les menaces, la menace ; menacer", &["menace", "menace", "menace"]);
    check("TIC", "participer, particulière, critique", &[]);
    check("TIC", "les TIC, un tic-tac, ticket", &["TIC", "tic", "tic"]);
    check("arm", "désarmement", &[]);
    check("menaces", "la menace", &[]);
    check("cyber", "cybersécurité", &["cyber"]);
}

#[test]
fn a_short_term_is_whole_once_finished() {
    check("de", "de des demain de", &["de", "de", "de", "de"]);
    check("de ", "de des demain de", &["de", "de"]);
    check("de,", "de des", &["de"]);
    check("il paix", "il ils paix", &["il", "paix"]);
    check("paix il", "il ils paix", &["il", "il", "paix"]);
    check("1 ", "1er 10 1", &["1"]);
    check("1", "1er 10 1", &["1", "1", "1"]);
    check("œ ", "œuvre œ", &["œ"]);
    // Terms of three letters or more match as prefixes, finished or not.
    check("des ", "des dessins", &["des", "des"]);
    check("d\u{AD}e", "des", &["de"]);
}

#[test]
fn a_typed_term_of_several_words_is_a_phrase() {
    check("l'OTSC", "l’OTSC, d’OTSC, l OTSC", &["l’OTSC", "l OTSC"]);
    check("l'OTS", "l’OTSC", &["l’OTS"]);
    check("l'O ", "l’OTSC, l’O", &["l’O"]);
    check(
        "cyber-attaque",
        "des cyber-attaques, cyber attaque",
        &["cyber-attaque", "cyber attaque"],
    );
    check("cyber-attaque", "cyberattaque, cyberx-attaque", &[]);
    check("a-t-il", "a-t-il, a t’il, a, t il", &["a-t-il", "a t’il", "a, t il"]);
    check("a-t-il", "a-t-elle, va-t-il, a. t-il", &[]);
    check("2022-06", "2022-06, 2022-06-01, 2022/06, 2022:06", &["2022-06", "2022-06", "2022/06"]);
    check("14:30", "à 14:30, 14 30, 14h30", &["14:30", "14 30"]);
    check("1,5", "1,5 % et 1.5 et 1,55", &["1,5", "1,5"]);
    check("1.5", "1.5 et 1. 5", &["1.5"]);
    check("1/2", "1/2", &["1/2"]);
    check("l’un-de", "l’un (des", &["l’un (de"]);
    check("l'OTSC", "l’(«OTSC", &[]);
    check("a-a", "a-a-a a", &["a-a-a a"]);
}

#[test]
fn a_phrase_never_crosses_a_sentence_or_a_paragraph() {
    check("va-il", "Il va. Il part", &[]);
    check("va-il", "Il va\nIl part", &[]);
    check("va-il", "Il va ! Il part", &[]);
    // Line breaks within a paragraph are white space.
    check("va-il", "Bon.\n\nquand va\nil donc", &["va\nil"]);
}

#[test]
fn what_does_not_join_separates() {
    check("paix,guerre", "guerre et paix", &["guerre", "paix"]);
    check("paix -guerre", "paix", &["paix"]);
    check("a--b", "b a", &["b", "a"]);
    check("l' OTSC", "OTSC", &["OTSC"]);
    check("paix:1", "1 paix", &["1", "paix"]);
    check("« paix »", "« paix »", &["paix"]);
}

#[test]
fn a_lexical_word_is_one_word() {
    check("aujourd'hui", "d’aujourd’hui", &["aujourd’hui"]);
    check("aujourd", "aujourd’hui", &["aujourd"]);
    check("aujourd'h", "aujourd’hui", &["aujourd’h"]);
    check("aujourd'", "aujourd’hui", &["aujourd"]);
    check("hui", "aujourd’hui", &[]);
    check("quelqu'u", "quelqu’une", &["quelqu’u"]);
    check("un", "quelqu’un", &[]);
    check("presqu'i", "presqu’île, presqu’ici", &["presqu’î"]);
    check("presqu'ici", "presqu’ici", &["presqu’ici"]);
    check("prud'hom", "prud’hommes", &["prud’hom"]);
    check("entr'ac", "entr’acte", &["entr’ac"]);
    check("acte", "entr’acte", &[]);
}

#[test]
fn a_dotted_acronym_equals_its_letters() {
    check("UE", "l’U.E. et l’UE", &["U.E", "UE"]);
    check("U.E.", "l’U.E. et l’UE", &["U.E", "UE"]);
    check("u.e", "l’U.E. et l’UE", &["U.E", "UE"]);
    check("U.", "l’U.E.", &["U"]);
    check("OTS", "l’O.T.S.C.", &["O.T.S"]);
    check("E", "l’U.E.", &[]);
    check("M.", "M. Japarov", &["M"]);
    check("jc", "J.-C.", &[]);
    check("UE ", "U.E.F.", &[]);
}

#[test]
fn accents_are_smart() {
    check("ete", "été ETE Été", &["été", "ETE", "Été"]);
    check("été", "été ETE ÉTÉ ete Ete", &["été", "ETE", "ÉTÉ"]);
    check("état", "Etat état etat ETAT", &["Etat", "état", "ETAT"]);
    check("à", "a A Astana", &[]);
    check("à", "à À là", &["à", "À"]);
    check("ét", "Etat état", &["ét"]);
    check("sécu", "securite SECURITE Securite", &["SECU"]);
    check("ça", "ca Ca", &[]);
    // With a third letter anywhere in the term, accents become optional.
    check("c'est-à-dire", "C’EST-A-DIRE, c’est-a-dire", &["C’EST-A-DIRE"]);
    check("l'ét", "l’Etat", &["l’Et"]);
    check("pécheur", "pêcheur", &[]);
    check("œ\u{301}", "œ\u{301} œ", &["œ\u{301}"]);
}

#[test]
fn several_terms_merge_and_number() {
    let text = "La cybersécurité et la paix";
    let found = search(
        &common::single(dossier::report::parse("essai", text.as_bytes()).unwrap()),
        "cyber paix cybersecurite guerre",
    );
    let report = &found.reports[0];
    let seen: Vec<_> =
        report.matches.iter().map(|m| (m.span.of(text), m.terms.iter().collect())).collect();
    assert_eq!(seen, [("cybersécurité", vec![0, 2]), ("paix", vec![1])]);
    assert!(!report.passes);
    assert_eq!([0, 1, 2, 3].map(|term| report.count(term)), [1, 1, 1, 0]);
}

#[test]
fn duplicate_terms_count_once() {
    let texts = |query| -> Vec<String> {
        Query::parse(query).groups().map(dossier::query::Item::text).collect()
    };
    assert_eq!(texts("paix PAIX  paix "), ["paix"]);
    assert_eq!(texts("l'OTSC l’otsc"), ["l'OTSC"]);
    assert_eq!(texts("U.E. ue"), ["U.E"]);
    assert_eq!(texts("état etat"), ["état", "etat"]);
    assert_eq!(texts("14:30 14-30"), ["14:30", "14-30"]);
    assert_eq!(texts(" … ! "), [""; 0]);
}

#[test]
fn a_query_has_at_most_as_many_terms_as_a_set_holds() {
    let numbers = |n: usize| (0..n).map(|i| i.to_string()).collect::<Vec<_>>().join(" ");
    assert_eq!(Query::parse(&numbers(1000)).items.len(), MAX_CHARS / 2);
    let text = numbers(1000);
    let collection = common::single(dossier::report::parse("essai", text.as_bytes()).unwrap());
    let found = search(&collection, &text);
    assert!(found.reports[0].passes);
    assert_eq!(found.reports[0].matches.last().unwrap().terms.iter().next(), Some(255));
}

#[test]
fn an_empty_query_passes_everything_and_marks_nothing() {
    for query in ["", " ", "-", "« »", "\u{AD}", "\u{301}"] {
        let found = search(&shipped(), query);
        assert!(found.reports.iter().all(|r| r.passes && r.matches.is_empty()), "{query:?}");
    }
}

/// Checks the marks of `query` in the two reports: their counts, and that each is one of `letters`.
#[track_caller]
fn check_shipped(query: &str, counts: [usize; 2], letters: &[&str]) {
    let collection = shipped();
    let found = search(&collection, query);
    for (n, (report, matches)) in collection.reports.iter().zip(&found.reports).enumerate() {
        assert_eq!(matches.matches.len(), counts[n], "{query} in {}", report.slug);
        assert_eq!(matches.count(0), counts[n]);
        assert_eq!(matches.passes, counts[n] > 0);
        for m in &matches.matches {
            let marked = m.span.of(&report.text);
            assert!(letters.contains(&marked), "{query}: {marked:?}");
        }
    }
}

#[test]
fn the_two_reports() {
    check_shipped("OTSC", [10, 6], &["OTSC"]);
    check_shipped("l'OTSC", [9, 5], &["l’OTSC"]);
    check_shipped("securite", [9, 3], &["sécurité"]);
    check_shipped("TIC", [1, 0], &["TIC"]);
    check_shipped("armenie", [1, 0], &["Arménie"]);
    check_shipped("bichkek", [0, 1], &["BICHKEK"]);
    check_shipped("2022-06", [1, 0], &["2022-06"]);
    check_shipped("menace", [4, 1], &["menace"]);
    check_shipped("cyber", [0, 1], &["cyber"]);
    check_shipped("aujourd'hui", [1, 0], &["aujourd’hui"]);
    check_shipped("a-t-il", [2, 1], &["a-t-il"]);
    check_shipped("hui", [0, 0], &[]);
}

#[test]
fn furniture_is_paragraph_0() {
    let found = search(&shipped(), "tass date");
    let places = |n: usize| -> Vec<_> {
        found.reports[n].matches.iter().map(|m| (m.paragraph, m.span.start)).collect()
    };
    assert_eq!(places(0), [(0, 1)]);
    assert_eq!(places(1), [(0, 23)]);
}

#[test]
fn a_long_text_takes_linear_time() {
    // Each would take minutes if any step were quadratic.
    for unit in [
        "ℹ\u{200D}☺\u{200D}", // one cluster of many words
        "ℹ\u{200D}ℹ\u{200D}☺\u{200D}",
        "\u{301}",
        "क्",
        "a’",
        "U.",
        "M. ",
        "(Il. ",
        "Il. ) ",
        ". ",
        "« ",
        "2000 ",
        "🇫",
        "\u{600}",
        "\u{D4E}",
        "(",
    ] {
        let text = format!("BICHKEK, 1er janvier. /TASS/. a {}", unit.repeat(40_000));
        let report = dossier::report::parse("essai", text.as_bytes()).unwrap();
        let found = search(&common::single(report), "a ℹ");
        assert!(!found.reports[0].matches.is_empty(), "{unit:?}");
    }
}
