//! The link to the view, as its sender wants it.

use std::rc::Rc;

use dossier::link;
use dossier::link::view::{Theme, View};
use dossier::query::Options;
use yew::prelude::*;

use super::controls::{check, copy_button, text_field};
use super::frame::Frame;
use super::qr;
use crate::browser::sharing;
use crate::i18n::{NAME, Words};

/// Some mail and chat programs cut links longer than this, in UTF-16 units.
const LONG: usize = 1900;

/// What the dialog needs.
#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) words: Words,
    pub(crate) view: Rc<View>,
    /// The colours of the page.
    pub(crate) theme: Option<Theme>,
    pub(crate) on_close: Callback<()>,
}

/// The dialog that copies a link.
#[component]
pub(crate) fn ShareDialog(props: &Props) -> Html {
    let Props { words, view, theme, on_close } = props;
    let words = *words;
    let without_words = use_state(|| false);
    let with_settings = use_state(|| false);
    let status = use_state(AttrValue::default);
    let (link_node, html_node) = (use_node_ref(), use_node_ref());

    let mut view = (**view).clone();
    let has_words = !view.query.is_empty();
    if *without_words {
        (view.query, view.options) = (String::new(), Options::default());
        (view.within, view.at) = (None, None);
    }
    view.lang = with_settings.then_some(words.lang);
    view.theme = theme.filter(|_| *with_settings);
    let address = sharing::published_address();
    let page = address.as_deref().unwrap_or_default();
    let url = format!("{page}#{}", link::write(&view));
    let length = url.encode_utf16().count();
    let snippet = snippet(&format!("{page}#{}", link::write(&View { embed: true, ..view })));

    let note = sharing::is_file().then(|| {
        let note = if address.is_some() { words.link_hosted() } else { words.link_file() };
        html! { <p class="warned">{ note }</p> }
    });
    let share = (address.is_some() && sharing::can_share()).then(|| {
        let url = url.clone();
        let click = move |_| sharing::share(&url);
        html! { <button type="button" onclick={click}>{ words.share() }</button> }
    });
    html! {
        <Frame {words} title={words.copy_link()} status={(*status).clone()} {on_close}>
            { note }
            { text_field(words.link_field(), &url, &link_node) }
            <div class="row">
                { copy_button(words, &url, &link_node, &status, true) }
                if has_words {
                    { check(words.link_words(), &without_words) }
                }
                { check(words.link_settings(), &with_settings) }
                { share }
            </div>
            <div class="row">
                <p class="status">{ words.link_length(length) }</p>
                if length > LONG {
                    <p class="status warned">{ words.link_long() }</p>
                }
            </div>
            if address.is_some() {
                <details>
                    <summary>{ words.qr_name() }</summary>
                    { code(words, &url) }
                </details>
                <details>
                    <summary>{ words.embed_name() }</summary>
                    { text_field(words.embed_field(), &snippet, &html_node) }
                    { copy_button(words, &snippet, &html_node, &status, false) }
                </details>
            }
        </Frame>
    }
}

/// The QR code of a link, or why there is none.
fn code(words: Words, url: &str) -> Html {
    let Some((side, path)) = qr::code(url) else {
        return html! { <p class="status">{ words.qr_long() }</p> };
    };
    html! {
        <svg role="img" aria-label={words.qr_hint()} viewBox={format!("0 0 {side} {side}")}>
            <path d={path} />
        </svg>
    }
}

/// The HTML that shows a view in another page.
fn snippet(address: &str) -> String {
    let address = address.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    format!(
        "<iframe src=\"{address}\" title=\"{NAME}\" width=\"100%\" height=\"640\" \
         loading=\"lazy\"></iframe>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snippet_is_one_element() {
        let html = snippet("https://a.b/?x=\"<y>#v=1&e");
        assert!(html.starts_with("<iframe src=\"https://a.b/?x=&quot;&lt;y>#v=1&amp;e\" title="));
    }
}
