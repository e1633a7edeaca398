//! From what was typed to terms: quotes, signs, and what joins words.

use super::{Term, TermWord};
use crate::text::fold::{fold, fold_text};
use crate::text::span::Span;
use crate::text::words::{Reading, Words, spelled};

/// A term with what stands before it.
#[derive(Debug)]
pub(super) struct Token {
    pub(super) term: Term,
    pub(super) excluded: bool,
    /// Whether a `|` stands before it, or `OU` between it and another term.
    after_bar: bool,
    pub(super) unfinished: bool,
}

impl Token {
    pub(super) fn is_alternative(&self) -> bool {
        self.after_bar && !self.excluded
    }

    fn is_or(&self) -> bool {
        self.term.is_or() && !self.excluded
    }
}

/// The quote marks: what opens a phrase, and what closes it.
pub(super) const QUOTES: [(char, char); 3] = [('"', '"'), ('«', '»'), ('“', '”')];

/// The terms of a query, as signs and quotes part them.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut start = 0;
    let mut after_bar = false;
    while start < text.len() {
        let rest = text.get(start..).unwrap_or_default();
        let quote = rest.char_indices().find_map(|(at, c)| {
            let (open, close) = QUOTES.into_iter().find(|(open, _)| *open == c)?;
            Some((start + at, start + at + open.len_utf8(), close))
        });
        let end = quote.map_or(text.len(), |(at, ..)| at);
        plain_tokens(text, Span::new(start, end), &mut after_bar, &mut tokens);
        let Some((at, inner, close)) = quote else { break };
        let closing = text.get(inner..).and_then(|rest| rest.find(close)).map(|n| inner + n);
        let span = Span::new(inner, closing.unwrap_or(text.len()));
        let reading = if closing.is_some() { Reading::Text } else { Reading::Typed };
        start = closing.map_or(text.len(), |at| at + close.len_utf8());
        let Some((mut term, last)) = Term::quoted(span.of(text), reading) else { continue };
        let end = if closing.is_some() { start } else { inner + last };
        text.get(at..end).unwrap_or_default().clone_into(&mut term.text);
        let excluded = is_excluded(text, at);
        tokens.push(Token { term, excluded, after_bar, unfinished: closing.is_none() });
        after_bar = false;
    }
    without_or(tokens)
}

/// Makes `OU` a sign where it stands between two terms; elsewhere, as beside a `|`, it is a word
/// like any other.
fn without_or(tokens: Vec<Token>) -> Vec<Token> {
    let mut read: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut tokens = tokens.into_iter().peekable();
    while let Some(mut token) = tokens.next() {
        if token.is_or()
            && !token.after_bar
            && !read.is_empty()
            && let Some(next) = tokens.next_if(|next| !next.excluded && !next.after_bar)
        {
            token = Token { after_bar: true, ..next };
        }
        read.push(token);
    }
    read
}

/// The terms outside quotes, at `span` of the query.
fn plain_tokens(text: &str, span: Span, after_bar: &mut bool, tokens: &mut Vec<Token>) {
    let body = span.of(text);
    let is_end = span.end as usize == text.len();
    let words = Words::of(body, if is_end { Reading::Typed } else { Reading::Part });
    let start = words.span(0).start as usize;
    *after_bar |=
        body.get(..if words.is_empty() { body.len() } else { start }).is_some_and(has_bar);
    let mut first = 0;
    while first < words.len() {
        let mut last = first;
        let mut gaps = Vec::new();
        while let Some(gap) = joint(body, &words, last) {
            gaps.push(gap);
            last += 1;
        }
        let unfinished = is_end && is_unfinished(body, &words, last);
        let at = words.span(first).start as usize;
        tokens.push(Token {
            term: Term::plain(body, &words, first, gaps, unfinished),
            excluded: is_excluded(text, span.start as usize + at),
            after_bar: std::mem::take(after_bar),
            unfinished,
        });
        *after_bar = has_bar(words.gap(body, last));
        first = last + 1;
    }
}

fn has_bar(gap: &str) -> bool {
    gap.contains('|')
}

/// Whether the sign of exclusion stands before byte `at`: a hyphen after white space or at the
/// start.
fn is_excluded(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let mut before = before.chars().rev().map(fold).filter(|c| !c.is_nothing());
    before.next().is_some_and(|c| c.letters() == ['-'])
        && before.next().is_none_or(|c| c.letters() == [' '])
}

impl Term {
    /// The term of the words from `first` on that `gaps` join.
    fn plain(text: &str, words: &Words, first: usize, gaps: Vec<String>, unfinished: bool) -> Self {
        let last = first + gaps.len();
        let mut span = Span { start: words.span(first).start, end: words.letters_end(text, last) };
        let star = starred(text, words, last);
        let mut term = Self::of(text, words, first..=last, gaps);
        if let Some(word) = term.words.last_mut() {
            word.begins = star.is_some();
            word.whole = !unfinished && star.is_none() && word.letters.len() <= 2;
        }
        span.end = star.unwrap_or(span.end);
        span.of(text).clone_into(&mut term.text);
        term
    }

    /// The phrase of all words of `text`, and where the last of them ends; `None` when there is no
    /// word.
    fn quoted(text: &str, reading: Reading) -> Option<(Self, usize)> {
        let mut words = Words::of(text, reading);
        if reading == Reading::Typed {
            // What follows the last word changes nothing: it is still a beginning.
            let last = words.len().checked_sub(1)?;
            let end = starred(text, &words, last).unwrap_or(words.letters_end(text, last));
            words = Words::of(text.get(..end as usize).unwrap_or_default(), reading);
        }
        let last = words.len().checked_sub(1)?;
        let gap = |at| fold_text(words.gap(text, at)).replace(' ', "");
        let gaps = (0..last).map(gap).collect();
        let mut term = Self::of(text, &words, 0..=last, gaps);
        term.quoted = true;
        let star = starred(text, &words, last);
        for (at, word) in term.words.iter_mut().enumerate() {
            word.begins = starred(text, &words, at).is_some();
            word.whole = !word.begins && (at < last || reading == Reading::Text);
        }
        Some((term, star.unwrap_or(words.letters_end(text, last)) as usize))
    }

    fn of(
        text: &str,
        words: &Words,
        range: std::ops::RangeInclusive<usize>,
        gaps: Vec<String>,
    ) -> Self {
        let letters: usize = range.clone().map(|at| words.folded(at).chars().count()).sum();
        let words = range.map(|at| TermWord {
            folded: words.folded(at).to_owned(),
            letters: spelled(words.written(text, at)),
            lenient: letters >= 3,
            whole: true,
            begins: false,
        });
        Self { text: String::new(), quoted: false, words: words.collect(), gaps }
    }
}

/// The offset after the `*` that directly follows word `at`.
fn starred(text: &str, words: &Words, at: usize) -> Option<u32> {
    let end = words.letters_end(text, at);
    let rest = text.get(end as usize..)?;
    // The last stop of an acronym belongs to it.
    let stop = u32::from(rest.starts_with('.') && words.is_dotted(text, at));
    rest.get(stop as usize..)?.starts_with('*').then_some(end + stop + 1)
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
            // Without the stop it may be the beginning of a lexical word.
            let end = words.letters_end(text, at) as usize;
            let without = Words::of(text.get(..end).unwrap_or_default(), Reading::Typed);
            let acronym = words.is_letter(text, at) || words.is_dotted(text, at);
            acronym && without.len() == words.len()
        }
        _ => false,
    }
}
