//! Countries, cities and regions, news agencies, organisations of the world: names that lists know.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::facts::Kind;
use crate::fold::fold_text;
use crate::furniture::AGENCIES;
use crate::names::lists::{is_given_name, is_opener, lines};
use crate::names::phrases::is_adjective;
use crate::names::text::{Setting, Shape, Text, Token};
use crate::tokens::tokens;

/// A name of a list, where it stands in the text.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) tokens: Range<usize>,
    pub(super) kind: Kind,
    /// The same for all its names.
    pub(super) key: String,
}

/// One of the names of something, as its folded tokens.
struct Entry {
    tokens: Vec<String>,
    kind: Kind,
    key: String,
    /// Whether the text must have it in capitals: `US`, `AP`.
    capitals: bool,
}

/// The entries by their first token, longest first.
type Entries = HashMap<String, Vec<Entry>>;

static ENTRIES: LazyLock<Entries> = LazyLock::new(|| {
    let mut entries = Entries::new();
    let territories = include_str!("../../data/territories.tsv");
    let aliases = include_str!("../../data/territory-aliases.tsv");
    for line in lines(territories).chain(lines(aliases)) {
        let mut columns = line.split('\t');
        let code = columns.next().unwrap_or_default();
        // Parts of the world have numbers for a code.
        let is_country = code.chars().all(char::is_alphabetic);
        let kind = if is_country { Kind::Country } else { Kind::City };
        columns.for_each(|name| add(&mut entries, name, kind, code));
    }
    let places = include_str!("../../data/places.tsv");
    let cities = include_str!("../../data/cities.tsv");
    for line in lines(places).chain(lines(cities)) {
        let key = fold_text(line.split('\t').next().unwrap_or_default());
        line.split('\t').for_each(|name| add(&mut entries, name, Kind::City, &key));
    }
    for line in lines(include_str!("../../data/organisations.tsv")) {
        let key = fold_text(line.split('\t').next().unwrap_or_default());
        line.split('\t').for_each(|name| add(&mut entries, name, Kind::Organisation, &key));
    }
    for name in AGENCIES.iter().filter(|name| !["trend", "petra"].contains(name)) {
        add(&mut entries, name, Kind::Agency, name);
    }
    for same in entries.values_mut() {
        same.sort_by_key(|entry| std::cmp::Reverse(entry.tokens.len()));
    }
    entries
});

fn add(entries: &mut Entries, name: &str, kind: Kind, key: &str) {
    let folded: Vec<String> = tokens(name).map(|span| fold_text(span.of(name))).collect();
    let Some(first) = folded.first().cloned() else { return };
    let same = entries.entry(first).or_default();
    if same.iter().all(|entry| entry.tokens != folded) {
        let short = kind == Kind::Agency && name.len() <= 4;
        let capitals = short || !name.chars().any(char::is_lowercase);
        same.push(Entry { tokens: folded, kind, key: key.to_owned(), capitals });
    }
}

/// The names of the lists in a text, in order and disjoint; the longest wins.
pub(super) fn find(text: &Text) -> Vec<Known> {
    let own = own_entries(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let known = of_republic(text, at)
            .or_else(|| entry_at(text, at, &[&own, &ENTRIES]))
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

/// What the furniture names: the place and the agency, lists or not.
fn own_entries(text: &Text) -> Entries {
    let mut own = Entries::new();
    let named = [(&text.report.place, Kind::City), (&text.report.agency, Kind::Agency)];
    for (name, kind) in named {
        let Some(name) = name else { continue };
        let folded: Vec<String> = tokens(name).map(|span| fold_text(span.of(name))).collect();
        let listed = folded.first().and_then(|first| ENTRIES.get(first)).into_iter().flatten();
        let key = listed
            .filter(|entry| entry.tokens == folded)
            .map(|entry| entry.key.clone())
            .next()
            .unwrap_or_else(|| fold_text(name));
        add(&mut own, name, kind, &key);
    }
    // A dateline may shout what the text does not.
    own.values_mut().flatten().for_each(|entry| entry.capitals &= entry.kind == Kind::Agency);
    own
}

fn entry_at(text: &Text, at: usize, lists: &[&Entries]) -> Option<Known> {
    let first = text.at(at)?;
    let capital = text.written(at).starts_with(char::is_uppercase);
    if first.setting == Setting::Code || !capital {
        return None;
    }
    let listed = lists.iter().filter_map(|list| list.get(&first.folded)).flatten();
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

/// `au Caire`, whose article the preposition has.
fn contracted(text: &Text, at: usize) -> Option<Known> {
    let preposition = matches!(text.folded_before(at, 1), "au" | "du");
    let is_it = |entry: &&Entry| {
        entry.kind == Kind::City && entry.tokens.get(1..) == Some(&[text.folded(at).to_owned()])
    };
    let entry = ENTRIES.get("le")?.iter().find(is_it).filter(|_| preposition)?;
    let tokens = at..at + 1;
    text.is_capital(at).then(|| Known { tokens, kind: Kind::City, key: entry.key.clone() })
}

/// `République tchèque` may be written so, `New york` may not.
fn capitals_agree(text: &Text, at: usize, len: usize) -> bool {
    let last = at + len - 1;
    len == 1
        || text.is_capital(last)
        || is_adjective(text.folded(last))
        || text.folded(last).len() <= 4
}

fn is_upper(text: &Text, at: usize) -> bool {
    !text.written(at).chars().any(char::is_lowercase)
}

/// Whether one word can be taken for the name though it may be another word.
fn is_plain(text: &Text, at: usize, entry: &Entry) -> bool {
    let Some(token) = text.at(at) else { return false };
    let other = is_given_name(&token.folded) || is_opener(&token.folded) || is_common(token);
    if token.setting == Setting::Furniture {
        return true;
    }
    if token.setting == Setting::Shouted {
        return !other && token.folded.chars().count() >= 5;
    }
    let short_capitals = token.shape == Shape::Capitals && token.folded.chars().count() <= 3;
    if short_capitals && !entry.capitals {
        return false;
    }
    !(token.starts && other) || text.seen(&token.folded).capital > text.seen(&token.folded).lower
}

/// Places that are other words too.
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

/// `République du Kazakhstan`, `Republic of Korea`: with the country, one name.
fn of_republic(text: &Text, at: usize) -> Option<Known> {
    let heads = ["republique", "royaume", "principaute", "republic", "kingdom", "federation"];
    if !heads.contains(&text.folded(at)) || !text.is_capital(at) {
        return None;
    }
    if let Some(listed) = entry_at(text, at, &[&ENTRIES]) {
        return Some(listed);
    }
    let mut next = at + 1;
    while is_adjective(text.folded(next)) {
        next += 1;
    }
    if !matches!(text.folded(next), "de" | "du" | "des" | "d'" | "of") {
        return None;
    }
    next += 1;
    while matches!(text.folded(next), "la" | "le" | "l'" | "the") {
        next += 1;
    }
    let country = entry_at(text, next, &[&ENTRIES])?;
    (country.kind == Kind::Country).then_some(Known { tokens: at..country.tokens.end, ..country })
}
