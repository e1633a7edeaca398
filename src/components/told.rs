//! Notices: what the reader should know about how a link was read.

use yew::prelude::*;

use crate::state::{Action, Told};
use crate::words::Words;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) told: Vec<Told>,
    pub(crate) words: &'static Words,
    pub(crate) act: Callback<Action>,
}

#[component]
pub(crate) fn ToldList(props: &Props) -> Html {
    let Props { told, words, act } = props;
    if told.is_empty() {
        return html! {};
    }
    let notices = told.iter().enumerate().map(|(index, told)| {
        let text = match told {
            Told::Notice(notice) => (words.notice)(notice),
            Told::Difference(difference) => (words.difference)(difference),
        };
        let close = act.reform(move |_: MouseEvent| Action::Dismiss(index));
        html! {
            <li key={text.clone()}>
                <span>{ text }</span>
                <button type="button" onclick={close}>{ words.dismiss }</button>
            </li>
        }
    });
    html! { <ul class="told" role="alert">{ for notices }</ul> }
}
