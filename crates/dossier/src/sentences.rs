//! Where sentences end, for French (and sensibly for English).
//!
//! A sentence ends after a run of `. ! ? …` and the quote marks or brackets that close on it,
//! unless what stands around says otherwise: abbreviations, initials, a lower-case continuation.

use crate::fold::fold;
use crate::span::Span;

/// Titles, which stand before a name and never end a sentence; with a capital, else `me` and `mm`
/// are other words (sources: Lexique des règles typographiques en usage à l’Imprimerie nationale;
/// for English, Chicago Manual of Style, 17th ed., ch. 10).
const TITLES: &[&str] = &[
    "m", "mm", "mme", "mmes", "mlle", "mlles", "mgr", "me", "mes", "dr", "drs", "pr", "prof", "st",
    "ste", "sts", "stes", "gal", "gén", "cdt", "capt", "lt", "sgt", "mr", "mrs", "ms", "rev",
    "sen", "gov", "gen",
];

/// Other abbreviations that never end a sentence (same sources).
const BEFORE_ANYTHING: &[&str] = &["av", "bd", "boul", "cf", "env", "ca", "vs"];

/// References, which stand before a number and end no sentence there (same sources).
const BEFORE_NUMBERS: &[&str] = &[
    "art", "al", "p", "pp", "vol", "t", "fig", "n", "no", "nos", "num", "chap", "ch", "sect", "éd",
    "tél", "réf", "col", "ed", "tel",
];

/// The sentences of the passage at `passage`, without the white space between them.
#[must_use]
pub(crate) fn sentences(text: &str, passage: Span) -> Vec<Span> {
    let body = passage.of(text);
    let brackets = brackets(body);
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(stop) = body.get(at..).and_then(|rest| rest.find(['.', '!', '?', '…'])) {
        let stop = at + stop;
        let end = terminator_end(body, stop);
        if ends_sentence(body, start, stop, end) && !inside(&brackets, end) {
            push(&mut found, body, start, end);
            start = end;
        }
        at = end;
    }
    push(&mut found, body, start, body.len());
    found.into_iter().map(|span| span.shifted(passage.start)).collect()
}

/// The outermost brackets that close: offsets of each pair, in order.
fn brackets(body: &str) -> Vec<(usize, usize)> {
    let mut open = Vec::new();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (at, c) in body.char_indices() {
        match c {
            '(' => open.push(at),
            ')' => {
                if let Some(opened) = open.pop() {
                    while pairs.last().is_some_and(|&(inner, _)| inner > opened) {
                        pairs.pop();
                    }
                    pairs.push((opened, at));
                }
            }
            _ => {}
        }
    }
    pairs
}

/// Whether byte `at` stands between the two of one of the `pairs`.
fn inside(pairs: &[(usize, usize)], at: usize) -> bool {
    let before = pairs.partition_point(|&(open, _)| open < at);
    before.checked_sub(1).and_then(|last| pairs.get(last)).is_some_and(|&(_, close)| at < close)
}

fn push(found: &mut Vec<Span>, body: &str, start: usize, end: usize) {
    let sentence = body.get(start..end).unwrap_or_default();
    let lead = sentence.len() - sentence.trim_start().len();
    let trimmed = sentence.trim();
    if !trimmed.is_empty() {
        found.push(Span::new(start + lead, start + lead + trimmed.len()));
    }
}

/// After the run of terminators at `stop` (`. .` is one run) and the marks that close on it.
fn terminator_end(body: &str, stop: usize) -> usize {
    let mut rest = body.get(stop..).unwrap_or_default();
    loop {
        let trimmed = rest.trim_start();
        let Some(c) = trimmed.chars().next() else { break };
        let belongs = match c {
            '.' | '!' | '?' | '…' | '»' | '”' => true,
            '"' | '’' | '\'' | ')' | ']' => trimmed.len() == rest.len(),
            _ => false,
        };
        if !belongs {
            break;
        }
        rest = trimmed.get(c.len_utf8()..).unwrap_or_default();
    }
    body.len() - rest.len()
}

fn ends_sentence(body: &str, start: usize, stop: usize, end: usize) -> bool {
    let after = body.get(end..).unwrap_or_default();
    let next = after.trim_start();
    let Some(first) = next.chars().next() else { return true };
    if next.len() == after.len() {
        // Nothing separates: a decimal point, a file name, an acronym.
        return false;
    }
    let before = body.get(start..stop).unwrap_or_default();
    if matches!(first, ',' | ';' | ':' | ')' | ']') {
        return false;
    }
    let single = body.get(stop..end) == Some(".");
    let opens = next
        .trim_start_matches(['«', '“', '"', '(', '[', '—', '–', '-', ' ', '\u{A0}', '\u{202F}']);
    let lower = opens.chars().next().is_some_and(char::is_lowercase);
    let number = opens.chars().next().is_some_and(char::is_numeric);
    if single && is_abbreviation(before, lower || number) {
        return false;
    }
    if lower {
        let letters = || last_word(before).chars().filter(|&c| !fold(c).is_nothing());
        return single && letters().count() >= 4 && letters().all(char::is_lowercase);
    }
    true
}

