//! The tables that a view has. The names of the columns are those of `window.visavis`, in every
//! language.

use dossier::export::table::{Cell, Table};
use dossier::text::span::Span;
use script_types::{
    Attribution, Comparison, NamedDate, Passage, Quote, SearchResult, Sides, Strength,
};

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
pub(crate) fn matches(search: &SearchResult, texts: &[Text]) -> Table {
    let columns = ["report", "date", "paragraph", "sentence", "left", "match", "right", "terms"];
    let mut rows = Vec::new();
    for text in texts {
        let found = search.reports.iter().find(|it| it.report == text.report.slug);
        for it in found.map(|it| it.matches.as_slice()).unwrap_or_default() {
            let span = text.span(it.range());
            let Span { start, end } = text.around(span);
            let of = |start, end| Cell::from(Span { start, end }.of(&text.report.text));
            let term = |term: u32| search.terms.get((term as usize).checked_sub(1)?);
            let terms = it.terms.iter().filter_map(|&it| term(it));
            let terms: Vec<&str> = terms.map(|term| term.text.as_str()).collect();
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
            row.push(passage.map(|it| text.at(it.range())).into());
        }
        row
    };
    let mut shown: Vec<_> =
        it.passages.iter().filter(|pair| weak || pair.strength != Strength::Weak).collect();
    shown.sort_by_key(|pair| (pair.left.range(), pair.right.range()));
    let related = shown.into_iter().map(|pair| {
        let reasons: Vec<&str> = pair.reasons.iter().map(|it| it.text.as_str()).collect();
        row(pair.strength.name(), reasons.join("; "), [Some(&pair.left), Some(&pair.right)])
    });
    let alone = |it| row("unmatched", String::new(), it);
    let left = it.unmatched.left.iter().map(|it| alone([Some(it), None]));
    let right = it.unmatched.right.iter().map(|it| alone([None, Some(it)]));
    Table { columns: columns.into(), rows: related.chain(left).chain(right).collect() }
}

fn words(it: &Comparison) -> Table {
    let rows = it.terms.iter().map(|term| {
        let forms = term.forms.iter().map(|it| format!("{} {}+{}", it.text, it.left, it.right));
        let forms: Vec<String> = forms.collect();
        vec![
            term.text.as_str().into(),
            forms.join("; ").into(),
            term.left.into(),
            term.right.into(),
            number(term.left_per_thousand),
            number(term.right_per_thousand),
            number(term.g2),
            number(term.log_ratio),
            number(term.log_ratio_low),
            number(term.log_ratio_high),
            number(term.p),
        ]
    });
    let columns = [
        "text",
        "forms",
        "left",
        "right",
        "leftPerThousand",
        "rightPerThousand",
        "g2",
        "logRatio",
        "logRatioLow",
        "logRatioHigh",
        "p",
    ];
    Table { columns: columns.into(), rows: rows.collect() }
}

/// A number in the digits that JavaScript gives it: the fewest that tell it from its neighbours.
fn number(number: f64) -> Cell {
    let is_tiny = number != 0.0 && number.abs() < 1e-6;
    Cell::Number(if is_tiny { format!("{number:e}") } else { number.to_string() })
}

fn names(it: &Comparison) -> Table {
    let rows = it.names.iter().map(|it| {
        vec![
            it.name.as_str().into(),
            it.acronym.as_deref().into(),
            it.kind.name().into(),
            count(it.left.len()),
            count(it.right.len()),
        ]
    });
    Table { columns: vec!["name", "acronym", "kind", "left", "right"], rows: rows.collect() }
}

fn quotes(it: &Sides<Vec<Quote>>, texts: [&Text; 2]) -> Table {
    let columns = ["side", "report", "paragraph", "kind", "speaker", "known", "text"];
    let sides = SIDES.into_iter().zip(texts).zip([&it.left, &it.right]);
    let rows = sides.flat_map(|((side, text), quotes)| {
        quotes.iter().map(move |it| {
            vec![
                side.into(),
                text.report.slug.as_str().into(),
                count(text.paragraph(text.span(it.range()))),
                it.kind.name().into(),
                it.speaker.as_deref().into(),
                it.known.map(Attribution::name).into(),
                text.at(it.range()).into(),
            ]
        })
    });
    Table { columns: columns.into(), rows: rows.collect() }
}

