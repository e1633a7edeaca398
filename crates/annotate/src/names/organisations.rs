//! Organisations recognised by a head noun: `Conseil de sécurité collective`, `university of Oslo`.

use std::ops::Range;

use crate::names::listed::Known;
use crate::names::lists::{ENGLISH_HEADS, HEADS, LOWER_HEADS, PLAIN_HEADS};
use crate::names::noun_phrase::{Preposition, adjectives, is_grammar, noun, of};
use crate::names::tagged::{Setting, Shape, Text};
use dossier::report::facts::Kind;

/// The largest number of complements of a name; `Organisation du traité de sécurité collective` has
/// two.
const MOST_COMPLEMENTS: usize = 3;

/// The organisations in a text, in order and disjoint.
pub(super) fn find(text: &Text, places: &[Known]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let body = french(text, at, places)
            .or_else(|| plain(text, at, places))
            .or_else(|| english(text, at, places));
        match body {
            Some(body) => {
                at = body.end;
                found.push(body);
            }
            None => at += 1,
        }
    }
    found
}

/// Whether token `at` is the head of a French name: a capitalised head noun, not only because it
/// starts a sentence.
pub(super) fn is_head(text: &Text, at: usize) -> bool {
    let Some(token) = text.at(at) else { return false };
    token.shape == Shape::Capital
        && token.setting == Setting::Prose
        && (!token.starts || text.seen(&token.folded).capital > 0)
        && HEADS.contains(token.folded.as_str())
}

/// A capitalised head with its adjectives and complements.
fn french(text: &Text, at: usize, places: &[Known]) -> Option<Range<usize>> {
    if !is_head(text, at) {
        return None;
    }
    let adjectives = ["haut", "haute", "grand", "grande", "nouveau", "nouvelle"];
    let sized = adjectives.contains(&text.folded_before(at, 1))
        && text.before(at, 1).is_some_and(|token| token.shape == Shape::Capital);
    let end = completed(text, at + 1, places);
    (end > at + 1).then(|| at - usize::from(sized)..end)
}

/// A lower-case head that a capitalised place or field makes a name:
/// `université d’Oslo`, `ministère des Affaires étrangères`.
fn plain(text: &Text, at: usize, places: &[Known]) -> Option<Range<usize>> {
    if text.shape(at) != Shape::Lower || !PLAIN_HEADS.contains(text.folded(at)) {
        return None;
    }
    let after = adjectives(text, at + 1);
    let preposition = of(text, after)?;
    let known = place_at(places, preposition.end);
    let is_field =
        text.folded(at) == "ministere" && text.is_capital(preposition.end) && preposition.definite;
    match known {
        Some(place) if place.kind == Kind::City => Some(at..place.tokens.end),
        _ if is_field => Some(at..field(text, preposition.end)?),
        _ => None,
    }
}

/// Skips the fields of a ministry: `Affaires étrangères`, `Économie et des Finances`.
fn field(text: &Text, at: usize) -> Option<usize> {
    let mut end = noun(text, at)?;
    while text.folded(end) == "et" {
        let next = of(text, end + 1).map_or(end + 1, |preposition| preposition.end);
        let next = next + usize::from(matches!(text.folded(next), "la" | "le" | "les" | "l'"));
        match noun(text, next).filter(|_| text.is_capital(next)) {
            Some(after) => end = after,
            None => break,
        }
    }
    Some(end)
}

/// The listed name that starts at token `at`.
fn place_at(places: &[Known], at: usize) -> Option<&Known> {
    let found = places.binary_search_by_key(&at, |place| place.tokens.start).ok()?;
    places.get(found)
}

/// Skips the adjectives and complements at token `at`, which follow a head.
fn completed(text: &Text, at: usize, places: &[Known]) -> usize {
    let mut end = at;
    // `Banque mondiale`, `Conseil National`, `Fondation NUUG`.
    loop {
        let after = adjectives(text, end);
        let is_more = text.is_capital(after)
            && !text.is_title(after)
            && place_at(places, after).is_none()
            && !(text.gazetteer.is_given_name(text.folded(after)) && text.is_capital(after + 1));
        end = after + usize::from(is_more);
        if !is_more {
            break;
        }
    }
    let mut complements = 0;
    let mut loose = false;
    while complements < MOST_COMPLEMENTS {
        let Some((object, definite)) = complement(text, end, complements) else { break };
        let is_name = place_at(places, object).is_some()
            || text.shape(object) == Shape::Capitals
            || text.gazetteer.is_given_name(text.folded(object))
            || is_head(text, object);
        // `Organisation de coopération de Shanghai`: without an article so far, the city is part of
        // it.
        let of_city = !definite
            && !loose
            && place_at(places, object).is_some_and(|place| place.kind == Kind::City);
        let strays = complements > 0 && (is_name && !of_city || definite && !loose);
        if strays {
            break;
        }
        let after = match place_at(places, object) {
            Some(place) => place.tokens.end,
            None if text.shape(object) == Shape::Capitals => object + 1,
            None => match noun(text, object) {
                Some(after) => after,
                None => break,
            },
        };
        end = after;
        loose |= definite;
        complements += 1;
        if is_name {
            break;
        }
    }
    end
}

