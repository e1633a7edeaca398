//! Performance of the built page, for `cargo xtask bench`: medians of five Lighthouse runs, of five
//! first views, and of the time from a key press to the painted marks, each key typed in five
//! browsers. It never fails: it prints the measurements next to the targets.
#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a tool prints, and fails by panicking"
)]

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;
use std::{env, fs};

use e2e::{Browser, Setup, Site, Value, json};

const RUNS: usize = 5;
/// The CPU slowdown for the first view.
const SLOW_DOWN: u32 = 4;

/// Queries that are typed key by key, then deleted.
const TYPED: [&str; 4] =
    ["OTSC menace paix", "\"maintien de la paix\"", "secu* zas|japarov", "a e s d"];

/// Records when the first view is drawn, layout shifts before it, and for each key the time until
/// the frame with its marks is painted.
const WATCH: &str = "
    window.seen = { keys: [], shift: 0 };
    new MutationObserver((_, watch) => {
      if (!document.documentElement.hasAttribute('data-ready')) return;
      watch.disconnect();
      painted(() => { seen.ready = performance.now(); });
    }).observe(document, { attributes: true, subtree: true, childList: true });
    new PerformanceObserver((list) => list.getEntries().forEach((it) => { seen.shift += it.value; }))
      .observe({ type: 'layout-shift', buffered: true });
    function painted(then) {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = then;
        port2.postMessage(null);
      });
    }
    addEventListener('keydown', ({ timeStamp }) => {
      painted(() => seen.keys.push(performance.now() - timeStamp));
    }, true);";

fn main() {
    let mut table = String::from("measure\tfound\twanted\n");
    let mut tell = |measure: &str, found: f64, wanted: &str| {
        let found = (found * 1000.0).round() / 1000.0;
        println!("{measure:52} {found:>9}   {wanted}");
        let _ = writeln!(table, "{measure}\t{found}\t{wanted}");
    };
    let site = Site::start().compressed();
    let judged: Vec<Value> = (0..RUNS).map(|_| judge(&site.address(0, ""))).collect();
    let of = |pointer: &str| {
        median(&judged.iter().filter_map(|it| it.pointer(pointer)?.as_f64()).collect::<Vec<_>>())
    };
    tell("Lighthouse, accessibility", of("/categories/accessibility/score") * 100.0, "100");
    tell("Lighthouse, best practices", of("/categories/best-practices/score") * 100.0, ">= 95");
    tell("Lighthouse, performance", of("/categories/performance/score") * 100.0, ">= 95");
    tell("Lighthouse, layout shift", of("/audits/cumulative-layout-shift/numericValue"), "0");
    for (name, audit) in [
        ("Lighthouse, first contentful paint, ms", "first-contentful-paint"),
        ("Lighthouse, largest contentful paint, ms", "largest-contentful-paint"),
        ("Lighthouse, total blocking time, ms", "total-blocking-time"),
        ("Lighthouse, speed index, ms", "speed-index"),
    ] {
        tell(name, of(&format!("/audits/{audit}/numericValue")), "");
    }
    complain(&judged);

    let first: Vec<Value> = (0..RUNS).map(|_| first_view()).collect();
    let of =
        |name: &str| median(&first.iter().filter_map(|it| it[name].as_f64()).collect::<Vec<_>>());
    tell("first view painted, CPU 4 times slower, ms", of("ready"), "<= 1000");
    tell("layout shift until then", of("shift"), "0");

    let keys = type_keys(|browser| browser.open(""));
    tell("keys typed in each of five browsers", count(keys.len()), "");
    tell("key to painted marks, median, ms", part(&keys, 0.5), "");
    tell("key to painted marks, p95, ms", part(&keys, 0.95), "<= 16");
    tell("key to painted marks, worst, ms", part(&keys, 1.0), "");
    let bare = type_keys(|browser| {
        browser.open("");
        let _ = browser.js(ONLY_A_BOX, &[]);
    });
    tell("the same keys in a page with only a box, median, ms", part(&bare, 0.5), "");
    tell("the same keys in a page with only a box, p95, ms", part(&bare, 0.95), "");

    let path = env::var_os("VISAVIS_BENCH").expect("VISAVIS_BENCH names the table to write");
    fs::write(Path::new(&path), table).expect("the table is written");
}

