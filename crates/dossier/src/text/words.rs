//! Words as the search sees them: maximal runs of letters, digits and marks.
//!
//! Apostrophes and hyphens separate (`l’OTSC` is two words), except inside lexical words
//! (`aujourd’hui`); a dotted acronym (`U.E.`) is one word, equal to its letters.

use crate::text::fold::{Folded, fold};
use crate::text::grapheme;
use crate::text::span::Span;

/// Words that keep their apostrophe: a beginning, and how it may go on. An empty ending stands
/// for any letters. From the Dictionnaire de l’Académie française, where the apostrophe of these
/// is part of the spelling and not an elision.
const LEXICAL: &[(&str, &[&str])] = &[
    ("aujourd", &["hui"]),
    ("quelqu", &["un", "une", "uns", "unes"]),
    ("presqu", &["ile", "iles"]),
    ("prud", &["homme", "hommes", "homie", "homies", "homal", "homale", "homales", "homaux"]),
    ("entr", &[""]),
];

/// Whose text is read: a report's, or a query's, whose words may be beginnings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A finished text.
    Text,
    /// A part of a query outside quotes, where a `*` follows beginnings.
    Part,
    /// The end of a query, which is still being typed.
    Typed,
}

/// The words of one passage, with their folded form. Offsets are bytes from the passage's start.
#[derive(Clone, Debug, Default)]
pub struct Words {
    folded: String,
    words: Vec<Word>,
}

/// Words are in order and share no letter; `end` alone may reach into the next word, where a
/// grapheme cluster holds parts of both (emoji that are letters, joined by ZWJ).
#[derive(Clone, Copy, Debug)]
struct Word {
    /// Before the first letter.
    start: u32,
    /// After the last letter.
    core: u32,
    /// After the grapheme cluster of the last letter.
    end: u32,
    /// Where its folded form starts; it ends where the next one's starts.
    letters: u32,
}

/// A folded letter of a word, with the accents taken off it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The letter, folded.
    pub plain: char,
    /// In code point order.
    pub accents: Vec<char>,
    /// Whether the source character was a capital.
    pub capital: bool,
}

impl Words {
    /// Reads the words of `text`.
    #[must_use]
    pub fn of(text: &str, reading: Reading) -> Self {
        let mut words = Self { folded: String::with_capacity(text.len()), words: Vec::new() };
        let mut runs = Runs::of(text).peekable();
        while let Some(run) = runs.next() {
            let mut end = run.end;
            let gap = runs.peek().and_then(|next| next.gap);
            if gap == Some('\'') {
                if let Some(next) = runs.next_if(|next| is_lexical(text, &run, next, reading)) {
                    end = next.end;
                }
            } else if gap == Some('.') && is_single(text, run.start, run.end) {
                let single =
                    |next: &Run| next.gap == Some('.') && is_single(text, next.start, next.end);
                while let Some(next) = runs.next_if(single) {
                    end = next.end;
                }
            }
            words.push(text, run.start, end);
        }
        words
    }

    fn push(&mut self, text: &str, start: usize, core: usize) {
        let folded = self.folded.len();
        let word = text.get(start..core).unwrap_or_default();
        if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            self.folded.push_str(word);
            self.folded.get_mut(folded..).into_iter().for_each(str::make_ascii_lowercase);
        } else {
            for (_, _, letters) in letters(text, start, core) {
                self.folded.extend(letters.letters());
            }
        }
        let end = match self.words.last() {
            // Inside the last word's cluster; looking again would be quadratic in its length.
            Some(last) if core <= last.end as usize => last.end as usize,
            _ => grapheme::ceil(text, core),
        };
        let offset = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        self.words.push(Word {
            start: offset(start),
            core: offset(core),
            end: offset(end),
            letters: offset(folded),
        });
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Where word `index` stands, to the end of its last grapheme cluster; an empty span when
    /// there is none.
    #[must_use]
    pub fn span(&self, index: usize) -> Span {
        self.words
            .get(index)
            .map_or_else(Span::default, |word| Span { start: word.start, end: word.end })
    }

