//! Sentences typed letter by letter: the page is correct after each key, in one history entry.

use std::collections::BTreeSet;

use e2e::{Browser, Test, Value, facts, json, test};

pub(crate) const TESTS: &[Test] = &[
    test!(sentences_of_the_first_report),
    test!(sentences_of_the_second_report),
    test!(sentences_as_readers_type_them),
    test!(sentences_from_elsewhere),
];

/// Records the time of every key and of every write to the history.
const WATCH: &str = "
    window.seen = { keys: [], writes: 0, entries: history.length };
    document.addEventListener('input', () => seen.keys.push(performance.now()));
    for (const name of ['pushState', 'replaceState']) {
      const write = history[name].bind(history);
      history[name] = (...all) => { seen.writes += 1; write(...all); };
    }";

/// After a key: violations of the contract, the reports that pass, and whether the query has a
/// word. On a busy machine the page draws in slices, and the key may come between two.
const SEEN: &str = "const isDrawn = () => one('#search').value === visavis.view().query;
    if (!await until(isDrawn, 10000)) return [['it is never drawn']];
    const { reports } = visavis.search(one('#search').value);
    return [faults(args[0]), reports.filter((it) => it.passes).map((it) => it.report),
      legend().length > 0]";

/// Types each sentence key by key, and checks the page after every key.
fn type_all(sentences: &[&str]) {
    let browser = Browser::start();
    let facts = [facts()];
    for sentence in sentences {
        browser.open("");
        let _ = browser.js(WATCH, &[]);
        browser.press_slash();
        let mut before: Option<BTreeSet<String>> = None;
        for key in sentence.chars() {
            browser.type_text(&key.to_string());
            let seen = browser.js(SEEN, &facts);
            assert_eq!(seen[0], json!([]), "after {key:?} of {sentence:?}");
            let passing = seen[1].as_array().unwrap().iter();
            let passing: BTreeSet<String> =
                passing.map(|slug| slug.as_str().unwrap().to_owned()).collect();
            // A query without a word has no results yet.
            if seen[2] == true
                && let Some(before) = before.replace(passing.clone())
            {
                assert!(passing.is_subset(&before), "{key:?} of {sentence:?} adds a report");
            }
        }
        assert_eq!(browser.js("return one('#search').value", &[]), json!(sentence));
        browser.wait_written();
        let seen = browser.js("return { ...seen, entries: history.length - seen.entries }", &[]);
        let keys: Vec<f64> =
            seen["keys"].as_array().unwrap().iter().filter_map(Value::as_f64).collect();
        assert_eq!(keys.len(), sentence.chars().count());
        // A pause of 400 ms ends a burst of typing; a busy machine may cause one.
        let pauses = keys.windows(2).filter(|pair| pair[1] - pair[0] > 350.0).count() as u64;
        assert!(seen["entries"].as_u64().unwrap() <= 1 + pauses, "{sentence:?}: {seen}");
        assert!(seen["writes"].as_u64().unwrap() <= 1 + pauses, "{sentence:?}: {seen}");
    }
}

fn sentences_of_the_first_report() {
    type_all(&[
        "L’Organisation du traité de sécurité collective (OTSC) prend",
        "toutes les mesures nécessaires pour renforcer la paix",
        "lors d’une réunion du comité des secrétaires",
        "« La position de principe de l’OTSC (Arménie, Biélorussie",
        "nous sommes convaincus de la nécessité d’un règlement politique",
        "avec cela, nous prenons toutes les mesures",
        "Stanislav Zas a également noté les menaces croissantes",
        "dans la mise en œuvre de mesures opérationnelles et préventives , »",
    ]);
}

fn sentences_of_the_second_report() {
    type_all(&[
        "BICHKEK, 1er janvier. /TASS/. La présidence de l’Organisation",
        "passera officiellement du Kazakhstan au Kirghizistan à partir du 1er janvier 2025.",
        "a déclaré M. Japarov à propos des projets de son pays",
        "En outre, a-t-il assuré, le Kirghizistan compte accorder",
        "Cela inclut un partenariat avec les structures (CEI) et",
        "une conférence internationale sur la cybersécurité en 2025",
        "devraient participer plus activement aux travaux visant",
    ]);
}

fn sentences_as_readers_type_them() {
    type_all(&[
        "l'otsc et la securite des etats membres",
        "\"maintien de la paix\" et l'osce",
        "qui a parlé de menaces cyber ?",
        "MENACES ET DÉFIS POUR LA PAIX",
        "aujourd'hui a-t-il dit l'essentiel",
        "U.E. ou C.E.I., laquelle des deux",
        "le secretaire general de l organisation",
        "1er janvier 2025 - 24 novembre",
    ]);
}

fn sentences_from_elsewhere() {
    type_all(&[
        "the peacekeeping component of the CSTO",
        "don't say it's the Secretary-General's view",
        "Où est passée l’Arménie depuis 2022 ?",
        "l’œuvre de paix, ni plus ni moins…",
        "Организация Договора о безопасности",
        "“collective security” isn’t a slogan",
        "C’est 3,5 % de plus qu’à 14:30",
    ]);
}
