//! What was typed, read as terms. Any string is a query.

use crate::fold::{fold, fold_text};
use crate::span::Span;
use crate::words::{Letter, Reading, Words};

/// Characters (Unicode scalar values) a query may have; a link with more is refused.
pub const MAX_CHARS: usize = 512;

/// Terms a query may have: as many as [`MAX_CHARS`] can hold, one letter and one separator each.
pub(crate) const MAX_TERMS: usize = MAX_CHARS / 2;

/// How strictly a query is matched: the key `o` of a link.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// `a`: accents count in full; no letter stands for another.
    pub accents: bool,
    /// `c`: case counts.
    pub case: bool,
    /// `f`: words of the same family (Snowball stem) match too.
    pub family: bool,
    /// `w`: whole words only.
    pub whole: bool,
}

impl Options {
    /// The letters of the options that are on, in order.
    #[must_use]
    pub fn letters(self) -> String {
        let all = [(self.accents, 'a'), (self.case, 'c'), (self.family, 'f'), (self.whole, 'w')];
        all.into_iter().filter(|(on, _)| *on).map(|(_, letter)| letter).collect()
    }

    /// Options from their letters, in any order; `None` when a letter is none of them.
    #[must_use]
    pub fn read(letters: &str) -> Option<Self> {
        let mut options = Self::default();
        for letter in letters.chars() {
            match letter {
                'a' => options.accents = true,
                'c' => options.case = true,
                'f' => options.family = true,
                'w' => options.whole = true,
                _ => return None,
            }
        }
        Some(options)
    }
}

/// Where all groups of a query must meet: the key `in` of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// `p`: in one paragraph.
    Paragraph,
    /// `s`: in one sentence.
    Sentence,
    /// `q`: in one quotation.
    Quotation,
}

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
    /// Whether a typed accent also matches a capital that may have lost it: not in terms of one
    /// or two letters, where `à` would find *Astana*.
    pub(crate) lenient: bool,
    /// Whether it must match a word to its end.
    pub(crate) whole: bool,
}

impl Query {
    /// Reads a query. Total: what is no letter or digit only separates. Distinct terms beyond the
    /// 256th, which no query of [`MAX_CHARS`] characters has, are left out.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let words = Words::of(text, Reading::Typed);
        let mut terms: Vec<Term> = Vec::new();
        let mut first = 0;
        while first < words.len() && terms.len() < MAX_TERMS {
            let mut last = first;
            let mut gaps = Vec::new();
            while let Some(gap) = joint(text, &words, last) {
                gaps.push(gap);
                last += 1;
            }
            let term = Term::new(text, &words, first, gaps);
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
    /// The term of the words from `first` on that `gaps` join.
    fn new(text: &str, words: &Words, first: usize, gaps: Vec<String>) -> Self {
        let last = first + gaps.len();
        let span = Span { start: words.span(first).start, end: words.span(last).end };
        let length = |at: usize| words.folded(at).chars().count();
        let lenient = (first..=last).map(length).sum::<usize>() >= 3;
        let words = (first..=last)
            .map(|at| {
                let finished = at < last || !is_unfinished(text, words, last);
                let whole = at < last || finished && length(at) <= 2;
                let mut accented = words.spelled(text, at);
                if accented.iter().all(|letter| letter.accents.is_empty()) {
                    accented.clear();
                }
                TermWord { folded: words.folded(at).to_owned(), accented, lenient, whole }
            })
            .collect();
        Self { text: span.of(text).to_owned(), words, gaps }
    }

    /// Whether the two find the same words once finished.
    fn is_same(&self, other: &Self) -> bool {
        self.gaps == other.gaps
            && self.words.iter().map(|word| &word.folded).eq(other.words.iter().map(|w| &w.folded))
            && self.accents().eq(other.accents())
    }

    /// The accents typed: word by word, letter by letter; nothing for a word that has none.
    fn accents(&self) -> impl Iterator<Item = Vec<&[char]>> {
        self.words.iter().map(|word| word.accented.iter().map(|l| l.accents.as_slice()).collect())
    }
}

/// What joins word `at` to the next as one term, folded.
fn joint(text: &str, words: &Words, at: usize) -> Option<String> {
    if at + 1 >= words.len() {
        return None;
    }
    let gap = fold_text(words.gap(text, at));
    let digit = |c: Option<char>| c.is_some_and(char::is_numeric);
    let digits =
        digit(words.folded(at).chars().next_back()) && digit(words.folded(at + 1).chars().next());
    match gap.as_str() {
        "'" | "-" => Some(gap),
        "," | ":" | "." | "/" if digits => Some(gap),
        _ => None,
    }
}

/// Whether word `at` is the last thing typed. The stop of an acronym's letter is no separator:
/// `U.` may become `U.E.`
fn is_unfinished(text: &str, words: &Words, at: usize) -> bool {
    if at + 1 < words.len() {
        return false;
    }
    let mut rest = words.gap(text, at).chars().filter(|&c| !fold(c).is_nothing());
    match (rest.next(), rest.next()) {
        (None, _) => true,
        (Some('.'), None) => {
            let mut letters = words.folded(at).chars();
            let single =
                letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
            single || words.span(at).of(text).contains('.')
        }
        _ => false,
    }
}
