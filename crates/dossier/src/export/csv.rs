//! Tables as CSV (RFC 4180), safe to open in a spreadsheet.
//!
//! Text that a spreadsheet would interpret as a formula is prefixed with an apostrophe; numbers are
//! not.

use super::table::{Cell, Table};

/// Characters that begin a formula, or that spreadsheets skip before one; with the full-width forms
/// of East Asian keyboards.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Characters that require a quoted cell: those of the format, and every separator.
const QUOTED: [char; 6] = [',', '"', ';', '\t', '\r', '\n'];

/// A variant of CSV.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// Whether to begin with a byte order mark; without it Excel does not recognise UTF-8.
    pub mark: bool,
    /// Between two cells: `,`, `;` or a tab. Spreadsheets expect the one of their locale.
    pub separator: char,
    /// The decimal sign of numbers: `.` or `,`.
    pub decimal: char,
}

/// Writes a table as CSV.
#[must_use]
pub fn table(table: &Table, dialect: Dialect) -> String {
    let mut file = String::from(if dialect.mark { "\u{feff}" } else { "" });
    let mut row = |cells: Vec<String>| {
        file.push_str(&cells.join(dialect.separator.encode_utf8(&mut [0; 4])));
        file.push_str("\r\n");
    };
    row(table.columns.iter().map(|column| text(column)).collect());
    for cells in &table.rows {
        row(cells.iter().map(|it| cell(it, dialect)).collect());
    }
    file
}

fn cell(cell: &Cell, Dialect { separator, decimal, .. }: Dialect) -> String {
    match cell {
        Cell::Text(it) => text(it),
        Cell::Number(it) => {
            let number = it.replace('.', decimal.encode_utf8(&mut [0; 4]));
            if number.contains(separator) { format!("\"{number}\"") } else { number }
        }
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

    const ENGLISH: Dialect = Dialect { mark: false, separator: ',', decimal: '.' };

    fn read(file: &str, separator: char) -> Vec<Vec<String>> {
        let file = file.strip_prefix('\u{feff}').unwrap_or(file);
        let separator = u8::try_from(separator).unwrap();
        let mut reader = ReaderBuilder::new();
        let reader = reader.has_headers(false).delimiter(separator);
        let mut reader = reader.from_reader(file.as_bytes());
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
        assert_eq!(table(&made, ENGLISH), text);
        assert_eq!(table(&made, Dialect { mark: true, ..ENGLISH }), format!("\u{feff}{text}"));
        let french = "mot;n;'-\r\n\"dit « oui », \"\"net\"\"\n\";12;-0,1235\r\n'=1+1;;\r\n\
                      \"a;=b\";3;'＠x\r\n";
        assert_eq!(table(&made, Dialect { mark: false, separator: ';', decimal: ',' }), french);
        let both = table(&made, Dialect { decimal: ',', ..ENGLISH });
        assert!(both.contains(",12,\"-0,1235\"\r\n"), "{both}");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            rows in vec(vec("(?s)[=+,\"\r\n\t'@-]?.{0,6}", 3), 0..5),
            numbers in vec(proptest::num::f64::NORMAL, 3),
            separator in proptest::sample::select(vec![',', ';', '\t']),
            decimal in proptest::sample::select(vec!['.', ',']),
        ) {
            let mut made = Table { columns: vec!["a", "b", "c"], rows: Vec::new() };
            made.rows.extend(rows.iter().map(|row| row.iter().map(|it| it.as_str().into()).collect()));
            made.rows.push(numbers.iter().copied().map(number).collect());
            let dialect = Dialect { mark: true, separator, decimal };
            let back = read(&table(&made, dialect), separator);
            prop_assert_eq!(back.len(), rows.len() + 2);
            for (back, row) in back[1..].iter().zip(&rows) {
                for (back, cell) in back.iter().zip(row) {
                    let is_formula = cell.starts_with(FORMULA);
                    prop_assert_eq!(back, &format!("{}{cell}", if is_formula { "'" } else { "" }));
                    prop_assert!(!back.starts_with(FORMULA));
                }
            }
            let back: Vec<f64> = back[rows.len() + 1]
                .iter()
                .map(|it| it.replace(decimal, ".").parse().unwrap())
                .collect();
            prop_assert_eq!(back, numbers);
        }
    }
}
