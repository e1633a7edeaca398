//! How the time to annotate a collection grows with its size. It must be linear, so that a page can
//! be built from thousands of reports.
//!
//! Measures [`annotate_all`] and [`examples`] on 1,000, 2,000, 4,000 and 10,000 documents of the
//! corpus (see `crates/dossier/benches/corpus`), taken at regular intervals because some parts of
//! it are harder than others. The fastest of three runs counts, as other programs can only slow a
//! run down. The last column is the growth factor per doubling of the collection: 2 is linear, 4 is
//! quadratic.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench reads the clock, prints a table, and fails by panicking"
)]

#[path = "../../dossier/benches/corpus/mod.rs"]
mod corpus;

use std::fs;
use std::hint::black_box;
use std::time::Instant;

use annotate::examples::examples;
use annotate::{Gazetteer, annotate_all};
use dossier::collection::Collection;
use dossier::report::parse;
use dossier::search::Searcher;

const SIZES: [u32; 4] = [1_000, 2_000, 4_000, 10_000];
const RUNS: usize = 3;

/// The CPU time of this thread, in seconds; unlike wall-clock time, other programs do not add to
/// it. On other systems than Linux, the wall-clock time since `start`.
fn seconds(start: Instant) -> f64 {
    let statistics = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = statistics.and_then(|numbers| numbers.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| start.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}

/// Times [`annotate_all`] and [`examples`], in seconds.
fn measure(collection: Collection, gazetteer: &Gazetteer) -> [f64; 2] {
    let start = Instant::now();
    let mut at = seconds(start);
    let collection = annotate_all(collection, gazetteer);
    let annotating = seconds(start) - at;
    let searcher = Searcher::new(collection);
    at = seconds(start);
    black_box(examples(&searcher));
    [annotating, seconds(start) - at]
}

fn main() {
    let documents = corpus::documents();
    if documents.is_empty() {
        println!("VISAVIS_CORPUS is not set: nothing to measure");
    }
    let gazetteer = Gazetteer::new();
    let collection = |size: usize| {
        let step = documents.len().checked_div(size).filter(|&step| step > 0)?;
        let reports = documents.iter().step_by(step).take(size);
        let reports = reports.map(|(stem, text)| parse(stem, text.as_bytes()).unwrap());
        Some(Collection::new(reports.collect()).unwrap())
    };
    let mut best = SIZES.map(|_| [f64::INFINITY; 2]);
    for _ in 0..RUNS {
        for (size, best) in SIZES.into_iter().zip(&mut best) {
            let Some(collection) = collection(size as usize) else { break };
            for (best, time) in best.iter_mut().zip(measure(collection, &gazetteer)) {
                *best = best.min(time);
            }
        }
    }
    println!("reports  annotate_all  examples     both  per doubling");
    let mut before: Option<(u32, f64)> = None;
    for (size, [annotating, choosing]) in SIZES.into_iter().zip(best) {
        let both = annotating + choosing;
        if both.is_infinite() {
            break;
        }
        let factor = before.map_or_else(String::new, |(fewer, time)| {
            let doublings = (f64::from(size) / f64::from(fewer)).log2();
            format!("{:.2}", (both / time).powf(doublings.recip()))
        });
        println!("{size:>7}  {annotating:>10.2} s  {choosing:>6.2} s  {both:>5.2} s  {factor:>12}");
        before = Some((size, both));
    }
}
