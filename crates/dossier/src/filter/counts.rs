//! Live counts: how many reports each value of a facet would keep.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::collection::Collection;
use crate::date::Dates;
use crate::filter::facets::{Facet, Field, Value, in_period, values};
use crate::text::fold::fold_text;

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

/// The values of a collection's reports, read once.
#[derive(Debug)]
pub struct Counter {
    collection: Arc<Collection>,
    /// The fields that a report of the collection has, in order.
    columns: Vec<Column>,
}

/// A field of every report.
#[derive(Debug)]
struct Column {
    field: Field,
    /// In folded order.
    names: Vec<Name>,
    /// By report, the place of its value among the names.
    values: Vec<Option<u32>>,
}

/// A value in all its spellings.
#[derive(Debug)]
struct Name {
    folded: String,
    /// The spelling that most reports have.
    value: String,
    /// How many have it.
    reports: usize,
}

impl Counter {
    /// Reads the values of every report.
    #[must_use]
    pub fn new(collection: &Arc<Collection>) -> Self {
        let mut columns = Vec::new();
        for field in Field::ALL {
            let column = Column::new(collection, field);
            if !column.names.is_empty() {
                columns.push(column);
            }
        }
        Self { collection: Arc::clone(collection), columns }
    }

    /// Counts each value over those of the reports `passing` (places in the collection) that all
    /// filters but its own field's keep. Fields that no report of the collection has are left out,
    /// and values that would keep nothing unless they are chosen.
    pub fn counts(
        &self,
        passing: impl Iterator<Item = usize>,
        facets: &[Facet],
        dates: Option<Dates>,
    ) -> Vec<FieldCounts> {
        let mut countings: Vec<Counting> =
            self.columns.iter().map(|column| Counting::new(column, facets)).collect();
        // A facet of a field that no report has keeps none.
        let known = |facet: &Facet| self.columns.iter().any(|it| it.field == facet.field);
        let passing = passing.filter(|_| facets.iter().all(known));
        for index in passing {
            let report = self.collection.reports.get(index);
            if !report.is_some_and(|report| in_period(report, dates)) {
                continue;
            }
            let mut refusing = (0..).zip(&countings).filter(|(_, it)| !it.keeps(index));
            let (refused, twice) = (refusing.next().map(|(at, _)| at), refusing.next().is_some());
            for (at, counting) in (0..).zip(&mut countings) {
                if !twice && refused.is_none_or(|refused: usize| refused == at) {
                    counting.add(index);
                }
            }
        }
        countings.into_iter().map(Counting::finish).collect()
    }
}

impl Column {
    fn new(collection: &Collection, field: Field) -> Self {
        // Every spelling once, and how many reports have it.
        let mut spellings: Vec<(Value, usize)> = Vec::new();
        let find = |spellings: &[(Value, usize)], value: Value| {
            spellings.binary_search_by(|known| known.0.key().cmp(&value.key()))
        };
        for value in collection.reports.iter().flat_map(|report| values(report, field)) {
            let at = find(&spellings, value);
            match at.map(|at| spellings.get_mut(at)) {
                Ok(known) => known.into_iter().for_each(|known| known.1 += 1),
                Err(at) => spellings.insert(at, (value, 1)),
            }
        }
        let mut column = Self { field, names: Vec::new(), values: Vec::new() };
        for &(value, reports) in &spellings {
            let value = value.to_string();
            let folded = fold_text(&value);
            match column.find(&folded).map(|at| column.names.get_mut(at)) {
                Ok(Some(name)) if name.reports < reports => {
                    (name.value, name.reports) = (value, reports);
                }
                Ok(_) => {}
                Err(at) => column.names.insert(at, Name { folded, value, reports }),
            }
        }
        // From spellings to names, without folding again.
        for spelling in &mut spellings {
            spelling.1 = column.find(&fold_text(&spelling.0.to_string())).unwrap_or_default();
        }
        let values = collection.reports.iter().map(|report| {
            let at = find(&spellings, values(report, field).next()?).ok()?;
            spellings.get(at).and_then(|&(_, name)| u32::try_from(name).ok())
        });
        column.values = values.collect();
        column
    }

