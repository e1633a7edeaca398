//! What is made by looking at the built page in Chromium: `bench`, which measures it, and
//! `screenshots`, its pictures. Both are examples of the end-to-end tests' crate.

use crate::args::Dist;
use crate::browser::{self, CHROMIUM_VAR, DRIVER_VAR, Kind};
use crate::dist;
use crate::fault::{OrFault, Outcome};
use crate::npm;
use crate::process::{cargo, root, run, say};
use crate::test::DIST_VAR;
use crate::tools::Tools;
use std::fs;
use std::process::Command;

/// Tells them what to write.
const BENCH_VAR: &str = "VISAVIS_BENCH";
const LIGHTHOUSE_VAR: &str = "VISAVIS_LIGHTHOUSE";
const SHOTS_VAR: &str = "VISAVIS_SHOTS";
const DOCS_VAR: &str = "VISAVIS_DOCS";

/// Measures the page and keeps the table in bench/page.
pub(crate) fn bench() -> Outcome {
    let lighthouse = npm::LIGHTHOUSE.file("cli/index.js")?;
    let folder = root().join("bench").join("page");
    fs::create_dir_all(&folder).or_fault(format!("make {}", folder.display()))?;
    let table = folder.join(concat!(env!("CARGO_PKG_VERSION"), ".tsv"));
    run(example("bench")?.env(LIGHTHOUSE_VAR, lighthouse).env(BENCH_VAR, &table))?;
    say(format!("{} has the table", table.display()));
    Ok(())
}

/// Makes the pictures of the README in docs/, and those of every state in target/screenshots.
pub(crate) fn screenshots() -> Outcome {
    let shots = root().join("target").join("screenshots");
    fs::create_dir_all(&shots).or_fault(format!("make {}", shots.display()))?;
    run(example("pictures")?.env(SHOTS_VAR, &shots).env(DOCS_VAR, root().join("docs")))?;
    say(format!("{} has every state; docs/ has the README's", shots.display()));
    Ok(())
}

/// An example, given a browser and the page, built anew.
fn example(name: &str) -> Outcome<Command> {
    let browser = browser::ensure(Kind::Chromium, &Tools::ensure()?)?;
    let bundle = dist::build(&Dist::default())?;
    let mut command = cargo();
    command
        .args(["run", "--quiet", "-p", "e2e", "--example", name])
        .env(DIST_VAR, &bundle.path)
        .env(CHROMIUM_VAR, &browser.program)
        .env(DRIVER_VAR, &browser.driver);
    Ok(command)
}
