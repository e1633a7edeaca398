//! Dates as people write them: `1er janvier 2025`, `3 mai`, `juin 2022`, `May 3, 2024`.

use std::ops::RangeInclusive;

use crate::date::Date;
use crate::text::span::Span;
use crate::text::words::{Reading, Words};

/// Month names, folded (source: Unicode CLDR 46, `fr` and `en`, calendar `gregorian`).
const MONTHS: [(Name, [&str; 12]); 4] = [
    (
        Name::French,
        [
            "janvier",
            "fevrier",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "aout",
            "septembre",
            "octobre",
            "novembre",
            "decembre",
        ],
    ),
    (
        Name::English,
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
    ),
    (Name::Short, ["janv", "fevr", "mar", "avr", "", "", "juil", "", "sept", "oct", "nov", "dec"]),
    (Name::Short, ["jan", "feb", "", "apr", "", "jun", "jul", "aug", "sep", "", "", ""]),
];

/// How a month is written, which says what may follow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// In full; its day stands before it.
    French,
    /// In full; its day may stand after it.
    English,
    /// Shortened, with or without a stop.
    Short,
}

/// A date as written: a month, with what stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// Where it stands.
    pub span: Span,
    /// 1–31.
    pub day: Option<u8>,
    /// 1–12.
    pub month: u8,
    /// A year of four digits.
    pub year: Option<u16>,
}

impl Written {
    /// The date, with `year` where none is written; `None` where the calendar has no such day.
    #[must_use]
    pub fn date(self, year: Option<u16>) -> Option<Date> {
        Date::new(self.year.or(year)?, Some(self.month), self.day)
    }
}

/// The dates written in `text`, in order. A month's name alone is no date: `mai` and `mars` are
/// too common.
#[must_use]
pub fn dates(text: &str) -> Vec<Written> {
    let words = Words::of(text, Reading::Text);
    (0..words.len()).filter_map(|at| Some(around(text, &words, at)?.1)).collect()
}

/// The date whose month is word `at`, and which of the `words` of `text` it takes.
#[must_use]
pub fn around(text: &str, words: &Words, at: usize) -> Option<(RangeInclusive<usize>, Written)> {
    let (name, month) = month(words.folded(at))?;
    let gap = |before: usize| words.gap(text, before).trim();
    let after_month = |gap: &str| gap.is_empty() || gap == "." && name == Name::Short;
    let day_before = at
        .checked_sub(1)
        .filter(|&before| gap(before).is_empty())
        .and_then(|before| day(words.folded(before)));
    let day_after = if day_before.is_none() && name != Name::French && after_month(gap(at)) {
        day(words.folded(at + 1))
    } else {
        None
    };
    let first = at - usize::from(day_before.is_some());
    let mut last = at + usize::from(day_after.is_some());
    let close = match day_after {
        Some(_) => matches!(gap(last), "" | ","),
        None => after_month(gap(last)),
    };
    let year = if close { year(words.folded(last + 1)) } else { None };
    last += usize::from(year.is_some());
    let day = day_before.or(day_after);
    let span = Span { start: words.span(first).start, end: words.span(last).end };
    let dated = day.is_some() || year.is_some();
    dated.then_some((first..=last, Written { span, day, month, year }))
}

/// The four-digit years that `text` names, in order.
#[must_use]
pub fn years(text: &str) -> Vec<u16> {
    let words = Words::of(text, Reading::Text);
    (0..words.len()).filter_map(|at| year(words.folded(at))).collect()
}

/// How the month that `word` names is written, and its number.
#[must_use]
pub fn month(word: &str) -> Option<(Name, u8)> {
    // Every month begins with one of these letters; most words do not.
    if !word.starts_with(['a', 'd', 'f', 'j', 'm', 'n', 'o', 's']) {
        return None;
    }
    MONTHS.iter().find_map(|(name, months)| {
        let (number, _) = (1..).zip(months).find(|(_, month)| **month == word)?;
        Some((*name, number))
    })
}

/// The day of a month that `word` is: `3`, `1er`, `3rd`.
#[must_use]
pub fn day(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ordinal = word.get(digits.len()..)?;
    if digits.len() > 2 || !matches!(ordinal, "" | "er" | "st" | "nd" | "rd" | "th") {
        return None;
    }
    digits.parse().ok().filter(|d| (1..=31).contains(d))
}

/// The year of four digits that `word` is.
#[must_use]
pub fn year(word: &str) -> Option<u16> {
    let plausible = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    word.parse().ok().filter(|y| plausible && (1500..=2199).contains(y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, Option<u8>, u8, Option<u16>)]) {
        let found: Vec<_> =
            dates(text).into_iter().map(|d| (d.span.of(text), d.day, d.month, d.year)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn french_and_english() {
        check(
            "le 1er janvier 2025 et le 24 novembre dernier",
            &[("1er janvier 2025", Some(1), 1, Some(2025)), ("24 novembre", Some(24), 11, None)],
        );
        check(
            "1ᵉʳ févr. 2024, May 3, 2024; June 2022",
            &[
                ("1ᵉʳ févr. 2024", Some(1), 2, Some(2024)),
                ("May 3, 2024", Some(3), 5, Some(2024)),
                ("June 2022", None, 6, Some(2022)),
            ],
        );
        check("en mai, il y a 31 mai", &[("31 mai", Some(31), 5, None)]);
        check("il a mars et 3 marsouins 2022", &[]);
        check("Jan. 3, 2024", &[("Jan. 3, 2024", Some(3), 1, Some(2024))]);
        check("03 May 2024", &[("03 May 2024", Some(3), 5, Some(2024))]);
    }

    #[test]
    fn what_stands_beside_a_month_by_chance_is_no_date() {
        check("En mai, 12 pays ; en mars 12 autres.", &[]);
        check("le 3 mai. 2024 sera", &[("3 mai", Some(3), 5, None)]);
        check("Il en a 3. Mai vient ; 32 mai, 0 mai, 123 mai, mai 1234.", &[]);
        check("en mai", &[]);
        check("mai", &[]);
    }
}
