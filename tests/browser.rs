//! Component tests that need a browser: typing, the address bar, Back.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    unreachable_pub,
    missing_docs,
    reason = "a test fails by panicking"
)]

// Shared with the end-to-end tests, which are a separate crate.
#[path = "e2e/src/hostile.rs"]
mod hostile;
#[path = "e2e/src/random.rs"]
mod random;

use std::time::Duration;

use dossier::collection::Collection;
use dossier::report::{self, Report};
use dossier::text::lang::Lang;
use gloo::timers::future::sleep;
use gloo::utils::{document, history, window};
use visavis::App;
use visavis::Props;
use visavis::model::corpus::Corpus;
use visavis::state::Settings;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Event, EventInit, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

const LEFT: &str = " date 2022-06 L’OTSC veille.\n\nLa paix, d’abord.\n\nEt l’OTSC aussi.";
const RIGHT: &str = "BICHKEK, 1er janvier. /TASS/. La présidence de l’OTSC.\nEn 2025, la paix.";

/// Polls until `condition` holds, for at most ten seconds.
async fn until(what: &str, condition: impl Fn() -> bool) {
    for _ in 0..1000 {
        if condition() {
            return;
        }
        sleep(Duration::from_millis(10)).await;
    }
    let body = document().body().and_then(|body| body.text_content()).unwrap_or_default();
    let seen: String = body.chars().take(1000).collect();
    panic!("never: {what}: {} shows {seen}", fragment());
}

/// The property of the window by which a page says that it listens: it adds its listeners with it,
/// a frame after it has drawn.
const API: &str = "visavis";

async fn open(fragment: &str) -> yew::AppHandle<App> {
    let app = open_with(LEFT, RIGHT, fragment).await;
    until("it listens", || js_sys::Reflect::has(&window(), &API.into()).unwrap()).await;
    app
}

async fn open_with(left: &str, right: &str, fragment: &str) -> yew::AppHandle<App> {
    let parse = |stem: &str, text: &str| report::parse(stem, text.as_bytes()).unwrap();
    open_all(vec![parse("2022-06-a", left), parse("2025-01-01-b", right)], fragment).await
}

async fn open_all(reports: Vec<Report>, fragment: &str) -> yew::AppHandle<App> {
    until("the page of the test before is gone", || search().is_none()).await;
    // Not `set_hash`, as its event would be dispatched after the first key.
    let url = format!("#{fragment}");
    #[expect(clippy::disallowed_methods, reason = "the test comes from another address")]
    history().push_state_with_url(&JsValue::NULL, "", Some(&url)).unwrap();
    let root = document().create_element("div").unwrap();
    root.set_id("page");
    document().body().unwrap().append_child(&root).unwrap();
    let props = Props {
        corpus: Corpus::new(Collection::new(reports).unwrap()),
        fragment: fragment.to_owned().into(),
        settings: Settings { lang: Lang::Fr, theme: None },
    };
    let _ = js_sys::Reflect::delete_property(&window(), &API.into());
    yew::Renderer::<App>::with_root_and_props(root, props).render()
}

fn all(selector: &str) -> Vec<HtmlElement> {
    let found = document().query_selector_all(selector).unwrap();
    (0..found.length()).filter_map(|i| found.get(i)?.dyn_into().ok()).collect()
}

fn search() -> Option<HtmlInputElement> {
    document().get_element_by_id("search").map(JsCast::unchecked_into)
}

fn typed() -> String {
    search().unwrap().value()
}

fn type_in(text: &str) {
    let search = search().unwrap();
    search.set_value(text);
    let init = EventInit::new();
    init.set_bubbles(true);
    search.dispatch_event(&Event::new_with_event_init_dict("input", &init).unwrap()).unwrap();
}

fn fragment() -> String {
    window().location().hash().unwrap()
}

