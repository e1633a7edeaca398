//! Facets: what a list of reports is narrowed by, and which reports a view's filters keep.

use std::cmp::Ordering;
use std::fmt;

use crate::date::Date;
use crate::date::Dates;
use crate::report::Report;
use crate::text::fold::{fold, fold_text};

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
    for value in values {
        let found = facet.values.binary_search_by(|known| compare(known, &value));
        match found.map(|at| facet.values.get_mut(at)) {
            // Which of two spellings stays does not depend on which came first.
            Ok(Some(known)) if value < *known => *known = value,
            Ok(_) => {}
            Err(at) => facet.values.insert(at, value),
        }
    }
    Some(())
}

/// Chooses a value, or takes it back when it is chosen, however it is spelled. Where no more can be
/// chosen nothing changes.
pub fn toggle(facets: &mut Vec<Facet>, field: Field, value: &str) {
    let chosen = facets.iter_mut().find(|facet| facet.field == field);
    let is_it = |chosen: &String| compare(chosen, value).is_eq();
    let at = chosen.as_ref().and_then(|facet| facet.values.iter().position(is_it));
    match chosen.zip(at) {
        Some((facet, at)) => {
            facet.values.remove(at);
            facets.retain(|facet| !facet.values.is_empty());
        }
        None => drop(choose(facets, field, vec![value.to_owned()])),
    }
}

/// A value that a report has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// A year or a month.
    Date(Date),
    /// A name, as the report writes it.
    Name(&'a str),
}

impl fmt::Display for Value<'_> {
    /// As links write it, before encoding.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Name(name) => f.write_str(name),
        }
    }
}

impl<'a> Value<'a> {
    /// Whether the value is the one written, however it is spelled.
    fn is(self, written: &str) -> bool {
        match self {
            Self::Date(date) => fold_text(written).parse() == Ok(date),
            Self::Name(name) => compare(name, written).is_eq(),
        }
    }

    /// The order of a field's values.
    pub(crate) fn key(self) -> (u16, Option<u8>, &'a str) {
        match self {
            Self::Date(date) => (date.year(), date.month(), ""),
            Self::Name(name) => (0, None, name),
        }
    }
}

/// Compares two texts as folded.
fn compare(a: &str, b: &str) -> Ordering {
    letters(a).cmp(letters(b))
}

/// The letters of a folded text, so that most comparisons end at the first.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(|c| {
        let folded = fold(c);
        (0..folded.letters().len()).filter_map(move |at| folded.letters().get(at).copied())
    })
}

/// The values of a field that a report has. One known to the year only has no month.
pub fn values(report: &Report, field: Field) -> impl Iterator<Item = Value<'_>> {
    let date = report.date.map(|(date, _)| date);
    let value = match field {
        Field::Year => date.and_then(|d| Date::new(d.year(), None, None)).map(Value::Date),
        Field::Month => date
            .filter(|d| d.month().is_some())
            .and_then(|d| Date::new(d.year(), d.month(), None))
            .map(Value::Date),
        Field::Place => report.place.as_deref().map(Value::Name),
        Field::Agency => report.agency.as_deref().map(Value::Name),
    };
    value.into_iter()
}

/// Whether the filters of a view keep a report: its date, and one value of each facet.
#[must_use]
pub fn keeps(report: &Report, facets: &[Facet], dates: Option<Dates>) -> bool {
    in_period(report, dates) && facets.iter().all(|facet| facet.keeps(report))
}

impl Facet {
    /// Whether a report has one of the values.
    pub(crate) fn keeps(&self, report: &Report) -> bool {
        values(report, self.field).any(|value| self.values.iter().any(|chosen| value.is(chosen)))
    }
}

