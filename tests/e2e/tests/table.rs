//! The query language on the built page: for each case, the marks, the result of `search()` and the
//! result of the engine run natively are the same.

use std::collections::BTreeSet;

use dossier::collection::Collection;
use dossier::query::{Options, Query, Within};
use dossier::report;
use dossier::search::Searcher;
use e2e::{Browser, Test, Value, encode, facts, json, sources, test};

pub(crate) const TESTS: &[Test] = &[
    test!(every_query_is_drawn_as_found),
    test!(every_query_is_drawn_as_found_under_each_option),
    test!(every_query_is_drawn_as_found_under_options_and_in_places),
    test!(every_query_has_its_occurrences),
];

/// Queries for every rule of the language, with words that are in the two reports and words that
/// are not.
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
    // Words, prefixes, one or two letters.
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
    // Prefixes in any position.
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

/// The expected result of `search()`, from the engine run natively.
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

/// A query with options and scope.
struct Case {
    typed: &'static str,
    o: &'static str,
    place: &'static str,
    /// The expected result of `search()`.
    wanted: Value,
}

/// Every query is run without options. With options or scopes, those whose result differs are run,
/// and one in `CONTROL` of the others, to check that it stays the same on the page too.
const CONTROL: usize = 20;

fn cases(narrowed: &[(&'static str, &'static str)]) -> Vec<Case> {
    let sources = sources();
    let parse = |it: &e2e::Source| report::parse(&it.slug, it.text.as_bytes()).unwrap();
    let collection = Collection::new(sources.iter().map(parse).collect()).unwrap();
    let searcher = Searcher::new(collection.clone());
    let plain = QUERIES.map(|typed| expected(&searcher, &collection, typed, "", ""));
    let mut cases = Vec::new();
    for &(o, place) in narrowed {
        let is_plain = o.is_empty() && place.is_empty();
        for (number, (typed, plain)) in QUERIES.iter().zip(&plain).enumerate() {
            let wanted = expected(&searcher, &collection, typed, o, place);
            if is_plain || wanted != *plain || number % CONTROL == 0 {
                cases.push(Case { typed, o, place, wanted });
            }
        }
    }
    cases
}

/// The number of cases per script, because of the script timeout.
const AT_ONCE: usize = 40;

/// Opens each link; returns violations of the contract and the result of `search()`.
const TRY: &str = "const [cases, facts] = args, seen = [];
    for (const [link, query, o, place] of cases) {
      visavis.open(link);
      await settled();
      seen.push([faults(facts), visavis.search(query, { o, in: place }).reports]);
    }
    return seen";

fn check_all(mode: &str, narrowed: &[(&'static str, &'static str)]) {
    let browser = Browser::start();
    browser.open(&format!("m={mode}"));
    let mut different = BTreeSet::new();
    let cases = cases(narrowed);
    for cases in cases.chunks(AT_ONCE) {
        let links = cases.iter().map(|Case { typed, o, place, .. }| {
            let key = |key, value: &str| {
                if value.is_empty() { String::new() } else { format!("&{key}={value}") }
            };
            let (q, o_key, in_key) = (encode(typed), key("o", o), key("in", place));
            json!([format!("v=1&m={mode}&q={q}{o_key}{in_key}&e"), typed, o, place])
        });
        let seen = browser.js(TRY, &[links.collect(), facts()]);
        let seen = seen.as_array().unwrap();
        assert_eq!(seen.len(), cases.len());
        for (seen, Case { typed, o, place, wanted }) in seen.iter().zip(cases) {
            let case = format!("{typed:?} with {o:?} in {place:?}");
            assert_eq!(seen[0], json!([]), "the contract at {case}");
            assert_eq!(seen[1], *wanted, "{case}");
            different.insert(seen[1].to_string());
        }
    }
    assert!(different.len() > cases.len() / 5, "the cases differ: {}", different.len());
}

fn every_query_is_drawn_as_found() {
    check_all("cmp", &WHERE[..1]);
}

fn every_query_is_drawn_as_found_under_each_option() {
    check_all("cmp", &WHERE[1..6]);
}

fn every_query_is_drawn_as_found_under_options_and_in_places() {
    check_all("cmp", &WHERE[6..]);
}

fn every_query_has_its_occurrences() {
    check_all("kwic", &WHERE[..4]);
}
