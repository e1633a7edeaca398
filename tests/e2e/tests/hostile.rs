//! Values made to harm, in every key of a link: they stay text, or a notice.

use e2e::{Browser, Random, Setup, Site, Test, encode, hostile_value, json, test};

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

fn five_hundred_hostile_values_in_every_key_stay_text() {
    let browser = Browser::start_with(Site::start().watched(), &Setup::default());
    browser.open("");
    let before = browser.js("return Object.getOwnPropertyNames(Object.prototype).sort()", &[]);
    let mut random = Random::new(5);
    for number in 0..500 {
        let value = hostile_value(&mut random);
        // As it is, as a program would write it, and encoded twice.
        let value = match number % 4 {
            0 => value,
            3 => encode(&encode(&value)),
            _ => encode(&value),
        };
        // In one key after the other, and in all of them at once.
        let key = KEYS[number % KEYS.len()];
        let all = KEYS.map(|key| format!("{key}={value}")).join("&");
        let links = [all, format!("f=place:{value}&q=OTSC"), format!("{key}={value}")];
        let harm = browser.js(
            "for (const link of args[0]) { visavis.open(link); await 0; }
             await settled();
             return [window.ran ?? null, ({}).ran ?? null, e2e.errors, e2e.violations,
             all('script:not([src]), iframe, object, embed, [onload], [onerror], [onfocus], \
                 [href^=\"javascript:\" i], [href^=\"data:\" i]', one('#app')).length]",
            &[json!(links)],
        );
        assert_eq!(harm, json!([null, null, [], [], 0]), "{number}: {value}");
        if number % 25 == 0 {
            browser.check_contract();
            browser.open(&format!("{key}={value}"));
        }
    }
    let loaded = "return performance.getEntriesByType('resource').map((it) => it.name)
        .filter((it) => new URL(it).origin !== location.origin)";
    assert_eq!(browser.js(loaded, &[]), json!([]));
    let after = browser.js("return Object.getOwnPropertyNames(Object.prototype).sort()", &[]);
    assert_eq!(after, before);
    browser.check_contract();
}
