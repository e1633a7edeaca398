//! Where sentences end, for French (and sensibly for English).
//!
//! A sentence ends after a run of `. ! ? …` and the quote marks or brackets that close on it,
//! unless what stands around says otherwise: abbreviations, initials, a lower-case continuation.

use crate::fold::fold_text;
use crate::span::Span;

/// Titles and the like, which stand before a name and never end a sentence, folded (sources:
/// Lexique des règles typographiques en usage à l’Imprimerie nationale; for English, Chicago
/// Manual of Style, 17th ed., ch. 10).
const BEFORE_NAMES: &[&str] = &[
    "m", "mm", "mme", "mmes", "mlle", "mlles", "mgr", "me", "dr", "drs", "pr", "prof", "st", "ste",
    "sts", "stes", "gal", "gen", "cdt", "capt", "lt", "sgt", "av", "bd", "boul", "cf", "env", "ca",
    "mr", "mrs", "ms", "rev", "sen", "gov", "vs",
];

/// References, which stand before a number and end no sentence there, folded (same sources).
const BEFORE_NUMBERS: &[&str] = &[
    "art", "al", "p", "pp", "vol", "t", "fig", "n", "no", "nos", "num", "chap", "ch", "sect", "ed",
    "tel", "ref", "col",
];

/// The sentences of the passage at `passage`, without the white space between them.
#[must_use]
pub(crate) fn sentences(text: &str, passage: Span) -> Vec<Span> {
    let body = passage.of(text);
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(stop) = body.get(at..).and_then(|rest| rest.find(['.', '!', '?', '…'])) {
        let stop = at + stop;
        let end = terminator_end(body, stop);
        if ends_sentence(body, start, stop, end) {
            push(&mut found, body, start, end);
            start = end;
        }
        at = end;
    }
    push(&mut found, body, start, body.len());
    found.into_iter().map(|span| span.shifted(passage.start)).collect()
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
    let mut end = stop;
    let mut seen_quote = false;
    let mut rest = body.get(stop..).unwrap_or_default();
    loop {
        let trimmed = rest.trim_start();
        let Some(c) = trimmed.chars().next() else { break };
        let spaced = trimmed.len() != rest.len();
        let belongs = match c {
            '.' | '!' | '?' | '…' => !seen_quote || !spaced,
            '»' | '”' => true,
            '"' | '’' | '\'' | ')' | ']' => !spaced,
            _ => false,
        };
        if !belongs {
            break;
        }
        seen_quote |= !matches!(c, '.' | '!' | '?' | '…');
        rest = trimmed.get(c.len_utf8()..).unwrap_or_default();
        end = body.len() - rest.len();
    }
    end
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
    if matches!(first, ',' | ';' | ':' | ')' | ']') || inside_bracket(body, start, stop) {
        return false;
    }
    let single = body.get(stop..end) == Some(".");
    let opens = next
        .trim_start_matches(['«', '“', '"', '(', '[', '—', '–', '-', ' ', '\u{A0}', '\u{202F}']);
    let lower = opens.chars().next().is_some_and(char::is_lowercase);
    let number = opens.chars().next().is_some_and(|c| c.is_numeric());
    if single && is_abbreviation(before, lower || number) {
        return false;
    }
    if lower {
        let word = last_word(before);
        return single && word.chars().count() >= 4 && word.chars().all(char::is_lowercase);
    }
    true
}

fn last_word(before: &str) -> &str {
    before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

/// A title, an initial, a reference before a `number`: their stop ends nothing.
fn is_abbreviation(before: &str, number: bool) -> bool {
    let word = last_word(before);
    let folded = fold_text(word);
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    initial
        || BEFORE_NAMES.contains(&folded.as_str())
        || number && BEFORE_NUMBERS.contains(&folded.as_str())
}

/// Whether a bracket opened in this sentence is still open at `stop` and closes later on.
fn inside_bracket(body: &str, start: usize, stop: usize) -> bool {
    let before = body.get(start..stop).unwrap_or_default();
    let depth = before.chars().fold(0_i32, |depth, c| match c {
        '(' => depth + 1,
        ')' => (depth - 1).max(0),
        _ => depth,
    });
    depth > 0 && body.get(stop..).is_some_and(|rest| rest.contains(')'))
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
    fn quotes_close_on_their_sentence() {
        check("« Oui. Non. » Puis il part.", &["« Oui.", "Non. »", "Puis il part."]);
        check("« Oui ! », a-t-il dit. Bon.", &["« Oui ! », a-t-il dit.", "Bon."]);
        check("« Vient-il ? » a-t-il demandé.", &["« Vient-il ? » a-t-il demandé."]);
    }

    #[test]
    fn a_lower_case_start_needs_a_plain_word_before() {
        check(
            "Il faut le faire. avec cela, on y va.",
            &["Il faut le faire.", "avec cela, on y va."],
        );
        check("Le no. cinq, l’O.N.U. dit non.", &["Le no. cinq, l’O.N.U. dit non."]);
    }

    #[test]
    fn brackets_are_not_cut() {
        check("Un pays (le Mali. Ou non) part. Bon.", &["Un pays (le Mali. Ou non) part.", "Bon."]);
    }
}
