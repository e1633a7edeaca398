//! The tokens of a report, tagged with their shape and setting for the rules of names.

use std::collections::HashMap;
use std::ops::Range;

use crate::names::gazetteer::Gazetteer;
use crate::names::lists::TITLES;
use dossier::report::Report;
use dossier::text::fold::{fold, fold_text};
use dossier::text::span::Span;
use dossier::text::tokens::{is_word, tokens};

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// `paix`, and elided words: `L’`.
    Lower,
    /// `Paix`
    Capital,
    /// `OTSC`, `U.E.`
    Capitals,
    /// `J.`, `J.-P.`
    Initial,
    /// `14`
    Number,
    /// `,`; also the empty token between sentences.
    Mark,
}

/// Splits the English possessive `’s` from a capitalised word; other tokens stay whole.
fn possessive(body: &str, span: Span) -> impl Iterator<Item = Span> {
    let token = span.of(body);
    let owner = ["'s", "’s"].iter().find_map(|end| token.strip_suffix(end));
    let owner = owner.filter(|owner| owner.starts_with(char::is_uppercase) && owner.len() > 1);
    let cut = span.start as usize + owner.map_or(token.len(), str::len);
    let parts = [Span::new(span.start as usize, cut), Span::new(cut, span.end as usize)];
    parts.into_iter().filter(|part| !part.is_empty())
}

/// The kind of text that contains a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    Prose,
    /// Header or dateline.
    Furniture,
    /// A heading in upper case.
    AllCaps,
    /// A path, an identifier, an address.
    Code,
}

/// A token of a report.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) span: Span,
    pub(super) folded: String,
    pub(super) shape: Shape,
    /// Whether a capital is no evidence for a name: the token starts a sentence, a quotation, a
    /// list item or a line of verse, or is in a headline where all words are capitalised.
    pub(super) starts: bool,
    pub(super) setting: Setting,
    /// Whether it is in camel case, with a capital or a digit after a lower-case letter: `SciConf`,
    /// but not `McCain`.
    pub(super) camel: bool,
}

/// How often a word occurs in lower case and capitalised.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    /// In lower case.
    pub(super) lower: usize,
    /// Capitalised where the capital is evidence for a name (see [`Token::starts`]).
    pub(super) capital: usize,
}

/// The tokens of a report. An empty token between sentences keeps names from spanning two.
pub(super) struct Text<'r> {
    pub(super) report: &'r Report,
    /// The word lists.
    pub(super) gazetteer: &'r Gazetteer,
    tokens: Vec<Token>,
    seen: HashMap<String, Seen>,
}

impl<'r> Text<'r> {
    pub(super) fn read(report: &'r Report, gazetteer: &'r Gazetteer) -> Self {
        let mut text = Self { report, gazetteer, tokens: Vec::new(), seen: HashMap::new() };
        let verse = is_verse(report);
        if let Some(span) = report.furniture {
            text.push_sentence(span, true, verse);
        }
        for &sentence in report.paragraphs.iter().flat_map(|paragraph| &paragraph.sentences) {
            text.push_sentence(sentence, false, verse);
        }
        for token in text.tokens.iter().filter(|token| token.setting == Setting::Prose) {
            let seen = text.seen.entry(token.folded.clone()).or_default();
            match token.shape {
                Shape::Lower => seen.lower += 1,
                Shape::Capital if !token.starts => seen.capital += 1,
                _ => {}
            }
        }
        text
    }

