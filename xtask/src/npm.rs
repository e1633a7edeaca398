//! Packages of npm, each in a directory of its own below target/tools: npm removes from one what it
//! was not asked for.

use crate::browser;
use crate::fault::{Fault, OrFault, Outcome};
use crate::process::{output, say};
use crate::tools::home;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The program, as each system calls it.
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// A package at one version.
pub(crate) struct Package {
    pub(crate) name: &'static str,
    pub(crate) version: &'static str,
}

/// Finds what keeps a page from people who use a keyboard, a screen reader or their own colours.
pub(crate) const AXE: Package = Package { name: "axe-core", version: "4.14.1" };

/// Measures a page as a phone of the middle would load it. The last line for Node 18 and 20.
pub(crate) const LIGHTHOUSE: Package = Package { name: "lighthouse", version: "12.8.2" };

impl Package {
    /// The directory it is installed into, which npm calls its prefix.
    pub(crate) fn prefix(&self) -> PathBuf {
        home().join("node").join(self.name)
    }

    /// A file of the package, installed where it is not.
    pub(crate) fn file(&self, path: &str) -> Outcome<PathBuf> {
        let folder = self.prefix().join("node_modules").join(self.name);
        let said = fs::read_to_string(folder.join("package.json")).unwrap_or_default();
        if !said.contains(&format!("\"version\": \"{}\"", self.version)) {
            self.ensure_npm()?;
            self.install()?;
        }
        let file = folder.join(path);
        if file.is_file() {
            return Ok(file);
        }
        Err(Fault::new(format!("{} {} has no {path}", self.name, self.version)))
    }

    /// Installs npm where there is none and that is ours to do.
    fn ensure_npm(&self) -> Outcome {
        if is_here() {
            return Ok(());
        }
        browser::install(&["npm"], || format!("npm, to get {}", self.name))
    }

    /// Installs it, with what it needs.
    pub(crate) fn install(&self) -> Outcome {
        let Self { name, version } = self;
        let prefix = self.prefix();
        say(format!("installing {name} {version} into target/tools: once"));
        fs::create_dir_all(&prefix).or_fault(format!("make {}", prefix.display()))?;
        output(
            Command::new(NPM)
                .args(["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"])
                .arg("--prefix")
                .arg(&prefix)
                .arg(format!("{name}@{version}")),
        )?;
        Ok(())
    }
}

/// Whether there is an npm.
pub(crate) fn is_here() -> bool {
    output(Command::new(NPM).arg("--version")).is_ok()
}
