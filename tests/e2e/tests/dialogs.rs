//! The dialogs: share, cite, export, help.

use e2e::{Browser, Key, Kind, Setup, Site, Test, Value, json, test};

use crate::SAME;

pub(crate) const TESTS: &[Test] = &[
    test!(the_link_is_the_address),
    test!(a_key_opens_it_but_never_while_typing),
    test!(where_the_clipboard_refuses_the_link_is_selected),
    test!(what_is_selected_is_cited),
    test!(matches_pairs_and_reports_are_cited).only_in(Kind::Chromium, SAME),
    test!(files_have_as_many_rows_as_their_buttons_say).only_in(Kind::Chromium, SAME),
    test!(a_french_spreadsheet_gets_its_signs).only_in(Kind::Chromium, SAME),
    test!(matches_are_saved_as_they_are_counted).only_in(Kind::Chromium, SAME),
    test!(dialogs_fit_a_phone),
];

const LEFT: &str = "2022-06-otsc-erevan";
const RIGHT: &str = "2025-01-01-tass-bichkek";

/// A browser in English that records downloads, and has a clipboard.
fn start() -> Browser {
    let browser = Browser::start_with(Site::start(), &Setup { lang: "en", ..Setup::default() });
    browser.open("m=cmp&q=paix");
    keep(&browser);
    browser
}

/// Records saved files and copied text in `window.kept` and `window.copied`.
fn keep(browser: &Browser) {
    let keep = "window.kept = [];
        URL.createObjectURL = ((make) => (blob) => {
          window.kept.push(blob.arrayBuffer().then((it) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(it)));
          return make.call(URL, blob);
        })(URL.createObjectURL);
        HTMLAnchorElement.prototype.click = function () { window.kept.push(this.download); };
        const clipboard = { writeText: async (text) => { window.copied = text; } };
        Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true })";
    let _ = browser.js(keep, &[]);
}

/// Opens a dialog with its button.
fn open(browser: &Browser, button: &str) {
    browser.click(button);
    browser.wait("the dialog is open", "one('dialog')?.open", &[]);
}

fn text(browser: &Browser, script: &str) -> String {
    browser.js(&format!("return {script}"), &[]).as_str().unwrap_or_default().to_owned()
}

/// The value of the dialog's field.
fn field(browser: &Browser) -> String {
    text(browser, "one('dialog textarea').value")
}

fn choose(browser: &Browser, select: usize, option: usize) {
    let choose = "const select = all('dialog select')[args[0]];
        select.selectedIndex = args[1];
        select.dispatchEvent(new Event('change', { bubbles: true }))";
    let _ = browser.js(choose, &[json!(select), json!(option)]);
}

fn tick(browser: &Browser, number: usize) {
    let tick = "all('dialog input[type=checkbox]')[args[0]].click()";
    let _ = browser.js(tick, &[json!(number)]);
}

fn the_link_is_the_address() {
    let browser = start();
    browser.wait_written();
    open(&browser, "[data-dialog=share]");
    assert_eq!(field(&browser), browser.address());
    assert_eq!(text(&browser, "document.activeElement.textContent"), "Copy");
    browser.press(Key::Enter);
    browser.wait("it is copied", "window.copied === location.href", &[]);
    let length = format!("{} characters", browser.address().encode_utf16().count());
    assert_eq!(text(&browser, "trimmed(one('dialog .row .status'))"), length);
    let long = "return isShown(one('dialog .warned'))";
    assert_eq!(browser.js(long, &[]), false);
    let code = "return one('dialog svg path').getAttribute('d').length";
    assert!(browser.js(code, &[]).as_u64().unwrap() > 1000);
    let html = text(&browser, "all('dialog textarea')[1].value");
    assert!(html.starts_with("<iframe src=\"http://127.0.0.1:"), "{html}");
    assert!(html.contains("&amp;ui=embed&amp;e\" "), "{html}");

    tick(&browser, 0);
    assert!(!field(&browser).contains("q="), "{}", field(&browser));
    assert!(field(&browser).ends_with("&e"), "{}", field(&browser));
    tick(&browser, 1);
    assert!(field(&browser).ends_with("&lang=en&e"), "{}", field(&browser));
    tick(&browser, 0);
    tick(&browser, 1);
    assert_eq!(field(&browser), browser.address());

    browser.press(Key::Escape);
    browser.wait("it is closed", "!one('dialog')", &[]);
    assert_eq!(text(&browser, "document.activeElement.dataset.dialog"), "share");
    browser.check_contract();
}

