//! The reference tokenizer. It folds only the characters that the random texts contain.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_segmentation::UnicodeSegmentation;

/// A folded letter and its source.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    pub(super) plain: char,
    pub(super) accents: Vec<char>,
    pub(super) capital: bool,
    /// The bytes of its source character.
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) letters: Vec<Letter>,
}

impl Word {
    fn text(&self) -> String {
        self.letters.iter().map(|l| l.plain).collect()
    }

    pub(super) fn start(&self) -> usize {
        self.letters[0].start
    }

    pub(super) fn end(&self) -> usize {
        self.letters.last().unwrap().end
    }

    /// The end of its last letter, and of any characters after it that fold to nothing.
    pub(super) fn written_end(&self, text: &str) -> usize {
        let rest = &text[self.end()..];
        let next = rest.char_indices().find(|(_, c)| !fold(*c).0.is_empty());
        next.map_or(text.len(), |(at, _)| self.end() + at)
    }

    /// As written, with the accents after it.
    pub(super) fn written<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start()..self.written_end(text)]
    }

    /// Whether it is a single grapheme cluster.
    pub(super) fn is_one_letter(&self, text: &str) -> bool {
        let source = &text[self.start()..self.end()];
        source.graphemes(true).count() == 1 && self.letters.iter().all(|l| l.plain.is_alphabetic())
    }

    pub(super) fn is_dotted(&self, text: &str) -> bool {
        text[self.start()..self.end()].contains('.')
    }
}

/// The folded form of a character, and the accents removed from it.
pub(super) fn fold(c: char) -> (String, Vec<char>) {
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

/// A folded text.
pub(super) fn folded(text: &str) -> String {
    text.chars().map(|c| fold(c).0).collect()
}

/// The kind of text.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum From {
    Report,
    /// A phrase, where a `*` may be part of pasted text.
    Quoted,
    Query,
    /// The end of a query.
    QueryEnd,
}

/// The words of a text.
pub(super) fn words(text: &str, from: From) -> Vec<Word> {
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
    join(text, &words, from)
}

/// Joins the parts of lexical words and of dotted acronyms.
fn join(text: &str, words: &[Word], from: From) -> Vec<Word> {
    let one_letter = |word: &Word| word.is_one_letter(text);
    let mut joined: Vec<Word> = Vec::new();
    let mut acronym = false;
    let mut lexical = false;
    for (at, word) in words.iter().enumerate() {
        let Some(last) = joined.last_mut() else {
            joined.push(word.clone());
            continue;
        };
        let gap = &text[last.end()..word.start()];
        let rest = folded(&text[word.end()..]);
        let unfinished = from == From::QueryEnd && rest.is_empty()
            || [From::Query, From::QueryEnd].contains(&from) && rest.starts_with('*');
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
