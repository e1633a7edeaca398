//! Values made to harm, in every key of a link: they stay text, or a notice.

use e2e::{Browser, Random, Setup, Site, encode, json};

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

/// What values are made of.
const PIECES: [&str; 40] = [
    "<img src=x onerror=window.ran=1>",
    "<script>window.ran=1</script>",
    "</p></article></main><svg onload=window.ran=1>",
    "\"><iframe srcdoc='<script>parent.ran=1</script>'>",
    "' onfocus='window.ran=1' autofocus='",
    "javascript:window.ran=1",
    "data:text/html,<script>window.ran=1</script>",
    "//127.0.0.1:9/x.js",
    "https://example.org/?q=",
    "@import url(http://127.0.0.1:9/x.css);",
    "expression(window.ran=1)",
    "{{constructor.constructor('window.ran=1')()}}",
    "${window.ran=1}",
    "__proto__",
    "constructor.prototype.ran",
    "toString",
    "\u{202e}",
    "\u{2066}",
    "\u{200f}",
    "\u{0}",
    "\u{1b}[31m",
    "\u{feff}",
    "\u{fffd}",
    "%",
    "%zz",
    "%ff%fe",
    "%00",
    "%252e%252e/",
    "../../../etc/passwd",
    "&q=",
    "#",
    "=1&e&v=9",
    "&lt;script&gt;",
    "<!--",
    "]]>",
    "\r\nSet-Cookie: a=b",
    "e\u{301}\u{301}\u{301}\u{301}",
    "👩\u{200d}👩\u{200d}👧",
    "9999999999999999999999",
    "-1.5e308",
];

#[test]
fn five_hundred_hostile_values_in_every_key_stay_text() {
    let browser = Browser::start_with(Site::start().watched(), &Setup::default());
    browser.open("");
    let before = browser.js("return Object.getOwnPropertyNames(Object.prototype).sort()", &[]);
    let mut random = Random::new(5);
    for number in 0..500 {
        let mut value: String = (0..=random.below(3)).map(|_| random.pick(&PIECES)).collect();
        if random.one_in(25) {
            value = value.repeat(4_000 / value.len().max(1));
        }
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