    fn push_sentence(&mut self, sentence: Span, furniture: bool, verse: bool) {
        let body = sentence.of(&self.report.text);
        let first = self.tokens.len();
        for span in tokens(body).flat_map(|span| possessive(body, span)) {
            let token = span.of(body);
            let before = body.get(..span.start as usize).unwrap_or_default();
            let after = body.get(span.end as usize..).unwrap_or_default();
            self.tokens.push(Token {
                span: span.shifted(sentence.start),
                folded: fold_text(token),
                shape: shape(token),
                starts: verse && before.trim_end_matches([' ', '\t']).ends_with('\n'),
                setting: match () {
                    () if furniture => Setting::Furniture,
                    () if is_code(before, token, after) => Setting::Code,
                    () => Setting::Prose,
                },
                camel: is_camel(token),
            });
        }
        let tokens = self.tokens.get_mut(first..).unwrap_or_default();
        let long = |token: &&Token| token.folded.chars().filter(|c| c.is_alphabetic()).count() >= 4;
        let count = |of: &dyn Fn(&Token) -> bool| tokens.iter().filter(|token| of(token)).count();
        let capitals = count(&|token| token.shape == Shape::Capitals);
        let smaller = count(&|token| {
            matches!(token.shape, Shape::Capital | Shape::Lower) && token.folded.len() > 2
        });
        let all_caps = capitals >= 2 && capitals > 2 * smaller
            || capitals == 1 && smaller == 0 && {
                // A single word in upper case is a heading.
                count(&|token| token.shape == Shape::Capitals && token.folded.len() > 5) == 1
            };
        let is_title = |token: &Token| matches!(token.shape, Shape::Capital | Shape::Capitals);
        let headline =
            tokens.iter().filter(long).count() >= 4 && tokens.iter().filter(long).all(is_title);
        let mut starts = true;
        let mut quoted = false;
        for token in tokens {
            if all_caps && token.setting == Setting::Prose {
                token.setting = Setting::AllCaps;
            }
            token.starts |= starts || headline;
            match token.folded.as_str() {
                "«" | "“" | ":" | "—" | "–" | "--" => starts = true,
                "\"" => {
                    quoted = !quoted;
                    starts |= quoted;
                }
                _ => starts &= matches!(token.shape, Shape::Mark | Shape::Number),
            }
        }
        self.tokens.push(Token {
            span: Span { start: sentence.end, end: sentence.end },
            folded: String::new(),
            shape: Shape::Mark,
            starts: false,
            setting: Setting::Prose,
            camel: false,
        });
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(super) fn at(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The token `by` tokens before `at`.
    pub(super) fn before(&self, at: usize, by: usize) -> Option<&Token> {
        self.tokens.get(at.checked_sub(by)?)
    }

    /// The folded token; empty between sentences and out of range.
    pub(super) fn folded(&self, at: usize) -> &str {
        self.at(at).map_or("", |token| &token.folded)
    }

    /// The folded token `by` tokens before `at`.
    pub(super) fn folded_before(&self, at: usize, by: usize) -> &str {
        self.before(at, by).map_or("", |token| &token.folded)
    }

    pub(super) fn shape(&self, at: usize) -> Shape {
        self.at(at).map_or(Shape::Mark, |token| token.shape)
    }

    /// The token as written.
    pub(super) fn written(&self, at: usize) -> &str {
        self.at(at).map_or("", |token| token.span.of(&self.report.text))
    }

    /// Whether a token is `Paix` or `OTSC`.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        matches!(self.shape(at), Shape::Capital | Shape::Capitals)
    }

    pub(super) fn is_title(&self, at: usize) -> bool {
        is_title(self.folded(at))
    }

    pub(super) fn seen(&self, folded: &str) -> Seen {
        self.seen.get(folded).copied().unwrap_or_default()
    }

    /// The span of a range of tokens, without surrounding white space.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        let start = self.at(range.start).map_or(0, |token| token.span.start);
        let end = self.before(range.end, 1).map_or(start, |token| token.span.end);
        Span { start, end }
    }

    /// The folded tokens of a range, joined by spaces.
    pub(super) fn key(&self, range: &Range<usize>) -> String {
        range.clone().map(|at| self.folded(at)).collect::<Vec<_>>().join(" ")
    }
}

/// Whether a folded token is a title before a name.
pub(super) fn is_title(folded: &str) -> bool {
    TITLES.contains(folded.trim_end_matches('.'))
}

/// The letters of an acronym, without full stops.
pub(super) fn letters(folded: &str) -> String {
    folded.chars().filter(|&c| c != '.').collect()
}

