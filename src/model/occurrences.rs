//! The occurrences of the listed reports, line by line, each in its context: as plain data.

use dossier::link::view::{Mode, View};
use dossier::report::ReportRef;
use dossier::search::kwic::{self, Line};
use dossier::search::{Match, Search, Tally};

use crate::model::corpus::Corpus;
use crate::model::page::{Row, Side};

/// How many lines of a list are drawn at first, and how many more each time that is asked: few
/// enough to be drawn at every key.
pub const LINES: usize = 200;

/// The lines of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The report's place in the collection.
    pub index: usize,
    /// Its matches.
    pub matches: Vec<Match>,
    /// The number, on the page, of its first line.
    pub first: usize,
    /// Its lines as far as they are drawn, in the view's order.
    pub lines: Vec<Line>,
    /// Where its lines lead: the side it stands on when its text is shown.
    pub side: Side,
    /// Matches that come before its own there.
    pub before: usize,
}

/// The first `most` lines of the reports in `rows`, in their order.
#[must_use]
pub fn groups(
    corpus: &Corpus,
    view: &View,
    search: &Search,
    tallies: &[Tally],
    rows: &[Row],
    most: usize,
) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut first = 0;
    for &Row { index, count, .. } in rows {
        if first >= most {
            break;
        }
        let Some(report) = corpus.report(index).filter(|_| count > 0) else { continue };
        let matches = search.matches(index);
        let mut lines = kwic::lines(index, report, &matches);
        kwic::order(corpus.collection(), &mut lines, view.sort);
        lines.truncate(most - first);
        let (side, before) = place(corpus, view, tallies, &report.slug);
        groups.push(Group { index, matches, first, lines, side, before });
        first += count;
    }
    groups
}

/// Where a report's text is shown, and how many matches come before it there: the comparison when
/// it is one of its sides, else alone.
fn place(corpus: &Corpus, view: &View, tallies: &[Tally], slug: &str) -> (Side, usize) {
    let is_it = |named: &Option<ReportRef>| named.as_ref().is_some_and(|it| it.slug == slug);
    if is_it(&view.left) {
        return (Side::Left, 0);
    }
    if !is_it(&view.right) {
        return (Side::Alone, 0);
    }
    let mut there = View { mode: Some(Mode::Compare), ..view.clone() };
    there.complete(corpus.collection());
    let left = there.left.and_then(|left| corpus.collection().find(&left.slug));
    (Side::Right, left.and_then(|(at, _)| tallies.get(at)).map_or(0, |tally| tally.count))
}

#[cfg(test)]
mod tests {
    use dossier::collection::Collection;
    use dossier::link;
    use dossier::report;

    use super::*;
    use crate::model::page::Page;

    const TEXTS: [(&str, &str); 4] = [
        ("2022-a", "Un mot rose. Une grave. Un lac."),
        ("2023-b", "Rien."),
        ("2024-c", "Le premier un zeste."),
        ("d", "Enfin un jour, un autre."),
    ];

    /// The page of a link, of whose lines the first `most` are drawn.
    fn page(fragment: &str, most: usize) -> (Corpus, Page) {
        let parse = |(stem, text): (&str, &str)| report::parse(stem, text.as_bytes()).unwrap();
        let corpus = Corpus::new(Collection::new(TEXTS.map(parse).into()).unwrap());
        let mut view = link::read(fragment).0;
        view.complete(corpus.collection());
        let page = Page::new(&corpus, &view, most, None);
        (corpus, page)
    }

    /// Each group as its slug, its first number, its count and the number of each line.
    #[track_caller]
    fn check(fragment: &str, most: usize, expected: &[&str]) -> Page {
        let (corpus, page) = page(fragment, most);
        let groups = page.groups.iter().map(|group| {
            let lines: Vec<String> = group.lines.iter().map(|it| it.number.to_string()).collect();
            let slug = &corpus.report(group.index).unwrap().slug;
            format!("{slug} {} {}: {}", group.first, group.matches.len(), lines.join(" "))
        });
        assert_eq!(groups.collect::<Vec<_>>(), expected, "{fragment}");
        page
    }

    #[test]
    fn reports_of_the_list_in_its_order_with_their_lines() {
        let all = ["2022-a 0 3: 0 1 2", "2024-c 3 1: 0", "d 4 2: 0 1"];
        let page = check("m=kwic&q=un", 99, &all);
        assert_eq!((page.total, page.drawn(), page.readings[0].count), (6, 6, 6));
        let page = check("m=kwic&q=un&d=2024..", 99, &["2024-c 0 1: 0"]);
        assert_eq!((page.total, page.readings[0].count, page.hidden), (1, 1, 3));
        check("m=kwic&q=un&f=year:2022", 99, &["2022-a 0 3: 0 1 2"]);
        check("m=kwic&q=un&s=-d", 99, &["2024-c 0 1: 0", "2022-a 1 3: 0 1 2", "d 4 2: 0 1"]);
        check("m=kwic&q=un&s=lw", 99, &["2022-a 0 3: 0 2 1", "2024-c 3 1: 0", "d 4 2: 0 1"]);
        check("m=kwic&q=un&s=rw", 99, &["2022-a 0 3: 1 2 0", "2024-c 3 1: 0", "d 4 2: 1 0"]);
        for none in ["m=kwic", "m=kwic&q=zzz", "m=kwic&q=-un", "m=list&q=un", "q=un"] {
            check(none, 99, &[]);
        }
    }

    #[test]
    fn what_is_drawn_ends_and_what_is_counted_does_not() {
        let page = check("m=kwic&q=un", 4, &["2022-a 0 3: 0 1 2", "2024-c 3 1: 0"]);
        assert_eq!((page.drawn(), page.total), (4, 6));
        let page = check("m=kwic&q=un", 2, &["2022-a 0 3: 0 1"]);
        assert_eq!((page.drawn(), page.total), (2, 6));
    }

    #[test]
    fn a_line_leads_to_its_text() {
        let places = |fragment| {
            let (_, page) = page(fragment, 99);
            page.groups.iter().map(|it| (it.side, it.before)).collect::<Vec<_>>()
        };
        let alone = (Side::Alone, 0);
        assert_eq!(places("m=kwic&q=un"), [alone; 3]);
        let compared = places("m=kwic&q=un&a=2022-a&b=d");
        assert_eq!(compared, [(Side::Left, 0), alone, (Side::Right, 3)]);
        // The left side is not said: it will be the earliest other report.
        assert_eq!(places("m=kwic&q=un&b=2024-c"), [alone, (Side::Right, 3), alone]);
        assert_eq!(places("m=kwic&q=un&a=lost&b=d"), [alone, alone, (Side::Right, 0)]);
    }
}
