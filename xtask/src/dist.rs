//! `cargo xtask dist`: builds the files to publish.

use crate::args::Dist;
use crate::digest;
use crate::editions;
use crate::head::{self, Site};
use crate::host;
use crate::plain::{self, Plain};
use crate::process::{output, root, run, say};
use crate::single;
use crate::sizes::Sizes;
use crate::tools::Tools;
use anyhow::{Context as _, Result, ensure};
use dossier::collection::history;
use fs_err::{self as fs, File};
use std::env;
use std::path::{Path, PathBuf, absolute};
use std::process::Command;
use wasmparser::Validator;

/// The environment variable for build.rs: the folder of reports to embed instead of static/reports.
const REPORTS_VAR: &str = "VISAVIS_REPORTS";

/// Builds the page, prints its size, and fails if that is over the limit.
pub(crate) fn dist(options: &Dist) -> Result<()> {
    let bundle = build(options)?;
    if options.record {
        editions::record(options.reports.as_deref())?;
    }
    // Sizes are limited and recorded only for the project's own reports.
    if options.reports.is_none() {
        if options.record {
            bundle.sizes.record()?;
        }
        bundle.sizes.within_limit()?;
    }
    say(format!("{} is ready: put it on any static host, under any path", bundle.path.display()));
    Ok(())
}

/// The result of a build.
pub(crate) struct Bundle {
    pub(crate) path: PathBuf,
    pub(crate) sizes: Sizes,
}

/// Builds the page and prints its size.
pub(crate) fn build(options: &Dist) -> Result<Bundle> {
    let path = absolute(options.out.as_deref().unwrap_or(&root().join("dist")))?;
    may_replace(&path)?;
    let reports = options.reports.as_deref().map(reports_dir).transpose()?;
    let tools = Tools::ensure()?;

    // All builds share Trunk's staging folder, so only one may run.
    let lock = File::create(root().join("target").join("dist.lock"))?;
    lock.file().lock().context("could not wait for another build to end")?;

    say("building the page: about three minutes the first time");
    let mut trunk = tools.trunk()?;
    trunk.args(["build", "--release", "--offline", "--dist"]).arg(&path);
    match &reports {
        Some(dir) => trunk.env(REPORTS_VAR, dir),
        None => trunk.env_remove(REPORTS_VAR),
    };
    hide_paths(&mut trunk)?;
    run(&mut trunk)?;
    validate(&path)?;

    let own = root().join("static").join("reports");
    let plain = Plain::read(reports.as_deref().unwrap_or(&own))?;
    let image = add_image(&path, options)?;
    let index = path.join("index.html");
    let html = fs::read_to_string(&index)?;
    fs::write(&index, head::put(&html, &plain, options.site.as_ref(), image.as_deref())?)?;

    // The files written from here on are not loaded by the page.
    let mut sizes = Sizes::of(&path)?;
    fs::write(path.join(plain::PAGE), plain.page(options.site.as_ref().map(Site::address)))?;
    if options.single || options.record {
        sizes.single = Some(single::write(&path)?);
    }
    sizes.print();
    say("compressing copies for hosts that serve them");
    host::prepare(&path)?;
    Ok(Bundle { path, sizes })
}

/// Removes this machine's paths from the source file names in panic messages.
fn hide_paths(trunk: &mut Command) -> Result<()> {
    let home = env::home_dir().unwrap_or_default().join(".cargo");
    let cargo = env::var_os("CARGO_HOME").map_or(home, PathBuf::from);
    let rust = output(Command::new("rustc").args(["--print", "sysroot"]))?;
    let flags = [(cargo, "cargo"), (rust.trim().into(), "rust"), (root(), "visavis")]
        .map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()))
        // The variable separates flags by spaces, without quoting.
        .map(|flag| if flag.contains(char::is_whitespace) { String::new() } else { flag });
    trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.join(" "));
    Ok(())
}

/// Checks that every .wasm is a valid module of WebAssembly 2.0, which all current browsers
/// support.
fn validate(bundle: &Path) -> Result<()> {
    for entry in fs::read_dir(bundle)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "wasm") {
            Validator::new_with_features(wasmparser::WasmFeatures::WASM2)
                .validate_all(&fs::read(&path)?)
                .with_context(|| format!("{} is no valid module", path.display()))?;
        }
    }
    Ok(())
}

/// Copies the preview picture into the bundle and returns its name. It is the README's, or page.png
/// next to other reports. Without the page's address there is no preview.
fn add_image(bundle: &Path, options: &Dist) -> Result<Option<String>> {
    let source = match (&options.site, &options.reports) {
        (None, _) => return Ok(None),
        (Some(_), None) => root().join("docs").join("screenshot.png"),
        (Some(_), Some(dir)) if !dir.join("page.png").is_file() => return Ok(None),
        (Some(_), Some(dir)) => dir.join("page.png"),
    };
    let image = fs::read(source)?;
    let name = format!("page-{}.png", digest::short(&image));
    fs::write(bundle.join(&name), &image)?;
    Ok(Some(name))
}

/// Checks that `dir` has reports to embed.
fn reports_dir(dir: &Path) -> Result<PathBuf> {
    let has_report = fs::read_dir(dir)?.flatten().any(|entry| history::is_report(&entry.path()));
    ensure!(has_report, "{} has no report: put at least one .txt file there", dir.display());
    Ok(absolute(dir)?)
}

/// Checks that the output folder has nothing but an earlier bundle, as Trunk empties it.
fn may_replace(out: &Path) -> Result<()> {
    let Ok(entries) = fs::read_dir(out) else { return Ok(()) };
    let names: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    let is_module = |name: &String| name.starts_with("visavis-") && name.ends_with("_bg.wasm");
    ensure!(
        names.iter().all(|name| name == ".stage") || names.iter().any(is_module),
        "{} holds other files, which a build would remove: give an empty folder",
        out.display()
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::tests::temporary_dir;

    #[test]
    fn only_an_earlier_bundle_is_replaced() {
        let dir = temporary_dir("replace");
        assert!(may_replace(&dir.join("absent")).is_ok());
        assert!(may_replace(&dir).is_ok());
        fs::create_dir(dir.join(".stage")).unwrap();
        assert!(may_replace(&dir).is_ok());
        fs::write(dir.join("thesis.odt"), "years of work").unwrap();
        assert!(may_replace(&dir).is_err());
        fs::write(dir.join("visavis-12ab_bg.wasm"), "").unwrap();
        assert!(may_replace(&dir).is_ok());
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn only_a_valid_module_is_published() {
        let dir = temporary_dir("valid");
        fs::write(dir.join("a.wasm"), b"\0asm\x01\0\0\0").unwrap();
        validate(&dir).unwrap();
        fs::write(dir.join("b.wasm"), b"\0asm\x01\0\0\0\x01").unwrap();
        assert!(validate(&dir).unwrap_err().to_string().contains("is no valid module"));
        fs::remove_dir_all(dir).unwrap();
    }
}
