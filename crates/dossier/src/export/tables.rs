//! The tables of a view: its matches, and what a comparison found. The names of the columns are those
//! of `window.visavis`, in every language.

use crate::compare::names::Named;
use crate::compare::{Comparison, Passage, Strength};
use crate::export::table::{Cell, Table};
use crate::link::view::Panel;
use crate::report::Report;
use crate::report::facts::{Facts, Speech};
use crate::search::Search;
use crate::text::span::Span;

/// What a table is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contents {
    /// The matches of the query.
    Matches,
    /// What a panel of the comparison shows.
    Panel(Panel),
}

impl Contents {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 6] = [
        Self::Matches,
        Self::Panel(Panel::Pairs),
        Self::Panel(Panel::Words),
        Self::Panel(Panel::Names),
        Self::Panel(Panel::Quotes),
        Self::Panel(Panel::Dates),
    ];

    /// Its name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Matches => "matches",
            Self::Panel(panel) => panel.name(),
        }
    }
}

/// Two reports and what was found in them.
#[derive(Clone, Copy, Debug)]
pub struct Sides<'a> {
    /// The reports, left and right.
    pub reports: [&'a Report; 2],
    /// Their facts.
    pub facts: [&'a Facts; 2],
    /// Their comparison.
    pub comparison: &'a Comparison,
    /// The names of both.
    pub names: &'a [Named],
}

impl Sides<'_> {
    /// The table of a panel; of pairs with the weak ones if they are wanted.
    #[must_use]
    pub fn table(self, panel: Panel, weak: bool) -> Table {
        match panel {
            Panel::Pairs => self.pairs(weak),
            Panel::Words => self.words(),
            Panel::Names => self.names(),
            Panel::Quotes => self.quotes(),
            Panel::Dates => self.dates(),
        }
    }

    /// The pairs in the order of the left text, then the passages without one.
    fn pairs(self, weak: bool) -> Table {
        let row = |strength: &str, reasons: String, passages: [Option<&Passage>; 2]| {
            let mut row = vec![strength.into(), reasons.into()];
            for (passage, report) in passages.into_iter().zip(self.reports) {
                row.push(passage.map(|it| count(it.paragraph)).into());
                row.push(passage.map(|it| count(it.sentence)).into());
                row.push(passage.map(|it| it.span.of(&report.text)).into());
            }
            row
        };
        let all = self.comparison.related.iter();
        let mut shown: Vec<_> = all.filter(|it| weak || it.strength != Strength::Weak).collect();
        shown.sort_by_key(|it| it.passages.each_ref().map(|passage| passage.span));
        let related = shown.into_iter().map(|it| {
            let reasons: Vec<&str> = it.reasons.iter().map(|it| it.text.as_str()).collect();
            row(it.strength.name(), reasons.join("; "), it.passages.each_ref().map(Some))
        });
        let unmatched = |passages| row("unmatched", String::new(), passages);
        let [left, right] = &self.comparison.unmatched;
        let left = left.iter().map(|it| unmatched([Some(it), None]));
        let right = right.iter().map(|it| unmatched([None, Some(it)]));
        Table {
            columns: vec![
                "strength",
                "reasons",
                "leftParagraph",
                "leftSentence",
                "left",
                "rightParagraph",
                "rightSentence",
                "right",
            ],
            rows: related.chain(left).chain(right).collect(),
        }
    }

    /// Counts what chance alone would give first, however long that takes.
    fn words(self) -> Table {
        let chance = loop {
            if let Some(chance) = self.comparison.chance(usize::MAX) {
                break chance;
            }
        };
        let rows = self.comparison.terms.iter().map(|term| {
            let forms = term.forms.iter().map(|(text, [a, b])| format!("{text} {a}+{b}"));
            let forms: Vec<String> = forms.collect();
            let text = term.forms.first().map(|(text, _)| text.as_str());
            let [left, right] = term.counts.counts.map(count);
            let [low, ratio, high] = term.counts.log_ratio();
            let [a, b] = term.counts.per_thousand();
            let g2 = term.counts.g2();
            let numbers = [a, b, g2, ratio, low, high, chance.p(g2)].map(number);
            let counted: [Cell; 4] = [
                text.unwrap_or_default().into(),
                forms.join("; ").into(),
                left.into(),
                right.into(),
            ];
            counted.into_iter().chain(numbers).collect()
        });
        Table {
            columns: vec![
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
            ],
            rows: rows.collect(),
        }
    }

    fn names(self) -> Table {
        let rows = self.names.iter().map(|it| {
            let [left, right] = it.mentions.each_ref().map(|all| count(all.len()));
            vec![
                it.name.as_str().into(),
                it.acronym.as_deref().into(),
                it.kind.name().into(),
                left.into(),
                right.into(),
            ]
        });
        Table { columns: vec!["name", "acronym", "kind", "left", "right"], rows: rows.collect() }
    }

    fn quotes(self) -> Table {
        self.facts(
            ["kind", "speaker", "known"],
            |facts| &facts.quotations,
            |it| {
                let kind = match it.speech {
                    Speech::Direct => "direct",
                    Speech::Reported => "reported",
                };
                let known = if it.deduced { "deduced" } else { "named" };
                let speaker = it.speaker.as_deref();
                (it.span, [kind.into(), speaker.into(), speaker.map(|_| known).into()])
            },
        )
    }

    fn dates(self) -> Table {
        self.facts(
            ["value", "precision", "relative"],
            |facts| &facts.dates,
            |it| {
                let relative = if it.relative { "relative" } else { "absolute" };
                let value = it.when.to_string();
                (it.span, [value.into(), it.when.precision().into(), relative.into()])
            },
        )
    }

    /// A table of facts with where each stands, and three columns of its own.
    fn facts<T>(
        self,
        columns: [&'static str; 3],
        all: fn(&Facts) -> &Vec<T>,
        cells: fn(&T) -> (Span, [Cell; 3]),
    ) -> Table {
        let [a, b, c] = columns;
        let sides = ["left", "right"].into_iter().zip(self.reports).zip(self.facts);
        let rows = sides.flat_map(|((side, report), facts)| {
            all(facts).iter().map(move |it| {
                let (span, cells) = cells(it);
                let mut row: Vec<Cell> = vec![
                    side.into(),
                    report.slug.as_str().into(),
                    count(report.paragraph_at(span.start)).into(),
                ];
                row.extend(cells);
                row.push(span.of(&report.text).into());
                row
            })
        });
        Table {
            columns: vec!["side", "report", "paragraph", a, b, c, "text"],
            rows: rows.collect(),
        }
    }
}

/// Every match in the reports with these places in the collection, in its sentence; `terms` are the
/// texts of the query's groups.
#[must_use]
pub fn matches(search: &Search, reports: &[(usize, &Report)], terms: &[String]) -> Table {
    let mut rows = Vec::new();
    for &(index, report) in reports {
        for found in search.matches(index) {
            let Span { start, end } = report.sentence_around(found.span);
            let of = |start, end| Cell::from(Span { start, end }.of(&report.text));
            let terms: Vec<&str> =
                found.terms.iter().filter_map(|it| terms.get(it).map(String::as_str)).collect();
            let paragraph = report.paragraph_at(found.span.start);
            let sentence = report.sentence_at(found.span.start).filter(|_| paragraph > 0);
            rows.push(vec![
                report.slug.as_str().into(),
                report.date.map(|(date, _)| date.to_string()).into(),
                count(paragraph).into(),
                sentence.map(|(number, _)| count(number)).into(),
                of(start, found.span.start),
                of(found.span.start, found.span.end),
                of(found.span.end, end),
                terms.join("; ").into(),
            ]);
        }
    }
    let columns =
        vec!["report", "date", "paragraph", "sentence", "left", "match", "right", "terms"];
    Table { columns, rows }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A number in the digits that JavaScript gives it: the fewest that tell it from its neighbours.
fn number(number: f64) -> Cell {
    let is_tiny = number != 0.0 && number.abs() < 1e-6;
    Cell::Number(if is_tiny { format!("{number:e}") } else { number.to_string() })
}
