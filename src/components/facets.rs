//! The facets: what the list can be narrowed to, with what each value would keep.

use dossier::counts::{Count, FieldCounts};
use dossier::date::Date;
use dossier::facets::{Field, toggle};
use yew::prelude::*;

use super::controls::button;
use crate::scene::Scene;
use crate::state::Action;

/// How many values of a field are shown before all are asked for.
const VALUES: usize = 8;

pub(crate) fn facets(scene: Scene) -> Html {
    scene.page().fields.iter().map(|counts| facet(scene, counts)).collect()
}

fn facet(scene: Scene, counts: &FieldCounts) -> Html {
    let Scene { state, words, .. } = scene;
    let FieldCounts { field, ref values } = *counts;
    let open = state.here.fields.contains(&field);
    // What is chosen is never out of sight.
    let seen = |&(at, it): &(usize, &Count)| open || at < VALUES || it.chosen;
    let shown = values.iter().enumerate().filter(seen);
    let shown: Vec<Html> = shown.map(|(_, it)| value(scene, field, it)).collect();
    let rest = values.len() - shown.len();
    let word = if open { words.fold.to_owned() } else { (words.more_values)(rest) };
    let name = (words.field)(field);
    html! {
        <div key={field.name()} class="facet" role="group" aria-label={name}>
            <span class="facet-name">{ name }</span>
            <div class="values">
                { for shown }
                if rest > 0 || open && values.len() > VALUES {
                    { button(scene, word, Some(open), Action::TurnField(field)) }
                }
            </div>
        </div>
    }
}

fn value(scene: Scene, field: Field, counted: &Count) -> Html {
    let words = scene.words;
    let Count { value, count, chosen } = counted;
    let date = match field {
        Field::Year | Field::Month => value.parse::<Date>().ok(),
        Field::Place | Field::Agency => None,
    };
    let word = date.map_or_else(|| value.clone(), words.date);
    html! {
        <a key={value.clone()} class="value" title={(words.report_count)(*count)}
            href={scene.href(&|view| toggle(&mut view.facets, field, value))}
            aria-current={chosen.then_some("true")}>
            // A space, so that value and count are not read as one number.
            { format!("{word} ") }<span class="count">{ *count }</span>
        </a>
    }
}
