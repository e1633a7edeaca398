//! The single-file page: opened from a local folder, without a server and without requests.

use std::path::PathBuf;
use std::{env, fs, process};

use e2e::{Browser, Setup, Site, Test, dist, json, test};

pub(crate) const TESTS: &[Test] = &[
    test!(it_shows_what_the_served_page_shows_and_asks_for_nothing),
    test!(the_link_stays_the_view),
    test!(a_damaged_one_says_so),
];

const FILE: &str = "visavis.html";

fn open_folder(file: &std::path::Path) -> Browser {
    // Any request for something else fails the test when the browser is dropped.
    Browser::start_with(Site::folder(file), &Setup::default())
}

fn it_shows_what_the_served_page_shows_and_asks_for_nothing() {
    let (served, alone) = (Browser::start(), open_folder(&dist().join(FILE)));
    for link in [
        "q=OTSC+menace",
        "m=read&r=2022-06-otsc-erevan&q=paix&x=o",
        "m=kwic&q=securite&s=lw",
        "m=list&q=cyber&d=2025..",
        "t=names&q=Japarov",
        "a=2020-05-01-nowhere.a2b3c4",
    ] {
        served.open(link);
        alone.open(link);
        alone.check_contract();
        assert_eq!(alone.snapshot(), served.snapshot(), "{link}");
    }
    let compared = "return visavis.compare(...visavis.reports().map((it) => it.slug))";
    assert_eq!(alone.js(compared, &[]), served.js(compared, &[]));
    let loaded = "return performance.getEntriesByType('resource').map((it) => it.name)";
    assert_eq!(alone.js(loaded, &[]), json!([]));
    let beside = "return all('a[href^=\"./\"]').filter(isShown).length";
    assert_eq!(alone.js(beside, &[]), 0, "nothing lies beside it");
}

fn the_link_stays_the_view() {
    let browser = open_folder(&dist().join(FILE));
    browser.open("");
    browser.press_slash();
    browser.type_text("menace");
    browser.settle();
    browser.wait_written();
    let seen = browser.snapshot();
    let _ = browser.js("window.before = true; setTimeout(() => location.reload())", &[]);
    browser.wait("the page is another", "!window.before", &[]);
    browser.wait_ready();
    assert_eq!(browser.snapshot(), seen);
    assert_eq!(browser.counts(), [4, 1]);
}

/// A copy of the file with one character of the program changed, in a separate folder.
fn damaged() -> PathBuf {
    let mut file = fs::read(dist().join(FILE)).unwrap();
    let start = b"id=\"program\">";
    let program = file.windows(start.len()).position(|it| it == start).unwrap();
    let letter = file.iter_mut().skip(program + 90_000).find(|it| it.is_ascii_lowercase());
    *letter.unwrap() ^= 1;
    let path = env::temp_dir().join(format!("visavis-damaged-{}.html", process::id()));
    fs::write(&path, file).unwrap();
    path
}

fn a_damaged_one_says_so() {
    let path = damaged();
    let browser = open_folder(&path);
    // Firefox logs that it cannot decompress it.
    browser.expect_error("The input data is corrupted");
    browser.visit("q=OTSC");
    let told = "isShown(one('#boot')) && performance.now() < 2500
        && trimmed(one('#boot')).includes('ne correspond pas à ce qui a été publié')";
    browser.wait("the reader is told", told, &[]);
    assert_eq!(browser.js("return isShown(one('#boot [data-reload]'))", &[]), true);
    fs::remove_file(path).unwrap();
}
