//! The panels with the results of a comparison: each shows what `compare()` returns.

use e2e::{Browser, Kind, Setup, Site, Test, Value, json, test};

use crate::SAME;

pub(crate) const TESTS: &[Test] = &[
    test!(what_only_one_side_names_is_seen_at_once),
    test!(the_panels_say_what_compare_says).only_in(Kind::Chromium, SAME),
    test!(a_word_opens_exactly_its_forms).only_in(Kind::Chromium, SAME),
    test!(a_selected_pair_is_in_the_link),
    test!(a_speaker_can_be_searched).only_in(Kind::Chromium, SAME),
    test!(words_are_sorted_narrowed_and_counted).only_in(Kind::Chromium, SAME),
    test!(a_report_dragged_onto_a_side_is_put_there),
];

const LEFT: &str = "2022-06-otsc-erevan";
const RIGHT: &str = "2025-01-01-tass-bichkek";

fn compared(browser: &Browser) -> Value {
    browser.js("return visavis.compare(args[0], args[1])", &[json!(LEFT), json!(RIGHT)])
}

fn count(browser: &Browser, selector: &str) -> u64 {
    browser.js("return all(args[0]).length", &[json!(selector)]).as_u64().unwrap()
}

fn what_only_one_side_names_is_seen_at_once() {
    let browser = Browser::start();
    browser.resize(1440, 900);
    browser.open("");
    let names =
        "return articles().map((it) => all('.only button', it).map((name) => trimmed(name)))";
    let names = browser.js(names, &[]);
    let texts: Vec<Vec<String>> = serde(&names);
    assert!(texts[0].contains(&"Arménie 1".to_owned()), "{names}");
    assert!(texts[0].contains(&"Stanislav Zas 3".to_owned()), "{names}");
    assert!(texts[1].contains(&"Sadyr Japarov 3".to_owned()), "{names}");
    let button = "all('.only button').find((it) => trimmed(it).startsWith('Arménie'))";
    let inside =
        format!("const b = {button}.getBoundingClientRect(); return b.top > 0 && b.bottom < 900");
    assert_eq!(browser.js(&inside, &[]), true, "on the first screen");
    // One click: the mention is highlighted, without a query, and its sentence is in view.
    let _ = browser.js(&format!("{button}.click(); return settled()"), &[]);
    browser.wait("the mention is in sight", "all('.note[data-note=name]').length === 1", &[]);
    let note = "const it = one('.note[data-note=name]'); const b = it.getBoundingClientRect();
        return [it.textContent, b.top > 0 && b.bottom < 900, it.closest('[data-here]') !== null]";
    assert_eq!(browser.js(note, &[]), json!(["Arménie", true, true]));
    assert_eq!(browser.counts(), [0, 0], "no mark");
    browser.check_contract();
    let _ = browser.js(&format!("{button}.click(); return settled()"), &[]);
    assert_eq!(count(&browser, ".note"), 0, "and back");
}

fn serde(value: &Value) -> Vec<Vec<String>> {
    let text = |it: &Value| it.as_str().unwrap().to_owned();
    let list = |it: &Value| it.as_array().unwrap().iter().map(text).collect();
    value.as_array().unwrap().iter().map(list).collect()
}

fn the_panels_say_what_compare_says() {
    let browser = Browser::start();
    browser.open("");
    let found = compared(&browser);
    let length = |path: &str| found.pointer(path).unwrap().as_array().unwrap().len() as u64;
    let passages = found["passages"].as_array().unwrap();
    let shown = passages.iter().filter(|it| it["strength"] != "weak").count() as u64;

    browser.go("m=cmp&t=pairs");
    assert_eq!(count(&browser, ".pairs > li"), shown);
    assert_eq!(
        count(&browser, ".alone li"),
        length("/unmatched/left") + length("/unmatched/right")
    );
    let ties = "return all('.tie').map((it) => it.dataset.letter).sort()";
    let ties: Vec<String> =
        browser.js(ties, &[]).as_array().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(ties.len() as u64, 2 * shown, "each pair has an end on both sides");
    for pair in ties.chunks(2) {
        assert_eq!(pair[0], pair[1]);
    }
    browser.check_contract();
    browser.go("m=cmp&t=pairs&x=w");
    assert_eq!(count(&browser, ".pairs > li"), passages.len() as u64);
    browser.check_contract();
    browser.go("m=cmp&t=pairs&x=n");
    assert_eq!(count(&browser, ".reason[data-note=concept]"), 0);

    browser.go("m=cmp&t=names");
    assert_eq!(count(&browser, ".columns .names li"), length("/names"));
    browser.go("m=cmp&t=quotes");
    assert_eq!(count(&browser, ".said li"), length("/quotes/left") + length("/quotes/right"));
    browser.go("m=cmp&t=dates");
    assert_eq!(count(&browser, ".said li"), length("/dates/left") + length("/dates/right"));
    browser.check_contract();

    browser.go("m=cmp&t=words");
    browser.wait("chance is counted", "all('.verdict').length > 0", &[]);
    let line = browser.js("return trimmed(one('.chance'))", &[]);
    let tenths = (found["expectedByChance"].as_f64().unwrap() * 10.0).round() / 10.0;
    let tenths = tenths.to_string().replace('.', ",");
    assert!(line.as_str().unwrap().contains(&tenths), "{line} {tenths}");
    let clear =
        "return all('.terms tbody tr').filter((it) => trimmed(it).includes('différence nette'))
        .map((it) => trimmed(one('a', it)))";
    assert_eq!(browser.js(clear, &[]), json!(["présidence 4, présidents 1, président 1"]));
}

