//! What the comparison found, beside the texts: one panel at a time.

use dossier::compare::{Passage, Related};
use dossier::link::view::Panel;
use dossier::report::Report;
use dossier::report::facts::Kind;
use dossier::text::lang::Lang;

use super::controls::{KEYS, button, link, more, sign, switch, takeout, toggle};
use super::element::{Element, el};
use super::{across, quotes, terms};
use crate::compared::{Compared, Pair};
use crate::scene::Scene;
use crate::state::{Action, Spot};

/// The panels' names, and the open one.
pub(crate) fn panel(scene: Scene) -> Option<Element> {
    let words = scene.words;
    let going = scene.state.going().map(|[gone, all]| {
        el("progress")
            .put("value", gone.to_string())
            .put("max", all.to_string())
            .set("aria-label", words.comparison())
    });
    let Some(compared) = &scene.page().compared else {
        return going.map(|going| el("section.panel").child(el("div.panel-head").child(going)));
    };
    let open = scene.view().panel;
    let mut tabs = el("nav.panels").set("aria-label", words.comparison());
    for panel in Panel::ALL {
        let here = open == Some(panel);
        let other = if here { None } else { Some(panel) };
        tabs = tabs.child(link(scene, words.panel(panel), here, &|view| view.panel = other));
    }
    let [left, right] = compared.covered();
    let [all_left, all_right] = compared.comparison().passages;
    let covered = words.covered([(left, all_left), (right, all_right)]);
    let inside = open.map(|panel| match panel {
        Panel::Pairs => pairs(scene, compared),
        Panel::Words => terms::terms(scene, compared),
        Panel::Names => names(scene, compared),
        Panel::Quotes => quotes::quotes(scene, compared),
        Panel::Dates => quotes::dates(scene, compared),
    });
    let head = el("div.panel-head")
        .child(tabs)
        .child(el("p.covered").say(covered))
        .child(going)
        .child(pair_steps(scene, compared));
    let name = open.map(|panel| words.panel(panel));
    let inside = inside.map(|it| {
        el("div.panel-body")
            .set("role", "region")
            .set("aria-label", name)
            .set("tabindex", "0")
            .child(it)
            .child(open.and_then(|panel| save(scene, compared, panel)))
    });
    Some(el("section.panel").child(head).child(inside))
}

/// The way to a file of what the panel shows: as many rows as the button says.
fn save(scene: Scene, compared: &Compared, panel: Panel) -> Option<Element> {
    let rows = compared.rows(scene.corpus(), scene.view(), panel);
    let button = || takeout("files", scene.words.save(rows)).set("data-of", panel.name());
    (rows > 0).then(|| el("p.save").child(button()))
}

/// The way through the pairs, and from one side of the selected one to the other.
fn pair_steps(scene: Scene, compared: &Compared) -> Option<Element> {
    let words = scene.words;
    let pairs = compared.pairs(scene.view());
    let here = pairs.iter().position(|pair| pair.selected);
    let step = |forward| Action::TurnPair { forward };
    // It only moves the focus, so that the listener of the page does it.
    let across = el("button")
        .set("type", "button")
        .flag("data-across", true)
        .set(KEYS, "Shift+j")
        .flag("disabled", here.is_none())
        .word(words.across());
    let steps = el("div.pair-steps")
        .child(sign(scene, "↑", words.previous_pair(), step(false)).set(KEYS, "k"))
        .child(el("span.position").say(words.position(here.map(|at| at + 1), pairs.len())))
        .child(sign(scene, "↓", words.next_pair(), step(true)).set(KEYS, "j"))
        .child(across);
    (!pairs.is_empty()).then_some(steps)
}

