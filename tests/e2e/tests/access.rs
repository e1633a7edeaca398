//! Accessibility: axe-core finds no violations in any state of the page, in each theme and in
//! forced colours; widths and languages are varied.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use e2e::{Browser, Part, Site, Tamper, Test, Value, json, test};

pub(crate) const TESTS: &[Test] = &[
    test!(each_state_is_seen_in_each_theme_width_and_language),
    test!(axe_objects_to_nothing_in_light),
    test!(axe_objects_to_nothing_in_dark),
    test!(axe_objects_to_nothing_in_forced_colours),
    test!(nor_to_a_page_that_cannot_start_or_has_no_program),
];

/// A state of the page.
struct State {
    name: &'static str,
    link: &'static str,
    /// Actions after opening the link, and actions that undo them, as JavaScript.
    acts: [&'static str; 2],
    /// A condition that holds once the page is in this state.
    shows: &'static str,
}

const fn state(name: &'static str, link: &'static str, shows: &'static str) -> State {
    State { name, link, acts: [""; 2], shows }
}

impl State {
    const fn after(mut self, act: &'static str, back: &'static str) -> Self {
        self.acts = [act, back];
        self
    }

    const fn after_click(self, click: &'static str) -> Self {
        self.after(click, click)
    }

    const fn with_dialog(self, click: &'static str) -> Self {
        self.after(click, "one('dialog').close(); await until(() => !one('dialog'), 2000)")
    }
}

const TWO: &str = "articles().length === 2";
const DIALOG: &str = "one('dialog')?.open";

const STATES: [State; 25] = [
    state("first visit", "m=cmp", TWO),
    state("typed", "q=OTSC+menace+paix", "marks().length > 20"),
    state(
        "all mark styles and relatives",
        "q=OTSC+menace+paix+organiser+membre+pays&o=f",
        "legend().length === 6 && one('mark[data-family]')",
    ),
    state("a current match", "q=menace", "one('mark[aria-current=true]')").after(
        "one('#search').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))",
        "",
    ),
    state("no match", "q=menasse", "marks().length === 0 && legend().length === 1"),
    state("an excluded word", "q=paix+-Kazakhstan+Zas|Japarov", "marks().length > 0"),
    state("the list, filtered", "m=list&q=paix&f=year:2025&d=2022..", "rows().length === 1"),
    state("nothing passes", "m=list&d=none", "rows().length === 0"),
    state("one report", "m=read&q=OTSC", "articles().length === 1"),
    state("pairs, one selected", "q=paix&t=pairs&x=w", "one('.sentence[data-here]')").after(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }))",
        "",
    ),
    state("words", "t=words", TWO),
    state("names, one shown", "t=names", "one('[data-note=name]')")
        .after_click("one('.names button[aria-pressed]').click()"),
    state("who says what", "t=quotes", TWO),
    state("dates", "t=dates", TWO),
    state("every occurrence", "m=kwic&q=paix", "groups().length === 2"),
    state("occurrences of nothing", "m=kwic", "lines().length === 0"),
    state("only matches", "q=menace&x=o", "one('[hidden=until-found]')"),
    state(
        "a report that is missing",
        "m=cmp&a=2030-01-nowhere.abcdef&b=2025-01-01-tass-bichkek",
        "one('[data-missing]')",
    ),
    state("a cut link", "v=1&m=cmp&q=paix&s=z&x=o", "notices().length > 1"),
    state("embedded", "q=OTSC&ui=embed", TWO),
    state("the rail unfolded", "q=OTSC", TWO).after_click(
        "const fold = one('[role=complementary] > button'); if (isShown(fold)) fold.click()",
    ),
    state("copying the link", "q=OTSC", DIALOG).with_dialog("one('[data-dialog=share]').click()"),
    state("citing", "q=OTSC", DIALOG).with_dialog("one('[data-dialog=cite]').click()"),
    state("how to read the page", "q=OTSC", DIALOG)
        .with_dialog("one('[data-dialog=help]').click()"),
    state("files", "q=OTSC&t=names", DIALOG).with_dialog("one('[data-dialog=export]').click()"),
];

/// A script that brings the page into a state, runs axe-core, and undoes the state. Its arguments
/// are a link, a language and a theme.
fn script(state: &State) -> String {
    let State { acts: [act, back], shows, .. } = state;
    format!(
        "const [link, lang, theme] = args;
         visavis.open(link);
         await settled();
         {{ {act} }}
         const {{ dataset }} = document.documentElement;
         const here = () => document.documentElement.lang === lang && dataset.theme === theme
           && !one('[aria-busy=true]') && ({shows});
         if (!await until(here, 8000)) return null;
         await settled();
         // The sticky bar may cover elements while the page is scrolled; scroll back first.
         scrollTo({{ top: 0, behavior: 'instant' }});
         const found = {ASK};
         {{ {back} }}
         all('[role=alert] button').forEach((it) => it.click());
         return found"
    )
}

/// Runs axe-core and returns its violations: rule, element and reason.
const ASK: &str = "await (async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run({
      runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'], preload: false });
    return violations.flatMap(({ id, nodes }) => nodes.map((it) =>
      [id, it.target.join(' '), it.failureSummary.split('\\n').at(-1).trim()]));
  })()";

const THEMES: [&str; 3] = ["light", "dark", "forced"];
const WIDTHS: [u32; 3] = [1440, 820, 360];
const LANGS: [&str; 2] = ["fr", "en"];

