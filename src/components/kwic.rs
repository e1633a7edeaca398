//! Every occurrence in the listed reports, each between the words around it.

use dossier::kwic::Line;
use dossier::lang::Lang;
use dossier::report::Report;
use dossier::view::{Mode, ReportRef, View};
use yew::prelude::*;

use super::controls::button;
use super::faces::date;
use super::order::order;
use super::passage::mark;
use crate::lines::Group;
use crate::page::{Page, Side, name, put};
use crate::scene::Scene;
use crate::state::Action;

pub(crate) fn kwic(scene: Scene) -> Html {
    let words = scene.words;
    let page = scene.page();
    let Page { total, .. } = *page;
    if total == 0 {
        let why = if page.query.is_empty() { words.lines_hint } else { words.lines_none };
        return html! { <p class="no-lines">{ why }</p> };
    }
    let drawn = page.drawn();
    let more = (drawn < total).then(|| {
        html! {
            <p class="more-lines">
                { (words.lines_drawn)(drawn, total) }
                { button(scene, words.more_lines.to_owned(), None, Action::More) }
            </p>
        }
    });
    html! {
        <div class="kwic">
            { order(scene) }
            { for page.groups.iter().map(|it| group(scene, it)) }
            { for more }
        </div>
    }
}

fn group(scene: Scene, group: &Group) -> Html {
    let words = scene.words;
    let Some(report) = scene.shelf().report(group.index) else { return html! {} };
    let there = |view: &mut View| match group.side {
        Side::Alone => *view = put(view, Side::Alone, ReportRef::to(report)),
        Side::Left | Side::Right => view.mode = Some(Mode::Compare),
    };
    let href = scene.href(&there);
    let lines = group.lines.iter().enumerate();
    let lines = lines.map(|(at, it)| line(scene, report, group, &href, group.first + at, it));
    let count = group.matches.len();
    let label = format!("{}-lines", report.slug);
    html! {
        <section key={report.slug.clone()} class="group" data-kwic={report.slug.clone()}
            aria-labelledby={label.clone()}>
            <h2 id={label} data-count={count.to_string()}>
                { date(report, words) }
                <span class="face-name">{ name(report) }</span>
            </h2>
            <p class="facts">
                <span class="face-count">{ (words.matches)(count) }</span>
                <span>{ (words.rate)(rate(count, scene.shelf().searcher().word_count(group.index))) }</span>
            </p>
            <ol class="lines" lang={report.lang.map(Lang::tag)}>{ for lines }</ol>
        </section>
    }
}

/// An occurrence, with the way to its place in the text.
fn line(
    scene: Scene,
    report: &Report,
    group: &Group,
    href: &AttrValue,
    number: usize,
    line: &Line,
) -> Html {
    let Some(found) = group.matches.get(line.number) else { return html! {} };
    let current = scene.state.here.current == Some(number);
    let (left, right) = (line.left.of(&report.text), line.right.of(&report.text));
    // A space at the end of a line has no width.
    let spaced = left.ends_with(|last: char| last.is_ascii_whitespace());
    html! {
        <li key={line.number}>
            <a href={href} class="occurrence" data-match={(group.before + line.number).to_string()}
                aria-current={current.then_some("true")}>
                <span class="before" data-spaced={spaced.then_some("")}>{ left.to_owned() }</span>
                <span class="after">
                    { mark(line.found.of(&report.text), found, false) }
                    { right.to_owned() }
                </span>
            </a>
        </li>
    }
}

/// Matches per 1,000 words, in tenths.
fn rate(count: usize, words: usize) -> usize {
    (count * 10_000 + words / 2).checked_div(words).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_rounded_to_a_tenth() {
        for (count, words, tenths) in [(10, 401, 249), (1, 3, 3333), (0, 7, 0), (1, 20_001, 0)] {
            assert_eq!(rate(count, words), tenths, "{count} of {words}");
        }
        assert_eq!((rate(1, 20_000), rate(1, 0)), (1, 0));
    }
}
