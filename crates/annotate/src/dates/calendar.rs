//! Calendar arithmetic: resolves relative days, months and seasons against the report's date.

use dossier::date::Date;
use dossier::report::facts::When;

/// The direction in which a relative date lies from the report's date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Toward {
    /// `3 mai`: the closest one, before or after.
    Nearest,
    /// `le 3 mai dernier`
    Before,
    /// `le 3 mai prochain`
    After,
}

/// Adds the missing year to a month, or a day of a month. `own` is the report's date, here and in
/// all functions below.
pub(super) fn date(own: Date, month: u8, day: Option<u8>, toward: Toward) -> Option<Date> {
    let mut dates = around(own).filter_map(|year| Date::new(year, Some(month), day));
    let distance = |date: &Date| (middle(*date) - middle(own)).abs();
    match toward {
        Toward::Nearest => dates.min_by_key(distance),
        Toward::Before => dates.filter(|date| date.last_day() < own.last_day()).last(),
        Toward::After => dates.find(|date| date.first_day() > own.first_day()),
    }
}

/// The day `days` after the report's; `None` if the report's date has no day.
pub(super) fn day(own: Date, days: i32) -> Option<Date> {
    own.day()?;
    let day = own.first_day() + days;
    let months = around(own).flat_map(|year| (1..=12).map(move |month| (year, month)));
    let month = months
        .filter_map(|(year, month)| Date::new(year, Some(month), None))
        .find(|month| (month.first_day()..=month.last_day()).contains(&day))?;
    let day = u8::try_from(day - month.first_day() + 1).ok()?;
    Date::new(month.year(), month.month(), Some(day))
}

/// The `weekday` (0 is Monday) before or after the report's date; with [`Toward::Nearest`], the
/// last one up to and including that date.
pub(super) fn weekday(own: Date, weekday: i32, toward: Toward) -> Option<Date> {
    // 1970-01-01 was a Thursday.
    let since = (own.first_day() + 3 - weekday).rem_euclid(7);
    match toward {
        Toward::Nearest => day(own, -since),
        Toward::Before => day(own, if since == 0 { -7 } else { -since }),
        Toward::After => day(own, 7 - since),
    }
}

/// The year `by` years after the report's.
pub(super) fn year(own: Date, by: i16) -> Option<When> {
    Date::new(own.year().checked_add_signed(by)?, None, None).map(When::Date)
}

/// The month `by` months (-1 to 1) after the report's; `None` if the report's date has no month.
pub(super) fn month(own: Date, by: i16) -> Option<When> {
    let month = i16::from(own.month()?) + by;
    let (by, month) = match month {
        0 => (-1, 12),
        13 => (1, 1),
        month => (0, month),
    };
    let year = own.year().checked_add_signed(by)?;
    Date::new(year, u8::try_from(month).ok(), None).map(When::Date)
}

/// The week `by` weeks after the report's, from Monday to Sunday.
pub(super) fn week(own: Date, by: i16) -> Option<When> {
    let monday = i32::from(by) * 7 - (own.first_day() + 3).rem_euclid(7);
    Some(When::Range(day(own, monday)?, day(own, monday + 6)?))
}

/// The occurrence of a season, by its EDTF number: with [`Toward::Nearest`] the first that has not
/// ended, with [`Toward::Before`] the last that has.
pub(super) fn season(own: Date, season: u8, toward: Toward) -> Option<When> {
    let days = |year: u16| {
        // A winter belongs to the year in which it begins.
        let first_month = 3 * season.checked_sub(20)?;
        let (ends_in, last_month) =
            if season == 24 { (year + 1, 2) } else { (year, first_month + 2) };
        let (first, last) = (
            Date::new(year, Some(first_month), None)?,
            Date::new(ends_in, Some(last_month), None)?,
        );
        Some((first.first_day(), last.last_day()))
    };
    let mut years = around(own).filter_map(|year| Some((year, days(year)?)));
    let year = match toward {
        Toward::Nearest => years.find(|(_, (_, last))| *last >= own.first_day()),
        Toward::Before => years.filter(|(_, (_, last))| *last < own.first_day()).last(),
        Toward::After => years.find(|(_, (first, _))| *first > own.last_day()),
    };
    year.map(|(year, _)| When::Season(year, season))
}

/// Candidate years around the report's date: enough to include a leap year, for 29 February.
fn around(own: Date) -> impl Iterator<Item = u16> {
    own.year().saturating_sub(4)..=own.year().saturating_add(4)
}

/// The middle of the days that a date may mean, times two to stay an integer.
fn middle(date: Date) -> i32 {
    date.first_day() + date.last_day()
}
