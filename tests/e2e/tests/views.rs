//! Round trip: the link of any state, opened in a new document, restores that state.

use e2e::{Browser, Random, Test, Value, encode, facts, json, test};

pub(crate) const TESTS: &[Test] = &[
    test!(any_view_comes_back_1),
    test!(any_view_comes_back_2),
    test!(any_view_comes_back_3),
    test!(any_view_comes_back_4),
];

const SLUGS: [&str; 2] = ["2022-06-otsc-erevan", "2025-01-01-tass-bichkek"];
const WORDS: [&str; 24] = [
    "OTSC",
    "menace",
    "menaces",
    "securite",
    "sécurité",
    "TIC",
    "paix",
    "de",
    "l'",
    "l’OTSC",
    "e",
    "à",
    "Zas",
    "japarov",
    "zzz",
    "2025",
    "1er",
    "États-Unis",
    "«",
    "-",
    "cœur",
    "AUJOURD’HUI",
    "crise",
    "in",
];
const NASTY: [&str; 30] = [
    "&",
    "=",
    "#",
    "%",
    "+",
    "?",
    "/",
    "\\",
    "<",
    ">",
    "\"",
    "'",
    "’",
    " ",
    "  ",
    "\u{a0}",
    "\u{202f}",
    "\t",
    "%41",
    "%ff",
    "e\u{301}",
    "ß",
    "ﬁ",
    "İ",
    "🜁",
    "👩\u{200d}🚀",
    "\u{202e}",
    "\u{200b}",
    "ا",
    "\u{1}",
];
const DATES: [&str; 8] =
    ["", "2022", "2022-06", "2022-06-30", "2024-02-29", "2025-01-01", "2026", "1999-12"];

const FACETS: [&str; 6] = [
    "year:2022",
    "year:2025,2022",
    "month:2025-01",
    "place:BICHKEK,Lyon",
    "agency:tass",
    "place:%C3%89%2C%3A",
];

const PASSAGES: [&str; 6] = [
    "a.p4:menaces+est+de+renforcer,op%C3%A9rationnelles+et+pr%C3%A9ventives",
    "b.p1:du+Kazakhstan+au+Kirghizistan",
    "b.p2:-,potentiel+de+maintien+de+la+paix",
    "r.p2:La+position+de+principe",
    "a.p1:une+baleine+blanche+dans+le+lac",
    "r.p0:date",
];

struct Views {
    random: Random,
    hashes: Vec<String>,
}

impl Views {
    fn new(browser: &Browser, seed: u64) -> Self {
        browser.open("");
        let hashes = browser.js("return visavis.reports().map((it) => it.hash.slice(0, 6))", &[]);
        let text = |hash: &Value| hash.as_str().unwrap().to_owned();
        let hashes = hashes.as_array().unwrap().iter().map(text).collect();
        Self { random: Random::new(seed), hashes }
    }

    fn query(&mut self) -> String {
        let pieces = self.random.below(5);
        let mut query: Vec<&str> = Vec::new();
        for _ in 0..pieces {
            let from = if self.random.one_in(3) { &NASTY[..] } else { &WORDS[..] };
            query.push(self.random.pick(from));
            query.push(self.random.pick(&["", " ", " "]));
        }
        query.concat()
    }

    fn report(&mut self) -> String {
        let at = self.random.below(2);
        match self.random.below(12) {
            0 => "2020-05-01-nowhere.a2b3c4".to_owned(),
            1 => format!("{}.aaaaaa", SLUGS[at]),
            2..=6 => SLUGS[at].to_owned(),
            _ => format!("{}.{}", SLUGS[at], self.hashes[at]),
        }
    }

