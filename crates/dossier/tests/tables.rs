//! The exported tables of a view.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use dossier::collection::Collection;
use dossier::compare::Comparison;
use dossier::compare::names::named;
use dossier::date::Date;
use dossier::export::table::{Cell, Table};
use dossier::export::tables::{Sides, matches};
use dossier::link::view::Panel;
use dossier::query::{Item, Options, Query};
use dossier::report;
use dossier::report::facts::{Facts, Kind, Name, NamedDate, Quotation, Speech, When};
use dossier::search::Searcher;
use dossier::text::span::Span;

const LEFT: &str = "BICHKEK. La paix dure. Il le dit.\n\n𝄞 une paix.";
const RIGHT: &str = "Une paix sûre.\n\nLa guerre finit.";

fn searcher() -> Searcher {
    let parse = |stem: &str, text: &str| report::parse(stem, text.as_bytes()).unwrap();
    let reports = vec![parse("2022-06-a", LEFT), parse("2025-01-01-b", RIGHT)];
    Searcher::new(Collection::new(reports).unwrap())
}

fn row(table: &Table, at: usize) -> Vec<String> {
    let cell = |cell: &Cell| match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.clone(),
        Cell::Nothing => "-".to_owned(),
    };
    assert_eq!(table.rows[at].len(), table.columns.len());
    table.rows[at].iter().map(cell).collect()
}

/// The facts of a text with one person, one quotation and one date, given by their words.
fn facts(text: &str, name: &str, said: &str, date: &str) -> Facts {
    let span = |words: &str| {
        let start = text.find(words).expect("words of the text");
        Span::new(start, start + words.len())
    };
    let quotation = |it| Quotation {
        span: span(it),
        speech: Speech::Reported,
        speaker: Some(name.to_owned()),
        deduced: true,
        cue: None,
    };
    let named_date = NamedDate {
        span: span(date),
        when: When::Date(Date::new(2025, Some(1), None).unwrap()),
        relative: true,
    };
    Facts {
        names: vec![Name {
            kind: Kind::Person,
            name: name.to_owned(),
            acronym: None,
            mentions: vec![span(name)],
        }],
        taken: Vec::new(),
        rosters: Vec::new(),
        quotations: vec![quotation(said)],
        dates: vec![named_date],
    }
}

#[test]
fn matches_stand_in_their_sentences() {
    let searcher = searcher();
    let query = Query::read("paix", Options::default(), None);
    let terms: Vec<String> = query.groups().map(Item::text).collect();
    let reports: Vec<_> = searcher.collection().reports.iter().enumerate().collect();
    let table = matches(&searcher.search(&query), &reports, &terms);
    assert_eq!(table.rows.len(), 3);
    let [a, b] = ["2022-06-a", "2025-01-01-b"];
    let left = row(&table, 0);
    assert_eq!([&left[0], &left[1]], [a, "2022-06"]);
    assert_eq!(left[4..], ["La ", "paix", " dure.", "paix"]);
    assert_eq!(row(&table, 1)[2..], ["2", "1", "𝄞 une ", "paix", ".", "paix"]);
    let right = [b, "2025-01-01", "1", "1", "Une ", "paix", " sûre.", "paix"];
    assert_eq!(row(&table, 2), right);
}

#[test]
fn a_comparison_is_five_tables() {
    let searcher = searcher();
    let comparison = Comparison::new(&searcher, [0, 1], true);
    let reports = [0, 1].map(|index| &searcher.collection().reports[index]);
    let facts = [facts(LEFT, "Il", "La paix dure", "dure"), facts(RIGHT, "Une", "finit", "sûre")];
    let names = named(facts.each_ref().map(|it| it.names.as_slice()));
    let facts = facts.each_ref();
    let sides = Sides { reports, facts, comparison: &comparison, names: &names };

    let pairs = sides.table(Panel::Pairs, true);
    let unmatched: usize = comparison.unmatched.iter().map(Vec::len).sum();
    assert_eq!(pairs.rows.len(), comparison.related.len() + unmatched);
    for (at, cells) in pairs.rows.iter().enumerate() {
        for (paragraph, text, report) in [(2, 4, LEFT), (5, 7, RIGHT)] {
            if let Cell::Text(passage) = &cells[text] {
                assert!(report.contains(passage.as_str()), "{passage} in row {at}");
                assert!(matches!(cells[paragraph], Cell::Number(_)));
            }
        }
    }
    let words = sides.table(Panel::Words, false);
    assert_eq!(words.rows.len(), comparison.terms.len());
    let peace = (0..words.rows.len()).map(|at| row(&words, at)).find(|row| row[0] == "paix");
    assert_eq!(peace.expect("the word of both")[1..4], ["paix 2+1", "2", "1"]);
    let listed = sides.table(Panel::Names, false);
    assert_eq!(row(&listed, 0), ["Il", "-", "person", "1", "0"]);
    let said = sides.table(Panel::Quotes, false);
    let left = ["left", "2022-06-a", "1", "reported", "Il", "deduced", "La paix dure"];
    assert_eq!(row(&said, 0), left);
    let dates = sides.table(Panel::Dates, false);
    let right = ["right", "2025-01-01-b", "1", "2025-01", "month", "relative", "sûre"];
    assert_eq!(row(&dates, 1), right);
}
