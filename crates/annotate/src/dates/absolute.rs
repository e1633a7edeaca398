//! Calendar dates: `31 août 2014`, `2024-05-03`, `en 2025`.

use crate::dates::calendar::{self, Toward};
use crate::dates::cursor::{Found, Reading};
use crate::dates::lists::{AMOUNTS, BEFORE_YEARS, COUNTED, NOT_COUNTED};
use dossier::date::Date;
use dossier::date::parse::{self, Written};
use dossier::report::facts::When;
use dossier::text::lang::Lang;

impl Reading<'_> {
    /// `dimanche 31 août 2014`, `juin 2022`, `24 novembre dernier`, `May 3`.
    pub(super) fn written(&self, at: usize) -> Option<Found> {
        let mut first = at;
        if self.weekday_of(at).is_some() && matches!(self.gap(at).as_str(), "" | ",") {
            first += 1 + usize::from(self.leads(at + 1, &["le", "the"]));
        }
        let (last, written) = self.written_at(first)?;
        if first > at && written.day.is_none() || self.is_part(at, last) {
            return None;
        }
        let (last, when) = if written.year.is_some() {
            (last, written.date(None)?)
        } else {
            let side = self.side(last);
            let last = last + usize::from(side.is_some());
            let side = side.unwrap_or(Toward::Nearest);
            (last, calendar::date(self.own?, written.month, written.day, side)?)
        };
        let relative = written.year.is_none();
        Some(Found { first: at, last, when: When::Date(when), relative })
    }

    /// The date with a month name that starts at word `at`, after the index of its last word.
    pub(super) fn written_at(&self, at: usize) -> Option<(usize, Written)> {
        [at, at + 1].into_iter().find_map(|month| {
            let (words, written) = parse::around(self.text, &self.words, month)?;
            (*words.start() == at).then_some((*words.end(), written))
        })
    }

    /// `2024-05-03`, `2024-05`, `31/8/2014`. In the last form the day comes first in French;
    /// otherwise only a number above 12, or two equal numbers, determine it.
    pub(super) fn numbers(&self, at: usize) -> Option<Found> {
        let number = |at: usize| {
            let word = self.word(at);
            let digits = word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
            word.parse::<u8>().ok().filter(|_| digits)
        };
        let joint = self.words.gap(self.text, at);
        let next = || self.words.gap(self.text, at + 1) == joint;
        let (last, date) = if let (Some(year), "-") = (plausible(self.word(at)), joint) {
            let month = number(at + 1).filter(|_| self.word(at + 1).len() == 2)?;
            // `RFC 2049-05` is a document number.
            let acronym = at > 0
                && self.ties(at - 1)
                && self.words.written(self.text, at - 1).chars().all(char::is_uppercase);
            match number(at + 2).filter(|_| next()) {
                Some(day) => (at + 2, Date::new(year, Some(month), Some(day))?),
                // `2011-12` may be a range of years.
                None if acronym || u16::from(month) == year % 100 + 1 => return None,
                None => (at + 1, Date::new(year, Some(month), None)?),
            }
        } else if matches!(joint, "/" | ".") && next() {
            let (a, b) = (number(at)?, number(at + 1)?);
            let (day, month) = match () {
                () if a == b || a > 12 || self.lang == Some(Lang::Fr) => (a, b),
                () if b > 12 => (b, a),
                () => return None,
            };
            (at + 2, Date::new(plausible(self.word(at + 2))?, Some(month), Some(day))?)
        } else {
            return None;
        };
        let found = Found { first: at, last, when: When::Date(date), relative: false };
        (!self.is_part(at, last)).then_some(found)
    }

    /// `en 2025`; also the next year of an enumeration (`2019, 2020 et 2021`), if word `before` is
    /// the previous one.
    pub(super) fn year(&self, at: usize, before: Option<usize>) -> Option<Found> {
        let year = plausible(self.word(at))?;
        let listed = before.is_some_and(|before| {
            let words = at - before - 1;
            let joint = if words == 0 { self.gap(before) } else { String::new() };
            joint == "," || words == 1 && self.is(at - 1, &["et", "ou", "and", "or", "puis"])
        });
        if !(listed || self.is_time(at)) || self.is_part(at, at) || self.is_amount(at) {
            return None;
        }
        let when = When::Date(Date::new(year, None, None)?);
        Some(Found { first: at, last: at, when, relative: false })
    }

    /// Whether the context of word `at` shows that its four digits are a year.
    pub(super) fn is_time(&self, at: usize) -> bool {
        let bracketed = at > 0 && self.gap(at - 1).ends_with('(') && self.gap(at).starts_with(')');
        bracketed || self.follows(at, BEFORE_YEARS)
    }

    /// Whether the number at word `at` is a quantity: `2000 personnes`, `plus de 2000`.
    pub(super) fn is_amount(&self, at: usize) -> bool {
        let next = self.word(at + 1);
        let plural = next.len() > 2 && next.ends_with(['s', 'x']) && !NOT_COUNTED.contains(&next);
        let counts =
            self.ties(at) && (COUNTED.contains(&next) || plural && !self.is_capital(at + 1));
        let many = self.follows(at, &["de", "of"]) && at > 1 && self.is(at - 2, AMOUNTS);
        counts || many
    }
}

/// `word` as a year, if it is a plausible one (1900 to 2099): four digits alone may be any number.
pub(super) fn plausible(word: &str) -> Option<u16> {
    parse::year(word).filter(|year| (1900..=2099).contains(year))
}
