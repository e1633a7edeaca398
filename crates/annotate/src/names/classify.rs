//! Decides which runs of capitalised words are names, and of which kind, from the contexts of all
//! their occurrences in the text.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::names::capitalised;
use crate::names::context::{Usage, is_body, is_camel, is_person, is_place, is_subject, usage};
use crate::names::listed::Known;
use crate::names::tagged::{Shape, Text};
use dossier::report::facts::Kind;

/// The longest name, in words, that is taken for a person without further evidence.
const LONGEST_PERSON: usize = 4;

/// An occurrence of a name.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) tokens: Range<usize>,
    pub(super) kind: Kind,
    /// Its folded tokens, separated by spaces.
    pub(super) key: String,
}

/// Counts of the contexts in which the same words occur.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    all: usize,
    /// Used as a name.
    named: usize,
    /// Before a number: `SciConf 14`.
    numbered: usize,
    /// After an article, or used as a common noun.
    articled: usize,
    /// In camel case.
    camel: usize,
    person: usize,
    place: usize,
    body: usize,
}

impl Evidence {
    fn add(&mut self, text: &Text, run: &Range<usize>, offices: &HashSet<usize>) {
        let usage = usage(text, run);
        let article = matches!(text.folded_before(run.start, 1), "le" | "la" | "l'" | "the");
        let number = text.shape(run.end) == Shape::Number && !is_year(text.folded(run.end));
        self.all += 1;
        self.named += usize::from(usage == Usage::Name);
        self.numbered += usize::from(number);
        self.articled += usize::from(article || usage == Usage::CommonNoun);
        self.camel += usize::from(is_camel(text, run));
        self.person += usize::from(is_person(text, run, offices));
        self.place += usize::from(is_place(text, run));
        self.body += usize::from(is_body(text, run));
    }

    /// Whether it is an event or a product: `la SciConf`, `SciConf 14`.
    fn is_product(&self) -> bool {
        self.camel > 0 && (self.articled > 0 || self.numbered > 0 || self.named == 0)
            || self.numbered > 0 && self.numbered * 2 >= self.all && self.person == 0
    }

    fn kind(&self, text: &Text, run: &Range<usize>) -> Kind {
        // Several words without an article are most probably a person.
        let articled = matches!(text.folded(run.start), "le" | "la" | "les" | "the");
        let several = (2..=LONGEST_PERSON).contains(&run.len()) && !articled;
        // A single word that looks like a person only rarely is not one: it happens to be next to
        // an office.
        let is_person = self.person > 0 && (run.len() > 1 || self.person * 4 >= self.all);
        match () {
            () if self.body > 0 && self.body >= self.person => Kind::Organisation,
            () if is_person => Kind::Person,
            () if self.place > 0 && self.place * 2 >= self.all => Kind::City,
            () if several && self.camel == 0 && self.articled == 0 => Kind::Person,
            () => Kind::Organisation,
        }
    }
}

/// The names that are in no list, without tokens in `taken`, in order and disjoint.
pub(super) fn find(
    text: &Text,
    places: &[Known],
    taken: &HashSet<usize>,
    offices: &[Range<usize>],
) -> Vec<Run> {
    let offices: HashSet<usize> = offices.iter().map(|office| office.end).collect();
    let runs = capitalised::find(text, places, taken);
    let mut evidence: HashMap<String, Evidence> = HashMap::new();
    for run in &runs {
        evidence.entry(text.key(run)).or_default().add(text, run, &offices);
    }
    // First and last words of persons' names: `Anna`, `Lindqvist`.
    let mut parts = HashSet::new();
    for run in runs.iter().filter(|run| run.len() > 1) {
        if evidence.get(&text.key(run)).is_some_and(|evidence| evidence.person > 0) {
            parts.insert(text.folded(run.start));
            parts.insert(text.folded(run.end - 1));
        }
    }
    let judged = runs.into_iter().filter_map(|tokens| {
        let key = text.key(&tokens);
        let evidence = evidence.get(&key)?;
        let single = tokens.len() == 1;
        let part = single && parts.contains(key.as_str());
        let seen = text.seen(&key);
        let common = single && seen.lower > seen.capital && !part && evidence.person == 0;
        let has_evidence = evidence.named > 0
            || part
            || evidence.person > 0 && (!single || is_subject(text, &tokens));
        let is_name = has_evidence && !common && !evidence.is_product();
        if !is_name || usage(text, &tokens) == Usage::CommonNoun {
            return None;
        }
        let kind =
            if part && evidence.body == 0 { Kind::Person } else { evidence.kind(text, &tokens) };
        Some(Run { tokens, kind, key })
    });
    judged.collect()
}

fn is_year(number: &str) -> bool {
    number.len() == 4 && number.parse().is_ok_and(|year: u32| (1900..2100).contains(&year))
}
