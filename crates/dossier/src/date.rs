//! Dates that carry their precision: `2022-06` is a month, never its first day.

use serde::{Deserialize, Serialize};

use std::fmt;
use std::str::FromStr;

mod filter;
pub mod parse;

pub use filter::Dates;

/// A calendar date known to the year, the month or the day (EDTF level 0, ISO 8601-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Date {
    year: u16,
    /// 1–12; 0 when only the year is known.
    month: u8,
    /// 1–31; 0 when the day is not known.
    day: u8,
}

/// How exactly a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// To the year.
    Year,
    /// To the month.
    Month,
    /// To the day.
    Day,
}

/// How a report's date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Known {
    /// Written in a header of the text.
    Header,
    /// Written in the dateline.
    Dateline,
    /// Day and month written in the dateline, year inferred from the text.
    DatelineInferredYear,
    /// Day and month written in the dateline, year taken from the file's name.
    DatelineYearFromFileName,
    /// Only the file's name has it.
    FileName,
}

impl Precision {
    /// Its name: `year`, `month` or `day`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Day => "day",
        }
    }
}

impl Date {
    /// The date, if the calendar has it. Years are 1–9999.
    #[must_use]
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        let date = Self { year, month: month.unwrap_or(0), day: day.unwrap_or(0) };
        let valid = (1..=9999).contains(&year)
            && month.is_none_or(|m| (1..=12).contains(&m))
            && day.is_none_or(|d| month.is_some() && (1..=days_in(year, date.month)).contains(&d));
        valid.then_some(date)
    }

    /// The year, 1–9999.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1–12, when known.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        (self.month > 0).then_some(self.month)
    }

    /// The day of the month, 1–31, when known.
    #[must_use]
    pub fn day(self) -> Option<u8> {
        (self.day > 0).then_some(self.day)
    }

    /// How exactly it is known.
    #[must_use]
    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (0, _) => Precision::Year,
            (_, 0) => Precision::Month,
            _ => Precision::Day,
        }
    }

    /// The first day it may mean, as days since 1970-01-01 in the Gregorian calendar.
    #[must_use]
    pub fn first_day(self) -> i32 {
        days_from_civil(self.year, self.month.max(1), self.day.max(1))
    }

    /// The last day it may mean, counted like [`Self::first_day`].
    #[must_use]
    pub fn last_day(self) -> i32 {
        let month = if self.month == 0 { 12 } else { self.month };
        let day = if self.day == 0 { days_in(self.year, month) } else { self.day };
        days_from_civil(self.year, month, day)
    }
}

impl fmt::Display for Date {
    /// `YYYY[-MM[-DD]]`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

/// The text is no `YYYY[-MM[-DD]]`, or no day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(s: &str) -> Result<Self, NotADate> {
        fn field<T: FromStr>(part: Option<&str>, width: usize) -> Result<Option<T>, NotADate> {
            let Some(digits) = part else { return Ok(None) };
            if digits.len() != width || !digits.bytes().all(|b| b.is_ascii_digit()) {
                return Err(NotADate);
            }
            digits.parse().map(Some).map_err(|_| NotADate)
        }
        let mut parts = s.split('-');
        let year = field(parts.next(), 4)?.ok_or(NotADate)?;
        let month = field(parts.next(), 2)?;
        let day = field(parts.next(), 2)?;
        if parts.next().is_some() {
            return Err(NotADate);
        }
        Self::new(year, month, day).ok_or(NotADate)
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date algorithms",
/// `days_from_civil`).
fn days_from_civil(year: u16, month: u8, day: u8) -> i32 {
    let (month, day) = (i32::from(month), i32::from(day));
    let year = i32::from(year) - i32::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// A span of time, either end open. A date belongs to it when its interval touches it; a range
/// that ends before it begins holds none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateRange {
    /// The earliest date, as precise as written.
    pub from: Option<Date>,
    /// The latest date, as precise as written.
    pub to: Option<Date>,
}

impl DateRange {
    /// Whether any day that `date` may mean lies in the range.
    #[must_use]
    pub fn touches(self, date: Date) -> bool {
        let first = self.from.map_or(i32::MIN, Date::first_day);
        let last = self.to.map_or(i32::MAX, Date::last_day);
        first <= last && date.last_day() >= first && date.first_day() <= last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(s: &str) -> Date {
        s.parse().expect(s)
    }

    #[test]
    fn written_and_read_back() {
        for s in ["2022-06", "2025-01-01", "1999", "2024-02-29", "0001-12-31"] {
            assert_eq!(date(s).to_string(), s);
        }
        for s in [
            "",
            "22",
            "2022-13",
            "2022-00",
            "2023-02-29",
            "2022-6",
            "2022-06-31",
            "2022-06-01-",
            "+022",
        ] {
            assert_eq!(s.parse::<Date>(), Err(NotADate), "{s}");
        }
    }

    #[test]
    fn a_month_is_an_interval() {
        assert_eq!(date("1970-01-01").first_day(), 0);
        assert_eq!(date("2022-06").first_day(), date("2022-06-01").first_day());
        assert_eq!(date("2022-06").last_day(), date("2022-06-30").last_day());
        assert_eq!(date("2024").last_day() - date("2024").first_day(), 365);
        assert_eq!(date("2025-01-01").first_day() - date("2024-12-31").first_day(), 1);
    }

    #[test]
    fn a_month_belongs_to_a_range_that_touches_it() {
        let range =
            |from: &str, to: &str| DateRange { from: from.parse().ok(), to: to.parse().ok() };
        assert!(range("2022-06-15", "").touches(date("2022-06")));
        assert!(range("", "2022-06-15").touches(date("2022-06")));
        assert!(!range("2022-07", "").touches(date("2022-06")));
        assert!(range("", "2025").touches(date("2025-01-01")));
        assert!(range("", "").touches(date("2025-01-01")));
        assert!(range("2022-06", "2022-06-15").touches(date("2022-06-02")));
        assert!(!range("2022-10", "2022-03").touches(date("2022")));
    }
}
