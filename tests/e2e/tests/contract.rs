//! The contract of the page: what user scripts may rely on.

use e2e::{Browser, Setup, Site, Test, json, sources, test};

pub(crate) const TESTS: &[Test] = &[
    test!(texts_are_the_sources_with_and_without_marks),
    test!(between_the_paragraphs_stands_only_white_space),
    test!(a_report_says_what_and_where_it_is),
    test!(dates_are_said_with_their_precision_and_how_they_are_known),
    test!(counts_are_the_marks_drawn),
    test!(a_mark_is_the_letters_typed),
    test!(the_legend_has_one_style_a_term),
    test!(scripts_can_ask_for_the_reports_and_the_view),
    test!(a_change_is_told),
];

/// Queries and the number of marks in each of the two reports, counted without the engine.
const TABLE: [(&str, [u64; 2]); 46] = [
    ("", [0, 0]),
    ("   ", [0, 0]),
    ("()", [0, 0]),
    (". , ;", [0, 0]),
    ("OTSC", [10, 6]),
    ("otsc ", [10, 6]),
    ("OTSC otsc", [10, 6]),
    ("securite", [9, 3]),
    ("SÉCURITÉ", [9, 3]),
    ("se\u{301}curite\u{301}", [9, 3]),
    ("TIC", [1, 0]),
    ("menace", [4, 1]),
    ("menaces ", [4, 1]),
    ("menace menaces", [4, 1]),
    ("menaces menace", [4, 1]),
    ("menace menaces mena men", [4, 1]),
    ("cyber", [0, 1]),
    ("paix stabilite", [4, 4]),
    ("etats membres", [13, 5]),
    ("kazakhstan russie bielorussie", [3, 4]),
    ("organisation", [2, 5]),
    ("Zas", [3, 0]),
    ("Japarov", [0, 3]),
    ("Kirghizistan Armenie", [2, 4]),
    ("e", [31, 25]),
    ("E", [31, 25]),
    ("de", [56, 50]),
    ("de ", [34, 31]),
    ("d", [75, 69]),
    ("d ", [6, 4]),
    ("a ", [16, 13]),
    ("il ", [3, 3]),
    ("un ", [3, 2]),
    ("1", [0, 2]),
    ("1 ", [0, 0]),
    ("1er", [0, 2]),
    ("2", [1, 3]),
    ("2025", [0, 2]),
    ("2022-06", [1, 0]),
    ("tass", [0, 1]),
    ("date", [1, 0]),
    ("aujourd’hui", [1, 0]),
    ("l'OTSC", [9, 5]),
    ("zzz", [0, 0]),
    ("OTSC zzz", [10, 6]),
    ("<img src=x onerror=alert(1)>", [0, 0]),
];

fn texts_are_the_sources_with_and_without_marks() {
    let browser = Browser::start();
    for link in ["", "q=OTSC", "q=e", "q=de+la+le+les", "q=OTSC&x=o", "m=read&q=e"] {
        browser.open(link);
        browser.check_contract();
    }
    browser.open("");
    let numbered = "return articles().map((it) => all('[data-p]:not([data-p=\"0\"])', it).length)";
    assert_eq!(browser.js(numbered, &[]), json!([7, 5]));
    let furniture = "return all('[data-p=\"0\"]').map((it) => it.textContent.trim())";
    let written = json!(["date 2022-06", "BICHKEK, 1er janvier. /TASS/."]);
    assert_eq!(browser.js(furniture, &[]), written);
}

fn between_the_paragraphs_stands_only_white_space() {
    let browser = Browser::start();
    browser.open("q=OTSC+de+menace");
    for source in sources() {
        let drawn = browser.js(
            "return paragraphs(one(`[data-report=\"${args[0]}\"]`)).map((p) => p.textContent)",
            &[json!(source.slug)],
        );
        let mut rest = source.text.as_str();
        for text in drawn.as_array().unwrap() {
            let text = text.as_str().unwrap();
            let (gap, after) = rest.split_once(text).expect("paragraphs in the source's order");
            assert_eq!(gap.trim(), "", "between paragraphs of {}", source.slug);
            rest = after;
        }
        assert_eq!(rest.trim(), "");
    }
}

fn a_report_says_what_and_where_it_is() {
    let browser = Browser::start();
    browser.open("");
    let named = "return articles().map((it) => [it.dataset.report, it.dataset.side ?? null])";
    let [first, second] = ["2022-06-otsc-erevan", "2025-01-01-tass-bichkek"];
    assert_eq!(browser.js(named, &[]), json!([[first, "a"], [second, "b"]]), "earlier left");
    browser.open(&format!("m=read&r={second}"));
    assert_eq!(browser.js(named, &[]), json!([[second, null]]), "one alone has no side");
    browser.open("m=list");
    assert_eq!(browser.js(named, &[]), json!([]));
    let ready = "return document.documentElement.hasAttribute('data-ready')";
    assert_eq!(browser.js(ready, &[]), true);
}

