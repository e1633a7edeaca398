//! The words of the interface, for reports.html and the head of index.html, from the files that the
//! page too is built from.

use dossier::date::{Date, Known};
use dossier::text::lang::Lang;

/// The words of one language: `key = text`, forms between ` | `, `{0}` where something is put.
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

    /// The text of `key`; nothing when there is no such key, which a test rules out.
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
        fill(self.form(key, usize::from(!is_one)), &[&count.to_string()])
    }

    /// A date with the precision it has.
    pub(crate) fn date(&self, date: Date) -> String {
        let year = date.year().to_string();
        let Some(month) = date.month() else { return year };
        let month = self.form("months", usize::from(month) - 1);
        match date.day() {
            None => fill(self.text("date.part"), &[month, &year]),
            Some(1) => fill(self.text("date.first_day"), &["1", month, &year]),
            Some(day) => fill(self.text("date.day"), &[&day.to_string(), month, &year]),
        }
    }

    /// How a date is known.
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

fn fill(text: &str, parts: &[&str]) -> String {
    parts
        .iter()
        .enumerate()
        .fold(text.to_owned(), |text, (number, part)| text.replace(&format!("{{{number}}}"), part))
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