/// Runs Lighthouse on a page, with its emulated phone.
fn judge(address: &str) -> Value {
    let lighthouse = env::var_os("VISAVIS_LIGHTHOUSE").expect("VISAVIS_LIGHTHOUSE names its cli");
    let chromium = env::var("VISAVIS_CHROMIUM").unwrap_or("/usr/bin/chromium".to_owned());
    let output = Command::new("node")
        .arg(lighthouse)
        .args([address, "--output=json", "--quiet"])
        .arg("--only-categories=performance,accessibility,best-practices")
        .arg("--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic --lang=fr")
        .env("CHROME_PATH", chromium)
        .output()
        .expect("node runs");
    let said = String::from_utf8_lossy(&output.stderr);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| {
        println!("Lighthouse failed: {said}");
        Value::Null
    })
}

/// Prints the audits of the last run without the full score, to explain a miss.
fn complain(judged: &[Value]) {
    let audits = judged.last().and_then(|it| it["audits"].as_object());
    for audit in audits.into_iter().flatten().map(|(_, audit)| audit) {
        if audit["score"].as_f64().is_some_and(|score| score < 0.9) {
            println!("  less than all: {} {}", audit["title"], audit["displayValue"]);
        }
    }
}

/// A browser with the recording script [`WATCH`].
fn watched(site: Site, flags: &'static [&'static str]) -> Browser {
    let browser = Browser::start_with(site, &Setup { flags, ..Setup::default() });
    browser.protocol("Page.enable", json!({}));
    browser.protocol("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH }));
    browser
}

/// Measures the first view in a browser with an empty cache.
fn first_view() -> Value {
    let browser = watched(Site::start().compressed(), &[]);
    browser.protocol("Emulation.setCPUThrottlingRate", json!({ "rate": SLOW_DOWN }));
    browser.open("");
    browser.wait("it is painted", "window.seen?.ready", &[]);
    browser.js("return window.seen", &[])
}

/// A page with only a search box, as the baseline: the browser's own time from a key to a frame.
const ONLY_A_BOX: &str = "
    const box = document.createElement('input');
    box.id = 'search';
    box.setAttribute('aria-keyshortcuts', '/');
    document.body.replaceChildren(box);";

/// Milliseconds from each key to the frame it changed: for each key the median over several
/// browsers, as other load of the machine affects different keys in each. Frames are drawn without
/// a limit of rate; a 60 Hz screen adds up to 16 ms.
fn type_keys(open: impl Fn(&Browser)) -> Vec<f64> {
    let runs: Vec<Vec<f64>> = (0..RUNS).map(|_| type_once(&open)).collect();
    let of_key =
        |key| median(&runs.iter().filter_map(|run| run.get(key).copied()).collect::<Vec<_>>());
    (0..runs.iter().map(Vec::len).min().unwrap_or_default()).map(of_key).collect()
}

/// The same in one new browser.
fn type_once(open: impl Fn(&Browser)) -> Vec<f64> {
    let browser = watched(Site::start(), &["--disable-frame-rate-limit", "--disable-gpu-vsync"]);
    open(&browser);
    browser.press_slash();
    let mut pressed = 1;
    for text in TYPED {
        let there = text.chars().map(|letter| json!({ "key": letter, "text": letter }));
        let back = text.chars().map(|_| json!({ "key": "Backspace", "windowsVirtualKeyCode": 8 }));
        for key in there.chain(back) {
            press(&browser, &key);
            pressed += 1;
        }
    }
    browser.wait("the keys are painted", "seen.keys.length === args[0]", &[json!(pressed)]);
    let keys = browser.js("return seen.keys", &[]);
    // The first key is the slash that focuses the box.
    keys.as_array().into_iter().flatten().skip(1).filter_map(Value::as_f64).collect()
}

/// Presses a key for a realistic duration. It sends no other commands, as they would delay
/// painting.
fn press(browser: &Browser, key: &Value) {
    for (kind, types) in [("keyDown", true), ("keyUp", false)] {
        let mut event = key.as_object().cloned().unwrap_or_default();
        event.insert("type".to_owned(), json!(kind));
        event.retain(|name, _| types || name != "text");
        browser.protocol("Input.dispatchKeyEvent", Value::Object(event));
        sleep(Duration::from_millis(40));
    }
}

fn median(found: &[f64]) -> f64 {
    part(found, 0.5)
}

/// The quantile `share` of the values.
fn part(found: &[f64], share: f64) -> f64 {
    let mut sorted = found.to_vec();
    sorted.sort_by(f64::total_cmp);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small count")]
    let at = (count(sorted.len()) * share).ceil() as usize;
    sorted.get(at.saturating_sub(1)).copied().unwrap_or(f64::NAN)
}

fn count(of: usize) -> f64 {
    u32::try_from(of).map_or(f64::NAN, f64::from)
}
