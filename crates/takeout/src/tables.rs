//! The tables that a view has. The names of the columns are those of `window.visavis`, in every
//! language.

use dossier::export::table::{Cell, Table};
use dossier::kwic;

use crate::contract::{Comparison, Passage, Search, Sides};
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

/// Every match of these reports between the words around it.
pub(crate) fn matches(search: &Search, texts: &[Text]) -> Table {
    let columns = ["report", "date", "paragraph", "sentence", "left", "match", "right", "terms"];
    let mut rows = Vec::new();
    for text in texts {
        let found = search.reports.iter().find(|it| it.report == text.report.slug);
        let matches = found.map(|it| it.matches.as_slice()).unwrap_or_default();
        let spans: Vec<_> = matches.iter().map(|it| text.found(it)).collect();
        for (line, it) in kwic::lines(0, &text.report, &spans).iter().zip(matches) {
            let of = |span: dossier::span::Span| Cell::from(span.of(&text.report.text));
            let terms = it.terms.iter().filter_map(|&term| search.terms.get(term.checked_sub(1)?));
            let terms: Vec<&str> = terms.map(|term| term.text.as_str()).collect();
            rows.push(vec![
                text.report.slug.as_str().into(),
                text.report.date.map(|(date, _)| date.to_string()).into(),
                count(text.paragraph(line.found)),
                text.sentence(line.found).map(count).unwrap_or(Cell::Nothing),
                of(line.left),
                of(line.found),
                of(line.right),
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
            row.push(passage.map(|it| text.at([it.start, it.end])).into());
        }
        row
    };
    let mut shown: Vec<_> =
        it.passages.iter().filter(|pair| weak || pair.strength != "weak").collect();
    shown.sort_by_key(|pair| (pair.left.start, pair.right.start));
    let related = shown.into_iter().map(|pair| {
        let reasons: Vec<&str> = pair.reasons.iter().map(|it| it.text.as_str()).collect();
        row(&pair.strength, reasons.join("; "), [Some(&pair.left), Some(&pair.right)])
    });
    let alone = |it| row("unmatched", String::new(), it);
    let left = it.unmatched.left.iter().map(|it| alone([Some(it), None]));
    let right = it.unmatched.right.iter().map(|it| alone([None, Some(it)]));
    Table { columns: columns.into(), rows: related.chain(left).chain(right).collect() }
}

fn words(it: &Comparison) -> Table {
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
    let rows = it.terms.iter().map(|term| {
        let forms = term.forms.iter().map(|it| format!("{} {}+{}", it.text, it.left, it.right));
        let forms: Vec<String> = forms.collect();
        let mut row = vec![term.text.as_str().into(), forms.join("; ").into()];
        row.extend([term.left, term.right].map(Cell::from));
        row.extend([term.left_per_thousand, term.right_per_thousand, term.g2].map(Cell::from));
        let ratio = [term.log_ratio, term.log_ratio_low, term.log_ratio_high, term.p];
        row.extend(ratio.map(Cell::from));
        row
    });
    Table { columns: columns.into(), rows: rows.collect() }
}

fn names(it: &Comparison) -> Table {
    let rows = it.names.iter().map(|it| {
        let texts = [Some(it.name.as_str()), it.acronym.as_deref(), Some(&it.kind)];
        let mut row: Vec<Cell> = texts.map(Cell::from).into();
        row.extend([count(it.left.len()), count(it.right.len())]);
        row
    });
    Table { columns: vec!["name", "acronym", "kind", "left", "right"], rows: rows.collect() }
}

fn quotes(it: &Sides<Vec<crate::contract::Quote>>, texts: [&Text; 2]) -> Table {
    let columns = ["side", "report", "paragraph", "kind", "speaker", "known", "text"];
    let sides = SIDES.into_iter().zip(texts).zip(it.both());
    let rows = sides.flat_map(|((side, text), quotes)| {
        quotes.iter().map(move |it| {
            let range = [it.start, it.end];
            vec![
                side.into(),
                text.report.slug.as_str().into(),
                count(text.paragraph(text.span(range))),
                it.kind.as_str().into(),
                it.speaker.as_deref().into(),
                it.known.as_deref().into(),
                text.at(range).into(),
            ]
        })
    });
    Table { columns: columns.into(), rows: rows.collect() }
}

fn dates(it: &Sides<Vec<crate::contract::NamedDate>>, texts: [&Text; 2]) -> Table {
    let columns = ["side", "report", "paragraph", "value", "precision", "relative", "text"];
    let sides = SIDES.into_iter().zip(texts).zip(it.both());
    let rows = sides.flat_map(|((side, text), dates)| {
        dates.iter().map(move |it| {
            let range = [it.start, it.end];
            vec![
                side.into(),
                text.report.slug.as_str().into(),
                count(text.paragraph(text.span(range))),
                it.value.as_str().into(),
                it.precision.as_str().into(),
                if it.relative { "relative" } else { "absolute" }.into(),
                text.at(range).into(),
            ]
        })
    });
    Table { columns: columns.into(), rows: rows.collect() }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::report::tests::text;

    fn row(table: &Table, at: usize) -> Vec<String> {
        let cell = |cell: &Cell| match cell {
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => number.to_string(),
            Cell::Nothing => "-".to_owned(),
        };
        assert_eq!(table.rows[at].len(), table.columns.len());
        table.rows[at].iter().map(cell).collect()
    }

    #[test]
    fn matches_stand_between_their_words() {
        let search = serde_json::from_value(json!({
            "terms": [{ "text": "paix" }, { "text": "x" }],
            "reports": [{ "report": "a", "passes": true, "matches": [
                { "start": 12, "end": 16, "terms": [1] },
                { "start": 42, "end": 46, "terms": [1, 2] },
            ] }],
        }));
        let table = matches(&search.unwrap(), &[text("a"), text("b")]);
        assert_eq!(table.rows.len(), 2);
        assert_eq!(
            row(&table, 0),
            ["a", "2025-01-01", "1", "1", "La ", "paix", " dure. Il le dit.", "paix"]
        );
        assert_eq!(row(&table, 1), ["a", "2025-01-01", "2", "1", "𝄞 une ", "paix", ".", "paix; x"]);
    }

    #[test]
    fn a_comparison_is_five_tables() {
        let passage =
            |start, end| json!({ "paragraph": 1, "sentence": 1, "start": start, "end": end });
        let related = |strength: &str, at: u32| {
            let (left, right) = (passage(at, 22), passage(9, 22));
            let reasons = [json!({ "kind": "word", "text": "paix" })];
            json!({ "left": left, "right": right, "strength": strength, "reasons": reasons })
        };
        let quote = json!({ "start": 9, "end": 21, "kind": "direct", "speaker": "Zas", "known": "deduced" });
        let date = json!({ "start": 0, "end": 7, "value": "2025-01-01", "precision": "day", "relative": true });
        let it: Comparison = serde_json::from_value(json!({
            "passages": [related("strong", 12), related("weak", 10), related("possible", 9)],
            "unmatched": { "left": [passage(23, 33)], "right": [] },
            "terms": [{ "text": "paix", "forms": [{ "text": "paix", "left": 1, "right": 0 }],
                "left": 1, "right": 0, "leftPerThousand": 2.5, "rightPerThousand": 0.0, "g2": 1.5,
                "logRatio": -0.25, "logRatioLow": -1.0, "logRatioHigh": 1.0, "p": 0.5 }],
            "names": [{ "name": "OTSC", "kind": "organisation", "acronym": null, "left": [[0, 2]], "right": [] }],
            "quotes": { "left": [quote], "right": [] },
            "dates": { "left": [], "right": [date] },
        }))
        .unwrap();
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
            ["paix", "paix 1+0", "1", "0", "2.5", "0", "1.5", "-0.25", "-1", "1", "0.5"]
        );
        assert_eq!(row(&table(What::Names, false), 0), ["OTSC", "-", "organisation", "1", "0"]);
        let said = ["left", "a", "1", "direct", "Zas", "deduced", "La paix dure"];
        assert_eq!(row(&table(What::Quotes, false), 0), said);
        let named = ["right", "b", "0", "2025-01-01", "day", "relative", "BICHKEK"];
        assert_eq!(row(&table(What::Dates, false), 0), named);
    }
}
