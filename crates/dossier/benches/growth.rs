//! How the engine's times grow with the collection.
//!
//! The argument of each bench is how many reports there are. 2 is the two of the page; 100, 1,000
//! and 10,000 are the first documents of the file that the environment variable `VISAVIS_CORPUS`
//! names, as far as it goes: JSON lines, each with a `text` and, if known, a `date`
//! (`YYYY[-MM[-DD]]`). Without it only the two reports are timed.
//!
//! What a key press costs is `tallies`: its query is resolved and every report counted. `scan` is
//! what to hold it against: the folded query looked for in folded texts, with no idea of words.
//! Times are compared within one run only. What is timed is first counted, by other means.
//!
//! What the build of a page does with a collection takes too long to be run twice: it is timed once,
//! before the rest, for 1,000, 2,000, 4,000 and 10,000 reports. `cargo bench … -- build` runs it alone.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench reads the clock, prints a table, and says what is wrong by stopping"
)]

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};
use std::time::Instant;
use std::{env, fmt, fs, panic};

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use dossier::collection::Collection;
use dossier::examples::examples;
use dossier::fold::fold_text;
use dossier::lang::Lang;
use dossier::query::{Options, Query, Within};
use dossier::report::{Report, parse};
use dossier::search::Searcher;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const OTSC: &str = include_str!("../../../static/reports/2022-06-otsc-erevan.txt");
const TASS: &str = include_str!("../../../static/reports/2025-01-01-tass-bichkek.txt");

/// Times that what takes whole seconds, and what takes less, is run.
const FEW: u32 = 5;
const MANY: u32 = 20;

/// What is typed: a name, the query, the letters of its options, where its groups must meet.
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

/// A document of the corpus.
#[derive(Deserialize)]
struct Document {
    text: String,
    #[serde(default)]
    date: String,
}

/// A collection with what is timed on it.
struct Sample {
    /// Stems and texts, as files have them.
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

    /// What a query counts in each report.
    fn counts(&self, query: &str) -> Vec<usize> {
        let search = self.searcher.search(&Query::parse(query));
        (0..self.searcher.len()).map(|index| search.tally(index).count).collect()
    }
}

fn collection(files: &[(String, String)]) -> Collection {
    let reports = files.iter().map(|(stem, text)| parse(stem, text.as_bytes()).unwrap());
    Collection::new(reports.collect()).unwrap()
}

/// Stems and texts of the corpus, if there is one.
static DOCUMENTS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let Some(path) = env::var_os("VISAVIS_CORPUS") else { return Vec::new() };
    let corpus = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let documents = corpus.lines().enumerate().map(|(number, line)| {
        let read: Document = serde_json::from_str(line)
            .unwrap_or_else(|e| panic!("{}:{}: {e}", path.display(), number + 1));
        (format!("{}-{number}", read.date), read.text)
    });
    documents.collect()
});

/// By how many reports there are.
static SAMPLES: LazyLock<BTreeMap<usize, Sample>> = LazyLock::new(|| {
    let file = |stem: &str, text: &str| (stem.to_owned(), text.to_owned());
    let two = vec![file("2022-06-otsc-erevan", OTSC), file("2025-01-01-tass-bichkek", TASS)];
    let mut samples = BTreeMap::from([(2, Sample::of(two))]);
    for size in [100, 1_000, 10_000] {
        if let Some(first) = DOCUMENTS.get(..size) {
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

/// A query on so many reports.
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

/// The queries of a single word, for which a plain scan means something.
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

/// The language of a text is a count of some of its words: little but their reading.
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

/// Of the report that has most.
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

/// Of one word, the families of all being known; what these cost is in `families`.
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

/// How many words of `text` begin with `typed` or, when it is finished and of at most two letters,
/// are it: by Unicode's own decomposition and lower case, and nothing of the engine.
fn naive(text: &str, typed: &str) -> usize {
    let word = typed.trim_end();
    let whole = word != typed && word.len() <= 2;
    let plain = text.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase);
    let plain: String = plain.collect();
    let words = plain.split(|c: char| !c.is_alphanumeric());
    words.filter(|found| if whole { *found == word } else { found.starts_with(word) }).count()
}

/// Stops where a count is wrong.
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

/// Seconds this thread has run, where Linux tells it: on a busy machine the clock tells less.
fn seconds(start: Instant) -> f64 {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| start.elapsed().as_secs_f64(), |told| told / 1e9)
}

/// The steps of a build, in seconds, then all of them and how many times as long as in the row before.
fn build() {
    let steps = ["Collection::new", "with_facts", "Searcher::new", "examples"];
    println!("{:>7}  {}  {:>6}  x before", "reports", steps.join("  "), "all");
    let mut before = None;
    for size in [1_000, 2_000, 4_000, 10_000] {
        let Some(files) = DOCUMENTS.get(..size) else { break };
        let reports: Vec<_> =
            files.iter().map(|(stem, text)| parse(stem, text.as_bytes()).unwrap()).collect();
        let start = Instant::now();
        let mut times = vec![seconds(start)];
        let collection = Collection::new(reports).unwrap();
        times.push(seconds(start));
        let collection = collection.with_facts();
        times.push(seconds(start));
        let searcher = Searcher::new(Arc::new(collection));
        times.push(seconds(start));
        black_box(examples(&searcher));
        times.push(seconds(start));
        print!("{size:>7}");
        for (step, times) in steps.iter().zip(times.array_windows()) {
            let [from, to] = times;
            print!("  {:>1$.2}", to - from, step.len());
        }
        let all = times.last().unwrap() - times.first().unwrap();
        let ratio = before.map_or_else(String::new, |before: f64| format!("{:.2}", all / before));
        println!("  {all:>6.2}  {ratio:>8}");
        before = Some(all);
    }
}

fn main() {
    // `cargo bench` gives `--bench`, and what its user adds is the filter.
    let filters: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let is_asked = |name: &str| filters.is_empty() || filters.iter().any(|it| it == name);
    if is_asked("build") {
        build();
    }
    if filters != ["build"] {
        check();
        divan::main();
    }
}
