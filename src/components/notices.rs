//! Notices: what the reader should know about how a link was read.

use dossier::link::view::Difference;

use crate::components::controls::button;
use crate::components::element::{Element, el};
use crate::components::render_ctx::RenderCtx;
use crate::components::report::heading::display_name;
use crate::state::{Action, Notice};

/// Reports that a notice names, at most.
const NAMED: usize = 5;

/// The notice about another edition: which reports were added since, where that is known.
fn edition(ctx: RenderCtx, number: Option<usize>) -> String {
    let words = ctx.words;
    let (mut named, mut others) = (Vec::new(), 0);
    for report in &ctx.corpus().collection().reports {
        if number.is_some_and(|number| report.is_new_since(number)) {
            if named.len() < NAMED {
                named.push(display_name(report, words));
            } else {
                others += 1;
            }
        }
    }
    words.edition(&named, others)
}

pub(crate) fn notices(ctx: RenderCtx) -> Option<Element> {
    let RenderCtx { state, words, .. } = ctx;
    if state.notices.is_empty() {
        return None;
    }
    let mut notices = el("div.told").set("role", "alert");
    for (index, notice) in state.notices.iter().enumerate() {
        let text = match notice {
            Notice::Link(notice) => words.notice(notice),
            Notice::Difference(Difference::Edition(number)) => edition(ctx, *number),
            Notice::Difference(difference) => words.difference(difference),
            Notice::Passage { words: quote, is_found } => words.passage(quote, *is_found),
        };
        let close = button(ctx, words.dismiss().to_owned(), None, Action::Dismiss(index));
        notices = notices.child(el("p").child(el("span").say(text)).child(close));
    }
    Some(notices)
}