/// Related passages, and those without a counterpart.
fn pairs(scene: Scene, compared: &Compared) -> Element {
    let words = scene.words;
    let view = scene.view();
    let (weak, concepts) = (view.show.weak, !view.show.no_concepts);
    let switches = el("div.switches")
        .child(switch(scene, "weak", words.show_weak(), weak, &|view| view.show.weak ^= true))
        .child(switch(scene, "concepts", words.use_concepts(), concepts, &|view| {
            view.show.no_concepts ^= true;
        }))
        .child(el("a").set("href", "./concepts.fr.toml").word(words.see_concepts()));
    let mut list = el("ol.pairs");
    let shown = compared.pairs(view);
    // The selected one is among them.
    let selected = shown.iter().position(|pair| pair.selected).map_or(0, |at| at + 1);
    let drawn = scene.state.most().max(selected).min(shown.len());
    for shown in shown.iter().take(drawn) {
        list = list.child(pair(scene, compared, shown));
    }
    let none = shown.is_empty().then(|| el("p.empty").word(words.no_pairs()));
    let alone = el("div.sides").child(alone(scene, compared, 0)).child(alone(scene, compared, 1));
    el("")
        .child(switches)
        .child(none)
        .child(list)
        .child(more(scene, drawn, shown.len()))
        .child(el("h2").word(words.unmatched()))
        .child(alone)
}

fn pair(scene: Scene, compared: &Compared, shown: &Pair) -> Option<Element> {
    let words = scene.words;
    let [left, right] = compared.sides().map(|index| scene.corpus().report(index));
    let (left, right) = (left?, right?);
    let Pair { letter, related, places, selected } = shown;
    let [a, b] = &related.passages;
    let version = related.version.as_ref();
    let excerpt = |side: usize, report: &Report, passage: &Passage| {
        let mut text = el("q.excerpt").set("lang", report.lang.map(Lang::tag));
        let Some(version) = version else {
            return text.say(passage.span.of(&report.text).to_owned());
        };
        for part in &version.parts {
            let words = part.spans.get(side).map(|span| span.of(&report.text).to_owned());
            let words = words.unwrap_or_default();
            text = if part.is_same {
                text.say(words)
            } else {
                text.child(el("span.note").set("data-note", "change").say(words))
            };
        }
        text
    };
    let way = el("a.pair")
        .href(scene.href(&|view| view.pair = Some(*places)))
        .set("aria-current", selected.then_some("page"))
        .child(el("span.letter").say(letter.clone()))
        .child(el("span.strength").word(words.strength(related.strength)));
    let item = el("li")
        .key(&format!("{letter} {}-{}", a.span.start, b.span.start))
        .put("data-letter", letter.clone())
        .set("data-strength", related.strength.name())
        .child(el("p.pair-head").child(way).child(reasons(scene, related)))
        .child(el("div.sides").child(excerpt(0, left, a)).child(excerpt(1, right, b)));
    Some(item)
}

/// Why two passages are a pair: what they share, or that one was made from the other.
fn reasons(scene: Scene, related: &Related) -> Element {
    let words = scene.words;
    let mut reasons = el("span.reasons");
    if let Some(version) = &related.version {
        let moved = version.is_moved.then(|| el("strong.reason").word(words.moved()));
        let likeness = words.likeness(percent(version.likeness));
        return reasons.child(el("span.reason").say(likeness)).child(moved);
    }
    for reason in &related.reasons {
        let kind = if reason.is_concept { "concept" } else { "word" };
        let text =
            if reason.is_concept { words.concept(&reason.text) } else { reason.text.clone() };
        reasons = reasons.child(el("span.reason").set("data-note", kind).say(text));
    }
    reasons
}

/// Rounded down: only what is the same is 100 % alike.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a likeness is from 0 to 1"
)]
fn percent(likeness: f64) -> usize {
    (likeness * 100.0) as usize
}

/// The passages of one side that have no counterpart.
fn alone(scene: Scene, compared: &Compared, side: usize) -> Option<Element> {
    let words = scene.words;
    let report = scene.corpus().report(*compared.sides().get(side)?)?;
    let passages = compared.comparison().unmatched.get(side)?;
    let mut list = el("ul.alone").set("lang", report.lang.map(Lang::tag));
    for passage in passages {
        let text = passage.span.of(&report.text).to_owned();
        let there = Action::Lead(Spot { side, start: passage.span.start });
        list = list.child(el("li").child(button(scene, text, None, there)));
    }
    let none = passages.is_empty().then(|| el("p.empty").word(words.none_alone()));
    Some(el("div").child(none).child(list))
}

