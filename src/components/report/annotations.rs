//! What a comparison draws into the two texts: which passages are related, and by what; of versions
//! of each other, what changed.

use dossier::link;
use dossier::link::view::Place;
use dossier::report::Report;
use dossier::text::span::Span;
use yew::AttrValue;

use crate::components::element::{Element, el};
use crate::components::render_ctx::RenderCtx;
use crate::components::report::paragraph::{Layers, Sentence};
use crate::model::comparison::{Compared, Pair};
use crate::state::Spot;

/// The layers of the report on a side: 0 is left, 1 is right.
pub(crate) fn layers(ctx: RenderCtx, compared: &Compared, side: usize, report: &Report) -> Layers {
    let mut layers = Layers::default();
    let href = hrefs(ctx);
    let mut left_to_draw = ctx.state.drawn_pairs();
    for pair in compared.pairs(ctx.view()) {
        let related = pair.related;
        let Some(passage) = related.passages.get(side) else { continue };
        if let Some(version) = &related.version {
            let changed = version.parts.iter().filter(|part| !part.is_same);
            let spans = changed.filter_map(|part| part.spans.get(side));
            layers.notes.extend(spans.map(|&span| (span, "change")));
        } else if pair.selected {
            let places = related.reasons.iter().filter_map(|reason| {
                let kind = if reason.is_concept { "concept" } else { "word" };
                Some(reason.places.get(side)?.iter().map(move |&place| (place, kind)))
            });
            layers.notes.extend(places.flatten());
        }
        let made = sentence(&mut layers, passage.span, passage.sentence);
        let Some(sentence) = made else { continue };
        if !sentence.letters.is_empty() {
            sentence.letters.push(' ');
        }
        sentence.letters.push_str(&pair.letter);
        if left_to_draw > 0 || pair.selected {
            sentence.ties.push(tie(ctx, &pair, &href));
        }
        left_to_draw = left_to_draw.saturating_sub(1);
        sentence.is_here |= pair.selected;
        let best = sentence.strength.map_or(related.strength, |known| known.min(related.strength));
        sentence.strength = Some(best);
    }
    if let Some(name) = ctx.state.ui.name.and_then(|at| compared.names().get(at)) {
        layers.notes.extend(name.mentions.get(side).into_iter().flatten().map(|&at| (at, "name")));
    }
    if let Some(Spot { side: at, start }) = ctx.state.ui.spot
        && at == side
    {
        let holding = report.sentence_at(start);
        let made = holding.and_then(|(number, span)| sentence(&mut layers, span, number));
        if let Some(sentence) = made {
            sentence.is_here = true;
        }
    }
    layers.notes = disjoint(std::mem::take(&mut layers.notes));
    layers
}

/// The drawn sentence at `span`, made if it is not there yet. Drawing takes them from the end.
fn sentence(layers: &mut Layers, span: Span, number: usize) -> Option<&mut Sentence> {
    let at = layers.sentences.partition_point(|sentence| sentence.span.start > span.start);
    if layers.sentences.get(at).is_none_or(|sentence| sentence.span != span) {
        let made = Sentence {
            span,
            number,
            letters: String::new(),
            strength: None,
            ties: Vec::new(),
            is_here: false,
        };
        layers.sentences.insert(at, made);
    }
    layers.sentences.get_mut(at)
}

/// The link from a passage to its pair. Its letter is drawn by the style sheet, so that the text of a
/// paragraph stays the source's; and on an element inside, since browsers lay out a passage anew in
/// which the letter of a link was drawn that leads elsewhere now.
fn tie(ctx: RenderCtx, pair: &Pair, href: &dyn Fn(Option<[Place; 2]>) -> AttrValue) -> Element {
    el("a.tie")
        .href(href((!pair.selected).then_some(pair.places)))
        .put("data-letter", pair.letter.clone())
        .set("data-strength", pair.related.strength.name())
        .put("aria-label", ctx.words.pair(&pair.letter))
        .set("aria-current", pair.selected.then_some("page"))
        .child(el("span.letter").put("data-letter", pair.letter.clone()))
}

/// The addresses of this view with another pair selected. A link is written once and its pair filled
/// in: a long comparison has thousands.
fn hrefs(ctx: RenderCtx) -> impl Fn(Option<[Place; 2]>) -> AttrValue {
    let none = ctx.href(&|view| view.pair = None);
    let any = [Place { paragraph: 0, offset: 0 }; 2];
    let with_any = ctx.href(&|view| view.pair = Some(any));
    let key = |pair| format!("l={}", link::pair_text(pair));
    let place = key(any);
    move |pair| {
        let Some(pair) = pair else { return none.clone() };
        let part = |part: &str| if part == place { key(pair) } else { part.to_owned() };
        with_any.split('&').map(part).collect::<Vec<_>>().join("&").into()
    }
}

/// The notes in order, each cut where one before it goes on.
pub(crate) fn disjoint(mut notes: Vec<(Span, &'static str)>) -> Vec<(Span, &'static str)> {
    notes.sort_by_key(|(span, _)| *span);
    let mut end = 0;
    let mut cut = Vec::new();
    for (Span { start, end: last }, kind) in notes {
        if end.max(start) < last {
            cut.push((Span { start: end.max(start), end: last }, kind));
            end = last;
        }
    }
    cut
}