fn a_word_opens_exactly_its_forms() {
    let browser = Browser::start();
    browser.open("m=cmp&t=words");
    let rows = "return all('.terms tbody tr').slice(0, 40).map((row) => [one('a', row).getAttribute('href'),
        ...all('td.number', row).slice(0, 2).map((it) => Number(trimmed(it)))])";
    for row in browser.js(rows, &[]).as_array().unwrap() {
        browser.go(row[0].as_str().unwrap());
        assert_eq!(json!(browser.counts()), json!([row[1], row[2]]), "{row}");
    }
    browser.check_contract();
}

fn a_selected_pair_is_in_the_link() {
    let browser = Browser::start_with(Site::start(), &Setup { lang: "en", ..Setup::default() });
    browser.open("m=cmp&t=pairs");
    let before = browser.snapshot();
    let _ = browser.js("one('.pairs a.pair').click(); return settled()", &[]);
    browser.wait_written();
    let selected = browser.snapshot();
    assert_eq!(count(&browser, ".sentence[data-here]"), 2, "a passage on each side");
    assert!(browser.fragment().contains("&l="), "{}", browser.fragment());
    let notes = "return all('.note').map((it) => it.dataset.note)";
    assert!(!browser.js(notes, &[]).as_array().unwrap().is_empty(), "its reasons are shown");
    browser.check_contract();
    let fragment = browser.fragment();
    browser.open(&fragment);
    assert_eq!(browser.snapshot(), selected, "the link restores it");
    browser.open("m=cmp&t=pairs");
    let _ = browser.js("one('.pairs a.pair').click(); return settled()", &[]);
    browser.wait_written();
    browser.back();
    browser.wait("the pair is let go", "all('.sentence[data-here]').length === 0", &[]);
    assert_eq!(browser.snapshot()["here"], before["here"]);
    // Swapping the sides keeps the pair; another report deselects it.
    browser.forward();
    browser.wait("the pair is back", "all('.sentence[data-here]').length === 2", &[]);
    browser.click(".swap");
    browser.settle();
    assert_eq!(count(&browser, ".sentence[data-here]"), 2);
    browser.check_contract();
    // A hand-written link has no hashes to confirm the texts.
    browser.open(&format!("m=cmp&a={LEFT}&b={RIGHT}&l=1.0-1.0"));
    assert_eq!(browser.notices().len(), 1);
    assert_eq!(count(&browser, ".sentence[data-here]"), 0);
}

fn a_speaker_can_be_searched() {
    let browser = Browser::start();
    browser.open("m=cmp&q=menace&t=quotes");
    assert_eq!(browser.counts(), [4, 1]);
    let _ = browser.js("all('.panel h2 a').find((it) => trimmed(it.parentElement).includes('Zas')).click(); return settled()", &[]);
    assert_eq!(browser.counts(), [4, 0]);
    assert!(browser.link().contains("&in=q:Stanislav+Zas&"), "{}", browser.link());
    browser.check_contract();
    browser.open("m=cmp&q=menace&in=q:zas");
    assert_eq!(browser.counts(), [4, 0]);
}

fn words_are_sorted_narrowed_and_counted() {
    let browser = Browser::start_with(Site::start(), &Setup { lang: "en", ..Setup::default() });
    browser.open("m=cmp&t=words");
    let rights = "return all('.terms tbody tr').map((it) => Number(it.children[2].textContent))";
    let before = browser.js(rights, &[]);
    let _ = browser.js("all('.terms thead button')[2].click(); return settled()", &[]);
    let mut sorted: Vec<u64> =
        before.as_array().unwrap().iter().map(|it| it.as_u64().unwrap()).collect();
    let after = browser.js(rights, &[]);
    let after: Vec<u64> = after.as_array().unwrap().iter().map(|it| it.as_u64().unwrap()).collect();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    // A long list is drawn in part; after sorting, that part starts with the most frequent.
    assert!(after.is_sorted_by(|a, b| a >= b) && after[0] >= sorted[0], "{after:?}");
    assert_eq!(count(&browser, ".terms th[aria-sort=descending]"), 1);
    let _ = browser.js("one('.panel .switches input').focus(); return settled()", &[]);
    browser.type_text("PRESID");
    let names = "return all('.terms tbody th').map((it) => it.textContent)";
    browser.wait("the list is narrowed", "all('.terms tbody tr').length === 1", &[]);
    assert!(browser.js(names, &[])[0].as_str().unwrap().starts_with("présidence"));
    let _ = browser.js("one('.panel .switches button').click(); return settled()", &[]);
    let figures = browser.js("return one('.terms tbody tr').lastElementChild.textContent", &[]);
    assert!(figures.as_str().unwrap().contains("Log Ratio"), "{figures}");
}

fn a_report_dragged_onto_a_side_is_put_there() {
    let browser = Browser::start_with(Site::start(), &Setup::default());
    browser.open("m=cmp");
    let sides = "return all('article').map((it) => it.dataset.report)";
    let before = browser.js(sides, &[]);
    let drag = "const data = new DataTransfer();
        data.setData('text/uri-list', one('.rail a.entry').href);
        const to = one('article[data-side=b] .text');
        const send = (kind) => to.dispatchEvent(
            new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
        const taken = !send('dragover');
        send('drop');
        await settled();
        return taken";
    assert_eq!(browser.js(drag, &[]), true);
    let after = browser.js(sides, &[]);
    // It was on the left, so the sides are swapped.
    assert_eq!(after[1], before[0]);
    assert_ne!(after[0], after[1]);
}
