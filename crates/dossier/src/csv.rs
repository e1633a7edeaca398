//! Tables as CSV (RFC 4180), safe to open in a spreadsheet.
//!
//! A byte order mark first: without it the most used spreadsheet reads UTF-8 as something else. Text
//! that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay as they are.

use std::fmt::Write;

/// A table being written.
#[derive(Clone, Debug)]
pub struct Csv {
    text: String,
    /// Whether the next cell is the first of its row.
    is_new: bool,
}

impl Csv {
    /// A table whose columns have these names.
    #[must_use]
    pub fn new(columns: &[&str]) -> Self {
        let mut table = Self { text: "\u{feff}".to_owned(), is_new: true };
        for column in columns {
            table.text(column);
        }
        table.end_row();
        table
    }

    /// Adds a cell of text.
    pub fn text(&mut self, text: &str) {
        self.separate();
        let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
        if text.contains([',', '"', '\r', '\n']) {
            self.text.push('"');
            self.text.push_str(guard);
            self.text.push_str(&text.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(guard);
            self.text.push_str(text);
        }
    }

    /// Adds a cell with a whole number.
    pub fn number(&mut self, number: usize) {
        self.separate();
        let _ = write!(self.text, "{number}");
    }

    /// Adds a cell with a number of four decimals.
    #[expect(clippy::cast_possible_truncation, reason = "rates and ratios are far below 2^31")]
    pub fn decimal(&mut self, number: f64) {
        self.separate();
        // Whole numbers need no float printer, which is large.
        let parts = (number * 10_000.0).round() as i64;
        let sign = if parts < 0 { "-" } else { "" };
        let (whole, rest) = (parts.unsigned_abs() / 10_000, parts.unsigned_abs() % 10_000);
        let _ = write!(self.text, "{sign}{whole}.{rest:04}");
    }

    /// Ends a row.
    pub fn end_row(&mut self) {
        self.text.push_str("\r\n");
        self.is_new = true;
    }

    /// The bytes of the file, as text.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }

    fn separate(&mut self) {
        if !self.is_new {
            self.text.push(',');
        }
        self.is_new = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    /// Reads CSV as RFC 4180 has it.
    fn read(text: &str) -> Vec<Vec<String>> {
        let mut rows = vec![vec![String::new()]];
        let mut chars = text.chars().peekable();
        let mut is_quoted = false;
        while let Some(c) = chars.next() {
            let row = rows.last_mut().unwrap();
            match (c, is_quoted) {
                ('"', true) if chars.next_if_eq(&'"').is_some() => {
                    row.last_mut().unwrap().push('"');
                }
                ('"', _) => is_quoted = !is_quoted,
                (',', false) => row.push(String::new()),
                ('\r', false) if chars.next_if_eq(&'\n').is_some() => {
                    rows.push(vec![String::new()]);
                }
                (c, _) => row.last_mut().unwrap().push(c),
            }
        }
        rows.pop();
        rows
    }

    #[test]
    fn cells_are_quoted_and_guarded_where_they_must_be() {
        let mut table = Csv::new(&["mot", "n"]);
        table.text("dit « oui », \"net\"\n");
        table.number(12);
        table.decimal(-0.12345);
        table.end_row();
        table.text("=1+1");
        table.decimal(3.0);
        table.end_row();
        let text = "\u{feff}mot,n\r\n\"dit « oui », \"\"net\"\"\n\",12,-0.1235\r\n'=1+1,3.0000\r\n";
        assert_eq!(table.finish(), text);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(rows in vec(vec("(?s)[=+,\"\r\n'-]?.{0,6}", 0..4), 0..5)) {
            let mut table = Csv::new(&["a"]);
            for row in &rows {
                for cell in row {
                    table.text(cell);
                }
                table.end_row();
            }
            let text = table.finish();
            let back = read(text.strip_prefix('\u{feff}').unwrap());
            prop_assert_eq!(back.len(), rows.len() + 1);
            for (back, row) in back[1..].iter().zip(&rows) {
                let guarded = row.iter().map(|cell| {
                    let guard = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                    format!("{}{cell}", if guard { "'" } else { "" })
                });
                let mut expected: Vec<String> = guarded.collect();
                // A row without cells has one, and it is empty.
                if expected.is_empty() {
                    expected.push(String::new());
                }
                prop_assert_eq!(back, &expected);
            }
        }
    }
}
