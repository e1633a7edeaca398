//! How the query was read, how strictly, and the ways on when nothing is found.

use std::rc::Rc;

use dossier::query::{Options, Within};
use yew::prelude::*;

use super::controls::{button, link, select, switch};
use super::passage::style;
use crate::read::{Empty, Reading, Typed, Way};
use crate::scene::Scene;
use crate::state::Action;

/// How many words of a family are named.
const RELATIVES: usize = 8;

/// The items of the query, in words: the legend of the marks.
pub(crate) fn legend(scene: Scene) -> Html {
    let page = scene.page();
    if page.readings.is_empty() {
        return html! {};
    }
    let shown = !page.panes.is_empty();
    let several = page.readings.iter().map(|reading| reading.terms.len()).sum::<usize>() > 1;
    let items = page.readings.iter().enumerate().map(|(at, reading)| {
        let words = scene.words;
        let joint = match (at, reading.group) {
            (0, Some(_)) => None,
            (_, Some(_)) => Some(words.and),
            (0, None) => Some(words.not),
            (_, None) => Some(words.and_not),
        };
        let terms = reading.terms.iter().enumerate();
        let terms = terms.map(|(at, term)| typed(scene, term, at > 0, several));
        let Reading { group, count, counts, .. } = reading;
        let count = count.to_string();
        let by_text: Vec<String> = counts.iter().map(usize::to_string).collect();
        html! {
            <>
                if let Some(joint) = joint {
                    <li class="joint">{ joint }</li>
                }
                <li class={if group.is_some() { "key" } else { "key not" }}
                    data-style={group.map(style)}
                    data-count={group.filter(|_| shown).map(|_| count.clone())}>
                    { for terms }
                    if group.is_some() {
                        <span class="count">{ count }</span>
                    }
                    if counts.len() > 1 {
                        <span class="counts">{ format!("({})", by_text.join(" · ")) }</span>
                    }
                </li>
            </>
        }
    });
    html! { <ul class="legend" aria-label={scene.words.legend}>{ for items }</ul> }
}

fn typed(scene: Scene, term: &Typed, after_other: bool, can_go: bool) -> Html {
    let words = scene.words;
    let text = if term.quoted { (words.phrase)(&term.text) } else { term.text.clone() };
    let name = (words.drop)(&term.text);
    html! {
        <>
            if after_other {
                <span class="joint">{ words.or }</span>
            }
            <span class="key-term">{ text }</span>
            if can_go {
                <a class="drop" href={scene.href(&|view| view.query.clone_from(&term.without))} title={name.clone()} aria-label={name}>
                    { "×" }
                </a>
            }
        </>
    }
}

/// The words of a family that are not taken in, or that are, with the way to change that.
pub(crate) fn relatives(scene: Scene) -> Html {
    let words = scene.words;
    let view = scene.view();
    let families = scene.page().readings.iter().filter(|reading| !reading.relatives.is_empty());
    let families: Vec<Html> = families
        .map(|reading| {
            let named = reading.relatives.iter().take(RELATIVES);
            let named: Vec<String> = named.map(|(word, n)| format!("{word} ({n})")).collect();
            let rest = reading.relatives.len().saturating_sub(RELATIVES);
            let rest = if rest > 0 { (words.and_others)(rest) } else { String::new() };
            html! { <span class="family">{ format!("{}{rest}", named.join(", ")) }</span> }
        })
        .collect();
    if families.is_empty() {
        return html! {};
    }
    let (say, change) = if view.options.family {
        (words.with_relatives, words.leave_out)
    } else {
        (words.relatives, words.take_in)
    };
    html! {
        <p class="relatives">
            { say }
            { for families }
            { link(scene, change, false, &|view| view.options.family ^= true) }
        </p>
    }
}

/// In words: how much is found, or which term is the cause that nothing is.
pub(crate) fn status(scene: Scene) -> String {
    let Scene { words, .. } = scene;
    let page = scene.page();
    match &page.empty {
        Some(Empty::Nowhere(terms)) => (words.nowhere)(terms),
        Some(Empty::NeverTogether(terms)) => (words.never_together)(terms),
        Some(Empty::Apart(within)) => (words.all_apart)(*within).to_owned(),
        Some(Empty::Excluded) => words.all_excluded.to_owned(),
        Some(Empty::Filters) => words.filters_hide_all.to_owned(),
        None if page.query.is_empty() => String::new(),
        None if page.panes.is_empty() => (words.report_count)(page.rows.len()),
        None if page.query.groups().next().is_none() => (words.report_count)(page.rows.len()),
        None if page.total == 0 => words.no_match_shown.to_owned(),
        None => (words.matches)(page.total),
    }
}

/// Other queries, where this one finds nothing.
pub(crate) fn ways(scene: Scene) -> Html {
    let words = scene.words;
    if scene.page().ways.is_empty() {
        return html! {};
    }
    let ways = scene.page().ways.iter().map(|way| {
        let (text, query) = match way {
            Way::Near { word, count, query } => (format!("{word} ({count})"), query),
            Way::Without { text, reports, query } => ((words.without)(text, *reports), query),
        };
        let href = scene.href(&|view| view.query.clone_from(query));
        html! { <li><a {href}>{ text }</a></li> }
    });
    html! {
        <>
            <span class="ways-name">{ words.ways }</span>
            <ul class="ways" aria-label={words.ways}>{ for ways }</ul>
        </>
    }
}

/// How strictly the query is matched, and where all of it must meet.
pub(crate) fn options(scene: Scene) -> Html {
    let Scene { state, words, .. } = scene;
    let view = scene.view();
    let options = view.options;
    let open = state.here.options || options != Options::default() || view.within.is_some();
    let places = [
        (words.within_report, None),
        (words.within_paragraph, Some(Within::Paragraph)),
        (words.within_sentence, Some(Within::Sentence)),
        (words.within_quotation, Some(Within::Quotation)),
    ];
    let places = places.iter().map(|&(word, within)| {
        (scene.href(&|view| view.within = within), word.into(), view.within == within)
    });
    html! {
        <div class="options">
            { button(scene, words.options.to_owned(), Some(open), Action::TurnOptions) }
            if open {
                { switch(scene, "whole", words.option_whole, options.whole,
                    &|view| view.options.whole ^= true) }
                { switch(scene, "accents", words.option_accents, options.accents,
                    &|view| view.options.accents ^= true) }
                { switch(scene, "case", words.option_case, options.case,
                    &|view| view.options.case ^= true) }
                { switch(scene, "family", words.option_family, options.family,
                    &|view| view.options.family ^= true) }
                { select(scene, words.within, places.collect(),
                    Rc::new(|href: String| Action::follow(&href))) }
            }
        </div>
    }
}
