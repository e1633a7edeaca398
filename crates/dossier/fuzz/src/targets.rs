//! The fuzz targets: properties that must hold for any input, checked on random inputs.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a fuzz run fails by panicking"
)]

use dossier::link::anchor::{find, make};
use dossier::link::{self, read, write};
use dossier::report;
use dossier::text::grapheme::is_boundary;
use dossier::text::span::Span;

/// A seeded pseudo-random generator (`SplitMix64`).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).unwrap()
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

/// Every key of a link, with valid and invalid values.
const KEYS: &[(&str, &[&str])] = &[
    ("v", &["1", "2", "0", "99999999999999999999", "x"]),
    ("k", &["3nar64cc", "00000000", "ILOU0000", "short"]),
    ("m", &["list", "read", "cmp", "kwic", "tableau"]),
    ("q", &["OTSC", "l%E2%80%99OTSC+", "a%26b%3Dc", "%FF", "%", "\"de+la", "a|b+-c*"]),
    ("o", &["a", "acfw", "wfca", "z", ""]),
    ("in", &["p", "s", "q", "q:Zas", "q:", "d"]),
    ("d", &["2022..2025-01-31", "..", "none", "2022-06..", "2022-13..", ".."]),
    ("f", &["place:Erevan", "year:2022,2025", "place:a%2Cb", "place:,", "lieu:x", "month:2022-06"]),
    ("s", &["d", "-d", "r", "lw", "rw", "x"]),
    ("x", &["n", "o", "w", "now", "nn", "z"]),
    ("r", &["a", "2022-06-x.z5gxrb", ".z5gxrb", "A", "a.b.c"]),
    ("a", &["a", "2022-06-x.z5gxrb", "javascript:alert(1)"]),
    ("b", &["b", "2025.000000", "__proto__", "<script>"]),
    ("l", &["1.0-2.5", "0.0-1.1", "1-1", "4294967296.0-1.1"]),
    ("at", &["a.p3:mot", "r.p0:de,fin", "b.p1:x-,y,z,-w", "a.p1:,", "c.p1:x", "a.p1:a%2Cb%2D"]),
    ("y", &["0", "1", "2"]),
    ("t", &["pairs", "words", "names", "quotes", "dates", "x"]),
    ("ui", &["embed", "full", ""]),
    ("lang", &["fr", "en", "de"]),
    ("th", &["light", "dark", ""]),
    ("e", &["", "1"]),
    ("zz", &["1", "%C3%A9", "+", "\u{202e}"]),
    ("__proto__", &["x"]),
];

/// Characters that join or end links, and that other programs append to them.
const SIGNS: &[&str] =
    &["&", "&", "&", "=", "&&", "#", "%", "%3D", "%26", "%253D", "+", ",", "-", ":", ".", ")", "»"];

/// The boundaries of grapheme clusters, in bytes.
fn graphemes(text: &str) -> Vec<u32> {
    let ends = text.char_indices().filter(|(at, _)| is_boundary(text, *at)).map(|(at, _)| at);
    ends.chain([text.len()]).map(|at| u32::try_from(at).unwrap()).collect()
}

/// Random bytes, as lossy UTF-8.
fn noise(random: &mut Random, most: usize) -> String {
    let bytes: Vec<u8> = (0..random.below(most)).map(|_| random.next().to_le_bytes()[0]).collect();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A random link: keys with valid and invalid values, and separators.
fn shaped(random: &mut Random) -> String {
    let mut link = String::new();
    for _ in 0..random.below(12) {
        let (key, values) = KEYS[random.below(KEYS.len())];
        link += key;
        link += "=";
        match random.below(8) {
            0 => link += &noise(random, 12),
            // Long ones too, to detect more than linear work.
            1 => link += &random.pick(&["a", "%41", "é", ",", "-", "."]).repeat(random.below(300)),
            _ => link += random.pick(values),
        }
        link += random.pick(SIGNS);
    }
    link
}

/// A well-formed link with a few random edits.
fn changed(random: &mut Random) -> String {
    let mut link: Vec<char> = write(&read(&shaped(random)).0).chars().collect();
    for _ in 0..random.below(4) {
        let at = random.below(link.len());
        match random.below(4) {
            0 => drop(link.remove(at)),
            1 => link.truncate(at + 1),
            2 => link.insert(at, random.pick(SIGNS).chars().next().unwrap()),
            _ => link[at] = char::from(random.next().to_le_bytes()[0]),
        }
        if link.is_empty() {
            break;
        }
    }
    link.into_iter().collect()
}

/// Parses random fragments: nothing may panic, a parsed view must survive a round trip, and the
/// work must be linear in the length of the fragment. Returns the maximum work (characters
/// examined) per byte.
pub(crate) fn links(inputs: usize, random: &mut Random) -> usize {
    let mut most = 0;
    for round in 0..inputs {
        let fragment = match round % 4 {
            0 => noise(random, 60),
            1 => changed(random),
            // A few are much longer than any address bar allows.
            2 if round % 1000 == 2 => (0..200).map(|_| shaped(random)).collect(),
            _ => shaped(random),
        };
        let before = link::work();
        let (view, _) = read(&fragment);
        most = most.max((link::work() - before) / (fragment.len() + 16));
        let (again, notices) = read(&write(&view));
        assert!(again == view && notices.is_empty(), "{fragment:?} gives {view:?}");
    }
    assert!(most <= 40, "{most} characters are looked at for each of a fragment");
    most
}

/// Makes quotes of random passages in random texts and finds them again: each must find exactly its
/// passage. A random quote must find nothing, or a span on character boundaries.
pub(crate) fn anchors(inputs: usize, random: &mut Random) {
    const WORDS: &[&str] = &[
        "la ",
        "paix ",
        "l’OTSC ",
        "e\u{301}",
        "é",
        ", ",
        "\u{a0}",
        "\n",
        "한",
        "👍🏽",
        "ffi",
        "menace ",
        "des ",
        "membres ",
        ". ",
        "États-Unis ",
        "\t",
        "\u{feff}",
        "北",
    ];
    for _ in 0..inputs {
        let text: String = (0..=random.below(60)).map(|_| random.pick(WORDS)).collect();
        let Ok(report) = report::parse("fuzz", text.as_bytes()) else { continue };
        let passages: Vec<Span> = report.passages().map(|(_, span)| span).collect();
        let home = passages[random.below(passages.len())];
        let ends: Vec<u32> =
            graphemes(home.of(&text)).into_iter().map(|at| at + home.start).collect();
        let [one, other] = [ends[random.below(ends.len())], ends[random.below(ends.len())]];
        let passage = Span { start: one.min(other), end: one.max(other) };
        if let Some((number, quote)) = make(&report, passage) {
            let found = find(&report, number, &quote).expect("a quote of this very text");
            let letters = |span: Span| span.of(&text).trim().to_owned();
            assert_eq!((letters(found.span), found.exact), (letters(passage), true), "{quote:?}");
            assert!(
                passage.start <= found.span.start && found.span.end <= passage.end,
                "{quote:?}"
            );
        }
        let view = read(&format!("at=a.p{}:{}", random.below(4), noise(random, 90))).0;
        if let Some(at) = view.at.and_then(|at| at.target()) {
            let found = find(&report, at.paragraph, &at.quote).map(|found| found.span);
            let is_cut =
                |span: Span| [span.start, span.end].map(|at| text.is_char_boundary(at as usize));
            assert!(found.is_none_or(|span| is_cut(span) == [true; 2] && !span.is_empty()));
        }
    }
}