    /// Where the letters of word `index` end, with the accents and invisible characters after them.
    #[must_use]
    pub fn letters_end(&self, text: &str, index: usize) -> u32 {
        let Some(word) = self.words.get(index) else { return 0 };
        let mut end = word.core as usize;
        while let Some(c) = char_at(text, end).filter(|&c| !c.is_ascii() && fold(c).is_nothing()) {
            end += c.len_utf8();
        }
        u32::try_from(end).unwrap_or(u32::MAX)
    }

    /// Word `index` as folded; empty when there is none.
    #[must_use]
    pub fn folded(&self, index: usize) -> &str {
        let Some(word) = self.words.get(index) else { return "" };
        let end = self.words.get(index + 1).map_or(self.folded.len(), |next| next.letters as usize);
        self.folded.get(word.letters as usize..end).unwrap_or_default()
    }

    /// What stands between the letters of word `index` and the next word, or the end of `text`.
    #[must_use]
    pub fn gap<'t>(&self, text: &'t str, index: usize) -> &'t str {
        let Some(word) = self.words.get(index) else { return "" };
        let end = self.words.get(index + 1).map_or(text.len(), |next| next.start as usize);
        text.get(word.core as usize..end).unwrap_or_default()
    }

    /// Whether word `index` is one letter, as a reader counts.
    #[must_use]
    pub fn is_letter(&self, text: &str, index: usize) -> bool {
        let Some(word) = self.words.get(index) else { return false };
        is_single(text, word.start as usize, word.core as usize)
    }

    /// Whether word `index` is a dotted acronym; a stop in its last cluster is none of its stops.
    #[must_use]
    pub fn is_dotted(&self, text: &str, index: usize) -> bool {
        let letters = |word: &Word| text.get(word.start as usize..word.core as usize);
        self.words.get(index).and_then(letters).is_some_and(|word| word.contains('.'))
    }

    /// The end of the grapheme cluster that holds the last of the first `count` folded letters of
    /// word `index` (which is at least that long).
    #[must_use]
    pub fn end_after(&self, text: &str, index: usize, count: usize) -> usize {
        let Some(&word) = self.words.get(index) else { return 0 };
        let (core, end) = (word.core as usize, word.end as usize);
        let mut missing = count;
        let last = letters(text, word.start as usize, core).find(|(_, _, folded)| {
            missing = missing.saturating_sub(folded.letters().len());
            missing == 0
        });
        let mut at = last.map_or(core, |(_, at, _)| at);
        while at < core && !grapheme::is_boundary(text, at) {
            at += text.get(at..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8);
        }
        if at < core { at } else { end }
    }

    /// Word `index` as written, with the accents and invisible characters after it.
    #[must_use]
    pub fn written<'t>(&self, text: &'t str, index: usize) -> &'t str {
        let span = Span { start: self.span(index).start, end: self.letters_end(text, index) };
        span.of(text)
    }
}

/// The letters of a word as written, each with its accents, aligned with its folded form.
#[must_use]
pub fn spelled(written: &str) -> Vec<Letter> {
    let mut spelled: Vec<Letter> = Vec::with_capacity(written.len());
    for (c, _, folded) in letters(written, 0, written.len()) {
        let capital = c.is_uppercase();
        let letters = folded.letters().iter();
        spelled.extend(letters.map(|&plain| Letter { plain, accents: vec![], capital }));
        if let Some(letter) = spelled.last_mut() {
            for &accent in folded.accents() {
                let at = letter.accents.partition_point(|&known| known < accent);
                letter.accents.insert(at, accent);
            }
        }
    }
    spelled
}

/// The characters of the word at `start..end`, with the offset after each and their folded form:
/// all but the stops of a dotted acronym, with any accent that stands on one.
fn letters(text: &str, start: usize, end: usize) -> impl Iterator<Item = (char, usize, Folded)> {
    let word = text.get(start..end).unwrap_or_default();
    let mut is_stop = false;
    word.char_indices().filter_map(move |(at, c)| {
        let folded = fold(c);
        is_stop = c == '.' || is_stop && folded.is_nothing();
        (!is_stop).then(|| (c, start + at + c.len_utf8(), folded))
    })
}

