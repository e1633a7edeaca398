//! Small pieces of HTML.

use crate::digest;

/// `text` as the content of an element or of an attribute in double quotes.
pub(crate) fn escape(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // As itself it would be read as a line feed.
            '\r' => out.push_str("&#13;"),
            _ => out.push(c),
        }
        out
    })
}

/// Content of this type as an address.
pub(crate) fn data_uri(kind: &str, content: &[u8]) -> String {
    format!("data:{kind};base64,{}", digest::base64(content))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_escaped_is_markup() {
        assert_eq!(escape("<a b=\"c\">&amp;\r\n'é"), "&lt;a b=&quot;c&quot;&gt;&amp;amp;&#13;\n'é");
    }

    #[test]
    fn content_is_an_address() {
        assert_eq!(data_uri("text/plain", b"foo"), "data:text/plain;base64,Zm9v");
    }
}
