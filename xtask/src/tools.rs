//! The tools a build needs: found on this machine, or installed into target/tools.

use crate::fault::{Fault, OrFault, Outcome};
use crate::npm::{self, Package};
use crate::process::{cargo, output, path_with, root, run, say, which};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the page is compiled to.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The Trunk that Trunk.toml is written for.
const TRUNK_VERSION: &str = "0.21.14";

/// One that drives any Firefox of these years.
const GECKODRIVER_VERSION: &str = "0.37.1";

/// Trunk and the wasm-bindgen CLI, ready to run.
pub(crate) struct Tools {
    /// `$PATH` with target/tools/bin first, for Trunk looks for wasm-bindgen there.
    path: OsString,
}

impl Tools {
    /// Finds what a build of the page needs, installing what is missing.
    pub(crate) fn ensure() -> Outcome<Self> {
        ensure_wasm_target()?;
        let lock = root().join("Cargo.lock");
        let lock_text = fs::read_to_string(&lock).or_fault(format!("read {}", lock.display()))?;
        let bindgen = locked_version(&lock_text, "wasm-bindgen")
            .ok_or_else(|| Fault::new("Cargo.lock names no wasm-bindgen"))?;

        let tools = Self { path: path_with(&home().join("bin")) };
        // A debug build of a tool is ready in half the time and no slower to use on a page this size.
        let wanted: [(&Tool, &str); 2] = [(&TRUNK, TRUNK_VERSION), (&BINDGEN, bindgen)];
        let missing: Vec<_> =
            wanted.into_iter().filter(|(tool, version)| !tools.has(tool, version)).collect();
        for (tool, version) in &missing {
            tools.install(tool, version)?;
        }
        if !missing.is_empty() {
            // Half a gigabyte that nothing needs again.
            let _ = fs::remove_dir_all(build_dir());
        }
        fetch_crates()?;
        Ok(tools)
    }

    /// Trunk, which must not try to download anything by itself.
    pub(crate) fn trunk(&self) -> Outcome<Command> {
        let mut command = Command::new(self.find("trunk")?);
        // Trunk 0.21 rejects the usual NO_COLOR=1.
        command.env("PATH", &self.path).env_remove("NO_COLOR").current_dir(root());
        Ok(command)
    }

    /// The program that runs wasm tests in a browser.
    pub(crate) fn test_runner(&self) -> Outcome<PathBuf> {
        self.find("wasm-bindgen-test-runner")
    }

    /// The driver of Firefox, installed if there is none: only the tests need it.
    pub(crate) fn geckodriver(&self) -> Outcome<PathBuf> {
        if !self.has(&GECKODRIVER, GECKODRIVER_VERSION) {
            self.install(&GECKODRIVER, GECKODRIVER_VERSION)?;
            let _ = fs::remove_dir_all(build_dir());
        }
        self.find("geckodriver")
    }

    fn find(&self, name: &str) -> Outcome<PathBuf> {
        which(name, &self.path).ok_or_else(|| Fault::new(format!("{name} is not to be found")))
    }

    fn has(&self, tool: &Tool, version: &str) -> bool {
        let found = |program: &str| which(program, &self.path);
        found(tool.program).and_then(|path| version_of(&path)).as_deref() == Some(version)
            && tool.companion.is_none_or(|companion| found(companion).is_some())
    }

    fn install(&self, tool: &Tool, version: &str) -> Outcome {
        let Tool { package, minutes, .. } = tool;
        say(format!("installing {package} {version} into target/tools: once, about {minutes}"));
        let mut command = cargo();
        command
            .args(["install", "--locked", "--debug", package, "--version", &format!("={version}")])
            .args(tool.flags)
            .arg("--root")
            .arg(home())
            .arg("--target-dir")
            .arg(build_dir())
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_PROFILE_DEV_DEBUG_ASSERTIONS", "false") // a twelfth less to compile
            .env("CARGO_PROFILE_DEV_OVERFLOW_CHECKS", "false")
            .env_remove("CARGO_BUILD_TARGET");
        if !std::io::stderr().is_terminal() {
            command.arg("--quiet"); // no bar to draw; five hundred lines say nothing more
        }
        run(&mut command).map_err(|fault| {
            Fault::new(format!(
                "{fault}: {package} {version} could not be installed; any copy of that version on \
                 PATH will do"
            ))
        })?;
        if self.has(tool, version) {
            return Ok(());
        }
        Err(Fault::new(format!("{package} was installed but does not say it is version {version}")))
    }
}

/// A tool that cargo can install.
struct Tool {
    package: &'static str,
    /// Asked for its version.
    program: &'static str,
    /// Comes in the same package, but not in everyone's copy of it.
    companion: Option<&'static str>,
    flags: &'static [&'static str],
    minutes: &'static str,
}

const TRUNK: Tool = Tool {
    package: "trunk",
    program: "trunk",
    companion: None,
    // Without TLS and the search for newer versions: it is run offline.
    flags: &["--no-default-features"],
    minutes: "three minutes on two cores",
};
const BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    companion: Some("wasm-bindgen-test-runner"),
    flags: &[],
    minutes: "one minute on two cores",
};

