//! Memory leaks: a page that is open for long does not grow.

use std::time::Duration;

use e2e::{Browser, Setup, Site, Test, json, test};

pub(crate) const TESTS: &[Test] = &[test!(a_thousand_links_leave_nothing_behind)];

/// The number of link changes measured.
const CHANGES: usize = 1_000;
/// The number of changes before, to warm up.
const WARMING: usize = 300;
/// The number of changes per script, because of the script timeout.
const AT_ONCE: usize = 100;
/// The allowed growth of the two heaps, in bytes.
const GROWTH: f64 = 660e3;

const CHANGE: &str = "const links = ['m=list&q=paix', 'm=cmp&q=OTSC', 'm=cmp&q=menace&t=pairs',
      'm=read&q=securite&r=2022-06-otsc-erevan', 'm=kwic&q=de', 'm=cmp&t=words', 'm=cmp&x=w&t=names'];
    for (let at = 0; at < args[0]; at += 1) {
      visavis.open(`${links[at % links.length]}&d=${2000 + at % 20}..`);
      await new Promise((done) => setTimeout(done));
    }
    visavis.open('m=list');
    return settled()";

fn a_thousand_links_leave_nothing_behind() {
    let browser = Browser::start_with(Site::start().watched(), &Setup::default());
    browser.open("");
    // The sizes of the program's heap and of the JavaScript heap; elements, listeners.
    let held = || {
        let script = "return [e2e.memory.buffer.byteLength, all('*').length]";
        let own = browser.js(script, &[]);
        let [memory, elements] = [&own[0], &own[1]].map(|it| it.as_f64().expect("a number"));
        let [heap, listeners] = browser.metrics(["JSHeapUsedSize", "JSEventListeners"]);
        [memory + heap, elements, listeners]
    };
    let change = |times: usize| {
        for _ in 0..times / AT_ONCE {
            let _ = browser.js(CHANGE, &[json!(AT_ONCE)]);
        }
    };
    change(WARMING);
    let [heap, elements, listeners] = held();
    change(CHANGES);
    let [heap_after, elements_after, listeners_after] = held();
    assert!(heap_after - heap <= GROWTH, "{heap} bytes, then {heap_after}");
    assert!(elements > 0.0 && listeners >= 0.0);
    assert_eq!(
        [elements_after, listeners_after].map(f64::to_bits),
        [elements, listeners].map(f64::to_bits)
    );
    browser.check_contract();
    // Chromium's rate limit blocks history writes for ten seconds.
    browser.wait_written_for(Duration::from_secs(15));
}
