//! The browsers for the tests: found on this machine, or installed by apt.

use crate::process::{output, run, say, which};
use crate::tools::Tools;
use anyhow::{Context as _, Result, bail};
use std::env;
use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Environment variables for the path of a browser or driver in a non-standard place; the
/// end-to-end tests read them too.
pub(crate) const CHROMIUM_VAR: &str = "VISAVIS_CHROMIUM";
pub(crate) const DRIVER_VAR: &str = "VISAVIS_CHROMEDRIVER";
pub(crate) const FIREFOX_VAR: &str = "VISAVIS_FIREFOX";
pub(crate) const GECKODRIVER_VAR: &str = "VISAVIS_GECKODRIVER";

/// Names in Linux packages, and paths on macOS.
const FIREFOX_NAMES: [&str; 2] = ["firefox-esr", "firefox"];
const FIREFOX_PATHS: [&str; 1] = ["/Applications/Firefox.app/Contents/MacOS/firefox"];
const CHROMIUM_NAMES: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const CHROMIUM_PATHS: [&str; 2] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
/// Where packages install the driver if not on PATH.
const DRIVER_DIRS: [&str; 2] = ["/usr/lib/chromium", "/usr/lib/chromium-browser"];

/// The supported browsers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Chromium,
    Firefox,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// A browser and its driver.
pub(crate) struct Browser {
    pub(crate) kind: Kind,
    pub(crate) program: PathBuf,
    pub(crate) driver: PathBuf,
}

/// Finds a browser and its driver, installing them if that is possible.
pub(crate) fn ensure(kind: Kind, tools: &Tools) -> Result<Browser> {
    match kind {
        Kind::Chromium => {
            if find_chromium().is_none() || find_driver().is_none() {
                let what = format!(
                    "Chromium and its driver, or name yours in {CHROMIUM_VAR} and {DRIVER_VAR}, \
                     or pass --firefox"
                );
                install(&["chromium", "chromium-driver"], &what)?;
            }
            let program = find_chromium().context("apt installed no Chromium")?;
            let driver = find_driver().context("apt installed no chromedriver")?;
            Ok(Browser { kind, program, driver })
        }
        Kind::Firefox => {
            if find_firefox().is_none() {
                let what = format!("Firefox, or name yours in {FIREFOX_VAR}, or pass --chromium");
                install(&["firefox-esr"], &what)?;
            }
            let program = find_firefox().context("apt installed no Firefox")?;
            let driver = named_in(GECKODRIVER_VAR).map_or_else(|| tools.geckodriver(), Ok)?;
            Ok(Browser { kind, program, driver })
        }
    }
}

/// Installs packages by apt; if that is not possible the error says what to install.
pub(crate) fn install(packages: &[&str], what: &str) -> Result<()> {
    let list = packages.join(" ");
    let is_root = output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !is_root || which("apt-get", &env::var_os("PATH").unwrap_or_default()).is_none() {
        bail!(
            "the browser tests need {what}; on Debian and Ubuntu: `sudo apt-get install {list}`; \
             or pass --skip-browser"
        );
    }
    say(format!("installing {list} with apt: once, about a minute"));
    let apt = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null()).arg("-q");
        command
    };
    run(apt().arg("update"))?;
    run(apt().args(["install", "-y", "--no-install-recommends"]).args(packages))
}

fn find_chromium() -> Option<PathBuf> {
    find(CHROMIUM_VAR, &CHROMIUM_NAMES, &CHROMIUM_PATHS)
}

fn find_firefox() -> Option<PathBuf> {
    find(FIREFOX_VAR, &FIREFOX_NAMES, &FIREFOX_PATHS)
}

fn find(variable: &str, names: &[&str], paths: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    named_in(variable)
        .or_else(|| names.iter().find_map(|name| which(name, &path)))
        .or_else(|| paths.iter().map(PathBuf::from).find(|path| path.is_file()))
}

fn find_driver() -> Option<PathBuf> {
    let dirs = env::var_os("PATH").into_iter().chain(DRIVER_DIRS.map(OsString::from));
    named_in(DRIVER_VAR).or_else(|| dirs.into_iter().find_map(|it| which("chromedriver", &it)))
}

fn named_in(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}
