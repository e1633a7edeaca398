//! `cargo xtask quality --pair DIR…`: what the engine finds in a pair of reports, against a gold.
//!
//! A folder holds two `.txt` and a `gold.json`; `crates/dossier/tests/common/gold.rs` says in which
//! form, and scores. Related passages are scored without and with the concepts of the page. What the
//! gold does not have (names, quotations, dates) is left out.

#[path = "../../crates/dossier/tests/common/gold.rs"]
mod gold;

use crate::process::root;
use dossier::collection::Collection;
use dossier::compare::{Comparison, Strength};
use dossier::concepts::Concept;
use dossier::facts::Facts;
use dossier::search::Searcher;
use gold::{Pair, Score};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Scores each pair, and all of them together. An error names the file.
pub(crate) fn pairs(dirs: &[PathBuf]) -> Result<(), String> {
    let concepts = concepts(&root().join("static").join("concepts.fr.toml"))?;
    let mut table = format!(
        "{:16}  {:30}  {:>9}  {:>6}  {:>5}  {:>5}  {:>4}\n",
        "pair", "what", "precision", "recall", "right", "found", "gold"
    );
    let mut pooled: Vec<Row> = Vec::new();
    for dir in dirs {
        let rows = rows(&Pair::read(dir)?, &concepts)
            .map_err(|why| format!("{}: {why}", dir.display()))?;
        let name = dir.file_name().unwrap_or(dir.as_os_str()).to_string_lossy();
        for row in rows {
            let _ = writeln!(table, "{name:16}  {}", row.line());
            match pooled.iter_mut().find(|it| it.what == row.what) {
                Some(all) => all.add(&row),
                None => pooled.push(row),
            }
        }
    }
    if dirs.len() > 1 {
        for row in pooled {
            let _ = writeln!(table, "{:16}  {}", "all together", row.line());
        }
    }
    print!("{table}");
    Ok(())
}

/// A line of the table.
struct Row {
    what: String,
    score: Score,
    /// A count that says more, and of what.
    more: (usize, &'static str),
}

impl Row {
    fn add(&mut self, other: &Self) {
        self.score += other.score;
        self.more.0 += other.more.0;
    }

    fn line(&self) -> String {
        let Score { right, found, gold } = self.score;
        let (precision, recall) = (self.score.precision(), self.score.recall());
        let more = match self.more {
            (_, "") => String::new(),
            (count, of) => format!("  {count} {of}"),
        };
        let what = &self.what;
        format!(
            "{what:30}  {precision:>9.3}  {recall:>6.3}  {right:>5}  {found:>5}  {gold:>4}{more}"
        )
    }
}

/// The scores of a pair.
fn rows(pair: &Pair, concepts: &[Concept]) -> Result<Vec<Row>, String> {
    let collection = Collection::new(pair.reports.to_vec()).map_err(|clash| clash.to_string())?;
    let collection = collection.with_facts().with_concepts(concepts.to_vec());
    // The gold's order is that of the files, the collection's that of the dates.
    let place =
        |side: &dossier::report::Report| collection.find(&side.slug).map_or(0, |(at, _)| at);
    let sides = pair.reports.each_ref().map(place);
    let searcher = Searcher::new(collection);
    let mut rows = Vec::new();
    for (concepts, with) in [(false, ""), (true, ", concepts")] {
        let related = Comparison::new(&searcher, sides, concepts).related;
        for (least, what) in [
            (Strength::Strong, "strong"),
            (Strength::Possible, "strong and possible"),
            (Strength::Weak, "all"),
        ] {
            let (score, decoys) = pair.related(&related, least);
            rows.push(Row { what: format!("{what}{with}"), score, more: (decoys, "decoys") });
        }
    }
    let facts: [&Facts; 2] = sides.map(|side| searcher.collection().facts(side));
    let names = pair.names(facts.map(|facts| facts.names.as_slice()));
    let (quotations, said) = pair.quotations(facts.map(|facts| facts.quotations.as_slice()));
    let (dates, meant) = pair.dates(facts.map(|facts| facts.dates.as_slice()));
    let marked = [
        ("mentions of names", names, (0, "")),
        ("quotations", quotations, (said, "with the right speaker and kind")),
        ("dates", dates, (meant, "with the right value")),
    ];
    let marked = marked.into_iter().filter(|(_, score, _)| score.gold > 0);
    rows.extend(marked.map(|(what, score, more)| Row { what: what.to_owned(), score, more }));
    Ok(rows)
}

/// The concepts of a page.
fn concepts(file: &Path) -> Result<Vec<Concept>, String> {
    let said = |error: &dyn std::fmt::Display| format!("{}: {error}", file.display());
    let text = fs::read_to_string(file).map_err(|error| said(&error))?;
    let read: BTreeMap<String, Vec<String>> =
        toml::from_str(&text).map_err(|error| said(&error))?;
    Ok(read.into_iter().map(|(name, terms)| Concept { name, terms }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_of_a_pair() {
        let dir = root().join("crates/dossier/tests/data/osma");
        let rows = rows(&Pair::read(&dir).unwrap(), &[]).unwrap();
        let said: Vec<&str> = rows.iter().map(|row| row.what.as_str()).collect();
        assert_eq!(said[..3], ["strong", "strong and possible", "all"]);
        assert_eq!(said[6..], ["mentions of names", "quotations", "dates"]);
        assert!(rows.iter().all(|row| row.score.right <= row.score.found.min(row.score.gold)));
    }

    #[test]
    fn what_is_wrong_is_said_with_the_file() {
        let dir = std::env::temp_dir().join(format!("pair-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        let fails = |says: &str| {
            let why = pairs(std::slice::from_ref(&dir)).unwrap_err();
            assert!(why.contains(says), "`{why}` lacks `{says}`");
        };
        fails("a pair is two .txt files, here are 0");
        for name in ["2021-a.txt", "2022-b.txt"] {
            fs::write(dir.join(name), "La mer est calme.\n").unwrap();
        }
        fails("gold.json: ");
        let wrong = |gold: &str, says: &str| {
            fs::write(dir.join("gold.json"), gold).unwrap();
            fails(says);
        };
        wrong("{", "gold.json: EOF");
        wrong(
            r#"{"sentences": [["A1.1", 0, 99]], "links": []}"#,
            "0..99 are no characters of report A",
        );
        wrong(r#"{"sentences": [["C1.1", 0, 9]], "links": []}"#, "`C` is no side");
        let links = r#"{"sentences": [["A1.1", 0, 17]], "links": [["A1.1", "B1.1", 3]]}"#;
        wrong(links, "A1.1 and B1.1 are no sentences of A and of B");
        fs::remove_dir_all(&dir).unwrap();
    }
}
