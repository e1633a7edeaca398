//! How many reports each month or year has.

use crate::date::Date;

/// A month or a year, with the reports it has. Both together are what a filter by its date keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bin {
    /// The month or the year.
    pub date: Date,
    /// Reports whose whole date lies in it.
    pub certain: usize,
    /// Reports whose date only touches it: known to the year, where bins are months.
    pub possible: usize,
}

/// Reports by time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Histogram {
    /// One after the other, with those that have no report.
    pub bins: Vec<Bin>,
    /// Reports after the last bin, where [`MAX_BINS`] do not reach them.
    pub later: usize,
    /// Reports without a date.
    pub undated: usize,
}

/// Bins are months as long as there are no more of them.
const MAX_MONTHS: u32 = 24;

/// Bins that a page can show.
pub const MAX_BINS: u32 = 120;

/// Puts dates in bins: months where all of them span two years at most, else years. Each date comes
/// with whether it is counted: those that are not still make the axis as long, so that it stays
/// where it is while a query is typed.
#[must_use]
pub fn histogram(dates: &[(Option<Date>, bool)]) -> Histogram {
    let months = || dates.iter().filter_map(|(date, _)| Some(months((*date)?)));
    let first = months().map(|(first, _)| first).min();
    let last = months().map(|(_, last)| last).max();
    let mut histogram = Histogram::default();
    let Some((first, last)) = first.zip(last) else {
        histogram.undated = counted(dates).filter(Option::is_none).count();
        return histogram;
    };
    let unit = if last - first < MAX_MONTHS { 1 } else { 12 };
    let (first, last) = (first / unit, last / unit);
    let bin = |number: u32| {
        let (year, month) = (number * unit / 12, number * unit % 12 + 1);
        let month = u8::try_from(month).ok().filter(|_| unit == 1);
        let date = Date::new(u16::try_from(year).ok()?, month, None)?;
        Some(Bin { date, certain: 0, possible: 0 })
    };
    histogram.bins = (first..=last).take(MAX_BINS as usize).filter_map(bin).collect();
    for date in counted(dates) {
        let Some(date) = date else {
            histogram.undated += 1;
            continue;
        };
        let (from, to) = self::months(date);
        let (from, to) = ((from / unit - first) as usize, (to / unit - first) as usize);
        match histogram.bins.get_mut(from..=to) {
            Some([bin]) => bin.certain += 1,
            Some(bins) => bins.iter_mut().for_each(|bin| bin.possible += 1),
            None => histogram.later += 1,
        }
    }
    histogram
}

fn counted(dates: &[(Option<Date>, bool)]) -> impl Iterator<Item = Option<Date>> {
    dates.iter().filter(|(_, counts)| *counts).map(|(date, _)| *date)
}

