//! Dates as people write them: `1er janvier 2025`, `3 mai`, `juin 2022`, `May 3, 2024`.

use crate::date::Date;
use crate::span::Span;
use crate::words::{Reading, Words};

/// Month names, folded, wide and abbreviated, French and English (source: Unicode CLDR 46,
/// `fr` and `en`, calendar `gregorian`).
const MONTHS: [&[&str]; 12] = [
    &["janvier", "janv", "january", "jan"],
    &["fevrier", "fevr", "february", "feb"],
    &["mars", "march", "mar"],
    &["avril", "avr", "april", "apr"],
    &["mai", "may"],
    &["juin", "june", "jun"],
    &["juillet", "juil", "july", "jul"],
    &["aout", "august", "aug"],
    &["septembre", "sept", "september", "sep"],
    &["octobre", "oct", "october"],
    &["novembre", "nov", "november"],
    &["decembre", "dec", "december"],
];

/// A date as written: a month, with what stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    /// Where it stands.
    pub(crate) span: Span,
    /// 1–31.
    pub(crate) day: Option<u8>,
    /// 1–12.
    pub(crate) month: u8,
    /// A year of four digits.
    pub(crate) year: Option<u16>,
}

impl Written {
    /// The date, with `year` where none is written; `None` where the calendar has no such day.
    #[must_use]
    pub(crate) fn date(self, year: Option<u16>) -> Option<Date> {
        Date::new(self.year.or(year)?, Some(self.month), self.day)
    }
}

/// The dates written in `text`, in order. A month's name alone is no date: `mai` and `mars` are
/// too common.
#[must_use]
pub(crate) fn dates(text: &str) -> Vec<Written> {
    let words = Words::of(text, Reading::Text);
    let mut found = Vec::new();
    for at in 0..words.len() {
        let Some(month) = month(words.folded(at)) else { continue };
        // A gap of white space, with a stop after an abbreviation or an English comma.
        let close = |before: usize| {
            let gap =
                text.get(words.span(before).end as usize..words.span(before + 1).start as usize);
            gap.is_some_and(|g| matches!(g.trim(), "" | "." | ","))
        };
        let day_before = at.checked_sub(1).filter(|&i| close(i)).and_then(|i| day(words.folded(i)));
        let day_after =
            if day_before.is_none() && close(at) { day(words.folded(at + 1)) } else { None };
        let first = at - usize::from(day_before.is_some());
        let mut last = at + usize::from(day_after.is_some());
        let year = if close(last) { year(words.folded(last + 1)) } else { None };
        last += usize::from(year.is_some());
        let day = day_before.or(day_after);
        if day.is_some() || year.is_some() {
            let span = Span { start: words.span(first).start, end: words.span(last).end };
            found.push(Written { span, day, month, year });
        }
    }
    found
}

/// The four-digit years that `text` names, in order.
#[must_use]
pub(crate) fn years(text: &str) -> Vec<u16> {
    let words = Words::of(text, Reading::Text);
    (0..words.len()).filter_map(|at| year(words.folded(at))).collect()
}

fn month(word: &str) -> Option<u8> {
    (1..).zip(MONTHS).find(|(_, names)| names.contains(&word)).map(|(number, _)| number)
}

fn day(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ordinal = &word[digits.len().min(word.len())..];
    if digits.len() > 2 || !matches!(ordinal, "" | "er" | "st" | "nd" | "rd" | "th") {
        return None;
    }
    digits.parse().ok().filter(|d| (1..=31).contains(d))
}

fn year(word: &str) -> Option<u16> {
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
    }
}
