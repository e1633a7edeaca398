//! The frame of a dialog: title, close button, content, and a line of status.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::i18n::Words;

const TITLE: &str = "dialog-title";

/// What the frame of a dialog needs.
#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) words: Words,
    pub(crate) title: &'static str,
    /// How the last act went.
    #[prop_or_default]
    pub(crate) status: AttrValue,
    pub(crate) on_close: Callback<()>,
    pub(crate) children: Html,
}

/// A modal dialog, open as long as it is drawn.
#[component]
pub(crate) fn Frame(props: &Props) -> Html {
    let Props { words, title, status, on_close, children } = props;
    let node = use_node_ref();
    use_effect_with(node.clone(), |node| {
        if let Some(dialog) = node.cast::<HtmlDialogElement>() {
            // It fails only for a dialog that is open already.
            let _ = dialog.show_modal();
        }
    });
    let close = {
        let node = node.clone();
        move |_| {
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        }
    };
    // With `tabindex`, a click between its controls leaves the focus in the dialog.
    html! {
        <dialog ref={node} class="dialog" aria-labelledby={TITLE} tabindex="-1"
            onclose={on_close.reform(|_| ())}>
            <header>
                <h2 id={TITLE}>{ title }</h2>
                <button type="button" aria-label={words.close()} title={words.close()} onclick={close}>
                    { "×" }
                </button>
            </header>
            { children.clone() }
            <p class="status" role="status">{ status }</p>
        </dialog>
    }
}
