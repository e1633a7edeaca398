//! Parses the reports, so that a broken one fails the build and the page receives facts.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use dossier::collection::Collection;
use dossier::report::{self, Report};

fn main() -> ExitCode {
    println!("cargo::rerun-if-env-changed=VISAVIS_REPORTS");
    let folder =
        env::var_os("VISAVIS_REPORTS").map_or_else(|| "static/reports".into(), PathBuf::from);
    println!("cargo::rerun-if-changed={}", folder.display());
    match embed(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            for line in message.lines() {
                println!("cargo::error={line}");
            }
            ExitCode::FAILURE
        }
    }
}

fn embed(folder: &Path) -> Result<(), String> {
    let reports = read_reports(folder)?;
    let collection =
        Collection::new(reports).map_err(|clash| format!("{}: {clash}", folder.display()))?;
    let out = env::var_os("OUT_DIR").map(PathBuf::from).ok_or("OUT_DIR is not set")?;
    fs::write(out.join("collection.bin"), collection.encode())
        .map_err(|error| format!("{}: {error}", out.display()))
}

/// Every `.txt` file of the folder, parsed; or every error, one a line.
fn read_reports(folder: &Path) -> Result<Vec<Report>, String> {
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
