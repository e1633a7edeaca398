//! Tables as CSV (RFC 4180), safe to open in a spreadsheet.
//!
//! Text that a spreadsheet would interpret as a formula is prefixed with an apostrophe; numbers are
//! not.

use super::table::{Cell, Table};

/// Characters that begin a formula, or that spreadsheets skip before one; with the full-width forms
/// of East Asian keyboards.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Characters that require a quoted cell. The semicolon is the separator in many locales.
const QUOTED: [char; 6] = [',', '"', ';', '\t', '\r', '\n'];

/// Writes a table as CSV, with a byte order mark if `mark`.
#[must_use]
pub fn table(table: &Table, mark: bool) -> String {
    let mut file = String::from(if mark { "\u{feff}" } else { "" });
    row(&mut file, table.columns.iter().map(|column| text(column)));
    for cells in &table.rows {
        row(&mut file, cells.iter().map(cell));
    }
    file
}

fn row(file: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            file.push(',');
        }
        file.push_str(&cell);
    }
    file.push_str("\r\n");
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Text(it) => text(it),
        Cell::Number(it) => it.clone(),
        Cell::Nothing => String::new(),
    }
}

fn text(text: &str) -> String {
    let guard = if text.starts_with(FORMULA) { "'" } else { "" };
    if text.contains(QUOTED) {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{guard}{text}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use csv::ReaderBuilder;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn read(file: &str) -> Vec<Vec<String>> {
        let file = file.strip_prefix('\u{feff}').unwrap_or(file);
        let mut reader = ReaderBuilder::new().has_headers(false).from_reader(file.as_bytes());
        let row = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
        reader.records().map(|it| row(it.unwrap())).collect()
    }

    fn number(number: f64) -> Cell {
        Cell::Number(number.to_string())
    }

    #[test]
    fn cells_are_quoted_and_guarded_where_they_must_be() {
        let rows = vec![
            vec!["dit « oui », \"net\"\n".into(), 12.into(), number(-0.1235)],
            vec!["=1+1".into(), Cell::Nothing, Cell::Nothing],
            vec!["a;=b".into(), number(3.0), "＠x".into()],
        ];
        let made = Table { columns: vec!["mot", "n", "-"], rows };
        let text = "mot,n,'-\r\n\"dit « oui », \"\"net\"\"\n\",12,-0.1235\r\n'=1+1,,\r\n\
                    \"a;=b\",3,'＠x\r\n";
        assert_eq!(table(&made, false), text);
        assert_eq!(table(&made, true), format!("\u{feff}{text}"));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            rows in vec(vec("(?s)[=+,\"\r\n\t'@-]?.{0,6}", 3), 0..5),
            numbers in vec(proptest::num::f64::NORMAL, 3),
        ) {
            let mut made = Table { columns: vec!["a", "b", "c"], rows: Vec::new() };
            made.rows.extend(rows.iter().map(|row| row.iter().map(|it| it.as_str().into()).collect()));
            made.rows.push(numbers.iter().copied().map(number).collect());
            let back = read(&table(&made, true));
            prop_assert_eq!(back.len(), rows.len() + 2);
            for (back, row) in back[1..].iter().zip(&rows) {
                for (back, cell) in back.iter().zip(row) {
                    let is_formula = cell.starts_with(FORMULA);
                    prop_assert_eq!(back, &format!("{}{cell}", if is_formula { "'" } else { "" }));
                    prop_assert!(!back.starts_with(FORMULA));
                }
            }
            let back: Vec<f64> = back[rows.len() + 1].iter().map(|it| it.parse().unwrap()).collect();
            prop_assert_eq!(back, numbers);
        }
    }
}
