//! Abbreviations: whether a stop belongs to the word before it, or ends a sentence.
//!
//! Lists, folded: Lexique des règles typographiques en usage à l’Imprimerie nationale, and for
//! English the Chicago Manual of Style, 17th ed., ch. 10.

use crate::text::fold::{fold, fold_text};

/// Titles, which stand before a name; with a capital, else `me` and `mm` are other words.
const TITLES: &[&str] = &[
    "m", "mm", "mme", "mmes", "mlle", "mlles", "mgr", "me", "mes", "dr", "drs", "pr", "prof", "st",
    "ste", "sts", "stes", "gal", "gen", "cdt", "capt", "cne", "lt", "sgt", "adj", "mr", "mrs",
    "ms", "rev", "sen", "gov", "messrs",
];

/// Those that something follows, whatever it is.
const BEFORE_ANYTHING: &[&str] = &["apr", "av", "bd", "boul", "cf", "env", "vs", "viz"];

/// Those of several letters with stops between, before anything too.
const DOTTED: &[&str] = &["c.-à-d", "p. ex", "i.e", "e.g"];

/// References, months and directions, whose stop ends nothing before a number or a small letter.
const BEFORE_NUMBERS: &[&str] = &[
    "art", "al", "p", "pp", "vol", "t", "fig", "n", "no", "nos", "num", "chap", "ch", "sect", "ed",
    "eds", "tel", "ref", "col", "ann", "arr", "coll", "par", "tab", "fasc", "fol", "sq", "sqq",
    "ex", "suppl", "trad", "dir", "janv", "fevr", "avr", "juil", "sept", "oct", "nov", "dec",
    "jan", "feb", "apr", "aug",
];

/// Those that close an enumeration or a name: they keep their stop, which may end the sentence too.
const CLOSING: &[&str] = &["etc", "inc", "ltd", "corp", "bros", "jr", "sr"];

/// Words that begin sentences and no names, so that the stop before them ended one: pronouns,
/// determiners, prepositions and conjunctions (closed classes: Grevisse, Le Bon Usage, 16th ed.;
/// Quirk et al., A Comprehensive Grammar of the English Language).
const OPENING: &str = "\
    c j n s qu que qui il elle ils elles on je nous vous ce cet cette ces ceci cela celui celle \
    ceux son sa ses leur leurs notre nos les un une chaque plusieurs certains certaines dans en \
    pour par sur sous avec sans apres avant depuis pendant lors selon malgre entre vers des mais \
    ou et donc car si quand comme lorsque puis ainsi cependant toutefois pourtant alors aussi \
    enfin it he she they we this that these those his her their its the in at but and when there \
    after before however";

/// Words that begin sentences, but names too: no end after `J.`, `J.-M.`
const ARTICLES: &str = "le la l de du d a an";

/// Whether the stop after `word` may belong to it: a title, an initial, a reference before a
/// `number`.
#[must_use]
pub(crate) fn is_abbreviation(word: &str, number: bool) -> bool {
    let folded = fold_text(word);
    let is_in = |list: &[&str]| list.contains(&folded.as_str());
    let capital = word.starts_with(char::is_uppercase);
    capital && (is_letter(word) || is_in(TITLES))
        || is_in(BEFORE_ANYTHING)
        || number && is_in(BEFORE_NUMBERS)
}

/// Whether the stop between `before` and `after` belongs to the last word of `before`, and ends no
/// sentence.
#[must_use]
pub(crate) fn keeps_stop(before: &str, after: &str) -> bool {
    let next = after.trim_start();
    let Some(first) = next.chars().next() else { return false };
    let word = last_word(before);
    let initials = Initials::at_end(before, word);
    match first {
        ',' | ';' | ':' => is_abbreviation(word, true),
        ')' | ']' | '»' | '”' => false,
        _ => {
            let goes_on = unquoted(next).starts_with(|c: char| c.is_lowercase() || c.is_numeric());
            match initials {
                Some(Initials::Symbol) => false,
                Some(initials) => goes_on || initials.go_on(next),
                None => {
                    DOTTED.iter().any(|known| before.ends_with(known))
                        || is_abbreviation(word, goes_on)
                }
            }
        }
    }
}

/// One capital with a stop, or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Initials {
    /// `J. Dupont`, `J.-P. Dupont`
    Name,
    /// `O.N.U.`
    Acronym,
    /// `av. J.-C.`
    Era,
    /// `25 °C`
    Symbol,
}

