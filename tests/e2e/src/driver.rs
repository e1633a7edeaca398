//! The browser's driver: a process that speaks `WebDriver` on a free port.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, process};

use serde_json::{Map, Value, json};

use crate::Setup;

/// A running chromedriver, which ends with this value.
#[derive(Debug)]
pub(crate) struct Driver {
    child: Child,
    pub(crate) address: String,
    /// Where the browser keeps its profile and all else that it would leave behind.
    folder: PathBuf,
}

impl Driver {
    pub(crate) fn start() -> Self {
        let path = env::var("VISAVIS_CHROMEDRIVER").unwrap_or("/usr/bin/chromedriver".to_owned());
        // It wants one port free on IPv4 and IPv6, and ends when others take it in between.
        let started = (0..5).find_map(|_| Self::try_start(&path));
        started.unwrap_or_else(|| panic!("{path} did not say its port"))
    }

    fn try_start(path: &str) -> Option<Self> {
        static STARTED: AtomicUsize = AtomicUsize::new(0);
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("visavis-e2e-{}-{number}", process::id()));
        fs::create_dir_all(&folder).expect("a folder for the browser");
        let mut child = Command::new(path)
            .arg("--port=0")
            .env("TMPDIR", &folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut lines = BufReader::new(child.stdout.take().expect("its output is piped")).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse::<u16>().ok()
        });
        let address = format!("http://127.0.0.1:{}", port.unwrap_or_default());
        let driver = Self { child, address, folder };
        port?;
        // A pipe that nobody reads would stop the driver once full.
        std::thread::spawn(move || lines.for_each(drop));
        Some(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        // The browser's last processes may still write: what they add then stays.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// What a session is asked for: Chromium without a window, quiet, with a profile of its own.
pub(crate) fn capabilities(setup: &Setup) -> Map<String, Value> {
    let binary = env::var("VISAVIS_CHROMIUM").unwrap_or("/usr/bin/chromium".to_owned());
    let args = [
        "--headless=new",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-breakpad",
        "--window-size=1440,1000",
        // Scrolls arrive at once, and where they were sent.
        "--force-prefers-reduced-motion",
    ];
    let mut args: Vec<String> = args.map(str::to_owned).into();
    args.push(format!("--lang={}", setup.lang));
    if is_root() {
        // Chromium's sandbox refuses to run as root, which containers are.
        args.push("--no-sandbox".to_owned());
    }
    let capabilities = json!({
        "browserName": "chrome",
        "pageLoadStrategy": setup.load,
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        "goog:chromeOptions": {
            "binary": binary,
            "args": args,
            "prefs": { "intl.accept_languages": setup.lang },
            "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
        },
    });
    capabilities.as_object().expect("an object").clone()
}

/// The process that the session says it started, for when it must be ended without the driver.
pub(crate) fn process_of(capabilities: &Map<String, Value>) -> Option<u64> {
    capabilities.get("goog:processID")?.as_u64()
}

/// Ends a browser that its driver could not end.
pub(crate) fn end(process: u64) {
    let _ = Command::new("kill").arg("-9").arg(process.to_string()).status();
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}
