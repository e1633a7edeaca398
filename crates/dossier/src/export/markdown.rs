//! Tables in GitHub Flavored Markdown, and escaping of text for Markdown.

use super::line;
use super::table::{Cell, Table};

/// Writes a table, one line for each row.
#[must_use]
pub fn table(table: &Table) -> String {
    let mut file = row(table.columns.iter().map(|column| text(column)));
    file += &row(table.columns.iter().map(|_| "---".to_owned()));
    for cells in &table.rows {
        file += &row(cells.iter().map(|cell| match cell {
            Cell::Text(it) => text(it),
            Cell::Number(it) => it.clone(),
            Cell::Nothing => String::new(),
        }));
    }
    file
}

fn row(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.collect();
    format!("| {} |\n", cells.join(" | "))
}

/// A text as one line, escaped so that nothing in it is markup.
#[must_use]
pub fn text(text: &str) -> String {
    let text = line(text);
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        // Lists and headings start only at the beginning of a line; so do ordered lists, with a
        // number and a full stop or parenthesis.
        let is_first = at == 0 && matches!(c, '-' | '+' | '=');
        let numbers = |before: &str| before.bytes().all(|it| it.is_ascii_digit());
        let ends_number = at > 0 && matches!(c, '.' | ')') && text.get(..at).is_some_and(numbers);
        if is_first || ends_number || r"\`*_{}[]<>#|~&$".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        for (plain, written) in [
            ("*a* _b_ [c](d) `e`", r"\*a\* \_b\_ \[c\](d) \`e\`"),
            ("<script> &amp; # | ~~x~~", r"\<script\> \&amp; \# \| \~\~x\~\~"),
            ("- a\n- b", r"\- a - b"),
            ("2022. Un an.", r"2022\. Un an."),
            ("l’an 2022.", "l’an 2022."),
        ] {
            assert_eq!(text(plain), written);
        }
    }

    #[test]
    fn a_row_is_a_line() {
        let rows = vec![
            vec!["a|b\r\nc".into(), Cell::Number("-1.5".to_owned())],
            vec![Cell::Nothing, 2.into()],
        ];
        let made = Table { columns: vec!["mot", "n"], rows };
        assert_eq!(table(&made), "| mot | n |\n| --- | --- |\n| a\\|b c | -1.5 |\n|  | 2 |\n");
    }
}
