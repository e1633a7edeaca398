//! Contrast of all text colours with their backgrounds, computed from the tokens of the style
//! sheets.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The minimum of WCAG 2.2, success criterion 1.4.3.
const ENOUGH: f64 = 4.5;

/// Text colours with the backgrounds they are used on. `sheet + accent 16%` is a background with a
/// colour laid over it at that opacity.
const PAIRS: [(&str, &[&str]); 6] = [
    ("ink", &["paper", "sheet", "sunk", "warn-sheet", "sheet + accent 10%", "sheet + accent 16%"]),
    ("soft", &["paper", "sheet", "sunk", "warn-sheet", "sheet + accent 10%", "sheet + accent 16%"]),
    ("accent", &["paper", "sheet", "sunk", "sheet + accent 10%", "sheet + accent 16%"]),
    ("warn", &["paper", "sheet"]),
    ("on-accent", &["accent"]),
    ("mark-ink", &["mark-1", "mark-2", "mark-3", "mark-4", "mark-5", "mark-6"]),
];

/// Colours of lines and surfaces that are no background of text.
const NO_TEXT: [&str; 4] = ["line", "edge", "veil", "code"];

/// Keywords and system colours that a rule may use instead of a token.
const NO_TOKEN: [&str; 9] = [
    "inherit",
    "none",
    "transparent",
    "Canvas",
    "CanvasText",
    "Highlight",
    "HighlightText",
    "Mark",
    "MarkText",
];

/// The backgrounds of a text colour; empty if the colour is not in the table.
fn grounds(text: &str) -> &'static [&'static str] {
    PAIRS.iter().find(|(it, _)| *it == text).map_or(&[], |(_, grounds)| grounds)
}

/// A theme of the page.
#[derive(Clone, Copy, Debug)]
enum Theme {
    Light,
    Dark,
}

/// Red, green, blue, from 0 to 1, encoded as sRGB.
type Rgb = [f64; 3];

#[test]
fn every_text_can_be_read() {
    let mut low = Vec::new();
    for more in [false, true] {
        let tokens = Tokens::read(more);
        for theme in [Theme::Light, Theme::Dark] {
            for (text, grounds) in PAIRS {
                for ground in grounds {
                    let contrast =
                        contrast(tokens.colour(text, theme), tokens.ground(ground, theme));
                    if contrast < ENOUGH {
                        low.push(format!("{text} on {ground}, {theme:?}: {contrast:.2}"));
                    }
                }
            }
        }
    }
    assert!(low.is_empty(), "too little contrast:\n{}", low.join("\n"));
}

