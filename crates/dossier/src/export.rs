//! Export formats: tables as CSV, JSON and Markdown, and citations.
//!
//! Every format has its own rules of what a text may not contain; each writer takes any text and
//! breaks none of them.

pub mod cite;
pub mod csv;
mod json;
pub mod markdown;
pub mod table;
pub mod write;

/// A text as one line that looks as it is: line ends and tabs become spaces, and what only directs
/// a terminal or turns the direction of writing is left out, so that nothing that follows is moved.
fn line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '\t' | '\n' | '\u{B}' | '\u{C}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                if !line.ends_with(' ') {
                    line.push(' ');
                }
            }
            _ if c.is_control() || is_direction(c) => {}
            _ => line.push(c),
        }
    }
    line
}

/// Whether a character embeds, overrides or isolates the direction of what follows it.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn a_line_is_one_and_moves_nothing() {
        assert_eq!(line(" a\r\n\tb\u{2028}c\u{0}\u{1b}\u{202E}d\u{2069} "), "a b cd");
        assert_eq!(line("dit\u{202F}: «\u{A0}oui\u{A0}»"), "dit\u{202F}: «\u{A0}oui\u{A0}»");
    }
}
