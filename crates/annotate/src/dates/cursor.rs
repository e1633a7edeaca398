//! The scanner for dates: tries all rules at each word of a passage, and has the predicates that
//! the rules share.

use crate::dates::calendar::Toward;
use crate::dates::lists::{NEXT, PAST, RECURRING};
use dossier::date::Date;
use dossier::report::facts::{NamedDate, When};
use dossier::text::fold::fold_text;
use dossier::text::lang::Lang;
use dossier::text::span::Span;
use dossier::text::words::{self, Words};

/// A passage, split into words. Rules refer to words by index.
pub(super) struct Reading<'t> {
    pub(super) text: &'t str,
    pub(super) words: Words,
    /// The date of the report.
    pub(super) own: Option<Date>,
    pub(super) lang: Option<Lang>,
}

/// A date found: the indexes of its first and last words, and its value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) when: When,
    /// Whether it was resolved against the report's date.
    pub(super) relative: bool,
}

impl<'t> Reading<'t> {
    /// Splits the passage `text` of a report of date `own` into words.
    pub(super) fn of(text: &'t str, own: Option<Date>, lang: Option<Lang>) -> Self {
        Self { text, words: Words::of(text, words::Reading::Text), own, lang }
    }

    /// The dates in the passage, in order.
    pub(super) fn dates(&self) -> Vec<NamedDate> {
        let mut dates: Vec<NamedDate> = Vec::new();
        let mut at = 0;
        // The word of the previous year, for enumerations: `en 2019, 2020 et 2021`.
        let mut year = None;
        while at < self.words.len() {
            let Some(found) = self.longest(at, year) else {
                at += 1;
                continue;
            };
            let span = Span {
                start: self.words.span(found.first).start,
                end: self.words.span(found.last).end,
            };
            // Two words can share a grapheme cluster; it belongs to the first.
            if dates.last().is_none_or(|last| last.span.end <= span.start) {
                dates.push(NamedDate { span, when: found.when, relative: found.relative });
            }
            let is_year = matches!(found.when, When::Date(date) if date.month().is_none());
            year = is_year.then_some(found.last);
            at = found.last + 1;
        }
        dates
    }

    /// The longest date that starts at word `at`; none after `chaque`, `tous les` and the like.
    fn longest(&self, at: usize, year: Option<usize>) -> Option<Found> {
        let recurs = at > 0 && self.is(at - 1, RECURRING)
            || at > 1 && self.is(at - 2, RECURRING) && self.is(at - 1, &["les", "the"]);
        if recurs {
            return None;
        }
        let readings = [
            self.year(at, year),
            self.numbers(at),
            self.day(at),
            self.weekday(at),
            self.period(at),
            self.season(at),
            self.month(at),
            self.written(at),
            self.range(at),
        ];
        readings.into_iter().flatten().max_by_key(|found| found.last)
    }

    /// Word `at`, folded.
    pub(super) fn word(&self, at: usize) -> &str {
        self.words.folded(at)
    }

    /// Whether word `at` is in the `list`.
    pub(super) fn is(&self, at: usize, list: &[&str]) -> bool {
        list.contains(&self.word(at))
    }

    /// Whether word `at` is in the `list` and only white space, an apostrophe or a hyphen separates
    /// it from the next word.
    pub(super) fn leads(&self, at: usize, list: &[&str]) -> bool {
        self.is(at, list) && matches!(self.gap(at).as_str(), "" | "'" | "-")
    }

    /// The text between word `at` and the next one, folded and trimmed.
    pub(super) fn gap(&self, at: usize) -> String {
        fold_text(self.words.gap(self.text, at)).trim().to_owned()
    }

    /// Whether only white space separates word `at` from the next.
    pub(super) fn ties(&self, at: usize) -> bool {
        self.gap(at).is_empty()
    }

    /// Whether [`Self::leads`] holds for the word before `at`.
    pub(super) fn follows(&self, at: usize, list: &[&str]) -> bool {
        at.checked_sub(1).is_some_and(|before| self.leads(before, list))
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.words.span(at).of(self.text).starts_with(char::is_uppercase)
    }

    /// Whether the words are part of a longer token, such as a version, an address or a reference:
    /// a joining character touches them on either side.
    pub(super) fn is_part(&self, first: usize, last: usize) -> bool {
        let joint =
            |c: char| matches!(c, '-' | '/' | '.' | ':' | '_' | '@' | '=' | '#' | '+' | ',');
        let before = self.text.get(..self.words.span(first).start as usize).unwrap_or_default();
        let after = self.text.get(self.words.span(last).end as usize..).unwrap_or_default();
        let lead = before.chars().next_back().is_some_and(joint)
            // `mi-2023` is a date, though a hyphen precedes it.
            && !self.follows(first, &["mi", "mid", "debut", "fin"]);
        let mut tail = after.chars();
        lead || tail.next().is_some_and(|c| joint(c) || c == '%' || c == '$' || c == '€')
            && tail.next().is_some_and(char::is_alphanumeric)
    }

    /// The direction given by a French adjective after word `at`: `dernier`, `prochain`.
    pub(super) fn side(&self, at: usize) -> Option<Toward> {
        match () {
            () if !self.ties(at) => None,
            () if self.is(at + 1, PAST) => Some(Toward::Before),
            () if self.is(at + 1, NEXT) => Some(Toward::After),
            () => None,
        }
    }

    /// The direction given by an English determiner at word `at`: `last`, `next`, `this`.
    pub(super) fn english_side(&self, at: usize) -> Option<Toward> {
        if !self.ties(at) {
            return None;
        }
        match self.word(at) {
            "last" => Some(Toward::Before),
            "next" => Some(Toward::After),
            "this" => Some(Toward::Nearest),
            _ => None,
        }
    }
}
