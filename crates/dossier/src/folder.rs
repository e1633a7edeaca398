//! A collection as a person keeps it: a folder of text files, one report each.

use std::path::Path;
use std::{fs, io};

use crate::report::{self, Report};

/// Every `.txt` file of the folder, parsed, in the order of their names.
///
/// # Errors
/// All that is wrong, one `file:line: what, and what to do` a line.
pub fn read(folder: &Path) -> Result<Vec<Report>, String> {
    let unreadable = |error: io::Error| format!("{}: {error}", folder.display());
    let mut files = fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>())
        .map_err(unreadable)?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    if files.is_empty() {
        return Err(format!("{}: no report; put at least one .txt file here", folder.display()));
    }
    let mut reports = Vec::new();
    let mut errors = Vec::new();
    for file in files {
        match read_report(&file) {
            Ok(report) => reports.push(report),
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() { Ok(reports) } else { Err(errors.join("\n")) }
}

fn read_report(file: &Path) -> Result<Report, String> {
    let bytes = fs::read(file).map_err(|error| format!("{}:1: {error}", file.display()))?;
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    report::parse(&stem, &bytes)
        .map_err(|error| format!("{}:{}: {error}", file.display(), error.line()))
}
