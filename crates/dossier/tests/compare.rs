//! Comparisons: related passages and words of two reports.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test says what is wrong by failing"
)]

mod common;

use std::collections::HashSet;

use common::gold::{Pair, debconf, scores};
use common::shipped;
use dossier::collection::Collection;
use dossier::compare::{Comparison, Passage, Strength};
use dossier::search::Searcher;

fn compare(collection: &Collection, concepts: bool) -> Comparison {
    Comparison::new(collection, &Searcher::new(collection), [0, 1], concepts)
}

/// The gold's sentence that a passage overlaps most.
fn sentence(pair: &Pair, side: &str, passage: &Passage) -> String {
    let overlap = |start: u64, end: u64| {
        end.min(passage.span.end.into()).saturating_sub(start.max(passage.span.start.into()))
    };
    let rows = pair.gold["sentences"].as_array().unwrap().iter();
    let rows = rows.filter(|row| row[0].as_str().unwrap().starts_with(side));
    let best = rows.max_by_key(|row| overlap(row[1].as_u64().unwrap(), row[2].as_u64().unwrap()));
    best.unwrap()[0].as_str().unwrap().to_owned()
}

#[test]
fn passages_of_the_debconf_pair() {
    let pair = debconf();
    let reports = vec![pair.left.clone(), pair.right.clone()];
    let collection = Collection::new(reports).unwrap().with_facts(&[]);
    let comparison = compare(&collection, false);
    let table = |name: &str| -> HashSet<(String, String)> {
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        let rows = pair.gold[name].as_array().unwrap().iter();
        rows.map(|row| (text(&row[0]), text(&row[1]))).collect()
    };
    let (gold, ignored, decoys) = (table("links"), table("ignored"), table("decoys"));
    for (least, precision, recall, most_decoys) in
        [(Strength::Strong, 0.0, 0.0, 9), (Strength::Possible, 0.0, 0.0, 9)]
    {
        let shown = comparison.related.iter().filter(|it| it.strength <= least);
        let shown: HashSet<_> = shown
            .map(|it| {
                let [left, right] = &it.passages;
                let words: Vec<_> = it.reasons.iter().map(|reason| reason.text.as_str()).collect();
                let key = (sentence(&pair, "A", left), sentence(&pair, "B", right));
                println!("{key:?} {:?} {words:?} {}", it.strength, gold.contains(&key));
                key
            })
            .filter(|key| !ignored.contains(key))
            .collect();
        let right = shown.intersection(&gold).count();
        let (p, r) = scores(right, shown.len(), gold.len());
        let shown_decoys = shown.intersection(&decoys).count();
        println!("{least:?} P {p:.2} R {r:.2} decoys {shown_decoys}");
        assert!(p >= precision && r >= recall && shown_decoys <= most_decoys);
    }
}

#[test]
fn the_two_reports() {
    let collection = shipped().with_facts(&[]);
    let comparison = compare(&collection, false);
    for it in &comparison.related {
        let [a, b] = &it.passages;
        let words: Vec<_> = it.reasons.iter().map(|reason| reason.text.as_str()).collect();
        println!(
            "A{}.{} B{}.{} {:?} {words:?}",
            a.paragraph, a.sentence, b.paragraph, b.sentence, it.strength
        );
    }
    let chance = comparison.chance(usize::MAX / 2).unwrap();
    println!("{} terms, {}", comparison.terms.len(), chance.exceeding);
    for term in comparison.terms.iter().take(12) {
        println!(
            "{:?} {:?} {} {}",
            term.forms,
            term.counts.counts,
            term.counts.g2(),
            chance.p(term.counts.g2())
        );
    }
}
