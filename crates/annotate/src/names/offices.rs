//! Offices and functions: `secrétaire général de l’OTSC`, `foreign minister of Norway`.

use crate::names::lists::{HIGH_OFFICES, OFFICES, OFFICES_OF, WordList, words};
use crate::names::noun_phrase::{adjectives, is_adjective, is_grammar, noun, of};
use crate::names::tagged::{Shape, Text};
use std::ops::Range;
use std::sync::LazyLock;

/// The largest number of complements of an office.
const MOST_COMPLEMENTS: usize = 3;

/// English words that precede an office and are part of it.
static MODIFIERS: WordList = LazyLock::new(|| {
    words(
        "\
    prime foreign defence defense interior finance justice energy executive deputy vice chief \
    general managing special senior press permanent first project technical assistant federal \
    state national secretary",
    )
});

/// The offices of a text, in order and disjoint. Of nested ones, only the outermost.
pub(super) fn find(text: &Text) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        match office(text, at) {
            Some(office) => {
                at = office.end;
                found.push(office);
            }
            None => at += 1,
        }
    }
    found
}

/// Whether token `at` is the head noun of an office.
pub(super) fn is_office(text: &Text, at: usize) -> bool {
    matches!(text.shape(at), Shape::Lower | Shape::Capital) && OFFICES.contains(text.folded(at))
}

/// The office that starts at token `start`. A head noun alone is an office only if it is a high
/// office with a definite article.
fn office(text: &Text, start: usize) -> Option<Range<usize>> {
    let mut head = start;
    while is_modifier(text, head) && !is_french_head(text, head) {
        head += 1;
    }
    if !is_office(text, head) {
        return None;
    }
    if text.folded(head) == "premier" || text.folded(head) == "numero" {
        let next = text.folded(head + 1);
        if !matches!(next, "ministre" | "secretaire" | "un" | "deux") {
            return None;
        }
        head += 1;
    }
    let is_idiom =
        text.folded(head) == "chef" && matches!(text.folded(head + 2), "file" | "oeuvre");
    if is_idiom || matches!(text.folded_before(start, 1), "les" | "des" | "ces") {
        return None;
    }
    let mut end = adjectives(text, head + 1);
    // `Secretary General`, `général adjoint`, `chef d’état-major`.
    while matches!(text.folded(end), "general" | "generale" | "executive" | "executif")
        || end > head + 1 && text.folded(end) == "et" && is_adjective(text, end + 1)
    {
        end = adjectives(text, end + 1);
    }
    let apposed = OFFICES_OF.contains(text.folded(head))
        && text.is_capital(end)
        && !text.gazetteer.is_given_name(text.folded(end))
        && !text.is_capital(end + 1)
        && matches!(text.folded(end + 1), "pour" | "de" | "for" | "du" | "of");
    end += usize::from(apposed);
    let after = french_complements(text, end);
    let after = if after == end { english_complement(text, end) } else { after };
    let bare = after == head + 1 && start == head;
    let definite = matches!(text.folded_before(start, 1), "le" | "la" | "l'" | "the");
    let high = HIGH_OFFICES.contains(text.folded(head)) && definite;
    // `le ministre Untel` is a name with a title.
    (!bare || high).then_some(start..after)
}

fn is_modifier(text: &Text, at: usize) -> bool {
    matches!(text.shape(at), Shape::Lower | Shape::Capital)
        && (MODIFIERS.contains(text.folded(at))
            || text.shape(at) == Shape::Capital && text.gazetteer.is_demonym(text.folded(at)))
}

/// Whether a modifier is the head noun itself: `secrétaire` is a modifier only before another head.
fn is_french_head(text: &Text, at: usize) -> bool {
    is_office(text, at) && !is_office(text, at + 1)
}

/// Skips French complements at token `end`: `de l’OTSC`, `pour la paix`.
fn french_complements(text: &Text, mut end: usize) -> usize {
    let from = end;
    for _ in 0..MOST_COMPLEMENTS {
        let Some(preposition) = of(text, end) else { break };
        let Some(after) = noun(text, preposition.end) else { break };
        end = after;
    }
    let goes_on = end == from || of(text, from).is_none();
    if goes_on && text.folded(end) == "pour" {
        let article = matches!(text.folded(end + 1), "la" | "le" | "les" | "l'");
        if let Some(after) = noun(text, end + 2).filter(|_| article) {
            end = after;
        }
    }
    end
}

/// Skips an English complement: `of`, `for` or `to`, an optional lower-case noun, and capitalised
/// words.
fn english_complement(text: &Text, at: usize) -> usize {
    if !matches!(text.folded(at), "of" | "for" | "to") {
        return at;
    }
    let mut end = at + 1;
    end += usize::from(matches!(text.folded(end), "the"));
    let plain = text.shape(end) == Shape::Lower && !is_grammar(text.folded(end));
    end += usize::from(plain && text.is_capital(end + 1));
    let first = end;
    loop {
        let linked = matches!(text.folded(end), "of" | "for" | "and" | "&") && end > first;
        let the = usize::from(linked && text.folded(end + 1) == "the");
        let next = end + usize::from(linked) + the;
        let is_part = text.is_capital(next)
            && !(text.gazetteer.is_given_name(text.folded(next)) && text.is_capital(next + 1))
            && !is_month(text, next);
        if !is_part {
            break;
        }
        end = next + 1;
    }
    if end == first { at } else { end }
}

fn is_month(text: &Text, at: usize) -> bool {
    text.gazetteer.is_opener(text.folded(at)) && text.shape(at + 1) == Shape::Number
}
