//! What was typed, read as terms. Any string is a query.

use crate::fold::fold;
use crate::span::Span;
use crate::words::{Reading, Words, letters};

/// Characters (Unicode scalar values) a query may have; a link with more is refused.
pub const MAX_CHARS: usize = 512;

/// A query: terms that a report must all have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The distinct terms, as typed from left to right. Term *n* of the page is `terms[n - 1]`.
    pub terms: Vec<Term>,
}

/// One keyword: a word, or several joined by apostrophes, hyphens or a number's punctuation
/// (`l'OTSC`, `a-t-il`, `14:30`), which match as a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// As typed.
    pub text: String,
    pub(crate) words: Vec<TermWord>,
    /// What was typed between the words, folded.
    pub(crate) gaps: Vec<String>,
}

/// A word of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TermWord {
    pub(crate) folded: String,
    /// Which letters of `folded` were typed with which accents; empty when none was.
    pub(crate) accented: Vec<Letter>,
    /// Whether it must match a word to its end.
    pub(crate) whole: bool,
}

/// A folded letter with the accents taken off it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    pub(crate) letter: char,
    pub(crate) accents: Vec<char>,
    /// Whether the source character was a capital.
    pub(crate) capital: bool,
}

impl Query {
    /// Reads a query. Total: what is no letter or digit only separates.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let words = Words::of(text, Reading::Typed);
        let mut terms: Vec<Term> = Vec::new();
        let mut first = 0;
        while first < words.len() {
            let mut last = first;
            let mut gaps = Vec::new();
            while let Some(gap) = joint(text, &words, last) {
                gaps.push(gap);
                last += 1;
            }
            let unfinished = last + 1 == words.len() && is_unfinished(text, words.span(last));
            let term = Term::new(text, &words, first, last, gaps, unfinished);
            if !terms.iter().any(|known| known.is_same(&term)) {
                terms.push(term);
            }
            first = last + 1;
        }
        Self { terms }
    }

    /// Whether nothing is searched, so that every report passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

impl Term {
    fn new(
        text: &str,
        words: &Words,
        first: usize,
        last: usize,
        gaps: Vec<String>,
        unfinished: bool,
    ) -> Self {
        let span = Span { start: words.span(first).start, end: words.span(last).end };
        let words = (first..=last)
            .map(|at| {
                let folded = words.folded(at).to_owned();
                let short = folded.chars().count() <= 2;
                let whole = at < last || short && !unfinished;
                let letters = spelled(text, words.span(at));
                let accented = letters.iter().any(|letter| !letter.accents.is_empty());
                TermWord { folded, accented: if accented { letters } else { vec![] }, whole }
            })
            .collect();
        Self { text: span.of(text).to_owned(), words, gaps }
    }

    /// Whether the two find the same words once finished.
    fn is_same(&self, other: &Self) -> bool {
        let spelling = |term: &Self| -> Vec<(String, Vec<Vec<char>>)> {
            let accents =
                |word: &TermWord| word.accented.iter().map(|l| l.accents.clone()).collect();
            term.words.iter().map(|word| (word.folded.clone(), accents(word))).collect()
        };
        spelling(self) == spelling(other) && self.gaps == other.gaps
    }
}

/// The letters of the word at `span`, each with its accents.
pub(crate) fn spelled(text: &str, span: Span) -> Vec<Letter> {
    let mut spelled: Vec<Letter> = Vec::new();
    let chars = span.of(text).chars().filter(|&c| c != '.');
    for (c, (_, folded)) in chars.zip(letters(text, span)) {
        let capital = c.is_uppercase();
        let letters = folded.letters().iter();
        spelled.extend(letters.map(|&letter| Letter { letter, accents: vec![], capital }));
        if let Some(letter) = spelled.last_mut() {
            letter.accents.extend(folded.accents());
            letter.accents.sort_unstable();
        }
    }
    spelled
}

/// What joins word `at` to the next as one term, folded.
fn joint(text: &str, words: &Words, at: usize) -> Option<String> {
    if at + 1 >= words.len() {
        return None;
    }
    let (before, after) = (words.span(at), words.span(at + 1));
    let gap = crate::fold::fold_text(text.get(before.end as usize..after.start as usize)?);
    let digit =
        |c: Option<char>| c.is_some_and(|c| fold(c).letters().iter().all(|l| l.is_numeric()));
    let digits = digit(before.of(text).chars().next_back()) && digit(after.of(text).chars().next());
    match gap.as_str() {
        "'" | "-" => Some(gap),
        "," | ":" | "." | "/" if digits => Some(gap),
        _ => None,
    }
}

/// Whether the word at `span` is the last thing typed. The stop of an acronym's letter is no
/// separator: `U.` may become `U.E.`
fn is_unfinished(text: &str, span: Span) -> bool {
    let rest = text.get(span.end as usize..).unwrap_or_default();
    let word = span.of(text);
    let acronym =
        word.contains('.') || word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    let rest: String = crate::fold::fold_text(rest);
    rest.is_empty() || acronym && rest == "."
}