#[wasm_bindgen_test]
async fn typing_marks_at_once_and_writes_the_address_once() {
    let app = open("q=").await;
    until("drawn", || all("article").len() == 2).await;
    until("link", || fragment().ends_with("&e")).await;
    let before = history().length().unwrap();
    for text in ["o", "ot", "ots", "otsc"] {
        type_in(text);
        until("marks", || all("mark").len() == 3).await;
        assert_eq!(history().length().unwrap(), before, "nothing is written between keys");
    }
    until("written", || fragment().contains("&q=otsc&")).await;
    assert_eq!(history().length().unwrap(), before + 1);
    type_in("otsc ve");
    until("marks", || all("mark").len() == 4).await;
    until("written again", || fragment().contains("&q=otsc+ve&")).await;
    assert_eq!(history().length().unwrap(), before + 1, "a burst is one entry");

    history().back().unwrap();
    until("Back empties the box", || typed().is_empty()).await;
    until("and the marks", || all("mark").is_empty()).await;
    history().forward().unwrap();
    until("Forward brings them again", || all("mark").len() == 4).await;
    app.destroy();
}

#[wasm_bindgen_test]
async fn an_act_is_an_entry_of_its_own() {
    let app = open("q=paix").await;
    until("drawn", || all("mark").len() == 2).await;
    let side = |letter: &str| {
        all(&format!("article[data-side={letter}]"))
            .first()
            .and_then(|a| a.get_attribute("data-report"))
    };
    assert_eq!(side("a").as_deref(), Some("2022-06-a"));
    let before = history().length().unwrap();
    all("a.swap").first().unwrap().click();
    until("swapped", || side("a").as_deref() == Some("2025-01-01-b")).await;
    until("written", || fragment().contains("&a=2025-01-01-b")).await;
    assert_eq!(history().length().unwrap(), before + 1);
    history().back().unwrap();
    until("back", || side("a").as_deref() == Some("2022-06-a")).await;
    app.destroy();
}

#[wasm_bindgen_test]
async fn an_act_keeps_what_was_typed_just_before() {
    let app = open("q=").await;
    until("drawn", || all("article").len() == 2).await;
    type_in("paix");
    until("marks", || all("mark").len() == 2).await;
    all("a.swap").first().unwrap().click();
    until("swapped", || fragment().contains("&a=2025-01-01-b")).await;
    history().back().unwrap();
    until("the query is still there", || typed() == "paix").await;
    until("unswapped", || fragment().contains("&a=2022-06-a")).await;
    app.destroy();
}

#[wasm_bindgen_test]
async fn an_element_id_in_the_address_changes_nothing() {
    let app = open("q=otsc").await;
    until("drawn", || all("mark").len() == 3).await;
    window().location().set_hash("texts").unwrap();
    sleep(Duration::from_millis(50)).await;
    assert_eq!(all("mark").len(), 3);
    app.destroy();
}

/// A text of so many sentences of ten words, with some words in common.
fn long(sentences: u32, mut seed: u32) -> String {
    let mut word = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let syllables = ["ba", "co", "du", "fe", "gi", "lu", "ma", "ne", "pi", "ro"];
        let of = |n: u32| syllables[(n % 10) as usize];
        let n = seed >> 16;
        format!("{}{}{}rent", of(n), of(n / 10), of(n / 100))
    };
    let sentence = |_| format!("La {}. ", (0..10).map(|_| word()).collect::<Vec<_>>().join(" "));
    (0..sentences).map(sentence).collect()
}

#[wasm_bindgen_test]
async fn long_texts_are_there_before_they_are_compared() {
    let (left, right) = (long(400, 1), long(400, 2));
    let app = open_with(&left, &right, "").await;
    until("both texts", || all("article").len() == 2).await;
    assert_eq!((all("progress").len(), all("[data-pairs]").len()), (1, 0), "not compared yet");
    until("passages are related", || !all("[data-pairs]").is_empty()).await;
    let first = all(".tie").len();
    until("all is drawn", || all("progress").is_empty()).await;
    let letters = |it: &HtmlElement| it.get_attribute("data-pairs").unwrap().split(' ').count();
    let letters: usize = all("[data-pairs]").iter().map(letters).sum();
    assert!(first < letters, "in slices: {first} of {letters} at first");
    assert_eq!(all(".tie").len(), letters);
    app.destroy();
}

