//! The reference parser of queries.

use dossier::query::Options;

use super::words::{From, Word, folded, words};

/// A term as typed.
#[derive(Clone, Debug)]
pub(crate) struct Term {
    pub(crate) text: String,
    pub(crate) quoted: bool,
    pub(super) words: Vec<Word>,
    /// For each word, whether a `*` follows.
    pub(super) stars: Vec<bool>,
    /// The text typed between words, folded, without white space; in two versions, with a `*` after
    /// a word read as text and as an operator.
    pub(super) gaps: Vec<[String; 2]>,
    /// Whether it is still being typed.
    pub(super) open: bool,
}

/// Alternatives, required or excluded.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) excluded: bool,
    pub(crate) terms: Vec<Term>,
}

#[derive(Debug)]
enum Sign {
    Term { term: Term, excluded: bool },
    Bar,
}

/// The distinct items of a query, and whether the last is still being typed.
pub(crate) fn read(query: &str, options: Options) -> (Vec<Item>, bool) {
    let mut items: Vec<Item> = Vec::new();
    let mut signs = signs(query);
    read_or(&mut signs);
    let mut bar = false;
    let mut open = false;
    for sign in signs {
        let Sign::Term { term, excluded } = sign else {
            bar = true;
            continue;
        };
        let joins = bar && !excluded && !items.is_empty();
        bar = false;
        open = term.open;
        if !joins {
            items.push(Item { excluded, terms: vec![term] });
            continue;
        }
        let terms = &mut items.last_mut().unwrap().terms;
        // An unfinished term finds more than the same term finished.
        if term.open {
            terms.retain(|known| key(known, options) != key(&term, options));
        }
        if terms.iter().all(|known| key(known, options) != key(&term, options)) {
            terms.push(term);
        }
    }
    let mut distinct: Vec<Item> = Vec::new();
    let count = items.len();
    for (at, item) in items.into_iter().enumerate() {
        let all = |item: &Item| {
            let mut keys: Vec<String> = item.terms.iter().map(|t| key(t, options)).collect();
            keys.sort();
            (item.excluded, keys)
        };
        let known = !item.excluded && distinct.iter().any(|known| all(known) == all(&item));
        if !known {
            distinct.push(item);
        } else if at + 1 == count {
            open = false;
        }
    }
    (distinct, open)
}

/// A key that is equal for duplicate terms.
fn key(term: &Term, options: Options) -> String {
    let words: Vec<_> = term.words.iter().map(|word| spelled(word, options)).collect();
    format!("{:?}", (words, &term.stars, &term.gaps, term.quoted))
}

fn spelled(word: &Word, options: Options) -> Vec<(char, Vec<char>, bool)> {
    let case = |capital: bool| capital && options.case;
    word.letters.iter().map(|l| (l.plain, l.accents.clone(), case(l.capital))).collect()
}

/// Replaces `OU` between two terms by a bar.
fn read_or(signs: &mut [Sign]) {
    for at in 1..signs.len().saturating_sub(1) {
        let is_or = match &signs[at] {
            Sign::Term { term, excluded: false } => {
                !term.quoted && ["OU", "OR"].contains(&term.text.as_str())
            }
            _ => false,
        };
        let after = matches!(signs[at - 1], Sign::Term { .. });
        let before = matches!(signs[at + 1], Sign::Term { excluded: false, .. });
        if is_or && after && before {
            signs[at] = Sign::Bar;
        }
    }
}

/// Terms and bars, from left to right.
fn signs(query: &str) -> Vec<Sign> {
    let mut signs = Vec::new();
    let mut at = 0;
    while at < query.len() {
        let rest = &query[at..];
        let opening = rest.find(['"', '«', '“']).map_or(query.len(), |n| at + n);
        plain(query, at, opening, &mut signs);
        let Some(mark) = query[opening..].chars().next() else { break };
        let closing = match mark {
            '"' => '"',
            '«' => '»',
            _ => '”',
        };
        let inner = opening + mark.len_utf8();
        let close = query[inner..].find(closing).map(|n| inner + n);
        let excluded = is_excluded(query, opening);
        let body = &query[inner..close.unwrap_or(query.len())];
        if let Some((mut term, end)) = phrase(body, close.is_none()) {
            let end = close.map_or(inner + end, |close| close + closing.len_utf8());
            query[opening..end].clone_into(&mut term.text);
            signs.push(Sign::Term { term, excluded });
        }
        at = close.map_or(query.len(), |close| close + closing.len_utf8());
    }
    signs
}