fn dates_are_said_with_their_precision_and_how_they_are_known() {
    for (lang, first, second, inferred) in [
        ("fr", "juin 2022", "1er janvier 2025", "année déduite"),
        ("en", "June 2022", "1 January 2025", "year inferred"),
    ] {
        let browser = Browser::start_with(Site::start(), &Setup { lang, ..Setup::default() });
        browser.open("");
        assert_eq!(browser.js("return document.documentElement.lang", &[]), lang);
        let times = "return articles().map((it) => one('time', it)).map((it) => [it.dateTime, trimmed(it)])";
        let dates = json!([["2022-06", first], ["2025-01-01", second]]);
        assert_eq!(browser.js(times, &[]), dates);
        let said = "return articles().map((it) => trimmed(one('header', it)).includes(args[0]))";
        assert_eq!(browser.js(said, &[json!(inferred)]), json!([false, true]));
        let listed =
            "return rows().map((it) => [trimmed(one('time', it)), trimmed(it).includes(args[0])])";
        let rows = json!([[first, false], [second, true]]);
        assert_eq!(browser.js(listed, &[json!(inferred)]), rows);
    }
}

fn counts_are_the_marks_drawn() {
    let browser = Browser::start();
    browser.open("");
    for (query, counts) in TABLE {
        browser.go(&format!("q={}", e2e::encode(query)));
        assert_eq!(browser.counts(), counts, "{query:?}");
        browser.check_contract();
    }
}

fn a_mark_is_the_letters_typed() {
    let browser = Browser::start();
    let texts = "return marks().map((it) => it.textContent)";
    browser.open("q=OTSC");
    assert_eq!(browser.js(texts, &[]), json!(vec!["OTSC"; 16]));
    browser.go("q=TIC");
    assert_eq!(browser.js(texts, &[]), json!(["TIC"]), "none inside participer, particulière");
    browser.go("q=securite");
    assert_eq!(browser.js(texts, &[]), json!(vec!["sécurité"; 12]));
    browser.go("q=menace");
    assert_eq!(browser.js(texts, &[]), json!(vec!["menace"; 5]), "of « menaces », what was typed");
    browser.go("q=menace+menaces");
    let terms = "return marks().map((it) => [it.dataset.term, it.textContent])";
    assert_eq!(browser.js(terms, &[]), json!(vec![["1 2", "menaces"]; 5]));
}

fn the_legend_has_one_style_a_term() {
    let browser = Browser::start();
    browser.open("q=OTSC+paix+menace+Zas+Japarov+Russie");
    let looks = "return marks().map((it) => { const s = getComputedStyle(it);
        return [it.dataset.term, s.backgroundColor, s.textDecorationLine, s.textDecorationStyle]; })";
    let mut styles: Vec<String> =
        browser.js(looks, &[]).as_array().unwrap().iter().map(ToString::to_string).collect();
    styles.sort();
    styles.dedup();
    assert_eq!(styles.len(), 6, "one look per term: {styles:?}");
}

fn scripts_can_ask_for_the_reports_and_the_view() {
    let browser = Browser::start();
    browser.open("q=paix");
    let facts = "return visavis.reports().map((it) => [it.slug, it.text, it.date.value, it.date.precision])";
    let [first, second] = <[_; 2]>::try_from(sources()).unwrap();
    let wanted = json!([
        [first.slug, first.text, "2022-06", "month"],
        [second.slug, second.text, "2025-01-01", "day"],
    ]);
    assert_eq!(browser.js(facts, &[]), wanted);
    // Sentences cover their paragraphs: from the first one's start to the last one's end.
    let passages = "return visavis.reports().map((it) => [it.lang,
        ...[it.furniture, ...it.sentences].map((all) => it.text.slice(all[0][0], all.at(-1)[1]))])";
    let wanted = sources().into_iter().map(|it| {
        let furniture = it.furniture.to_owned();
        json!(["fr".to_owned(), furniture].into_iter().chain(it.paragraphs).collect::<Vec<_>>())
    });
    assert_eq!(browser.js(passages, &[]), json!(wanted.collect::<Vec<_>>()));
    assert_eq!(
        browser.js("return visavis.search('paix').terms", &[]),
        json!([{"text": "paix", "count": 6}])
    );
    let shape = "const [it, ...others] = visavis.search('Zas').reports;
        return [others.length, it.report, it.passes, it.count]";
    assert_eq!(
        browser.js(shape, &[]),
        json!([0, first.slug, true, 3]),
        "only reports with a match"
    );
    // Any arguments are accepted without an exception.
    let odd = "return [undefined, null, 5, {}, [], '\\ud800', 'x'.repeat(5000), '\\0'].map((it) => {
        try { const { terms, reports, notices } = visavis.search(it);
            return [terms, reports, notices].every(Array.isArray); } catch (e) { return String(e); } })";
    assert_eq!(browser.js(odd, &[]), json!(vec![true; 8]));
    let odd = "return [undefined, null, 5, {}, '', '#', 'x', '\\ud800=%', 'q=' + 'x'.repeat(5000)].map((it) => {
        try { visavis.open(it); return true; } catch (e) { return String(e); } })";
    assert_eq!(browser.js(odd, &[]), json!(vec![true; 9]));
    browser.settle();
    browser.check_contract();
}

fn a_change_is_told() {
    let browser = Browser::start();
    browser.open("");
    let told = "return new Promise((done) => {
        document.addEventListener('visavis:change', () => done(visavis.view().link), { once: true });
        visavis.open('q=menace'); })";
    let link = browser.js(told, &[]);
    assert_eq!(link, json!(browser.link()));
    assert!(link.as_str().unwrap().contains("&q=menace&"), "{link}");
}
