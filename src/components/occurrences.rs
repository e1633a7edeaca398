//! Every occurrence in the listed reports, each between the words around it.

use dossier::link::view::{Mode, View};
use dossier::report::Report;
use dossier::report::ReportRef;
use dossier::search::kwic::Line;
use dossier::text::lang::Lang;
use yew::AttrValue;

use crate::components::controls::more;
use crate::components::element::{Element, el};
use crate::components::render_ctx::RenderCtx;
use crate::components::report::heading::heading;
use crate::components::report::paragraph::mark;
use crate::components::report_list::sort::sort;
use crate::model::occurrences::Group;
use crate::model::page::{Page, Side, put};

pub(crate) fn occurrences(ctx: RenderCtx) -> Element {
    let words = ctx.words;
    let page = ctx.page();
    let Page { total, .. } = *page;
    if total == 0 {
        let why = if page.query.is_empty() { words.lines_hint() } else { words.lines_none() };
        return el("p.no-lines").word(why);
    }
    let mut groups = el("");
    for it in &page.groups {
        groups = groups.child(group(ctx, it));
    }
    el("div.kwic").child(sort(ctx)).child(groups).child(more(ctx, page.drawn(), total))
}

fn group(ctx: RenderCtx, group: &Group) -> Option<Element> {
    let words = ctx.words;
    let report = ctx.corpus().report(group.index)?;
    let there = |view: &mut View| match group.side {
        Side::Alone => *view = put(view, Side::Alone, ReportRef::to(report)),
        Side::Left | Side::Right => view.mode = Some(Mode::Compare),
    };
    let href = ctx.href(&there);
    let mut lines = el("ol.lines").set("lang", report.lang.map(Lang::tag));
    for (at, it) in group.lines.iter().enumerate() {
        lines = lines.child(line(ctx, report, group, &href, group.first + at, it));
    }
    let count = group.matches.len();
    let label = format!("{}-lines", report.slug);
    let rate = rate(count, ctx.corpus().searcher().word_count(group.index));
    let facts = el("p.facts")
        .child(el("span.face-count").say(words.matches(count)))
        .child(el("span").say(words.rate(rate)));
    let group = el("section.group")
        .key(&report.slug)
        .put("data-kwic", report.slug.clone())
        .put("aria-labelledby", label.clone())
        .child(heading(ctx, report, label, count))
        .child(facts)
        .child(lines);
    Some(group)
}

/// An occurrence, as a link to its place in the text.
fn line(
    ctx: RenderCtx,
    report: &Report,
    group: &Group,
    href: &AttrValue,
    number: usize,
    line: &Line,
) -> Option<Element> {
    let found = group.matches.get(line.number)?;
    let current = ctx.state.ui.current == Some(number);
    let (left, right) = (line.left.of(&report.text), line.right.of(&report.text));
    // A space at the end of a line has no width.
    let spaced = left.ends_with(|last: char| last.is_ascii_whitespace());
    let after = el("span.after")
        .child(mark(line.found.of(&report.text), found, false))
        .say(right.to_owned());
    let occurrence = el("a.occurrence")
        .href(href.clone())
        .put("data-match", (group.before + line.number).to_string())
        .truth("aria-current", current)
        .child(el("span.before").flag("data-spaced", spaced).say(left.to_owned()))
        .child(after);
    Some(el("li").key(&line.number.to_string()).child(occurrence))
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
