//! Tokens as a reader counts them: words, numbers and punctuation marks.
//!
//! They differ from the words of a search, which hyphens and apostrophes always part:
//!
//! - an elided word keeps its apostrophe (`l’` `OTSC`); `aujourd’hui`, `don’t` stay whole;
//! - hyphens join (`États-Unis`, `celui-ci`), but an inverted subject is a word (`a` `-t-il`);
//! - `10 000`, `1,5`, `14:30`, `1er` are one each; so are `U.E.`, `M.`, `etc.` with their stops,
//!   and addresses;
//! - every other mark stands alone; `...` is one.
//!
//! `cargo xtask quality` measures it: F1 of exact spans 99.9 on the development files of the
//! treebanks UD French GSD and UD French Sequoia.
//!
//! ```
//! let text = "L’OTSC a-t-elle 10 000 soldats ?";
//! let found: Vec<_> = dossier::text::tokens::tokens(text).map(|span| span.of(text)).collect();
//! assert_eq!(found, ["L’", "OTSC", "a", "-t-elle", "10 000", "soldats", "?"]);
//! ```

use crate::text::abbreviations::{closes, is_letter, keeps_stop, last_word};
use crate::text::fold::{fold, fold_text};
use crate::text::grapheme;
use crate::text::span::Span;
use crate::text::words::keeps_apostrophe;

/// Words that lose their vowel before another (Grevisse, Le Bon Usage, 16th ed.).
const ELIDED: &[&str] = &[
    "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu",
    "presqu",
];

/// What a hyphen ties to its verb, and `-ci` and `-là` to a noun (the same), after the hyphen.
const AFTER_VERBS: &[&str] = &[
    "t-il", "t-elle", "t-on", "t-ils", "t-elles", "je", "tu", "il", "elle", "on", "nous", "vous",
    "ils", "elles", "ce", "moi", "toi", "le", "la", "là", "les", "lui", "leur", "y", "en", "ci",
];

/// Words of which `-ci` and `-là` are a part.
const DEMONSTRATIVES: &[&str] = &["celui", "celle", "ceux", "celles", "par", "de", "au", "jusque"];

/// Compounds that end like an inverted subject (Dictionnaire de l’Académie française).
const COMPOUNDS: &[&str] =
    &["rendez-vous", "garde-a-vous", "chez-moi", "chez-nous", "chez-vous", "chez-lui"];

/// Symbols of units, which a number may touch (SI Brochure, 9th ed., and the customary ones).
const UNITS: &[&str] = &[
    "h", "H", "min", "mn", "km", "m", "cm", "mm", "nm", "kg", "g", "mg", "µg", "μg", "ml", "cl",
    "dl", "ha", "Hz", "kHz", "MHz", "GHz", "kW", "MW", "GW", "kWh", "dB", "Mo", "Go", "Ko", "To",
    "F",
];

/// Characters before the `@` of an address, at most (RFC 5321).
const LONGEST_MAIL: usize = 64;

/// Bytes of the longest word that elides, in capitals and with room for accents.
const LONGEST_ELIDED: usize = 16;

/// Pronouns that hyphens tie in a row: `donne-le-moi`.
const MOST_CLITICS: usize = 3;

/// The tokens of `text`, in order; between them is white space, and nothing that folding keeps.
pub fn tokens(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let skipped = rest.find(|c: char| !c.is_whitespace() && !fold(c).is_nothing())?;
        let (before, rest) = text.split_at_checked(at + skipped)?;
        let start = before.len();
        at = start + token_len(before.chars().next_back(), rest);
        Some(Span::new(start, at))
    })
}

/// Whether `token` is a word or a number, and no mark.
#[must_use]
pub fn is_word(token: &str) -> bool {
    token.chars().any(|c| fold(c).is_word())
}

/// How long the token at the start of `rest` is, `before` being what stands before it.
fn token_len(before: Option<char>, rest: &str) -> usize {
    let first = rest.chars().next().unwrap_or_default();
    let follows_word = before.is_some_and(in_word);
    if let Some(len) = address_len(rest) {
        return len;
    }
    if in_word(first) {
        return match unit(rest) {
            Some(unit) if before.is_some_and(char::is_numeric) => unit.len(),
            _ if first.is_numeric() => number_len(rest),
            _ => word_len(rest, 0),
        };
    }
    let tail = rest.get(first.len_utf8()..).unwrap_or_default();
    if let Some(len) = clitic_len(rest).filter(|_| follows_word) {
        return len;
    }
    let signed = !follows_word && tail.starts_with(|c: char| c.is_ascii_digit());
    if signed && matches!(first, '-' | '+' | '\u{2212}') {
        return first.len_utf8() + number_len(tail);
    }
    if matches!(first, '.' | '-') {
        return rest.len() - rest.trim_start_matches(first).len();
    }
    let degrees = first == '°' && matches!(letters(tail), "C" | "F");
    if degrees {
        return first.len_utf8() + 1;
    }
    if rest.starts_with("+/-") {
        return "+/-".len();
    }
    grapheme::ceil(rest, first.len_utf8())
}

