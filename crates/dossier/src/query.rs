//! What was typed, read as terms. Any string is a query.
//!
//! ```text
//! query  = item*                        every positive item must be found; `-item` must not
//! item   = ["-"] term (("|" | "OU" | "OR") term)*
//! term   = word (("'" | "-" | a number's punctuation) word)* ["*"]  |  quoted
//! quoted = `"…"` | `«…»` | `“…”`        exactly these words; one still open ends in a beginning
//! ```
//!
//! All other punctuation separates.

use std::fmt;

use read::{QUOTES, Token, tokens};

use crate::text::words::Letter;

mod read;

/// Characters (Unicode scalar values) a query may have; a link with more is refused.
pub const MAX_CHARS: usize = 512;

/// Items a query may have: as many as [`MAX_CHARS`] can hold, one letter and one separator each.
pub(crate) const MAX_ITEMS: usize = MAX_CHARS / 2;

/// How strictly a query is matched: the key `o` of a link.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four independent switches, a letter each")]
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Within {
    /// `p`: in one paragraph.
    Paragraph,
    /// `s`: in one sentence.
    Sentence,
    /// `q`: in one quotation.
    Quotation,
    /// `q:Zas`: in something that this speaker says, between quote marks or not. The end of a name
    /// will do: a surname.
    Speech(String),
}

impl Within {
    /// The place of that name, as [`fmt::Display`] writes it.
    #[must_use]
    pub fn read(name: &str) -> Option<Self> {
        match name {
            "p" => Some(Self::Paragraph),
            "s" => Some(Self::Sentence),
            "q" => Some(Self::Quotation),
            _ => name
                .strip_prefix("q:")
                .filter(|it| !it.is_empty())
                .map(|it| Self::Speech(it.into())),
        }
    }
}

impl fmt::Display for Within {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Paragraph => f.write_str("p"),
            Self::Sentence => f.write_str("s"),
            Self::Quotation => f.write_str("q"),
            Self::Speech(speaker) => write!(f, "q:{speaker}"),
        }
    }
}

/// What a report must have, and what it must not have. Its text form, by [`fmt::Display`], reads
/// back as the same query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The distinct items, from left to right.
    pub items: Vec<Item>,
    /// Whether the last item is still being typed: its last word matches beginnings.
    pub unfinished: bool,
    /// How strictly it is matched.
    pub options: Options,
    /// Where all groups must meet; `None` is anywhere in the report.
    pub within: Option<Within>,
}

/// A term or several alternatives, wanted or excluded. The wanted ones are the query's *groups*:
/// group *n* of the page is the *n*th of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Whether reports that have it are left out.
    pub excluded: bool,
    /// The alternatives, at least one, distinct.
    pub terms: Vec<Term>,
}

/// One keyword: a word, or several that match as a phrase, because they were quoted or because
/// apostrophes, hyphens or a number's punctuation join them (`l'OTSC`, `a-t-il`, `14:30`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// As typed, with its quote marks or its `*`.
    pub text: String,
    /// Whether it was quoted.
    pub quoted: bool,
    pub(crate) words: Vec<TermWord>,
    /// What was typed between the words, folded, without white space.
    pub(crate) gaps: Vec<String>,
}

/// A word of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TermWord {
    pub(crate) folded: String,
    /// The letters of `folded`, each as it was typed.
    pub(crate) letters: Vec<Letter>,
    /// Whether a typed accent also matches a capital that may have lost it: not in terms of one
    /// or two letters, where `à` would find *Astana*.
    pub(crate) lenient: bool,
    /// Whether it must match a word to its end, by the way it was typed.
    pub(crate) whole: bool,
    /// Whether a `*` says that it matches beginnings, under any option.
    pub(crate) begins: bool,
}

