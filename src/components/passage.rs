//! A passage of a report, with its marks.

use dossier::report::Report;
use dossier::search::Match;
use dossier::span::Span;
use yew::prelude::*;

use crate::page::{Piece, pieces};

/// The styles that tell terms apart; further terms use them again, in the same order.
const STYLES: [&str; 6] = ["1", "2", "3", "4", "5", "6"];

/// The style of a term's marks.
pub(crate) fn style(term: usize) -> &'static str {
    STYLES.get(term % STYLES.len()).copied().unwrap_or_default()
}

/// What a passage needs to draw its marks.
#[derive(Clone, Copy)]
pub(crate) struct Marks<'a> {
    /// All matches of the report.
    pub(crate) matches: &'a [Match],
    /// The number, on the page, of the report's first match.
    pub(crate) first: usize,
    /// The number, on the page, of the match the reader stands on.
    pub(crate) current: Option<usize>,
}

/// Passage `number` of a report: verbatim, marks inside; 0 is the furniture.
pub(crate) fn passage(report: &Report, number: usize, span: Span, marks: Marks) -> Html {
    let pieces = pieces(span, marks.matches).into_iter().map(|piece| match piece {
        Piece::Plain(span) => Html::from(span.of(&report.text).to_owned()),
        Piece::Mark(index, found) => {
            mark(found.span.of(&report.text), found, marks.current == Some(marks.first + index))
        }
    });
    html! { <p key={number} data-p={number.to_string()}>{ for pieces }</p> }
}

pub(crate) fn mark(text: &str, found: &Match, current: bool) -> Html {
    let numbers: Vec<String> = found.terms.iter().map(|term| (term + 1).to_string()).collect();
    html! {
        <mark data-term={numbers.join(" ")} data-style={found.terms.iter().next().map(style)}
            data-family={found.family.then_some("")}
            aria-current={current.then_some("true")}>{ text.to_owned() }</mark>
    }
}