/// The first and last month that a date may mean, counted from the beginning of year 0.
fn months(date: Date) -> (u32, u32) {
    let january = u32::from(date.year()) * 12;
    match date.month() {
        Some(month) => {
            let month = january + u32::from(month) - 1;
            (month, month)
        }
        None => (january, january + 11),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::Config;

    use super::*;
    use crate::date::DateRange;

    fn dates(written: &[&str]) -> Vec<(Option<Date>, bool)> {
        written.iter().map(|date| (date.parse().ok(), true)).collect()
    }

    /// The bins as `date certain+possible`, then what has none.
    #[track_caller]
    fn check(written: &[&str], expected: &[&str], later: usize, undated: usize) {
        let found = histogram(&dates(written));
        let bins: Vec<String> = found
            .bins
            .iter()
            .map(|bin| format!("{} {}+{}", bin.date, bin.certain, bin.possible))
            .collect();
        assert_eq!(bins, expected, "{written:?}");
        assert_eq!((found.later, found.undated), (later, undated), "{written:?}");
    }

    #[test]
    fn months_while_the_dates_span_two_years() {
        check(
            &["2022-11-30", "2023-01", "2022-11"],
            &["2022-11 2+0", "2022-12 0+0", "2023-01 1+0"],
            0,
            0,
        );
        let found = histogram(&dates(&["2022-01", "2023-12-31"]));
        assert_eq!((found.bins.len(), found.bins[23].date.to_string()), (24, "2023-12".to_owned()));
        check(&["2022-01", "2024-01-01"], &["2022 1+0", "2023 0+0", "2024 1+0"], 0, 0);
    }

    #[test]
    fn a_year_is_in_none_of_its_months_for_certain() {
        let found = histogram(&dates(&["2022", "2022-06-03"]));
        let june = Bin { date: "2022-06".parse().unwrap(), certain: 1, possible: 1 };
        assert_eq!((found.bins.len(), found.bins[5]), (12, june));
        assert!(found.bins.iter().all(|bin| bin.possible == 1));
        check(
            &["2022-06", "2025-01-01", "2022"],
            &["2022 2+0", "2023 0+0", "2024 0+0", "2025 1+0"],
            0,
            0,
        );
    }

    #[test]
    fn undated_reports_are_counted_apart() {
        check(&["", "2022-06", ""], &["2022-06 1+0"], 0, 2);
        check(&["", ""], &[], 0, 2);
        check(&[], &[], 0, 0);
    }

    #[test]
    fn what_is_not_counted_still_makes_the_axis() {
        let mut dates = dates(&["2022-06", "2025-01-01", "", ""]);
        dates[1].1 = false;
        dates[2].1 = false;
        let found = histogram(&dates);
        let certain: Vec<usize> = found.bins.iter().map(|bin| bin.certain).collect();
        assert_eq!((certain, found.undated), (vec![1, 0, 0, 0], 1));
        dates.truncate(3);
        dates.fill((None, false));
        assert_eq!(histogram(&dates), Histogram::default());
    }

    #[test]
    fn bins_end_where_a_page_cannot_show_more() {
        let found = histogram(&dates(&["0001", "0120-12", "0121", "9999-12-31"]));
        assert_eq!((found.bins.len(), found.later), (120, 2));
        assert_eq!((found.bins[0].certain, found.bins[119].certain), (1, 1));
    }

    fn random_dates() -> impl Strategy<Value = Vec<(Option<Date>, bool)>> {
        let date = (2020_u16..2023, 0_u8..=12, 0_u8..=28).prop_map(|(year, month, day)| {
            let month = (month > 0).then_some(month);
            Date::new(year, month, month.and((day > 0).then_some(day)))
        });
        let undated = prop_oneof![6 => date, 1 => Just(None)];
        (prop::collection::vec((undated, any::<bool>()), 0..12), 0_u16..2).prop_map(
            |(all, years)| {
                // Half of them within one year or two, where bins are months.
                let near =
                    |date: &Option<Date>| date.is_none_or(|date| date.year() <= 2020 + years);
                if all.len() % 2 == 0 {
                    all
                } else {
                    all.into_iter().filter(|(d, _)| near(d)).collect()
                }
            },
        )
    }

    proptest! {
        #![proptest_config(Config { failure_persistence: None, ..Config::default() })]

        /// What a click on a bin keeps is what the bin says.
        #[test]
        fn a_bin_is_what_its_date_keeps(dates in random_dates()) {
            let found = histogram(&dates);
            for bin in &found.bins {
                let range = DateRange { from: Some(bin.date), to: Some(bin.date) };
                let touching = || counted(&dates).flatten().filter(|date| range.touches(*date));
                prop_assert_eq!(touching().count(), bin.certain + bin.possible, "{}", bin.date);
                let days = bin.date.first_day()..=bin.date.last_day();
                let inside = touching().filter(|date| {
                    days.contains(&date.first_day()) && days.contains(&date.last_day())
                });
                prop_assert_eq!(inside.count(), bin.certain, "{}", bin.date);
            }
            let ends = |pair: &[Bin]| pair[0].date.last_day() + 1 == pair[1].date.first_day();
            prop_assert!(found.bins.windows(2).all(ends));
            prop_assert_eq!(found.later, 0);
            let first = dates.iter().filter_map(|(date, _)| *date).map(Date::first_day).min();
            prop_assert!(found.bins.first().is_none_or(|bin| Some(bin.date.first_day()) <= first));
        }
    }
}