#[test]
fn no_colour_is_left_out() {
    let all_grounds: BTreeSet<&str> = PAIRS.iter().flat_map(|(_, it)| it.iter().copied()).collect();

    let tokens = Tokens::read(false);
    let named = PAIRS.iter().map(|(text, _)| *text).chain(all_grounds.iter().copied());
    let named: BTreeSet<&str> = named.filter(|it| !it.contains('+')).chain(NO_TEXT).collect();
    assert_eq!(tokens.0.keys().map(String::as_str).collect::<BTreeSet<_>>(), named);

    let mut wrong = Vec::new();
    for (file, css) in sheets() {
        for rule in rules(&css) {
            let said = |name: &str| rule.iter().rev().find(|(it, _)| it == name).map(|(_, it)| it);
            let text = said("color").and_then(|it| token(it));
            let ground = said("background").and_then(|it| token(it));
            let mixed = said("background").filter(|it| it.starts_with("color-mix"));
            let told = |what: &str| format!("{file}: {what}, in {rule:?}");
            if let Some(text) = text
                && grounds(text).is_empty()
            {
                wrong.push(told("a colour of text that is not in the table"));
            }
            if let Some(ground) = ground.filter(|it| !NO_TEXT.contains(it) && *it != "under") {
                match text {
                    Some(text) if !grounds(text).contains(&ground) => {
                        wrong.push(told("a pair that is not in the table"));
                    }
                    None if !all_grounds.contains(ground) => {
                        wrong.push(told("a ground that is not in the table"));
                    }
                    _ => {}
                }
            }
            if let Some(mixed) = mixed {
                let over = ["color-mix(in oklab, var(--", ", transparent)"];
                let over = mixed.strip_prefix(over[0]).and_then(|it| it.strip_suffix(over[1]));
                let over = over.map(|it| format!("sheet + {}", it.replace(')', "")));
                if !over.is_some_and(|it| all_grounds.contains(it.as_str())) {
                    wrong.push(told("a mixed ground that is not in the table"));
                }
            }
            let literal = |name| said(name).filter(|it| !is_of_a_token(it, &tokens));
            if let Some(other) = literal("color").or(literal("background")) {
                wrong.push(told(&format!("{other} is no token")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn contrast_is_what_wcag_says() {
    // https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio: the extremes, and two greys that are
    // commonly cited as just sufficient and just insufficient on white.
    let grey = |byte: u8| [f64::from(byte) / 255.0; 3];
    let on_white = |byte| contrast(grey(byte), grey(255));
    assert!((on_white(0) - 21.0).abs() < 1e-9);
    assert!((on_white(255) - 1.0).abs() < 1e-9);
    assert!(on_white(0x76) > 4.5 && on_white(0x77) < 4.5);
    // The examples of https://www.w3.org/TR/css-color-4/#ok-lab: sRGB red and blue.
    for (lightness, chroma, hue, wanted) in [
        (0.627_96, 0.257_68, 29.234, [1.0, 0.0, 0.0]),
        (0.452_01, 0.313_21, 264.052, [0.0, 0.0, 1.0]),
    ] {
        let made = oklch(lightness, chroma, hue);
        assert!(
            made.iter().zip(wanted).all(|(a, b): (&f64, f64)| (a - b).abs() < 2e-3),
            "{made:?}"
        );
    }
}

/// The colours of tokens.css: names and unparsed values.
struct Tokens(BTreeMap<String, String>);

impl Tokens {
    /// Reads them; `more` selects the values for `prefers-contrast: more`.
    fn read(more: bool) -> Self {
        let css = sheet("static/css/tokens.css");
        let (usual, asked) = css.split_once("@media (prefers-contrast: more)").expect("both");
        let mut tokens = BTreeMap::new();
        let parts = if more { vec![usual, asked] } else { vec![usual] };
        for (name, value) in parts.into_iter().flat_map(rules).flatten() {
            let is_colour =
                ["light-dark(", "rgb(", "#", "var("].iter().any(|it| value.starts_with(it));
            if let Some(name) = name.strip_prefix("--").filter(|_| is_colour) {
                tokens.insert(name.to_owned(), value);
            }
        }
        Self(tokens)
    }

    fn colour(&self, name: &str, theme: Theme) -> Rgb {
        let value = self.0.get(name).unwrap_or_else(|| panic!("there is no --{name}"));
        if let Some(other) = token(value) {
            return self.colour(other, theme);
        }
        let both = value.strip_prefix("light-dark(").and_then(|it| it.strip_suffix(')'));
        let (light, dark) = both.and_then(|it| it.split_once("), ")).expect(value);
        let chosen = match theme {
            Theme::Light => light,
            Theme::Dark => dark,
        };
        let numbers = chosen.trim_start_matches("oklch(").trim_end_matches(')');
        let numbers: Vec<f64> =
            numbers.split(' ').map(|it| it.parse().expect("a number of oklch()")).collect();
        let [lightness, chroma, hue] = numbers[..] else { panic!("{chosen} is no oklch()") };
        oklch(lightness, chroma, hue)
    }

    /// The colour of a background: a token, or one with another laid over it.
    fn ground(&self, name: &str, theme: Theme) -> Rgb {
        let Some((below, over)) = name.split_once(" + ") else { return self.colour(name, theme) };
        let (over, share) = over.split_once(' ').expect("a colour and its share");
        let share: f64 = share.trim_end_matches('%').parse().expect("per cent");
        let (below, over) = (self.colour(below, theme), self.colour(over, theme));
        [0, 1, 2].map(|at| below[at] + (over[at] - below[at]) * share / 100.0)
    }
}

/// The name in `var(--name)`.
fn token(value: &str) -> Option<&str> {
    value.strip_prefix("var(--")?.strip_suffix(')')
}

/// Whether a value is a token, equals the value of one, or is in [`NO_TOKEN`].
fn is_of_a_token(value: &str, tokens: &Tokens) -> bool {
    token(value).is_some()
        || value.starts_with("color-mix(")
        || NO_TOKEN.contains(&value)
        || tokens.0.values().any(|it| it == value)
}

/// Every style sheet of the project.
fn sheets() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/css");
    let files = fs::read_dir(folder).expect("the style sheets");
    let names = files.map(|it| it.expect("a file").file_name().to_string_lossy().into_owned());
    let paths: Vec<String> = names.map(|name| format!("static/css/{name}")).collect();
    paths.into_iter().map(|path| (sheet(&path), path)).map(|(css, path)| (path, css)).collect()
}

/// A style sheet without its comments.
fn sheet(path: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let css = fs::read_to_string(file).expect(path);
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |css, part| css + part.split_once("*/").expect("a comment ends").1)
}

/// The rules of a style sheet, as lists of their own declarations.
fn rules(css: &str) -> Vec<Vec<(String, String)>> {
    let mut open = vec![Vec::new()];
    let mut done = Vec::new();
    let mut start = 0;
    for (at, letter) in css.char_indices() {
        if !"{};".contains(letter) {
            continue;
        }
        let said = css[start..at].trim();
        start = at + 1;
        match letter {
            '{' => open.push(Vec::new()),
            letter => {
                if let Some((name, value)) = said.split_once(':') {
                    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
                    open.last_mut().expect("a rule").push((name.to_owned(), value));
                }
                if letter == '}' {
                    done.extend(open.pop());
                }
            }
        }
    }
    done.extend(open);
    done
}

/// Converts from Oklch, by <https://www.w3.org/TR/css-color-4/#color-conversion-code>; colours
/// outside sRGB are clipped, as in browsers.
fn oklch(lightness: f64, chroma: f64, hue: f64) -> Rgb {
    let (sin, cos) = hue.to_radians().sin_cos();
    let (a, b) = (chroma * cos, chroma * sin);
    let long = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let medium = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let short = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
    let linear = [
        4.076_741_662_1 * long - 3.307_711_591_3 * medium + 0.230_969_929_2 * short,
        -1.268_438_004_6 * long + 2.609_757_401_1 * medium - 0.341_319_396_5 * short,
        -0.004_196_086_3 * long - 0.703_418_614_7 * medium + 1.707_614_701_0 * short,
    ];
    linear.map(|it| {
        let it = it.clamp(0.0, 1.0);
        if it <= 0.003_130_8 { 12.92 * it } else { 1.055 * it.powf(1.0 / 2.4) - 0.055 }
    })
}

/// The ratio of <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>.
fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Relative luminance, by <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>.
fn luminance(colour: Rgb) -> f64 {
    let linear = |it: f64| {
        if it <= 0.04045 { it / 12.92 } else { ((it + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}
