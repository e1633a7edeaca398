//! How to read the page: its lines and marks, what is estimated, what it cannot see, its keys. The
//! samples are drawn by the page's own styles.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::frame::Frame;
use crate::browser::keyboard;
use crate::i18n::Words;

/// What the dialog needs.
#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) words: Words,
    pub(crate) on_close: Callback<()>,
}

/// The help.
#[component]
pub(crate) fn HelpDialog(props: &Props) -> Html {
    let Props { words, on_close } = props;
    let words = *words;
    html! {
        <Frame {words} title={words.help_title()} {on_close}>
            <div class="help">
                <section>
                    <h3>{ words.help_ties() }</h3>
                    <dl>
                        { item(line("strong"), words.help_strong()) }
                        { item(line("possible"), words.help_possible()) }
                        { item(line("weak"), words.help_weak()) }
                        { item(note(words, "word"), words.help_word()) }
                        { item(note(words, "concept"), words.help_concept()) }
                    </dl>
                </section>
                { marks(words) }
                <section>
                    <h3>{ words.help_doubt() }</h3>
                    <dl>
                        { item(html! { <i>{ words.help_chance_term() }</i> }, words.help_chance()) }
                        { item(html! { <i>{ words.help_deduced_term() }</i> }, words.help_deduced()) }
                    </dl>
                </section>
                <section>
                    <h3>{ words.help_blind() }</h3>
                    <ul>
                        <li>{ words.help_meaning() }</li>
                        <li>{ words.help_rules() }</li>
                        <li>{ words.help_alone() }</li>
                    </ul>
                </section>
                { keys(words) }
            </div>
        </Frame>
    }
}

/// What is drawn into the texts.
fn marks(words: Words) -> Html {
    let styles = (1..=6).map(|style| mark(style, &style.to_string(), false, false));
    let sample = words.help_sample();
    html! {
        <section>
            <h3>{ words.help_marks() }</h3>
            <dl>
                { item(html! { { for styles } }, words.help_terms()) }
                { item(mark(1, sample, true, false), words.help_current()) }
                { item(mark(1, sample, false, true), words.help_relative()) }
                { item(note(words, "name"), words.help_name()) }
                { item(note(words, "change"), words.help_change()) }
            </dl>
        </section>
    }
}

/// What the keys do, and the switch for those of one character.
fn keys(words: Words) -> Html {
    let rows: [(&[&str], &str); 10] = [
        (&["/"], words.key_search()),
        (&["n"], words.key_next()),
        (&["N"], words.key_previous()),
        (&["j", "k"], words.key_pairs()),
        (&["J"], words.key_across()),
        (&["x"], words.key_swap()),
        (&["a", "b"], words.key_sides()),
        (&["l"], words.key_link()),
        (&["?"], words.key_help()),
        (&[words.key_escape()], words.key_out()),
    ];
    let rows = rows.into_iter().map(|(keys, text)| {
        let keys = keys.iter().map(|key| html! { <><kbd>{ *key }</kbd>{ " " }</> });
        html! { <tr><th scope="row">{ for keys }</th><td>{ text }</td></tr> }
    });
    let switch = |event: Event| {
        keyboard::set_letters(event.target_unchecked_into::<HtmlInputElement>().checked());
    };
    html! {
        <section>
            <h3>{ words.help_keys() }</h3>
            <table aria-label={words.help_keys()}>{ for rows }</table>
            <label class="switch">
                <input type="checkbox" checked={keyboard::has_letters()} onchange={switch} />
                { words.keys_switch() }
            </label>
        </section>
    }
}

/// A sample and what it means.
fn item(sample: Html, meaning: &'static str) -> Html {
    html! { <div><dt>{ sample }</dt><dd>{ meaning }</dd></div> }
}

/// A line between two passages.
fn line(strength: &'static str) -> Html {
    html! {
        <span class="tied" data-strength={strength}>
            <span class="letter">{ "a" }</span>
            <span class="line"></span>
            <span class="letter">{ "a" }</span>
        </span>
    }
}

fn mark(style: usize, text: &str, is_current: bool, is_family: bool) -> Html {
    html! {
        <mark class={is_current.then_some("current")} data-style={style.to_string()}
            data-family={is_family.then_some("")}>{ text }</mark>
    }
}

fn note(words: Words, kind: &'static str) -> Html {
    html! { <span class="note" data-note={kind}>{ words.help_sample() }</span> }
}