fn a_key_opens_it_but_never_while_typing() {
    let browser = Browser::start();
    browser.open("");
    browser.press_slash();
    browser.type_text("l");
    browser.wait("it is typed", "one('#search').value === 'l'", &[]);
    assert_eq!(browser.js("return all('dialog').length", &[]), 0);
    let _ = browser.js("document.activeElement.blur()", &[]);
    browser.type_text("l");
    browser.wait("the dialog is open", "one('dialog')?.open", &[]);
    // Keys do not reach the page behind: no pair is selected, the search box is not focused.
    browser.type_text("jl/");
    assert_eq!(
        browser.js("return [all('dialog').length, one('#search').value]", &[]),
        json!([1, "l"])
    );
    assert!(!browser.link().contains("&l="), "{}", browser.link());
    let inside = "return !!document.activeElement.closest('dialog')";
    assert_eq!(browser.js(inside, &[]), true);
    browser.press(Key::Escape);
    browser.wait("it is closed", "!one('dialog')", &[]);
}

fn where_the_clipboard_refuses_the_link_is_selected() {
    let browser = start();
    let refuse = "navigator.clipboard.writeText = () => Promise.reject(new Error('no'))";
    let _ = browser.js(refuse, &[]);
    open(&browser, "[data-dialog=share]");
    browser.press(Key::Enter);
    let said = "trimmed(one('dialog [role=status]')).includes('Ctrl+C')";
    browser.wait("the keys are told", said, &[]);
    assert_eq!(
        text(
            &browser,
            "getSelection().toString() || (() => {
        const on = document.activeElement;
        return on.value.slice(on.selectionStart, on.selectionEnd);
    })()"
        ),
        field(&browser)
    );
}

fn what_is_selected_is_cited() {
    let browser = start();
    let select = "const text = paragraphs(one('[data-side=b]'))[1].firstChild;
        const range = document.createRange();
        range.selectNodeContents(text.parentElement);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        return text.parentElement.textContent";
    let quote = browser.js(select, &[]);
    let quote = quote.as_str().unwrap();
    open(&browser, ".leaving [data-dialog=cite]");
    let cited = field(&browser);
    let start = format!(
        "“{quote}” (TASS, Bichkek, 1 January 2025 [year inferred from the text], paragraph 1"
    );
    assert!(cited.starts_with(&start), "{cited}");
    let link = cited.rsplit_once(' ').unwrap().1.to_owned();
    assert!(
        link.starts_with("http://127.0.0.1:") && link.contains(&format!("&r={RIGHT}.")),
        "{link}"
    );
    assert!(!link.contains("q="), "{link}");
    let reader = Browser::start();
    reader.open(link.split_once('#').unwrap().1);
    reader.settle();
    let led = "return all('[data-note=quote]').map((it) => it.textContent).join('')";
    assert_eq!(reader.js(led, &[]), quote.trim());
    assert_eq!(reader.notices(), [""; 0]);

    choose(&browser, 1, 2);
    assert!(
        field(&browser)
            .starts_with(&format!("@misc{{{RIGHT}-p1,\n  title = {{{{TASS, Bichkek}}}},\n"))
    );
    choose(&browser, 1, 3);
    assert!(field(&browser).contains("\nDA  - 2025/01/01/\n"), "{}", field(&browser));
    choose(&browser, 1, 4);
    let items: Value = serde_json::from_str(&field(&browser)).unwrap();
    assert_eq!(items[0]["annote"], quote);
    assert_eq!(items[0]["issued"]["date-parts"], json!([[2025, 1, 1]]));
    assert!(items[0]["note"].as_str().unwrap().starts_with("year inferred from the text, "));
    let _ = browser.js("all('dialog .row button')[1].click()", &[]);
    let kept = browser.js("return Promise.all(window.kept)", &[]);
    assert_eq!(kept[1], format!("{RIGHT}-p1.json"));
    assert_eq!(kept[0].as_str().unwrap().trim_end(), field(&browser));
}