    fn find(&self, folded: &str) -> Result<usize, usize> {
        self.names.binary_search_by(|name| name.folded.as_str().cmp(folded))
    }

    /// The place of a report's value among the names.
    fn value(&self, index: usize) -> Option<usize> {
        self.values.get(index).copied().flatten().map(|name| name as usize)
    }
}

/// A column being counted.
struct Counting<'c> {
    column: &'c Column,
    /// By name: the count, and whether the value is chosen.
    names: Vec<(usize, bool)>,
    /// Chosen values that no report has.
    unknown: Vec<&'c String>,
    /// Whether a value is chosen, so that reports without one are refused.
    narrows: bool,
}

impl<'c> Counting<'c> {
    fn new(column: &'c Column, facets: &'c [Facet]) -> Self {
        let mut names = vec![(0, false); column.names.len()];
        let mut unknown = Vec::new();
        let facet = facets.iter().find(|facet| facet.field == column.field);
        for value in facet.iter().flat_map(|facet| &facet.values) {
            match column.find(&fold_text(value)).map(|at| names.get_mut(at)) {
                Ok(Some(name)) => name.1 = true,
                _ => unknown.push(value),
            }
        }
        Self { column, names, unknown, narrows: facet.is_some() }
    }

    fn keeps(&self, index: usize) -> bool {
        let name = || self.names.get(self.column.value(index)?);
        !self.narrows || name().is_some_and(|(_, chosen)| *chosen)
    }

    fn add(&mut self, index: usize) {
        if let Some((count, _)) = self.column.value(index).and_then(|at| self.names.get_mut(at)) {
            *count += 1;
        }
    }

    fn finish(self) -> FieldCounts {
        let field = self.column.field;
        let dates = matches!(field, Field::Year | Field::Month);
        let mut listed = Vec::new();
        for (name, (count, chosen)) in self.column.names.iter().zip(self.names) {
            if count > 0 || chosen {
                let value = Count { value: name.value.clone(), count, chosen };
                listed.push((name.folded.clone(), value));
            }
        }
        for value in self.unknown {
            let value = Count { value: value.clone(), count: 0, chosen: true };
            listed.push((fold_text(&value.value), value));
        }
        listed.sort_by(|(a, one), (b, other)| {
            let by_count = if dates { Ordering::Equal } else { other.count.cmp(&one.count) };
            by_count.then_with(|| a.cmp(b))
        });
        FieldCounts { field, values: listed.into_iter().map(|(_, value)| value).collect() }
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
    use crate::filter::facets::keeps;
    use crate::filter::facets::tests::{chosen, six};

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
        let collection = Arc::new(six());
        let facets = chosen(choices);
        let counts = Counter::new(&collection).counts(0..collection.reports.len(), &facets, dates);
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
        let collection = Arc::new(six());
        let homeless = |at: &usize| collection.reports[*at].place.is_none();
        let passing = (0..collection.reports.len()).filter(homeless);
        let found = written(&Counter::new(&collection).counts(passing, &[], None));
        assert_eq!(found, ["year: 2022 2", "month: 2022-06 1", "place:", "agency:"]);
    }

    #[test]
    fn a_field_that_no_report_has_is_left_out() {
        let mut collection = six();
        collection.reports.retain(|report| report.place.is_none());
        let collection = Arc::new(collection);
        let facets = chosen(&[(Field::Place, &["Erevan"])]);
        let counter = Counter::new(&collection);
        assert_eq!(written(&counter.counts(0..3, &facets, None)), ["year:", "month:"]);
        let found = written(&counter.counts(0..3, &[], None));
        assert_eq!(found, ["year: 2022 2", "month: 2022-06 1"]);
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
            let collection = Arc::new(six());
            let reports = || collection.reports.iter();
            let counter = Counter::new(&collection);
            let counts = counter.counts(0..collection.reports.len(), &facets, dates);
            for FieldCounts { field, values } in counts {
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