const GECKODRIVER: Tool = Tool {
    package: "geckodriver",
    program: "geckodriver",
    companion: None,
    flags: &[],
    minutes: "two minutes on two cores",
};

/// Everything we install; `rm -r` leaves no trace.
pub(crate) fn home() -> PathBuf {
    root().join("target").join("tools")
}

fn build_dir() -> PathBuf {
    home().join("build")
}

/// The version a program gives itself.
fn version_of(program: &Path) -> Option<String> {
    let text = output(Command::new(program).arg("--version").env_remove("NO_COLOR")).ok()?;
    version_in(&text)
}

/// The first word of `text` that begins with a digit: `trunk 0.21.14`, `Chromium 150.0.1 built…`.
pub(crate) fn version_in(text: &str) -> Option<String> {
    text.split_whitespace()
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
        .map(String::from)
}

/// The version of `package` in the text of a Cargo.lock.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

/// Adds the wasm target when the compiler lacks it.
pub(crate) fn ensure_wasm_target() -> Outcome {
    let libdir = output(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM]));
    if libdir.is_ok_and(|dir| Path::new(dir.trim()).is_dir()) {
        return Ok(());
    }
    say(format!("adding the target {WASM} to the Rust toolchain: once, some seconds"));
    run(Command::new("rustup").args(["target", "add", WASM]).current_dir(root())).map_err(|fault| {
        Fault::new(format!("{fault}: the Rust toolchain has no {WASM} and rustup could not add it"))
    })
}

/// Downloads the page's crates, since Trunk is run offline. Quick when they are there.
fn fetch_crates() -> Outcome {
    run(cargo().args(["fetch", "--locked", "--quiet"]))
}

/// A program that makes the bundle smaller and that npm has; the bundle is as good without it.
pub(crate) struct Shrinker {
    program: &'static str,
    /// The oldest version that will do.
    oldest: [u32; 2],
    /// Fetched when there is no such program.
    package: Package,
}

pub(crate) const WASM_OPT: Shrinker = Shrinker {
    program: "wasm-opt",
    oldest: [116, 0],
    package: Package { name: "binaryen", version: "132.0.0" },
};
pub(crate) const ESBUILD: Shrinker = Shrinker {
    program: "esbuild",
    oldest: [0, 25],
    package: Package { name: "esbuild", version: "0.28.2" },
};

impl Shrinker {
    /// One that will do, or the sentence that says why there is none.
    pub(crate) fn ensure(&self) -> Result<PathBuf, String> {
        let Self { program, oldest: [major, minor], package } = self;
        let path = env::var_os("PATH").unwrap_or_default();
        if let Some(found) = which(program, &path).filter(|found| self.is_recent(found)) {
            return Ok(found);
        }
        let ending = if cfg!(windows) { ".cmd" } else { "" };
        let bin = package.prefix().join("node_modules").join(".bin");
        let installed = bin.join(format!("{program}{ending}"));
        if installed.exists() && self.is_recent(&installed) {
            return Ok(installed);
        }
        if !npm::is_here() {
            return Err(format!(
                "there is no {program} {major}.{minor} or newer, and no npm to get one"
            ));
        }
        package.install().map_err(|fault| fault.to_string())?;
        if self.is_recent(&installed) {
            Ok(installed)
        } else {
            Err(format!("the {program} that npm installed does not run"))
        }
    }

    fn is_recent(&self, path: &Path) -> bool {
        version_of(path).is_some_and(|version| numbers(&version) >= self.oldest.to_vec())
    }
}

/// The numbers of a version, as far as it has them.
fn numbers(version: &str) -> Vec<u32> {
    version.split('.').map_while(|number| number.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_as_programs_write_them() {
        for (text, version) in [
            ("trunk 0.21.14\n", Some("0.21.14")),
            ("wasm-bindgen 0.2.129 (abc1234)", Some("0.2.129")),
            ("wasm-opt version 132 (version_132)", Some("132")),
            ("Chromium 150.0.7000.1 built on Debian", Some("150.0.7000.1")),
            ("ChromeDriver 150.0.7000.1 (a21ce95)", Some("150.0.7000.1")),
            ("error: no such option", None),
        ] {
            assert_eq!(version_in(text).as_deref(), version, "{text}");
        }
    }

    #[test]
    fn versions_are_compared_by_their_numbers() {
        assert!(numbers("132") > numbers("116.0"));
        assert!(numbers("0.28.2") > numbers("0.25"));
        assert!(numbers("0.9.1") < numbers("0.25"));
        assert!(numbers("1.0") > numbers("0.25"));
    }

    #[test]
    fn versions_in_a_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\nsource = \"x\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.129"));
        assert_eq!(locked_version(lock, "yew"), None);
    }

    #[test]
    fn the_lock_file_names_a_wasm_bindgen() {
        let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
        assert!(locked_version(&lock, "wasm-bindgen").is_some());
    }
}
