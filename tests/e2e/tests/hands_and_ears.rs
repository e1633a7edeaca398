//! Two readers do the same work: one with the keyboard alone, one who has only what the browser
//! tells a screen reader. Each finds a word, goes to its third match, swaps the sides, opens a
//! pair, copies the link, and finds the same view behind it.

use e2e::{Browser, Key, Kind, Setup, Site, Test, Value, json, test};

pub(crate) const TESTS: &[Test] = &[
    test!(with_the_keyboard_alone),
    test!(by_what_a_screen_reader_is_told)
        .only_in(Kind::Chromium, "only its driver tells the accessibility tree"),
];

const PAGE: &str = include_str!("../../../src/i18n/en.txt");
const DIALOGS: &str = include_str!("../../../crates/takeout/src/en.txt");

/// What the page calls it, so that its words may change.
fn word(words: &'static str, key: &str) -> &'static str {
    let of_key = |line: &'static str| line.strip_prefix(key)?.strip_prefix(" = ");
    words.lines().find_map(of_key).unwrap_or_else(|| panic!("the page has no word for {key}"))
}

fn english() -> Browser {
    let browser = Browser::start_with(Site::start(), &Setup { lang: "en", ..Setup::default() });
    if Kind::here() == Kind::Chromium {
        let allowed = ["clipboardReadWrite", "clipboardSanitizedWrite"];
        browser.protocol("Browser.grantPermissions", json!({ "permissions": allowed }));
    }
    browser
}

/// How the name of every way to a pair begins.
fn pair() -> &'static str {
    word(PAGE, "pair").trim_end_matches("{0}")
}

/// The fragment of a link.
fn fragment(link: &str) -> &str {
    link.split_once('#').expect("a link has a fragment").1
}

/// Presses Tab until the focus is on what is called so, or begins so, then Enter.
fn activate(browser: &Browser, name: &str) {
    let is_named = format!("(on.ariaLabel ?? on.textContent).trim().startsWith({name:?})");
    browser.tab_to(name, &is_named);
    browser.press(Key::Enter);
}

fn with_the_keyboard_alone() {
    let browser = english();
    browser.open("");
    browser.press_slash();
    browser.type_text("menace");
    for _ in 0..3 {
        browser.press(Key::Enter);
    }
    browser.wait("the third match is the current one", "accent() === 2", &[]);

    let left = browser.js("return articles()[0].dataset.report", &[]);
    activate(&browser, word(PAGE, "swap"));
    browser.wait("the sides are swapped", "articles()[1].dataset.report === args[0]", &[left]);

    activate(&browser, pair());
    browser.wait("the pair is selected", "visavis.view().link.includes('&l=')", &[]);

    browser.type_text("l");
    let copy = word(DIALOGS, "copy");
    browser.wait(
        "the dialog offers to copy",
        "document.activeElement.closest('dialog') && trimmed(document.activeElement) === args[0]",
        &[json!(copy)],
    );
    browser.press(Key::Enter);
    let said = "all('dialog [role=status]').some((it) => trimmed(it) === args[0])";
    if Kind::here() == Kind::Chromium {
        browser.wait("it is copied", said, &[json!(word(DIALOGS, "copied"))]);
        let copied = browser.js("return navigator.clipboard.readText()", &[]);
        assert_eq!(copied, browser.address());
    }
    browser.press(Key::Escape);
    browser.wait("the dialog is closed", "!one('dialog')", &[]);

    let other = english();
    other.open(fragment(&browser.address()));
    assert_eq!(other.snapshot(), browser.snapshot());
    other.check_contract();
}

