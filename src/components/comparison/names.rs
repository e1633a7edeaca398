//! Who and what the two texts name.

use dossier::report::facts::Kind;

use crate::components::comparison::sparkline;
use crate::components::controls::toggle;
use crate::components::element::{Element, el};
use crate::components::render_ctx::RenderCtx;
use crate::model::comparison::Compared;
use crate::state::Action;

/// Who and what is named: on the left only, on both sides, on the right only.
pub(crate) fn names(ctx: RenderCtx, compared: &Compared) -> Element {
    let words = ctx.words;
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
                let spread = sparkline::sparkline(ctx, &|index| {
                    let names = &ctx.corpus().collection().facts(index).names;
                    let same = names.iter().find(|it| it.name == named.name);
                    same.map_or(0, |it| it.mentions.len())
                });
                let item = el("li").child(name(ctx, compared, at)).child(kind);
                list = list.child(item.child(spread));
            }
        }
        let none = (!any).then(|| el("p.empty").word(words.no_names()));
        columns = columns.child(el("div").child(el("h2").word(title)).child(none).child(list));
    }
    el("").child(rosters(ctx, compared)).child(columns)
}

/// The countries that the texts enumerate, set against each other: who was named then, who now.
fn rosters(ctx: RenderCtx, compared: &Compared) -> Option<Element> {
    let words = ctx.words;
    let sides = compared.sides().map(|index| {
        let rosters = &ctx.corpus().collection().facts(index).rosters;
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
        rows = rows.child(el("li").child(at.and_then(|at| name(ctx, compared, at))).child(only));
    }
    Some(el("div.rosters").child(el("h2").word(words.rosters())).child(rows))
}

/// A name with how often each side has it; a click shows its mentions.
fn name(ctx: RenderCtx, compared: &Compared, at: usize) -> Option<Element> {
    let words = ctx.words;
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
    let here = ctx.state.ui.name == Some(at);
    let button = toggle(ctx, format!("{text} {count}"), here, Action::ShowMentions(at));
    Some(button.set("data-kind", named.kind.name()))
}

/// The names that only the report on a side has: what a reader sees at once.
pub(crate) fn only_here(ctx: RenderCtx, side: usize) -> Option<Element> {
    let compared = ctx.page().compared.as_ref()?;
    let mut list = el("p.only").child(el("span.only-name").word(ctx.words.only_here()));
    let mut any = false;
    // Countries first: that one of them is no more spoken of says the most.
    for countries in [true, false] {
        for (at, named) in compared.names().iter().enumerate() {
            let [left, right] = named.mentions.each_ref().map(Vec::len);
            let (here, there) = if side == 0 { (left, right) } else { (right, left) };
            if here > 0 && there == 0 && countries == (named.kind == Kind::Country) {
                any = true;
                list = list.child(name(ctx, compared, at));
            }
        }
    }
    any.then_some(list)
}
