//! Who says what in the two texts, and which dates they name.

use dossier::query::Within;
use dossier::report::Report;
use dossier::report::facts::{NamedDate, Quotation, Speech, When};
use dossier::text::lang::Lang;

use super::controls::button;
use super::element::{Element, el};
use super::faces::date;
use super::timeline::timeline;
use crate::compared::Compared;
use crate::scene::Scene;
use crate::state::{Action, Spot};

/// Quotations by speaker, side by side.
pub(crate) fn quotes(scene: Scene, compared: &Compared) -> Element {
    sides(scene, compared, &|side, index, report| {
        let quotations = &scene.corpus().collection().facts(index).quotations;
        let mut speakers: Vec<Option<&str>> = Vec::new();
        for it in quotations {
            if !speakers.contains(&it.speaker.as_deref()) {
                speakers.push(it.speaker.as_deref());
            }
        }
        let mut list = el("");
        for speaker in &speakers {
            let name = speaker.map_or(scene.words.no_speaker().to_owned(), str::to_owned);
            let mut said = el("ul.said").set("lang", report.lang.map(Lang::tag));
            for it in quotations.iter().filter(|it| it.speaker.as_deref() == *speaker) {
                said = said.child(quotation(scene, side, report, it));
            }
            let within = speaker.map(|speaker| Within::Speech(speaker.to_owned()));
            let search = within.map(|within| {
                let href = scene.href(&|view| view.within = Some(within.clone()));
                el("a").href(href).word(scene.words.search_speech())
            });
            list = list.child(el("h2").say(name + " ").child(search)).child(said);
        }
        let none = quotations.is_empty().then(|| el("p.empty").word(scene.words.no_quotes()));
        el("div").child(none).child(list)
    })
}

fn quotation(scene: Scene, side: usize, report: &Report, it: &Quotation) -> Element {
    let words = scene.words;
    let text = it.span.of(&report.text);
    let kind = if it.speech == Speech::Direct { words.direct() } else { words.reported() };
    let shown = if it.speech == Speech::Direct { words.quoted(text) } else { text.to_owned() };
    let cue = it.cue.map(|cue| el("span.cue").say(cue.of(&report.text).to_owned()));
    let deduced =
        (it.deduced && it.speaker.is_some()).then(|| el("span.deduced").word(words.deduced()));
    let facts = el("p.facts").child(el("span").word(kind)).child(cue).child(deduced);
    let there = Action::Lead(Spot { side, start: it.span.start });
    el("li").child(button(scene, shown, None, there)).child(facts)
}

/// Dates that the texts name, in order of time.
pub(crate) fn dates(scene: Scene, compared: &Compared) -> Element {
    let lists = sides(scene, compared, &|side, index, report| {
        let dates: &[NamedDate] = &scene.corpus().collection().facts(index).dates;
        let mut in_time: Vec<&NamedDate> = dates.iter().collect();
        in_time.sort_by_key(|date| date.when.first_day());
        let mut list = el("ul.said");
        for it in in_time {
            let written = it.span.of(&report.text).to_owned();
            let there = Action::Lead(Spot { side, start: it.span.start });
            let relative = it.relative.then(|| el("span.deduced").word(scene.words.resolved()));
            let value =
                el("time").put("datetime", datetime(it.when)).say(scene.words.when(it.when));
            let facts = el("p.facts").child(value).child(relative);
            list = list.child(el("li").child(button(scene, written, None, there)).child(facts));
        }
        let none = dates.is_empty().then(|| el("p.empty").word(scene.words.no_dates()));
        el("div").child(none).child(list)
    });
    el("").child(timeline(scene, compared)).child(lists)
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
    scene: Scene,
    compared: &Compared,
    draw: &dyn Fn(usize, usize, &Report) -> Element,
) -> Element {
    let mut both = el("div.sides");
    for (side, index) in compared.sides().into_iter().enumerate() {
        let report = scene.corpus().report(index);
        both = both.child(report.map(|report| {
            // Where the sides stand under each other nothing else tells which is which.
            let name = el("p.side-name").child(date(report, scene.words));
            el("div").child(name).child(draw(side, index, report))
        }));
    }
    both
}
