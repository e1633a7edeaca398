//! The tables that a view has. The names of the columns are those of `window.visavis`, in every
//! language.

use dossier::export::table::{Cell, Table};
use dossier::text::span::Span;

use crate::contract::{Comparison, NamedDate, Passage, Quote, Search, Term};
use crate::report::Text;

/// What a table is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Matches,
    Pairs,
    Words,
    Names,
    Quotes,
    Dates,
}

impl What {
    pub(crate) const ALL: [Self; 6] =
        [Self::Matches, Self::Pairs, Self::Words, Self::Names, Self::Quotes, Self::Dates];

    /// Its name in `data-of` and in files.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Matches => "matches",
            Self::Pairs => "pairs",
            Self::Words => "words",
            Self::Names => "names",
            Self::Quotes => "quotes",
            Self::Dates => "dates",
        }
    }
}

const SIDES: [&str; 2] = ["left", "right"];

/// The table of a comparison; `weak` pairs too, where the page shows them.
pub(crate) fn compared(what: What, it: &Comparison, texts: [&Text; 2], weak: bool) -> Table {
    match what {
        What::Matches => Table::default(),
        What::Pairs => pairs(it, texts, weak),
        What::Words => words(it),
        What::Names => names(it),
        What::Quotes => quotes(&it.quotes, texts),
        What::Dates => dates(&it.dates, texts),
    }
}

/// Every match of these reports, in its sentence.
pub(crate) fn matches(search: &Search, texts: &[Text]) -> Table {
    let columns = ["report", "date", "paragraph", "sentence", "left", "match", "right", "terms"];
    let mut rows = Vec::new();
    for text in texts {
        let found = search.reports.iter().find(|it| it.report == text.report.slug);
        for it in found.map(|it| it.matches.as_slice()).unwrap_or_default() {
            let span = text.span(it.range);
            let Span { start, end } = text.around(span);
            let of = |start, end| Cell::from(Span { start, end }.of(&text.report.text));
            let terms = it.terms.iter().filter_map(|&term| search.terms.get(term.checked_sub(1)?));
            let terms: Vec<&str> = terms.map(String::as_str).collect();
            rows.push(vec![
                text.report.slug.as_str().into(),
                text.report.date.map(|(date, _)| date.to_string()).into(),
                count(text.paragraph(span)),
                text.sentence(span).map_or(Cell::Nothing, count),
                of(start, span.start),
                of(span.start, span.end),
                of(span.end, end),
                terms.join("; ").into(),
            ]);
        }
    }
    Table { columns: columns.into(), rows }
}

fn count(n: usize) -> Cell {
    u32::try_from(n).ok().into()
}

/// The pairs that are shown, in the order of the left text, then the passages that have none.
fn pairs(it: &Comparison, texts: [&Text; 2], weak: bool) -> Table {
    let columns = [
        "strength",
        "reasons",
        "leftParagraph",
        "leftSentence",
        "left",
        "rightParagraph",
        "rightSentence",
        "right",
    ];
    let row = |strength: &str, reasons: String, passages: [Option<&Passage>; 2]| {
        let mut row = vec![strength.into(), reasons.into()];
        for (passage, text) in passages.into_iter().zip(texts) {
            row.push(passage.map(|it| it.paragraph).into());
            row.push(passage.map(|it| it.sentence).into());
            row.push(passage.map(|it| text.at(it.range)).into());
        }
        row
    };
    let mut shown: Vec<_> =
        it.passages.iter().filter(|pair| weak || pair.strength != "weak").collect();
    shown.sort_by_key(|pair| pair.sides.map(|it| it.range));
    let related = shown
        .into_iter()
        .map(|pair| row(&pair.strength, pair.reasons.join("; "), pair.sides.each_ref().map(Some)));
    let alone = |it| row("unmatched", String::new(), it);
    let left = it.unmatched[0].iter().map(|it| alone([Some(it), None]));
    let right = it.unmatched[1].iter().map(|it| alone([None, Some(it)]));
    Table { columns: columns.into(), rows: related.chain(left).chain(right).collect() }
}

fn words(it: &Comparison) -> Table {
    let rows = it.terms.iter().map(|term| {
        let forms = term.forms.iter().map(|(text, [left, right])| format!("{text} {left}+{right}"));
        let forms: Vec<String> = forms.collect();
        let mut row = vec![term.text.as_str().into(), forms.join("; ").into()];
        row.extend(term.numbers.iter().map(|it| it.clone().map_or(Cell::Nothing, Cell::Number)));
        row
    });
    let columns = ["text", "forms"].into_iter().chain(Term::NUMBERS);
    Table { columns: columns.collect(), rows: rows.collect() }
}

fn names(it: &Comparison) -> Table {
    let rows = it.names.iter().map(|it| {
        let texts = [Some(it.text.as_str()), it.acronym.as_deref(), Some(&it.kind)];
        texts.map(Cell::from).into_iter().chain(it.mentions.map(Cell::from)).collect()
    });
    Table { columns: vec!["name", "acronym", "kind", "left", "right"], rows: rows.collect() }
}

