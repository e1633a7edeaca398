//! The reports themselves: one, or two face to face.

use std::rc::Rc;

use dossier::link::view::{Mode, View};
use dossier::report::ReportRef;
use dossier::report::{Report, date_in_name};
use dossier::search::Match;
use dossier::text::lang::Lang;

use crate::components::comparison::{only_here, panel};
use crate::components::controls::{KEYS, button, link, select, takeout};
use crate::components::element::{Element, el};
use crate::components::render_ctx::RenderCtx;
use crate::components::report::heading::{date_source, display_name, heading};
use crate::components::report::overview::overview;
use crate::components::report::paragraph::{Layers, Marks, paragraph};
use crate::i18n::Words;
use crate::model::page::{Pane, Side, Stretch, put, stretches};
use crate::model::query_summary::Lack;
use crate::state::Action;

pub(crate) mod annotations;
pub(crate) mod heading;

mod overview;
pub(crate) mod paragraph;

pub(crate) fn reports(ctx: RenderCtx) -> Element {
    let view = ctx.view();
    let words = ctx.words;
    let panes = &ctx.page().panes;
    let compare = view.mode == Some(Mode::Compare);
    let swap = compare.then(|| {
        let href = ctx.href(&View::swap);
        let link = el("a.swap").href(href).set("title", words.swap());
        link.set("aria-label", words.swap()).set(KEYS, "x").word("⇄")
    });
    let faces = el("div.faces")
        .child(panes.first().and_then(|pane| face(ctx, pane)))
        .child(swap)
        .child(panes.get(1).and_then(|pane| face(ctx, pane)))
        .child(ctx.page().compared.as_ref().map(|_| between()));
    el("").child(panel(ctx)).child(faces)
}

/// Where `wires.rs` draws the lines; it cuts off what stands out for a moment when the page becomes
/// lower.
fn between() -> Element {
    el("div.between").child(el("svg.wires").set("aria-hidden", "true"))
}

fn face(ctx: RenderCtx, pane: &Pane) -> Option<Element> {
    match pane {
        Pane::Missing { side, named } => Some(missing(ctx, *side, named)),
        Pane::Text { side, index, matches, first, lack, .. } => {
            let report = ctx.corpus().report(*index)?;
            Some(text(ctx, *side, report, matches, *first, lack.as_ref()))
        }
    }
}

fn text(
    ctx: RenderCtx,
    side: Side,
    report: &Report,
    matches: &[Match],
    first: usize,
    lack: Option<&Lack>,
) -> Element {
    let words = ctx.words;
    let marks = Marks { matches, first, current: ctx.state.ui.current };
    let passages: Vec<_> = report.passages().collect();
    let mut body = el("div.text").set("lang", report.lang.map(Lang::tag));
    let at = usize::from(side == Side::Right);
    let compared = ctx.page().compared.as_ref();
    let mut layers =
        compared.map_or_else(Layers::default, |it| annotations::layers(ctx, it, at, report));
    if let Some((_, span)) = ctx.state.ui.quoted.filter(|(there, _)| *there == side) {
        layers.quote(span);
    }
    for stretch in stretches(report, matches, ctx.view().show.only_matching) {
        let mut drawn = el("");
        for (n, span) in &passages {
            if (stretch.first..=stretch.last).contains(n) {
                drawn = drawn.child(paragraph(report, *n, *span, marks, &mut layers));
            }
        }
        body = body.child(if stretch.folded { fold(ctx, side, stretch, drawn) } else { drawn });
    }
    let is_compared = side != Side::Alone;
    let label = format!("{}-name", side.name());
    let count = (!ctx.page().query.is_empty())
        .then(|| el("span.face-count").say(words.matches(matches.len())));
    let head = el("header.face-head")
        .child(heading(ctx, report, label.clone(), matches.len()))
        .child(el("p.facts").child(date_source(report, words)).child(count))
        .child(lack.map(|lack| el("p.lacks").say(why_not(words, lack))))
        .child(only_here(ctx, at));
    el("article")
        .key(side.name())
        .put("data-report", report.slug.clone())
        .set("data-side", side.letter())
        .put("aria-labelledby", label)
        .set("tabindex", is_compared.then_some("0"))
        .set(KEYS, side.letter())
        .child(compared.map(|it| overview(ctx, it, at, report, matches)))
        .child(choice(ctx, side, Some(&report.slug)))
        .child(head)
        .child(body)
        .child(is_compared.then(|| el("svg.spare").set("aria-hidden", "true").set("height", "0")))
}