impl Initials {
    /// Those that end with `word`, the last one of `before`; `M.` is a title.
    fn at_end(before: &str, word: &str) -> Option<Self> {
        if !is_letter(word) || !word.starts_with(char::is_uppercase) {
            return None;
        }
        let head = before.strip_suffix(word)?;
        match head.chars().next_back() {
            Some('.') => Some(Self::Acronym),
            Some('-') if head.ends_with(".-") => {
                let era = head.strip_suffix("J.-").is_some_and(|head| {
                    let side = fold_text(last_word(head.trim_end().trim_end_matches('.')));
                    word == "C" && matches!(side.as_str(), "av" | "apr" | "avant" | "apres")
                });
                Some(if era { Self::Era } else { Self::Name })
            }
            Some('°' | '/' | '&') => Some(Self::Symbol),
            _ if word == "M" => None,
            _ => Some(Self::Name),
        }
    }

    /// Whether the sentence goes on after them, with the capital of `next`.
    fn go_on(self, next: &str) -> bool {
        match self {
            Self::Name => !begins_with(next, OPENING),
            Self::Acronym => !begins_with(next, OPENING) && !begins_with(next, ARTICLES),
            Self::Era | Self::Symbol => false,
        }
    }
}

/// Whether `word` is one of those that keep their stop even where it ends a sentence.
#[must_use]
pub(crate) fn closes(word: &str) -> bool {
    CLOSING.contains(&fold_text(word).as_str())
}

/// Whether `text` begins with a word of `list`, which has spaces between words, with a capital.
fn begins_with(text: &str, list: &str) -> bool {
    let text = unquoted(text);
    let end = text.find(|c| !in_word(c)).unwrap_or(text.len());
    let word = text.get(..end).unwrap_or_default();
    let folded = fold_text(word);
    // `C’est` begins a sentence, `C. Dupont` does not; `À` does.
    let elided = || text.get(end..).is_some_and(|rest| rest.starts_with(['’', '\'']));
    word.starts_with(char::is_uppercase)
        && list.split(' ').any(|known| known == folded)
        && (!is_letter(word) || folded == "a" || elided())
}

/// `text` without the marks that open it.
#[must_use]
pub(crate) fn unquoted(text: &str) -> &str {
    text.trim_start_matches(['«', '“', '"', '(', '[', '—', '–', '-', ' ', '\u{A0}', '\u{202F}'])
}

/// Whether `word` is one letter.
#[must_use]
pub(crate) fn is_letter(word: &str) -> bool {
    let mut letters = word.chars().filter(|&c| !fold(c).is_nothing());
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

/// The word at the end of `text`, up to the last character that is no letter or digit.
#[must_use]
pub(crate) fn last_word(text: &str) -> &str {
    text.rsplit(|c| !in_word(c)).next().unwrap_or_default()
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || fold(c).is_nothing()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, after: &str, expected: bool) {
        assert_eq!(keeps_stop(before, after), expected, "{before}.{after}");
    }

    #[test]
    fn titles_and_initials_wait_for_a_name() {
        for word in ["M", "Mme", "MM", "St", "Me", "É", "E\u{301}", "J.-M", "U.S"] {
            check(word, " Louis", true);
        }
        check("J.-M", " Le Goff", true);
        check("Hesnard A", ", Paul", true);
        check("vitamine C", " Il faut", false);
        check("vitamine C", "", false);
        check("(groupe C", ") Louis", false);
        check("25 °C", " Nature", false);
        check("3 mm", " La pluie", false);
    }

    #[test]
    fn acronyms_and_eras_may_end_a_sentence() {
        check("l’O.N.U", " Elle vote", false);
        check("l’O.N.U", " La Chine vote", false);
        check("l’O.N.U", " vote", true);
        check("l’O.N.U", " C’est dit", false);
        check("l’O.N.U", " C. Dupont", true);
        check("the U.S", " Army", true);
        check("the U.S", " The army", false);
        check("en 52 av. J.-C", " César part", false);
        check("en 52 av. J.-C", " et après", true);
        check("J.-C", " César", true);
    }

    #[test]
    fn references_wait_for_a_number() {
        check("p", " 3", true);
        check("éd", " 1999", true);
        check("art", " Bon", false);
        check("cf", " Bon", true);
        check("c.-à-d", " Paul", true);
        check("par ex", ") Bon", false);
        check("etc", " Bon", false);
        assert!(closes("etc") && !closes("art"));
    }
}