fn by_what_a_screen_reader_is_told() {
    let browser = english();
    browser.open("");
    focus(&browser, Heard::now(&browser).find("textbox", word(PAGE, "search")));
    browser.type_text("menace");
    let (_, many) = word(PAGE, "matches").split_once(" | ").expect("a plural");
    let count = many.replace("{0}", "5");
    hear(&browser, "there are five", |heard| heard.is_said(&count));
    for _ in 0..3 {
        browser.press(Key::Enter);
    }
    let position = word(PAGE, "position").replace("{0}", "3").replace("{1}", "5");
    let position = format!("{position}. ");
    let heard = hear(&browser, "it is the third", |heard| heard.is_said(&position));
    let marks: Vec<String> = heard.all("mark").into_iter().map(|it| heard.text(it)).collect();
    assert_eq!(marks, ["menace"; 5], "each is told as a mark");

    let names = |heard: &Heard| -> Vec<String> {
        heard.all("article").into_iter().map(|it| name(it).to_owned()).collect()
    };
    let mut swapped = names(&heard);
    swapped.reverse();
    press_on(&browser, heard.find("link", word(PAGE, "swap")));
    let heard = hear(&browser, "the sides are swapped", |heard| names(heard) == swapped);

    press_on(&browser, heard.find("link", pair()));
    let across = word(PAGE, "across");
    let heard = hear(&browser, "there is a way to the counterpart", |heard| {
        let across = heard.find("button", across);
        let told = across["properties"].as_array().expect("properties");
        !told.iter().any(|it| it["name"] == "disabled" && it["value"]["value"] == true)
    });

    press_on(&browser, heard.find("button", word(PAGE, "copy_link")));
    let is_open = |heard: &Heard| heard.all("dialog").len() == 1;
    let heard = hear(&browser, "a dialog opens", is_open);
    assert_eq!(name(heard.all("dialog")[0]), word(DIALOGS, "link"));
    let field = heard.find("textbox", word(DIALOGS, "link_field"));
    let link = field["value"]["value"].as_str().expect("it has a value").to_owned();
    press_on(&browser, heard.find("button", word(DIALOGS, "copy")));
    let copied = word(DIALOGS, "copied");
    let heard = hear(&browser, "it is copied", |heard| heard.is_said(copied));
    press_on(&browser, heard.find("button", word(DIALOGS, "close")));
    let heard = hear(&browser, "the dialog is closed", |heard| !is_open(heard));

    let other = english();
    other.open(fragment(&link));
    assert_eq!(Heard::now(&other).main(), heard.main());
}

/// The accessibility tree at one moment, as Chromium tells it: nodes with the ids of their children.
struct Heard(Vec<Value>);

impl Heard {
    fn now(browser: &Browser) -> Self {
        browser.settle();
        browser.protocol("Accessibility.enable", json!({}));
        let mut told = browser.protocol("Accessibility.getFullAXTree", json!({}));
        Self(told["nodes"].as_array_mut().expect("nodes").split_off(0))
    }

    /// The nodes of a role, in the order of the page.
    fn all<'a>(&'a self, role: &str) -> Vec<&'a Value> {
        let told = self.0.iter().filter(|it| it["ignored"] == false);
        told.filter(|it| it["role"]["value"] == role).collect()
    }

    /// The first node of a role whose name is or begins so.
    fn find(&self, role: &str, wanted: &str) -> &Value {
        let all = self.all(role);
        all.iter().find(|it| name(it).starts_with(wanted)).unwrap_or_else(|| {
            let names: Vec<&str> = all.iter().map(|it| name(it)).collect();
            panic!("no {role} is called {wanted:?}; there are {names:?}")
        })
    }

    /// Whether a status says this, first of all.
    fn is_said(&self, words: &str) -> bool {
        self.all("status").into_iter().any(|it| self.text(it).starts_with(words))
    }

    fn children(&self, node: &Value) -> impl Iterator<Item = &Value> {
        let ids = node["childIds"].as_array().cloned().unwrap_or_default();
        ids.into_iter().filter_map(|id| self.0.iter().find(|it| it["nodeId"] == id))
    }

    /// What is read out of a node: its texts, one after the other.
    fn text(&self, node: &Value) -> String {
        if node["role"]["value"] == "StaticText" {
            return name(node).to_owned();
        }
        self.children(node).map(|it| self.text(it)).collect()
    }

    /// Roles, names and values of the main part, in order.
    fn main(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let mut left = self.all("main");
        while let Some(node) = left.pop() {
            if node["ignored"] == false {
                let (role, value) = (&node["role"]["value"], &node["value"]["value"]);
                lines.push(format!("{role} {:?} {value}", name(node)));
            }
            let mut inside: Vec<&Value> = self.children(node).collect();
            inside.reverse();
            left.append(&mut inside);
        }
        lines
    }
}

fn name(node: &Value) -> &str {
    node["name"]["value"].as_str().unwrap_or_default()
}

/// Listens until this is so.
fn hear(browser: &Browser, what: &str, is_so: impl Fn(&Heard) -> bool) -> Heard {
    for _ in 0..100 {
        let heard = Heard::now(browser);
        if is_so(&heard) {
            return heard;
        }
    }
    panic!("never heard that {what}: {:#?}", Heard::now(browser).main())
}

/// Goes to a node, as a screen reader does.
fn focus(browser: &Browser, node: &Value) {
    let id = &node["backendDOMNodeId"];
    browser.protocol("DOM.focus", json!({ "backendNodeId": id }));
}

/// Goes to a node and presses Enter.
fn press_on(browser: &Browser, node: &Value) {
    focus(browser, node);
    browser.press(Key::Enter);
}
