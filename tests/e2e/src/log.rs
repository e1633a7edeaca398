//! The browser's logs of errors and requests. Chromium's driver provides them; in Firefox they are
//! recorded by a script with chrome privileges, outside the page.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// Command: reads the new entries of a log of Chromium's driver.
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

/// Command: sends a command of the Chrome DevTools Protocol, with its parameters.
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

/// Command: makes scripts run with Firefox's chrome privileges (`chrome`), or in the page
/// (`content`).
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

/// Makes Firefox record errors and requests in the format of Chromium's logs, for [`errors`] and
/// [`foreign`]. Console output of the page is not recorded; a trap of the WebAssembly program is.
pub(crate) const LISTEN: &str = r#"
    if (!Services.prefs.getBoolPref("security.fileuri.strict_origin_policy")) throw Error("lax");
    window.told = { errors: [], asked: [] };
    Services.console.registerListener({ observe(message) {
        if (!(message instanceof Ci.nsIScriptError)) return;
        const { errorMessage, sourceName, category, flags } = message;
        // Ignore errors of Firefox's own scripts.
        if (message.isFromChromeContext || /^(chrome|resource|moz-extension):/.test(sourceName)) return;
        const refused = /^(CSP|SRI|Mixed|Security)/i.test(category);
        if (flags & Ci.nsIScriptError.warningFlag && !refused) return;
        window.told.errors.push(
            { level: "SEVERE", source: category, message: `${sourceName} ${errorMessage}` });
    } });
    Services.obs.addObserver((channel) => {
        const { URI, loadInfo } = channel.QueryInterface(Ci.nsIHttpChannel);
        // Ignore Firefox's own requests.
        if (!loadInfo.browsingContextID && loadInfo.triggeringPrincipal.isSystemPrincipal) return;
        const params = { request: { url: URI.spec } };
        const asked = { message: { method: "Network.requestWillBeSent", params } };
        window.told.asked.push({ message: JSON.stringify(asked) });
    }, "http-on-opening-request");"#;

/// Returns what it recorded.
pub(crate) const TELL: &str = "return window.told";

/// Clears what Firefox recorded, and all cookies.
pub(crate) const FORGET: &str = "
    window.told = { errors: [], asked: [] };
    Services.cookies.removeAll();";

/// Resizes the content area of Firefox's window, in CSS pixels.
pub(crate) const RESIZE: &str = r#"
    const [width, height] = [...arguments].map((it) => `${it}px`);
    const place = { flex: "none", alignSelf: "start", justifySelf: "start" };
    Object.assign(gBrowser.selectedBrowser.style, { ...place, width, height });"#;

/// Console errors, security messages and interventions of the browser.
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

/// Messages of Chromium and Firefox about a file that failed to load or to verify.
pub const NOT_AS_PROMISED: [&str; 6] = [
    "Failed to load resource",
    "ERR_CONTENT_LENGTH_MISMATCH",
    "integrity",
    "Failed to read data from the ReadableStream",
    "Loading failed for the",
    "disallowed MIME type",
];

/// Requested URLs that do not start with `home`.
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
