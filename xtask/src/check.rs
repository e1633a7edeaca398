//! `cargo xtask check`: formatting, lints, and those rules of ARCHITECTURE.md that clippy.toml cannot
//! express.

use crate::layers;
use crate::process::{cargo, output, root, run, say};
use crate::tools::{WASM, ensure_wasm_target};
use anyhow::{Context as _, Result, bail, ensure};
use fs_err as fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The crates of the engine, and the crates they must not depend on, directly or indirectly.
const ENGINE: [&str; 2] = ["dossier", "annotate"];
const BROWSER_CRATES: [&str; 5] = ["wasm-bindgen", "web-sys", "js-sys", "yew", "gloo"];

/// Code that precedes text for users: visible text and accessible names.
const SPOKEN: [&str; 5] =
    [".word(\"", ".say(\"", "\"aria-label\", \"", "\"title\", \"", "\"placeholder\", \""];

/// Runs all checks, stopping at the first that fails.
pub(crate) fn check() -> Result<()> {
    ensure_component("rustfmt", "fmt")?;
    ensure_component("clippy", "clippy")?;
    ensure_wasm_target()?;

    say("formatting");
    run(cargo().args(["fmt", "--all", "--check"]))
        .context("some files are not formatted: run `cargo fmt --all`")?;
    say("lints, native");
    run(cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    say("lints, wasm");
    let mut clippy = cargo();
    clippy.args(["clippy", "--target", WASM, "-p", "visavis", "--lib", "--bins"]);
    run(clippy.args(["--test", "browser", "--", "-D", "warnings"]))?;
    say("the engine's dependencies, layers, words");
    engine_is_pure()?;
    layers::check()?;
    words_are_in_files()?;
    say("all checks passed");
    Ok(())
}

/// Installs a component that a minimal toolchain lacks.
fn ensure_component(component: &str, command: &str) -> Result<()> {
    if output(cargo().args([command, "--version"])).is_ok() {
        return Ok(());
    }
    say(format!("adding {component} to the Rust toolchain: once, some seconds"));
    run(Command::new("rustup").args(["component", "add", component]).current_dir(root()))
}

/// Checks that no browser crate is in the dependency tree of the engine.
fn engine_is_pure() -> Result<()> {
    for package in ENGINE.into_iter().filter(|it| root().join("crates").join(it).is_dir()) {
        let mut tree = cargo();
        tree.args(["tree", "--locked", "-e", "normal,build", "--target", "all"]);
        let tree = output(tree.args(["--prefix", "none", "-p", package]))?;
        if let Some(name) = browser_crate_in(&tree) {
            bail!("{package} depends on {name}: see `cargo tree -p {package} -i {name}`");
        }
    }
    Ok(())
}

/// The first browser crate in the lines `name v1.2.3` of a tree.
fn browser_crate_in(tree: &str) -> Option<&str> {
    tree.lines().filter_map(|line| line.split_whitespace().next()).find(|name| {
        BROWSER_CRATES.contains(name) || name.starts_with("gloo-") || name.starts_with("yew-")
    })
}

/// Checks that text for users is in the words files, where it is translated, and not in the code.
fn words_are_in_files() -> Result<()> {
    let mut found = Vec::new();
    for path in rust_files(&root().join("src"))? {
        let lines = fs::read_to_string(&path)?;
        let wrong = (1..).zip(lines.lines()).filter(|(_, line)| has_words(line));
        found.extend(wrong.map(|(number, _)| format!("{}:{number}", path.display())));
    }
    ensure!(
        found.is_empty(),
        "words for readers belong in a words file:\n  {}",
        found.join("\n  ")
    );
    Ok(())
}

/// Whether a line of code has text for users in it.
fn has_words(line: &str) -> bool {
    let code = line.split("//").next().unwrap_or(line);
    let begins = |rest: &str| rest.starts_with(char::is_alphabetic);
    SPOKEN.iter().any(|before| code.split(before).skip(1).any(begins))
}

/// All .rs files under `dir`, sorted.
pub(crate) fn rust_files(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut dirs = vec![dir.to_path_buf()];
    while let Some(next) = dirs.pop() {
        for entry in fs::read_dir(&next)? {
            let path = entry?.path();
            if path.is_dir() {
                dirs.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_below_the_engine_is_seen() {
        assert_eq!(browser_crate_in("dossier v0.1.0 (/x)\nserde v1.0.0\npostcard v1\n"), None);
        assert_eq!(browser_crate_in("dossier v0.1.0\ngloo-timers v0.3.0\n"), Some("gloo-timers"));
        assert_eq!(browser_crate_in("dossier v0.1.0\njs-sys v0.3.0 (*)\n"), Some("js-sys"));
    }

    #[test]
    fn words_in_the_code_are_seen() {
        assert!(has_words("el(\"p\").word(\"Nothing found\")"));
        assert!(has_words("el(\"p\").set(\"aria-label\", \"Été\")"));
        assert!(!has_words("el(\"p\").word(\"×\").say(words.nothing()).set(\"title\", words.x())"));
    }

    #[test]
    fn the_rules_hold() {
        engine_is_pure().unwrap();
        words_are_in_files().unwrap();
    }
}
