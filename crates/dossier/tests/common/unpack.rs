//! Reads text files that may be compressed: treebanks and corpora.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

/// The text of a file, decompressed if its name ends with `.xz`.
pub(crate) fn read(path: &Path) -> Result<String> {
    if path.extension().is_none_or(|extension| extension != "xz") {
        return fs::read_to_string(path).with_context(|| path.display().to_string());
    }
    let mut xz = Command::new("xz");
    let unpacked = xz.args(["--decompress", "--stdout", "--"]).arg(path).output();
    let unpacked = unpacked.context("xz")?;
    ensure!(unpacked.status.success(), "xz could not unpack {}", path.display());
    Ok(String::from_utf8(unpacked.stdout)?)
}
