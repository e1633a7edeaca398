//! How the query was read, its options, and what to try when nothing is found.

use std::rc::Rc;

use dossier::link::view::View;
use dossier::query::{Options, Within};

use crate::components::controls::{button, link, select, switch};
use crate::components::element::{Element, el};
use crate::components::render_ctx::RenderCtx;
use crate::components::report::paragraph::style;
use crate::model::query_summary::{Empty, Reading, Typed, Way};
use crate::state::Action;

/// How many words of a family are named.
const RELATIVES: usize = 8;

/// The items of the query, in words: the legend of the marks.
pub(crate) fn legend(ctx: RenderCtx) -> Option<Element> {
    let page = ctx.page();
    let words = ctx.words;
    if page.readings.is_empty() {
        return None;
    }
    let shown = !page.panes.is_empty();
    let several = page.readings.iter().map(|reading| reading.terms.len()).sum::<usize>() > 1;
    let mut items = el("ul.legend").set("aria-label", words.legend());
    for (at, reading) in page.readings.iter().enumerate() {
        let Reading { group, count, ref counts, .. } = *reading;
        let joint = match (at, group) {
            (0, Some(_)) => None,
            (_, Some(_)) => Some(words.and()),
            (0, None) => Some(words.not()),
            (_, None) => Some(words.and_not()),
        };
        let mut terms = el("");
        for (at, term) in reading.terms.iter().enumerate() {
            terms = terms.child(typed(ctx, term, at > 0, several));
        }
        let by_text = (counts.len() > 1).then(|| {
            let counts: Vec<String> = counts.iter().map(usize::to_string).collect();
            el("span.counts").say(format!("({})", counts.join(" · ")))
        });
        let item = el(if group.is_some() { "li.key" } else { "li.key not" })
            .set("data-style", group.map(style))
            .put("data-count", group.filter(|_| shown).map(|_| count.to_string()))
            .child(terms)
            .child(group.map(|_| el("span.count").say(count.to_string())))
            .child(by_text);
        items = items.child(joint.map(|joint| el("li.joint").word(joint))).child(item);
    }
    Some(items)
}

fn typed(ctx: RenderCtx, term: &Typed, after_other: bool, can_go: bool) -> Element {
    let words = ctx.words;
    let text = if term.quoted { words.phrase(&term.text) } else { term.text.clone() };
    let drop = can_go.then(|| {
        let name = words.drop(&term.text);
        el("a.drop")
            .href(ctx.href(&|view| view.query.clone_from(&term.without)))
            .put("title", name.clone())
            .put("aria-label", name)
            .word("×")
    });
    el("")
        .child(after_other.then(|| el("span.joint").word(words.or())))
        .child(el("span.key-term").say(text))
        .child(drop)
}

/// The words of a family that are not taken in, or that are, with a control to change that.
pub(crate) fn relatives(ctx: RenderCtx) -> Option<Element> {
    let words = ctx.words;
    let view = ctx.view();
    let mut families = el("");
    let mut any = false;
    for reading in &ctx.page().readings {
        if reading.relatives.is_empty() {
            continue;
        }
        any = true;
        let named = reading.relatives.iter().take(RELATIVES);
        let named: Vec<String> = named.map(|(word, n)| format!("{word} ({n})")).collect();
        let rest = reading.relatives.len().saturating_sub(RELATIVES);
        let named = named.join(", ");
        let named = if rest > 0 { words.and_others(&named, rest) } else { named };
        families = families.child(el("span.family").say(named));
    }
    if !any {
        return None;
    }
    let (say, change) = if view.options.family {
        (words.with_relatives(), words.leave_out())
    } else {
        (words.relatives(), words.take_in())
    };
    let change = link(ctx, change, false, &|view| view.options.family ^= true);
    Some(el("p.relatives").word(say).child(families).child(change))
}