fn last_word(before: &str) -> &str {
    let in_word = |c: char| c.is_alphanumeric() || fold(c).is_nothing();
    before.rsplit(|c| !in_word(c)).next().unwrap_or_default()
}

/// A title, an initial, a reference before a `number`: their stop ends nothing.
pub(crate) fn is_abbreviation(before: &str, number: bool) -> bool {
    let word = last_word(before);
    let is_in = |list: &[&str]| list.iter().any(|known| known.eq_ignore_ascii_case(word));
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let initial = capital && word.chars().nth(1).is_none();
    initial || capital && is_in(TITLES) || is_in(BEFORE_ANYTHING) || number && is_in(BEFORE_NUMBERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found = sentences(text, Span::new(0, text.len()));
        let found: Vec<_> = found.into_iter().map(|s| s.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn stops_end_sentences() {
        check("Il pleut. Il neige ! Et puis… Fin", &["Il pleut.", "Il neige !", "Et puis…", "Fin"]);
        check("Une réunion à Paris aujourd’hui. .", &["Une réunion à Paris aujourd’hui. ."]);
        check(
            "M.\u{A0}Zas a 1,5 et 3.5 à 14.30. En 2025. Fin",
            &["M.\u{A0}Zas a 1,5 et 3.5 à 14.30.", "En 2025.", "Fin"],
        );
        check("Vraiment ?! Oui ! ! Non", &["Vraiment ?!", "Oui ! !", "Non"]);
        check(
            "Il dit oui ! et part. Et puis… plus rien.",
            &["Il dit oui ! et part.", "Et puis… plus rien."],
        );
        check("", &[]);
        check("...", &["..."]);
    }

    #[test]
    fn abbreviations_and_initials_do_not() {
        check(
            "M. Japarov et J. Dupont, cf. art. 3, vont au 3.5 de l’av. Foch. Bien.",
            &["M. Japarov et J. Dupont, cf. art. 3, vont au 3.5 de l’av. Foch.", "Bien."],
        );
    }

    #[test]
    fn ordinary_words_that_look_like_abbreviations_do() {
        check(
            "Il veut ça. Bien. Dites-le-moi, à me. Oui.",
            &["Il veut ça.", "Bien.", "Dites-le-moi, à me.", "Oui."],
        );
        check(
            "He told me. The gap is 3 mm. It fits.",
            &["He told me.", "The gap is 3 mm.", "It fits."],
        );
        check(
            "Me Dupont et Me. Durand, MM. A et B, MME. C.",
            &["Me Dupont et Me. Durand, MM. A et B, MME. C."],
        );
        check(
            "Voir p. 3 et tél. 01. Il aime l’art. Bon.",
            &["Voir p. 3 et tél. 01.", "Il aime l’art.", "Bon."],
        );
    }

    #[test]
    fn quotes_close_on_their_sentence() {
        check("« Oui. Non. » Puis il part.", &["« Oui.", "Non. »", "Puis il part."]);
        check("« Oui ! », a-t-il dit. Bon.", &["« Oui ! », a-t-il dit.", "Bon."]);
        check("« Vient-il ? » a-t-il demandé.", &["« Vient-il ? » a-t-il demandé."]);
        check("« Oui , » il a dit. « Non. » . Bon", &["« Oui , » il a dit.", "« Non. » .", "Bon"]);
        check("« Oui.\u{202F}»\u{A0}Bon. “Si.” Fin", &["« Oui.\u{202F}»", "Bon.", "“Si.”", "Fin"]);
        check("Il dit \"Oui.\" Puis \"Non.\"", &["Il dit \"Oui.\"", "Puis \"Non.\""]);
    }

    #[test]
    fn a_lower_case_start_needs_a_plain_word_before() {
        check(
            "Il faut le faire. avec cela, on y va.",
            &["Il faut le faire.", "avec cela, on y va."],
        );
        check("Le no. cinq, l’O.N.U. dit non.", &["Le no. cinq, l’O.N.U. dit non."]);
        check(
            "Un e\u{301}te\u{301} pre\u{301}ve\u{301}. avec cela",
            &["Un e\u{301}te\u{301} pre\u{301}ve\u{301}.", "avec cela"],
        );
    }

    #[test]
    fn brackets_are_not_cut() {
        check("Un pays (le Mali. Ou non) part. Bon.", &["Un pays (le Mali. Ou non) part.", "Bon."]);
        check(
            "Un (le Mali. Ou (si. Non) oui. Si) Bon",
            &["Un (le Mali. Ou (si. Non) oui. Si) Bon"],
        );
        check("(Oui. Non.) Bon. (Si.) Fin", &["(Oui. Non.)", "Bon.", "(Si.)", "Fin"]);
        // One that does not close cuts nothing, nor does a list's.
        check("Un (deux. Trois. 1) Quatre. 2) Cinq.", &["Un (deux. Trois. 1) Quatre.", "2) Cinq."]);
        check("Un (deux. Trois.", &["Un (deux.", "Trois."]);
    }
}
