//! The words that one side uses more than the other, and what chance alone would give.

use std::cmp::Ordering;

use dossier::compare::{Chance, THRESHOLD, Term};
use dossier::query::{Options, Query};
use dossier::text::fold::fold_text;

use crate::components::comparison::sparkline;
use crate::components::controls::{button, field, more, toggle};
use crate::components::element::{Element, el};
use crate::components::render_ctx::RenderCtx;
use crate::model::comparison::Compared;
use crate::state::{Action, TermList, TermOrder};

pub(crate) fn keywords(ctx: RenderCtx, compared: &Compared) -> Element {
    let words = ctx.words;
    let terms = &compared.comparison().terms;
    let chance = compared.chance();
    let exceeding = terms.iter().filter(|term| term.counts.g2() > THRESHOLD).count();
    let line = match &chance {
        Some(chance) => words.by_chance(exceeding, tenths(chance.exceeding)),
        None => words.counting().to_owned(),
    };
    let most = terms.iter().flat_map(|term| term.counts.counts).max().unwrap_or_default();
    let mut rows = el("tbody");
    let listed = listed(terms, &ctx.state.ui.terms);
    let drawn = ctx.state.most().min(listed.len());
    for term in listed.iter().take(drawn) {
        rows = rows.child(row(ctx, term, chance.as_ref(), most));
    }
    let table = el("table.terms").child(el("thead").child(head(ctx))).child(rows);
    el("")
        .child(el("p.chance").set("role", "status").truth("aria-busy", chance.is_none()).say(line))
        .child(tools(ctx))
        .child(table)
        .child(more(ctx, drawn, listed.len()))
}

/// The words that the reader wants to see, in their order.
fn listed<'a>(terms: &'a [Term], list: &TermList) -> Vec<&'a Term> {
    let letters = fold_text(list.having.trim());
    let has = |term: &&Term| term.forms.iter().any(|(form, _)| fold_text(form).contains(&letters));
    let mut kept: Vec<&Term> = terms.iter().filter(has).collect();
    let name = |term: &Term| term.forms.first().map(|(form, _)| fold_text(form));
    kept.sort_by(|a, b| {
        let ([left_a, right_a], [left_b, right_b]) = (a.counts.counts, b.counts.counts);
        match list.order {
            // As they come.
            TermOrder::Difference => Ordering::Equal,
            TermOrder::Word => name(a).cmp(&name(b)),
            TermOrder::Left => left_b.cmp(&left_a),
            TermOrder::Right => right_b.cmp(&right_a),
        }
    });
    kept
}

/// Narrows the list, and shows the figures.
fn tools(ctx: RenderCtx) -> Element {
    let words = ctx.words;
    let list = &ctx.state.ui.terms;
    let known = list.clone();
    let narrow = move |having| Action::ListTerms(TermList { having, ..known.clone() });
    let input = field(ctx, list.having.clone(), narrow)
        .set("type", "search")
        .set("placeholder", words.filter_words())
        .set("aria-label", words.filter_words());
    let details = TermList { details: !list.details, ..list.clone() };
    let details = toggle(ctx, words.details().to_owned(), list.details, Action::ListTerms(details));
    el("div.switches").child(input).child(details)
}

/// The names of the columns; some put their rows in order.
fn head(ctx: RenderCtx) -> Element {
    let words = ctx.words;
    let list = &ctx.state.ui.terms;
    let columns = [
        (words.word(), Some(TermOrder::Word)),
        (words.left(), Some(TermOrder::Left)),
        (words.right(), Some(TermOrder::Right)),
        (words.left_rate(), None),
        (words.right_rate(), None),
        (words.difference_name(), Some(TermOrder::Difference)),
        (words.keyness_name(), None),
        (words.whole_collection(), None),
    ];
    let mut head = el("tr");
    for (name, order) in columns {
        if name == words.keyness_name() && !list.details
            || name == words.whole_collection() && !sparkline::is_shown(ctx)
        {
            continue;
        }
        let mut cell = el("th").set("scope", "col");
        cell = match order {
            None => cell.word(name),
            Some(order) => {
                let here = list.order == order;
                let sorted = match (here, order) {
                    (false, _) => "none",
                    (true, TermOrder::Word) => "ascending",
                    (true, _) => "descending",
                };
                let action = Action::ListTerms(TermList { order, ..list.clone() });
                cell.set("aria-sort", sorted).child(button(ctx, name.to_owned(), None, action))
            }
        };
        head = head.child(cell);
    }
    head
}

fn row(ctx: RenderCtx, term: &Term, chance: Option<&Chance>, most: usize) -> Element {
    let words = ctx.words;
    let [left, right] = term.counts.counts;
    let forms = term.forms.iter().map(|(form, [left, right])| format!("{form} {}", left + right));
    let forms: Vec<String> = forms.collect();
    let name = term.forms.first().map(|(form, _)| form.clone()).unwrap_or_default();
    let query = term.query.clone();
    let way = el("a").href(ctx.href(&|view| view.query.clone_from(&query))).say(forms.join(", "));
    let g2 = term.counts.g2();
    let verdict = chance.filter(|_| g2 > THRESHOLD).map(|chance| {
        if chance.is_clear(g2) { words.clear_difference() } else { words.possible_difference() }
    });
    let keyness = ctx
        .state
        .ui
        .terms
        .details
        .then(|| el("td").say(words.keyness(tenths(g2), term.counts.log_ratio().map(tenths))));
    let spread = sparkline::sparkline(ctx, &|index| {
        let query = Query::read(&term.query, Options::default(), None);
        ctx.corpus().searcher().search(&query).tally(index).count
    });
    let [left_rate, right_rate] = term.counts.per_thousand();
    let rate = |rate: f64| el("td.number").say(words.tenths(tenths(rate)));
    el("tr")
        .key(&name)
        .child(el("th").set("scope", "row").child(way))
        .child(el("td.number").child(bar(left, most)).say(left.to_string()))
        .child(el("td.number").child(bar(right, most)).say(right.to_string()))
        .child(rate(left_rate))
        .child(rate(right_rate))
        .child(el("td").child(verdict.map(|it| el("span.verdict").word(it))))
        .child(keyness)
        .child(spread.map(|it| el("td").child(it)))
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
