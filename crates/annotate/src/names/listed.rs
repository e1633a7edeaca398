//! Finds the names of the gazetteer in a text: countries, cities, regions, news agencies,
//! international organisations.

use std::ops::Range;

use crate::names::gazetteer::{Entries, Entry};
use crate::names::noun_phrase::is_adjective;
use crate::names::tagged::{Setting, Shape, Text, Token};
use dossier::report::facts::Kind;
use dossier::text::fold::fold_text;
use dossier::text::tokens::tokens;

/// An occurrence of a listed name.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) tokens: Range<usize>,
    pub(super) kind: Kind,
    /// Identifies the entity: the same for all its names.
    pub(super) key: String,
}

/// The listed names in a text, in order and disjoint; the longest match wins.
pub(super) fn find(text: &Text) -> Vec<Known> {
    let (own, listed) = (own_entries(text), &text.gazetteer.entries);
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let known = of_republic(text, at)
            .or_else(|| entry_at(text, at, &[&own, listed]))
            .or_else(|| contracted(text, at));
        match known {
            Some(known) => {
                at = known.tokens.end;
                found.push(known);
            }
            None => at += 1,
        }
    }
    found
}

/// Entries for the place and the agency of the report's furniture (header and dateline), listed or
/// not.
fn own_entries(text: &Text) -> Entries {
    let mut own = Entries::default();
    let named = [(&text.report.place, Kind::City), (&text.report.agency, Kind::Agency)];
    for (name, kind) in named {
        let Some(name) = name else { continue };
        let folded: Vec<String> = tokens(name).map(|span| fold_text(span.of(name))).collect();
        let first = folded.first().map_or("", String::as_str);
        let listed = text.gazetteer.entries.get(first).iter();
        let key = listed
            .filter(|entry| entry.tokens == folded)
            .map(|entry| entry.key.clone())
            .next()
            .unwrap_or_else(|| fold_text(name));
        own.add(name, kind, &key);
    }
    // A dateline may be in upper case, the text need not be.
    own.values_mut().for_each(|entry| entry.capitals &= entry.kind == Kind::Agency);
    own
}

/// The longest entry of `lists` that matches at token `at`.
fn entry_at(text: &Text, at: usize, lists: &[&Entries]) -> Option<Known> {
    let first = text.at(at)?;
    let capital = text.written(at).starts_with(char::is_uppercase);
    if first.setting == Setting::Code || !capital {
        return None;
    }
    let listed = lists.iter().flat_map(|list| list.get(&first.folded));
    let entry = listed
        .filter(|entry| {
            let len = entry.tokens.len();
            let same = (at..).zip(&entry.tokens).all(|(at, token)| text.folded(at) == token);
            same && (at..at + len).all(|at| !entry.capitals || is_upper(text, at))
                && (len > 1 || is_plain(text, at, entry))
                && capitals_agree(text, at, len)
        })
        .max_by_key(|entry| entry.tokens.len())?;
    Some(Known { tokens: at..at + entry.tokens.len(), kind: entry.kind, key: entry.key.clone() })
}

/// `au Caire` for `Le Caire`: the article is contracted with the preposition.
fn contracted(text: &Text, at: usize) -> Option<Known> {
    let preposition = matches!(text.folded_before(at, 1), "au" | "du");
    let is_it = |entry: &&Entry| {
        entry.kind == Kind::City && entry.tokens.get(1..) == Some(&[text.folded(at).to_owned()])
    };
    let entry = text.gazetteer.entries.get("le").iter().find(is_it).filter(|_| preposition)?;
    let tokens = at..at + 1;
    text.is_capital(at).then(|| Known { tokens, kind: Kind::City, key: entry.key.clone() })
}

/// Whether the last word of a name is capitalised as required: `République tchèque` is correct,
/// `New york` is not.
fn capitals_agree(text: &Text, at: usize, len: usize) -> bool {
    let last = at + len - 1;
    len == 1 || text.is_capital(last) || is_adjective(text, last) || text.folded(last).len() <= 4
}

fn is_upper(text: &Text, at: usize) -> bool {
    !text.written(at).chars().any(char::is_lowercase)
}

/// Whether a one-word entry is a name here, and not another word with the same spelling.
fn is_plain(text: &Text, at: usize, entry: &Entry) -> bool {
    let Some(token) = text.at(at) else { return false };
    let other = text.gazetteer.is_given_name(&token.folded)
        || text.gazetteer.is_opener(&token.folded)
        || is_common(token);
    if token.setting == Setting::Furniture {
        return true;
    }
    if token.setting == Setting::AllCaps {
        return !other && token.folded.chars().count() >= 5;
    }
    let short_capitals = token.shape == Shape::Capitals && token.folded.chars().count() <= 3;
    if short_capitals && !entry.capitals {
        return false;
    }
    !(token.starts && other) || text.seen(&token.folded).capital > text.seen(&token.folded).lower
}

/// Whether the name of a place is also an ordinary word or another name.
fn is_common(token: &Token) -> bool {
    const COMMON: &[&str] = &[
        "nice",
        "tours",
        "angers",
        "vienne",
        "lens",
        "split",
        "male",
        "rome",
        "bar",
        "cannes",
        "reading",
        "bath",
        "mobile",
        "cork",
        "victoria",
        "essen",
        "valence",
        "dominique",
        "grenade",
        "barbade",
        "oural",
        "sucre",
        "canton",
        "cali",
        "porto",
        "gand",
        "bergen",
        "niger",
        "bruges",
        "turkey",
        "chad",
        "jordan",
        "georgia",
        "china",
        "phoenix",
        "darwin",
        "ufa",
        "tigre",
        "rio",
        "rosario",
        "recife",
        "salvador",
        "santiago",
        "san",
        "la",
        "gao",
        "och",
        "osh",
        "homs",
        "turin",
        "milan",
        "nancy",
        "florence",
        "sofia",
        "perth",
        "metz",
        "nil",
        "rhin",
        "varna",
    ];
    COMMON.contains(&token.folded.as_str())
}

/// `République du Kazakhstan`, `Republic of Korea`: one name, together with the country's.
fn of_republic(text: &Text, at: usize) -> Option<Known> {
    let heads = ["republique", "royaume", "principaute", "republic", "kingdom", "federation"];
    if !heads.contains(&text.folded(at)) || !text.is_capital(at) {
        return None;
    }
    if let Some(listed) = entry_at(text, at, &[&text.gazetteer.entries]) {
        return Some(listed);
    }
    let mut next = at + 1;
    while is_adjective(text, next) {
        next += 1;
    }
    if !matches!(text.folded(next), "de" | "du" | "des" | "d'" | "of") {
        return None;
    }
    next += 1;
    while matches!(text.folded(next), "la" | "le" | "l'" | "the") {
        next += 1;
    }
    let country = entry_at(text, next, &[&text.gazetteer.entries])?;
    (country.kind == Kind::Country).then_some(Known { tokens: at..country.tokens.end, ..country })
}