impl Query {
    /// Reads a query, to be matched anywhere in a report with no option on.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self::read(text, Options::default(), None)
    }

    /// Reads a query. Total: what has no meaning only separates. Distinct items beyond the 256th,
    /// which no query of [`MAX_CHARS`] characters has, are left out.
    #[must_use]
    pub fn read(text: &str, options: Options, within: Option<Within>) -> Self {
        let mut query = Self { items: Vec::new(), unfinished: false, options, within };
        let mut tokens = tokens(text).into_iter().peekable();
        while let Some(first) = tokens.next() {
            let mut item = Item { excluded: first.excluded, terms: vec![first.term] };
            let mut unfinished = first.unfinished;
            while let Some(next) = tokens.next_if(Token::is_alternative) {
                let is_same = |known: &Term| known.is_same(&next.term, options);
                unfinished = next.unfinished;
                if next.unfinished {
                    // It finds more than the same one finished.
                    item.terms.retain(|known| !is_same(known));
                }
                if !item.terms.iter().any(is_same) {
                    item.terms.push(next.term);
                }
            }
            query.add(item, unfinished);
        }
        query
    }

    fn add(&mut self, item: Item, unfinished: bool) {
        // An exclusion said twice harms nothing, and what stands around it keeps its meaning.
        let options = self.options;
        let known = !item.excluded && self.items.iter().any(|known| known.is_same(&item, options));
        self.unfinished = unfinished && !known && self.items.len() < MAX_ITEMS;
        if !known && self.items.len() < MAX_ITEMS {
            self.items.push(item);
        }
    }

    /// The groups: what a report must have, in the order of their numbers.
    pub fn groups(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| !item.excluded)
    }

    /// Whether nothing is asked, so that every report passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The text of this query without alternative `term` of item `item`, both from 0.
    #[must_use]
    pub fn without(&self, item: usize, term: usize) -> String {
        let mut query = self.clone();
        let is_last = item + 1 == query.items.len();
        if let Some(changed) = query.items.get_mut(item) {
            if term < changed.terms.len() {
                query.unfinished &= !is_last || term + 1 < changed.terms.len();
                changed.terms.remove(term);
            }
            if changed.terms.is_empty() {
                query.items.remove(item);
            }
        }
        query.to_string()
    }

    /// The text of this query with `word` in the place of alternative `term` of item `item`.
    #[must_use]
    pub fn with(&self, item: usize, term: usize, word: &str) -> String {
        let mut query = self.clone();
        let changed = query.items.get_mut(item).and_then(|item| item.terms.get_mut(term));
        if let (Some(changed), Some(term)) = (changed, Term::of_word(word)) {
            *changed = term;
        }
        query.to_string()
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let last = self.items.len().saturating_sub(1);
        for (at, item) in self.items.iter().enumerate() {
            if at > 0 {
                f.write_str(" ")?;
            }
            // Between two items, `OU` would be read as a sign; beside a `|` it is a word.
            let sign = at > 0 && at < last && !item.excluded && item.is_or();
            let excluded_next = self.items.get(at + 1).is_some_and(|next| next.excluded);
            write!(f, "{item}")?;
            if sign && !excluded_next {
                write!(f, "|{item}")?;
            }
        }
        let last = self.items.last().and_then(|item| item.terms.last());
        if !self.unfinished && last.is_some_and(|term| !term.is_closed()) {
            f.write_str(" ")?;
        }
        Ok(())
    }
}

impl Item {
    /// As typed, alternatives joined by `|`, without the sign of exclusion.
    #[must_use]
    pub fn text(&self) -> String {
        let texts: Vec<&str> = self.terms.iter().map(|term| term.text.as_str()).collect();
        texts.join("|")
    }

    fn is_or(&self) -> bool {
        matches!(self.terms.as_slice(), [term] if term.is_or())
    }

    fn is_same(&self, other: &Self, options: Options) -> bool {
        let has = |item: &Self, term: &Term| item.terms.iter().any(|t| t.is_same(term, options));
        self.excluded == other.excluded
            && self.terms.len() == other.terms.len()
            && self.terms.iter().all(|term| has(other, term))
    }
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.excluded { "-" } else { "" })?;
        f.write_str(&self.text())
    }
}

impl Term {
    /// The term that `word` alone is.
    fn of_word(word: &str) -> Option<Self> {
        tokens(word).into_iter().next().map(|token| token.term)
    }

    /// As typed, without quote marks.
    #[must_use]
    pub fn inner(&self) -> &str {
        let marks = |c: char| self.quoted && QUOTES.iter().any(|q| q.0 == c || q.1 == c);
        self.text.trim_matches(|c| marks(c) || c == ' ')
    }

    /// Whether it is one word that was not quoted.
    #[must_use]
    pub fn is_word(&self) -> bool {
        self.single().is_some()
    }

    /// The word, when it is a single one that was not quoted: only such have a family.
    pub(crate) fn single(&self) -> Option<&TermWord> {
        match self.words.as_slice() {
            [word] if !self.quoted => Some(word),
            _ => None,
        }
    }

    /// Whether it reads as the sign of an alternative where two terms stand around it.
    fn is_or(&self) -> bool {
        matches!(self.text.as_str(), "OU" | "OR")
    }

    /// Whether nothing typed after it can go on with it: a closing quote or a `*`.
    fn is_closed(&self) -> bool {
        let begins = self.words.last().is_some_and(|word| word.begins);
        begins && !self.quoted || self.quoted && self.words.iter().all(|w| w.whole || w.begins)
    }

    /// Whether the two find the same once finished.
    fn is_same(&self, other: &Self, options: Options) -> bool {
        let word = |a: &TermWord, b: &TermWord| {
            a.folded == b.folded
                && a.begins == b.begins
                && a.letters.iter().zip(&b.letters).all(|(a, b)| {
                    a.accents == b.accents && (!options.case || a.capital == b.capital)
                })
        };
        self.quoted == other.quoted
            && self.gaps == other.gaps
            && self.words.len() == other.words.len()
            && self.words.iter().zip(&other.words).all(|(a, b)| word(a, b))
    }
}
