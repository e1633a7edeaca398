//! How the engine's times grow with the size of the collection.
//!
//! The argument of a benchmark is the number of reports: 2 are the reports of the page; 100, 1,000
//! and 10,000 are the first documents of the corpus (see `corpus`), as many as it has. Without a
//! corpus only the two reports are timed.
//!
//! `tallies` is the cost of a key press: it resolves the query and counts its matches in every
//! report. `scan` is its baseline: a plain substring search in folded texts, without words. Compare
//! times within one run only. Before anything is timed, the counts are checked against a naive
//! search.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a bench panics if a check fails")]

mod corpus;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, LazyLock};

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use dossier::collection::Collection;
use dossier::query::{Options, Query, Within};
use dossier::report::{Report, parse};
use dossier::search::Searcher;
use dossier::text::fold::fold_text;
use dossier::text::lang::Lang;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const OTSC: &str = include_str!("../../../static/reports/2022-06-otsc-erevan.txt");
const TASS: &str = include_str!("../../../static/reports/2025-01-01-tass-bichkek.txt");

/// The number of samples of benchmarks that take seconds.
const FEW: u32 = 5;
/// The number of samples of faster ones.
const MANY: u32 = 20;

/// A name, a query, the letters of its options, and the scope in which its groups must meet.
const QUERIES: [(&str, &str, &str, &str); 13] = [
    ("rare", "russie", "", ""),
    ("frequent", "de ", "", ""),
    ("prefix", "d", "", ""),
    ("accented", "sécurité", "", ""),
    ("phrase", "\"de la\"", "", ""),
    ("two", "sécurité organisation", "", ""),
    ("exclusion", "sécurité -menace", "", ""),
    ("either", "menace|danger", "", ""),
    ("star", "s* organisation", "", ""),
    ("family", "menace", "f", ""),
    ("whole", "sécurité", "w", ""),
    ("sentence", "sécurité états", "", "s"),
    ("sentence-frequent", "de la", "", "s"),
];

/// A collection, in all the forms that the benchmarks need.
struct Sample {
    /// File stems and contents.
    files: Vec<(String, String)>,
    bytes: usize,
    /// The texts, folded.
    folded: Vec<String>,
    collection: Arc<Collection>,
    searcher: Searcher,
}

impl Sample {
    fn of(files: Vec<(String, String)>) -> Self {
        let collection = Arc::new(collection(&files));
        Self {
            bytes: files.iter().map(|(_, text)| text.len()).sum(),
            folded: collection.reports.iter().map(|report| fold_text(&report.text)).collect(),
            files,
            searcher: Searcher::new(Arc::clone(&collection)),
            collection,
        }
    }

    /// The number of matches of a query in each report.
    fn counts(&self, query: &str) -> Vec<usize> {
        let search = self.searcher.search(&Query::parse(query));
        (0..self.searcher.len()).map(|index| search.tally(index).count).collect()
    }
}

fn collection(files: &[(String, String)]) -> Collection {
    let reports = files.iter().map(|(stem, text)| parse(stem, text.as_bytes()).unwrap());
    Collection::new(reports.collect()).unwrap()
}

/// Samples by number of reports.
static SAMPLES: LazyLock<BTreeMap<usize, Sample>> = LazyLock::new(|| {
    let file = |stem: &str, text: &str| (stem.to_owned(), text.to_owned());
    let two = vec![file("2022-06-otsc-erevan", OTSC), file("2025-01-01-tass-bichkek", TASS)];
    let mut samples = BTreeMap::from([(2, Sample::of(two))]);
    let documents = corpus::documents();
    for size in [100, 1_000, 10_000] {
        if let Some(first) = documents.get(..size) {
            samples.insert(size, Sample::of(first.to_vec()));
        }
    }
    samples
});

fn sample(size: usize) -> &'static Sample {
    SAMPLES.get(&size).unwrap()
}

fn sizes() -> impl Iterator<Item = usize> {
    SAMPLES.keys().copied()
}

/// A query, and the number of reports to run it on.
#[derive(Clone)]
struct Case {
    name: &'static str,
    query: Query,
    size: usize,
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.name, self.size)
    }
}

fn cases() -> impl Iterator<Item = Case> {
    QUERIES.into_iter().flat_map(|(name, text, options, within)| {
        let query = Query::read(text, Options::read(options).unwrap(), Within::read(within));
        sizes().map(move |size| Case { name, query: query.clone(), size })
    })
}

/// The queries of a single word, for which a plain scan is comparable.
fn words() -> impl Iterator<Item = Case> {
    cases().filter(|case| ["rare", "frequent", "prefix", "accented"].contains(&case.name))
}

