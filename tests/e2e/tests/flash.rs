//! No flash of wrong content: the first frame of a link already shows its view.

use e2e::{Browser, Setup, Site, Test, json, test};

pub(crate) const TESTS: &[Test] = &[
    test!(the_first_thing_drawn_is_the_view_of_the_link),
    test!(stored_settings_are_there_from_the_first_frame),
];

fn the_first_thing_drawn_is_the_view_of_the_link() {
    let browser = Browser::start_with(Site::start().watched(), &Setup::default());
    for link in [
        "",
        "q=OTSC",
        "q=OTSC&x=o",
        "m=list&q=menace",
        "m=read&r=2025-01-01-tass-bichkek&q=paix&lang=en&th=dark",
        "q=menace&a=2025-01-01-tass-bichkek&b=2022-06-otsc-erevan",
        "q=OTSC&a=2020-05-01-nowhere",
        "v=9&q=OTSC&d=2030..",
    ] {
        browser.open(link);
        browser.settle();
        let drawn = browser.js("return e2e.drawn", &[]);
        assert_eq!(drawn.as_array().map(Vec::len), Some(1), "{link}: {drawn:#}");
        assert_eq!(browser.js("return e2e.errors", &[]), json!([]));
    }
}

fn stored_settings_are_there_from_the_first_frame() {
    let browser = Browser::start_with(Site::start().watched(), &Setup::default());
    browser.open("");
    let _ = browser.js(
        "for (const value of ['en', 'dark']) {
           choose(all('.display select').find((it) => one(`[value=${value}]`, it)), value);
           await settled();
         }",
        &[],
    );
    browser.open("q=OTSC");
    browser.settle();
    let drawn = browser.js("return e2e.drawn", &[]);
    assert_eq!(drawn.as_array().map(Vec::len), Some(1), "{drawn:#}");
    assert_eq!(browser.snapshot()["lang"], "en");
    assert_eq!(browser.snapshot()["theme"], "dark");
}
