//! `cargo xtask test`: every test of every layer.

use crate::args::Dist;
use crate::browser::{self, Browser, CHROMIUM_VAR, DRIVER_VAR, FIREFOX_VAR, GECKODRIVER_VAR};
use crate::dist;
use crate::fault::{Fault, OrFault, Outcome};
use crate::process::{cargo, root, say};
use crate::tools::{Tools, WASM};
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Tells the end-to-end tests which bundle to open.
const DIST_VAR: &str = "VISAVIS_DIST";
/// Seconds that the browser layer may take; its own default is 20.
const BROWSER_SECONDS: &str = "300";

/// How one layer of tests went.
struct Layer {
    name: &'static str,
    passed: usize,
    failed: usize,
    took: Duration,
    /// What went wrong besides failed tests.
    fault: Option<Fault>,
}

/// Runs all layers, however many fail, and sums them up.
pub(crate) fn test(skip_browser: bool, firefox: bool) -> Outcome {
    // Wanted before the long builds, so that a missing browser is told at once.
    let ready = (!skip_browser)
        .then(|| browser::ensure().and_then(|browser| Ok((browser, Tools::ensure()?))));
    if let Some(Err(fault)) = &ready {
        println!("{fault}");
    }
    let mut layers = vec![layer("native", || {
        Ok(cargo_test(&["--workspace", "--exclude", "e2e", "--no-fail-fast"]))
    })];
    match ready {
        None => {}
        Some(Err(fault)) => layers.push(layer("browser", || Err(fault))),
        Some(Ok((browser, tools))) => {
            layers.push(layer("browser", || in_browser(&browser, &tools)));
            let mut bundle = None;
            layers.push(layer("end to end", || {
                let built = bundle.insert(dist::build(&Dist { single: true, ..Dist::default() })?);
                Ok(end_to_end(&browser, &built.path))
            }));
            if let Some(bundle) = bundle.as_ref().filter(|_| firefox) {
                layers.push(layer("in Firefox", || in_firefox(&tools, &bundle.path)));
            }
            if let Some(fault) = bundle.and_then(|bundle| bundle.within_limit().err()) {
                layers.push(layer("weight", || Err(fault)));
            }
        }
    }
    println!("\n{}", summary(&layers, skip_browser));
    let broken: Vec<&str> =
        layers.iter().filter(|layer| layer.failures() > 0).map(|layer| layer.name).collect();
    if broken.is_empty() {
        return Ok(());
    }
    Err(Fault::new(format!("not all tests passed: see {} above", broken.join(", "))))
}

/// The components in a browser, without the page around them.
fn in_browser(browser: &Browser, tools: &Tools) -> Outcome<Command> {
    let mut command = cargo_test(&["-p", "visavis", "--target", WASM, "--test", "browser"]);
    command
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools.test_runner()?)
        .env("CHROMEDRIVER", &browser.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", driver_settings(&browser.chromium)?)
        .env("WASM_BINDGEN_TEST_TIMEOUT", BROWSER_SECONDS);
    for other in ["GECKODRIVER", "SAFARIDRIVER", "CHROMEDRIVER_REMOTE", "GECKODRIVER_REMOTE"] {
        command.env_remove(other); // these would win over CHROMEDRIVER
    }
    Ok(command)
}

/// webdriver.json with the browser's own path, which a driver may not guess.
fn driver_settings(chromium: &Path) -> Outcome<PathBuf> {
    let source = root().join("webdriver.json");
    let text = fs::read_to_string(&source).or_fault(format!("read {}", source.display()))?;
    let path = root().join("target").join("webdriver.json");
    fs::write(&path, with_binary(&text, chromium)?)
        .or_fault(format!("write {}", path.display()))?;
    Ok(path)
}

fn with_binary(settings: &str, chromium: &Path) -> Outcome<String> {
    let (before, after) = settings
        .split_once("\"args\"")
        .ok_or_else(|| Fault::new("webdriver.json has no \"args\" for the browser"))?;
    let binary = chromium.to_string_lossy().replace('\\', "\\\\").replace('"', "\\\"");
    Ok(format!("{before}\"binary\": \"{binary}\",\n    \"args\"{after}"))
}

/// The bundle in a browser, as a reader gets it.
fn end_to_end(browser: &Browser, bundle: &Path) -> Command {
    let mut command = cargo_test(&["-p", "e2e", "--no-fail-fast"]);
    command
        .env(DIST_VAR, bundle)
        .env(CHROMIUM_VAR, &browser.chromium)
        .env(DRIVER_VAR, &browser.driver);
    command
}

