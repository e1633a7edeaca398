//! Hostile input: values that try to inject markup, scripts or special names.

use super::random::Random;

/// Fragments of hostile values.
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

/// One to three fragments; once in 25 times repeated to a great length.
pub fn hostile_value(random: &mut Random) -> String {
    let value: String = (0..=random.below(3)).map(|_| random.pick(&PIECES)).collect();
    let times = if random.one_in(25) { 4_000 / value.len().max(1) } else { 1 };
    value.repeat(times)
}
