//! The reports themselves: one, or two face to face.

use std::rc::Rc;

use dossier::link::view::{Mode, View};
use dossier::report::ReportRef;
use dossier::report::{Report, date_in_name};
use dossier::search::Match;
use dossier::text::lang::Lang;

use super::controls::{KEYS, button, link, select, takeout};
use super::element::{Element, el};
use super::passage::{Layers, Marks, passage};
use super::strip::strip;
use super::{panel, ties};
use crate::page::{Pane, Side, Stretch, put, stretches};
use crate::read::Lack;
use crate::scene::Scene;
use crate::state::Action;
use crate::words::Words;

pub(crate) fn faces(scene: Scene) -> Element {
    let view = scene.view();
    let words = scene.words;
    let panes = &scene.page().panes;
    let compare = view.mode == Some(Mode::Compare);
    let swap = compare.then(|| {
        let href = scene.href(&View::swap);
        let link = el("a.swap").href(href).set("title", words.swap());
        link.set("aria-label", words.swap()).set(KEYS, "x").word("⇄")
    });
    let faces = el("div.faces")
        .child(panes.first().and_then(|pane| face(scene, pane)))
        .child(swap)
        .child(panes.get(1).and_then(|pane| face(scene, pane)))
        .child(scene.page().compared.as_ref().map(|_| between()));
    el("").child(panel::panel(scene)).child(faces)
}

/// Where `wires.rs` draws the lines; it cuts off what stands out for a moment when the page becomes
/// lower.
fn between() -> Element {
    el("div.between").child(el("svg.wires").set("aria-hidden", "true"))
}

fn face(scene: Scene, pane: &Pane) -> Option<Element> {
    match pane {
        Pane::Missing { side, named } => Some(missing(scene, *side, named)),
        Pane::Text { side, index, matches, first, lack, .. } => {
            let report = scene.corpus().report(*index)?;
            Some(text(scene, *side, report, matches, *first, lack.as_ref()))
        }
    }
}

fn text(
    scene: Scene,
    side: Side,
    report: &Report,
    matches: &[Match],
    first: usize,
    lack: Option<&Lack>,
) -> Element {
    let words = scene.words;
    let marks = Marks { matches, first, current: scene.state.here.current };
    let passages: Vec<_> = report.passages().collect();
    let mut body = el("div.text").set("lang", report.lang.map(Lang::tag));
    let at = usize::from(side == Side::Right);
    let compared = scene.page().compared.as_ref();
    let mut layers =
        compared.map_or_else(Layers::default, |it| ties::layers(scene, it, at, report));
    if let Some((_, span)) = scene.state.here.quoted.filter(|(there, _)| *there == side) {
        layers.quote(span);
    }
    for stretch in stretches(report, matches, scene.view().show.only_matching) {
        let mut drawn = el("");
        for (n, span) in &passages {
            if (stretch.first..=stretch.last).contains(n) {
                drawn = drawn.child(passage(report, *n, *span, marks, &mut layers));
            }
        }
        body = body.child(if stretch.folded { fold(scene, side, stretch, drawn) } else { drawn });
    }
    let is_compared = side != Side::Alone;
    let label = format!("{}-name", side.name());
    let count = (!scene.page().query.is_empty())
        .then(|| el("span.face-count").say(words.matches(matches.len())));
    let head = el("header.face-head")
        .child(heading(scene, report, label.clone(), matches.len()))
        .child(el("p.facts").child(known(report, words)).child(count))
        .child(lack.map(|lack| el("p.lacks").say(why_not(words, lack))))
        .child(panel::only_here(scene, at));
    el("article")
        .key(side.name())
        .put("data-report", report.slug.clone())
        .set("data-side", side.letter())
        .put("aria-labelledby", label)
        .set("tabindex", is_compared.then_some("0"))
        .set(KEYS, side.letter())
        .child(compared.map(|it| strip(scene, it, at, report, matches)))
        .child(choice(scene, side, Some(&report.slug)))
        .child(head)
        .child(body)
        .child(is_compared.then(|| el("svg.spare").set("aria-hidden", "true").set("height", "0")))
}

