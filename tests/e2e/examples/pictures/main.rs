//! Screenshots of the built page, for `cargo xtask screenshots`: every state at three widths in
//! both themes, for visual inspection; two for the README, and an animated tour of twenty seconds.
#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a tool fails by panicking")]

use std::path::PathBuf;
use std::{env, fs};

use e2e::{Browser, Key, Setup, Site, json};

use animated::Animated;

mod animated;

/// States: the name of the screenshots, the link, and actions after opening it, as JavaScript.
const STATES: [(&str, &str, &str); 12] = [
    ("first-visit", "m=cmp", ""),
    ("typed", "q=OTSC+menace+paix", ""),
    ("only-matches", "q=menace+cyber&x=o", ""),
    ("no-match", "q=menasse", ""),
    ("read", "m=read&q=sécurité", ""),
    ("list", "m=list&q=paix&s=r", ""),
    ("occurrences", "m=kwic&q=menace", ""),
    ("pair", "q=menace&t=pairs", PAIR),
    ("words", "t=words", ""),
    ("names", "t=names", "all('.names button')[0]?.click()"),
    ("who-says-what", "t=quotes", ""),
    (
        "copy-link",
        "q=OTSC",
        "one('[data-dialog=share]').click(); await until(() => one('dialog')?.open, 5000)",
    ),
];
const WIDTHS: [(u32, u32); 3] = [(1440, 900), (820, 1100), (390, 844)];
const THEMES: [&str; 2] = ["light", "dark"];

/// Selects a pair, like the key `j`.
const PAIR: &str =
    "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }))";

fn main() {
    let folder = |name: &str| PathBuf::from(env::var_os(name).expect(name));
    let (shots, docs) = (folder("VISAVIS_SHOTS"), folder("VISAVIS_DOCS"));
    let keep = |path: PathBuf, picture: Vec<u8>| fs::write(path, picture).expect("a picture");

    let browser = Browser::start();
    browser.open("");
    for (width, height) in WIDTHS {
        frame(&browser, width, height);
        for theme in THEMES {
            for (name, link, act) in STATES {
                show(&browser, &format!("{link}&th={theme}&e"), act);
                keep(shots.join(format!("{name}-{width}-{theme}.png")), browser.picture());
            }
        }
    }
    drop(browser);

    let browser = Browser::start_with(Site::start(), &Setup { lang: "en", ..Setup::default() });
    browser.open("");
    frame(&browser, 1440, 900);
    for (theme, name) in [("light", "screenshot.png"), ("dark", "screenshot-dark.png")] {
        show(&browser, &format!("q=OTSC+menace+paix&th={theme}&e"), PAIR);
        keep(docs.join(name), browser.picture());
    }
    drop(browser);
    keep(docs.join("tour.png"), tour());
}

/// Sets the exact size of the viewport, apart from the window's frame.
fn frame(browser: &Browser, width: u32, height: u32) {
    let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    browser.protocol("Emulation.setDeviceMetricsOverride", size);
    browser.wait(
        "the page has its size",
        "innerWidth === args[0] && innerHeight === args[1]",
        &[json!(width), json!(height)],
    );
}

/// Opens a link in a new document, so that nothing is left of earlier actions.
fn show(browser: &Browser, link: &str, act: &str) {
    browser.open(link);
    let ready = "await until(() => !one('[aria-busy=true]'), 5000)";
    let _ = browser.js(&format!("{ready}; {act}; {ready}; return settled()"), &[]);
}

/// The tour: types a word, goes through its matches, opens a pair, compares the words, copies the
/// link.
fn tour() -> Vec<u8> {
    let browser = Browser::start_with(Site::start(), &Setup { lang: "en", ..Setup::default() });
    let allowed = json!(["clipboardReadWrite", "clipboardSanitizedWrite"]);
    browser.protocol("Browser.grantPermissions", json!({ "permissions": allowed }));
    browser.open("");
    frame(&browser, 1080, 680);
    let mut film = Animated::default();
    let mut keep = |milliseconds: u16| {
        browser.settle();
        film.add(&browser.picture(), milliseconds);
    };
    keep(1500);
    browser.press_slash();
    for letter in "menace".chars() {
        browser.type_text(&letter.to_string());
        keep(if letter == 'e' { 500 } else { 250 });
    }
    keep(1500);
    for _ in 0..3 {
        browser.press(Key::Enter);
        keep(1000);
    }
    let _ = browser.js("document.activeElement.blur()", &[]);
    browser.type_text("j");
    keep(2000);
    browser.type_text("j");
    keep(2500);
    let panel = "visavis.open(visavis.view().link.replace(/&e$/, '&t=words&e'))";
    let _ = browser.js(panel, &[]);
    browser.wait("the words are counted", "!one('[aria-busy=true]')", &[]);
    keep(3000);
    browser.type_text("l");
    browser.wait("the dialog is open", "one('dialog')?.open", &[]);
    keep(2000);
    browser.press(Key::Enter);
    keep(2500);
    film.end()
}
