//! The reports, read from their files without the engine, to check what the page shows.

use std::fs;
use std::path::Path;

/// The furniture of the two reports, before paragraph 1: a header and a dateline.
const FURNITURE: [(&str, &str); 2] = [
    ("2022-06-otsc-erevan", "date 2022-06"),
    ("2025-01-01-tass-bichkek", "BICHKEK, 1er janvier. /TASS/."),
];

/// The source of a report.
#[derive(Clone, Debug)]
pub struct Source {
    /// The file's stem.
    pub slug: String,
    /// The file, verbatim.
    pub text: String,
    /// The furniture, before paragraph 1.
    pub furniture: &'static str,
    /// Paragraphs, from 1: the non-blank lines, without the furniture.
    pub paragraphs: Vec<String>,
}

/// All reports, sorted by file name, which is also the order of their dates.
#[must_use]
pub fn sources() -> Vec<Source> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/reports");
    FURNITURE.iter().map(|(slug, furniture)| read(&folder, slug, furniture)).collect()
}

fn read(folder: &Path, slug: &str, furniture: &'static str) -> Source {
    let text = fs::read_to_string(folder.join(format!("{slug}.txt"))).expect("a report to read");
    let body = text.trim_start().strip_prefix(furniture).expect("the furniture comes first");
    let lines = body.lines().map(str::trim).filter(|line| !line.is_empty());
    let paragraphs = lines.map(str::to_owned).collect();
    Source { slug: slug.to_owned(), furniture, paragraphs, text }
}
