//! `cargo xtask check`: formatting, lints, and the rules that a glance at the text can show.

use crate::fault::{Fault, OrFault, Outcome};
use crate::process::{cargo, output, root, run, say};
use crate::tools::{WASM, ensure_wasm_target};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the engine's dependency tree may not contain.
const BROWSER_CRATES: [&str; 5] = ["wasm-bindgen", "web-sys", "js-sys", "yew", "gloo"];

/// Words that only one file of a program's src/ may contain (or none), and why.
const FENCES: [(&str, Option<&str>, &str); 7] = [
    ("push_state", Some("address.rs"), "one file writes the address bar"),
    ("replace_state", Some("address.rs"), "one file writes the address bar"),
    ("web_sys::window", Some("browser.rs"), "one file reaches the window"),
    ("utils::window", Some("browser.rs"), "one file reaches the window"),
    ("from_html_unchecked", None, "no text ever becomes markup"),
    ("set_inner_html", None, "no text ever becomes markup"),
    ("set_outer_html", None, "no text ever becomes markup"),
];

/// What stands before that which readers see or hear.
const SPOKEN: [&str; 5] =
    [".word(\"", ".say(\"", "\"aria-label\", \"", "\"title\", \"", "\"placeholder\", \""];

/// Runs all checks, stopping at the first that fails.
pub(crate) fn check() -> Outcome {
    ensure_component("rustfmt", "fmt")?;
    ensure_component("clippy", "clippy")?;
    ensure_wasm_target()?;

    say("formatting");
    run(cargo().args(["fmt", "--all", "--check"])).map_err(|_| {
        Fault::new("some files are not formatted as rustfmt would: run `cargo fmt --all`")
    })?;
    say("lints, native");
    run(cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    say("lints, wasm");
    let mut wasm = cargo();
    wasm.args(["clippy", "-p", "visavis", "--target", WASM, "--lib", "--bins"]);
    if root().join("tests").join("browser.rs").is_file() {
        wasm.args(["--test", "browser"]);
    }
    run(wasm.args(["--", "-D", "warnings"]))?;
    let takeout = ["clippy", "-p", "takeout", "--target", WASM, "--", "-D", "warnings"];
    run(cargo().args(takeout))?;
    say("the engine names no browser");
    engine_is_pure()?;
    say("the fences of src/");
    for src in ["src", "crates/takeout/src"] {
        fences_hold(&root().join(src))?;
    }
    say("all is well");
    Ok(())
}

/// Adds a part of the toolchain that a minimal one lacks.
fn ensure_component(component: &str, command: &str) -> Outcome {
    if output(cargo().args([command, "--version"])).is_ok() {
        return Ok(());
    }
    say(format!("adding {component} to the Rust toolchain: once, some seconds"));
    run(Command::new("rustup").args(["component", "add", component]).current_dir(root()))
        .map_err(|fault| Fault::new(format!("{fault}: the Rust toolchain has no {component}")))
}

/// Rule 1 of the design: no browser crate below the engine.
fn engine_is_pure() -> Outcome {
    let tree = output(cargo().args([
        "tree",
        "--locked",
        "-p",
        "dossier",
        "-e",
        "normal,build",
        "--target",
        "all",
        "--prefix",
        "none",
    ]))?;
    match browser_crate_in(&tree) {
        None => Ok(()),
        Some(name) => Err(Fault::new(format!(
            "the engine depends on {name}: it must know no browser (`cargo tree -p dossier -i {name}`)"
        ))),
    }
}

/// The first browser crate in the lines `name v1.2.3` of a tree.
fn browser_crate_in(tree: &str) -> Option<&str> {
    tree.lines().filter_map(|line| line.split_whitespace().next()).find(|name| {
        BROWSER_CRATES.contains(name) || name.starts_with("gloo-") || name.starts_with("yew-")
    })
}

/// Rules 7 and 8: what only one file may do, only one file names.
fn fences_hold(src: &Path) -> Outcome {
    let mut breaches = Vec::new();
    for path in rust_files(src)? {
        let text = fs::read_to_string(&path).or_fault(format!("read {}", path.display()))?;
        let inside = path.strip_prefix(src).unwrap_or(&path);
        breaches.extend(breaches_in(inside, &text));
    }
    match breaches.first() {
        None => Ok(()),
        Some(first) if breaches.len() == 1 => Err(Fault::new(first.as_str())),
        Some(_) => Err(Fault::new(format!("fences broken:\n  {}", breaches.join("\n  ")))),
    }
}

fn breaches_in(file: &Path, text: &str) -> Vec<String> {
    let mut breaches = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let code = line.split("//").next().unwrap_or(line);
        if says_itself(code) {
            let file = file.display();
            breaches.push(format!("src/{file}:{number}: words for readers belong in a words file"));
        }
        for (word, home, why) in FENCES {
            if code.contains(word) && home.is_none_or(|home| file != Path::new(home)) {
                let place = home.map_or("nowhere".into(), |home| format!("only in src/{home}"));
                let file = file.display();
                breaches.push(format!("src/{file}:{number}: `{word}` belongs {place}: {why}"));
            }
        }
    }
    breaches
}

/// Whether a line hands the reader words of its own, which no other language would have.
fn says_itself(code: &str) -> bool {
    let begins = |rest: &str| rest.starts_with(char::is_alphabetic);
    SPOKEN.iter().any(|before| code.split(before).skip(1).any(begins))
}

fn rust_files(dir: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut dirs = vec![dir.to_path_buf()];
    while let Some(next) = dirs.pop() {
        for entry in fs::read_dir(&next).or_fault(format!("list {}", next.display()))?.flatten() {
            let path = entry.path();
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
    fn fences_name_file_line_and_reason() {
        let text = "fn a() {}\n    h.push_state(x); // web_sys::window\n";
        assert_eq!(breaches_in(Path::new("address.rs"), text), [""; 0]);
        assert_eq!(
            breaches_in(Path::new("parts/list.rs"), text),
            [
                "src/parts/list.rs:2: `push_state` belongs only in src/address.rs: one file writes the \
              address bar"
            ]
        );
        let markup = "Html::from_html_unchecked(text)";
        assert_eq!(breaches_in(Path::new("address.rs"), markup).len(), 1);
    }

    #[test]
    fn words_that_stand_in_the_code_are_seen() {
        let said = |code| breaches_in(Path::new("parts/list.rs"), code).len();
        assert_eq!(said("el(\"p\").word(\"Nothing found\")"), 1);
        assert_eq!(said("el(\"p\").set(\"aria-label\", \"Été\")"), 1);
        assert_eq!(said("el(\"p\").word(\"×\").say(words.nothing()).set(\"title\", words.x())"), 0);
    }

    #[test]
    fn the_engine_names_no_browser() {
        engine_is_pure().unwrap();
    }

    #[test]
    fn the_fences_of_the_page_hold() {
        fences_hold(&root().join("src")).unwrap();
        fences_hold(&root().join("crates/takeout/src")).unwrap();
    }
}
