//! axe-core finds nothing to object to: every state, in each theme and in forced colours, on some
//! width, in some language.

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
    /// What a reader then does, as JavaScript, and how it is taken back.
    acts: [&'static str; 2],
    /// What holds once the page is in this state.
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
    state("copying the link", "q=OTSC", DIALOG).with_dialog("one('[data-takeout=link]').click()"),
    state("citing", "q=OTSC", DIALOG).with_dialog("one('[data-takeout=cite]').click()"),
    state("how to read the page", "q=OTSC", DIALOG)
        .with_dialog("one('[data-takeout=help]').click()"),
    state("files", "q=OTSC&t=names", DIALOG).with_dialog("one('[data-takeout=files]').click()"),
];

/// Brings the page into a state, asks axe-core, and takes the state back, in one go. The arguments are a link, a language and a theme.
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
         // What the bar covers while the page is scrolled is in reach again once it is not.
         scrollTo({{ top: 0, behavior: 'instant' }});
         const found = {ASK};
         {{ {back} }}
         all('[role=alert] button').forEach((it) => it.click());
         return found"
    )
}

/// What axe-core objects to: rule, element and why.
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

/// The width and the language of a state in a theme. Each state is seen once in every theme and on
/// every width, and in both languages; over the states each theme, width and language meet.
/// That every colour is told from what is behind it is tested apart, in `tests/contrast.rs`.
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

// One test a theme, as tests run beside each other.
fn axe_objects_to_nothing_in_light() {
    look_at_every_state(0);
}

fn axe_objects_to_nothing_in_dark() {
    look_at_every_state(1);
}

fn axe_objects_to_nothing_in_forced_colours() {
    look_at_every_state(2);
}

fn look_at_every_state(number: usize) {
    let theme = THEMES[number];
    let browser = Browser::start();
    browser.open("");
    bring_axe(&browser);
    emulate(&browser, theme);
    let mut objections = Objections::default();
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
            objections.hear(&found, &place);
        }
    }
    objections.check();
}

fn nor_to_a_page_that_cannot_start_or_has_no_program() {
    let browser = Browser::start_with(
        Site::start().tampered(Part::Program, Tamper::Missing),
        &<_>::default(),
    );
    browser.expect_error("404");
    let mut objections = Objections::default();
    browser.visit("");
    browser.wait("it says why", "document.documentElement.dataset.why === 'missing'", &[]);
    look_at_document(&browser, "a failed start", &mut objections);
    browser.visit_beside("reports.html");
    browser.wait("the texts are there", "one('article, main')", &[]);
    look_at_document(&browser, "the texts without a program", &mut objections);
    objections.check();
}

fn look_at_document(browser: &Browser, name: &str, objections: &mut Objections) {
    bring_axe(browser);
    for theme in THEMES {
        emulate(browser, theme);
        for width in WIDTHS {
            browser.resize(width, 900);
            let found = browser.js(&format!("return {ASK}"), &[]);
            objections.hear(&found, &format!("{name} ({theme}, {width})"));
        }
    }
}

/// Gives the document axe-core, as the browser's tools would: past the page's policy.
fn bring_axe(browser: &Browser) {
    let path = std::env::var_os("VISAVIS_AXE")
        .expect("VISAVIS_AXE names no axe.min.js: run the tests by `cargo xtask test`");
    let axe = fs::read_to_string(path).expect("axe-core to read");
    browser.protocol("Runtime.evaluate", json!({ "expression": axe }));
}

/// Forced colours are of the light kind.
fn scheme(theme: &str) -> &str {
    if theme == "dark" { "dark" } else { "light" }
}

/// What the reader's system wants; `forced` are colours of the system's own.
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

/// What axe-core objects to: rule, element and reason, with the states where it does.
#[derive(Default)]
struct Objections(BTreeMap<[String; 3], Vec<String>>);

impl Objections {
    fn hear(&mut self, found: &Value, state: &str) {
        for objection in found.as_array().expect("a list") {
            let said = |at: usize| objection[at].as_str().unwrap_or("?").to_owned();
            self.0.entry([0, 1, 2].map(said)).or_default().push(state.to_owned());
        }
    }

    fn check(&self) {
        let mut told = String::new();
        for ([rule, element, why], states) in &self.0 {
            let _ = writeln!(told, "{rule}: {element}\n    {why}");
            let _ = writeln!(told, "    in {} states: {}", states.len(), states.join(", "));
        }
        assert!(told.is_empty(), "axe-core objects:\n{told}");
    }
}
