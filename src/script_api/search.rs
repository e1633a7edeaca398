//! What `search()` gives.

use dossier::collection;
use dossier::query::{MAX_CHARS, Options, Query, Within};
use dossier::search::{self, Search, Searcher, Tally};
use script_types::{Match, Range, ReportMatches, SearchOptions, SearchResult, SearchTerm};

use super::offsets::{Utf16, count};

/// Searches the whole collection; `notices` are of what was asked, and more is added to them.
pub(super) fn search(
    searcher: &Searcher,
    typed: &str,
    options: &SearchOptions,
    mut notices: Vec<String>,
) -> SearchResult {
    let text: String = typed.chars().take(MAX_CHARS).collect();
    if text.len() < typed.len() {
        notices.push(format!("query cut to {MAX_CHARS} characters"));
    }
    let (options, within) = read(options, &mut notices);
    let query = Query::read(&text, options, within);
    let search = searcher.search(&query);
    let tallies = search.tallies();
    let of = |group| tallies.iter().filter_map(|tally| tally.groups.get(group)).sum();
    let terms = query.groups().enumerate();
    let terms =
        terms.map(|(group, item)| SearchTerm { text: item.text(), count: count(of(group)) });
    // A query that only excludes finds reports without a match.
    let is_found = |tally: &Tally| tally.count > 0 || tally.passes && !query.is_empty();
    let found = tallies.iter().enumerate().filter(|(_, tally)| is_found(tally));
    let found =
        found.filter_map(|(index, tally)| report(searcher.collection(), &search, index, tally));
    SearchResult { terms: terms.collect(), reports: found.collect(), notices }
}

fn report(
    collection: &collection::Collection,
    search: &Search,
    index: usize,
    tally: &Tally,
) -> Option<ReportMatches> {
    let report = collection.reports.get(index)?;
    let offsets = Utf16::of(&report.text);
    let one = |it: search::Match| {
        let Range(start, end) = offsets.range(it.span);
        let terms = it.terms.iter().map(|term| count(term + 1)).collect();
        Match { start, end, terms, family: it.family }
    };
    Some(ReportMatches {
        report: report.slug.clone(),
        passes: tally.passes,
        count: count(tally.count),
        matches: search.matches(index).into_iter().map(one).collect(),
    })
}

/// The options of a query, and where all its groups must meet. Says what it cannot read.
fn read(asked: &SearchOptions, notices: &mut Vec<String>) -> (Options, Option<Within>) {
    let letters = asked.o.as_deref().unwrap_or_default();
    let mut options = Options::read(letters).unwrap_or_else(|| {
        notices.push(format!("options \"{letters}\" were ignored: letters are a, c, f, w"));
        Options::default()
    });
    options.accents |= asked.accents == Some(true);
    options.case |= asked.case == Some(true);
    options.family |= asked.family == Some(true);
    options.whole |= asked.whole == Some(true);
    let place = asked.within.as_deref().unwrap_or_default();
    let within = Within::read(place);
    if within.is_none() && !place.is_empty() {
        notices.push(format!("place \"{place}\" was ignored: places are p, s, q, q:speaker"));
    }
    (options, within)
}

#[cfg(test)]
mod tests {
    use super::*;
    use dossier::collection::Collection;
    use dossier::report;

    fn find(query: &str, options: &SearchOptions) -> SearchResult {
        let parse = |stem: &str, text: &str| report::parse(stem, text.as_bytes()).unwrap();
        let texts = [parse("2022-06-a", "𝄞 Paix. Des paix."), parse("2023-b", "Une guerre.")];
        let searcher = Searcher::new(Collection::new(texts.into()).unwrap());
        search(&searcher, query, options, Vec::new())
    }

    #[test]
    fn matches_stand_at_utf_16_offsets() {
        let found = find("paix", &SearchOptions::default());
        assert_eq!(found.terms, [SearchTerm { text: "paix".to_owned(), count: 2 }]);
        let [report] = &found.reports[..] else { panic!("{found:?}") };
        assert_eq!((report.report.as_str(), report.passes, report.count), ("2022-06-a", true, 2));
        let places: Vec<_> = report.matches.iter().map(Match::range).collect();
        assert_eq!(places, [Range(3, 7), Range(13, 17)]);
        assert_eq!(report.matches[0].terms, [1]);
        let passing = find("-paix", &SearchOptions::default()).reports;
        assert_eq!(passing.iter().map(|it| it.report.as_str()).collect::<Vec<_>>(), ["2023-b"]);
    }

    #[test]
    fn options_are_letters_or_names_and_what_is_neither_is_said() {
        let case = |o: Option<&str>, case| {
            let o = o.map(str::to_owned);
            find("Paix", &SearchOptions { o, case, ..SearchOptions::default() })
        };
        assert_eq!(case(None, None).terms[0].count, 2);
        assert_eq!(case(Some("c"), None).terms[0].count, 1);
        assert_eq!(case(None, Some(true)).terms[0].count, 1);
        assert_eq!(case(Some("c"), Some(false)).terms[0].count, 1);
        let said = case(Some("z"), None).notices;
        assert_eq!(said, ["options \"z\" were ignored: letters are a, c, f, w"]);
        let within = Some("x".to_owned());
        let said = find("paix", &SearchOptions { within, ..SearchOptions::default() }).notices;
        assert_eq!(said, ["place \"x\" was ignored: places are p, s, q, q:speaker"]);
        assert_eq!(find(&"x".repeat(600), &SearchOptions::default()).notices.len(), 1);
    }
}