/// The width and the language in which a state is checked in a theme. Each state is checked in
/// every theme, at every width and in both languages; over all states, every combination of the
/// three occurs. `tests/contrast.rs` checks the contrast of all colours.
fn setting(state: usize, theme: usize) -> (usize, usize) {
    ((state + theme) % WIDTHS.len(), (state / WIDTHS.len() + theme) % LANGS.len())
}

fn each_state_is_seen_in_each_theme_width_and_language() {
    let mut seen = BTreeSet::new();
    for state in 0..STATES.len() {
        let settings = [0, 1, 2].map(|theme| setting(state, theme));
        assert_eq!(BTreeSet::from(settings.map(|it| it.0)).len(), WIDTHS.len(), "{state}");
        assert_eq!(BTreeSet::from(settings.map(|it| it.1)).len(), LANGS.len(), "{state}");
        seen.extend((0..).zip(settings));
    }
    assert_eq!(seen.len(), THEMES.len() * WIDTHS.len() * LANGS.len());
}

// One test per theme, as tests run in parallel.
fn axe_objects_to_nothing_in_light() {
    check_every_state(0);
}

fn axe_objects_to_nothing_in_dark() {
    check_every_state(1);
}

fn axe_objects_to_nothing_in_forced_colours() {
    check_every_state(2);
}

fn check_every_state(number: usize) {
    let theme = THEMES[number];
    let browser = Browser::start();
    browser.open("");
    inject_axe(&browser);
    emulate(&browser, theme);
    let mut violations = Violations::default();
    for (width_number, width) in WIDTHS.into_iter().enumerate() {
        browser.resize(width, 900);
        for (at, state) in STATES.iter().enumerate() {
            let (its_width, lang) = setting(at, number);
            if its_width != width_number {
                continue;
            }
            let lang = LANGS[lang];
            let place = format!("{} ({theme}, {width}, {lang})", state.name);
            let end = if state.link.starts_with("v=") { "" } else { "&e" };
            let link = format!("{}&lang={lang}&th={}{end}", state.link, scheme(theme));
            let args = [json!(link), json!(lang), json!(scheme(theme))];
            let found = browser.js(&script(state), &args);
            assert!(found.is_array(), "the page never came to be: {place}");
            violations.add(&found, &place);
        }
    }
    violations.check();
}

fn nor_to_a_page_that_cannot_start_or_has_no_program() {
    let browser = Browser::start_with(
        Site::start().tampered(Part::Program, Tamper::Missing),
        &<_>::default(),
    );
    browser.expect_error("404");
    let mut violations = Violations::default();
    browser.visit("");
    browser.wait("it says why", "document.documentElement.dataset.why === 'missing'", &[]);
    check_document(&browser, "a failed start", &mut violations);
    browser.visit_beside("reports.html");
    browser.wait("the texts are there", "one('article, main')", &[]);
    check_document(&browser, "the texts without a program", &mut violations);
    violations.check();
}

fn check_document(browser: &Browser, name: &str, violations: &mut Violations) {
    inject_axe(browser);
    for theme in THEMES {
        emulate(browser, theme);
        for width in WIDTHS {
            browser.resize(width, 900);
            let found = browser.js(&format!("return {ASK}"), &[]);
            violations.add(&found, &format!("{name} ({theme}, {width})"));
        }
    }
}

/// Injects axe-core into the document through the DevTools protocol, which bypasses the page's
/// policy.
fn inject_axe(browser: &Browser) {
    let path = std::env::var_os("VISAVIS_AXE")
        .expect("VISAVIS_AXE names no axe.min.js: run the tests by `cargo xtask test`");
    let axe = fs::read_to_string(path).expect("axe-core to read");
    browser.protocol("Runtime.evaluate", json!({ "expression": axe }));
}

/// The colour scheme of a theme; forced colours are emulated with a light scheme.
fn scheme(theme: &str) -> &str {
    if theme == "dark" { "dark" } else { "light" }
}

/// Emulates the system's colour preferences; `forced` means forced system colours.
fn emulate(browser: &Browser, theme: &str) {
    let scheme = scheme(theme);
    let forced = if theme == "forced" { "active" } else { "none" };
    let features = json!([
        { "name": "prefers-color-scheme", "value": scheme },
        { "name": "forced-colors", "value": forced },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ]);
    browser.protocol("Emulation.setEmulatedMedia", json!({ "features": features }));
    browser.wait(
        "the colours are these",
        "matchMedia(`(prefers-color-scheme: ${args[0]})`).matches
         && matchMedia(`(forced-colors: ${args[1]})`).matches",
        &[json!(scheme), json!(forced)],
    );
}

/// Violations found by axe-core: rule, element and reason, with the states that have them.
#[derive(Default)]
struct Violations(BTreeMap<[String; 3], Vec<String>>);

impl Violations {
    fn add(&mut self, found: &Value, state: &str) {
        for violation in found.as_array().expect("a list") {
            let said = |at: usize| violation[at].as_str().unwrap_or("?").to_owned();
            self.0.entry([0, 1, 2].map(said)).or_default().push(state.to_owned());
        }
    }

    fn check(&self) {
        let mut report = String::new();
        for ([rule, element, why], states) in &self.0 {
            let _ = writeln!(report, "{rule}: {element}\n    {why}");
            let _ = writeln!(report, "    in {} states: {}", states.len(), states.join(", "));
        }
        assert!(report.is_empty(), "axe-core objects:\n{report}");
    }
}