#[divan::bench(args = sizes(), sample_count = FEW)]
fn parsing(bencher: Bencher, size: usize) {
    let sample = sample(size);
    bencher.counter(BytesCount::new(sample.bytes)).bench(|| collection(&sample.files));
}

#[divan::bench(args = sizes(), sample_count = FEW)]
fn folding(bencher: Bencher, size: usize) {
    let sample = sample(size);
    let fold = |report: &Report| fold_text(&report.text).len();
    bencher
        .counter(BytesCount::new(sample.bytes))
        .bench(|| sample.collection.reports.iter().map(fold).sum::<usize>());
}

/// Detects the languages of the reports. That is little more than splitting texts into words.
#[divan::bench(args = sizes(), sample_count = FEW)]
fn reading(bencher: Bencher, size: usize) {
    let sample = sample(size);
    bencher
        .counter(BytesCount::new(sample.bytes))
        .bench(|| sample.collection.reports.iter().filter_map(|r| Lang::of(&r.text)).count());
}

#[divan::bench(args = sizes(), sample_count = FEW)]
fn indexing(bencher: Bencher, size: usize) {
    let sample = sample(size);
    bencher
        .counter(BytesCount::new(sample.bytes))
        .bench(|| Searcher::new(Arc::clone(black_box(&sample.collection))));
}

#[divan::bench(args = words(), sample_count = MANY)]
fn scan(bencher: Bencher, case: &Case) {
    let query = fold_text(&case.query.to_string());
    let count = |text: &String| text.match_indices(&*query).count();
    bencher.bench(|| sample(case.size).folded.iter().map(count).sum::<usize>());
}

#[divan::bench(args = cases(), sample_count = MANY)]
fn resolving(bencher: Bencher, case: &Case) {
    bencher.bench(|| sample(case.size).searcher.search(black_box(&case.query)));
}

#[divan::bench(args = cases(), sample_count = MANY)]
fn tallies(bencher: Bencher, case: &Case) {
    let searcher = &sample(case.size).searcher;
    bencher.bench(|| {
        let search = searcher.search(black_box(&case.query));
        (0..searcher.len()).map(|index| search.tally(index).count).sum::<usize>()
    });
}

/// The matches in the report with most of them.
#[divan::bench(args = cases(), sample_count = MANY)]
fn matches(bencher: Bencher, case: &Case) {
    let searcher = &sample(case.size).searcher;
    let search = searcher.search(&case.query);
    let most = (0..searcher.len()).max_by_key(|&index| search.tally(index).count);
    bencher.bench(|| search.matches(black_box(most.unwrap())));
}

#[divan::bench(args = sizes(), sample_count = MANY)]
fn nearest(bencher: Bencher, size: usize) {
    bencher.bench(|| sample(size).searcher.nearest(black_box("securrite"), 5));
}

/// The relatives of one word, once all families are computed; `families` measures the computation.
#[divan::bench(args = sizes(), sample_count = MANY)]
fn relatives(bencher: Bencher, size: usize) {
    let query = Query::parse("menace");
    bencher.bench(|| sample(size).searcher.search(black_box(&query)).relatives(0));
}

#[divan::bench(args = sizes(), sample_count = FEW)]
fn families(bencher: Bencher, size: usize) {
    let query = Query::parse("menace");
    bencher
        .with_inputs(|| Searcher::new(Arc::clone(&sample(size).collection)))
        .bench_refs(|searcher| searcher.search(&query).relatives(0).len());
}

/// Counts the words of `text` that start with `typed` or, if it is finished and has at most two
/// letters, equal it. Uses only Unicode decomposition and lower-casing, and no code of the engine.
fn naive(text: &str, typed: &str) -> usize {
    let word = typed.trim_end();
    let whole = word != typed && word.len() <= 2;
    let plain = text.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase);
    let plain: String = plain.collect();
    let words = plain.split(|c: char| !c.is_alphanumeric());
    words.filter(|found| if whole { *found == word } else { found.starts_with(word) }).count()
}

/// Checks the counts before anything is timed: panics if one is wrong.
fn check() {
    let two = sample(2);
    assert_eq!(two.counts("OTSC"), [10, 6], "OTSC in the two reports");
    assert_eq!(two.counts("securite"), [9, 3], "securite in the two reports");
    for (&size, sample) in &*SAMPLES {
        for typed in ["russie", "securite", "menac", "organisation", "de ", "la ", "danger "] {
            for (report, count) in sample.collection.reports.iter().zip(sample.counts(typed)) {
                let naive = naive(&report.text, typed);
                assert_eq!(count, naive, "{typed:?} in {} of {size} reports", report.slug);
            }
        }
    }
}

fn main() {
    check();
    divan::main();
}