/// In words: how much is found, or which term is the cause that nothing is.
pub(crate) fn status(ctx: RenderCtx) -> String {
    let RenderCtx { words, .. } = ctx;
    let page = ctx.page();
    match &page.empty {
        Some(Empty::Nowhere(terms)) => words.nowhere(terms),
        Some(Empty::NeverTogether(terms)) => words.never_together(terms),
        Some(Empty::Apart(within)) => words.all_apart(within),
        Some(Empty::Excluded) => words.all_excluded().to_owned(),
        Some(Empty::Filters) => words.filters_hide_all().to_owned(),
        None if page.query.is_empty() => String::new(),
        None if page.panes.is_empty() => words.report_count(page.rows.len()),
        None if page.query.groups().next().is_none() => words.report_count(page.rows.len()),
        None if page.total == 0 => words.no_match_shown().to_owned(),
        None => words.matches(page.total),
    }
}

/// Other queries: examples when the box is empty, suggestions when nothing is found.
pub(crate) fn ways(ctx: RenderCtx) -> Option<Element> {
    let words = ctx.words;
    let mut ways: Vec<(String, &String)> = Vec::new();
    for way in &ctx.page().ways {
        ways.push(match way {
            Way::Near { word, count, query } => (format!("{word} ({count})"), query),
            Way::Without { text, reports, query } => (words.without(text, *reports), query),
        });
    }
    let is_idle = ctx.view().query.is_empty();
    if is_idle {
        for query in &ctx.corpus().collection().examples {
            ways.push((query.clone(), query));
        }
    }
    if ways.is_empty() {
        return None;
    }
    let name = if is_idle { words.examples() } else { words.ways() };
    let mut list = el("ul.ways").set("aria-label", name);
    for (text, query) in ways {
        let href = ctx.href(&|view| view.query.clone_from(query));
        list = list.child(el("li").child(el("a").href(href).say(text)));
    }
    Some(el("div.offers").child(el("span.ways-name").word(name)).child(list))
}

/// Whether the view matches or limits the query otherwise than a new one.
pub(crate) fn is_limited(view: &View) -> bool {
    view.options != Options::default() || view.within.is_some()
}

/// How strictly the query is matched, and where all of it must meet.
pub(crate) fn options(ctx: RenderCtx) -> Element {
    let RenderCtx { state, words, .. } = ctx;
    let open = state.ui.options || is_limited(ctx.view());
    let button = button(ctx, words.options().to_owned(), Some(open), Action::ToggleOptions);
    el("div.options").child(button).child(open.then(|| strictness(ctx)))
}

fn strictness(ctx: RenderCtx) -> Element {
    let words = ctx.words;
    let view = ctx.view();
    let options = view.options;
    let mut places: Vec<(String, Option<Within>)> = Vec::new();
    for (word, within) in [
        (words.within_report(), None),
        (words.within_paragraph(), Some(Within::Paragraph)),
        (words.within_sentence(), Some(Within::Sentence)),
        (words.within_quotation(), Some(Within::Quotation)),
    ] {
        places.push((word.to_owned(), within));
    }
    if let Some(Within::Speech(speaker)) = &view.within {
        places.push((words.within_speech(speaker), view.within.clone()));
    }
    let places = places.into_iter().map(|(word, within)| {
        let chosen = view.within == within;
        let href = ctx.href(&|view| view.within.clone_from(&within));
        (href.to_string(), word, chosen)
    });
    let follow = Rc::new(|href: String| Action::follow(&href));
    let (whole, accents) = (words.option_whole(), words.option_accents());
    let (case, family) = (words.option_case(), words.option_family());
    el("")
        .child(switch(ctx, "whole", whole, options.whole, &|it| it.options.whole ^= true))
        .child(switch(ctx, "accents", accents, options.accents, &|it| it.options.accents ^= true))
        .child(switch(ctx, "case", case, options.case, &|it| it.options.case ^= true))
        .child(switch(ctx, "family", family, options.family, &|it| it.options.family ^= true))
        .child(select(ctx, words.within(), places.collect(), follow))
}
