//! Notices: what the reader should know about how a link was read.

use yew::prelude::*;

use super::controls::button;
use crate::scene::Scene;
use crate::state::{Action, Told};

pub(crate) fn told(scene: Scene) -> Html {
    let Scene { state, words, .. } = scene;
    if state.told.is_empty() {
        return html! {};
    }
    let notices = state.told.iter().enumerate().map(|(index, told)| {
        let text = match told {
            Told::Notice(notice) => (words.notice)(notice),
            Told::Difference(difference) => (words.difference)(difference),
        };
        html! {
            <li>
                <span>{ text }</span>
                { button(scene, words.dismiss.to_owned(), None, Action::Dismiss(index)) }
            </li>
        }
    });
    html! { <ul class="told" role="alert">{ for notices }</ul> }
}
