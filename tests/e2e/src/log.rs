//! What the browser says about the page beside drawing it. Chromium's driver keeps logs; Firefox is
//! listened to from within, by a script that runs in the browser and not in the page.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// A log of Chromium's driver, since it was last asked for.
#[derive(Debug)]
pub(crate) struct ReadLog(pub(crate) &'static str);

impl WebDriverCompatibleCommand for ReadLog {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "type": self.0 }).to_string()))
    }
}

/// A command of Chromium's own protocol, by its driver; with its parameters.
#[derive(Debug)]
pub(crate) struct Protocol(pub(crate) &'static str, pub(crate) Value);

impl WebDriverCompatibleCommand for Protocol {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "cmd": self.0, "params": self.1 }).to_string()))
    }
}

/// From now on scripts run in Firefox itself (`chrome`), or in its page (`content`).
#[derive(Debug)]
pub(crate) struct Context(pub(crate) &'static str);

impl WebDriverCompatibleCommand for Context {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/moz/context", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "context": self.0 }).to_string()))
    }
}

/// Makes Firefox keep what [`errors`] and [`foreign`] judge, each error and request as Chromium's logs
/// have them. What a page writes to the console by itself is not told; a trap of the program is.
pub(crate) const LISTEN: &str = r#"
    if (!Services.prefs.getBoolPref("security.fileuri.strict_origin_policy")) throw Error("lax");
    window.told = { errors: [], asked: [] };
    Services.console.registerListener({ observe(message) {
        if (!(message instanceof Ci.nsIScriptError)) return;
        const { errorMessage, sourceName, category, flags } = message;
        // Firefox's own scripts err too.
        if (message.isFromChromeContext || /^(chrome|resource|moz-extension):/.test(sourceName)) return;
        const refused = /^(CSP|SRI|Mixed|Security)/i.test(category);
        if (flags & Ci.nsIScriptError.warningFlag && !refused) return;
        window.told.errors.push(
            { level: "SEVERE", source: category, message: `${sourceName} ${errorMessage}` });
    } });
    Services.obs.addObserver((channel) => {
        const { URI, loadInfo } = channel.QueryInterface(Ci.nsIHttpChannel);
        // Firefox's own requests belong to no page.
        if (!loadInfo.browsingContextID && loadInfo.triggeringPrincipal.isSystemPrincipal) return;
        const params = { request: { url: URI.spec } };
        const asked = { message: { method: "Network.requestWillBeSent", params } };
        window.told.asked.push({ message: JSON.stringify(asked) });
    }, "http-on-opening-request");"#;

/// What it kept.
pub(crate) const TELL: &str = "return window.told";

/// Makes Firefox forget what it kept, and every cookie.
pub(crate) const FORGET: &str = "
    window.told = { errors: [], asked: [] };
    Services.cookies.removeAll();";

/// Gives what shows the page in Firefox's window a size in CSS pixels.
pub(crate) const RESIZE: &str = r#"
    const [width, height] = [...arguments].map((it) => `${it}px`);
    const place = { flex: "none", alignSelf: "start", justifySelf: "start" };
    Object.assign(gBrowser.selectedBrowser.style, { ...place, width, height });"#;

/// Console errors, and whatever the browser says about security or intervenes for.
pub(crate) fn errors(log: &Value) -> Vec<String> {
    let entries = log.as_array().into_iter().flatten();
    let wrong = entries.filter(|entry| {
        let says = |key: &str, value: &str| entry[key] == value;
        says("level", "SEVERE")
            || ["security", "violation", "intervention"].iter().any(|it| says("source", it))
            || entry["message"]
                .as_str()
                .is_some_and(|text| text.contains("Content Security Policy"))
    });
    wrong.map(|entry| format!("{} {}", entry["source"], entry["message"])).collect()
}

/// How Chromium and Firefox say themselves that a file did not come as promised.
pub const NOT_AS_PROMISED: [&str; 6] = [
    "Failed to load resource",
    "ERR_CONTENT_LENGTH_MISMATCH",
    "integrity",
    "Failed to read data from the ReadableStream",
    "Loading failed for the",
    "disallowed MIME type",
];

/// Addresses asked for that do not begin like this one.
pub(crate) fn foreign(log: &Value, home: &str) -> Vec<String> {
    let entries = log.as_array().into_iter().flatten();
    let events = entries.filter_map(|entry| {
        serde_json::from_str::<Value>(entry["message"].as_str()?)
            .ok()
            .map(|it| it["message"].clone())
    });
    let asked = events.filter_map(|event| {
        let address = match event["method"].as_str()? {
            "Network.requestWillBeSent" => &event["params"]["request"]["url"],
            "Network.webSocketCreated" | "Network.webTransportCreated" => &event["params"]["url"],
            _ => return None,
        };
        address.as_str().map(str::to_owned)
    });
    let local =
        |address: &str| ["data:", "blob:", "about:"].iter().any(|it| address.starts_with(it));
    asked.filter(|address| !address.starts_with(home) && !local(address)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_and_foreign_requests_are_seen() {
        let log = json!([
            { "level": "INFO", "source": "console-api", "message": "hello" },
            { "level": "SEVERE", "source": "javascript", "message": "Uncaught" },
            { "level": "INFO", "source": "security", "message": "Refused" },
        ]);
        assert_eq!(errors(&log).len(), 2);
        let sent = |url: &str| {
            let event = json!({ "message": { "method": "Network.requestWillBeSent",
                "params": { "request": { "url": url } } } });
            json!({ "message": event.to_string() })
        };
        let log =
            json!([sent("http://127.0.0.1:80/x"), sent("http://127.0.0.1:81/x"), sent("data:,")]);
        assert_eq!(foreign(&log, "http://127.0.0.1:80/"), ["http://127.0.0.1:81/x"]);
    }
}
