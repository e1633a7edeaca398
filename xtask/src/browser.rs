//! The browsers that the tests drive: found on this machine, or installed by apt.

use crate::fault::{Fault, Outcome};
use crate::process::{output, run, say, which};
use crate::tools::{Tools, version_in};
use std::env;
use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Names a Chromium, or a Chrome, that is not where we look.
pub(crate) const CHROMIUM_VAR: &str = "VISAVIS_CHROMIUM";
/// Names its chromedriver.
pub(crate) const DRIVER_VAR: &str = "VISAVIS_CHROMEDRIVER";

/// Names a Firefox that is not where we look, and its driver.
pub(crate) const FIREFOX_VAR: &str = "VISAVIS_FIREFOX";
pub(crate) const GECKODRIVER_VAR: &str = "VISAVIS_GECKODRIVER";

/// What packages call them, and where macOS keeps them.
const FIREFOX_NAMES: [&str; 2] = ["firefox-esr", "firefox"];
const FIREFOX_PATH: &str = "/Applications/Firefox.app/Contents/MacOS/firefox";
const CHROMIUM_NAMES: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const CHROMIUM_PATHS: [&str; 2] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
/// Where packages put the driver when not on PATH.
const DRIVER_DIRS: [&str; 2] = ["/usr/lib/chromium", "/usr/lib/chromium-browser"];

/// The browsers that every change is tested in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Chromium,
    Firefox,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
        })
    }
}

/// A browser and its driver.
pub(crate) struct Browser {
    pub(crate) kind: Kind,
    pub(crate) program: PathBuf,
    pub(crate) driver: PathBuf,
}

/// Finds a browser and its driver, installing them where that is ours to do.
pub(crate) fn ensure(kind: Kind, tools: &Tools) -> Outcome<Browser> {
    match kind {
        Kind::Chromium => ensure_chromium(),
        Kind::Firefox => {
            let program = ensure_firefox()?;
            let driver = named_in(GECKODRIVER_VAR).map_or_else(|| tools.geckodriver(), Ok)?;
            Ok(Browser { kind, program, driver })
        }
    }
}

fn ensure_chromium() -> Outcome<Browser> {
    if find_chromium().is_none() {
        install(&["chromium", "chromium-driver"], || {
            format!(
                "Chromium and its driver, or name yours in {CHROMIUM_VAR} and {DRIVER_VAR}, or \
                 pass --firefox"
            )
        })?;
    }
    find_chromium()
        .ok_or_else(|| Fault::new("apt installed Chromium and its driver, but they are not there"))?
        .check()
}

fn ensure_firefox() -> Outcome<PathBuf> {
    if find_firefox().is_none() {
        install(&["firefox-esr"], || {
            format!("Firefox, or name yours in {FIREFOX_VAR}, or pass --chromium")
        })?;
    }
    find_firefox().ok_or_else(|| Fault::new("apt installed Firefox, but it is not there"))
}

fn find_firefox() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    named_in(FIREFOX_VAR)
        .or_else(|| FIREFOX_NAMES.iter().find_map(|name| which(name, &path)))
        .or_else(|| Some(PathBuf::from(FIREFOX_PATH)).filter(|path| path.is_file()))
}

/// Installs packages by apt, or says what `else_what` the tests need.
pub(crate) fn install(packages: &[&str], else_what: impl Fn() -> String) -> Outcome {
    let list = packages.join(" ");
    if !can_install() {
        let what = else_what();
        return Err(Fault::new(format!(
            "the browser tests need {what}; on Debian and Ubuntu: `sudo apt-get install {list}`; \
             or pass --skip-browser"
        )));
    }
    say(format!("installing {list} with apt: once, about a minute"));
    run(apt().arg("update"))?;
    run(apt().args(["install", "-y", "--no-install-recommends"]).args(packages))
}

fn find_chromium() -> Option<Browser> {
    let path = env::var_os("PATH").unwrap_or_default();
    let program = named_in(CHROMIUM_VAR)
        .or_else(|| CHROMIUM_NAMES.iter().find_map(|name| which(name, &path)))
        .or_else(|| CHROMIUM_PATHS.iter().map(PathBuf::from).find(|path| path.is_file()))?;
    Some(Browser { kind: Kind::Chromium, program, driver: find_driver()? })
}

fn find_driver() -> Option<PathBuf> {
    named_in(DRIVER_VAR).or_else(|| named_in("CHROMEDRIVER")).or_else(|| {
        // Hosted build machines name its directory.
        let hosted = env::var_os("CHROMEWEBDRIVER");
        let dirs = hosted.into_iter().chain(env::var_os("PATH"));
        let dirs = dirs.chain(DRIVER_DIRS.iter().map(OsString::from));
        dirs.into_iter().find_map(|dirs| which("chromedriver", &dirs))
    })
}

fn named_in(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// Whether apt is here and we may use it.
fn can_install() -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    let root = output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    root && which("apt-get", &path).is_some()
}

fn apt() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null()).arg("-q");
    command
}

impl Browser {
    /// A driver only drives the browser of its own major version; the reader of a test log would
    /// see a puzzle instead.
    fn check(self) -> Outcome<Self> {
        let (chromium, driver) = (version(&self.program)?, version(&self.driver)?);
        if major(&chromium) == major(&driver) {
            return Ok(self);
        }
        Err(Fault::new(format!(
            "{} is version {chromium} and {} is version {driver}: install the pair of one version",
            self.program.display(),
            self.driver.display(),
        )))
    }
}

fn version(program: &Path) -> Outcome<String> {
    let text = output(Command::new(program).arg("--version"))?;
    version_in(&text)
        .ok_or_else(|| Fault::new(format!("{} does not say its version", program.display())))
}

fn major(version: &str) -> &str {
    version.split('.').next().unwrap_or(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_number_must_agree() {
        assert_eq!(major("150.0.7000.1"), major("150.0.6999.0"));
        assert_ne!(major("150.0.7000.1"), major("15.0.0.1"));
    }
}
