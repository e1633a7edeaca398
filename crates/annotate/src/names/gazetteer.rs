//! The gazetteer: lists of names, and of words that help recognise names. The data files name their
//! sources.

use std::collections::{HashMap, HashSet};

use dossier::report::facts::Kind;
use dossier::report::header::AGENCIES;
use dossier::text::fold::fold_text;
use dossier::text::tokens::tokens;

/// Lists of the names of countries, places, organisations and agencies; of given names and
/// demonyms; and of words that are capitalised without being names ("openers").
#[derive(Debug)]
pub struct Gazetteer {
    pub(super) entries: Entries,
    given_names: HashSet<String>,
    demonyms: HashSet<String>,
    openers: HashSet<String>,
}

/// One name of an entity, as folded tokens.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) tokens: Vec<String>,
    pub(super) kind: Kind,
    /// Identifies the entity: the same for all its names.
    pub(super) key: String,
    /// Whether it must be in upper case in the text: `US`, `AP`.
    pub(super) capitals: bool,
}

/// Entries by their first token.
#[derive(Debug, Default)]
pub(super) struct Entries(HashMap<String, Vec<Entry>>);

impl Gazetteer {
    /// Reads the lists in `data/`.
    #[must_use]
    pub fn new() -> Self {
        Self {
            entries: Entries::new(),
            given_names: words(include_str!("../../data/given-names.txt")),
            demonyms: words(include_str!("../../data/demonyms.txt")),
            openers: words(include_str!("../../data/openers.txt")),
        }
    }

    /// Whether a folded word is a common given name, or several joined by hyphens.
    pub(super) fn is_given_name(&self, folded: &str) -> bool {
        self.given_names.contains(folded)
            || folded.contains('-') && folded.split('-').all(|part| self.given_names.contains(part))
    }

    /// Whether a folded word is a form of the adjective of a country or religion.
    pub(super) fn is_demonym(&self, folded: &str) -> bool {
        ["", "s", "e", "es", "ne", "nes"].iter().any(|ending| {
            folded.strip_suffix(ending).is_some_and(|stem| self.demonyms.contains(stem))
        })
    }

    /// Whether a folded word is often capitalised, at the start of a sentence or otherwise, without
    /// being a name.
    pub(super) fn is_opener(&self, folded: &str) -> bool {
        let after =
            ["ci", "la", "meme", "memes", "t", "il", "elle", "on", "ce", "vous", "nous", "je"];
        let mut parts = folded.split('-');
        parts.next().is_some_and(|part| self.openers.contains(part))
            && parts.all(|part| after.contains(&part))
            || self.openers.contains(folded)
    }
}

impl Default for Gazetteer {
    fn default() -> Self {
        Self::new()
    }
}

impl Entries {
    /// Reads the lists. Entries with the same first token are sorted by length, longest first.
    fn new() -> Self {
        let mut entries = Self::default();
        let territories = include_str!("../../data/territories.tsv");
        let aliases = include_str!("../../data/territory-aliases.tsv");
        for line in lines(territories).chain(lines(aliases)) {
            let mut columns = line.split('\t');
            let code = columns.next().unwrap_or_default();
            // World regions have numeric codes.
            let is_country = code.chars().all(char::is_alphabetic);
            let kind = if is_country { Kind::Country } else { Kind::City };
            columns.for_each(|name| entries.add(name, kind, code));
        }
        let places = include_str!("../../data/places.tsv");
        let cities = include_str!("../../data/cities.tsv");
        for line in lines(places).chain(lines(cities)) {
            let key = fold_text(line.split('\t').next().unwrap_or_default());
            line.split('\t').for_each(|name| entries.add(name, Kind::City, &key));
        }
        for line in lines(include_str!("../../data/organisations.tsv")) {
            let key = fold_text(line.split('\t').next().unwrap_or_default());
            line.split('\t').for_each(|name| entries.add(name, Kind::Organisation, &key));
        }
        for name in AGENCIES.iter().filter(|name| !["trend", "petra"].contains(name)) {
            entries.add(name, Kind::Agency, name);
        }
        for same in entries.0.values_mut() {
            same.sort_by_key(|entry| std::cmp::Reverse(entry.tokens.len()));
        }
        entries
    }

    pub(super) fn add(&mut self, name: &str, kind: Kind, key: &str) {
        let folded: Vec<String> = tokens(name).map(|span| fold_text(span.of(name))).collect();
        let Some(first) = folded.first().cloned() else { return };
        let same = self.0.entry(first).or_default();
        if same.iter().all(|entry| entry.tokens != folded) {
            let short = kind == Kind::Agency && name.len() <= 4;
            let capitals = short || !name.chars().any(char::is_lowercase);
            same.push(Entry { tokens: folded, kind, key: key.to_owned(), capitals });
        }
    }

    /// The entries whose first token is `first` (folded).
    pub(super) fn get(&self, first: &str) -> &[Entry] {
        self.0.get(first).map_or(&[], Vec::as_slice)
    }

    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut Entry> {
        self.0.values_mut().flatten()
    }
}

/// The words of a list, folded.
fn words(list: &str) -> HashSet<String> {
    lines(list).flat_map(str::split_whitespace).map(fold_text).collect()
}

/// The lines of a data file, without comments and blank lines.
fn lines(file: &str) -> impl Iterator<Item = &str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}
