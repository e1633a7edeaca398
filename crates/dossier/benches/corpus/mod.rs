//! The corpus for the benchmarks of this crate and of `annotate`.

#[path = "../../tests/common/unpack.rs"]
mod unpack;

use std::env;
use std::path::PathBuf;

use serde::Deserialize;

#[derive(Deserialize)]
struct Document {
    text: String,
    /// `YYYY[-MM[-DD]]`, or empty.
    #[serde(default)]
    date: String,
}

/// File stems and texts of the documents in the file that the environment variable `VISAVIS_CORPUS`
/// names: JSON Lines, plain or `.xz`. Empty if the variable is not set.
pub(crate) fn documents() -> Vec<(String, String)> {
    let Some(path) = env::var_os("VISAVIS_CORPUS").map(PathBuf::from) else { return Vec::new() };
    let corpus = unpack::read(&path).unwrap();
    let documents = corpus.lines().enumerate().map(|(number, line)| {
        let Document { text, date } = serde_json::from_str(line)
            .unwrap_or_else(|e| panic!("{}:{}: {e}", path.display(), number + 1));
        (format!("{date}-{number}"), text)
    });
    documents.collect()
}
