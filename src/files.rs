//! What a panel of the comparison shows, as a file for a spreadsheet.
//!
//! The names of the columns are those of `window.visavis.compare()`, in every language.

use dossier::compare::Passage;
use dossier::csv::Csv;
use dossier::facts::Speech;
use dossier::report::Report;
use dossier::view::{Panel, View};

use crate::compared::Compared;
use crate::shelf::Shelf;

const SIDES: [&str; 2] = ["left", "right"];

/// How many rows the file of a panel has, below the names of the columns.
#[must_use]
pub fn rows(shelf: Shelf, view: &View, compared: &Compared, panel: Panel) -> usize {
    let comparison = compared.comparison();
    let facts = compared.sides().map(|index| shelf.collection().facts(index));
    match panel {
        Panel::Pairs => {
            let alone: usize = comparison.unmatched.iter().map(Vec::len).sum();
            compared.pairs(view).len() + alone
        }
        Panel::Words => comparison.terms.len(),
        Panel::Names => compared.names().len(),
        Panel::Quotes => facts.iter().map(|facts| facts.quotations.len()).sum(),
        Panel::Dates => 0,
    }
}

/// What a panel shows.
#[must_use]
pub fn table(shelf: Shelf, view: &View, compared: &Compared, panel: Panel) -> Csv {
    let [left, right] = compared.sides().map(|index| shelf.report(index));
    let reports = [left, right].into_iter().flatten();
    let facts = compared.sides().map(|index| shelf.collection().facts(index));
    match panel {
        Panel::Pairs => pairs(shelf, view, compared),
        Panel::Words => terms(compared),
        Panel::Names => names(compared),
        Panel::Quotes => {
            let mut table = Csv::new(&["side", "report", "kind", "speaker", "known", "text"]);
            for ((side, report), facts) in SIDES.iter().zip(reports).zip(facts) {
                for it in &facts.quotations {
                    let is_direct = it.speech == Speech::Direct;
                    table.text(side);
                    table.text(&report.slug);
                    table.text(if is_direct { "direct" } else { "reported" });
                    table.text(it.speaker.as_deref().unwrap_or_default());
                    let known = if it.deduced { "deduced" } else { "named" };
                    table.text(if it.speaker.is_some() { known } else { "" });
                    table.text(it.span.of(&report.text));
                    table.end_row();
                }
            }
            table
        }
        // A script has them from `compare()`.
        Panel::Dates => Csv::new(&[]),
    }
}

/// The pairs that are shown, then the passages that have none.
fn pairs(shelf: Shelf, view: &View, compared: &Compared) -> Csv {
    let mut table = Csv::new(&[
        "strength",
        "reasons",
        "leftParagraph",
        "leftSentence",
        "left",
        "rightParagraph",
        "rightSentence",
        "right",
    ]);
    let reports = compared.sides().map(|index| shelf.report(index));
    let passage = |table: &mut Csv, side: usize, passage: Option<&Passage>| {
        let report: Option<&Report> = reports.get(side).copied().flatten();
        let Some((report, passage)) = report.zip(passage) else {
            return (0..3).for_each(|_| table.text(""));
        };
        table.number(passage.paragraph);
        table.number(passage.sentence);
        table.text(passage.span.of(&report.text));
    };
    for pair in compared.pairs(view) {
        let [left, right] = &pair.related.passages;
        let reasons: Vec<&str> =
            pair.related.reasons.iter().map(|reason| reason.text.as_str()).collect();
        table.text(pair.related.strength.name());
        table.text(&reasons.join("; "));
        passage(&mut table, 0, Some(left));
        passage(&mut table, 1, Some(right));
        table.end_row();
    }
    for (side, alone) in compared.comparison().unmatched.iter().enumerate() {
        for it in alone {
            table.text("unmatched");
            table.text("");
            passage(&mut table, 0, Some(it).filter(|_| side == 0));
            passage(&mut table, 1, Some(it).filter(|_| side == 1));
            table.end_row();
        }
    }
    table
}

fn terms(compared: &Compared) -> Csv {
    let mut table = Csv::new(&[
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
    ]);
    let chance = compared.chance();
    for term in &compared.comparison().terms {
        let ([left, right], g2) = (term.counts.counts, term.counts.g2());
        let forms = term.forms.iter().map(|(form, [left, right])| format!("{form} {left}+{right}"));
        let forms: Vec<String> = forms.collect();
        table.text(term.forms.first().map_or("", |(form, _)| form));
        table.text(&forms.join("; "));
        table.number(left);
        table.number(right);
        let [low, ratio, high] = term.counts.log_ratio();
        for number in term.counts.per_thousand().into_iter().chain([g2, ratio, low, high]) {
            table.decimal(number);
        }
        // Until chance is counted there is none.
        match &chance {
            Some(chance) => table.decimal(chance.p(g2)),
            None => table.text(""),
        }
        table.end_row();
    }
    table
}

fn names(compared: &Compared) -> Csv {
    let mut table = Csv::new(&["name", "acronym", "kind", "left", "right"]);
    for named in compared.names() {
        table.text(named.name);
        table.text(named.acronym.unwrap_or_default());
        table.text(named.kind.name());
        named.mentions.iter().for_each(|mentions| table.number(mentions.len()));
        table.end_row();
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compared::Key;
    use dossier::view::Mode;

    #[test]
    fn a_file_has_as_many_rows_as_its_button_says() {
        let shelf = Shelf::embedded();
        let mut view = View { mode: Some(Mode::Compare), ..View::default() };
        view.complete(shelf.collection());
        let compared = Compared::new(shelf, Key::of(shelf, &view).unwrap());
        for panel in Panel::ALL {
            let text = table(shelf, &view, &compared, panel).finish();
            let mut is_quoted = false;
            let ends = text.chars().filter(|&c| {
                is_quoted ^= c == '"';
                c == '\n' && !is_quoted
            });
            assert_eq!(ends.count() - 1, rows(shelf, &view, &compared, panel), "{panel:?}");
        }
    }
}
