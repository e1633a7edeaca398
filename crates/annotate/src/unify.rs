//! Unifies names over a collection: an entity has the same name in all reports.

use std::collections::{BTreeSet, HashMap};

use dossier::report::facts::{Facts, Kind, Name, Quotation};
use dossier::text::fold::fold_text;

/// Gives each entity the same name in all reports: its longest form, and the acronym that any
/// report uses.
///
/// A name is identified with the first known name that folds to the same text, has the same
/// acronym, or, for persons, of which one is just the surname of the other. This is not an
/// equivalence relation (two persons may share a surname), so the order of the reports matters.
pub(crate) fn unify(facts: &mut [Facts]) {
    let mut index = NameIndex::default();
    for name in facts.iter().flat_map(|facts| &facts.names) {
        index.add(name);
    }
    for facts in facts {
        rename(facts, |name| index.get(name));
    }
}

/// Replaces the names of a report, also in its quotations and rosters, by those that `known`
/// returns.
fn rename<'n>(facts: &mut Facts, known: impl Fn(&Name) -> Option<&'n Name>) {
    let Facts { names, quotations, rosters, .. } = facts;
    for name in names {
        let Some(it) = known(name) else { continue };
        let speaks = |quotation: &&mut Quotation| quotation.speaker.as_ref() == Some(&name.name);
        for quotation in quotations.iter_mut().filter(speaks) {
            quotation.speaker = Some(it.name.clone());
        }
        let countries = rosters.iter_mut().flat_map(|roster| &mut roster.countries);
        for country in countries.filter(|country| **country == name.name) {
            country.clone_from(&it.name);
        }
        let mentions = std::mem::take(&mut name.mentions);
        *name = Name { mentions, ..it.clone() };
    }
}

/// The distinct names of a collection, indexed so that lookup time does not grow with their number.
#[derive(Default)]
struct NameIndex {
    names: Vec<Name>,
    /// For each key, the indexes in `names` of the names that have it.
    by_key: HashMap<Key, BTreeSet<usize>>,
}

/// A key by which a name is looked up. All strings but acronyms are folded.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    /// Its full form, whatever its kind.
    Full(String),
    /// Its acronym; only names of the same kind match.
    Acronym(Kind, String),
    /// The last word of a person's name.
    Surname(String),
    /// A person's name of one word.
    Alone(String),
}

impl NameIndex {
    /// The first name identified with this one.
    fn get(&self, name: &Name) -> Option<&Name> {
        self.names.get(self.find(name)?)
    }

    fn find(&self, name: &Name) -> Option<usize> {
        let keys = Key::of_query(name);
        keys.iter().filter_map(|key| self.by_key.get(key)?.first()).min().copied()
    }

    /// Adds a name, or merges it into a known one, which gets the longer form and the acronym.
    fn add(&mut self, name: &Name) {
        let known = self.find(name);
        let at = known.unwrap_or(self.names.len());
        if known.is_none() {
            self.names.push(Name { mentions: Vec::new(), ..name.clone() });
        }
        let Some(it) = self.names.get_mut(at) else { return };
        let before = if known.is_some() { Key::of_entry(it) } else { Vec::new() };
        it.acronym = it.acronym.take().or_else(|| name.acronym.clone());
        if it.name.len() < name.name.len() {
            it.name.clone_from(&name.name);
        }
        let after = Key::of_entry(it);
        if before == after {
            return;
        }
        for key in before {
            if let Some(indices) = self.by_key.get_mut(&key) {
                indices.remove(&at);
            }
        }
        for key in after {
            self.by_key.entry(key).or_default().insert(at);
        }
    }
}

impl Key {
    /// The keys under which a name is stored.
    fn of_entry(name: &Name) -> Vec<Self> {
        let full = fold_text(&name.name);
        let mut keys = Self::shared(name, &full);
        if name.kind == Kind::Person {
            keys.push(Self::Surname(last_word(&full).to_owned()));
            if !full.contains(' ') {
                keys.push(Self::Alone(full));
            }
        }
        keys
    }

    /// The keys of the names that are identified with this one.
    fn of_query(name: &Name) -> Vec<Self> {
        let full = fold_text(&name.name);
        let mut keys = Self::shared(name, &full);
        if name.kind == Kind::Person {
            let surname = last_word(&full).to_owned();
            keys.push(if full.contains(' ') {
                Self::Alone(surname)
            } else {
                Self::Surname(surname)
            });
        }
        keys
    }

    /// The keys that [`Self::of_entry`] and [`Self::of_query`] have in common.
    fn shared(name: &Name, full: &str) -> Vec<Self> {
        let acronym = name.acronym.clone().map(|letters| Self::Acronym(name.kind, letters));
        std::iter::once(Self::Full(full.to_owned())).chain(acronym).collect()
    }
}