/// Whether the report is verse, in which every line starts with a capital.
fn is_verse(report: &Report) -> bool {
    let lines = report
        .paragraphs
        .iter()
        .flat_map(|paragraph| paragraph.span.of(&report.text).lines().skip(1).map(str::trim_start));
    let (capital, other): (Vec<&str>, Vec<&str>) =
        lines.partition(|line| line.starts_with(char::is_uppercase));
    capital.len() > other.len()
}

fn shape(token: &str) -> Shape {
    if !is_word(token) {
        return Shape::Mark;
    }
    if token.starts_with(char::is_numeric) {
        return Shape::Number;
    }
    // `al-Assad` is a name in its second part; the article is written either way.
    let article = ["al", "el", "as", "ad", "ar", "at", "an", "ash", "ul"];
    let token = match token.split_once(['-', '‐', '\u{2011}']) {
        Some((head, tail)) if article.contains(&head) => tail,
        _ => token,
    };
    let elided = token.ends_with(['\'', '’', 'ʼ', '‘']);
    if elided || !token.starts_with(char::is_uppercase) {
        return Shape::Lower;
    }
    if is_roman(token) {
        return Shape::Number;
    }
    let upper = token.chars().filter(|c| c.is_uppercase()).count();
    let initials = token.split('-').all(|part| {
        let mut letters = part.chars().filter(|&c| !fold(c).is_nothing());
        letters.next().is_some_and(char::is_uppercase) && letters.eq(['.'])
    });
    match () {
        () if initials => Shape::Initial,
        () if token.chars().any(char::is_lowercase) => Shape::Capital,
        () if upper >= 2 => Shape::Capitals,
        () => Shape::Lower,
    }
}

/// Whether a token is a Roman numeral, cardinal or ordinal: `XIX`, `XIXe`.
fn is_roman(token: &str) -> bool {
    let rank = token.trim_start_matches(['I', 'V', 'X', 'L', 'C']);
    let digits = token.strip_suffix(rank).unwrap_or_default();
    // `Le` and `Ce` are words, and `CL` is more likely an acronym.
    let small = !digits.contains(['L', 'C']);
    match rank {
        "e" | "ᵉ" | "er" | "ème" | "th" => digits.len() > 1 || !digits.is_empty() && small,
        "" => digits.len() > 1 && small,
        _ => false,
    }
}

/// Whether adjacent characters show that the token is code and not prose: `/usr/X`, `X_y`, `f(`.
fn is_code(before: &str, token: &str, after: &str) -> bool {
    let signs = ['@', '_', '#', '$', '%', '\\', '=', '<', '>', '|', '~', '^', '{', '}', '`'];
    let path = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let steps = path.matches('/').count();
    before.ends_with(signs)
        || after.starts_with(signs)
        || path.ends_with('/') && (steps > 1 || path.len() > 1 && path.starts_with(['.', '~']))
        || after.starts_with('(') && !after.contains(' ')
        || after.starts_with("::")
        || before.ends_with("::")
        || token.contains(['@', '/', '_'])
        || token.contains('.') && token.chars().filter(|c| c.is_lowercase()).count() > 2 && {
            // `fichier.txt`, not `M.`
            !token.ends_with('.')
        }
}

fn is_camel(token: &str) -> bool {
    let prefixes = ["Mc", "Mac", "De", "Di", "Du", "Da", "Le", "La", "Van", "Fitz", "Saint"];
    token.split(['-', '\'', '’']).any(|part| {
        let part = prefixes
            .iter()
            .find_map(|prefix| {
                part.strip_prefix(prefix).filter(|rest| rest.starts_with(char::is_uppercase))
            })
            .unwrap_or(part);
        let mut small = false;
        part.chars().any(|c| {
            // A digit counts as a capital: `Qt4`.
            let hump = small && (c.is_uppercase() || c.is_numeric());
            small |= c.is_lowercase();
            hump
        })
    })
}