/// Reports with hostile texts, titles, places and file names.
fn hostile_reports(count: usize) -> Vec<Report> {
    let mut random = random::Random::new(6);
    let report = |number| {
        let value = hostile::hostile_value(&mut random);
        // Reports may not contain other control characters.
        let text: String =
            value.chars().filter(|it| !it.is_control() || matches!(it, '\n' | '\t')).collect();
        let line = text.replace('\n', " ");
        let title = if number % 2 == 0 { format!("title: {line}\n") } else { String::new() };
        let text = format!("{title}place: {line}\n\nOn dit {text}");
        report::parse(&format!("{number}-{value}"), text.as_bytes()).unwrap()
    };
    (0..count).map(report).collect()
}

#[wasm_bindgen_test]
async fn hostile_texts_places_and_names_stay_text() {
    const HARM: &str = "JSON.stringify([typeof window.ran, typeof ({}).ran,
        Object.getOwnPropertyNames(Object.prototype).sort(),
        performance.getEntriesByType('resource').map((it) => it.name)
            .filter((it) => new URL(it).origin !== location.origin)])";
    const PLANTED: &str = "#page :is(script, iframe, object, embed, img, base, form, [onload], \
        [onerror], [onfocus], [href^='javascript:' i], [href^='data:' i], [srcdoc], [style])";
    let harm = || js_sys::eval(HARM).unwrap().as_string().unwrap();
    let before = harm();
    let mut reports = hostile_reports(500);
    // Few at a time, as this is a slow debug build.
    while !reports.is_empty() {
        let some = reports.split_off(reports.len() - 20);
        let texts: Vec<(String, String)> = some.iter().map(slug_and_text).collect();
        let app = open_all(some, "m=list").await;
        until("the list is drawn", || all(".entry").len() == texts.len()).await;
        assert_eq!(all(PLANTED).len(), 0, "in the list");
        for pair in texts.chunks(2) {
            let [(left, _), (right, _)] = pair else { panic!("an even number") };
            until("the address says what is drawn", || fragment().ends_with("&e")).await;
            let link = format!("m=cmp&a={left}&b={right}&q=window");
            window().location().replace(&format!("#{link}")).unwrap();
            let is_drawn = |slug| !all(&format!("article[data-report='{slug}']")).is_empty();
            until(&link, || is_drawn(left) && is_drawn(right)).await;
            for (slug, text) in pair {
                let paragraphs = all(&format!("article[data-report='{slug}'] [data-p]"));
                let drawn: String = paragraphs.iter().filter_map(|it| it.text_content()).collect();
                assert_eq!(drawn, *text, "{slug}");
            }
            assert_eq!(all(PLANTED).len(), 0, "{link}");
            // Chromium ignores more than 200 changes of the address in ten seconds.
            sleep(Duration::from_millis(100)).await;
        }
        until("the address says the last pair", || fragment().ends_with("&e")).await;
        window().location().replace("#m=kwic&q=window|dit").unwrap();
        until("the occurrences are drawn", || all("a[data-match]").len() >= texts.len()).await;
        assert_eq!(all(PLANTED).len(), 0, "among the occurrences");
        app.destroy();
    }
    assert_eq!(harm(), before);
    assert!(before.starts_with("[\"undefined\",\"undefined\"") && before.ends_with("[]]"));
}

fn slug_and_text(report: &Report) -> (String, String) {
    let passages = report.passages().map(|(_, span)| span.of(&report.text));
    (report.slug.clone(), passages.collect())
}

