//! The matching rules of the design, written again as plainly as possible, to test the engine
//! against. Slow on purpose: every step copies strings. Folding covers [`super::super`]'s
//! alphabets only.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_segmentation::UnicodeSegmentation;

/// One folded letter with where it comes from.
#[derive(Clone, Debug)]
struct Letter {
    plain: char,
    accents: Vec<char>,
    capital: bool,
    /// Bytes of its source character.
    start: usize,
    end: usize,
}

#[derive(Clone, Debug)]
struct Word {
    letters: Vec<Letter>,
}

impl Word {
    fn text(&self) -> String {
        self.letters.iter().map(|l| l.plain).collect()
    }
    fn start(&self) -> usize {
        self.letters[0].start
    }
    fn end(&self) -> usize {
        self.letters.last().unwrap().end
    }
}

/// What folding leaves of a character, and the accents it takes off.
fn fold(c: char) -> (String, Vec<char>) {
    match c {
        '’' | '‘' | 'ʼ' => return ("'".into(), Vec::new()),
        '‐' | '‑' => return ("-".into(), Vec::new()),
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FE0F}' | '\u{FEFF}' => {
            return (String::new(), Vec::new());
        }
        _ if c.is_whitespace() => return (" ".into(), Vec::new()),
        _ => {}
    }
    let mut plain = String::new();
    let mut accents = Vec::new();
    for d in c.nfd() {
        if canonical_combining_class(d) > 0 {
            accents.push(d);
            continue;
        }
        match d {
            'œ' | 'Œ' => plain.push_str("oe"),
            'æ' | 'Æ' => plain.push_str("ae"),
            'ß' | 'ẞ' => plain.push_str("ss"),
            'ﬁ' => plain.push_str("fi"),
            'ᵉ' => plain.push('e'),
            'ʳ' => plain.push('r'),
            'ı' => plain.push('i'),
            'ς' => plain.push('σ'),
            'ø' | 'Ø' => {
                plain.push('o');
                accents.push('\u{338}');
            }
            _ => plain.extend(d.to_lowercase()),
        }
    }
    (plain, accents)
}

fn folded(text: &str) -> String {
    text.chars().map(|c| fold(c).0).collect()
}

fn words(text: &str, typed: bool) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (start, c) in text.char_indices() {
        let (plain, accents) = fold(c);
        let end = start + c.len_utf8();
        if plain.is_empty() {
            if let Some(letter) =
                words.last_mut().filter(|_| open).and_then(|w| w.letters.last_mut())
            {
                letter.accents.extend(accents);
            }
            continue;
        }
        if !plain.chars().next().unwrap().is_alphanumeric() {
            open = false;
            continue;
        }
        if !open {
            words.push(Word { letters: vec![] });
        }
        open = true;
        let letters = &mut words.last_mut().unwrap().letters;
        for plain in plain.chars() {
            let accents = Vec::new();
            letters.push(Letter { plain, accents, capital: c.is_uppercase(), start, end });
        }
        letters.last_mut().unwrap().accents.extend(accents);
    }
    for letter in words.iter_mut().flat_map(|word| &mut word.letters) {
        letter.accents.sort_unstable();
    }
    join(text, &words, typed)
}

/// Puts lexical words and dotted acronyms together.
fn join(text: &str, words: &[Word], typed: bool) -> Vec<Word> {
    let one_letter = |word: &Word| {
        let source = &text[word.start()..word.end()];
        source.graphemes(true).count() == 1 && word.letters.iter().all(|l| l.plain.is_alphabetic())
    };
    let mut joined: Vec<Word> = Vec::new();
    let mut acronym = false;
    let mut lexical = false;
    for (at, word) in words.iter().enumerate() {
        let Some(last) = joined.last_mut() else {
            joined.push(word.clone());
            continue;
        };
        let gap = &text[last.end()..word.start()];
        let unfinished = typed && folded(&text[word.end()..]).is_empty();
        let dotted = folded(gap) == "." && one_letter(&words[at - 1]) && one_letter(word);
        if dotted && !lexical {
            last.letters.extend(word.letters.clone());
            acronym = true;
        } else if !acronym
            && !lexical
            && folded(gap) == "'"
            && is_lexical(&last.text(), &word.text(), unfinished)
        {
            let apostrophe = gap.char_indices().find(|(_, c)| !fold(*c).0.is_empty()).unwrap();
            let start = last.end() + apostrophe.0;
            let end = start + apostrophe.1.len_utf8();
            let accents = Vec::new();
            last.letters.push(Letter { plain: '\'', accents, capital: false, start, end });
            last.letters.extend(word.letters.clone());
            lexical = true;
        } else {
            joined.push(word.clone());
            acronym = false;
            lexical = false;
        }
    }
    joined
}

fn is_lexical(first: &str, second: &str, unfinished: bool) -> bool {
    let endings: &[&str] = match first {
        "aujourd" => &["hui"],
        "quelqu" => &["un", "une", "uns", "unes"],
        "presqu" => &["ile", "iles"],
        "entr" => return true,
        _ => return false,
    };
    endings.iter().any(|e| *e == second || unfinished && e.starts_with(second))
}

