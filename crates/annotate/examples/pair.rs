//! Scores the engine on pairs of reports with gold annotations: `cargo xtask quality --pair DIR…`.
//!
//! A folder has two `.txt` files and a `gold.json`; see `crates/dossier/tests/common/gold.rs` for
//! its format and the scores. Related passages are scored without and with the page's concepts.
//! Names, quotations and dates are scored only if the gold file annotates them.

#![allow(clippy::print_stdout, reason = "a command-line tool prints")]

#[path = "../../dossier/tests/common/gold.rs"]
mod gold;

use annotate::{Gazetteer, annotate_all};
use anyhow::Result;
use dossier::collection::Collection;
use dossier::collection::concept::Concept;
use dossier::compare::{Comparison, Strength};
use dossier::search::Searcher;
use gold::{Pair, Score};
use std::collections::BTreeMap;
use std::env;
use std::path::Path;

/// Prints the scores of each pair, then the totals.
fn main() -> Result<()> {
    let concepts = concepts()?;
    let mut totals: Vec<Row> = Vec::new();
    println!(
        "{:16}  {:30}  {:>9}  {:>6}  {:>5}  {:>5}  {:>4}",
        "pair", "what", "precision", "recall", "right", "found", "gold"
    );
    let folders: Vec<String> = env::args().skip(1).collect();
    for folder in folders.iter().map(Path::new) {
        let name = folder.file_name().unwrap_or(folder.as_os_str()).to_string_lossy();
        for row in rows(&Pair::read(folder)?, &concepts)? {
            println!("{name:16}  {}", row.line());
            match totals.iter_mut().find(|total| total.what == row.what) {
                Some(total) => total.add(&row),
                None => totals.push(row),
            }
        }
    }
    if folders.len() > 1 {
        for row in &totals {
            println!("{:16}  {}", "all together", row.line());
        }
    }
    Ok(())
}

/// A row of the table.
struct Row {
    what: String,
    score: Score,
    /// An additional count, with its label.
    more: Option<(usize, &'static str)>,
}

impl Row {
    fn add(&mut self, other: &Self) {
        self.score += other.score;
        if let (Some((count, _)), Some((more, _))) = (&mut self.more, other.more) {
            *count += more;
        }
    }

    fn line(&self) -> String {
        let Self { what, score: Score { right, found, gold }, more } = self;
        let (precision, recall) = (self.score.precision(), self.score.recall());
        let more = more.map_or_else(String::new, |(count, of)| format!("  {count} {of}"));
        format!(
            "{what:30}  {precision:>9.3}  {recall:>6.3}  {right:>5}  {found:>5}  {gold:>4}{more}"
        )
    }
}

/// The scores of a pair.
fn rows(pair: &Pair, concepts: &[Concept]) -> Result<Vec<Row>> {
    let collection = Collection::new(pair.reports.to_vec()).map_err(anyhow::Error::msg)?;
    let collection = annotate_all(collection, &Gazetteer::new()).with_concepts(concepts.to_vec());
    // The gold file orders the reports by file name, the collection by date.
    let index = |slug: &str| collection.find(slug).map_or(0, |(index, _)| index);
    let sides = pair.reports.each_ref().map(|report| index(&report.slug));
    let searcher = Searcher::new(collection);
    let mut rows = Vec::new();
    for (with_concepts, suffix) in [(false, ""), (true, ", concepts")] {
        let related = Comparison::new(&searcher, sides, with_concepts).related;
        for (least, what) in [
            (Strength::Strong, "strong"),
            (Strength::Possible, "strong and possible"),
            (Strength::Weak, "all"),
        ] {
            let (score, decoys) = pair.related(&related, least);
            let more = Some((decoys, "decoys"));
            rows.push(Row { what: format!("{what}{suffix}"), score, more });
        }
    }
    let facts = sides.map(|side| searcher.collection().facts(side));
    let names = pair.names(facts.map(|facts| facts.names.as_slice()));
    let (quotations, attributed) = pair.quotations(facts.map(|facts| facts.quotations.as_slice()));
    let (dates, exact) = pair.dates(facts.map(|facts| facts.dates.as_slice()));
    let marked = [
        ("mentions of names", names, None),
        ("quotations", quotations, Some((attributed, "with the right speaker and kind"))),
        ("dates", dates, Some((exact, "with the right value"))),
    ];
    let marked = marked.into_iter().filter(|(_, score, _)| score.gold > 0);
    rows.extend(marked.map(|(what, score, more)| Row { what: what.to_owned(), score, more }));
    Ok(rows)
}

/// The concepts of the page, from `static/concepts.fr.toml`.
fn concepts() -> Result<Vec<Concept>> {
    let read: BTreeMap<String, Vec<String>> =
        toml::from_str(include_str!("../../../static/concepts.fr.toml"))?;
    Ok(read.into_iter().map(|(name, terms)| Concept { name, terms }).collect())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_pair_has_a_row_for_each_table_of_its_gold() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../dossier/tests/data/osma");
        let rows = rows(&Pair::read(Path::new(folder)).unwrap(), &concepts().unwrap()).unwrap();
        let what: Vec<&str> = rows.iter().map(|row| row.what.as_str()).collect();
        assert_eq!(what[..3], ["strong", "strong and possible", "all"]);
        assert_eq!(what[6..], ["mentions of names", "quotations", "dates"]);
        assert!(rows.iter().all(|row| row.score.right <= row.score.found.min(row.score.gold)));
    }

    #[test]
    fn errors_name_the_folder_and_the_file() {
        let folder = env::temp_dir().join(format!("visavis-pair-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let fails = |says: &str| {
            let error = format!("{:#}", Pair::read(&folder).err().unwrap());
            assert!(error.starts_with(&format!("{}: ", folder.display())), "{error}");
            assert!(error.contains(says), "`{error}` lacks `{says}`");
        };
        fails("a pair is two .txt files, here are 0");
        for name in ["2021-a.txt", "2022-b.txt"] {
            fs::write(folder.join(name), "La mer est calme.\n").unwrap();
        }
        fails("gold.json: ");
        for (gold, says) in [
            ("{", "gold.json: EOF"),
            (r#"{"sentences": [["A1.1", 0, 99]], "links": []}"#, "0..99 is not a span of report A"),
            (r#"{"sentences": [["C1.1", 0, 9]], "links": []}"#, "`C` is not a side"),
            (
                r#"{"sentences": [["A1.1", 0, 17]], "links": [["A1.1", "B1.1", 3]]}"#,
                "A1.1 and B1.1 are not sentences of A and of B",
            ),
        ] {
            fs::write(folder.join("gold.json"), gold).unwrap();
            fails(says);
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
