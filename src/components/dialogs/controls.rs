//! Controls of the dialogs.

use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::browser::sharing;
use crate::i18n::Words;

/// A checkbox with its label.
pub(crate) fn check(label: &'static str, is_on: &UseStateHandle<bool>) -> Html {
    let state = is_on.clone();
    let change = move |event: Event| {
        state.set(event.target_unchecked_into::<HtmlInputElement>().checked());
    };
    html! {
        <label class="switch">
            <input type="checkbox" checked={**is_on} onchange={change} />{ label }
        </label>
    }
}

/// A choice of one among several, with its label.
pub(crate) fn select<'a>(
    label: &'static str,
    options: impl IntoIterator<Item = &'a str>,
    chosen: &UseStateHandle<usize>,
) -> Html {
    let state = chosen.clone();
    let change = move |event: Event| {
        let index = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
        state.set(usize::try_from(index).unwrap_or_default());
    };
    let options = options.into_iter().enumerate();
    let options = options.map(|(at, option)| {
        html! { <option selected={at == **chosen}>{ option }</option> }
    });
    html! {
        <label class="switch">{ label }<select onchange={change}>{ for options }</select></label>
    }
}

/// A text to copy: the focus selects all of it.
pub(crate) fn text_field(label: &'static str, text: &str, node: &NodeRef) -> Html {
    let select = |event: FocusEvent| {
        event.target_unchecked_into::<HtmlTextAreaElement>().select();
    };
    html! {
        <textarea ref={node} readonly=true rows="3" spellcheck="false" aria-label={label}
            value={text.to_owned()} onfocus={select} />
    }
}

/// A button that copies a text; if the browser refuses, it selects the text in its field, and the
/// status says which keys copy it.
pub(crate) fn copy_button(
    words: Words,
    text: &str,
    node: &NodeRef,
    status: &UseStateHandle<AttrValue>,
    has_focus: bool,
) -> Html {
    let (text, node, status) = (text.to_owned(), node.clone(), status.clone());
    let click = move |_: MouseEvent| {
        let (text, node, status) = (text.clone(), node.clone(), status.clone());
        yew::platform::spawn_local(async move {
            let is_copied = sharing::copy(&text).await;
            status.set(if is_copied { words.copied() } else { words.copy_by_keys() }.into());
            if let Some(field) = node.cast::<HtmlTextAreaElement>().filter(|_| !is_copied) {
                let _ = field.focus();
                field.select();
            }
        });
    };
    html! { <button type="button" autofocus={has_focus} onclick={click}>{ words.copy() }</button> }
}