fn quotes(it: &[Vec<Quote>; 2], texts: [&Text; 2]) -> Table {
    let columns = ["side", "report", "paragraph", "kind", "speaker", "known", "text"];
    let sides = SIDES.into_iter().zip(texts).zip(it);
    let rows = sides.flat_map(|((side, text), quotes)| {
        quotes.iter().map(move |it| {
            vec![
                side.into(),
                text.report.slug.as_str().into(),
                count(text.paragraph(text.span(it.range))),
                it.kind.as_str().into(),
                it.speaker.as_deref().into(),
                it.known.as_deref().into(),
                text.at(it.range).into(),
            ]
        })
    });
    Table { columns: columns.into(), rows: rows.collect() }
}

fn dates(it: &[Vec<NamedDate>; 2], texts: [&Text; 2]) -> Table {
    let columns = ["side", "report", "paragraph", "value", "precision", "relative", "text"];
    let sides = SIDES.into_iter().zip(texts).zip(it);
    let rows = sides.flat_map(|((side, text), dates)| {
        dates.iter().map(move |it| {
            vec![
                side.into(),
                text.report.slug.as_str().into(),
                count(text.paragraph(text.span(it.range))),
                it.value.as_str().into(),
                it.precision.as_str().into(),
                if it.relative { "relative" } else { "absolute" }.into(),
                text.at(it.range).into(),
            ]
        })
    });
    Table { columns: columns.into(), rows: rows.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{Found, Match, Name, Related};
    use crate::report::tests::text;

    fn row(table: &Table, at: usize) -> Vec<String> {
        let cell = |cell: &Cell| match cell {
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => number.clone(),
            Cell::Nothing => "-".to_owned(),
        };
        assert_eq!(table.rows[at].len(), table.columns.len());
        table.rows[at].iter().map(cell).collect()
    }

    #[test]
    fn matches_stand_in_their_sentences() {
        let matches = vec![
            Match { range: [12, 16], terms: vec![1] },
            Match { range: [42, 46], terms: vec![1, 2] },
        ];
        let found = Found { report: "a".to_owned(), passes: true, matches };
        let search =
            Search { terms: vec!["paix".to_owned(), "x".to_owned()], reports: vec![found] };
        let table = super::matches(&search, &[text("a"), text("b")]);
        assert_eq!(table.rows.len(), 2);
        assert_eq!(row(&table, 0), ["a", "2025-01-01", "1", "1", "La ", "paix", " dure.", "paix"]);
        assert_eq!(row(&table, 1), ["a", "2025-01-01", "2", "1", "𝄞 une ", "paix", ".", "paix; x"]);
    }

    #[test]
    fn a_comparison_is_five_tables() {
        let passage = |start, end| Passage { paragraph: 1, sentence: 1, range: [start, end] };
        let related = |strength: &str, at| Related {
            sides: [passage(at, 22), passage(9, 22)],
            strength: strength.to_owned(),
            reasons: vec!["paix".to_owned()],
        };
        let number = |text: &str| Some(text.to_owned());
        let it = Comparison {
            passages: vec![related("strong", 12), related("weak", 10), related("possible", 9)],
            unmatched: [vec![passage(23, 33)], Vec::new()],
            terms: vec![Term {
                text: "paix".to_owned(),
                forms: vec![("paix".to_owned(), [1, 0])],
                numbers: ["1", "0", "2.5", "0", "1.5", "-0.25", "-1", "1", "1e-7"].map(number),
            }],
            names: vec![Name {
                text: "OTSC".to_owned(),
                acronym: None,
                kind: "organisation".to_owned(),
                mentions: [1, 0],
            }],
            quotes: [
                vec![Quote {
                    range: [9, 21],
                    kind: "direct".to_owned(),
                    speaker: Some("Zas".to_owned()),
                    known: Some("deduced".to_owned()),
                }],
                Vec::new(),
            ],
            dates: [
                Vec::new(),
                vec![NamedDate {
                    range: [0, 7],
                    value: "2025-01-01".to_owned(),
                    precision: "day".to_owned(),
                    relative: true,
                }],
            ],
        };
        let (a, b) = (text("a"), text("b"));
        let table = |what, weak| compared(what, &it, [&a, &b], weak);
        let shown = table(What::Pairs, false);
        assert_eq!(shown.rows.len(), 3);
        assert_eq!(
            row(&shown, 0),
            ["possible", "paix", "1", "1", "La paix dure.", "1", "1", "La paix dure."]
        );
        assert_eq!(row(&shown, 2), ["unmatched", "", "1", "1", "Il le dit.", "-", "-", "-"]);
        assert_eq!(table(What::Pairs, true).rows.len(), 4);
        assert_eq!(
            row(&table(What::Words, false), 0),
            ["paix", "paix 1+0", "1", "0", "2.5", "0", "1.5", "-0.25", "-1", "1", "1e-7"]
        );
        assert_eq!(row(&table(What::Names, false), 0), ["OTSC", "-", "organisation", "1", "0"]);
        let said = ["left", "a", "1", "direct", "Zas", "deduced", "La paix dure"];
        assert_eq!(row(&table(What::Quotes, false), 0), said);
        let named = ["right", "b", "0", "2025-01-01", "day", "relative", "BICHKEK"];
        assert_eq!(row(&table(What::Dates, false), 0), named);
    }
}
