//! One name for one thing in all reports of a collection.

use dossier::report::facts::{Facts, Kind, Name, Quotation};
use dossier::text::fold::fold_text;

/// Gives what is the same the same name in all reports of a collection: the fullest, and the acronym
/// that any of them uses.
pub(crate) fn unify(facts: &mut [Facts]) {
    let mut all: Vec<Name> = Vec::new();
    let known = |all: &[Name], name: &Name| all.iter().position(|it| is_same(it, name));
    for name in facts.iter().flat_map(|facts| &facts.names) {
        match known(&all, name).and_then(|at| all.get_mut(at)) {
            None => all.push(Name { mentions: Vec::new(), ..name.clone() }),
            Some(it) => {
                it.acronym = it.acronym.take().or_else(|| name.acronym.clone());
                if it.name.len() < name.name.len() {
                    it.name.clone_from(&name.name);
                }
            }
        }
    }
    for Facts { names, quotations, rosters, .. } in facts {
        for name in names {
            let Some(it) = known(&all, name).and_then(|at| all.get(at)) else { continue };
            let speaks =
                |quotation: &&mut Quotation| quotation.speaker.as_ref() == Some(&name.name);
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
}

/// Whether two names of different texts are one: spelled alike, of the same acronym, or a person
/// whom one of the texts only calls by the surname.
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

#[cfg(test)]
mod tests {
    use dossier::compare::names::named;
    use dossier::text::span::Span;

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
}