/// The same in Firefox.
fn in_firefox(tools: &Tools, bundle: &Path) -> Outcome<Command> {
    let mut command = cargo_test(&["-p", "e2e", "--no-fail-fast"]);
    command
        .env("VISAVIS_BROWSER", "firefox")
        .env(DIST_VAR, bundle)
        .env(FIREFOX_VAR, browser::ensure_firefox()?)
        .env(GECKODRIVER_VAR, tools.geckodriver()?);
    Ok(command)
}

fn cargo_test(words: &[&str]) -> Command {
    let mut command = cargo();
    command.arg("test").args(words);
    command
}

/// Runs a layer's tests, letting all they print through and counting what they say.
fn layer(name: &'static str, command: impl FnOnce() -> Outcome<Command>) -> Layer {
    say(format!("tests: {name}"));
    let started = Instant::now();
    let mut layer = Layer { name, passed: 0, failed: 0, took: Duration::ZERO, fault: None };
    let outcome = command().and_then(|mut command| layer.count(&mut command));
    layer.took = started.elapsed();
    if let Err(fault) = outcome {
        println!("{name}: {fault}");
        layer.fault = Some(fault);
    }
    layer
}

impl Layer {
    fn count(&mut self, command: &mut Command) -> Outcome {
        let mut child =
            command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().or_fault("run cargo")?;
        let lines =
            child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).split(b'\n'));
        for line in lines.map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            if let Some((passed, failed)) = result_in(&line) {
                self.passed += passed;
                self.failed += failed;
            }
        }
        let status = child.wait().or_fault("wait for cargo")?;
        if !status.success() && self.failed == 0 {
            return Err(Fault::new("the tests could not be built or run"));
        }
        if self.passed + self.failed == 0 {
            return Err(Fault::new("no test ran"));
        }
        Ok(())
    }

    /// Failed tests; a layer that did not run counts as one.
    fn failures(&self) -> usize {
        self.failed + usize::from(self.fault.is_some())
    }
}

/// The counts in `test result: ok. 3 passed; 0 failed; …`.
fn result_in(line: &str) -> Option<(usize, usize)> {
    let (_, counts) = line.split_once("test result: ")?;
    let count = |what: &str| {
        let (before, _) = counts.split_once(what)?;
        before.rsplit([' ', ';']).find(|word| !word.is_empty())?.parse().ok()
    };
    Some((count("passed")?, count("failed")?))
}

fn summary(layers: &[Layer], skipped_browser: bool) -> String {
    let mut out = format!("{:12}  {:>6}  {:>6}  {:>8}\n", "layer", "passed", "failed", "took");
    for layer in layers {
        let took = format!("{:.1} s", layer.took.as_secs_f64());
        let failed = layer.failures();
        let _ = write!(out, "{:12}  {:>6}  {failed:>6}  {took:>8}", layer.name, layer.passed);
        let _ = match &layer.fault {
            Some(fault) => writeln!(out, "  {fault}"),
            None => writeln!(out),
        };
    }
    if skipped_browser {
        let _ = writeln!(out, "The browser layers were skipped, as asked.");
    }
    let passed: usize = layers.iter().map(|layer| layer.passed).sum();
    let failed: usize = layers.iter().map(Layer::failures).sum();
    let _ = write!(out, "{passed} passed, {failed} failed");
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
                Some((3, 0)),
            ),
            ("test result: FAILED. 12 passed; 4 failed; 0 ignored", Some((12, 4))),
            ("    test result: ok. 7 passed; 0 failed; 0 ignored; 0 filtered out;", Some((7, 0))),
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
        let good = layer("good", echo("test result: ok. 2 passed; 0 failed; 0 ignored"));
        let empty = layer("empty", echo("nothing here"));
        let missing = layer("missing", || Err(Fault::new("there is no browser")));
        assert_eq!((good.passed, good.failures()), (2, 0));
        assert_eq!((empty.passed, empty.failures()), (0, 1));
        let text = summary(&[good, empty, missing], false);
        assert!(text.contains("there is no browser"), "{text}");
        assert_eq!(text.lines().last(), Some("2 passed, 2 failed"));
    }

    #[test]
    fn the_browser_of_the_settings_is_the_one_found() {
        let text = fs::read_to_string(root().join("webdriver.json")).unwrap();
        let settings = with_binary(&text, Path::new("/opt/a \"b\"/chromium")).unwrap();
        assert!(settings.contains(r#""binary": "/opt/a \"b\"/chromium","#), "{settings}");
        assert!(settings.contains("--headless=new"));
        assert!(with_binary("{}", Path::new("x")).is_err());
    }
}
