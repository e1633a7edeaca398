//! npm packages at pinned versions. Each has its own folder in target/tools, as npm removes other
//! packages from a folder.

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

/// Accessibility checks for the end-to-end tests.
pub(crate) const AXE: Package = Package { name: "axe-core", version: "4.14.1" };
/// Measures the page for `bench`. The last major version that supports Node 18 and 20.
pub(crate) const LIGHTHOUSE: Package = Package { name: "lighthouse", version: "12.8.2" };
/// Contains wasm-opt, which optimises the modules.
pub(crate) const BINARYEN: Package = Package { name: "binaryen", version: "132.0.0" };
/// Minifies scripts and styles.
pub(crate) const ESBUILD: Package = Package { name: "esbuild", version: "0.28.2" };

impl Package {
    /// The path of a file of the package; installs the package, and npm if possible.
    pub(crate) fn file(&self, path: &str) -> Result<PathBuf> {
        if !self.is_installed() && !npm_exists() {
            browser::install(&["npm"], &format!("npm, to get {}", self.name))?;
        }
        self.ensure()?;
        let file = self.folder().join(path);
        ensure!(file.is_file(), "{} {} has no {path}", self.name, self.version);
        Ok(file)
    }

    /// The path of a program of the package.
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