/// Why a report does not satisfy the query.
fn why_not(words: &Words, lack: &Lack) -> String {
    match lack {
        Lack::Terms(terms) => words.lacks(terms),
        Lack::Excluded => words.has_excluded().to_owned(),
        Lack::Apart(within) => words.apart(within),
    }
}

/// Paragraphs folded to a line that opens on click, and that the browser's own search can open.
fn fold(ctx: RenderCtx, side: Side, stretch: Stretch, drawn: Element) -> Element {
    let RenderCtx { state, words, .. } = ctx;
    let Stretch { first, last, .. } = stretch;
    let open = state.ui.unfolded.contains(&(side, first));
    let word = if open { words.fold().to_owned() } else { words.folded(last - first + 1) };
    let folded = el("div")
        .put("data-fold", format!("{} {first}", side.name()))
        .set("hidden", (!open).then_some("until-found"))
        .child(drawn);
    el("div.fold")
        .key(&format!("fold {first}"))
        .child(button(ctx, word, Some(open), Action::Fold(side, first)))
        .child(folded)
}

/// Chooses the report of a side.
fn choice(ctx: RenderCtx, side: Side, slug: Option<&str>) -> Element {
    let words = ctx.words;
    let name = match side {
        Side::Alone => words.choose_read(),
        Side::Left => words.choose_left(),
        Side::Right => words.choose_right(),
    };
    let view = ctx.view().clone();
    let show =
        move |slug| Action::SetView(Box::new(put(&view, side, ReportRef { slug, hash: None })));
    let mut options = Vec::new();
    if slug.is_none() {
        options.push((String::new(), "—".to_owned(), true));
    }
    for report in &ctx.corpus().collection().reports {
        let selected = slug == Some(report.slug.as_str());
        options.push((report.slug.clone(), display_name(report, words), selected));
    }
    let alone = slug.filter(|_| side != Side::Alone).map(|slug| {
        let read = || ReportRef { slug: slug.to_owned(), hash: None };
        link(ctx, words.read_alone(), false, &|view| *view = put(view, Side::Alone, read()))
    });
    let hop = match side {
        Side::Alone => None,
        Side::Left => Some((Side::Right, "↓")),
        Side::Right => Some((Side::Left, "↑")),
    };
    // Where one text stands under the other; beside it there is nothing to look for.
    let hop = hop.map(|(to, sign)| {
        let name = words.other_text();
        let button = el("button").set("type", "button").set("data-hop", to.letter());
        button.set("title", name).set("aria-label", name).word(sign)
    });
    el("div.choice")
        .child(step(ctx, side, slug, false))
        .child(select(ctx, name, options, Rc::new(show)))
        .child(step(ctx, side, slug, true))
        .child(alone)
        .child(hop)
        .child(slug.map(|_| takeout("cite", words.cite().to_owned()).set("data-of", side.name())))
}

/// Puts the report before or after this one in time in its place; two only change places.
fn step(ctx: RenderCtx, side: Side, slug: Option<&str>, forward: bool) -> Option<Element> {
    let collection = ctx.corpus().collection();
    let (at, _) = collection.find(slug?).filter(|_| collection.reports.len() > 2)?;
    let next = if forward { at.checked_add(1) } else { at.checked_sub(1) };
    let next = collection.reports.get(next?)?;
    let words = ctx.words;
    let (name, sign) =
        if forward { (words.next_report(), "→") } else { (words.previous_report(), "←") };
    let href = ctx.href(&|view| *view = put(view, side, ReportRef::to(next)));
    Some(el("a.step").href(href).set("title", name).set("aria-label", name).word(sign))
}

/// The place of a report that the link names and the collection lacks.
fn missing(ctx: RenderCtx, side: Side, named: &ReportRef) -> Element {
    let words = ctx.words;
    let date = date_in_name(&named.slug);
    el("section.missing")
        .key(side.name())
        .put("data-missing", named.slug.clone())
        .set("data-side", side.letter())
        .set("tabindex", "-1")
        .child(choice(ctx, side, None))
        .child(el("h2").word(words.missing_title()))
        .child(el("p").say(words.missing(&named.slug, date, named.hash.as_deref())))
}
