//! Writes JSON (RFC 8259) without a library.

use std::fmt::Write as _;

use super::is_direction;
use super::table::{Cell, Table};

/// Writes a table as an array of objects, one line for each row.
pub(super) fn table(table: &Table) -> String {
    let rows = table.rows.iter().map(|row| {
        let cells = table.columns.iter().zip(row);
        let cells = cells.map(|(column, cell)| {
            let value = match cell {
                Cell::Text(it) => text(it),
                Cell::Number(it) => it.clone(),
                Cell::Nothing => "null".to_owned(),
            };
            (*column, value)
        });
        object(cells)
    });
    list(rows)
}

/// An object with these fields, whose values are already JSON.
pub(super) fn object<'n>(fields: impl Iterator<Item = (&'n str, String)>) -> String {
    let fields: Vec<String> =
        fields.map(|(name, value)| format!("{}:{value}", text(name))).collect();
    format!("{{{}}}", fields.join(","))
}

/// An array of values that are already JSON, one line for each.
pub(super) fn list(values: impl Iterator<Item = String>) -> String {
    let values: Vec<String> = values.collect();
    format!("[\n{}\n]\n", values.join(",\n"))
}

/// A string. Control characters, line separators and bidirectional formatting characters are
/// escaped.
pub(super) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            _ if c.is_control() || is_direction(c) || matches!(c, '\u{2028}' | '\u{2029}') => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;
    use serde_json::Value;

    #[test]
    fn what_a_terminal_or_a_script_would_obey_is_written_by_number() {
        assert_eq!(text("a\"\\\n\t\u{202E}\u{2028}é"), "\"a\\\"\\\\\\n\\u0009\\u202e\\u2028é\"");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            rows in vec(("(?s).{0,8}", proptest::num::f64::NORMAL), 0..5),
        ) {
            let cells = rows.iter().map(|(text, number)| {
                vec![text.as_str().into(), Cell::Number(number.to_string()), Cell::Nothing]
            });
            let made = Table { columns: vec!["a", "b", "c"], rows: cells.collect() };
            let back: Value = serde_json::from_str(&table(&made)).unwrap();
            prop_assert_eq!(back.as_array().unwrap().len(), rows.len());
            for (back, (text, number)) in back.as_array().unwrap().iter().zip(&rows) {
                prop_assert_eq!(back["a"].as_str().unwrap(), text);
                prop_assert_eq!(back["b"].as_f64(), Some(*number));
                prop_assert!(back["c"].is_null());
            }
        }
    }
}