fn matches_pairs_and_reports_are_cited() {
    let browser = start();
    browser.click("article[data-side=a] [data-dialog=cite]");
    browser.wait("the dialog is open", "one('dialog')?.open", &[]);
    let cited = field(&browser);
    assert!(cited.contains("June 2022") && cited.contains(&format!("&r={LEFT}.")), "{cited}");
    assert!(!cited.starts_with('“'), "{cited}");
    let offered = "return all('dialog select')[0].options.length";
    assert_eq!(browser.js(offered, &[]), 3, "each report, and both");
    choose(&browser, 0, 2);
    assert_eq!(field(&browser).split("\n\n").count(), 2);
    choose(&browser, 1, 4);
    let items: Value = serde_json::from_str(&field(&browser)).unwrap();
    assert_eq!(items[0]["issued"]["date-parts"], json!([[2022, 6]]), "a month stays a month");
    browser.press(Key::Escape);
    browser.wait("it is closed", "!one('dialog')", &[]);

    browser.press_slash();
    browser.press(Key::Enter);
    browser.wait("a match is the current one", "accent() === 0", &[]);
    open(&browser, ".leaving [data-dialog=cite]");
    let sentence = text(&browser, "one('mark[aria-current]').closest('[data-p]').textContent");
    let cited = field(&browser);
    let quote = cited.strip_prefix('“').unwrap().split('”').next().unwrap();
    assert!(sentence.contains(quote) && quote.contains("paix"), "{cited}");
    browser.press(Key::Escape);
    browser.wait("it is closed", "!one('dialog')", &[]);

    browser.go("m=cmp&t=pairs");
    let _ = browser.js("one('.pairs a.pair').click(); return settled()", &[]);
    open(&browser, ".leaving [data-dialog=cite]");
    let here = browser.js("return all('.sentence[data-here]').map((it) => it.textContent)", &[]);
    let cited = field(&browser);
    for sentence in here.as_array().unwrap() {
        assert!(cited.contains(sentence.as_str().unwrap().trim()), "{sentence} in {cited}");
    }
    browser.press(Key::Escape);
    browser.wait("it is closed", "!one('dialog')", &[]);

    browser.go("m=kwic&q=paix");
    open(&browser, ".leaving [data-dialog=cite]");
    assert_eq!(field(&browser).split("\n\n").count(), 2, "the reports of the list");
}