/// Dispatches a key event to the focused element; `more` are additional fields of the event.
fn press(key: &str, more: &str) {
    let event = format!("{{ key: {key:?}, bubbles: true, cancelable: true, {more} }}");
    let target = "(document.activeElement ?? document.body)";
    js_sys::eval(&format!("{target}.dispatchEvent(new KeyboardEvent('keydown', {event}))"))
        .unwrap();
}

fn current() -> usize {
    all("mark[aria-current=true]").len()
}

#[wasm_bindgen_test]
async fn letters_are_keys_unless_an_input_method_has_them() {
    let app = open("q=paix").await;
    until("drawn", || all("mark").len() == 2).await;
    for more in ["isComposing: true", "keyCode: 229", "ctrlKey: true", "altKey: true"] {
        press("n", more);
    }
    search().unwrap().focus().unwrap();
    for key in ["Enter", "Escape", "n"] {
        press(key, "isComposing: true");
    }
    sleep(Duration::from_millis(50)).await;
    assert_eq!((current(), typed().as_str()), (0, "paix"));
    search().unwrap().blur().unwrap();
    press("n", "");
    until("a step to a match", || current() == 1).await;
    press("/", "");
    until("the search box has the focus", || !all("#search:focus").is_empty()).await;
    press("Escape", "");
    until("Escape empties it", || typed().is_empty()).await;
    press("Escape", "");
    until("and leaves it", || all("#search:focus").is_empty()).await;
    app.destroy();
}

#[wasm_bindgen_test]
async fn letters_that_were_switched_off_stay_off() {
    let storage = window().local_storage().unwrap().unwrap();
    storage.set_item("visavis.keys", "off").unwrap();
    let app = open("q=paix").await;
    until("drawn", || all("mark").len() == 2).await;
    press("n", "");
    sleep(Duration::from_millis(50)).await;
    assert_eq!(current(), 0);
    storage.remove_item("visavis.keys").unwrap();
    document().document_element().unwrap().remove_attribute("data-keys").unwrap();
    press("n", "");
    until("a step to a match", || current() == 1).await;
    app.destroy();
}

#[wasm_bindgen_test]
async fn a_print_says_address_and_day() {
    let app = open("q=paix").await;
    until("drawn", || all("mark").len() == 2).await;
    window().dispatch_event(&Event::new("beforeprint").unwrap()).unwrap();
    let printed = document().body().unwrap().get_attribute("data-printed").unwrap();
    let year = js_sys::Date::new_0().get_full_year().to_string();
    let address = window().location().href().unwrap();
    assert!(printed.starts_with(&format!("{address} · ")) && printed.ends_with(&year), "{printed}");
    app.destroy();
}

#[wasm_bindgen_test]
async fn scripts_may_pass_anything() {
    let app = open("q=").await;
    until("drawn", || all("article").len() == 2).await;
    let asked = |script: &str| {
        js_sys::eval(&format!("JSON.stringify({script})")).unwrap().as_string().unwrap()
    };
    let odd = "[undefined, null, 'w', 'z', {}, { o: 'z' }, { o: 5 }, { whole: 1 }, 5, []]";
    assert_eq!(
        asked(&format!("{odd}.map((it) => visavis.search('paix', it).notices.length)")),
        "[0,0,0,1,0,1,1,1,1,0]"
    );
    assert_eq!(asked("visavis.search('PAIX', { case: true, in: 's' }).terms[0].count"), "0");
    let slugs = "'2022-06-a', '2025-01-01-b'";
    assert_eq!(
        asked(&format!("{odd}.map((it) => visavis.compare({slugs}, it).terms.length > 0)")),
        format!("[{}]", ["true"; 10].join(","))
    );
    assert_eq!(asked("[visavis.compare(), visavis.compare('x', {})]"), "[null,null]");
    assert_eq!(
        asked("visavis.reports().map((it) => [it.date.value, it.sentences[0][0].length])"),
        "[[\"2022-06\",2],[\"2025-01-01\",2]]"
    );
    app.destroy();
}
