//! Helpers shared by the test files.
#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    clippy::cast_precision_loss,
    reason = "a test fails by panicking"
)]

pub(crate) mod edits;
pub(crate) mod gold;
pub(crate) mod links;
pub(crate) mod oracle;
pub(crate) mod speech;
pub(crate) mod texts;
pub(crate) mod views;

use std::path::Path;
use std::sync::LazyLock;

use dossier::collection::Collection;
use dossier::query::Query;
use dossier::report::{self, Report};
use dossier::search::{Match, Searcher, Tally};
use proptest::test_runner::Config as ProptestConfig;

pub(crate) const OTSC: &[u8] = include_bytes!("../../../../static/reports/2022-06-otsc-erevan.txt");
pub(crate) const TASS: &[u8] =
    include_bytes!("../../../../static/reports/2025-01-01-tass-bichkek.txt");

/// The two reports of the page.
pub(crate) fn shipped() -> Collection {
    static SHIPPED: LazyLock<Collection> = LazyLock::new(parse_shipped);
    SHIPPED.clone()
}

fn parse_shipped() -> Collection {
    let parse = |stem, bytes| report::parse(stem, bytes).unwrap();
    let reports = vec![parse("2025-01-01-tass-bichkek", TASS), parse("2022-06-otsc-erevan", OTSC)];
    Collection::new(reports).unwrap()
}

/// Two reports on an invented organisation, with gold annotations.
pub(crate) fn osma() -> gold::Pair {
    // The tests of `annotate` include this file too, so the path is relative to either crate.
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../dossier/tests/data/osma");
    gold::Pair::read(Path::new(folder)).unwrap()
}

/// A collection of one report.
pub(crate) fn single(report: Report) -> Collection {
    Collection::new(vec![report]).unwrap()
}

/// The results of a query, by report.
pub(crate) struct Found {
    pub(crate) reports: Vec<ReportMatches>,
}

pub(crate) struct ReportMatches {
    pub(crate) matches: Vec<Match>,
    pub(crate) tally: Tally,
    pub(crate) passes: bool,
}

impl ReportMatches {
    pub(crate) fn count(&self, group: usize) -> usize {
        self.matches.iter().filter(|found| found.terms.contains(group)).count()
    }
}

pub(crate) fn search(collection: &Collection, query: &str) -> Found {
    run(collection, &Query::parse(query))
}

/// Runs a query over every report, and checks that the counts agree with the matches.
pub(crate) fn run(collection: &Collection, query: &Query) -> Found {
    let searcher = Searcher::new(collection.clone());
    let search = searcher.search(query);
    let reports = (0..collection.reports.len()).map(|index| {
        let (matches, tally) = (search.matches(index), search.tally(index));
        let found = ReportMatches { passes: tally.passes, matches, tally };
        assert_eq!(found.tally.count, found.matches.len(), "{query:?}");
        for (group, &count) in found.tally.groups.iter().enumerate() {
            assert_eq!(count, found.count(group), "{query:?}");
        }
        found
    });
    Found { reports: reports.collect() }
}

/// The marked texts of the one report `text`, in order.
pub(crate) fn marked(query: &str, text: &str) -> Vec<String> {
    found_in(&Query::parse(query), text).0
}

/// The marked texts of the one report `text`, in order, and whether it satisfies the query.
pub(crate) fn found_in(query: &Query, text: &str) -> (Vec<String>, bool) {
    let report = report::parse("essai", text.as_bytes()).unwrap();
    let found = run(&single(report), query).reports.remove(0);
    let marks = found.matches.iter().map(|m| m.span.of(text).to_owned());
    (marks.collect(), found.passes)
}

/// Configuration that runs each property on `cases` random inputs, or on `PROPTEST_CASES` if set.
pub(crate) fn cases(cases: u32) -> ProptestConfig {
    let asked = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { cases };
    ProptestConfig { cases, failure_persistence: None, ..asked }
}
