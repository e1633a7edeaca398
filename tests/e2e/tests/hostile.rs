//! Hostile values in every key of a link stay text, or cause a notice.

use e2e::{Browser, Random, Setup, Site, Test, encode, facts, hostile_value, json, test};

pub(crate) const TESTS: &[Test] = &[test!(five_hundred_hostile_values_in_every_key_stay_text)];

const KEYS: [&str; 24] = [
    "v",
    "k",
    "m",
    "q",
    "o",
    "in",
    "d",
    "f",
    "s",
    "x",
    "r",
    "a",
    "b",
    "l",
    "at",
    "y",
    "t",
    "ui",
    "lang",
    "th",
    "e",
    "zz",
    "__proto__",
    "constructor",
];

/// The number of values per script; the last one is also opened in a new document.
const AT_ONCE: usize = 25;

/// Opens the links of each value and returns the results.
const TRY: &str = "const seen = [];
    for (const links of args[0]) {
      for (const link of links) { visavis.open(link); await 0; }
      await settled();
      seen.push([window.ran ?? null, ({}).ran ?? null, e2e.errors, e2e.violations,
        all('script:not([src]), iframe, object, embed, [onload], [onerror], [onfocus], \
          [href^=\"javascript:\" i], [href^=\"data:\" i]', one('#app')).length]);
    }
    return [seen, faults(args[1])]";

/// A value in all keys at once, as a facet, and in one key after the other.
fn links(number: usize, value: &str) -> [String; 3] {
    // Raw, percent-encoded, and encoded twice.
    let value = match number % 4 {
        0 => value.to_owned(),
        3 => encode(&encode(value)),
        _ => encode(value),
    };
    let all = KEYS.map(|key| format!("{key}={value}")).join("&");
    let key = KEYS[number % KEYS.len()];
    [all, format!("f=place:{value}&q=OTSC"), format!("{key}={value}")]
}

fn five_hundred_hostile_values_in_every_key_stay_text() {
    let browser = Browser::start_with(Site::start().watched(), &Setup::default());
    browser.open("");
    let before = browser.js("return Object.getOwnPropertyNames(Object.prototype).sort()", &[]);
    let mut random = Random::new(5);
    let links: Vec<_> = (0..500).map(|it| links(it, &hostile_value(&mut random))).collect();
    for links in links.chunks(AT_ONCE) {
        let tried = browser.js(TRY, &[json!(links), facts()]);
        for (harm, links) in tried[0].as_array().unwrap().iter().zip(links) {
            assert_eq!(*harm, json!([null, null, [], [], 0]), "{links:?}");
        }
        assert_eq!(tried[0].as_array().unwrap().len(), links.len());
        assert_eq!(tried[1], json!([]), "the contract after {links:?}");
        browser.open(&links[links.len() - 1][2]);
    }
    let loaded = "return performance.getEntriesByType('resource').map((it) => it.name)
        .filter((it) => new URL(it).origin !== location.origin)";
    assert_eq!(browser.js(loaded, &[]), json!([]));
    let after = browser.js("return Object.getOwnPropertyNames(Object.prototype).sort()", &[]);
    assert_eq!(after, before);
    browser.check_contract();
}
