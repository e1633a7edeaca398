//! `cargo xtask test`: every test of every layer.

use crate::args::Dist;
use crate::browser::{self, Browser, CHROMIUM_VAR, DRIVER_VAR, FIREFOX_VAR, GECKODRIVER_VAR, Kind};
use crate::dist;
use crate::npm;
use crate::process::{cargo, root, say};
use crate::tools::{Tools, WASM};
use anyhow::{Context as _, Error, Result, bail, ensure};
use fs_err as fs;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Environment variables of the end-to-end tests: the folder of the built page, axe-core's script
/// and the browser's name.
pub(crate) const DIST_VAR: &str = "VISAVIS_DIST";
const AXE_VAR: &str = "VISAVIS_AXE";
const BROWSER_VAR: &str = "VISAVIS_BROWSER";
/// The settings for Firefox, like webdriver.json for Chromium.
const FIREFOX_SETTINGS: &str = r#"{ "moz:firefoxOptions": { "args": ["-headless"] } }"#;
/// The timeout of the component tests in seconds; the default is 20.
const BROWSER_SECONDS: &str = "300";

/// The result of one layer of tests.
struct Layer {
    name: String,
    passed: usize,
    failed: usize,
    /// Ignored tests; the code has the reasons.
    skipped: usize,
    took: Duration,
    /// The error, if the layer did not complete.
    fault: Option<Error>,
}

/// Runs all layers even after failures, browser layers in each of `kinds`, and prints a summary.
pub(crate) fn test(kinds: &[Kind]) -> Result<()> {
    // Before the long builds, so that a missing browser is reported at once.
    let ready = || -> Result<_> { Ok((Tools::ensure()?, npm::AXE.file("axe.min.js")?)) };
    let tools = (!kinds.is_empty()).then(ready).transpose();
    let wanted = match &tools {
        Ok(Some((tools, _))) => {
            kinds.iter().map(|kind| (*kind, browser::ensure(*kind, tools))).collect()
        }
        _ => Vec::new(),
    };
    let mut layers = vec![layer("native", || {
        Ok(cargo_test(&["--workspace", "--exclude", "e2e", "--no-fail-fast"]))
    })];
    match &tools {
        Ok(Some((tools, axe))) => in_browsers(wanted, tools, axe, &mut layers),
        Ok(None) => {}
        Err(fault) => layers.push(layer("browsers", || bail!("{fault:#}"))),
    }
    println!("\n{}", summary(&layers, kinds.is_empty()));
    let broken: Vec<&str> = layers
        .iter()
        .filter(|layer| layer.failures() > 0)
        .map(|layer| layer.name.as_str())
        .collect();
    ensure!(broken.is_empty(), "not all tests passed: see {} above", broken.join(", "));
    Ok(())
}

/// Runs the component tests, then the end-to-end tests, in each browser.
fn in_browsers(
    wanted: Vec<(Kind, Result<Browser>)>,
    tools: &Tools,
    axe: &Path,
    layers: &mut Vec<Layer>,
) {
    let mut browsers = Vec::new();
    for (kind, found) in wanted {
        match found {
            Ok(browser) => browsers.push(browser),
            Err(fault) => layers.push(layer(&kind.to_string(), || Err(fault))),
        }
    }
    for browser in &browsers {
        let name = format!("components, {}", browser.kind);
        layers.push(layer(&name, || components(browser, tools)));
    }
    match dist::build(&Dist { single: true, ..Dist::default() }) {
        Ok(bundle) => {
            for browser in &browsers {
                let name = format!("end to end, {}", browser.kind);
                layers.push(layer(&name, || Ok(end_to_end(browser, &bundle.path, axe))));
            }
            if let Err(fault) = bundle.sizes.within_limit() {
                layers.push(layer("size", || Err(fault)));
            }
        }
        Err(fault) => layers.push(layer("bundle", || Err(fault))),
    }
}

/// The command for the component tests in a browser.
fn components(browser: &Browser, tools: &Tools) -> Result<Command> {
    let driver = match browser.kind {
        Kind::Chromium => "CHROMEDRIVER",
        Kind::Firefox => "GECKODRIVER",
    };
    let mut command = cargo_test(&["-p", "visavis", "--target", WASM, "--test", "browser"]);
    command
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools.test_runner()?)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", driver_settings(browser)?)
        .env("WASM_BINDGEN_TEST_TIMEOUT", BROWSER_SECONDS);
    for other in ["CHROMEDRIVER", "GECKODRIVER", "SAFARIDRIVER"] {
        command.env_remove(other).env_remove(format!("{other}_REMOTE")); // some have precedence
    }
    command.env(driver, &browser.driver);
    Ok(command)
}

/// Writes the driver's settings file, with the path of the browser.
fn driver_settings(browser: &Browser) -> Result<PathBuf> {
    let settings = match browser.kind {
        Kind::Chromium => fs::read_to_string(root().join("webdriver.json"))?,
        Kind::Firefox => FIREFOX_SETTINGS.to_owned(),
    };
    // The folder may not exist if cargo builds elsewhere.
    let folder = root().join("target");
    fs::create_dir_all(&folder)?;
    let path = folder.join(format!("webdriver-{}.json", browser.kind));
    fs::write(&path, with_binary(&settings, &browser.program)?)?;
    Ok(path)
}

fn with_binary(settings: &str, program: &Path) -> Result<String> {
    let (before, after) = settings
        .split_once("\"args\"")
        .context("webdriver.json has no \"args\" for the browser")?;
    let binary = program.to_string_lossy().replace('\\', "\\\\").replace('"', "\\\"");
    Ok(format!("{before}\"binary\": \"{binary}\",\n    \"args\"{after}"))
}

