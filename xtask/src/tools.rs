//! Tools for builds: found on this machine, or installed into target/tools.

use crate::process::{cargo, output, path_with, root, run, say, which};
use anyhow::{Context as _, Result, ensure};
use fs_err as fs;
use std::ffi::OsString;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The compilation target of the page.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// A package that cargo can install, and the program to check for its version.
struct Tool {
    package: &'static str,
    program: &'static str,
    version: &'static str,
    minutes: &'static str,
}

/// The Trunk that Trunk.toml is written for.
const TRUNK: Tool = Tool {
    package: "trunk",
    program: "trunk",
    version: "0.21.14",
    minutes: "three minutes on two cores",
};
/// Must have the version of the library in Cargo.toml.
const BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    version: "0.2.129",
    minutes: "half a minute on two cores",
};
const GECKODRIVER: Tool = Tool {
    package: "geckodriver",
    program: "geckodriver",
    version: "0.37.1",
    minutes: "two minutes on two cores",
};

/// Trunk and the wasm-bindgen CLI, ready to run.
pub(crate) struct Tools {
    /// `$PATH` with target/tools/bin first, so that Trunk finds wasm-bindgen.
    path: OsString,
}

impl Tools {
    /// Finds the tools for a build of the page, and installs missing ones.
    pub(crate) fn ensure() -> Result<Self> {
        ensure_wasm_target()?;
        let tools = Self { path: path_with(&home().join("bin")) };
        tools.ensure_all(&[TRUNK, BINDGEN])?;
        // Trunk is run offline.
        run(cargo().args(["fetch", "--locked", "--quiet"]))?;
        Ok(tools)
    }

    pub(crate) fn trunk(&self) -> Result<Command> {
        let mut command = Command::new(self.find("trunk")?);
        // Trunk 0.21 rejects the usual NO_COLOR=1.
        command.env("PATH", &self.path).env_remove("NO_COLOR").current_dir(root());
        Ok(command)
    }

    /// The test runner for wasm tests in a browser.
    pub(crate) fn test_runner(&self) -> Result<PathBuf> {
        self.find("wasm-bindgen-test-runner")
    }

    /// The driver of Firefox, for tests only; installed if missing.
    pub(crate) fn geckodriver(&self) -> Result<PathBuf> {
        self.ensure_all(&[GECKODRIVER])?;
        self.find("geckodriver")
    }

    fn find(&self, name: &str) -> Result<PathBuf> {
        which(name, &self.path).with_context(|| format!("there is no {name}"))
    }

    fn has(&self, tool: &Tool) -> bool {
        let found = which(tool.program, &self.path);
        found.and_then(|path| version_of(&path)).as_deref() == Some(tool.version)
    }

    fn ensure_all(&self, wanted: &[Tool]) -> Result<()> {
        let build_dir = home().join("build");
        for tool in wanted.iter().filter(|tool| !self.has(tool)) {
            self.install(tool, &build_dir)?;
        }
        // Removes half a gigabyte of build files.
        let _ = fs::remove_dir_all(build_dir);
        Ok(())
    }

    fn install(&self, tool: &Tool, build_dir: &Path) -> Result<()> {
        let Tool { package, version, minutes, .. } = tool;
        say(format!("installing {package} {version} into target/tools: once, about {minutes}"));
        let mut command = cargo();
        command
            // A debug build compiles in half the time, and is fast enough for this page.
            .args(["install", "--locked", "--debug", package, "--version", &format!("={version}")])
            // Without TLS, a C library, as these tools are used offline.
            .arg("--no-default-features")
            .arg("--root")
            .arg(home())
            .arg("--target-dir")
            .arg(build_dir)
            // Turns off parts of debug builds that take time to compile.
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_PROFILE_DEV_DEBUG_ASSERTIONS", "false")
            .env("CARGO_PROFILE_DEV_OVERFLOW_CHECKS", "false")
            .env("CARGO_PROFILE_DEV_PANIC", "abort")
            .env_remove("CARGO_BUILD_TARGET");
        if !std::io::stderr().is_terminal() {
            command.arg("--quiet");
        }
        run(&mut command).with_context(|| {
            format!(
                "could not install {package} {version}; any copy of that version on PATH will do"
            )
        })?;
        ensure!(self.has(tool), "the {package} just installed is not version {version}");
        Ok(())
    }
}

/// The installation folder.
pub(crate) fn home() -> PathBuf {
    root().join("target").join("tools")
}

/// The version that a program prints.
fn version_of(program: &Path) -> Option<String> {
    let text = output(Command::new(program).arg("--version").env_remove("NO_COLOR")).ok()?;
    version_in(&text)
}

/// The first word that starts with a digit: `trunk 0.21.14`, `geckodriver 0.37.1 (abc…)`.
fn version_in(text: &str) -> Option<String> {
    text.split_whitespace()
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
        .map(String::from)
}

/// Installs the wasm target if the toolchain lacks it.
pub(crate) fn ensure_wasm_target() -> Result<()> {
    let libdir = output(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM]));
    if libdir.is_ok_and(|dir| Path::new(dir.trim()).is_dir()) {
        return Ok(());
    }
    say(format!("adding the target {WASM} to the Rust toolchain: once, some seconds"));
    run(Command::new("rustup").args(["target", "add", WASM]).current_dir(root()))
        .with_context(|| format!("the Rust toolchain has no {WASM}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_as_programs_write_them() {
        for (text, version) in [
            ("trunk 0.21.14\n", Some("0.21.14")),
            ("wasm-bindgen 0.2.129 (abc1234)", Some("0.2.129")),
            ("error: no such option", None),
        ] {
            assert_eq!(version_in(text).as_deref(), version, "{text}");
        }
    }

    #[test]
    fn the_wasm_bindgen_is_that_of_the_page() {
        let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
        assert!(manifest.contains(&format!("\nwasm-bindgen = \"={}\"\n", BINDGEN.version)));
    }
}