struct Term {
    words: Vec<Word>,
    gaps: Vec<String>,
    unfinished: bool,
}

fn terms(query: &str) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    let words = words(query, true);
    for (at, word) in words.iter().enumerate() {
        let rest = folded(&query[word.end()..]);
        let one = word.letters.len() == 1 && word.letters[0].plain.is_alphabetic();
        let dotted = query[word.start()..word.end()].contains('.');
        let unfinished = rest.is_empty() || rest == "." && (one || dotted);
        if let Some(term) = terms.last_mut() {
            let before = &words[at - 1];
            let gap = folded(&query[before.end()..word.start()]);
            let digits = before.letters.last().unwrap().plain.is_numeric()
                && word.letters[0].plain.is_numeric();
            if ["'", "-"].contains(&gap.as_str())
                || digits && [",", ":", ".", "/"].contains(&gap.as_str())
            {
                term.words.push(word.clone());
                term.gaps.push(gap);
                term.unfinished = unfinished;
                continue;
            }
        }
        terms.push(Term { words: vec![word.clone()], gaps: vec![], unfinished });
    }
    let key = |term: &Term| {
        let spelled = |w: &Word| -> Vec<_> {
            w.letters.iter().map(|l| (l.plain, l.accents.clone())).collect()
        };
        (term.words.iter().map(spelled).collect::<Vec<_>>(), term.gaps.clone())
    };
    let mut distinct: Vec<Term> = Vec::new();
    for term in terms {
        if !distinct.iter().any(|known| key(known) == key(&term)) {
            distinct.push(term);
        }
    }
    distinct
}

fn letter_agrees(typed: &Letter, at: usize, word: &Word, term_letters: usize) -> bool {
    let letter = &word.letters[at];
    if typed.plain != letter.plain {
        return false;
    }
    let all_capitals = word.letters.iter().all(|l| l.capital || !l.plain.is_alphabetic());
    typed.accents.is_empty()
        || typed.accents == letter.accents
        || term_letters >= 3
            && letter.capital
            && letter.accents.is_empty()
            && (at == 0 || all_capitals)
}

/// Bytes of the match of `term` at the first of `words`.
fn match_at(text: &str, words: &[Word], term: &Term) -> Option<(usize, usize)> {
    if words.len() < term.words.len() {
        return None;
    }
    let term_letters = term.words.iter().map(|w| w.letters.len()).sum();
    let mut end = 0;
    for (at, typed) in term.words.iter().enumerate() {
        let word = &words[at];
        let last = at + 1 == term.words.len();
        let whole = !last || !term.unfinished && typed.letters.len() <= 2;
        if typed.letters.len() > word.letters.len()
            || whole && typed.letters.len() != word.letters.len()
        {
            return None;
        }
        for (n, letter) in typed.letters.iter().enumerate() {
            if !letter_agrees(letter, n, word, term_letters) {
                return None;
            }
        }
        if at > 0 {
            let gap = folded(&text[words[at - 1].end()..word.start()]);
            let marks = gap.replace(' ', "");
            let bridged = ["", "'", "-", ",", "/", "(", ")"].contains(&marks.as_str());
            if !bridged && gap != term.gaps[at - 1] {
                return None;
            }
        }
        end = word.letters[typed.letters.len() - 1].end;
    }
    Some((words[0].start(), end))
}

/// One match: bytes and terms, terms from 0.
pub(crate) type Marked = (usize, usize, BTreeSet<usize>);

/// The matches of `query` in one passage.
pub(crate) fn matches(text: &str, query: &str) -> Vec<Marked> {
    let clusters: Vec<(usize, &str)> = text.grapheme_indices(true).collect();
    let mut found: Vec<Marked> = Vec::new();
    let words = words(text, false);
    for (number, term) in terms(query).iter().enumerate() {
        for first in 0..words.len() {
            let Some((start, end)) = match_at(text, &words[first..], term) else { continue };
            // Every cluster that holds one of the bytes.
            let held: Vec<_> =
                clusters.iter().filter(|(at, g)| *at < end && start < at + g.len()).collect();
            let (last, cluster) = held.last().unwrap();
            found.push((held[0].0, last + cluster.len(), BTreeSet::from([number])));
        }
    }
    // Merge any two that overlap until none does.
    while let Some((i, j)) = overlapping(&found) {
        let (start, end, terms) = found.remove(j);
        let merged = &mut found[i];
        merged.0 = merged.0.min(start);
        merged.1 = merged.1.max(end);
        merged.2.extend(terms);
    }
    found.sort();
    found
}

fn overlapping(found: &[Marked]) -> Option<(usize, usize)> {
    let pairs = (0..found.len()).flat_map(|j| (0..j).map(move |i| (i, j)));
    pairs.into_iter().find(|&(i, j)| found[i].0 < found[j].1 && found[j].0 < found[i].1)
}

/// How many terms the query has.
pub(crate) fn term_count(query: &str) -> usize {
    terms(query).len()
}