/// Who and what is named: on the left only, on both sides, on the right only.
fn names(scene: Scene, compared: &Compared) -> Element {
    let words = scene.words;
    let mut columns = el("div.columns");
    let kinds = [
        (words.left_only(), [true, false]),
        (words.on_both(), [true, true]),
        (words.right_only(), [false, true]),
    ];
    for (title, sides) in kinds {
        let mut list = el("ul.names");
        let mut any = false;
        for (at, named) in compared.names().iter().enumerate() {
            if named.mentions.each_ref().map(|mentions| !mentions.is_empty()) == sides {
                any = true;
                let kind = el("span.kind").word(words.kind(named.kind));
                let spread = across::across(scene, &|index| {
                    let names = &scene.corpus().collection().facts(index).names;
                    let same = names.iter().find(|it| it.name == named.name);
                    same.map_or(0, |it| it.mentions.len())
                });
                let item = el("li").child(name(scene, compared, at)).child(kind);
                list = list.child(item.child(spread));
            }
        }
        let none = (!any).then(|| el("p.empty").word(words.no_names()));
        columns = columns.child(el("div").child(el("h2").word(title)).child(none).child(list));
    }
    el("").child(rosters(scene, compared)).child(columns)
}

/// The countries that the texts enumerate, set against each other: who was named then, who now.
fn rosters(scene: Scene, compared: &Compared) -> Option<Element> {
    let words = scene.words;
    let sides = compared.sides().map(|index| {
        let rosters = &scene.corpus().collection().facts(index).rosters;
        rosters.iter().flat_map(|roster| &roster.countries).collect::<Vec<_>>()
    });
    let [left, right] = &sides;
    if left.is_empty() || right.is_empty() {
        return None;
    }
    let mut rows = el("ul.names");
    let mut seen: Vec<&String> = Vec::new();
    for &country in left.iter().chain(right) {
        if seen.contains(&country) {
            continue;
        }
        seen.push(country);
        let at = compared.names().iter().position(|named| named.name == *country);
        let only = match (left.contains(&country), right.contains(&country)) {
            (true, false) => Some(words.left_only()),
            (false, true) => Some(words.right_only()),
            _ => None,
        };
        let only = only.map(|word| el("strong.only-side").word(word));
        rows = rows.child(el("li").child(at.and_then(|at| name(scene, compared, at))).child(only));
    }
    Some(el("div.rosters").child(el("h2").word(words.rosters())).child(rows))
}

/// A name with how often each side has it; a click shows its mentions.
fn name(scene: Scene, compared: &Compared, at: usize) -> Option<Element> {
    let words = scene.words;
    let named = compared.names().get(at)?;
    let counts = named.mentions.each_ref().map(Vec::len);
    let text = match &named.acronym {
        Some(_) if named.is_never_expanded() => words.never_expanded(&named.name),
        Some(acronym) => format!("{} ({acronym})", named.name),
        None => named.name.clone(),
    };
    let count = match counts {
        [0, n] | [n, 0] => n.to_string(),
        [left, right] => format!("{left} · {right}"),
    };
    let here = scene.state.here.name == Some(at);
    let button = toggle(scene, format!("{text} {count}"), here, Action::Name(at));
    Some(button.set("data-kind", named.kind.name()))
}

/// The names that only the report on a side has: what a reader sees at once.
pub(crate) fn only_here(scene: Scene, side: usize) -> Option<Element> {
    let compared = scene.page().compared.as_ref()?;
    let mut list = el("p.only").child(el("span.only-name").word(scene.words.only_here()));
    let mut any = false;
    // Countries first: that one of them is no more spoken of says the most.
    for countries in [true, false] {
        for (at, named) in compared.names().iter().enumerate() {
            let [left, right] = named.mentions.each_ref().map(Vec::len);
            let (here, there) = if side == 0 { (left, right) } else { (right, left) };
            if here > 0 && there == 0 && countries == (named.kind == Kind::Country) {
                any = true;
                list = list.child(name(scene, compared, at));
            }
        }
    }
    any.then_some(list)
}
