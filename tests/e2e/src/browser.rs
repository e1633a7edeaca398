//! A reader with a browser.

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

/// Bounds every wait for something the page should do by itself at once.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

/// What kind of reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// The browser's language.
    pub lang: &'static str,
    /// What opening an address waits for: `normal` (everything), or `none`.
    pub load: &'static str,
    /// More that Chromium is told as it starts.
    pub flags: &'static [&'static str],
}

impl Default for Setup {
    fn default() -> Self {
        Self { lang: "fr", load: "normal", flags: &[] }
    }
}

/// A reader in a fresh tab, on a site of their own.
#[derive(Debug)]
pub struct Browser {
    /// Taken out only when this value is dropped.
    session: Option<Session>,
    site: Site,
    visits: Cell<usize>,
    expected: RefCell<Vec<&'static str>>,
}

impl Browser {
    /// A French reader before the bundle as it is.
    #[must_use]
    pub fn start() -> Self {
        Self::start_with(Site::start(), &Setup::default())
    }

    /// A reader of this kind before this site.
    #[must_use]
    pub fn start_with(site: Site, setup: &Setup) -> Self {
        // All files of a folder have one storage: no other test's browser may have seen it.
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

    /// The site the reader visits.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// This test causes errors on purpose: those that contain `text` are no failure.
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

    /// Opens a file that lies beside the page, as a new document.
    pub fn visit_beside(&self, name: &str) {
        self.done(self.client().goto(&self.site.beside(name)));
    }

    /// Waits until the document last opened has drawn its first view.
    pub fn wait_ready(&self) {
        let ready = "location.search === args[0] \
            && document.documentElement.hasAttribute('data-ready') && !!window.visavis";
        self.wait("the page is ready", ready, &[json!(format!("?{}", self.visits.get()))]);
    }

    /// Runs JavaScript with the functions of `page.js` at hand, `args` being its arguments; what
    /// it returns, or what the promise it returns becomes.
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

    /// Waits until this JavaScript expression is true, and returns it.
    pub fn wait(&self, what: &str, condition: &str, args: &[Value]) -> Value {
        self.wait_for(PATIENCE, what, condition, args)
    }

    /// Waits so long for something that the page does later.
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
            // A script may fall between two documents: then it is asked again.
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

    /// Waits until the page has come to rest.
    pub fn settle(&self) {
        let _ = self.js("return settled()", &[]);
    }

    /// What a failure should say about the page.
    fn brief(&self) -> String {
        let seen = self.try_js(
            "return [location.href, `scrolled to ${scrollY}`, \
             document.activeElement?.outerHTML.slice(0, 200), \
             document.body.innerText.slice(0, 1500)].join('\\n')",
            &[],
        );
        seen.map_or_else(|error| error.to_string(), |text| text.as_str().unwrap_or("?").to_owned())
    }

    /// Clicks what this selector finds.
    pub fn click(&self, selector: &str) {
        self.done(async { self.client().find(Locator::Css(selector)).await?.click().await });
    }

    /// Types, one key after the other, wherever the focus is.
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

    /// Presses `/`, which takes the reader to the search box.
    pub fn press_slash(&self) {
        self.type_text("/");
        self.wait("the search box has the focus", "document.activeElement?.id === 'search'", &[]);
    }

    /// Presses a key while holding another.
    pub fn press_with(&self, held: Key, key: Key) {
        let keys = KeyActions::new("keys".to_owned())
            .then(KeyAction::Down { value: held.into() })
            .then(KeyAction::Down { value: key.into() })
            .then(KeyAction::Up { value: key.into() })
            .then(KeyAction::Up { value: held.into() });
        self.done(self.client().perform_actions(keys));
    }

    /// Presses Tab until what this JavaScript expression says of the focused element `on` is true.
    /// After the last stop of the page Firefox goes on to its own bar, where no key of a driver comes:
    /// then the focus is given back to the page, which the next Tab enters at its top.
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

    /// The browser's Back.
    pub fn back(&self) {
        self.done(self.client().back());
    }

    /// The browser's Forward.
    pub fn forward(&self) {
        self.done(self.client().forward());
    }

    /// Gives the window's content this width, in CSS pixels, and this height: of Chromium the whole
    /// window's.
    pub fn resize(&self, width: u32, height: u32) {
        let size = [json!(width), json!(height)];
        let has_size = match Kind::here() {
            Kind::Chromium => {
                self.done(self.client().set_window_size(width, height));
                "innerWidth === args[0]"
            }
            // Firefox's window stays wider than a phone: what shows the page in it is made smaller.
            Kind::Firefox => {
                let _ = self.done(self.session().in_firefox(log::RESIZE, &size));
                "innerWidth === args[0] && innerHeight === args[1]"
            }
        };
        self.wait("the window has its size", has_size, &size);
    }

    /// What Chromium counts of the page, its garbage collected; see its protocol's
    /// `Performance.getMetrics`.
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

    /// What the window shows, as PNG.
    #[must_use]
    pub fn picture(&self) -> Vec<u8> {
        self.done(self.client().screenshot())
    }

    /// A command of Chromium's own protocol, and what it answers.
    pub fn protocol(&self, command: &'static str, params: Value) -> Value {
        self.done(self.client().issue_cmd(Protocol(command, params)))
    }

    fn done<T>(&self, command: impl Future<Output = Result<T, CmdError>>) -> T {
        self.session().done(command)
    }

    /// Console errors, violations and foreign requests of this reader, without expected ones.
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
    /// Fails the test when the browser complained. What a failed test leaves is not used again.
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