/// The command for the end-to-end tests in a browser.
fn end_to_end(browser: &Browser, bundle: &Path, axe: &Path) -> Command {
    let (name, program, driver) = match browser.kind {
        Kind::Chromium => ("chromium", CHROMIUM_VAR, DRIVER_VAR),
        Kind::Firefox => ("firefox", FIREFOX_VAR, GECKODRIVER_VAR),
    };
    let mut command = cargo_test(&["-p", "e2e", "--no-fail-fast"]);
    command
        .env(DIST_VAR, bundle)
        .env(AXE_VAR, axe)
        .env(BROWSER_VAR, name)
        .env(program, &browser.program)
        .env(driver, &browser.driver);
    command
}

fn cargo_test(words: &[&str]) -> Command {
    let mut command = cargo();
    command.arg("test").args(words);
    command
}

/// Runs a layer's tests, passing their output through and reading the counts in it.
fn layer(name: &str, command: impl FnOnce() -> Result<Command>) -> Layer {
    say(format!("tests: {name}"));
    let started = Instant::now();
    let name = name.to_owned();
    let took = Duration::ZERO;
    let mut layer = Layer { name, passed: 0, failed: 0, skipped: 0, took, fault: None };
    let outcome = command().and_then(|mut command| layer.count(&mut command));
    layer.took = started.elapsed();
    if let Err(fault) = outcome {
        println!("{}: {fault:#}", layer.name);
        layer.fault = Some(fault);
    }
    layer
}

impl Layer {
    fn count(&mut self, command: &mut Command) -> Result<()> {
        let mut child =
            command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().context("cargo")?;
        let lines =
            child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).split(b'\n'));
        for line in lines.map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            if let Some([passed, failed, skipped]) = result_in(&line) {
                self.passed += passed;
                self.failed += failed;
                self.skipped += skipped;
            }
        }
        let status = child.wait()?;
        ensure!(status.success() || self.failed > 0, "the tests could not be built or run");
        ensure!(self.passed + self.failed > 0, "no test ran");
        Ok(())
    }

    /// Failed tests; a layer that did not run counts as one.
    fn failures(&self) -> usize {
        self.failed + usize::from(self.fault.is_some())
    }
}

/// The counts in `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
fn result_in(line: &str) -> Option<[usize; 3]> {
    let (_, counts) = line.split_once("test result: ")?;
    let count = |what: &str| {
        let (before, _) = counts.split_once(what)?;
        before.rsplit([' ', ';']).find(|word| !word.is_empty())?.parse().ok()
    };
    Some([count("passed")?, count("failed")?, count("ignored")?])
}

fn summary(layers: &[Layer], skipped_browser: bool) -> String {
    let mut out = format!(
        "{:20}  {:>6}  {:>6}  {:>7}  {:>8}\n",
        "layer", "passed", "failed", "skipped", "took"
    );
    for layer in layers {
        let took = format!("{:.1} s", layer.took.as_secs_f64());
        let (Layer { name, passed, skipped, .. }, failed) = (layer, layer.failures());
        let _ = write!(out, "{name:20}  {passed:>6}  {failed:>6}  {skipped:>7}  {took:>8}");
        let _ = match &layer.fault {
            Some(fault) => writeln!(out, "  {fault:#}"),
            None => writeln!(out),
        };
    }
    if skipped_browser {
        let _ = writeln!(out, "The browser layers were skipped, as asked.");
    }
    let passed: usize = layers.iter().map(|layer| layer.passed).sum();
    let failed: usize = layers.iter().map(Layer::failures).sum();
    let skipped: usize = layers.iter().map(|layer| layer.skipped).sum();
    let _ = write!(out, "{passed} passed, {failed} failed, {skipped} skipped");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_of_both_runners() {
        for (line, expect) in [
            (
                "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out",
                Some([3, 0, 1]),
            ),
            ("test result: FAILED. 12 passed; 4 failed; 0 ignored", Some([12, 4, 0])),
            (
                "    test result: ok. 7 passed; 0 failed; 0 ignored; 0 filtered out;",
                Some([7, 0, 0]),
            ),
            ("running 3 tests", None),
            ("the words test result: alone", None),
        ] {
            assert_eq!(result_in(line), expect, "{line}");
        }
    }

    #[test]
    fn a_layer_counts_and_a_broken_one_fails() {
        let echo = |text: &'static str| {
            move || {
                let mut command = Command::new("echo");
                command.arg(text);
                Ok(command)
            }
        };
        let good = layer("good", echo("test result: ok. 2 passed; 0 failed; 3 ignored"));
        let empty = layer("empty", echo("nothing here"));
        let missing = layer("missing", || bail!("there is no browser"));
        assert_eq!((good.passed, good.failures(), good.skipped), (2, 0, 3));
        assert_eq!((empty.passed, empty.failures()), (0, 1));
        let text = summary(&[good, empty, missing], false);
        assert!(text.contains("there is no browser"), "{text}");
        assert_eq!(text.lines().last(), Some("2 passed, 2 failed, 3 skipped"));
    }

    #[test]
    fn the_browser_of_the_settings_is_the_one_found() {
        let text = fs::read_to_string(root().join("webdriver.json")).unwrap();
        for text in [&text, FIREFOX_SETTINGS] {
            let settings = with_binary(text, Path::new("/opt/a \"b\"/it")).unwrap();
            assert!(settings.contains(r#""binary": "/opt/a \"b\"/it","#), "{settings}");
            assert!(settings.contains("-headless"));
        }
        assert!(with_binary("{}", Path::new("x")).is_err());
    }
}
