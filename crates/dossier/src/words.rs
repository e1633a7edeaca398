//! Words as the search sees them: maximal runs of letters, digits and marks.
//!
//! Apostrophes and hyphens separate (`l’OTSC` is two words), except inside lexical words
//! (`aujourd’hui`); a dotted acronym (`U.E.`) is one word, equal to its letters.

use crate::fold::{Folded, fold};
use crate::grapheme;
use crate::span::Span;

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

/// Whose text is read: a report's, or one being typed, whose last word may be a beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// A finished text.
    Text,
    /// A text whose end is still being typed.
    Typed,
}

/// The words of one passage, with their folded form.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    folded: String,
    words: Vec<Word>,
}

#[derive(Clone, Copy, Debug)]
struct Word {
    source: Span,
    folded: Span,
}

impl Words {
    /// Reads the words of `text`; their spans count from `text`'s start.
    #[must_use]
    pub(crate) fn of(text: &str, reading: Reading) -> Self {
        let runs = runs(text);
        let mut words = Self::default();
        let mut rest = runs.as_slice();
        while let [first, ..] = rest {
            let joined = lexical(text, rest, reading).or_else(|| acronym(text, rest)).unwrap_or(1);
            let (word, after) = rest.split_at(joined.min(rest.len()));
            let end = word.last().map_or(first.end, |run| run.end);
            words.push(text, first.start, end);
            rest = after;
        }
        words
    }

    fn push(&mut self, text: &str, start: usize, end: usize) {
        let from = self.folded.len();
        for (_, folded) in letters(text, Span::new(start, end)) {
            self.folded.extend(folded.letters());
        }
        self.words.push(Word {
            source: Span::new(start, grapheme::ceil(text, end)),
            folded: Span::new(from, self.folded.len()),
        });
    }

    /// How many words there are.
    #[must_use]
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// Where word `index` stands; an empty span when there is none.
    #[must_use]
    pub(crate) fn span(&self, index: usize) -> Span {
        self.words.get(index).map(|word| word.source).unwrap_or_default()
    }

    /// Word `index` as folded; empty when there is none.
    #[must_use]
    pub(crate) fn folded(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |word| word.folded.of(&self.folded))
    }
}

/// The characters of the word at `span` that count, with the offset after each: all but the stops
/// of a dotted acronym.
pub(crate) fn letters(text: &str, span: Span) -> impl Iterator<Item = (usize, Folded)> {
    let start = span.start as usize;
    span.of(text)
        .char_indices()
        .filter(|&(_, c)| c != '.')
        .map(move |(at, c)| (start + at + c.len_utf8(), fold(c)))
}

struct Run {
    start: usize,
    /// After the last character that folds to something.
    end: usize,
    /// How many characters fold to something.
    letters: usize,
    alphabetic: bool,
}

/// Maximal runs of word characters; characters that fold to nothing go along inside a run.
fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        let folded = fold(c);
        if folded.is_nothing() {
            continue;
        }
        let word = folded.is_word();
        let end = at + c.len_utf8();
        match runs.last_mut() {
            Some(run) if open && word => {
                run.end = end;
                run.letters += 1;
                run.alphabetic &= c.is_alphabetic();
            }
            _ if word => {
                runs.push(Run { start: at, end, letters: 1, alphabetic: c.is_alphabetic() });
            }
            _ => {}
        }
        open = word;
    }
    runs
}

/// What stands between two runs, folded.
fn gap(text: &str, before: &Run, after: &Run) -> String {
    crate::fold::fold_text(text.get(before.end..after.start).unwrap_or_default())
}

/// How many runs make the lexical word at the head of `runs`.
fn lexical(text: &str, runs: &[Run], reading: Reading) -> Option<usize> {
    let [first, second, rest @ ..] = runs else { return None };
    if gap(text, first, second) != "'" {
        return None;
    }
    let folded =
        |run: &Run| crate::fold::fold_text(text.get(run.start..run.end).unwrap_or_default());
    let beginning = folded(first);
    let (_, endings) = LEXICAL.iter().find(|(stem, _)| *stem == beginning)?;
    let ending = folded(second);
    let unfinished = reading == Reading::Typed && rest.is_empty() && second.end == text.len();
    endings
        .iter()
        .any(|known| {
            known.is_empty() || *known == ending || unfinished && known.starts_with(&ending)
        })
        .then_some(2)
}

/// How many runs make the dotted acronym at the head of `runs`.
fn acronym(text: &str, runs: &[Run]) -> Option<usize> {
    let single = |run: &Run| run.letters == 1 && run.alphabetic;
    if !runs.first().is_some_and(single) {
        return None;
    }
    let joined = runs.windows(2).take_while(
        |pair| matches!(pair, [before, after] if single(after) && gap(text, before, after) == "."),
    );
    Some(1 + joined.count()).filter(|&letters| letters > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let words = Words::of(text, Reading::Text);
        let found: Vec<_> =
            (0..words.len()).map(|i| (words.span(i).of(text), words.folded(i))).collect();
        assert_eq!(found, expected, "{text:?}");
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
    }

    #[test]
    fn what_folds_to_nothing_neither_cuts_nor_sticks_out() {
        check("co\u{AD}op\u{200B} x", &[("co\u{AD}op", "coop"), ("x", "x")]);
        check("e\u{301}te\u{301} !", &[("e\u{301}te\u{301}", "ete")]);
    }
}
