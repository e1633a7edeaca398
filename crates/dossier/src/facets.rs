//! Facets: what a list of reports is narrowed by, and which reports a view's filters keep.

use crate::fold::fold_text;

/// A field of a report whose values the list can be narrowed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The year of its date (`2022`).
    Year,
    /// The month of its date (`2022-06`).
    Month,
    /// Where it was written.
    Place,
    /// Who issued it.
    Agency,
}

impl Field {
    /// The fields, in the order of the page and of links.
    pub const ALL: [Self; 4] = [Self::Year, Self::Month, Self::Place, Self::Agency];

    /// Its name in links.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Place => "place",
            Self::Agency => "agency",
        }
    }

    /// The field with that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}

/// The values chosen for one field: a report has one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// The field.
    pub field: Field,
    /// Its values as written, at least one: in folded order, and no two fold alike.
    pub values: Vec<String>,
}

/// Values of one field that may be chosen at once: far more than a reader would, and few enough
/// that a link cannot make every keystroke slow.
pub const MAX_VALUES: usize = 256;

/// Chooses more values. `facets` stay in order, one for each field. `None`, and nothing changes,
/// when that could be more than [`MAX_VALUES`].
#[must_use]
pub fn choose(facets: &mut Vec<Facet>, field: Field, values: Vec<String>) -> Option<()> {
    let at = facets.partition_point(|facet| facet.field < field);
    let known = facets.get(at).filter(|facet| facet.field == field).map(|f| f.values.len());
    if values.is_empty() || known.unwrap_or(0) + values.len() > MAX_VALUES {
        return None;
    }
    if known.is_none() {
        facets.insert(at, Facet { field, values: vec![] });
    }
    let facet = facets.get_mut(at)?;
    facet.values.extend(values);
    // The verbatim value too, so that which of two spellings stays does not depend on the order.
    facet.values.sort_by_cached_key(|value| (fold_text(value), value.clone()));
    facet.values.dedup_by_key(|value| fold_text(value));
    Some(())
}

/// Chooses a value, or takes it back when it is chosen, however it is spelled. Where no more can be
/// chosen nothing changes.
pub fn toggle(facets: &mut Vec<Facet>, field: Field, value: &str) {
    let folded = fold_text(value);
    let chosen = facets.iter_mut().find(|facet| facet.field == field);
    let at = chosen.as_ref().and_then(|f| f.values.iter().position(|v| fold_text(v) == folded));
    match chosen.zip(at) {
        Some((facet, at)) => {
            facet.values.remove(at);
            facets.retain(|facet| !facet.values.is_empty());
        }
        None => drop(choose(facets, field, vec![value.to_owned()])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(choices: &[(Field, &[&str])]) -> Vec<Facet> {
        let mut facets = Vec::new();
        for (field, values) in choices {
            choose(&mut facets, *field, values.iter().map(|&v| v.to_owned()).collect()).unwrap();
        }
        facets
    }

    #[test]
    fn choices_are_in_order_and_distinct() {
        let facets = chosen(&[
            (Field::Agency, &["TASS"]),
            (Field::Place, &["Moscou", "erevan"]),
            (Field::Year, &["2022"]),
            (Field::Place, &["Erevan", "Évian", "Moscou"]),
        ]);
        let facet = |field, values: &[&str]| Facet {
            field,
            values: values.iter().map(|&v| v.to_owned()).collect(),
        };
        let expected = [
            facet(Field::Year, &["2022"]),
            facet(Field::Place, &["Erevan", "Évian", "Moscou"]),
            facet(Field::Agency, &["TASS"]),
        ];
        assert_eq!(facets, expected);
    }

    #[test]
    fn no_more_is_chosen_than_a_page_can_ask() {
        let numbers = |count: usize| (0..count).map(|n| n.to_string()).collect();
        let mut facets = Vec::new();
        assert_eq!(choose(&mut facets, Field::Year, numbers(MAX_VALUES + 1)), None);
        assert_eq!(choose(&mut facets, Field::Year, vec![]), None);
        assert_eq!(facets, []);
        assert_eq!(choose(&mut facets, Field::Year, numbers(MAX_VALUES)), Some(()));
        let full = facets.clone();
        toggle(&mut facets, Field::Year, "2022");
        assert_eq!(facets, full);
        assert_eq!(choose(&mut facets, Field::Month, numbers(1)), Some(()));
    }

    #[test]
    fn a_value_is_taken_back_however_it_is_spelled() {
        let mut facets = chosen(&[(Field::Place, &["Erevan"])]);
        toggle(&mut facets, Field::Place, "Moscou");
        toggle(&mut facets, Field::Place, "EREVAN");
        assert_eq!(facets, chosen(&[(Field::Place, &["Moscou"])]));
        toggle(&mut facets, Field::Agency, "Moscou");
        toggle(&mut facets, Field::Place, "moscou");
        assert_eq!(facets, chosen(&[(Field::Agency, &["Moscou"])]));
    }

    #[test]
    fn fields_have_names() {
        assert!(Field::ALL.is_sorted());
        for field in Field::ALL {
            assert_eq!(Field::named(field.name()), Some(field));
        }
        assert_eq!(Field::named("speaker"), None);
    }
}