/// The number of rows according to the button, and the saved file.
fn saved(browser: &Browser) -> (usize, String, String) {
    let button = text(browser, "trimmed(all('dialog .row button').at(-1))");
    let _ = browser.js("window.kept = []; all('dialog .row button').at(-1).click()", &[]);
    let kept = browser.js("return Promise.all(window.kept)", &[]);
    let rows = button.split(": ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    let kept = |at| kept.get(at).and_then(Value::as_str).unwrap_or_default().to_owned();
    (rows, kept(1), kept(0))
}

/// The number of rows of a CSV file, without its header.
fn rows_of(csv: &str) -> usize {
    let mut is_quoted = false;
    let ends = csv.chars().filter(|&c| {
        is_quoted ^= c == '"';
        c == '\n' && !is_quoted
    });
    ends.count() - 1
}

fn files_have_as_many_rows_as_their_buttons_say() {
    let browser = start();
    for panel in ["pairs", "words", "names", "quotes", "dates"] {
        browser.go(&format!("m=cmp&q=paix&t={panel}"));
        let on_page = text(&browser, "trimmed(one('.save button'))");
        open(&browser, ".save button");
        let (rows, name, csv) = saved(&browser);
        assert_eq!(name, format!("{LEFT}_{RIGHT}_{panel}.csv"));
        assert_eq!(on_page, format!("File ({rows} rows)"));
        assert_eq!(rows_of(&csv), rows, "{panel}");
        assert!(csv.starts_with('\u{feff}'), "{panel}");
        tick(&browser, 0);
        assert_eq!(saved(&browser).2, csv.trim_start_matches('\u{feff}'));
        choose(&browser, 1, 1);
        let (_, name, list) = saved(&browser);
        assert_eq!(name, format!("{LEFT}_{RIGHT}_{panel}.json"));
        let list: Value = serde_json::from_str(&list).unwrap();
        assert_eq!(list.as_array().unwrap().len(), rows, "{panel}");
        choose(&browser, 1, 2);
        assert_eq!(saved(&browser).2.lines().count(), rows + 2, "{panel}");
        browser.press(Key::Escape);
        browser.wait("it is closed", "!one('dialog')", &[]);
    }
}

fn a_french_spreadsheet_gets_its_signs() {
    let browser = Browser::start();
    browser.open("m=cmp");
    keep(&browser);
    browser.go("m=cmp&t=words");
    open(&browser, ".save button");
    let (rows, _, csv) = saved(&browser);
    assert_eq!(rows_of(&csv), rows);
    let (columns, first) = csv.split_once("\r\n").unwrap();
    assert!(columns.ends_with("text;forms;left;right;leftPerThousand;rightPerThousand;g2;logRatio;logRatioLow;logRatioHigh;p"), "{columns}");
    let number = first.split("\r\n").next().unwrap().rsplit(';').nth(4).unwrap();
    assert!(number.contains(',') && !number.contains('.'), "{number}");
    choose(&browser, 2, 0);
    choose(&browser, 3, 0);
    assert!(saved(&browser).2.contains("text,forms,left"));
    browser.press(Key::Escape);
    browser.wait("it is closed", "!one('dialog')", &[]);
    open(&browser, ".save button");
    assert!(saved(&browser).2.contains("text,forms,left"), "the choice is remembered");
}

fn matches_are_saved_as_they_are_counted() {
    let browser = start();
    for (link, counted) in [
        ("m=cmp&q=OTSC", "marks().length"),
        (&format!("m=read&q=OTSC&r={LEFT}"), "marks().length"),
        ("m=kwic&q=OTSC", "lines().length"),
        ("m=kwic&q=OTSC&d=2024..", "lines().length"),
        ("m=kwic&q=paix+stabilite&o=w", "lines().length"),
    ] {
        browser.go(link);
        let count = browser.js(&format!("return {counted}"), &[]).as_u64().unwrap();
        open(&browser, "[data-dialog=export]");
        let (rows, _, csv) = saved(&browser);
        assert_eq!(rows as u64, count, "{link}");
        assert_eq!(rows_of(&csv), rows, "{link}");
        assert!(csv.contains("report,date,paragraph,sentence,left,match,right,terms\r\n"), "{csv}");
        browser.press(Key::Escape);
        browser.wait("it is closed", "!one('dialog')", &[]);
    }
    browser.go("m=read");
    open(&browser, "[data-dialog=export]");
    assert!(text(&browser, "trimmed(one('dialog'))").contains("nothing to save"));
}

fn dialogs_fit_a_phone() {
    let browser = start();
    browser.resize(390, 844);
    browser.click(".seek > button");
    for button in ["[data-dialog=share]", ".leaving [data-dialog=cite]", "[data-dialog=export]"] {
        open(&browser, button);
        let _ = browser.js(
            "all('dialog details').forEach((it) => { it.open = true; }); return settled()",
            &[],
        );
        let wide = "return all('dialog, dialog *').filter((it) => isShown(it)
            && it.getBoundingClientRect().right > innerWidth).map((it) => it.tagName)";
        assert_eq!(browser.js(wide, &[]), json!([]), "{button}");
        let small =
            "return all('dialog button, dialog label, dialog summary').filter((it) => isShown(it)
            && it.getBoundingClientRect().height < 24).map((it) => it.outerHTML)";
        assert_eq!(browser.js(small, &[]), json!([]), "{button}");
        let named = "const dialog = one('dialog');
            return trimmed(document.getElementById(dialog.getAttribute('aria-labelledby')))";
        assert!(!browser.js(named, &[]).as_str().unwrap().is_empty(), "{button}");
        browser.press(Key::Escape);
        browser.wait("it is closed", "!one('dialog')", &[]);
    }
}
