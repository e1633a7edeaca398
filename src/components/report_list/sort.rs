//! The order of what is listed.

use dossier::link::view::Mode;
use dossier::search::Sort;

use crate::components::controls::link;
use crate::components::element::{Element, el};
use crate::components::render_ctx::RenderCtx;

/// The orders to choose from; those by a word are of occurrences only.
pub(crate) fn sort(ctx: RenderCtx) -> Element {
    let words = ctx.words;
    let sort = ctx.view().sort;
    let occurrences = ctx.view().mode == Some(Mode::Occurrences);
    let orders = [
        (Sort::Date, words.sort_ascending()),
        (Sort::DateDescending, words.sort_descending()),
        (Sort::Relevance, words.sort_relevance()),
        (Sort::LeftWord, words.sort_left()),
        (Sort::RightWord, words.sort_right()),
    ];
    let by_word = matches!(sort, Sort::LeftWord | Sort::RightWord);
    let chosen = if by_word && !occurrences { Sort::Date } else { sort };
    let mut order = el("div.order")
        .set("role", "group")
        .set("aria-label", words.order())
        .child(el("span.order-name").word(words.order()));
    for &(sort, word) in orders.iter().take(if occurrences { 5 } else { 3 }) {
        order = order.child(link(ctx, word, sort == chosen, &|view| view.sort = sort));
    }
    let said = (chosen == Sort::Relevance).then(|| {
        let idle = ctx.page().query.is_empty();
        el("p.order-note").word(if idle { words.relevance_idle() } else { words.relevance() })
    });
    order.child(said)
}