/// A quoted phrase and where its last word ends, if it has one.
fn phrase(body: &str, open: bool) -> Option<(Term, usize)> {
    let words_of = |body| words(body, if open { From::QueryEnd } else { From::Quoted });
    let words = words_of(body);
    let last = words.last()?;
    let end = star_end(body, last).unwrap_or(last.written_end(body));
    // Text after an unclosed phrase does not matter.
    let words = if open { words_of(&body[..end]) } else { words };
    Some((term(body, words, true, open), end))
}

fn term(text: &str, words: Vec<Word>, quoted: bool, open: bool) -> Term {
    let stars = words.iter().map(|word| star_end(text, word).is_some()).collect();
    let gap = |pair: &[Word]| {
        let typed = &text[pair[0].end()..pair[1].start()];
        let typed = folded(typed).replace(' ', "");
        let star = star_end(text, &pair[0]).is_some();
        let without = if star { typed.replacen('*', "", 1) } else { typed.clone() };
        [typed, without]
    };
    let gaps = words.windows(2).map(gap).collect();
    Term { text: String::new(), quoted, words, stars, gaps, open }
}

/// The end of the `*` that directly follows a word, or the last stop of an acronym.
fn star_end(text: &str, word: &Word) -> Option<usize> {
    let end = word.written_end(text);
    let rest = &text[end..];
    let dot = usize::from(word.is_dotted(text) && rest.starts_with('.'));
    rest[dot..].starts_with('*').then_some(end + dot + 1)
}

/// Parses the text between two quoted phrases.
fn plain(query: &str, from: usize, to: usize, signs: &mut Vec<Sign>) {
    let body = &query[from..to];
    let is_end = to == query.len();
    let words_of = |body| words(body, if is_end { From::QueryEnd } else { From::Query });
    let words = words_of(body);
    let mut done = 0;
    let mut at = 0;
    while at < words.len() {
        let mut next = at + 1;
        while next < words.len() && is_joint(body, &words[next - 1], &words[next]) {
            next += 1;
        }
        let (first, last) = (&words[at], &words[next - 1]);
        if body[done..first.start()].contains('|') {
            signs.push(Sign::Bar);
        }
        done = last.end();
        let star = star_end(body, last);
        let rest = folded(&body[last.end()..]);
        let stop = rest == "."
            && (last.is_one_letter(body) || last.is_dotted(body))
            && words_of(&body[..last.end()]).len() == words.len();
        let open = is_end && (rest.is_empty() || stop);
        let mut term = term(body, words[at..next].to_vec(), false, open);
        let end = star.unwrap_or(last.written_end(body));
        body[first.start()..end].clone_into(&mut term.text);
        let excluded = is_excluded(query, from + first.start());
        signs.push(Sign::Term { term, excluded });
        at = next;
    }
    if body[done..].contains('|') {
        signs.push(Sign::Bar);
    }
}

fn is_joint(text: &str, before: &Word, after: &Word) -> bool {
    let digits =
        before.letters.last().unwrap().plain.is_numeric() && after.letters[0].plain.is_numeric();
    match folded(&text[before.end()..after.start()]).as_str() {
        "'" | "-" => true,
        "," | ":" | "." | "/" => digits,
        _ => false,
    }
}

/// Whether a hyphen directly precedes `at`, after white space or at the start.
fn is_excluded(query: &str, at: usize) -> bool {
    let before = folded(&query[..at]);
    before == "-" || before.ends_with(" -")
}
