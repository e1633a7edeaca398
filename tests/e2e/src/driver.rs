//! The `WebDriver` server (chromedriver or geckodriver): a process that listens on a free port.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, process};

use serde_json::{Map, Value, json};

use crate::Setup;

/// The script timeout, long enough for a busy machine; the default of drivers is 30 seconds.
pub(crate) const SCRIPT_MS: u32 = 120_000;
/// The initial window size in CSS pixels.
pub(crate) const WINDOW: (u32, u32) = (1440, 1000);

/// The browser under test: Chromium, or Firefox if `VISAVIS_BROWSER` says so.
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
                // Otherwise parallel drivers would claim the same port for an unused protocol. Logs
                // are read from the browser instead.
                command.args(["--port=0", "--websocket-port=0", "--allow-system-access"]);
                command
            }
        }
    }

    /// The text before the port in the message that the driver prints when ready.
    fn ready(self) -> &'static str {
        match self {
            Self::Chromium => "started successfully on port ",
            Self::Firefox => "Listening on 127.0.0.1:",
        }
    }
}

/// A running driver; dropping this value ends the process.
#[derive(Debug)]
pub(crate) struct Driver {
    child: Child,
    pub(crate) address: String,
    /// The directory for the browser's profile and temporary files.
    folder: PathBuf,
}

impl Driver {
    pub(crate) fn start() -> Self {
        // The driver needs one port on IPv4 and IPv6, and exits if another process takes it first.
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
        // The pipe must be drained, or the driver would block once it is full.
        std::thread::spawn(move || lines.for_each(drop));
        Some(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        // Processes of the browser may still be writing; such files are left behind.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The capabilities for a session: a headless browser with a profile of its own.
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
                // The browser's default; the driver would let local files access each other.
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
        // Scrolling is instant, so that tests need not wait for it.
        "--force-prefers-reduced-motion",
    ];
    let mut args: Vec<String> = args.map(str::to_owned).into();
    let (width, height) = WINDOW;
    args.push(format!("--window-size={width},{height}"));
    args.push(format!("--lang={}", setup.lang));
    args.extend(setup.flags.iter().map(|flag| (*flag).to_owned()));
    if is_root() {
        // Chromium's sandbox refuses to run as root, as in containers.
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

/// The id of the browser's process, to end it without the driver if necessary.
pub(crate) fn process_of(capabilities: &Map<String, Value>) -> Option<u64> {
    let id = |name: &str| capabilities.get(name)?.as_u64();
    id("goog:processID").or_else(|| id("moz:processID"))
}

/// Kills a browser that its driver could not close.
pub(crate) fn end(process: u64) {
    let _ = Command::new("kill").arg("-9").arg(process.to_string()).status();
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}