fn in_word(c: char) -> bool {
    fold(c).is_word()
}

fn is_hyphen(c: char) -> bool {
    fold(c).letters() == ['-']
}

fn is_apostrophe(c: char) -> bool {
    fold(c).letters() == ['\'']
}

/// The letters at the start of `text`.
fn letters(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// The unit that the letters at the start of `text` are.
fn unit(text: &str) -> Option<&str> {
    Some(letters(text)).filter(|letters| UNITS.contains(letters))
}

/// A web or mail address at the start of `rest`, without the punctuation after it.
fn address_len(rest: &str) -> Option<usize> {
    let web = ["http://", "https://", "ftp://", "www."]
        .iter()
        .any(|head| rest.get(..head.len()).is_some_and(|found| found.eq_ignore_ascii_case(head)));
    if !web {
        return mail_len(rest);
    }
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '«' | '»' | '“' | '”'))
        .unwrap_or(rest.len());
    let address = rest.get(..end)?.trim_end_matches(['.', ',', ';', ':', '!', '?', '…', '’', ']']);
    match address.strip_suffix(')') {
        Some(inside) if !inside.contains('(') => Some(inside.len()),
        _ => Some(address.len()),
    }
}

fn mail_len(rest: &str) -> Option<usize> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+');
    let (user, _) = rest.char_indices().take(LONGEST_MAIL + 1).find(|&(_, c)| !plain(c))?;
    let host = rest.get(user..)?.strip_prefix('@').filter(|_| user > 0)?;
    let end = host.find(|c| !plain(c)).unwrap_or(host.len());
    let host = host.get(..end)?.trim_end_matches('.');
    let (name, top) = host.rsplit_once('.')?;
    (!name.is_empty() && !top.is_empty()).then_some(user + 1 + host.len())
}

/// Digits, with what groups, parts and ranks them, and the letters after that are no unit.
fn number_len(rest: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut at = digits(rest).max(rest.chars().next().map_or(0, char::len_utf8));
    let mut grouped = at <= 3;
    loop {
        let tail = rest.get(at..).unwrap_or_default();
        let Some(c) = tail.chars().next() else { return at };
        let after = tail.get(c.len_utf8()..).unwrap_or_default();
        let count = digits(after);
        let thousands = fold(c).letters() == [' '] && !c.is_control() || is_apostrophe(c);
        let joins = count > 0 && (matches!(c, '.' | ',' | ':' | '/') || is_hyphen(c));
        if !(joins || grouped && thousands && count == 3) {
            let word = in_word(c) || c == '.' || is_hyphen(c) || is_apostrophe(c);
            return if word && unit(tail).is_none() { word_len(rest, at) } else { at };
        }
        grouped &= thousands;
        at += c.len_utf8() + count;
    }
}

/// A word at the start of `rest`, of which `from` bytes are known to be in it.
fn word_len(rest: &str, from: usize) -> usize {
    // After the last letter or mark of the word; what folds to nothing follows if a letter does.
    let mut end = from;
    let mut at = from;
    while let Some((word, tail)) = rest.split_at_checked(at) {
        let Some(c) = tail.chars().next() else { break };
        let after = tail.get(c.len_utf8()..).unwrap_or_default();
        if fold(c).is_nothing() {
            at += c.len_utf8();
            continue;
        }
        if in_word(c) {
            at += c.len_utf8();
            end = at;
            continue;
        }
        let next = first_letter(after);
        let goes_on = if is_apostrophe(c) {
            if elides(word, after) {
                return at + c.len_utf8();
            }
            in_word(next)
        } else if is_hyphen(c) {
            in_word(next) && !is_inverted(word, tail)
        } else {
            match c {
                '.' if in_word(next) => !is_missing_space(word, next),
                '.' if is_hyphen(next) => is_letter(word) || is_acronym(word),
                '.' if is_acronym(word) || closes(word) || keeps_stop(word, after) => {
                    return at + c.len_utf8();
                }
                '°' if matches!(word, "n" | "N") => return at + c.len_utf8(),
                '&' | '_' => in_word(next),
                '(' => {
                    if let Some(len) = optional_ending(tail) {
                        at += len;
                        end = at;
                        continue;
                    }
                    false
                }
                _ => false,
            }
        };
        if !goes_on {
            break;
        }
        at += c.len_utf8();
    }
    grapheme::ceil(rest, end)
}

