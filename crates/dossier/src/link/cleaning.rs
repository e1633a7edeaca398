//! Undoes what other programs do to a link: escaped separators, and characters added at its end.

use super::encode;
use super::work::count_work;

/// The keys of a link.
const KEYS: [&str; 21] = [
    "v", "k", "m", "q", "o", "in", "d", "f", "s", "x", "r", "a", "b", "l", "at", "y", "t", "ui",
    "lang", "th", "e",
];

/// A fragment whose `&` were escaped: as `&amp;` by a program that writes HTML, or as `%26`, which
/// separates where a key with a raw `=` follows it, or the end mark. (In a value `=` is escaped.)
pub(super) fn separate_keys(fragment: &str) -> String {
    let has_value = |text: &str, before: bool| match text.rsplit_once('&') {
        Some((_, last)) => last.contains('='),
        None => before || text.contains('='),
    };
    let mut parts = fragment.split("%26").peekable();
    let mut separated = parts.next().unwrap_or_default().to_owned();
    // Before its `=` a pair is still a key, which may have an escaped `&` of its own.
    let mut in_value = has_value(&separated, false);
    while let Some(part) = parts.next() {
        count_work(part);
        let is_key = part.split_once('=').is_some_and(|(key, _)| KEYS.contains(&key));
        let is_end = part.trim_end() == "e" && parts.peek().is_none();
        let is_separator = in_value && (is_key || is_end);
        in_value = has_value(part, in_value && !is_separator);
        separated.push_str(if is_separator { "&" } else { "%26" });
        separated.push_str(part);
    }
    separated.replace("&amp;", "&")
}

/// A fragment without what was added at its end: punctuation and invisible characters that programs
/// take for a part of a link in a text, and parameters such as `?utm_source=x` after the end mark.
pub(super) fn trim_added(mut fragment: &str) -> &str {
    const ADDED: [char; 24] = [
        '.', ',', ';', ':', '!', '?', '…', ')', ']', '}', '>', '»', '”', '’', '"', '\'', '*', '_',
        '\u{a0}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}',
    ];
    if let Some((link, _)) = fragment.rsplit_once("&e?") {
        fragment = fragment.get(..link.len() + "&e".len()).unwrap_or(fragment);
    }
    loop {
        let before = fragment.len();
        fragment = fragment.trim_end_matches(|c: char| ADDED.contains(&c) || c.is_whitespace());
        // Browsers percent-encode some of these characters.
        for added in ADDED {
            let added = encode(added.encode_utf8(&mut [0; 4]), "");
            count_work(&added);
            fragment = fragment.strip_suffix(added.as_str()).unwrap_or(fragment);
        }
        if fragment.len() == before {
            return fragment;
        }
    }
}