fn dates(it: &Sides<Vec<NamedDate>>, texts: [&Text; 2]) -> Table {
    let columns = ["side", "report", "paragraph", "value", "precision", "relative", "text"];
    let sides = SIDES.into_iter().zip(texts).zip([&it.left, &it.right]);
    let rows = sides.flat_map(|((side, text), dates)| {
        dates.iter().map(move |it| {
            vec![
                side.into(),
                text.report.slug.as_str().into(),
                count(text.paragraph(text.span(it.range()))),
                it.value.as_str().into(),
                it.precision.name().into(),
                if it.relative { "relative" } else { "absolute" }.into(),
                text.at(it.range()).into(),
            ]
        })
    });
    Table { columns: columns.into(), rows: rows.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tests::text;
    use script_types::{
        Form, Match, Name, NameKind, Precision, QuoteKind, Range, Reason, ReasonKind,
        RelatedPassages, ReportMatches, SearchTerm, Term,
    };

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
            Match { start: 12, end: 16, terms: vec![1], family: false },
            Match { start: 42, end: 46, terms: vec![1, 2], family: false },
        ];
        let found = ReportMatches { report: "a".to_owned(), passes: true, count: 2, matches };
        let terms = ["paix", "x"].map(|text| SearchTerm { text: text.to_owned(), count: 1 });
        let search =
            SearchResult { terms: terms.into(), reports: vec![found], notices: Vec::new() };
        let table = super::matches(&search, &[text("a"), text("b")]);
        assert_eq!(table.rows.len(), 2);
        assert_eq!(row(&table, 0), ["a", "2025-01-01", "1", "1", "La ", "paix", " dure.", "paix"]);
        assert_eq!(row(&table, 1), ["a", "2025-01-01", "2", "1", "𝄞 une ", "paix", ".", "paix; x"]);
    }

    #[test]
    fn a_comparison_is_five_tables() {
        let passage = |start, end| Passage { paragraph: 1, sentence: 1, start, end };
        let reason = Reason {
            kind: ReasonKind::Word,
            text: "paix".to_owned(),
            left: Vec::new(),
            right: Vec::new(),
        };
        let related = |strength, at| RelatedPassages {
            left: passage(at, 22),
            right: passage(9, 22),
            strength,
            reasons: vec![reason.clone()],
        };
        let it = Comparison {
            passages: vec![
                related(Strength::Strong, 12),
                related(Strength::Weak, 10),
                related(Strength::Possible, 9),
            ],
            unmatched: Sides { left: vec![passage(23, 33)], right: Vec::new() },
            terms: vec![Term {
                text: "paix".to_owned(),
                forms: vec![Form { text: "paix".to_owned(), left: 1, right: 0 }],
                left: 1,
                right: 0,
                left_per_thousand: 2.5,
                right_per_thousand: 0.0,
                g2: 1.5,
                log_ratio: -0.25,
                log_ratio_low: -1.0,
                log_ratio_high: 1.0,
                p: 1e-7,
                clear: true,
            }],
            expected_by_chance: 0.0,
            names: vec![Name {
                name: "OTSC".to_owned(),
                acronym: None,
                kind: NameKind::Organisation,
                left: vec![Range(0, 4)],
                right: Vec::new(),
            }],
            quotes: Sides {
                left: vec![Quote {
                    start: 9,
                    end: 21,
                    kind: QuoteKind::Direct,
                    speaker: Some("Zas".to_owned()),
                    known: Some(Attribution::Deduced),
                    cue: None,
                }],
                right: Vec::new(),
            },
            dates: Sides {
                left: Vec::new(),
                right: vec![NamedDate {
                    start: 0,
                    end: 7,
                    value: "2025-01-01".to_owned(),
                    precision: Precision::Day,
                    relative: true,
                }],
            },
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
