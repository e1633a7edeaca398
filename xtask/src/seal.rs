//! `cargo xtask seal`: the last step of every build, called by Trunk (see Trunk.toml).
//!
//! Trunk's staging directory holds the glue that wasm-bindgen wrote, the wasm, boot.js and an
//! index.html that starts nothing yet. Sealing gives each of them a name made from its final
//! content and writes the start of the page: one module script whose attributes carry the names
//! and the sha384 of what it may run. No inline script, so the CSP can forbid them all.

use crate::digest;
use crate::fault::{Fault, OrFault, Outcome};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The features that wasm-opt may use; all current browsers have them. `--all-features` of a
/// current binaryen writes modules that no browser loads.
const WASM_OPT_FLAGS: [&str; 7] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Names the wasm-opt to run; only `cargo xtask dist` sets it.
pub(crate) const WASM_OPT_VAR: &str = "VISAVIS_WASM_OPT";

/// Seals the directory that Trunk names in its environment.
pub(crate) fn from_trunk() -> Outcome {
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or_else(|| {
        Fault::new("seal finishes a build of Trunk's and is called by it; try `cargo xtask serve`")
    })?;
    if let Some(wasm_opt) = env::var_os(WASM_OPT_VAR) {
        shrink(Path::new(&wasm_opt), &find(&staging, "_bg.wasm")?)?;
    }
    seal(&staging)
}

/// Runs wasm-opt on `wasm`, in place.
fn shrink(wasm_opt: &Path, wasm: &Path) -> Outcome {
    let status = Command::new(wasm_opt)
        .args(WASM_OPT_FLAGS)
        .arg(wasm)
        .arg("-o")
        .arg(wasm)
        .status()
        .or_fault(format!("run {}", wasm_opt.display()))?;
    if status.success() {
        Ok(())
    } else {
        Err(Fault::new(format!("{} failed ({status})", wasm_opt.display())))
    }
}

/// Names the files of `staging` by their content and writes the start of the page.
fn seal(staging: &Path) -> Outcome {
    let wasm = Sealed::new(&find(staging, "_bg.wasm")?, "visavis", "_bg.wasm")?;
    let glue = Sealed::new(&find_glue(staging)?, "visavis", ".js")?;
    let boot = Sealed::new(&staging.join("boot.js"), "boot", ".js")?;

    let index = staging.join("index.html");
    let html = fs::read_to_string(&index).or_fault(format!("read {}", index.display()))?;
    let html = put_start(&html, &start(&boot, &glue, &wasm))?;
    fs::write(&index, html).or_fault(format!("write {}", index.display()))
}

/// A file under its final name, with what the page says about it.
struct Sealed {
    name: String,
    integrity: String,
    bytes: usize,
}

impl Sealed {
    /// Renames `path` to `<stem>-<hash of content><ending>`.
    fn new(path: &Path, stem: &str, ending: &str) -> Outcome<Self> {
        let content = fs::read(path).or_fault(format!("read {}", path.display()))?;
        let name = format!("{stem}-{}{ending}", digest::short(&content));
        fs::rename(path, path.with_file_name(&name))
            .or_fault(format!("rename {} to {name}", path.display()))?;
        Ok(Self { name, integrity: digest::integrity(&content), bytes: content.len() })
    }
}

/// The one file of `dir` whose name ends in `ending`.
fn find(dir: &Path, ending: &str) -> Outcome<PathBuf> {
    find_where(dir, ending, |name| name.ends_with(ending))
}

fn find_glue(dir: &Path) -> Outcome<PathBuf> {
    find_where(dir, "visavis*.js", |name| name.starts_with("visavis") && name.ends_with(".js"))
}

fn find_where(dir: &Path, what: &str, matches: impl Fn(&str) -> bool) -> Outcome<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).or_fault(format!("list {}", dir.display()))? {
        let entry = entry.or_fault(format!("list {}", dir.display()))?;
        if entry.file_name().to_str().is_some_and(&matches) {
            found.push(entry.path());
        }
    }
    match (found.pop(), found.len()) {
        (Some(path), 0) => Ok(path),
        (one, others) => Err(Fault::new(format!(
            "expected one file {what} in {}, found {}",
            dir.display(),
            others + usize::from(one.is_some()),
        ))),
    }
}

/// The lines of the head that start the page.
///
/// The hints let the browser fetch all three at once. The wasm's has no `integrity`: boot.js asks
/// for the bare bytes, to show progress, and hashes them itself; a hint that differs from the
/// request would be fetched twice.
fn start(boot: &Sealed, glue: &Sealed, wasm: &Sealed) -> String {
    format!(
        r#"<link rel="modulepreload" href="./{glue}" integrity="{glue_integrity}">
<link rel="preload" as="fetch" crossorigin href="./{wasm}">
<script type="module" src="./{boot}" integrity="{boot_integrity}"
  data-glue="./{glue}" data-glue-integrity="{glue_integrity}"
  data-wasm="./{wasm}" data-wasm-integrity="{wasm_integrity}" data-wasm-bytes="{wasm_bytes}"></script>"#,
        boot = boot.name,
        boot_integrity = boot.integrity,
        glue = glue.name,
        glue_integrity = glue.integrity,
        wasm = wasm.name,
        wasm_integrity = wasm.integrity,
        wasm_bytes = wasm.bytes,
    )
}

/// Puts `start` where index.html names the Rust program to Trunk: `<link … rel="rust" …>`.
fn put_start(html: &str, start: &str) -> Outcome<String> {
    let missing = || Fault::new("index.html has no <link data-trunk rel=\"rust\"> to seal");
    let (before, rest) = html.split_once("rel=\"rust\"").ok_or_else(missing)?;
    let (before, _) = before.rsplit_once("<link").ok_or_else(missing)?;
    let (_, after) = rest.split_once('>').ok_or_else(missing)?;
    // The comment before the link is for those who edit index.html, not for the page.
    let before = match before.rsplit_once("<!--") {
        Some((kept, comment)) if comment.trim_end().ends_with("-->") => kept,
        _ => before,
    };
    Ok(format!("{before}{start}{after}"))
}
