//! Who says what in the two texts, and which dates they name.

use dossier::query::Within;
use dossier::report::Report;
use dossier::report::facts::{NamedDate, Quotation, Speech, When};
use dossier::text::lang::Lang;

use crate::components::comparison::dates::timeline;
use crate::components::controls::button;
use crate::components::element::{Element, el};
use crate::components::render_ctx::RenderCtx;
use crate::components::report::heading::date;
use crate::model::comparison::Compared;
use crate::state::{Action, Spot};

/// Quotations by speaker, side by side.
pub(crate) fn quotations(ctx: RenderCtx, compared: &Compared) -> Element {
    sides(ctx, compared, &|side, index, report| {
        let quotations = &ctx.corpus().collection().facts(index).quotations;
        let mut speakers: Vec<Option<&str>> = Vec::new();
        for it in quotations {
            if !speakers.contains(&it.speaker.as_deref()) {
                speakers.push(it.speaker.as_deref());
            }
        }
        let mut list = el("");
        for speaker in &speakers {
            let name = speaker.map_or(ctx.words.no_speaker().to_owned(), str::to_owned);
            let mut said = el("ul.said").set("lang", report.lang.map(Lang::tag));
            for it in quotations.iter().filter(|it| it.speaker.as_deref() == *speaker) {
                said = said.child(quotation(ctx, side, report, it));
            }
            let within = speaker.map(|speaker| Within::Speech(speaker.to_owned()));
            let search = within.map(|within| {
                let href = ctx.href(&|view| view.within = Some(within.clone()));
                el("a").href(href).word(ctx.words.search_speech())
            });
            list = list.child(el("h2").say(name + " ").child(search)).child(said);
        }
        let none = quotations.is_empty().then(|| el("p.empty").word(ctx.words.no_quotes()));
        el("div").child(none).child(list)
    })
}

fn quotation(ctx: RenderCtx, side: usize, report: &Report, it: &Quotation) -> Element {
    let words = ctx.words;
    let text = it.span.of(&report.text);
    let kind = if it.speech == Speech::Direct { words.direct() } else { words.reported() };
    let shown = if it.speech == Speech::Direct { words.quoted(text) } else { text.to_owned() };
    let cue = it.cue.map(|cue| el("span.cue").say(cue.of(&report.text).to_owned()));
    let deduced =
        (it.deduced && it.speaker.is_some()).then(|| el("span.deduced").word(words.deduced()));
    let facts = el("p.facts").child(el("span").word(kind)).child(cue).child(deduced);
    let there = Action::ScrollTo(Spot { side, start: it.span.start });
    el("li").child(button(ctx, shown, None, there)).child(facts)
}

/// Dates that the texts name, in order of time.
pub(crate) fn dates(ctx: RenderCtx, compared: &Compared) -> Element {
    let lists = sides(ctx, compared, &|side, index, report| {
        let dates: &[NamedDate] = &ctx.corpus().collection().facts(index).dates;
        let mut in_time: Vec<&NamedDate> = dates.iter().collect();
        in_time.sort_by_key(|date| date.when.first_day());
        let mut list = el("ul.said");
        for it in in_time {
            let written = it.span.of(&report.text).to_owned();
            let there = Action::ScrollTo(Spot { side, start: it.span.start });
            let relative = it.relative.then(|| el("span.deduced").word(ctx.words.resolved()));
            let value = el("time").put("datetime", datetime(it.when)).say(ctx.words.when(it.when));
            let facts = el("p.facts").child(value).child(relative);
            list = list.child(el("li").child(button(ctx, written, None, there)).child(facts));
        }
        let none = dates.is_empty().then(|| el("p.empty").word(ctx.words.no_dates()));
        el("div").child(none).child(list)
    });
    el("").child(timeline(ctx, compared)).child(lists)
}

/// HTML knows no seasons and no ranges.
fn datetime(when: When) -> Option<String> {
    match when {
        When::Date(date) => Some(date.to_string()),
        When::Range(..) | When::Season(..) => None,
    }
}

/// The same of both sides, next to each other.
fn sides(
    ctx: RenderCtx,
    compared: &Compared,
    draw: &dyn Fn(usize, usize, &Report) -> Element,
) -> Element {
    let mut both = el("div.sides");
    for (side, index) in compared.sides().into_iter().enumerate() {
        let report = ctx.corpus().report(index);
        both = both.child(report.map(|report| {
            // Where the sides stand under each other nothing else tells which is which.
            let name = el("p.side-name").child(date(report, ctx.words));
            el("div").child(name).child(draw(side, index, report))
        }));
    }
    both
}
