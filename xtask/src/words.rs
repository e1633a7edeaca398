//! The texts of the interface for reports.html and the head of index.html, from the same files as
//! the page's.

use dossier::date::{Date, Known};
use dossier::text::lang::Lang;

/// The texts of one language: `key = text`, with forms separated by ` | ` and `{placeholders}`.
pub(crate) struct Words {
    lang: Lang,
    file: &'static str,
}

impl Words {
    pub(crate) fn of(lang: Lang) -> Self {
        let file = match lang {
            Lang::Fr => include_str!("../../src/i18n/fr.txt"),
            Lang::En => include_str!("../../src/i18n/en.txt"),
        };
        Self { lang, file }
    }

    pub(crate) fn lang(&self) -> Lang {
        self.lang
    }

    /// The text of `key`; empty if there is no such key, which a test rules out.
    pub(crate) fn text(&self, key: &str) -> &'static str {
        let mut entries = self.file.lines().filter_map(|line| line.split_once(" = "));
        entries.find(|(name, _)| *name == key).map_or("", |(_, text)| text)
    }

    fn form(&self, key: &str, at: usize) -> &'static str {
        self.text(key).split(" | ").nth(at).unwrap_or_default()
    }

    /// "1 report", "2 reports".
    pub(crate) fn count(&self, key: &str, count: usize) -> String {
        let is_one = count == 1 || self.lang == Lang::Fr && count == 0;
        fill(self.form(key, usize::from(!is_one)), &[("n", &count.to_string())])
    }

    /// A date with the precision it has.
    pub(crate) fn date(&self, date: Date) -> String {
        let year = date.year().to_string();
        let Some(month) = date.month() else { return year };
        let month = self.form("months", usize::from(month) - 1);
        let (key, day) = match date.day() {
            None => ("date.part", String::new()),
            Some(1) => ("date.first_day", "1".to_owned()),
            Some(day) => ("date.day", day.to_string()),
        };
        fill(self.text(key), &[("day", &day), ("month", month), ("year", &year)])
    }

    /// The source of a date, in words.
    pub(crate) fn known(&self, known: Known) -> &'static str {
        self.text(match known {
            Known::Header => "known.header",
            Known::Dateline => "known.dateline",
            Known::DatelineInferredYear => "known.inferred_year",
            Known::DatelineYearFromFileName => "known.file_name_year",
            Known::FileName => "known.file_name",
        })
    }
}

fn fill(text: &str, parts: &[(&str, &str)]) -> String {
    let parts = parts.iter();
    parts.fold(text.to_owned(), |text, (name, part)| text.replace(&format!("{{{name}}}"), part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_asked_for_is_there() {
        for words in [Words::of(Lang::Fr), Words::of(Lang::En)] {
            for key in ["tagline", "reports", "report_count", "undated", "view_read", "months"] {
                assert!(!words.text(key).is_empty(), "{key}");
            }
        }
    }

    #[test]
    fn dates_and_counts_as_the_page_says_them() {
        let said = |lang, date: &str| Words::of(lang).date(date.parse().unwrap());
        assert_eq!(said(Lang::Fr, "2022-06"), "juin 2022");
        assert_eq!(said(Lang::Fr, "2025-01-01"), "1er janvier 2025");
        assert_eq!(said(Lang::Fr, "2025-12-31"), "31 décembre 2025");
        assert_eq!(said(Lang::En, "2025-01-01"), "1 January 2025");
        assert_eq!(said(Lang::En, "2025"), "2025");
        let counted = |lang, count| Words::of(lang).count("report_count", count);
        assert_eq!([counted(Lang::Fr, 1), counted(Lang::Fr, 2)], ["1 rapport", "2 rapports"]);
        assert_eq!([counted(Lang::En, 1), counted(Lang::En, 2)], ["1 report", "2 reports"]);
    }
}
