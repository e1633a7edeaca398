//! Sessions: a browser with its driver, used by one test at a time.
//!
//! Starting a browser takes longer than most tests, so the session of a passed test is kept for the
//! next one, with a fresh tab; see [`keep_idle`].

use std::fmt::Debug;
use std::sync::Mutex;
use std::time::Duration;

use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};
use tokio::time::timeout;

use crate::browser::Setup;
use crate::driver::{self, Driver, Kind};
use crate::log::{self, Context, Protocol, ReadLog};

/// The timeout for closing a browser or opening a tab; after it the browser is killed.
const CLOSING: Duration = Duration::from_secs(10);
/// The timeout of a command, so that a browser that hangs fails only one test. It is longer than
/// the script timeout.
const ANSWER: Duration = Duration::from_millis(driver::SCRIPT_MS as u64 + 30_000);

/// The idle sessions; `None` if sessions are not reused.
static IDLE: Mutex<Option<Vec<Session>>> = Mutex::new(None);

/// Keeps sessions for reuse until [`close_idle`] is called.
pub(crate) fn keep_idle() {
    *IDLE.lock().unwrap() = Some(Vec::new());
}

/// Closes the idle sessions, and stops keeping them.
pub(crate) fn close_idle() {
    let idle = IDLE.lock().unwrap().take();
    drop(idle);
}

/// A running browser and its driver.
pub(crate) struct Session {
    runtime: Runtime,
    pub(crate) client: Client,
    process: Option<u64>,
    setup: Setup,
    // Fields are dropped in order, and the driver must end after its client.
    _driver: Driver,
}

impl Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session").field("setup", &self.setup).finish_non_exhaustive()
    }
}

impl Session {
    /// Starts a new browser.
    pub(crate) fn start(setup: &Setup) -> Self {
        let driver = Driver::start();
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(driver::capabilities(setup));
        let client = runtime.block_on(builder.connect(&driver.address)).expect("a session");
        let process = client.capabilities().and_then(driver::process_of);
        let session = Self { runtime, client, process, setup: setup.clone(), _driver: driver };
        if Kind::here() == Kind::Firefox {
            let _ = session.done(session.in_firefox(log::LISTEN, &[]));
        }
        session
    }

    /// An idle browser with these settings, or a new one.
    pub(crate) fn take(setup: &Setup) -> Self {
        let idle = || {
            let mut idle = IDLE.lock().unwrap();
            let idle = idle.as_mut()?;
            let at = idle.iter().position(|it| it.setup == *setup)?;
            Some(idle.swap_remove(at))
        };
        idle().unwrap_or_else(|| Self::start(setup))
    }

    /// Resets the browser and keeps it for the next test; if that fails it is closed.
    pub(crate) fn give_back(self) {
        if IDLE.lock().unwrap().is_none() {
            return;
        }
        let renewed = self.runtime.block_on(async { timeout(CLOSING, self.renew()).await });
        if matches!(renewed, Ok(Ok(())))
            && let Some(idle) = IDLE.lock().unwrap().as_mut()
        {
            idle.push(self);
        }
    }

    /// Resets the browser: closes all tabs and opens a fresh one, and clears cookies, permissions,
    /// sizes and logs. Storage needs no reset, as each site has its own origin.
    async fn renew(&self) -> Result<(), CmdError> {
        let used = self.client.windows().await?;
        let fresh = self.client.new_window(true).await?.handle;
        for window in used {
            self.client.switch_to_window(window).await?;
            self.client.close_window().await?;
        }
        self.client.switch_to_window(fresh).await?;
        match Kind::here() {
            Kind::Chromium => {
                let (width, height) = driver::WINDOW;
                self.client.set_window_size(width, height).await?;
                // Without the last command the tab is visible but not focused.
                for command in
                    ["Network.clearBrowserCookies", "Browser.resetPermissions", "Page.bringToFront"]
                {
                    let _ = self.client.issue_cmd(Protocol(command, json!({}))).await?;
                }
                let _ = self.logs().await?;
            }
            // The new tab has the window's size; a resized content area is gone with the old tab.
            Kind::Firefox => {
                let _ = self.in_firefox(log::FORGET, &[]).await?;
            }
        }
        Ok(())
    }

    /// The new log entries: errors and requests.
    pub(crate) async fn logs(&self) -> Result<[Value; 2], CmdError> {
        match Kind::here() {
            Kind::Chromium => {
                let told = self.client.issue_cmd(ReadLog("browser")).await?;
                Ok([told, self.client.issue_cmd(ReadLog("performance")).await?])
            }
            Kind::Firefox => {
                let mut told = self.in_firefox(log::TELL, &[]).await?;
                Ok(["errors", "asked"].map(|kind| told[kind].take()))
            }
        }
    }

    /// Runs a script with Firefox's chrome privileges.
    pub(crate) async fn in_firefox(&self, script: &str, args: &[Value]) -> Result<Value, CmdError> {
        let _ = self.client.issue_cmd(Context("chrome")).await?;
        let told = self.client.execute(script, args.to_vec()).await;
        let _ = self.client.issue_cmd(Context("content")).await?;
        told
    }

    /// Runs a command of `WebDriver`, with a timeout.
    pub(crate) fn ask<T>(
        &self,
        command: impl Future<Output = Result<T, CmdError>>,
    ) -> Result<T, CmdError> {
        let answer = self.runtime.block_on(async { timeout(ANSWER, command).await });
        answer.unwrap_or_else(|_| panic!("the browser does not answer"))
    }

    /// The same for a command that must not fail.
    pub(crate) fn done<T>(&self, command: impl Future<Output = Result<T, CmdError>>) -> T {
        self.ask(command).unwrap_or_else(|error| panic!("WebDriver: {error}"))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let client = self.client.clone();
        let closed = self.runtime.block_on(async { timeout(CLOSING, client.close()).await });
        if let (false, Some(process)) = (matches!(closed, Ok(Ok(()))), self.process) {
            driver::end(process);
        }
    }
}
