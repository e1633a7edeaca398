//! Who and what two reports name: on one side, on the other, on both.

use crate::facts::{Kind, Name};
use crate::fold::fold_text;
use crate::span::Span;

/// Someone or something that at least one of two reports names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its fullest form in either text.
    pub name: &'a str,
    /// Its acronym, where either text uses one.
    pub acronym: Option<&'a str>,
    /// Its mentions in each text, in order.
    pub mentions: [Vec<Span>; 2],
}

impl Named<'_> {
    /// Whether neither text says what its acronym stands for.
    #[must_use]
    pub fn is_never_expanded(&self) -> bool {
        self.acronym == Some(self.name)
    }
}

/// The names of two reports, each once: by kind, then as they are met.
#[must_use]
pub fn named<'a>(sides: [&'a [Name]; 2]) -> Vec<Named<'a>> {
    let mut all: Vec<(Named, &Name)> = Vec::new();
    for (side, names) in sides.into_iter().enumerate() {
        for name in names {
            let known = all.iter_mut().find(|(_, first)| is_same(first, name));
            let named = match known {
                Some((named, _)) => named,
                None => {
                    let mentions = [Vec::new(), Vec::new()];
                    let named =
                        Named { kind: name.kind, name: &name.name, acronym: None, mentions };
                    all.push((named, name));
                    let Some((named, _)) = all.last_mut() else { continue };
                    named
                }
            };
            named.acronym = named.acronym.or(name.acronym.as_deref());
            if named.name.len() < name.name.len() {
                named.name = &name.name;
            }
            let mentions = named.mentions.get_mut(side);
            mentions.into_iter().for_each(|mentions| mentions.extend(&name.mentions));
        }
    }
    let mut all: Vec<Named> = all.into_iter().map(|(named, _)| named).collect();
    all.sort_by_key(|named| named.kind);
    for mentions in all.iter_mut().flat_map(|named| &mut named.mentions) {
        mentions.sort_unstable();
        mentions.dedup();
    }
    all
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
    use super::*;

    fn name(kind: Kind, name: &str, acronym: Option<&str>, at: usize) -> Name {
        let mentions = vec![Span::new(at, at + 1)];
        Name { kind, name: name.into(), acronym: acronym.map(str::to_owned), mentions }
    }

    #[test]
    fn one_thing_is_named_once() {
        use Kind::{Organisation, Person};
        let left = [
            name(Person, "Anna Marti", None, 0),
            name(Organisation, "OMM", Some("OMM"), 4),
            name(Organisation, "Conseil", None, 8),
        ];
        let right = [
            name(Organisation, "Organisation mondiale des mers", Some("OMM"), 0),
            name(Person, "Marti", None, 4),
            name(Person, "Ana", None, 6),
        ];
        let found = named([&left, &right]);
        let said: Vec<_> = found
            .iter()
            .map(|it| (it.name, it.acronym, it.mentions.each_ref().map(Vec::len)))
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
        assert!(named([&left, &[]])[1].is_never_expanded());
    }
}