/// The first token of the next complement's object, and whether it has a definite article. `before`
/// is the number of complements so far.
fn complement(text: &Text, at: usize, before: usize) -> Option<(usize, bool)> {
    if let Some(Preposition { end, definite }) = of(text, at) {
        return Some((end, definite));
    }
    let articled = |at| {
        let article = matches!(text.folded(at), "la" | "le" | "les" | "l'");
        (at + usize::from(article), article)
    };
    match text.folded(at) {
        "et" if before > 0 => of(text, at + 1).map(|p| (p.end, p.definite)),
        "pour" | "contre" => {
            let united = text.folded_before(at, 1) == "unies";
            let (object, article) = articled(at + 1);
            let ordinal = matches!(text.folded(object), "premiere" | "deuxieme" | "prochaine");
            (article && !ordinal && (before == 0 || united)).then_some((object, true))
        }
        "aux" if text.folded_before(at, 1).ends_with("commissariat") => Some((at + 1, true)),
        _ => None,
    }
}

/// Capitalised words that end with a head, with complements after `of`, `for` or `on`: `Norwegian
/// Ministry of Defence`.
fn english(text: &Text, at: usize, places: &[Known]) -> Option<Range<usize>> {
    let begins = |at: usize| {
        text.shape(at) == Shape::Capital
            && text.at(at).is_some_and(|token| token.setting == Setting::Prose)
    };
    if !begins(at) || at > 0 && begins(at - 1) && !text.at(at - 1).is_some_and(|t| t.starts) {
        return None;
    }
    let skipped = text.at(at).is_some_and(|token| token.starts) && is_grammar(text.folded(at));
    let at = at + usize::from(skipped);
    let mut end = at;
    while begins(end) || text.folded(end) == "&" && begins(end + 1) {
        end += 1;
    }
    // The last head counts: the words after it are a person or something else.
    let head = (at..end).rev().find(|&at| ENGLISH_HEADS.contains(text.folded(at)))?;
    let mut after = head + 1;
    while matches!(text.folded(after), "of" | "for" | "on") {
        let mut next = after + 1;
        next += usize::from(text.folded(next) == "the");
        if let Some(place) = place_at(places, next) {
            after = place.tokens.end;
            continue;
        }
        let from = next;
        while begins(next) || text.folded(next) == "and" && begins(next + 1) && next > from {
            next += 1;
        }
        if next == from {
            break;
        }
        after = next;
    }
    let alone = after == head + 1 && head == at;
    let demonym_only = after == head + 1 && head == at + 1 && {
        // `Russian Forces`: a demonym and a plural noun are not a name.
        text.gazetteer.is_demonym(text.folded(at)) && text.folded(head).ends_with('s')
    };
    let person = text.gazetteer.is_given_name(text.folded(at))
        && head > at
        && !HEADS.contains(text.folded(at));
    let no_body = alone || demonym_only || person && head == at + 1;
    (!no_body).then_some(at..after)
}

/// The noun phrase before the bracket of an acronym in another language. It starts with the head
/// noun of an organisation and has a capitalised word (`groupe d’utilisateurs norvégiens d’Unix`).
pub(super) fn before_bracket(text: &Text, bracket: usize) -> Option<Range<usize>> {
    let mut head = bracket;
    let mut capital = false;
    for _ in 0..10 {
        head = head.checked_sub(1)?;
        let folded = text.folded(head);
        if text.shape(head) == Shape::Mark || text.shape(head) == Shape::Number {
            return None;
        }
        let heads = text.is_capital(head) && HEADS.contains(folded) || LOWER_HEADS.contains(folded);
        if heads {
            return (capital || text.is_capital(head)).then_some(head..bracket);
        }
        let inside = matches!(folded, "de" | "du" | "des" | "d'" | "la" | "l'" | "le" | "les")
            || matches!(folded, "et" | "pour" | "of" | "for" | "and" | "the" | "aux" | "en");
        if is_grammar(folded) && !inside {
            return None;
        }
        capital |= text.is_capital(head);
    }
    None
}
