//! The content security policy; user input and links never become markup.

use e2e::{Browser, Test, Value, encode, json, test};

pub(crate) const TESTS: &[Test] = &[
    test!(the_policy_is_on_the_page_and_first),
    test!(the_policy_works),
    test!(a_tour_of_the_page_asks_nothing_of_others_and_styles_nothing_inline),
    test!(what_is_typed_or_linked_stays_text),
    test!(the_search_box_shows_what_is_searched),
];

/// The exact policy; it allows nothing that is not used.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

fn the_policy_is_on_the_page_and_first() {
    let browser = Browser::start();
    browser.open("");
    let policies = "return all('meta[http-equiv]').map((it) => it.content)";
    assert_eq!(browser.js(policies, &[]), json!([POLICY]));
    let before = "const meta = one('meta[http-equiv]');
        const after = (it) => meta.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING;
        return all('script, link').every(after)";
    assert_eq!(browser.js(before, &[]), true, "nothing is loaded before the policy stands");
    let inline = "return all('script:not([src]), style, [style], [onclick], [onload], base, iframe, \
        object, form').length";
    assert_eq!(browser.js(inline, &[]), 0);
}

fn the_policy_works() {
    let browser = Browser::start();
    browser.open("");
    for expected in [
        "Content Security Policy",
        "Content-Security-Policy",
        "TrustedHTML",
        "TrustedScript",
        "http://127.0.0.1:9/",
    ] {
        browser.expect_error(expected);
    }
    let tried = browser.js(
        "const events = [];
         document.addEventListener('securitypolicyviolation', (event) => events.push(event.effectiveDirective));
         try { document.body.insertAdjacentHTML('beforeend', '<b>x</b>'); } catch {}
         const image = new Image(); image.src = 'http://127.0.0.1:9/x.png'; document.body.append(image);
         await fetch('http://127.0.0.1:9/').catch(() => {});
         const script = document.createElement('script');
         try { script.textContent = 'window.ran = true'; } catch {}
         document.body.append(script);
         document.body.setAttribute('style', 'color: red');
         await until(() => events.length >= 4, 3000);
         image.remove(); document.body.removeAttribute('style');
         return [window.ran ?? null, [...new Set(events)].sort()];",
        &[],
    );
    assert_eq!(tried[0], Value::Null);
    let stopped = json!([
        "connect-src",
        "img-src",
        "require-trusted-types-for",
        "script-src-elem",
        "style-src-attr"
    ]);
    for directive in tried[1].as_array().unwrap() {
        assert!(stopped.as_array().unwrap().contains(directive), "{tried}");
    }
    assert!(tried[1].as_array().unwrap().len() >= 4, "{tried}");
}

fn a_tour_of_the_page_asks_nothing_of_others_and_styles_nothing_inline() {
    // The browser's logs are checked when it is dropped.
    let browser = Browser::start();
    browser.open("q=OTSC");
    for act in [
        "one('.swap').click()",
        "switches()[0].click()",
        "all('.fold button').forEach((it) => it.click())",
        "switches()[1].click()",
        "one('.steps button:last-child').click()",
        "all('.views a')[1].click()",
        "all('.views a')[2].click()",
        "one('.order a:nth-of-type(2)').click()",
        "one('a.entry').click()",
        "one('.entry-acts a:not([aria-current])').click()",
        "one('.search button').click()",
        "visavis.open('q=paix&a=2020-05-01-nowhere.a2b3c4&d=2022..&zz=%FF')",
        "one('.told button').click()",
        "document.querySelector('#texts').scrollIntoView()",
    ] {
        let _ = browser.js(&format!("{act}; return settled()"), &[]);
        browser.check_contract();
    }
    let loaded =
        "return performance.getEntriesByType('resource').map((it) => new URL(it.name).origin)
        .filter((it) => it !== location.origin)";
    assert_eq!(browser.js(loaded, &[]), json!([]));
    let kept =
        "return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])";
    let kept = browser.js(kept, &[]);
    assert!(!kept.as_str().unwrap().contains("paix"), "queries are never stored: {kept}");
}

fn what_is_typed_or_linked_stays_text() {
    let browser = Browser::start();
    browser.open("");
    for evil in [
        "<img src=x onerror=alert(1)>",
        "</p><script>alert(1)</script>",
        "\"><svg onload=alert(1)>",
        "javascript:alert(1)",
        "{{7*7}} ${7*7} &lt;b&gt;",
    ] {
        let value = encode(evil);
        for link in [
            format!("q={value}"),
            format!("q=OTSC&zz={value}&{value}=1"),
            format!("q=OTSC&m={value}&d={value}&a={value}&lang={value}&th={value}"),
        ] {
            browser.open(&link);
            let planted = "return all('script, img, iframe, [onload], [onerror], [href^=javascript]', \
                one('#app')).length";
            assert_eq!(browser.js(planted, &[]), 0, "{link}");
            browser.check_contract();
        }
        browser.open("");
        browser.press_slash();
        browser.type_text(evil);
        browser.settle();
        assert_eq!(browser.js("return one('#search').value", &[]), evil);
        browser.check_contract();
        browser.wait_written();
    }
    let links = "return all('a[href]').map((it) => it.getAttribute('href'))
        .filter((it) => !it.startsWith('#'))";
    assert_eq!(browser.js(links, &[]), json!([]), "every link is a view of this page");
}

fn the_search_box_shows_what_is_searched() {
    let browser = Browser::start();
    for odd in ["a\nb", "a\r\nb", "a\tb", "a\0b", "a\u{2028}b", "\u{feff}OTSC", " OTSC "] {
        browser.open(&format!("q={}", encode(odd)));
        browser.check_contract();
    }
}
