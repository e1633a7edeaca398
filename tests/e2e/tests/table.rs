//! The whole language on the built page: what is drawn, what `search()` says and what the engine
//! finds by itself are the same, case by case.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use dossier::collection::Collection;
use dossier::query::{Options, Query, Within};
use dossier::report;
use dossier::search::Searcher;
use e2e::{Browser, Kind, Value, encode, json, sources};

/// Every rule of the language, in words that the two reports have and in words that they lack.
const QUERIES: [&str; 134] = [
    // Folding.
    "OTSC",
    "otsc ",
    "sécurité",
    "SECURITE",
    "se\u{301}curite\u{301}",
    "oeuvre",
    "œuvrer",
    "ŒUVRE",
    "État",
    "etat",
    "ÉTATS ",
    "à",
    "à ",
    "a",
    "a ",
    "ét",
    "Éta",
    "République",
    "republique ",
    "coo\u{AD}pération",
    "pa\u{200B}ix",
    "1er",
    "1ᵉʳ",
    "İnternationale",
    "inter🇫🇷nationale",
    // Words, beginnings, one or two letters.
    "menace",
    "menaces ",
    "me",
    "m",
    "m ",
    "il",
    "il ",
    "de",
    "de ",
    "d",
    "1",
    "1 ",
    "2",
    "20",
    "2025 ",
    "aujourd'hui",
    "aujourd’h",
    "aujourd ",
    "hui",
    "O.T.S.C.",
    "O.T.S.C. ",
    "C.E.I.",
    "otsc,",
    "TIC",
    // Typed terms of several words.
    "l'OTSC",
    "l’otsc ",
    "l'OTS",
    "l' OTSC",
    "qu'une",
    "a-t-il",
    "a‑t‑il ",
    "a-t",
    "2022-06",
    "d'actes",
    "d’information ",
    "secrétaires-des",
    // Phrases, gaps, quote marks.
    "\"maintien de la paix\"",
    "«maintien de la paix»",
    "« maintien de la paix »",
    "“maintien de la paix”",
    "\"maintien de la pa",
    "\"maintien de la pa\"",
    "\"États membres",
    "\"M. Japarov\"",
    "\"M Japarov\"",
    "\"Japarov Selon\"",
    "\"paix Il\"",
    "\"l’OTSC (Arménie\"",
    "\"Arménie, Biélorussie, Kazakhstan\"",
    "\"Arménie Biélorussie\"",
    "\"Arménie - Biélorussie\"",
    "\"collective OTSC passera\"",
    "\"CEI et de\"",
    "\"intérêts », a-t-il déclaré\"",
    "\"préventives , » il a dit\"",
    "\"1er janvier TASS\"",
    "\"1er janvier. /TASS/.\"",
    "\"\"",
    "\"",
    "« »",
    "\"OTSC\" \"paix\"",
    "\"de la\"",
    "\"de l’OTSC\" l’OTSC",
    // Exclusion.
    "OTSC -Kazakhstan",
    "OTSC -Arménie",
    "-Arménie",
    "-zzz",
    "-OTSC",
    "-\"maintien de la paix\"",
    "paix -\"conférence internationale",
    "- paix",
    "--paix",
    "-",
    "paix -",
    "OTSC -a|Arménie",
    "-Arménie|Russie paix",
    "cyber-attaque",
    "non-lieu",
    // Alternatives.
    "Japarov|Zas",
    "Japarov | Zas",
    "Japarov OU Zas",
    "Japarov OR Zas",
    "Japarov ou Zas",
    "Japarov|",
    "|Zas",
    "OU",
    "OU Zas",
    "a|à",
    "paix|\"États membres\" OTSC",
    "menace|défi*|zzz",
    "-zzz|Zas paix",
    // Beginnings wherever they stand.
    "men*",
    "men* paix",
    "d* ",
    "2* OTSC",
    "\"secrét* général*\"",
    "Ka* Ki*",
    "*",
    "* paix",
    "a*|o*",
    // Several terms; merged marks; the same term twice.
    "paix stabilité OTSC",
    "menace menaces mena",
    "sécurité collective \"sécurité collective\"",
    "OTSC zzz",
    "nationaux",
    "national international",
    "<b>paix</b>",
    "paix & % + # =",
    "???",
];

const WHERE: [(&str, &str); 11] = [
    ("", ""),
    ("a", ""),
    ("c", ""),
    ("f", ""),
    ("w", ""),
    ("ac", ""),
    ("fw", ""),
    ("acfw", ""),
    ("", "p"),
    ("", "s"),
    ("", "q"),
];

/// What `search()` must say, from the engine as it runs here.
fn expected(
    searcher: &Searcher,
    collection: &Collection,
    typed: &str,
    o: &str,
    place: &str,
) -> Value {
    let query = Query::read(typed, Options::read(o).unwrap(), Within::read(place));
    let search = searcher.search(&query);
    let mut reports = Vec::new();
    for (index, report) in collection.reports.iter().enumerate() {
        let tally = search.tally(index);
        let units = |byte: u32| report.text.get(..byte as usize).unwrap().encode_utf16().count();
        let matches = search.matches(index).into_iter().map(|found| {
            json!({
                "start": units(found.span.start),
                "end": units(found.span.end),
                "terms": found.terms.iter().map(|term| term + 1).collect::<Vec<_>>(),
                "family": found.family,
            })
        });
        let matches: Vec<Value> = matches.collect();
        if !matches.is_empty() || tally.passes && !query.is_empty() {
            reports.push(json!({
                "report": report.slug,
                "passes": tally.passes,
                "count": matches.len(),
                "matches": matches,
            }));
        }
    }
    reports.into()
}

fn check_all(mode: &str, places: &[(&str, &str)]) {
    let sources = sources();
    let parse = |it: &e2e::Source| report::parse(&it.slug, it.text.as_bytes()).unwrap();
    let collection = Collection::new(sources.iter().map(parse).collect()).unwrap();
    let searcher = Searcher::new(collection.clone());
    let browser = Browser::start();
    browser.open(&format!("m={mode}"));
    let mut seen = BTreeSet::new();
    let one_in = Kind::here().one_in();
    for (number, (o, place)) in places.iter().enumerate() {
        for typed in QUERIES.iter().skip(number % one_in).step_by(one_in) {
            let key = |key, value: &str| {
                if value.is_empty() { String::new() } else { format!("&{key}={value}") }
            };
            let (q, o_key, in_key) = (encode(typed), key("o", o), key("in", place));
            browser.go(&format!("v=1&m={mode}&q={q}{o_key}{in_key}&e"));
            browser.check_contract();
            let said = "return visavis.search(args[0], { o: args[1], in: args[2] }).reports";
            let said = browser.js(said, &[json!(typed), json!(o), json!(place)]);
            let wanted = expected(&searcher, &collection, typed, o, place);
            assert_eq!(said, wanted, "{typed:?} with {o:?} in {place:?}");
            seen.insert(said.to_string());
        }
    }
    assert!(seen.len() > 50 / one_in, "the cases differ: {}", seen.len());
}

#[test]
fn every_query_is_drawn_as_found() {
    check_all("cmp", &WHERE[..1]);
}

#[test]
fn every_query_is_drawn_as_found_under_each_option() {
    check_all("cmp", &WHERE[1..6]);
}

#[test]
fn every_query_is_drawn_as_found_under_options_and_in_places() {
    check_all("cmp", &WHERE[6..]);
}

#[test]
fn every_query_has_its_occurrences() {
    check_all("kwic", &WHERE[..4]);
}
