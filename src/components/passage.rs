//! A passage of a report, with its marks; and passages folded to a line.

use dossier::report::Report;
use dossier::search::{Match, Terms};
use dossier::span::Span;
use gloo::events::EventListener;
use web_sys::Element;
use yew::prelude::*;
use yew::virtual_dom::VTag;

use crate::page::{Piece, pieces};
use crate::words::Words;

/// How many styles tell terms apart; further terms use them again, in the same order.
const STYLES: usize = 6;

/// The class of a term's marks.
pub(crate) fn style(term: usize) -> String {
    format!("term-{}", term % STYLES + 1)
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
        Piece::Plain(span) => html! { { span.of(&report.text).to_owned() } },
        Piece::Mark(index, found) => {
            mark(found.span.of(&report.text), found.terms, marks.current == Some(marks.first + index))
        }
    });
    let class = (number == 0).then_some("furniture");
    html! { <p key={number} {class} data-p={number.to_string()}>{ for pieces }</p> }
}

fn mark(text: &str, terms: Terms, current: bool) -> Html {
    let numbers: Vec<String> = terms.iter().map(|term| (term + 1).to_string()).collect();
    let several = (numbers.len() > 1).then_some("term-several");
    let class = classes!(terms.iter().next().map(style), several);
    html! {
        <mark {class} data-term={numbers.join(" ")} aria-current={current.then_some("true")}>
            { text.to_owned() }
        </mark>
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct FoldProps {
    /// How many paragraphs are folded.
    pub(crate) count: usize,
    pub(crate) words: &'static Words,
    pub(crate) children: Html,
}

/// Paragraphs folded to a line that opens on click, and that the browser's own search can open.
#[component]
pub(crate) fn Fold(props: &FoldProps) -> Html {
    let FoldProps { count, words, children } = props;
    let open = use_state_eq(|| false);
    let node = use_node_ref();
    {
        let (node, open) = (node.clone(), open.setter());
        use_effect_with((), move |()| {
            let element = node.cast::<Element>();
            let listener = element.map(|element| {
                EventListener::new(&element, "beforematch", move |_| open.set(true))
            });
            move || drop(listener)
        });
    }
    let turn = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    // `html!` knows `hidden` only as a boolean.
    let mut folded = VTag::new("div");
    folded.node_ref = node;
    folded.add_attribute("class", "folded");
    if !*open {
        folded.add_attribute("hidden", "until-found");
    }
    folded.add_child(children.clone());
    html! {
        <div class="fold">
            <button type="button" aria-expanded={open.to_string()} onclick={turn}>
                if *open { { words.fold } } else { { (words.folded)(*count) } }
            </button>
            { Html::from(folded) }
        </div>
    }
}
