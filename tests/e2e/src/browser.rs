//! A browser tab with a site, as used by one test.

use std::cell::{Cell, RefCell};
use std::thread;
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};

use crate::driver::Kind;
use crate::log::{self, Protocol};
use crate::session::Session;
use crate::site::Site;

/// The default timeout of a wait.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

/// Settings of the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// The browser's language.
    pub lang: &'static str,
    /// The page load strategy of WebDriver: `normal` (waits for everything) or `none`.
    pub load: &'static str,
    /// Additional command-line flags for Chromium.
    pub flags: &'static [&'static str],
}

impl Default for Setup {
    fn default() -> Self {
        Self { lang: "fr", load: "normal", flags: &[] }
    }
}

/// A fresh tab in a browser, with a site of its own.
#[derive(Debug)]
pub struct Browser {
    /// `None` only during `drop`.
    session: Option<Session>,
    site: Site,
    visits: Cell<usize>,
    expected: RefCell<Vec<&'static str>>,
}

impl Browser {
    /// A browser in French, with an unmodified bundle.
    #[must_use]
    pub fn start() -> Self {
        Self::start_with(Site::start(), &Setup::default())
    }

    /// A browser with these settings and this site.
    #[must_use]
    pub fn start_with(site: Site, setup: &Setup) -> Self {
        // Local files share one storage, so no other test may have used the browser.
        let session = if site.is_folder() { Session::start(setup) } else { Session::take(setup) };
        let (visits, expected) = (Cell::new(0), RefCell::default());
        Self { session: Some(session), site, visits, expected }
    }

    fn session(&self) -> &Session {
        self.session.as_ref().expect("a session until the end")
    }

    fn client(&self) -> &Client {
        &self.session().client
    }

    /// The site of this browser.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Declares that the test causes errors on purpose: those that contain `text` do not fail it.
    pub fn expect_error(&self, text: &'static str) {
        self.expected.borrow_mut().push(text);
    }

    /// Opens a link in a new document and waits until the page is ready.
    pub fn open(&self, fragment: &str) {
        self.visit(fragment);
        self.wait_ready();
    }

    /// Opens a link in a new document.
    pub fn visit(&self, fragment: &str) {
        self.visits.set(self.visits.get() + 1);
        let address = self.site.address(self.visits.get(), fragment);
        self.done(self.client().goto(&address));
    }

    /// Opens a file next to the page, in a new document.
    pub fn visit_beside(&self, name: &str) {
        self.done(self.client().goto(&self.site.beside(name)));
    }

    /// Waits until the current document has drawn its first view.
    pub fn wait_ready(&self) {
        let ready = "location.search === args[0] \
            && document.documentElement.hasAttribute('data-ready') && !!window.visavis";
        self.wait("the page is ready", ready, &[json!(format!("?{}", self.visits.get()))]);
    }