/// A maximal run of word characters; those that fold to nothing go along inside.
#[derive(Clone, Copy, Debug)]
struct Run {
    start: usize,
    /// After the last character that folds to something.
    end: usize,
    /// The folded character between the run before and this one, when there is just one.
    gap: Option<char>,
}

/// The runs of a text, from left to right.
struct Runs<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Runs<'t> {
    fn of(text: &'t str) -> Self {
        Self { text, at: 0 }
    }
}

impl Iterator for Runs<'_> {
    type Item = Run;

    fn next(&mut self) -> Option<Run> {
        let mut run: Option<Run> = None;
        let mut between = 0;
        let mut gap = None;
        let mut end = self.at;
        while let Some(c) = char_at(self.text, end) {
            let start = end;
            end += c.len_utf8();
            // Most characters are ASCII, of which words need no folding to be told.
            let (letters, letter, is_word) = if c.is_ascii() {
                (1, Some(c), c.is_ascii_alphanumeric())
            } else {
                let folded = fold(c);
                (folded.letters().len(), folded.letters().first().copied(), folded.is_word())
            };
            if letters == 0 {
                continue;
            }
            match &mut run {
                Some(run) if is_word => run.end = end,
                Some(_) => break,
                None if is_word => run = Some(Run { start, end, gap }),
                None => {
                    between += letters;
                    gap = letter.filter(|_| between == 1);
                }
            }
        }
        self.at = run?.end;
        run
    }
}

/// The character that begins at byte `at`.
fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
        _ => text.get(at..)?.chars().next(),
    }
}

/// Whether the word at `start..end` is one letter, as a reader counts.
fn is_single(text: &str, start: usize, end: usize) -> bool {
    let first = char_at(text, start).map_or(1, char::len_utf8);
    let mut letters = letters(text, start, end).filter(|(_, _, folded)| !folded.is_nothing());
    grapheme::ceil(text, start + first) >= end && letters.all(|(c, ..)| c.is_alphabetic())
}

/// Whether the runs, which an apostrophe separates, are a lexical word.
fn is_lexical(text: &str, run: &Run, next: &Run, reading: Reading) -> bool {
    let word = |run: &Run| text.get(run.start..run.end).unwrap_or_default();
    let rest = text.get(next.end..).unwrap_or_default();
    let unfinished = match rest.chars().find(|&c| !fold(c).is_nothing()) {
        None => reading == Reading::Typed,
        after => after == Some('*') && reading != Reading::Text,
    };
    keeps_apostrophe(word(run), word(next), unfinished)
}

/// Whether an apostrophe between `stem` and `ending`, which may be `unfinished`, is spelling and
/// not an elision.
#[must_use]
pub fn keeps_apostrophe(stem: &str, ending: &str, unfinished: bool) -> bool {
    LEXICAL.iter().filter(|(known, _)| folds_to(stem, known, false)).any(|(_, endings)| {
        endings.iter().any(|known| known.is_empty() || folds_to(ending, known, unfinished))
    })
}

