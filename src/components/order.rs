//! The order of what is listed.

use dossier::view::{Mode, Sort};
use yew::prelude::*;

use super::controls::link;
use crate::scene::Scene;

/// The orders to choose from; those by a word are of occurrences only.
pub(crate) fn order(scene: Scene) -> Html {
    let words = scene.words;
    let sort = scene.view().sort;
    let occurrences = scene.view().mode == Some(Mode::Occurrences);
    let orders = [
        (Sort::Date, words.sort_ascending),
        (Sort::DateDescending, words.sort_descending),
        (Sort::Relevance, words.sort_relevance),
        (Sort::LeftWord, words.sort_left),
        (Sort::RightWord, words.sort_right),
    ];
    let by_word = matches!(sort, Sort::LeftWord | Sort::RightWord);
    let chosen = if by_word && !occurrences { Sort::Date } else { sort };
    let orders = orders.iter().take(if occurrences { 5 } else { 3 });
    let orders =
        orders.map(|&(sort, word)| link(scene, word, sort == chosen, &|view| view.sort = sort));
    let said = (chosen == Sort::Relevance).then(|| {
        let idle = scene.page().query.is_empty();
        if idle { words.relevance_idle } else { words.relevance }
    });
    html! {
        <div class="order" role="group" aria-label={words.order}>
            <span class="order-name">{ words.order }</span>
            { for orders }
            if let Some(said) = said {
                <p class="order-note">{ said }</p>
            }
        </div>
    }
}