/// The first character of `text` that does not fold to nothing.
fn first_letter(text: &str) -> char {
    text.chars().find(|&c| !fold(c).is_nothing()).unwrap_or_default()
}

/// Whether the apostrophe between `word` and `after` stands for a vowel.
fn elides(word: &str, after: &str) -> bool {
    if word.len() > LONGEST_ELIDED {
        return false;
    }
    let word = fold_text(word);
    if !ELIDED.contains(&word.as_str()) {
        return false;
    }
    let end = after.find(|c| !in_word(c) && !fold(c).is_nothing()).unwrap_or(after.len());
    let (next, tail) = after.split_at_checked(end).unwrap_or_default();
    match (word.as_str(), fold_text(next).as_str()) {
        // The article of `l’on` means nothing: it is one pronoun, as `on` is.
        ("l", "on") => false,
        ("c", "est") => !["-à-dire", "-a-dire"].iter().any(|rest| tail.starts_with(rest)),
        _ => !keeps_apostrophe(&word, next, false),
    }
}

/// Whether the `tail` of `word`, from a hyphen on, is no part of the word.
fn is_inverted(word: &str, tail: &str) -> bool {
    clitic_len(tail).is_some_and(|len| {
        let clitic = tail.get(..len).map(fold_text).unwrap_or_default();
        let word = fold_text(word);
        match clitic.as_str() {
            "-ci" | "-la" if DEMONSTRATIVES.contains(&word.as_str()) => false,
            _ => !COMPOUNDS.contains(&(word + &clitic).as_str()),
        }
    })
}

/// The length of what follows a verb at the start of `tail`, its hyphen included.
fn clitic_len(tail: &str) -> Option<usize> {
    clitics_len(tail, MOST_CLITICS)
}

/// The same, with at most `most` of them in a row.
fn clitics_len(tail: &str, most: usize) -> Option<usize> {
    let most = most.checked_sub(1)?;
    let hyphen = tail.chars().next().filter(|&c| is_hyphen(c))?.len_utf8();
    let after = tail.get(hyphen..)?;
    let ends = |rest: &str| {
        let next = first_letter(rest);
        !in_word(next)
            && !is_apostrophe(next)
            && (!is_hyphen(next) || clitics_len(rest, most).is_some())
    };
    // `-m’en`, `-t’y`: the elided pronoun and its hyphen are one, what follows another.
    if let Some((len, tail)) = elided_pronoun(after) {
        let goes_on = ["en", "y"].iter().any(|word| tail.strip_prefix(word).is_some_and(ends));
        return goes_on.then_some(hyphen + len);
    }
    let found = AFTER_VERBS.iter().find(|word| after.strip_prefix(**word).is_some_and(ends));
    found.map(|word| hyphen + word.len())
}

/// The length of `m’`, `t’` or `l’` at the start of `text`, and what follows.
fn elided_pronoun(text: &str) -> Option<(usize, &str)> {
    let tail = text.strip_prefix(['m', 't', 'l'])?;
    let apostrophe = tail.chars().next().filter(|&c| is_apostrophe(c))?;
    let tail = tail.get(apostrophe.len_utf8()..)?;
    Some((text.len() - tail.len(), tail))
}

/// Whether the stop between `word` and the letter `next` is the end of a sentence with no space
/// after it: a name such as `St.John` or `visavis.fr` has fewer letters, or no capital.
fn is_missing_space(word: &str, next: char) -> bool {
    let last = last_word(word);
    let plain = |c: char| c.is_lowercase() || c.is_numeric() || fold(c).is_nothing();
    next.is_uppercase() && last.chars().count() > 2 && last.chars().all(plain)
}

/// Whether `word` is single letters, with stops or hyphens between them: `U.E`, `J.-C`, `c.-à-d`.
fn is_acronym(word: &str) -> bool {
    word.contains('.') && word.split(['.', '-']).all(|part| part.is_empty() || is_letter(part))
}

/// The length of an ending in brackets, as in `candidat(e)` and `étudiant(e)s`.
fn optional_ending(tail: &str) -> Option<usize> {
    let after = tail.strip_prefix('(')?;
    let (close, last) = after.char_indices().take(4).find(|(_, c)| !c.is_alphabetic())?;
    (close > 0 && last == ')').then_some(close + 2)
}

#[cfg(test)]
mod tests;
