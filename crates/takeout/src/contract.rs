//! What the page tells scripts, `window.visavis`, as typed values: `static/visavis.d.ts` in Rust.
//!
//! This program asks nothing else of the page than what any script may ask. Fields are read one by
//! one, as the page sets them: a library for it would be a third of the program.

use js_sys::{Array, Number, Reflect};
use wasm_bindgen::JsValue;

/// From one offset to another, in UTF-16 units of a report's text.
pub(crate) type Range = [u32; 2];

/// A value of the page's.
pub(crate) struct Told(pub(crate) JsValue);

impl Told {
    pub(crate) fn get(&self, name: &str) -> Self {
        Self(Reflect::get(&self.0, &name.into()).unwrap_or_default())
    }

    pub(crate) fn maybe(&self, name: &str) -> Option<String> {
        self.get(name).0.as_string()
    }

    pub(crate) fn text(&self, name: &str) -> String {
        self.maybe(name).unwrap_or_default()
    }

    fn count(&self, name: &str) -> u32 {
        self.get(name).whole()
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts, offsets")]
    fn whole(&self) -> u32 {
        self.0.as_f64().unwrap_or_default() as u32
    }

    /// A number in digits, shortest and exact; `None` where it has none.
    fn number(&self, name: &str) -> Option<String> {
        let number = self.get(name).0.as_f64().filter(|it| it.is_finite())?;
        Some(Number::from(number).to_string_with_radix(10).ok()?.into())
    }

    pub(crate) fn list<T>(&self, name: &str, read: fn(&Self) -> T) -> Vec<T> {
        self.get(name).all(read)
    }

    fn all<T>(&self, read: fn(&Self) -> T) -> Vec<T> {
        Array::from(&self.0).iter().map(|it| read(&Self(it))).collect()
    }

    fn sides<T>(&self, name: &str, read: fn(&Self) -> T) -> [Vec<T>; 2] {
        let both = self.get(name);
        ["left", "right"].map(|side| both.list(side, read))
    }

    fn range(&self) -> Range {
        ["0", "1"].map(|end| self.count(end))
    }

    fn ends(&self) -> Range {
        ["start", "end"].map(|end| self.count(end))
    }
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Report {
    pub(crate) slug: String,
    pub(crate) hash: String,
    pub(crate) name: String,
    /// Its value, and how it is known.
    pub(crate) date: Option<[String; 2]>,
    pub(crate) place: Option<String>,
    pub(crate) agency: Option<String>,
    pub(crate) text: String,
    pub(crate) lang: Option<String>,
    /// Where the furniture stands, if there is any.
    pub(crate) furniture: Vec<Range>,
    /// The sentences of each paragraph.
    pub(crate) sentences: Vec<Vec<Range>>,
}

impl Report {
    pub(crate) fn read(it: &Told) -> Self {
        let date = it.get("date");
        Self {
            slug: it.text("slug"),
            hash: it.text("hash"),
            name: it.text("name"),
            date: date.maybe("value").map(|value| [value, date.text("known")]),
            place: it.maybe("place"),
            agency: it.maybe("agency"),
            text: it.text("text"),
            lang: it.maybe("lang"),
            furniture: it.list("furniture", Told::range),
            sentences: it.list("sentences", |it| it.all(Told::range)),
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct View {
    pub(crate) link: String,
    pub(crate) query: String,
    pub(crate) read: Option<String>,
    /// The slugs of the two sides.
    pub(crate) sides: [Option<String>; 2],
}

impl View {
    pub(crate) fn read(it: &Told) -> Self {
        Self {
            link: it.text("link"),
            query: it.text("query"),
            read: it.maybe("read"),
            sides: ["left", "right"].map(|side| it.maybe(side)),
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Search {
    /// The text of each group of the query.
    pub(crate) terms: Vec<String>,
    pub(crate) reports: Vec<Found>,
}

#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) report: String,
    pub(crate) passes: bool,
    pub(crate) matches: Vec<Match>,
}

#[derive(Clone, Debug)]
pub(crate) struct Match {
    pub(crate) range: Range,
    /// Its groups, from 1.
    pub(crate) terms: Vec<usize>,
}

impl Search {
    pub(crate) fn read(it: &Told) -> Self {
        Self {
            terms: it.list("terms", |it| it.text("text")),
            reports: it.list("reports", Found::read),
        }
    }
}

impl Found {
    fn read(it: &Told) -> Self {
        Self {
            report: it.text("report"),
            passes: it.get("passes").0.is_truthy(),
            matches: it.list("matches", Match::read),
        }
    }
}

impl Match {
    fn read(it: &Told) -> Self {
        let term = |it: &Told| it.whole() as usize;
        Self { range: it.ends(), terms: it.list("terms", term) }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Comparison {
    pub(crate) passages: Vec<Related>,
    pub(crate) unmatched: [Vec<Passage>; 2],
    pub(crate) terms: Vec<Term>,
    pub(crate) names: Vec<Name>,
    pub(crate) quotes: [Vec<Quote>; 2],
    pub(crate) dates: [Vec<NamedDate>; 2],
}

impl Comparison {
    pub(crate) fn read(it: &Told) -> Self {
        Self {
            passages: it.list("passages", Related::read),
            unmatched: it.sides("unmatched", Passage::read),
            terms: it.list("terms", Term::read),
            names: it.list("names", Name::read),
            quotes: it.sides("quotes", Quote::read),
            dates: it.sides("dates", NamedDate::read),
        }
    }
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Passage {
    pub(crate) paragraph: u32,
    pub(crate) sentence: u32,
    pub(crate) range: Range,
}

impl Passage {
    fn read(it: &Told) -> Self {
        let [paragraph, sentence] = ["paragraph", "sentence"].map(|name| it.count(name));
        Self { paragraph, sentence, range: it.ends() }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Related {
    pub(crate) sides: [Passage; 2],
    pub(crate) strength: String,
    /// What each is in words.
    pub(crate) reasons: Vec<String>,
}

impl Related {
    fn read(it: &Told) -> Self {
        Self {
            sides: ["left", "right"].map(|side| Passage::read(&it.get(side))),
            strength: it.text("strength"),
            reasons: it.list("reasons", |it| it.text("text")),
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Term {
    pub(crate) text: String,
    /// Each form, and how often it stands on either side.
    pub(crate) forms: Vec<(String, [u32; 2])>,
    /// The numbers of [`Term::NUMBERS`].
    pub(crate) numbers: [Option<String>; 9],
}

impl Term {
    /// The names of its numbers.
    pub(crate) const NUMBERS: [&str; 9] = [
        "left",
        "right",
        "leftPerThousand",
        "rightPerThousand",
        "g2",
        "logRatio",
        "logRatioLow",
        "logRatioHigh",
        "p",
    ];

    fn read(it: &Told) -> Self {
        let form = |it: &Told| (it.text("text"), ["left", "right"].map(|side| it.count(side)));
        Self {
            text: it.text("text"),
            forms: it.list("forms", form),
            numbers: Self::NUMBERS.map(|name| it.number(name)),
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Name {
    pub(crate) text: String,
    pub(crate) acronym: Option<String>,
    pub(crate) kind: String,
    /// How often either side names it.
    pub(crate) mentions: [u32; 2],
}

impl Name {
    fn read(it: &Told) -> Self {
        Self {
            text: it.text("name"),
            acronym: it.maybe("acronym"),
            kind: it.text("kind"),
            mentions: ["left", "right"].map(|side| it.get(side).count("length")),
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Quote {
    pub(crate) range: Range,
    pub(crate) kind: String,
    pub(crate) speaker: Option<String>,
    pub(crate) known: Option<String>,
}

impl Quote {
    fn read(it: &Told) -> Self {
        let (speaker, known) = (it.maybe("speaker"), it.maybe("known"));
        Self { range: it.ends(), kind: it.text("kind"), speaker, known }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct NamedDate {
    pub(crate) range: Range,
    pub(crate) value: String,
    pub(crate) precision: String,
    pub(crate) relative: bool,
}

impl NamedDate {
    fn read(it: &Told) -> Self {
        Self {
            range: it.ends(),
            value: it.text("value"),
            precision: it.text("precision"),
            relative: it.get("relative").0.is_truthy(),
        }
    }
}
