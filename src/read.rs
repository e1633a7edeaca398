//! How the query was read, and the ways on when no report passes: as plain data.

use dossier::query::{Item, Query, Within};
use dossier::search::{Search, Searcher, Tally};
use dossier::view::View;

/// How many words near a mistyped one are offered.
const NEAR_WORDS: usize = 5;

/// An item of the query, as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its group, from 0; `None` when it is excluded.
    pub group: Option<usize>,
    /// Its alternatives.
    pub terms: Vec<Typed>,
    /// Matches that name it in the texts of the page; in the whole collection where the page shows
    /// no text.
    pub count: usize,
    /// The same per text of the page.
    pub counts: Vec<usize>,
    /// Words of its family that it does not match, with their count in the collection.
    pub relatives: Vec<(&'static str, usize)>,
}

/// A term, with the way to be rid of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// As typed, without quote marks.
    pub text: String,
    /// Whether it is a quoted phrase.
    pub quoted: bool,
    /// The query without it.
    pub without: String,
}

/// The items of the query in their order. `shown` are the counts of the texts of the page, `all`
/// those of the collection.
#[must_use]
pub fn readings(
    query: &Query,
    search: &Search<'static>,
    shown: &[&Tally],
    all: &[Tally],
) -> Vec<Reading> {
    let mut next = 0;
    let items = query.items.iter().enumerate().map(|(number, item)| {
        let group = (!item.excluded).then_some(next);
        next += usize::from(!item.excluded);
        let terms = item.terms.iter().enumerate().map(|(at, term)| Typed {
            text: term.inner().to_owned(),
            quoted: term.quoted,
            without: query.without(number, at),
        });
        let counts: Vec<usize> =
            group.map_or_else(Vec::new, |group| shown.iter().map(|t| count(t, group)).collect());
        let everywhere = |group| all.iter().map(|tally| count(tally, group)).sum();
        let count = match group {
            Some(group) if shown.is_empty() => everywhere(group),
            _ => counts.iter().sum(),
        };
        let relatives = group.map_or_else(Vec::new, |group| search.relatives(group));
        Reading { group, terms: terms.collect(), count, counts, relatives }
    });
    items.collect()
}

fn count(tally: &Tally, group: usize) -> usize {
    tally.groups.get(group).copied().unwrap_or_default()
}

/// Why a report does not satisfy the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// It lacks these.
    Terms(Vec<String>),
    /// It has something excluded.
    Excluded,
    /// The query asks that all meet in one place, and nowhere here they do.
    Apart(Within),
}

/// Why a report with this tally does not satisfy the query; `None` when it does.
#[must_use]
pub fn lack(query: &Query, tally: &Tally) -> Option<Lack> {
    let missing = || query.groups().enumerate().filter(|(group, _)| count(tally, *group) == 0);
    match query.within {
        _ if tally.passes => None,
        Some(within) if missing().next().is_some() => Some(Lack::Apart(within)),
        _ if missing().next().is_some() => {
            Some(Lack::Terms(missing().map(|(_, item)| item.text()).collect()))
        }
        _ => Some(Lack::Excluded),
    }
}

/// Why the list is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Empty {
    /// These stand in no report.
    Nowhere(Vec<String>),
    /// Each stands somewhere, no report has all.
    NeverTogether(Vec<String>),
    /// Some report has all, but never in one such place.
    Apart(Within),
    /// What is excluded leaves no report.
    Excluded,
    /// The filters hide every report that satisfies the query.
    Filters,
}

/// A way on from an empty list: another query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// A word of the collection near one that is nowhere.
    Near {
        /// The word.
        word: String,
        /// Matches it has in the collection.
        count: usize,
        /// The query with it.
        query: String,
    },
    /// Without a term that, alone, keeps every report away.
    Without {
        /// The term.
        text: String,
        /// Reports that satisfy the rest.
        reports: usize,
        /// The query without it.
        query: String,
    },
}

/// Why no report passes, and the ways on. `tallies` are the query's, of every report.
#[must_use]
pub fn empty(searcher: &Searcher, query: &Query, tallies: &[Tally]) -> Option<(Empty, Vec<Way>)> {
    if query.is_empty() {
        return None;
    }
    if tallies.iter().any(|tally| tally.passes) {
        return Some((Empty::Filters, Vec::new()));
    }
    if let Some(within) = query.within {
        let anywhere = Query { within: None, ..query.clone() };
        let search = searcher.search(&anywhere);
        let tallies: Vec<Tally> = (0..tallies.len()).map(|index| search.tally(index)).collect();
        let found = empty(searcher, &anywhere, &tallies);
        return Some(
            found
                .filter(|(why, _)| *why != Empty::Filters)
                .unwrap_or_else(|| (Empty::Apart(within), Vec::new())),
        );
    }
    let has = |tally: &Tally, group: usize| count(tally, group) > 0;
    let groups: Vec<(usize, &Item)> =
        query.items.iter().enumerate().filter(|(_, item)| !item.excluded).collect();
    let texts = |wanted: &dyn Fn(usize) -> bool| -> Vec<String> {
        let groups = groups.iter().enumerate().filter(|(group, _)| wanted(*group));
        groups.map(|(_, (_, item))| item.text()).collect()
    };
    let nowhere = texts(&|group| tallies.iter().all(|tally| !has(tally, group)));
    let mut ways = Vec::new();
    for (group, &(number, item)) in groups.iter().enumerate() {
        if nowhere.contains(&item.text()) {
            ways.extend(near(searcher, query, number, item));
        }
        let others = |tally: &&Tally| {
            !tally.excluded && (0..groups.len()).all(|other| other == group || has(tally, other))
        };
        let reports = tallies.iter().filter(others).count();
        if groups.len() > 1 && reports > 0 {
            let query = (0..item.terms.len()).fold(query.clone(), |query, _| {
                Query::read(&query.without(number, 0), query.options, query.within)
            });
            ways.push(Way::Without { text: item.text(), reports, query: query.to_string() });
        }
    }
    let together = |tally: &Tally| (0..groups.len()).all(|group| has(tally, group));
    let why = if !nowhere.is_empty() {
        Empty::Nowhere(nowhere)
    } else if tallies.iter().any(together) {
        Empty::Excluded
    } else {
        Empty::NeverTogether(texts(&|_| true))
    };
    Some((why, ways))
}

/// The words of the collection near those of an item that is nowhere, likeliest first.
fn near<'s>(
    searcher: &'s Searcher,
    query: &'s Query,
    number: usize,
    item: &'s Item,
) -> impl Iterator<Item = Way> + 's {
    item.terms.iter().enumerate().flat_map(move |(at, term)| {
        let words =
            if term.is_word() { searcher.nearest(term.inner(), NEAR_WORDS) } else { vec![] };
        words.into_iter().map(move |word| {
            // Counted by the one matcher, so that the click shows what was promised.
            let alone = Query::read(&format!("{word} "), query.options, None);
            let search = searcher.search(&alone);
            let count = (0..searcher.len()).map(|index| search.tally(index).count).sum();
            Way::Near { word: word.to_owned(), count, query: query.with(number, at, word) }
        })
    })
}

/// The query of a view.
#[must_use]
pub fn query_of(view: &View) -> Query {
    Query::read(&view.query, view.options, view.within)
}
