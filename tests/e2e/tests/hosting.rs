//! Static hosting, the page without scripts, and embedding in other pages.

use std::fs;

use e2e::{Browser, Test, dist, json, sources, test};

pub(crate) const TESTS: &[Test] = &[
    test!(every_address_in_the_page_is_relative),
    test!(the_texts_are_one_link_from_the_page_and_back),
    test!(another_page_embeds_it_leads_it_and_listens),
];

fn every_address_in_the_page_is_relative() {
    for page in ["index.html", "reports.html", "visavis.html"] {
        let html = fs::read_to_string(dist().join(page)).unwrap();
        for attribute in ["href=\"", "src=\"", "data-glue=\"", "data-wasm=\""] {
            let addresses = html.split(attribute).skip(1).filter_map(|rest| rest.split('"').next());
            for address in addresses {
                let is_ours = ["./", "#", "data:"].iter().any(|it| address.starts_with(it));
                assert!(is_ours, "{page} names {address:.80}");
            }
        }
    }
}

fn the_texts_are_one_link_from_the_page_and_back() {
    let index = fs::read_to_string(dist().join("index.html")).unwrap();
    let (_, unscripted) = index.split_once("<noscript>").unwrap();
    assert!(unscripted.contains("<a href=\"./reports.html\">"), "{unscripted}");

    let browser = Browser::start();
    browser.visit_beside("reports.html");
    for source in sources() {
        let texts = "return all('p:not(.facts)', document.getElementById(args[0]))
            .map((it) => it.textContent)";
        let texts = browser.js(texts, &[json!(source.slug)]);
        let mut wanted = vec![source.furniture.to_owned()];
        wanted.extend(source.paragraphs);
        assert_eq!(texts, json!(wanted), "{}", source.slug);
    }
    assert_eq!(browser.js("return all('script').length", &[]), 0);
    let known = "return all('.Z3988').map((it) => new URLSearchParams(it.title).get('rft.date'))";
    assert_eq!(browser.js(known, &[]), json!(["2022-06", "2025-01-01"]));

    browser.click("#\\32 025-01-01-tass-bichkek .facts a");
    let read =
        "location.hash.includes('m=read&r=2025-01-01-tass-bichkek') && articles().length === 1
        && document.documentElement.hasAttribute('data-ready')";
    browser.wait("the report is open", read, &[]);
    browser.check_contract();
    assert_eq!(browser.notices(), [""; 0], "the link is whole and vouches for the text");
}

fn another_page_embeds_it_leads_it_and_listens() {
    let browser = Browser::start();
    // The example page has no icon, so browsers request /favicon.ico.
    browser.expect_error("favicon.ico");
    browser.visit_beside("examples/embed.html");
    let inside = "one('iframe').contentDocument";
    let marks = |count: usize, texts: &str| {
        let drawn = format!(
            "marks({inside}).length === {count} && one('#said').textContent.includes(args[0])"
        );
        browser.wait("the frame shows it and the page says it", &drawn, &[json!(texts)]);
    };
    marks(6, "paix: 6");
    // Its own search terms, through `visavis.open`.
    browser.click("button");
    marks(5, "menace: 5");
    // A link that targets the frame needs no script and works from any origin.
    browser.click("a[target]");
    marks(1, "cyber: 1");
    let linked =
        format!("{inside}.location.hash === '#' + one('iframe').contentWindow.visavis.view().link");
    browser.wait("the frame's address says the view", &linked, &[]);
}