/// The date and the name of a report above its text or its lines, with how many matches follow.
pub(crate) fn heading(scene: Scene, report: &Report, id: String, count: usize) -> Element {
    el("h2")
        .put("id", id)
        .put("data-count", count.to_string())
        .child(date(report, scene.words))
        .child(el("span.face-name").say(report.name()))
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
fn fold(scene: Scene, side: Side, stretch: Stretch, drawn: Element) -> Element {
    let Scene { state, words, .. } = scene;
    let Stretch { first, last, .. } = stretch;
    let open = state.here.unfolded.contains(&(side, first));
    let word = if open { words.fold().to_owned() } else { words.folded(last - first + 1) };
    let folded = el("div")
        .put("data-fold", format!("{} {first}", side.name()))
        .set("hidden", (!open).then_some("until-found"))
        .child(drawn);
    el("div.fold")
        .key(&format!("fold {first}"))
        .child(button(scene, word, Some(open), Action::Fold(side, first)))
        .child(folded)
}

/// The date, at its precision.
pub(crate) fn date(report: &Report, words: &Words) -> Element {
    match report.date {
        Some((date, _)) => el("time").put("datetime", date.to_string()).say(words.date(date)),
        None => el("span.undated").word(words.undated()),
    }
}

/// How the date is known, in the reader's words.
pub(crate) fn known(report: &Report, words: &Words) -> Option<Element> {
    report.date.map(|(_, known)| el("span").word(words.known(known)))
}

/// The date and the name of a report, in a line.
pub(crate) fn called(report: &Report, words: &Words) -> String {
    let date = report.date.map_or(words.undated().to_owned(), |(date, _)| words.date(date));
    format!("{date} — {}", report.name())
}

/// Chooses the report of a side.
fn choice(scene: Scene, side: Side, slug: Option<&str>) -> Element {
    let words = scene.words;
    let name = match side {
        Side::Alone => words.choose_read(),
        Side::Left => words.choose_left(),
        Side::Right => words.choose_right(),
    };
    let view = scene.view().clone();
    let show = move |slug| Action::Show(Box::new(put(&view, side, ReportRef { slug, hash: None })));
    let mut options = Vec::new();
    if slug.is_none() {
        options.push((String::new(), "—".to_owned(), true));
    }
    for report in &scene.corpus().collection().reports {
        let selected = slug == Some(report.slug.as_str());
        options.push((report.slug.clone(), called(report, words), selected));
    }
    let alone = slug.filter(|_| side != Side::Alone).map(|slug| {
        let read = || ReportRef { slug: slug.to_owned(), hash: None };
        link(scene, words.read_alone(), false, &|view| *view = put(view, Side::Alone, read()))
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
        .child(step(scene, side, slug, false))
        .child(select(scene, name, options, Rc::new(show)))
        .child(step(scene, side, slug, true))
        .child(alone)
        .child(hop)
        .child(slug.map(|_| takeout("cite", words.cite().to_owned()).set("data-of", side.name())))
}

/// Puts the report before or after this one in time in its place; two only change places.
fn step(scene: Scene, side: Side, slug: Option<&str>, forward: bool) -> Option<Element> {
    let collection = scene.corpus().collection();
    let (at, _) = collection.find(slug?).filter(|_| collection.reports.len() > 2)?;
    let next = if forward { at.checked_add(1) } else { at.checked_sub(1) };
    let next = collection.reports.get(next?)?;
    let words = scene.words;
    let (name, sign) =
        if forward { (words.next_report(), "→") } else { (words.previous_report(), "←") };
    let href = scene.href(&|view| *view = put(view, side, ReportRef::to(next)));
    Some(el("a.step").href(href).set("title", name).set("aria-label", name).word(sign))
}

/// The place of a report that the link names and the collection lacks.
fn missing(scene: Scene, side: Side, named: &ReportRef) -> Element {
    let words = scene.words;
    let date = date_in_name(&named.slug);
    el("section.missing")
        .key(side.name())
        .put("data-missing", named.slug.clone())
        .set("data-side", side.letter())
        .set("tabindex", "-1")
        .child(choice(scene, side, None))
        .child(el("h2").word(words.missing_title()))
        .child(el("p").say(words.missing(&named.slug, date, named.hash.as_deref())))
}
