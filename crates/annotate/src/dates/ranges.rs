//! Date ranges: `du 18 au 20 juillet`, `de 2019 à 2021`.

use crate::dates::absolute::plausible;
use crate::dates::calendar::{self, Toward};
use crate::dates::cursor::{Found, Reading};
use crate::dates::lists::BEFORE_YEARS;
use dossier::date::Date;
use dossier::date::parse::{self};
use dossier::report::facts::When;

/// One end of a range, as far as the text gives it. `last` is the index of its last word.
#[derive(Clone, Copy, Debug, Default)]
struct Part {
    last: usize,
    day: Option<u8>,
    month: Option<u8>,
    year: Option<u16>,
}

impl Reading<'_> {
    /// `du 18 au 20 juillet`, `18–20 July 2003`, `de 2019 à 2021`, `entre mai et juin 2022`.
    pub(super) fn range(&self, at: usize) -> Option<Found> {
        let lead = self.leads(at, &["du", "de", "entre", "from", "between"]);
        let (from, first) = self.part(at + usize::from(lead))?;
        let gap = self.gap(first.last);
        let (joint, start) = if matches!(gap.as_str(), "-" | "–" | "—") {
            ("-", first.last + 1)
        } else if gap.is_empty() {
            let jusque = usize::from(self.is(first.last + 1, &["jusqu"]));
            (self.word(first.last + 1 + jusque), first.last + 2 + jusque)
        } else {
            return None;
        };
        let (_, mut second) = self.part(start)?;
        if second.month.is_none() && second.year.is_none() && first.month.is_some() {
            // `July 18–20, 2003`: a year after the second day is the year of both.
            let after = matches!(self.gap(second.last).as_str(), "" | ",");
            second.year = parse::year(self.word(second.last + 1)).filter(|_| after);
            second.last += usize::from(second.year.is_some());
            // Only if the month is before its day.
            parse::day(self.word(from)).is_none().then_some(())?;
        }
        let alike = first.day.is_some() == second.day.is_some()
            && (first.month.or(second.month)).is_some() >= first.day.is_some();
        let days = first.month.is_none() && second.day == first.day.map(|day| day + 1);
        let joined = match joint {
            "au" | "a" | "to" | "through" | "until" => true,
            "-" => first.day.is_some() || second.year.is_some(),
            "et" | "and" => self.is(at, &["entre", "between"]) || first.day.is_some() && days,
            _ => false,
        };
        let years = first.month.is_none() && second.month.is_none() && first.day.is_none();
        let is_explicit = !years || lead || joint == "-" && self.is_time_of_range(at, second.last);
        if !alike || !joined || !is_explicit || self.is_part(at, second.last) {
            return None;
        }
        if years && (first.year.is_none() || second.year.is_none() || self.is_amount(second.last)) {
            return None;
        }
        let (when, relative) = self.between(first, second)?;
        Some(Found { first: at, last: second.last, when, relative })
    }

    /// Whether the context shows that the numbers at words `first` and `last` are years.
    pub(super) fn is_time_of_range(&self, first: usize, last: usize) -> bool {
        let bracketed =
            first > 0 && self.gap(first - 1).ends_with('(') && self.gap(last).starts_with(')');
        bracketed
            || self.follows(first, BEFORE_YEARS)
            || self.follows(first, &["periode", "annees", "period"])
    }

    /// Parses one end of a range at word `at`. Returns the index of its first word after any
    /// article and weekday, and the parts.
    fn part(&self, at: usize) -> Option<(usize, Part)> {
        let mut at = at;
        at += usize::from(self.leads(at, &["le", "l", "the"]));
        at +=
            usize::from(self.weekday_of(at).is_some() && matches!(self.gap(at).as_str(), "" | ","));
        let part = match self.written_at(at) {
            Some((last, written)) => {
                Part { last, day: written.day, month: Some(written.month), year: written.year }
            }
            None => Part {
                last: at,
                day: parse::day(self.word(at)),
                month: self.month_of(at).map(|(_, number)| number),
                year: plausible(self.word(at)),
            },
        };
        let is_date = part.day.is_some() || part.month.is_some() || part.year.is_some();
        is_date.then_some((at, part))
    }

    /// The range between two ends; what one end lacks (month, year) is taken from the other. Also
    /// whether the year came from the report's date.
    fn between(&self, first: Part, second: Part) -> Option<(When, bool)> {
        let last_month = second.month.or(first.month);
        let first_month = first.month.or(second.month);
        let relative = first.year.is_none() && second.year.is_none();
        // `du 28 décembre au 3 janvier 2025` starts in the previous year.
        let turns = u16::from(first_month > last_month);
        let last_year = match (first.year, second.year) {
            (_, Some(year)) => year,
            (Some(year), None) => year + turns,
            (None, None) => {
                calendar::date(self.own?, last_month?, second.day, Toward::Nearest)?.year()
            }
        };
        let first_year = first.year.unwrap_or(last_year.saturating_sub(turns));
        let from = Date::new(first_year, first_month, first.day)?;
        let to = Date::new(last_year, last_month, second.day)?;
        (from.first_day() < to.first_day()).then_some((When::Range(from, to), relative))
    }
}