/// Whether `word` folds to `known`, or to a `beginning` of it.
fn folds_to(word: &str, known: &str, beginning: bool) -> bool {
    let mut known = known.chars();
    let begins =
        word.chars().all(|c| fold(c).letters().iter().all(|&letter| known.next() == Some(letter)));
    begins && (beginning || known.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_as(text: &str, reading: Reading, expected: &[(&str, &str)]) {
        let words = Words::of(text, reading);
        let found: Vec<_> =
            (0..words.len()).map(|i| (words.span(i).of(text), words.folded(i))).collect();
        assert_eq!(found, expected, "{text:?}");
        for i in 0..words.len() {
            let spelled: String = spelled(words.written(text, i)).iter().map(|l| l.plain).collect();
            assert_eq!(spelled, words.folded(i), "{text:?}");
        }
    }

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        check_as(text, Reading::Text, expected);
    }

    #[test]
    fn apostrophes_and_hyphens_separate() {
        check("l’OTSC", &[("l", "l"), ("OTSC", "otsc")]);
        check("États-Unis", &[("États", "etats"), ("Unis", "unis")]);
        check("qu’il a-t-il", &[("qu", "qu"), ("il", "il"), ("a", "a"), ("t", "t"), ("il", "il")]);
    }

    #[test]
    fn lexical_words_stay_whole() {
        check("d’aujourd’hui", &[("d", "d"), ("aujourd’hui", "aujourd'hui")]);
        check(
            "quelqu'une quelqu'on",
            &[("quelqu'une", "quelqu'une"), ("quelqu", "quelqu"), ("on", "on")],
        );
        check("prud’homale", &[("prud’homale", "prud'homale")]);
        check("AUJOURD’HUI,", &[("AUJOURD’HUI", "aujourd'hui")]);
        check("presqu’i\u{302}le", &[("presqu’i\u{302}le", "presqu'ile")]);
        check("aujourd’ hui", &[("aujourd", "aujourd"), ("hui", "hui")]);
        check("aujourd’h", &[("aujourd", "aujourd"), ("h", "h")]);
    }

    #[test]
    fn a_lexical_word_being_typed_is_not_cut() {
        let typed = |text, expected: &[(&str, &str)]| check_as(text, Reading::Typed, expected);
        typed("aujourd’h", &[("aujourd’h", "aujourd'h")]);
        typed("presqu'î", &[("presqu'î", "presqu'i")]);
        typed("presqu'i\u{302}", &[("presqu'i\u{302}", "presqu'i")]);
        typed("aujourd’h ", &[("aujourd", "aujourd"), ("h", "h")]);
        typed("aujourd’x", &[("aujourd", "aujourd"), ("x", "x")]);
        typed("aujourd’h* a", &[("aujourd’h", "aujourd'h"), ("a", "a")]);
        check_as("aujourd’h*", Reading::Part, &[("aujourd’h", "aujourd'h")]);
        check("aujourd’h*", &[("aujourd", "aujourd"), ("h", "h")]);
    }

    #[test]
    fn dotted_acronyms_are_their_letters() {
        check(
            "l’U.E., l'O.T.S.C. et M. Dupont",
            &[
                ("l", "l"),
                ("U.E", "ue"),
                ("l", "l"),
                ("O.T.S.C", "otsc"),
                ("et", "et"),
                ("M", "m"),
                ("Dupont", "dupont"),
            ],
        );
        check("U.Europe 1.5", &[("U", "u"), ("Europe", "europe"), ("1", "1"), ("5", "5")]);
        check("J.-C. A..B", &[("J", "j"), ("C", "c"), ("A", "a"), ("B", "b")]);
        check("É.U. E\u{301}.U.", &[("É.U", "eu"), ("E\u{301}.U", "eu")]);
        // A Hangul syllable is one letter to its reader, composed or not.
        check("가.나", &[("가.나", "\u{1100}\u{1161}\u{1102}\u{1161}")]);
        check(
            "\u{1100}\u{1161}.\u{1102}\u{1161}",
            &[("\u{1100}\u{1161}.\u{1102}\u{1161}", "\u{1100}\u{1161}\u{1102}\u{1161}")],
        );
        // An accent on a stop is not the letter's before it.
        let accents =
            |word| -> Vec<usize> { spelled(word).iter().map(|it| it.accents.len()).collect() };
        assert_eq!(
            [accents("U.E.\u{301}a"), accents("U.E\u{301}.a")],
            [[0, 0, 0], [0, 1, 0]].map(Vec::from)
        );
    }

    #[test]
    fn what_folds_to_nothing_neither_cuts_nor_sticks_out() {
        check("co\u{AD}op\u{200B} x", &[("co\u{AD}op", "coop"), ("x", "x")]);
        check("e\u{301}te\u{301} !", &[("e\u{301}te\u{301}", "ete")]);
        check("\u{301}a\u{200B}", &[("a", "a")]);
    }

    #[test]
    fn what_a_cluster_adds_is_no_letter() {
        check("a\u{1F3FB} b", &[("a\u{1F3FB}", "a"), ("b", "b")]);
        // One cluster that holds two words: the letter-like ℹ, joined to a smiley and another ℹ.
        let text = "ℹ\u{200D}☺\u{200D}ℹ";
        check(text, &[(text, "ℹ"), ("ℹ", "ℹ")]);
    }
}
