//! Helpers for HTML.

use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

/// Escapes `text` for an element, or for an attribute in double quotes.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        // HTML parsers turn a bare carriage return into a line feed.
        .replace('\r', "&#13;")
}

/// A data: URL with this content.
pub(crate) fn data_uri(mime_type: &str, content: &[u8]) -> String {
    format!("data:{mime_type};base64,{}", BASE64_STANDARD.encode(content))
}

/// The text before the first `start`, and the text after the first `end` that follows it.
pub(crate) fn cut<'a>(html: &'a str, start: &str, end: &str) -> Result<(&'a str, &'a str)> {
    html.split_once(start)
        .and_then(|(before, rest)| Some((before, rest.split_once(end)?.1)))
        .with_context(|| format!("index.html has no {start}…{}", end.trim()))
}

/// Replaces everything from the first `start` to the first `end` that follows it, both included.
pub(crate) fn replace(html: &str, [start, end]: [&str; 2], with: &str) -> Result<String> {
    let (before, after) = cut(html, start, end)?;
    Ok(format!("{before}{with}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_escaped_is_markup() {
        assert_eq!(escape("<a b=\"c\">&amp;\r\n'é"), "&lt;a b=&quot;c&quot;&gt;&amp;amp;&#13;\n'é");
    }

    #[test]
    fn the_first_match_is_replaced() {
        assert_eq!(replace("a<b>c<b>", ["<", ">"], "!").unwrap(), "a!c<b>");
        let error = replace("a", ["<", ">\n"], "").unwrap_err().to_string();
        assert_eq!(error, "index.html has no <…>");
    }
}
