//! The same task with the keyboard alone, and with the accessibility tree alone, as a screen reader
//! uses it: search a word, go to its third match, swap the sides, open a pair, copy the link, and
//! check that the link opens the same view.

use e2e::{Browser, Key, Kind, Setup, Site, Test, Value, json, test};

pub(crate) const TESTS: &[Test] = &[
    test!(with_the_keyboard_alone),
    test!(by_what_a_screen_reader_is_told)
        .only_in(Kind::Chromium, "only its driver tells the accessibility tree"),
];

const WORDS: &str = include_str!("../../../src/i18n/en.txt");

/// A text of the interface by its key, so that the tests do not depend on its wording.
fn word(key: &str) -> &'static str {
    let of_key = |line: &'static str| line.strip_prefix(key)?.strip_prefix(" = ");
    WORDS.lines().find_map(of_key).unwrap_or_else(|| panic!("the page has no word for {key}"))
}

fn english() -> Browser {
    let browser = Browser::start_with(Site::start(), &Setup { lang: "en", ..Setup::default() });
    if Kind::here() == Kind::Chromium {
        let allowed = ["clipboardReadWrite", "clipboardSanitizedWrite"];
        browser.protocol("Browser.grantPermissions", json!({ "permissions": allowed }));
    }
    browser
}

/// The start of the accessible names of buttons that open a pair.
fn pair() -> &'static str {
    word("pair").trim_end_matches("{letter}")
}

/// The fragment of a link.
fn fragment(link: &str) -> &str {
    link.split_once('#').expect("a link has a fragment").1
}

/// Tabs to the control whose name starts with `name`, and presses Enter.
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
    activate(&browser, word("swap"));
    browser.wait("the sides are swapped", "articles()[1].dataset.report === args[0]", &[left]);

    activate(&browser, pair());
    browser.wait("the pair is selected", "visavis.view().link.includes('&l=')", &[]);

    browser.type_text("l");
    let copy = word("copy");
    browser.wait(
        "the dialog offers to copy",
        "document.activeElement.closest('dialog') && trimmed(document.activeElement) === args[0]",
        &[json!(copy)],
    );
    browser.press(Key::Enter);
    let said = "all('dialog [role=status]').some((it) => trimmed(it) === args[0])";
    if Kind::here() == Kind::Chromium {
        browser.wait("it is copied", said, &[json!(word("copied"))]);
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
    focus(&browser, AxTree::now(&browser).find("textbox", word("search")));
    browser.type_text("menace");
    let (_, many) = word("matches").split_once(" | ").expect("a plural");
    let count = many.replace("{n}", "5");
    wait_for(&browser, "there are five", |tree| tree.has_status(&count));
    for _ in 0..3 {
        browser.press(Key::Enter);
    }
    let position = word("position").replace("{at}", "3").replace("{total}", "5");
    let position = format!("{position}. ");
    let tree = wait_for(&browser, "it is the third", |tree| tree.has_status(&position));
    let marks: Vec<String> = tree.all("mark").into_iter().map(|it| tree.text(it)).collect();
    assert_eq!(marks, ["menace"; 5], "each is told as a mark");

    let names = |tree: &AxTree| -> Vec<String> {
        tree.all("article").into_iter().map(|it| name(it).to_owned()).collect()
    };
    let mut swapped = names(&tree);
    swapped.reverse();
    press_on(&browser, tree.find("link", word("swap")));
    let tree = wait_for(&browser, "the sides are swapped", |tree| names(tree) == swapped);

    press_on(&browser, tree.find("link", pair()));
    let across = word("across");
    let tree = wait_for(&browser, "there is a way to the counterpart", |tree| {
        let across = tree.find("button", across);
        let properties = across["properties"].as_array().expect("properties");
        !properties.iter().any(|it| it["name"] == "disabled" && it["value"]["value"] == true)
    });

    press_on(&browser, tree.find("button", word("copy_link")));
    let is_open = |tree: &AxTree| tree.all("dialog").len() == 1;
    let tree = wait_for(&browser, "a dialog opens", is_open);
    assert_eq!(name(tree.all("dialog")[0]), word("copy_link"));
    let field = tree.find("textbox", word("link_field"));
    let link = field["value"]["value"].as_str().expect("it has a value").to_owned();
    press_on(&browser, tree.find("button", word("copy")));
    let copied = word("copied");
    let tree = wait_for(&browser, "it is copied", |tree| tree.has_status(copied));
    press_on(&browser, tree.find("button", word("close")));
    let tree = wait_for(&browser, "the dialog is closed", |tree| !is_open(tree));

    let other = english();
    other.open(fragment(&link));
    assert_eq!(AxTree::now(&other).main(), tree.main());
}

/// A snapshot of Chromium's accessibility tree: nodes with the ids of their children.
struct AxTree(Vec<Value>);

impl AxTree {
    fn now(browser: &Browser) -> Self {
        browser.settle();
        browser.protocol("Accessibility.enable", json!({}));
        let mut tree = browser.protocol("Accessibility.getFullAXTree", json!({}));
        Self(tree["nodes"].as_array_mut().expect("nodes").split_off(0))
    }

    /// The nodes with a role, in document order.
    fn all<'a>(&'a self, role: &str) -> Vec<&'a Value> {
        let nodes = self.0.iter().filter(|it| it["ignored"] == false);
        nodes.filter(|it| it["role"]["value"] == role).collect()
    }

    /// The first node with a role whose name starts with `wanted`.
    fn find(&self, role: &str, wanted: &str) -> &Value {
        let all = self.all(role);
        all.iter().find(|it| name(it).starts_with(wanted)).unwrap_or_else(|| {
            let names: Vec<&str> = all.iter().map(|it| name(it)).collect();
            panic!("no {role} is called {wanted:?}; there are {names:?}")
        })
    }

    /// Whether the text of a status starts with this.
    fn has_status(&self, words: &str) -> bool {
        self.all("status").into_iter().any(|it| self.text(it).starts_with(words))
    }

    fn children(&self, node: &Value) -> impl Iterator<Item = &Value> {
        let ids = node["childIds"].as_array().cloned().unwrap_or_default();
        ids.into_iter().filter_map(|id| self.0.iter().find(|it| it["nodeId"] == id))
    }

    /// The text of a node, as a screen reader reads it.
    fn text(&self, node: &Value) -> String {
        if node["role"]["value"] == "StaticText" {
            return name(node).to_owned();
        }
        self.children(node).map(|it| self.text(it)).collect()
    }

    /// Roles, names and values of the main landmark, in order.
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

/// Polls the accessibility tree until the condition holds.
fn wait_for(browser: &Browser, what: &str, is_so: impl Fn(&AxTree) -> bool) -> AxTree {
    for _ in 0..100 {
        let tree = AxTree::now(browser);
        if is_so(&tree) {
            return tree;
        }
    }
    panic!("timed out waiting until {what}: {:#?}", AxTree::now(browser).main())
}

/// Focuses a node, as a screen reader does.
fn focus(browser: &Browser, node: &Value) {
    let id = &node["backendDOMNodeId"];
    browser.protocol("DOM.focus", json!({ "backendNodeId": id }));
}

/// Focuses a node and presses Enter.
fn press_on(browser: &Browser, node: &Value) {
    focus(browser, node);
    browser.press(Key::Enter);
}
