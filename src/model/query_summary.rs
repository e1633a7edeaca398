//! How the query was read, and what to try when no report matches, as plain data.

use dossier::link::view::View;
use dossier::query::{Item, Query, Term, Within};
use dossier::search::{Search, Searcher, Tally};

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
    pub relatives: Vec<(String, usize)>,
}

/// A term, with the query without it.
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
/// those of the reports that are counted where it shows none.
#[must_use]
pub fn readings(query: &Query, search: &Search, shown: &[&Tally], all: &[Tally]) -> Vec<Reading> {
    let mut next = 0;
    let mut readings = Vec::new();
    for (number, item) in query.items.iter().enumerate() {
        let mut terms = Vec::new();
        for (at, term) in item.terms.iter().enumerate() {
            let (text, without) = (term.inner().to_owned(), query.without(number, at));
            terms.push(Typed { text, quoted: term.quoted, without });
        }
        let mut reading =
            Reading { group: None, terms, count: 0, counts: Vec::new(), relatives: Vec::new() };
        if !item.excluded {
            let group = next;
            next += 1;
            reading.counts = shown.iter().map(|tally| count(tally, group)).collect();
            reading.count = if shown.is_empty() {
                all.iter().map(|tally| count(tally, group)).sum()
            } else {
                reading.counts.iter().sum()
            };
            let relatives = search.relatives(group).into_iter();
            reading.relatives = relatives.map(|(word, count)| (word.to_owned(), count)).collect();
            reading.group = Some(group);
        }
        readings.push(reading);
    }
    readings
}

/// An item as the reader said it, without quote marks.
fn said(item: &Item) -> String {
    let terms: Vec<&str> = item.terms.iter().map(Term::inner).collect();
    terms.join(" | ")
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
    if tally.passes {
        return None;
    }
    let mut missing = Vec::new();
    for (group, item) in query.groups().enumerate() {
        if count(tally, group) == 0 {
            missing.push(said(item));
        }
    }
    Some(match &query.within {
        _ if missing.is_empty() => Lack::Excluded,
        Some(within) => Lack::Apart(within.clone()),
        None => Lack::Terms(missing),
    })
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

/// A suggested query.
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

/// Why no report matches, and what to try. `tallies` are the query's, of every report.
#[must_use]
pub fn empty(searcher: &Searcher, query: &Query, tallies: &[Tally]) -> Option<(Empty, Vec<Way>)> {
    if query.is_empty() {
        return None;
    }
    if tallies.iter().any(|tally| tally.passes) {
        return Some((Empty::Filters, Vec::new()));
    }
    if let Some(within) = &query.within {
        let anywhere = Query { within: None, ..query.clone() };
        let search = searcher.search(&anywhere);
        let tallies = search.tallies();
        return match empty(searcher, &anywhere, &tallies) {
            None | Some((Empty::Filters, _)) => Some((Empty::Apart(within.clone()), Vec::new())),
            found => found,
        };
    }
    let has = |tally: &Tally, group: usize| count(tally, group) > 0;
    let mut groups: Vec<(usize, &Item)> = Vec::new();
    for (number, item) in query.items.iter().enumerate() {
        if !item.excluded {
            groups.push((number, item));
        }
    }
    let (mut all, mut nowhere) = (Vec::new(), Vec::new());
    for (group, (_, item)) in groups.iter().enumerate() {
        all.push(said(item));
        if !tallies.iter().any(|tally| has(tally, group)) {
            nowhere.push(said(item));
        }
    }
    let mut ways = Vec::new();
    for (group, &(number, item)) in groups.iter().enumerate() {
        if nowhere.contains(&said(item)) {
            near(searcher, query, number, item, &mut ways);
        }
        let others = |tally: &&Tally| {
            !tally.excluded && (0..groups.len()).all(|other| other == group || has(tally, other))
        };
        let reports = tallies.iter().filter(others).count();
        if groups.len() > 1 && reports > 0 {
            let mut rest = query.clone();
            for _ in &item.terms {
                rest = Query::read(&rest.without(number, 0), query.options, query.within.clone());
            }
            ways.push(Way::Without { text: said(item), reports, query: rest.to_string() });
        }
    }
    let together = |tally: &Tally| (0..groups.len()).all(|group| has(tally, group));
    let why = if !nowhere.is_empty() {
        Empty::Nowhere(nowhere)
    } else if tallies.iter().any(together) {
        Empty::Excluded
    } else {
        Empty::NeverTogether(all)
    };
    Some((why, ways))
}

/// Adds the words of the collection near those of an item that is nowhere, likeliest first.
fn near(searcher: &Searcher, query: &Query, number: usize, item: &Item, ways: &mut Vec<Way>) {
    for (at, term) in item.terms.iter().enumerate() {
        if !term.is_word() {
            continue;
        }
        for word in searcher.nearest(term.inner(), NEAR_WORDS) {
            // Counted by the one matcher, so that the click shows what was promised.
            let alone = Query::read(&format!("{word} "), query.options, None);
            let search = searcher.search(&alone);
            let count = search.tallies().iter().map(|tally| tally.count).sum();
            let query = query.with(number, at, word);
            ways.push(Way::Near { word: word.to_owned(), count, query });
        }
    }
}

/// The query of a view.
#[must_use]
pub fn query_of(view: &View) -> Query {
    Query::read(&view.query, view.options, view.within.clone())
}