    /// Runs JavaScript, which can use `args` and the functions of `page.js`. Returns its result; a
    /// promise is awaited.
    #[must_use]
    pub fn js(&self, script: &str, args: &[Value]) -> Value {
        self.try_js(script, args).unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    fn try_js(&self, script: &str, args: &[Value]) -> Result<Value, CmdError> {
        const PAGE: &str = include_str!("page.js");
        let script =
            format!("const args = [...arguments];\n{PAGE}\nreturn (async () => {{ {script} }})()");
        self.session().ask(self.client().execute(&script, args.to_vec()))
    }

    /// Polls until this JavaScript expression is true, and returns its value.
    pub fn wait(&self, what: &str, condition: &str, args: &[Value]) -> Value {
        self.wait_for(PATIENCE, what, condition, args)
    }

    /// The same with a timeout.
    pub fn wait_for(
        &self,
        patience: Duration,
        what: &str,
        condition: &str,
        args: &[Value],
    ) -> Value {
        let deadline = after(patience);
        let script = format!("return until(() => ({condition}), 2000)");
        loop {
            // A script may fail during a navigation; then it is retried.
            let seen = self.try_js(&script, args);
            match seen {
                Ok(value) if value != false && !value.is_null() => return value,
                seen if has_passed(deadline) => {
                    panic!(
                        "waited in vain until {what}: {condition} {args:?}\n{seen:?}\n{}",
                        self.brief()
                    )
                }
                _ => {}
            }
        }
    }

    /// Waits until the page no longer changes.
    pub fn settle(&self) {
        let _ = self.js("return settled()", &[]);
    }

    /// A summary of the page for failure messages.
    fn brief(&self) -> String {
        let seen = self.try_js(
            "return [location.href, `scrolled to ${scrollY}`, \
             document.activeElement?.outerHTML.slice(0, 200), \
             document.body.innerText.slice(0, 1500)].join('\\n')",
            &[],
        );
        seen.map_or_else(|error| error.to_string(), |text| text.as_str().unwrap_or("?").to_owned())
    }

    /// Clicks the element with this selector.
    pub fn click(&self, selector: &str) {
        self.done(async { self.client().find(Locator::Css(selector)).await?.click().await });
    }

    /// Types text key by key into the focused element.
    pub fn type_text(&self, text: &str) {
        let keys = text.chars().fold(KeyActions::new("keys".to_owned()), |keys, value| {
            keys.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        self.done(self.client().perform_actions(keys));
    }

    /// Presses one key.
    pub fn press(&self, key: Key) {
        self.type_text(&key);
    }

    /// Presses `/`, which focuses the search box.
    pub fn press_slash(&self) {
        self.type_text("/");
        self.wait("the search box has the focus", "document.activeElement?.id === 'search'", &[]);
    }

    /// Presses a key while another is held down.
    pub fn press_with(&self, held: Key, key: Key) {
        let keys = KeyActions::new("keys".to_owned())
            .then(KeyAction::Down { value: held.into() })
            .then(KeyAction::Down { value: key.into() })
            .then(KeyAction::Up { value: key.into() })
            .then(KeyAction::Up { value: held.into() });
        self.done(self.client().perform_actions(keys));
    }

    /// Presses Tab until this JavaScript expression is true of the focused element `on`. After the
    /// last tab stop Firefox focuses its own toolbar, where WebDriver cannot send keys; the focus
    /// is then returned to the page, so that the next Tab starts at its top.
    pub fn tab_to(&self, what: &str, condition: &str) {
        let script = format!(
            "if (!document.hasFocus()) window.focus();
             const on = document.activeElement; return !!({condition})"
        );
        for _ in 0..200 {
            self.press(Key::Tab);
            if self.js(&script, &[]) == true {
                return;
            }
        }
        panic!("Tab never comes to {what} ({condition})\n{}", self.brief());
    }

    /// Goes back in the browser's history.
    pub fn back(&self) {
        self.done(self.client().back());
    }

    /// Goes forward in the browser's history.
    pub fn forward(&self) {
        self.done(self.client().forward());
    }

    /// Sets the size of the viewport in CSS pixels. In Chromium, `height` is that of the whole
    /// window.
    pub fn resize(&self, width: u32, height: u32) {
        let size = [json!(width), json!(height)];
        let has_size = match Kind::here() {
            Kind::Chromium => {
                self.done(self.client().set_window_size(width, height));
                "innerWidth === args[0]"
            }
            // Firefox has a minimum window width larger than a phone's, so the content area is
            // resized.
            Kind::Firefox => {
                let _ = self.done(self.session().in_firefox(log::RESIZE, &size));
                "innerWidth === args[0] && innerHeight === args[1]"
            }
        };
        self.wait("the window has its size", has_size, &size);
    }

    /// Metrics of the page after a garbage collection, by `Performance.getMetrics` of the Chrome
    /// DevTools Protocol.
    #[must_use]
    pub fn metrics<const N: usize>(&self, names: [&str; N]) -> [f64; N] {
        let ask = |command| self.protocol(command, json!({}));
        for command in ["HeapProfiler.enable", "HeapProfiler.collectGarbage", "Performance.enable"]
        {
            let _ = ask(command);
        }
        let told = ask("Performance.getMetrics");
        let metrics = told["metrics"].as_array().expect("a list");
        names.map(|name| {
            let metric = metrics.iter().find(|it| it["name"] == name);
            metric.and_then(|it| it["value"].as_f64()).expect(name)
        })
    }

    /// A screenshot, as PNG.
    #[must_use]
    pub fn picture(&self) -> Vec<u8> {
        self.done(self.client().screenshot())
    }

    /// Sends a command of the Chrome DevTools Protocol and returns the response.
    pub fn protocol(&self, command: &'static str, params: Value) -> Value {
        self.done(self.client().issue_cmd(Protocol(command, params)))
    }

    fn done<T>(&self, command: impl Future<Output = Result<T, CmdError>>) -> T {
        self.session().done(command)
    }

    /// Console errors, policy violations and requests to other origins, without the expected ones.
    fn complaints(&self) -> Vec<String> {
        let [told, asked] = self.done(self.session().logs());
        let mut errors = log::errors(&told);
        let foreign = log::foreign(&asked, self.site.home());
        errors.extend(foreign.into_iter().map(|address| format!("foreign request: {address}")));
        let expected = self.expected.borrow();
        errors.retain(|error| !expected.iter().any(|text| error.contains(text)));
        errors
    }
}

impl Drop for Browser {
    /// Fails the test if there are complaints. After a failed test the session is not reused.
    fn drop(&mut self) {
        if thread::panicking() {
            return;
        }
        let complaints = self.complaints();
        if let Some(session) = self.session.take() {
            if self.site.is_folder() { drop(session) } else { session.give_back() }
        }
        assert!(complaints.is_empty(), "the browser complained:\n{}", complaints.join("\n"));
    }
}

#[expect(clippy::disallowed_methods, reason = "this is no wasm")]
fn now() -> Instant {
    Instant::now()
}

fn after(patience: Duration) -> Instant {
    now() + patience
}

fn has_passed(deadline: Instant) -> bool {
    now() > deadline
}
