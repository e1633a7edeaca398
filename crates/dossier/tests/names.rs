//! Names: who and what a text names, case by case, and how much of a gold is found.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test says what is wrong by failing"
)]

#[path = "common/gold.rs"]
mod gold;

use dossier::facts::Name;
use dossier::names::names;
use dossier::report::{self, Report};
use gold::{On, debconf, pair_up, scores};

fn report(text: &str) -> Report {
    report::parse("essai", text.as_bytes()).unwrap()
}

/// One line a name: its kind, its name, its acronym where it has one, and its mentions if they
/// differ from it.
fn told(text: &str) -> Vec<String> {
    let report = report(text);
    let line = |name: &Name| {
        let mentions: Vec<&str> = name.mentions.iter().map(|span| span.of(text)).collect();
        let acronym = name.acronym.as_ref().filter(|acronym| **acronym != name.name);
        let acronym = acronym.map_or(String::new(), |acronym| format!(" ({acronym})"));
        let mentions = match mentions.as_slice() {
            [one] if *one == name.name => String::new(),
            _ => format!(": {}", mentions.join(", ")),
        };
        format!("{:?} {}{acronym}{mentions}", name.kind, name.name)
    };
    names(&report).0.iter().map(line).collect()
}

fn mentions(side: &str, report: &Report) -> Vec<On> {
    let spans = |name: Name| name.mentions;
    let on = |span: dossier::span::Span| (side.to_owned(), span.start.into(), span.end.into());
    names(report).0.into_iter().flat_map(spans).map(on).collect()
}

#[test]
fn most_of_a_gold_is_found_and_little_else() {
    let pair = debconf();
    let mut found = mentions("A", &pair.left);
    found.extend(mentions("B", &pair.right));
    let gold = pair.spans("names");
    let pairs = pair_up(&found, &gold, 0.5);
    let (precision, recall) = scores(pairs.len(), found.len(), gold.len());
    assert!(precision >= 0.97 && recall >= 0.97, "P {precision:.3} R {recall:.3}");
}
