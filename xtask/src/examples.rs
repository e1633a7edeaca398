//! Commands that run an example of another crate: `bench` and `screenshots` open the built page in
//! Chromium and belong to the end-to-end tests; `quality` measures the engine.

use crate::args::Dist;
use crate::browser::{self, CHROMIUM_VAR, DRIVER_VAR, Kind};
use crate::dist;
use crate::npm;
use crate::process::{cargo, root, run, say};
use crate::test::DIST_VAR;
use crate::tools::Tools;
use anyhow::{Context as _, Result};
use fs_err as fs;
use std::path::{PathBuf, absolute};
use std::process::Command;

/// Environment variables with their input and output paths.
const BENCH_VAR: &str = "VISAVIS_BENCH";
const LIGHTHOUSE_VAR: &str = "VISAVIS_LIGHTHOUSE";
const SHOTS_VAR: &str = "VISAVIS_SHOTS";
const DOCS_VAR: &str = "VISAVIS_DOCS";

/// Measures the page and writes the table to bench/page.
pub(crate) fn bench() -> Result<()> {
    let lighthouse = npm::LIGHTHOUSE.file("cli/index.js")?;
    let folder = root().join("bench").join("page");
    fs::create_dir_all(&folder)?;
    let table = folder.join(concat!(env!("CARGO_PKG_VERSION"), ".tsv"));
    run(on_page("bench")?.env(LIGHTHOUSE_VAR, lighthouse).env(BENCH_VAR, &table))?;
    say(format!("{} has the table", table.display()));
    Ok(())
}

/// Takes screenshots: the README's into docs/, those of every state into target/screenshots.
pub(crate) fn screenshots() -> Result<()> {
    let shots = root().join("target").join("screenshots");
    fs::create_dir_all(&shots)?;
    run(on_page("pictures")?.env(SHOTS_VAR, &shots).env(DOCS_VAR, root().join("docs")))?;
    say(format!("{} has every state; docs/ has the README's", shots.display()));
    Ok(())
}

/// Scores the engine on the treebanks `files`, or on the gold annotations in the folders `pair`.
pub(crate) fn quality(files: &[PathBuf], misses: bool, pair: &[PathBuf]) -> Result<()> {
    let mut command =
        if pair.is_empty() { example("dossier", "treebank") } else { example("annotate", "pair") };
    command.arg("--").args(misses.then_some("--misses"));
    for file in files.iter().chain(pair) {
        command.arg(absolute(file).with_context(|| file.display().to_string())?);
    }
    run(&mut command)
}

fn example(package: &str, name: &str) -> Command {
    let mut command = cargo();
    command.args(["run", "--quiet", "-p", package, "--example", name]);
    command
}

/// The command for an example that needs Chromium and a fresh build of the page.
fn on_page(name: &str) -> Result<Command> {
    let browser = browser::ensure(Kind::Chromium, &Tools::ensure()?)?;
    let bundle = dist::build(&Dist::default())?;
    let mut command = example("e2e", name);
    command
        .env(DIST_VAR, &bundle.path)
        .env(CHROMIUM_VAR, &browser.program)
        .env(DRIVER_VAR, &browser.driver);
    Ok(command)
}
