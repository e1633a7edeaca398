//! The page as the tests see it.

use std::time::Duration;

use serde_json::{Value, json};

use crate::browser::{Browser, PATIENCE};
use crate::source::sources;

/// What `faults` in `page.js` compares the page with: the files' facts.
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
    /// Everything a link must bring back.
    #[must_use]
    pub fn snapshot(&self) -> Value {
        self.js("return snapshot()", &[])
    }

    /// Fails when the page as it stands breaks its contract in any point.
    #[track_caller]
    pub fn check_contract(&self) {
        let wrong = self.js("return faults(args[0])", &[facts()]);
        assert_eq!(wrong, json!([]), "at {}", self.address());
    }

    /// Opens a link on the page that is open, as a script would, and waits until it is drawn.
    pub fn go(&self, link: &str) {
        let _ = self.js("visavis.open(args[0]); return settled()", &[json!(link)]);
    }

    /// What the address bar says.
    #[must_use]
    pub fn address(&self) -> String {
        self.js("return location.href", &[]).as_str().unwrap_or_default().to_owned()
    }

    /// The fragment of the address bar, without its `#`.
    #[must_use]
    pub fn fragment(&self) -> String {
        self.js("return location.hash.slice(1)", &[]).as_str().unwrap_or_default().to_owned()
    }

    /// The link of the view that stands on the page.
    #[must_use]
    pub fn link(&self) -> String {
        self.js("return visavis.view().link", &[]).as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the address bar says the view, which it does a while after the last key.
    pub fn wait_written(&self) {
        self.wait_written_for(PATIENCE);
    }

    /// Waits so long: after many changes browsers refuse to write more, and the page tries again.
    pub fn wait_written_for(&self, patience: Duration) {
        self.settle(); // before that, neither may know what was typed
        let written = "location.hash.slice(1) === visavis.view().link";
        self.wait_for(patience, "the address says the view", written, &[]);
    }

    /// Scrolls the page to `y` CSS pixels; Firefox may stop a fraction of one beside it.
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

    /// The notices that stand on the page.
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

    /// How many marks stand on each displayed report.
    #[must_use]
    pub fn counts(&self) -> Vec<u64> {
        let counts = self.js("return articles().map((article) => marks(article).length)", &[]);
        counts.as_array().into_iter().flatten().filter_map(Value::as_u64).collect()
    }
}

/// Percent-encodes a value of a link, as a program that knows nothing of the page would.
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
