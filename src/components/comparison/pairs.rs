//! Related passages, and those without a counterpart.

use dossier::compare::{Passage, Related};
use dossier::report::Report;
use dossier::text::lang::Lang;

use crate::components::controls::{button, more, switch};
use crate::components::element::{Element, el};
use crate::components::render_ctx::RenderCtx;
use crate::model::comparison::{Compared, Pair};
use crate::state::{Action, Spot};

/// Related passages, and those without a counterpart.
pub(crate) fn pairs(ctx: RenderCtx, compared: &Compared) -> Element {
    let words = ctx.words;
    let view = ctx.view();
    let (weak, concepts) = (view.show.weak, !view.show.no_concepts);
    let switches = el("div.switches")
        .child(switch(ctx, "weak", words.show_weak(), weak, &|view| view.show.weak ^= true))
        .child(switch(ctx, "concepts", words.use_concepts(), concepts, &|view| {
            view.show.no_concepts ^= true;
        }))
        .child(el("a").set("href", "./concepts.fr.toml").word(words.see_concepts()));
    let mut list = el("ol.pairs");
    let shown = compared.pairs(view);
    // The selected one is among them.
    let selected = shown.iter().position(|pair| pair.selected).map_or(0, |at| at + 1);
    let drawn = ctx.state.most().max(selected).min(shown.len());
    for shown in shown.iter().take(drawn) {
        list = list.child(pair(ctx, compared, shown));
    }
    let none = shown.is_empty().then(|| el("p.empty").word(words.no_pairs()));
    let alone = el("div.sides").child(alone(ctx, compared, 0)).child(alone(ctx, compared, 1));
    el("")
        .child(switches)
        .child(none)
        .child(list)
        .child(more(ctx, drawn, shown.len()))
        .child(el("h2").word(words.unmatched()))
        .child(alone)
}

fn pair(ctx: RenderCtx, compared: &Compared, shown: &Pair) -> Option<Element> {
    let words = ctx.words;
    let [left, right] = compared.sides().map(|index| ctx.corpus().report(index));
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
        .href(ctx.href(&|view| view.pair = Some(*places)))
        .set("aria-current", selected.then_some("page"))
        .child(el("span.letter").say(letter.clone()))
        .child(el("span.strength").word(words.strength(related.strength)));
    let item = el("li")
        .key(&format!("{letter} {}-{}", a.span.start, b.span.start))
        .put("data-letter", letter.clone())
        .set("data-strength", related.strength.name())
        .child(el("p.pair-head").child(way).child(reasons(ctx, related)))
        .child(el("div.sides").child(excerpt(0, left, a)).child(excerpt(1, right, b)));
    Some(item)
}

/// Why two passages are a pair: what they share, or that one was made from the other.
fn reasons(ctx: RenderCtx, related: &Related) -> Element {
    let words = ctx.words;
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
fn alone(ctx: RenderCtx, compared: &Compared, side: usize) -> Option<Element> {
    let words = ctx.words;
    let report = ctx.corpus().report(*compared.sides().get(side)?)?;
    let passages = compared.comparison().unmatched.get(side)?;
    let mut list = el("ul.alone").set("lang", report.lang.map(Lang::tag));
    for passage in passages {
        let text = passage.span.of(&report.text).to_owned();
        let there = Action::ScrollTo(Spot { side, start: passage.span.start });
        list = list.child(el("li").child(button(ctx, text, None, there)));
    }
    let none = passages.is_empty().then(|| el("p.empty").word(words.none_alone()));
    Some(el("div").child(none).child(list))
}