    /// A link to a random view, not in the canonical form.
    fn link(&mut self) -> String {
        let mut keys: Vec<String> = Vec::new();
        let all = [
            "m", "q", "o", "in", "d", "f", "f", "s", "x", "r", "a", "b", "l", "y", "zz", "t",
            "lang", "th", "at",
        ];
        for key in all {
            let rare = ["o", "in", "f", "l", "zz", "lang", "th", "at"].contains(&key);
            if if rare { !self.random.one_in(6) } else { key != "q" && self.random.one_in(2) } {
                continue;
            }
            let value = match key {
                "m" => self.random.pick(&["list", "read", "cmp", "cmp", "kwic", "kwic"]).to_owned(),
                "o" => self.random.pick(&["a", "c", "f", "w", "fw", "ac", "wf"]).to_owned(),
                "in" => self.random.pick(&["p", "s", "q", "q:Zas", "q:Japarov"]).to_owned(),
                "f" => self.random.pick(&FACETS).to_owned(),
                "q" | "zz" => encode(&self.query()),
                "d" if self.random.one_in(8) => "none".to_owned(),
                "d" => format!("{}..{}", self.random.pick(&DATES), self.random.pick(&DATES)),
                "s" => self.random.pick(&["d", "-d", "r", "lw", "rw"]).to_owned(),
                "x" => self.random.pick(&["o", "o", "n", "w", "no", "now", "wo", ""]).to_owned(),
                "y" => self.random.pick(&["0", "1"]).to_owned(),
                "l" => self.random.pick(&["1.0-3.0", "2.331-3.0", "7.0-1.0", "9.9-9.9"]).to_owned(),
                "t" => self.random.pick(&["pairs", "words", "names", "quotes", "dates"]).to_owned(),
                "at" => self.random.pick(&PASSAGES).to_owned(),
                "lang" => self.random.pick(&["fr", "en"]).to_owned(),
                "th" => self.random.pick(&["light", "dark"]).to_owned(),
                _ => self.report(),
            };
            keys.push(format!("{key}={value}"));
        }
        if self.random.one_in(3) {
            keys.reverse();
        }
        if self.random.one_in(2) {
            keys.insert(0, "v=1".to_owned());
            keys.push("e".to_owned());
        }
        keys.join("&")
    }
}

/// Opens random links in one long-lived document, and in a new document of another profile: both
/// must show the same and write the same link.
fn check_views(seed: u64, views: usize) {
    let (resident, visitor) = (Browser::start(), Browser::start());
    let mut random = Views::new(&resident, seed);
    let facts = facts();
    for number in 0..views {
        let raw = random.link();
        let go =
            "visavis.open(args[0]); await settled(); return [await snapshot(), faults(args[1])]";
        let mut told = resident.js(go, &[json!(raw), facts.clone()]);
        let [there, wrong] = [0, 1].map(|at| told[at].take());
        let link = there["link"].as_str().unwrap().to_owned();
        assert_eq!(wrong, json!([]), "the contract, seed {seed}, view {number}: {raw}");

        let opened = if number % 3 == 0 { &raw } else { &link };
        visitor.open(opened);
        let mut told = visitor.js("return [await snapshot(), notices()]", &[]);
        let [here, notices] = [0, 1].map(|at| told[at].take());
        for (part, told) in there.as_object().unwrap() {
            assert_eq!(
                here[part], *told,
                "{part} of seed {seed}, view {number}: {opened} of {raw}"
            );
        }
        if opened == &link {
            // Notices about missing reports or passages recur each time.
            let lacks = |it: &str| it.contains("nowhere") || it.contains("Le passage du lien");
            let told = notices.as_array().unwrap().iter();
            let told = told.filter(|it| !lacks(it.as_str().unwrap())).count();
            assert_eq!(told, 0, "a link that the page wrote needs no notice: {link} {notices:?}");
        }
        assert_eq!(here["link"], link, "seed {seed}, view {number}: {raw}");
        visitor.wait(
            "the address has the link or what was typed",
            "[args[0], args[1]].includes(location.hash.slice(1)) || notices().length > 0",
            &[json!(link), json!(opened)],
        );
    }
}

fn any_view_comes_back_1() {
    check_views(1, 50);
}

fn any_view_comes_back_2() {
    check_views(2, 50);
}

fn any_view_comes_back_3() {
    check_views(3, 50);
}

fn any_view_comes_back_4() {
    check_views(4, 50);
}
