//! Packages of npm at pinned versions, each in a folder of its own in target/tools: npm removes from
//! a folder what it was not asked for.

use crate::browser;
use crate::process::{output, say};
use crate::tools::home;
use anyhow::{Result, ensure};
use fs_err as fs;
use std::path::PathBuf;
use std::process::Command;

const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

pub(crate) struct Package {
    name: &'static str,
    version: &'static str,
}

/// Checks accessibility, for the end-to-end tests.
pub(crate) const AXE: Package = Package { name: "axe-core", version: "4.14.1" };
/// Measures the page, for `bench`. The last line for Node 18 and 20.
pub(crate) const LIGHTHOUSE: Package = Package { name: "lighthouse", version: "12.8.2" };
/// Has wasm-opt, which makes the modules smaller.
pub(crate) const BINARYEN: Package = Package { name: "binaryen", version: "132.0.0" };
/// Minifies scripts and styles.
pub(crate) const ESBUILD: Package = Package { name: "esbuild", version: "0.28.2" };

impl Package {
    /// A file of the package, which the tests need: npm too is installed if that is possible.
    pub(crate) fn file(&self, path: &str) -> Result<PathBuf> {
        if !self.is_installed() && !npm_exists() {
            browser::install(&["npm"], &format!("npm, to get {}", self.name))?;
        }
        self.ensure()?;
        let file = self.folder().join(path);
        ensure!(file.is_file(), "{} {} has no {path}", self.name, self.version);
        Ok(file)
    }

    /// A program of the package.
    pub(crate) fn program(&self, name: &str) -> Result<PathBuf> {
        ensure!(self.is_installed() || npm_exists(), "there is no npm to install {name} with");
        self.ensure()?;
        let ending = if cfg!(windows) { ".cmd" } else { "" };
        Ok(self.prefix().join("node_modules").join(".bin").join(format!("{name}{ending}")))
    }

    fn prefix(&self) -> PathBuf {
        home().join("node").join(self.name)
    }

    fn folder(&self) -> PathBuf {
        self.prefix().join("node_modules").join(self.name)
    }

    fn is_installed(&self) -> bool {
        let manifest = fs::read_to_string(self.folder().join("package.json")).unwrap_or_default();
        manifest.contains(&format!("\"version\": \"{}\"", self.version))
    }

    fn ensure(&self) -> Result<()> {
        if self.is_installed() {
            return Ok(());
        }
        let Self { name, version } = self;
        say(format!("installing {name} {version} into target/tools: once"));
        fs::create_dir_all(self.prefix())?;
        let mut npm = Command::new(NPM);
        npm.args(["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"]);
        npm.arg("--prefix").arg(self.prefix()).arg(format!("{name}@{version}"));
        output(&mut npm).map(|_| ())
    }
}

fn npm_exists() -> bool {
    output(Command::new(NPM).arg("--version")).is_ok()
}
