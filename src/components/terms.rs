//! The words that one side uses more than the other, and what chance alone would give.

use dossier::compare::{Chance, THRESHOLD, Term};

use super::controls::more;
use super::element::{Element, el};
use crate::compared::Compared;
use crate::scene::Scene;

/// Below it, over all words together, a difference is called clear.
pub(crate) const CLEAR: f64 = 0.05;

pub(crate) fn terms(scene: Scene, compared: &Compared) -> Element {
    let words = scene.words;
    let terms = &compared.comparison().terms;
    let chance = compared.chance();
    let exceeding = terms.iter().filter(|term| term.counts.g2() > THRESHOLD).count();
    let line = match &chance {
        Some(chance) => words.by_chance(exceeding, tenths(chance.exceeding)),
        None => words.counting().to_owned(),
    };
    let most = terms.iter().flat_map(|term| term.counts.counts).max().unwrap_or_default();
    let mut rows = el("tbody");
    let drawn = scene.state.most().min(terms.len());
    for term in terms.iter().take(drawn) {
        rows = rows.child(row(scene, term, chance.as_ref(), most));
    }
    let mut head = el("tr").child(el("th").set("scope", "col").word(words.word()));
    for name in [
        words.left(),
        words.right(),
        words.left_rate(),
        words.right_rate(),
        words.difference_name(),
    ] {
        head = head.child(el("th").set("scope", "col").word(name));
    }
    let table = el("table.terms").child(el("thead").child(head)).child(rows);
    el("")
        .child(el("p.chance").set("role", "status").truth("aria-busy", chance.is_none()).say(line))
        .child(table)
        .child(more(scene, drawn, terms.len()))
}

fn row(scene: Scene, term: &Term, chance: Option<&Chance>, most: usize) -> Element {
    let words = scene.words;
    let [left, right] = term.counts.counts;
    let forms = term.forms.iter().map(|(form, [left, right])| format!("{form} {}", left + right));
    let forms: Vec<String> = forms.collect();
    let name = term.forms.first().map(|(form, _)| form.clone()).unwrap_or_default();
    let query = term.query.clone();
    let way = el("a")
        .href(scene.href(&|view| view.query.clone_from(&query)))
        .put("title", forms.join(", "))
        .say(forms.join(", "));
    let g2 = term.counts.g2();
    let verdict = chance.filter(|_| g2 > THRESHOLD).map(|chance| {
        if chance.p(g2) < CLEAR { words.clear_difference() } else { words.possible_difference() }
    });
    let keyness = words.keyness(tenths(g2), term.counts.log_ratio().map(tenths));
    let [left_rate, right_rate] = term.counts.per_thousand();
    let rate = |rate: f64| el("td.number").say(words.tenths(tenths(rate)));
    el("tr")
        .key(&name)
        .child(el("th").set("scope", "row").child(way))
        .child(el("td.number").child(bar(left, most)).say(left.to_string()))
        .child(el("td.number").child(bar(right, most)).say(right.to_string()))
        .child(rate(left_rate))
        .child(rate(right_rate))
        .child(el("td").put("title", keyness).child(verdict.map(|it| el("span.verdict").word(it))))
}

/// A bar as long as the logarithm of a count.
fn bar(count: usize, most: usize) -> Element {
    let high = |n: usize| usize::BITS - n.leading_zeros();
    let width = (high(count) * 40).checked_div(high(most)).unwrap_or_default();
    let rect = el("rect").put("width", width.to_string()).set("height", "6");
    el("svg.count-bar").set("viewBox", "0 0 40 6").set("aria-hidden", "true").child(rect)
}

#[expect(clippy::cast_possible_truncation, reason = "a rate or a ratio is far below 2^31")]
fn tenths(value: f64) -> i32 {
    (value * 10.0).round() as i32
}
