//! What the browser says about the page beside drawing it. Only Chromium's driver has these logs;
//! another browser runs the same tests without them.

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

/// A command of Chromium's own protocol, by its driver.
#[derive(Debug)]
pub(crate) struct Protocol(pub(crate) &'static str);

impl WebDriverCompatibleCommand for Protocol {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "cmd": self.0, "params": {} }).to_string()))
    }
}

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