/// Whether a report's date is one of those kept.
pub(crate) fn in_period(report: &Report, dates: Option<Dates>) -> bool {
    match (dates, report.date) {
        (None, _) | (Some(Dates::Undated), None) => true,
        (Some(Dates::Range(range)), Some((date, _))) => range.touches(date),
        (Some(Dates::Range(_)), None) | (Some(Dates::Undated), Some(_)) => false,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::collection::Collection;
    use crate::date::DateRange;
    use crate::report;

    /// Six reports: Erevan in two spellings, Moscou; AFP and TASS; one known to the month, one to
    /// the year, one undated.
    pub(crate) fn six() -> Collection {
        let reports = [
            ("2022-a", ""),
            ("2022-06-b", "EREVAN, 3 juin 2022. /TASS/. "),
            ("2022-06-c", "Érevan, 9 juin 2022. /AFP/. "),
            ("2022-06-d", ""),
            ("2023-e", "MOSCOU, 1er mai 2023. /TASS/. "),
            ("f", ""),
        ];
        let parse =
            |(stem, start)| report::parse(stem, format!("{start}Un texte.").as_bytes()).unwrap();
        Collection::new(reports.into_iter().map(parse).collect()).unwrap()
    }

    /// The slugs, without their dates, of the reports that are kept.
    fn kept(facets: &[Facet], dates: Option<Dates>) -> String {
        let collection = six();
        let kept = collection.reports.iter().filter(|report| keeps(report, facets, dates));
        kept.filter_map(|report| report.slug.chars().next_back()).collect()
    }

    /// These choices, one after the other.
    pub(crate) fn chosen(choices: &[(Field, &[&str])]) -> Vec<Facet> {
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

    #[test]
    fn a_report_has_the_values_that_are_known() {
        let all = |field| {
            let values =
                |report| values(report, field).map(|value| value.to_string()).collect::<String>();
            six().reports.iter().map(values).collect::<Vec<_>>()
        };
        assert_eq!(all(Field::Year), ["2022", "2022", "2022", "2022", "2023", ""]);
        assert_eq!(all(Field::Month), ["", "2022-06", "2022-06", "2022-06", "2023-05", ""]);
        assert_eq!(all(Field::Place), ["", "", "Erevan", "Érevan", "Moscou", ""]);
        assert_eq!(all(Field::Agency), ["", "", "TASS", "AFP", "TASS", ""]);
    }

    #[test]
    fn values_of_a_field_are_alternatives_and_fields_add_up() {
        let check = |choices: &[(Field, &[&str])], expected| {
            assert_eq!(kept(&chosen(choices), None), expected, "{choices:?}");
        };
        check(&[], "adbcef");
        check(&[(Field::Year, &["2022"])], "adbc");
        check(&[(Field::Year, &["2022", "2023"])], "adbce");
        check(&[(Field::Month, &["2022\u{2011}06"])], "dbc");
        check(&[(Field::Month, &["2022"])], "");
        check(&[(Field::Year, &["2022-06"])], "");
        check(&[(Field::Place, &["erevan"])], "bc");
        check(&[(Field::Place, &["EREVAN", "moscou"])], "bce");
        check(&[(Field::Place, &["Ereva"]), (Field::Agency, &["TASS"])], "");
        check(&[(Field::Place, &["Erevan"]), (Field::Agency, &["TASS"])], "b");
        check(&[(Field::Place, &["Erevan"]), (Field::Year, &["2023"])], "");
        check(&[(Field::Agency, &["Reuters"])], "");
    }

    #[test]
    fn dates_and_facets_add_up() {
        let tass = chosen(&[(Field::Agency, &["TASS"])]);
        let since =
            |from: &str| Some(Dates::Range(DateRange { from: from.parse().ok(), to: None }));
        assert_eq!(kept(&[], since("2022-06-05")), "adce");
        assert_eq!(kept(&[], Some(Dates::Undated)), "f");
        assert_eq!(kept(&tass, since("2022-06-05")), "e");
        assert_eq!(kept(&tass, Some(Dates::Undated)), "");
    }
}
