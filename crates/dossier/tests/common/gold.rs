//! A pair of reports with a gold made by hand, and how what was found is scored against it.

#![allow(clippy::cast_precision_loss, reason = "counts are small")]
use std::fs;

use dossier::report::{self, Report};
use serde_json::Value;

/// The pair, and the gold as its file has it (offsets are UTF-8 bytes).
pub(crate) struct Pair {
    pub(crate) left: Report,
    pub(crate) right: Report,
    pub(crate) gold: Value,
}

/// The two Debian announcements.
pub(crate) fn debconf() -> Pair {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/debconf");
    let read = |name: &str| fs::read(format!("{folder}/{name}")).unwrap();
    let parse = |stem: &str| report::parse(stem, &read(&format!("{stem}.txt"))).unwrap();
    Pair {
        left: parse("2003-07-28-debconf-oslo"),
        right: parse("2014-08-31-debconf-portland"),
        gold: serde_json::from_slice(&read("gold.json")).unwrap(),
    }
}

/// A span on a side, `A` or `B`.
pub(crate) type On = (String, u64, u64);

impl Pair {
    /// The spans of a table of the gold whose rows begin with side, start and end.
    pub(crate) fn spans(&self, table: &str) -> Vec<On> {
        let span = |row: &Value| {
            (
                row[0].as_str().unwrap().to_owned(),
                row[1].as_u64().unwrap(),
                row[2].as_u64().unwrap(),
            )
        };
        self.gold[table].as_array().unwrap().iter().map(span).collect()
    }
}

/// Overlap over union of two spans; 0 on different sides.
pub(crate) fn overlap(a: &On, b: &On) -> f64 {
    let both = a.2.min(b.2).saturating_sub(a.1.max(b.1));
    let either = a.2.max(b.2) - a.1.min(b.1);
    if a.0 == b.0 { both as f64 / either as f64 } else { 0.0 }
}

/// Pairs of found and gold that overlap by at least `least`, one to one, greedily.
pub(crate) fn pair_up(found: &[On], gold: &[On], least: f64) -> Vec<(usize, usize)> {
    let mut left: Vec<usize> = (0..gold.len()).collect();
    let mut pairs = Vec::new();
    for (at, span) in found.iter().enumerate() {
        let best = left
            .iter()
            .copied()
            .max_by(|&a, &b| overlap(span, &gold[a]).total_cmp(&overlap(span, &gold[b])));
        if let Some(best) = best.filter(|&best| overlap(span, &gold[best]) >= least) {
            left.retain(|&other| other != best);
            pairs.push((at, best));
        }
    }
    pairs
}

/// Precision and recall.
pub(crate) fn scores(right: usize, found: usize, gold: usize) -> (f64, f64) {
    (right as f64 / found.max(1) as f64, right as f64 / gold.max(1) as f64)
}
