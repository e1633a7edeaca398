//! Live counts: how many reports each value of a facet would keep.

use crate::collection::Collection;
use crate::facets::{Facet, Field, Value, in_period, values};
use crate::fold::fold_text;
use crate::report::Report;
use crate::view::Dates;

/// A field and how many reports each of its values would keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldCounts {
    /// The field.
    pub field: Field,
    /// Years and months ascending; names by count, then in folded order.
    pub values: Vec<Count>,
}

/// A value and how many reports it would keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// In the spelling that most reports have; as chosen where none has it.
    pub value: String,
    /// The reports that have it.
    pub count: usize,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// Counts each value over the reports that pass the query and all filters but its own field's.
/// Fields that no report of the collection has are left out, and values that keep nothing unless
/// they are chosen.
pub fn counts<'a>(
    collection: &'a Collection,
    passing: impl Iterator<Item = &'a Report>,
    facets: &[Facet],
    dates: Option<Dates>,
) -> Vec<FieldCounts> {
    let mut tables = Field::ALL.map(|_| Table::default());
    for report in passing.filter(|report| in_period(report, dates)) {
        let mut refusing = facets.iter().filter(|facet| !facet.keeps(report));
        let (refused, twice) = (refusing.next(), refusing.next().is_some());
        for (field, table) in Field::ALL.into_iter().zip(&mut tables) {
            if !twice && refused.is_none_or(|facet| facet.field == field) {
                table.add(report, field);
            }
        }
    }
    let counted = Field::ALL.into_iter().zip(&tables).filter_map(|(field, table)| {
        let mut all = Table::default();
        collection.reports.iter().for_each(|report| all.add(report, field));
        let chosen = facets.iter().find(|facet| facet.field == field);
        let chosen = chosen.map(|facet| facet.values.as_slice()).unwrap_or_default();
        let values = || named(&all, table, chosen, matches!(field, Field::Year | Field::Month));
        (!all.0.is_empty()).then(|| FieldCounts { field, values: values() })
    });
    counted.collect()
}

/// Values and how often each came, in order.
#[derive(Default)]
struct Table<'a>(Vec<(Value<'a>, usize)>);

impl<'a> Table<'a> {
    fn add(&mut self, report: &'a Report, field: Field) {
        for value in values(report, field) {
            match self.find(value) {
                Ok(at) => self.0.iter_mut().skip(at).take(1).for_each(|known| known.1 += 1),
                Err(at) => self.0.insert(at, (value, 1)),
            }
        }
    }

    fn find(&self, value: Value<'_>) -> Result<usize, usize> {
        self.0.binary_search_by(|known| known.0.key().cmp(&value.key()))
    }

    fn count(&self, value: Value<'_>) -> usize {
        self.find(value).ok().and_then(|at| self.0.get(at)).map_or(0, |known| known.1)
    }
}

/// The counts of one field, spellings of one name together.
fn named(all: &Table, passing: &Table, chosen: &[String], dates: bool) -> Vec<Count> {
    let mut names: Vec<Spelled> = Vec::new();
    for &(value, reports) in &all.0 {
        let name = Spelled::among(&mut names, &value.to_string());
        let Some(name) = name else { continue };
        if reports > name.reports {
            name.reports = reports;
            name.count.value = value.to_string();
        }
        name.count.count += passing.count(value);
    }
    for value in chosen {
        if let Some(name) = Spelled::among(&mut names, value) {
            name.count.chosen = true;
        }
    }
    let mut counts: Vec<Count> = Vec::new();
    for name in names.into_iter().filter(|name| name.count.count > 0 || name.count.chosen) {
        // Mostly at the end; a sort would be more to download.
        let at = counts.partition_point(|value| dates || value.count >= name.count.count);
        counts.insert(at, name.count);
    }
    counts
}

/// A name with all its spellings.
struct Spelled {
    folded: String,
    /// How many reports have its commonest spelling.
    reports: usize,
    count: Count,
}

impl Spelled {
    /// The one spelled so, which is put in its place among the others if it is new.
    fn among<'n>(names: &'n mut Vec<Self>, value: &str) -> Option<&'n mut Self> {
        let folded = fold_text(value);
        let at = names.partition_point(|name| name.folded < folded);
        if names.get(at).is_none_or(|name| name.folded != folded) {
            let count = Count { value: value.to_owned(), count: 0, chosen: false };
            names.insert(at, Self { folded, reports: 0, count });
        }
        names.get_mut(at)
    }
}

#[cfg(test)]
mod tests {
    use proptest::option;
    use proptest::prelude::*;
    use proptest::sample::{select, subsequence};
    use proptest::test_runner::Config;

    use super::*;
    use crate::date::DateRange;
    use crate::facets::keeps;
    use crate::facets::tests::{chosen, six};

    /// As `field: value count, …`, chosen values with a star.
    fn written(counts: &[FieldCounts]) -> Vec<String> {
        let value = |Count { value, count, chosen }: &Count| {
            format!(" {value} {count}{}", if *chosen { "*" } else { "" })
        };
        let field = |field: &FieldCounts| {
            format!("{}:{}", field.field.name(), field.values.iter().map(value).collect::<String>())
        };
        counts.iter().map(field).collect()
    }

