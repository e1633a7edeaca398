//! The browser's driver: a process that speaks `WebDriver` on a free port.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, process};

use serde_json::{Map, Value, json};

use crate::Setup;

/// Until when a script may run, on a busy machine: drivers end it after 30 seconds by themselves.
pub(crate) const SCRIPT_MS: u32 = 120_000;
/// How large a window is in CSS pixels, until a test resizes it.
pub(crate) const WINDOW: (u32, u32) = (1440, 1000);

/// The browser that the tests drive: Chromium, or Firefox where `VISAVIS_BROWSER` says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Chromium.
    Chromium,
    /// Firefox.
    Firefox,
}

impl Kind {
    /// The browser of this run.
    #[must_use]
    pub fn here() -> Self {
        match env::var("VISAVIS_BROWSER").as_deref() {
            Ok("firefox") => Self::Firefox,
            Err(_) | Ok("" | "chromium") => Self::Chromium,
            Ok(other) => panic!("VISAVIS_BROWSER is {other}: say chromium or firefox"),
        }
    }

    fn driver(self) -> Command {
        let named = |variable: &str, usual: &str| env::var(variable).unwrap_or(usual.to_owned());
        match self {
            Self::Chromium => {
                let path = named("VISAVIS_CHROMEDRIVER", "/usr/bin/chromedriver");
                let mut command = Command::new(path);
                command.arg("--port=0");
                command
            }
            Self::Firefox => {
                let mut command = Command::new(named("VISAVIS_GECKODRIVER", "geckodriver"));
                // Drivers beside it would want the same port for what it does not use; and what the
                // browser logs is asked of the browser itself.
                command.args(["--port=0", "--websocket-port=0", "--allow-system-access"]);
                command
            }
        }
    }

    /// What stands before the port where its driver says that it is ready.
    fn ready(self) -> &'static str {
        match self {
            Self::Chromium => "started successfully on port ",
            Self::Firefox => "Listening on 127.0.0.1:",
        }
    }
}

/// A running driver, which ends with this value.
#[derive(Debug)]
pub(crate) struct Driver {
    child: Child,
    pub(crate) address: String,
    /// Where the browser keeps its profile and all else that it would leave behind.
    folder: PathBuf,
}

impl Driver {
    pub(crate) fn start() -> Self {
        // It wants one port free on IPv4 and IPv6, and ends when others take it in between.
        (0..5).find_map(|_| Self::try_start(Kind::here())).expect("the driver says its port")
    }

    fn try_start(kind: Kind) -> Option<Self> {
        static STARTED: AtomicUsize = AtomicUsize::new(0);
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("visavis-e2e-{}-{number}", process::id()));
        fs::create_dir_all(&folder).expect("a folder for the browser");
        let mut command = kind.driver();
        let mut child = command
            .env("TMPDIR", &folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let mut lines = BufReader::new(child.stdout.take().expect("its output is piped")).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once(kind.ready())?;
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

/// What a session is asked for: a browser without a window, quiet, with a profile of its own.
pub(crate) fn capabilities(setup: &Setup) -> Map<String, Value> {
    let capabilities = match Kind::here() {
        Kind::Chromium => chromium(setup),
        Kind::Firefox => firefox(setup),
    };
    capabilities.as_object().expect("an object").clone()
}

fn firefox(setup: &Setup) -> Value {
    let binary = env::var("VISAVIS_FIREFOX").unwrap_or("/usr/bin/firefox-esr".to_owned());
    let (width, height) = WINDOW;
    json!({
        "browserName": "firefox",
        "pageLoadStrategy": setup.load,
        "timeouts": { "script": SCRIPT_MS },
        "moz:firefoxOptions": {
            "binary": binary,
            "args": ["-headless", format!("--width={width}"), format!("--height={height}")],
            "prefs": {
                "intl.accept_languages": setup.lang,
                "intl.locale.requested": setup.lang,
                "ui.prefersReducedMotion": 1,
                // As readers have it; its driver would let files reach each other.
                "security.fileuri.strict_origin_policy": true,
            },
        },
    })
}

fn chromium(setup: &Setup) -> Value {
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
        // Scrolls arrive at once, and where they were sent.
        "--force-prefers-reduced-motion",
    ];
    let mut args: Vec<String> = args.map(str::to_owned).into();
    let (width, height) = WINDOW;
    args.push(format!("--window-size={width},{height}"));
    args.push(format!("--lang={}", setup.lang));
    args.extend(setup.flags.iter().map(|flag| (*flag).to_owned()));
    if is_root() {
        // Chromium's sandbox refuses to run as root, which containers are.
        args.push("--no-sandbox".to_owned());
    }
    json!({
        "browserName": "chrome",
        "pageLoadStrategy": setup.load,
        "timeouts": { "script": SCRIPT_MS },
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        "goog:chromeOptions": {
            "binary": binary,
            "args": args,
            "prefs": { "intl.accept_languages": setup.lang },
            "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
        },
    })
}

/// The process that the session says it started, for when it must be ended without the driver.
pub(crate) fn process_of(capabilities: &Map<String, Value>) -> Option<u64> {
    let id = |name: &str| capabilities.get(name)?.as_u64();
    id("goog:processID").or_else(|| id("moz:processID"))
}

/// Ends a browser that its driver could not end.
pub(crate) fn end(process: u64) {
    let _ = Command::new("kill").arg("-9").arg(process.to_string()).status();
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}
