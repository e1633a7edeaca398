//! The facets: what the list can be narrowed to, with what each value would keep.

use dossier::date::Date;
use dossier::filter::counts::{Count, FieldCounts};
use dossier::filter::facets::{Field, toggle};

use crate::components::controls::button;
use crate::components::element::{Element, el};
use crate::components::render_ctx::RenderCtx;
use crate::state::Action;

/// How many values of a field are shown before all are asked for.
const VALUES: usize = 8;

pub(crate) fn facets(ctx: RenderCtx) -> Element {
    let mut facets = el("");
    for counts in &ctx.page().fields {
        // A field of which nothing is left has nothing to choose.
        let any = !counts.values.is_empty();
        facets = facets.child(any.then(|| facet(ctx, counts)));
    }
    facets
}

fn facet(ctx: RenderCtx, counts: &FieldCounts) -> Element {
    let RenderCtx { state, words, .. } = ctx;
    let FieldCounts { field, ref values } = *counts;
    let open = state.ui.fields.contains(&field);
    let mut shown = el("");
    let mut rest = 0;
    for (at, it) in values.iter().enumerate() {
        // What is chosen is never out of sight.
        if open || at < VALUES || it.chosen {
            shown = shown.child(value(ctx, field, it));
        } else {
            rest += 1;
        }
    }
    let more = (rest > 0 || open && values.len() > VALUES).then(|| {
        let word = if open { words.fold().to_owned() } else { words.more_values(rest) };
        button(ctx, word, Some(open), Action::ToggleField(field))
    });
    let name = words.field(field);
    el("div.facet")
        .key(field.name())
        .set("role", "group")
        .set("aria-label", name)
        .child(el("span.facet-name").word(name))
        .child(el("div.values").child(shown).child(more))
}

fn value(ctx: RenderCtx, field: Field, counted: &Count) -> Element {
    let words = ctx.words;
    let Count { value, count, chosen } = counted;
    let date = match field {
        Field::Year | Field::Month => value.parse::<Date>().ok(),
        Field::Place | Field::Agency => None,
    };
    let word = date.map_or_else(|| value.clone(), |date| words.date(date));
    el("a.value")
        .key(value)
        .put("title", words.report_count(*count))
        .href(ctx.href(&|view| toggle(&mut view.facets, field, value)))
        .truth("aria-current", *chosen)
        // A space, so that value and count are not read as one number.
        .say(word + " ")
        .child(el("span.count").say(count.to_string()))
}