    #[track_caller]
    fn check(choices: &[(Field, &[&str])], dates: Option<Dates>, expected: &[&str]) {
        let collection = six();
        let facets = chosen(choices);
        let counts = counts(&collection, collection.reports.iter(), &facets, dates);
        assert_eq!(written(&counts), expected, "{choices:?}");
    }

    #[test]
    fn each_field_ignores_its_own_choice() {
        let all = [
            "year: 2022 4 2023 1",
            "month: 2022-06 3 2023-05 1",
            "place: Erevan 2 Moscou 1",
            "agency: TASS 2 AFP 1",
        ];
        check(&[], None, &all);
        check(
            &[(Field::Place, &["moscou"])],
            None,
            &["year: 2023 1", "month: 2023-05 1", "place: Erevan 2 Moscou 1*", "agency: TASS 1"],
        );
        check(
            &[(Field::Year, &["2022"]), (Field::Agency, &["TASS"])],
            None,
            &[
                "year: 2022 1* 2023 1",
                "month: 2022-06 1",
                "place: Erevan 1",
                "agency: AFP 1 TASS 1*",
            ],
        );
    }

    #[test]
    fn a_choice_that_keeps_nothing_is_listed() {
        check(
            &[(Field::Year, &["1999", "2023"]), (Field::Place, &["Bichkek", "erevan"])],
            None,
            &[
                "year: 1999 0* 2022 2 2023 0*",
                "month:",
                "place: Moscou 1 Bichkek 0* Erevan 0*",
                "agency:",
            ],
        );
    }

    #[test]
    fn dates_count_for_every_field() {
        let june = DateRange { from: "2022-06".parse().ok(), to: "2022-06".parse().ok() };
        check(
            &[],
            Some(Dates::Range(june)),
            &["year: 2022 4", "month: 2022-06 3", "place: Erevan 2", "agency: AFP 1 TASS 1"],
        );
        check(&[], Some(Dates::Undated), &["year:", "month:", "place:", "agency:"]);
    }

    #[test]
    fn only_what_passes_is_counted_and_fields_stay() {
        let collection = six();
        let passing = collection.reports.iter().filter(|report| report.place.is_none());
        let found = written(&counts(&collection, passing, &[], None));
        assert_eq!(found, ["year: 2022 2", "month: 2022-06 1", "place:", "agency:"]);
    }

    #[test]
    fn a_field_that_no_report_has_is_left_out() {
        let mut collection = six();
        collection.reports.retain(|report| report.place.is_none());
        let facets = chosen(&[(Field::Place, &["Erevan"])]);
        let found = written(&counts(&collection, collection.reports.iter(), &facets, None));
        assert_eq!(found, ["year:", "month:"]);
    }

    fn some_of(values: [&'static str; 3]) -> impl Strategy<Value = Vec<&'static str>> {
        subsequence(values.to_vec(), 0..=2)
    }

    fn choices() -> impl Strategy<Value = Vec<Facet>> {
        let years = some_of(["2022", "2023", "2024"]);
        let places = some_of(["EREVAN", "Moscou", "Bichkek"]);
        let agencies = some_of(["AFP", "tass", "Interfax"]);
        (years, places, agencies).prop_map(|(years, places, agencies)| {
            let all = [(Field::Year, years), (Field::Place, places), (Field::Agency, agencies)];
            let some = all.iter().filter(|(_, values)| !values.is_empty());
            chosen(&some.map(|(field, values)| (*field, &values[..])).collect::<Vec<_>>())
        })
    }

    fn periods() -> impl Strategy<Value = Option<Dates>> {
        option::of(select(vec!["2022-06-05", "2023", "2024"])).prop_map(|from| {
            Some(Dates::Range(DateRange { from: Some(from?.parse().ok()?), to: None }))
        })
    }

    proptest! {
        #![proptest_config(Config { failure_persistence: None, ..Config::default() })]

        /// A count is what the list would have, were its value alone chosen in its field.
        #[test]
        fn a_count_is_what_its_value_would_keep(facets in choices(), dates in periods()) {
            let collection = six();
            let reports = || collection.reports.iter();
            for FieldCounts { field, values } in counts(&collection, reports(), &facets, dates) {
                for counted in values {
                    let is_field = |facet: &&Facet| facet.field == field;
                    let mut wanted = facets.clone();
                    wanted.retain(|facet| facet.field != field);
                    wanted.push(Facet { field, values: vec![counted.value.clone()] });
                    let kept = reports().filter(|report| keeps(report, &wanted, dates)).count();
                    prop_assert_eq!(counted.count, kept, "{}", counted.value);
                    let folded = fold_text(&counted.value);
                    let mut own = facets.iter().filter(is_field).flat_map(|facet| &facet.values);
                    let chosen = own.any(|value| fold_text(value) == folded);
                    prop_assert_eq!(counted.chosen, chosen, "{}", counted.value);
                }
            }
        }
    }
}
