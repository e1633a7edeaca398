//! Queries and actions on the open page.

use std::time::Duration;

use serde_json::{Value, json};

use crate::browser::{Browser, PATIENCE};
use crate::source::sources;

/// The expected contents of the page, from the report files, for `faults` in `page.js`.
#[must_use]
pub fn facts() -> Value {
    let facts = sources().into_iter().map(|source| {
        json!({
            "slug": source.slug,
            "text": source.text,
            "furniture": source.furniture,
            "paragraphs": source.paragraphs,
        })
    });
    facts.collect()
}

impl Browser {
    /// The state that a link must restore.
    #[must_use]
    pub fn snapshot(&self) -> Value {
        self.js("return snapshot()", &[])
    }

    /// Checks that the page fulfils its contract in every point.
    #[track_caller]
    pub fn check_contract(&self) {
        let wrong = self.js("return faults(args[0])", &[facts()]);
        assert_eq!(wrong, json!([]), "at {}", self.address());
    }

    /// Opens a link in the current document by `visavis.open`, and waits until it is drawn.
    pub fn go(&self, link: &str) {
        let _ = self.js("visavis.open(args[0]); return settled()", &[json!(link)]);
    }

    /// The URL in the address bar.
    #[must_use]
    pub fn address(&self) -> String {
        self.js("return location.href", &[]).as_str().unwrap_or_default().to_owned()
    }

    /// The fragment of that URL, without the `#`.
    #[must_use]
    pub fn fragment(&self) -> String {
        self.js("return location.hash.slice(1)", &[]).as_str().unwrap_or_default().to_owned()
    }

    /// The link of the current view.
    #[must_use]
    pub fn link(&self) -> String {
        self.js("return visavis.view().link", &[]).as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the address bar has the current view, which is written some time after the last
    /// key.
    pub fn wait_written(&self) {
        self.wait_written_for(PATIENCE);
    }

    /// The same with a timeout. Browsers limit the rate of history writes; the page then retries.
    pub fn wait_written_for(&self, patience: Duration) {
        self.settle(); // before that, neither may know what was typed
        let written = "location.hash.slice(1) === visavis.view().link";
        self.wait_for(patience, "the address says the view", written, &[]);
    }

    /// Scrolls the page to `y` CSS pixels; Firefox may be off by a fraction of a pixel.
    pub fn scroll_to(&self, y: u32) {
        let _ = self
            .js("scrollTo({ top: args[0], behavior: 'instant' }); return settled()", &[json!(y)]);
        self.wait("the page is scrolled", "Math.round(scrollY) === args[0]", &[json!(y)]);
    }

    /// The id of the element that has the focus.
    #[must_use]
    pub fn focused(&self) -> String {
        let id = self.js("return document.activeElement?.id ?? ''", &[]);
        id.as_str().unwrap_or_default().to_owned()
    }

    /// The notices on the page.
    #[must_use]
    pub fn notices(&self) -> Vec<String> {
        let notices = self.js("return notices()", &[]);
        notices
            .as_array()
            .into_iter()
            .flatten()
            .map(|it| it.as_str().unwrap_or("?").to_owned())
            .collect()
    }

    /// The number of marks in each displayed report.
    #[must_use]
    pub fn counts(&self) -> Vec<u64> {
        let counts = self.js("return articles().map((article) => marks(article).length)", &[]);
        counts.as_array().into_iter().flatten().filter_map(Value::as_u64).collect()
    }
}

/// Percent-encodes a value of a link, with a generic encoder rather than the page's own.
#[must_use]
pub fn encode(text: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(byte.into());
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