fn last_word(full: &str) -> &str {
    full.rsplit(' ').next().unwrap_or(full)
}

#[cfg(test)]
mod tests {
    use dossier::compare::names::named;
    use dossier::report::facts::{Roster, Speech};
    use dossier::text::span::Span;
    use proptest::prelude::*;

    use super::*;

    fn name(kind: Kind, name: &str, acronym: Option<&str>, at: usize) -> Name {
        let mentions = vec![Span::new(at, at + 1)];
        Name { kind, name: name.into(), acronym: acronym.map(str::to_owned), mentions }
    }

    #[test]
    fn one_thing_is_named_once() {
        use Kind::{Organisation, Person};
        let left = vec![
            name(Person, "Anna Marti", None, 0),
            name(Organisation, "OMM", Some("OMM"), 4),
            name(Organisation, "Conseil", None, 8),
        ];
        let right = vec![
            name(Organisation, "Organisation mondiale des mers", Some("OMM"), 0),
            name(Person, "Marti", None, 4),
            name(Person, "Ana", None, 6),
        ];
        let facts = |names| Facts { names, ..Facts::default() };
        let mut both = [facts(left), facts(right)];
        unify(&mut both);
        let [left, right] = &both;
        let found = named([&left.names, &right.names]);
        let said: Vec<_> = found
            .iter()
            .map(|it| {
                (it.name.as_str(), it.acronym.as_deref(), it.mentions.each_ref().map(Vec::len))
            })
            .collect();
        assert_eq!(
            said,
            [
                ("Anna Marti", None, [1, 1]),
                ("Ana", None, [0, 1]),
                ("Organisation mondiale des mers", Some("OMM"), [1, 1]),
                ("Conseil", None, [1, 0]),
            ]
        );
        assert!(!found[2].is_never_expanded());
        let mut alone = [facts(vec![name(Organisation, "OMM", Some("OMM"), 4)])];
        unify(&mut alone);
        assert!(named([&alone[0].names, &[]])[0].is_never_expanded());
    }

    /// Reference implementation of [`unify`]: compares each name with all known ones (quadratic).
    fn unify_by_scan(facts: &mut [Facts]) {
        let mut all: Vec<Name> = Vec::new();
        for name in facts.iter().flat_map(|facts| &facts.names) {
            match all.iter_mut().find(|it| is_same(it, name)) {
                None => all.push(Name { mentions: Vec::new(), ..name.clone() }),
                Some(it) => {
                    it.acronym = it.acronym.take().or_else(|| name.acronym.clone());
                    if it.name.len() < name.name.len() {
                        it.name.clone_from(&name.name);
                    }
                }
            }
        }
        for facts in facts {
            rename(facts, |name| all.iter().find(|it| is_same(it, name)));
        }
    }

    fn is_same(a: &Name, b: &Name) -> bool {
        let [x, y] = [a, b].map(|it| fold_text(&it.name));
        let surname = |full: &str, alone: &str| {
            !alone.contains(' ') && full.rsplit(' ').next().is_some_and(|last| last == alone)
        };
        x == y
            || a.kind == b.kind
                && (a.acronym.is_some() && a.acronym == b.acronym
                    || a.kind == Kind::Person && (surname(&x, &y) || surname(&y, &x)))
    }

    /// The facts of a report with these names; each is also the speaker of a quotation, and all are
    /// in a roster.
    fn report(names: Vec<Name>) -> Facts {
        let span = Span::default();
        let quotation = |name: &Name| {
            let speaker = Some(name.name.clone());
            Quotation { span, speech: Speech::Direct, speaker, deduced: false, cue: None }
        };
        let quotations = names.iter().map(quotation).collect();
        let countries = names.iter().map(|name| name.name.clone()).collect();
        let rosters = vec![Roster { span, countries }];
        Facts { names, rosters, quotations, ..Facts::default() }
    }

    proptest! {
        /// From a small alphabet, so that names often agree in some keys and differ in others.
        #[test]
        fn the_index_finds_what_a_scan_finds(
            reports in prop::collection::vec(prop::collection::vec((
                prop::sample::select(vec![Kind::Person, Kind::Organisation]),
                "[ABÉe]{1,2}( [ABÉe]){0,2} ?",
                prop::option::of("[AB]{2}"),
            ), 0..8), 0..5),
        ) {
            let names = |report: Vec<(Kind, String, Option<String>)>| {
                let of = |(kind, full, acronym): (_, String, Option<String>)| {
                    name(kind, &full, acronym.as_deref(), 0)
                };
                report.into_iter().map(of).collect()
            };
            let mut found: Vec<Facts> = reports.into_iter().map(names).map(report).collect();
            let mut expected = found.clone();
            unify(&mut found);
            unify_by_scan(&mut expected);
            prop_assert_eq!(found, expected);
        }
    }
}
