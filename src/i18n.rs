//! The words of the interface: `fr.txt` and `en.txt`, of which `codegen.rs` makes a method for each
//! key. Here is what puts several texts together or depends on types of the engine.

#[cfg(test)]
mod codegen;
#[cfg(test)]
mod tests;

use std::fmt::Display;

use dossier::compare::Strength;
use dossier::date::{Date, Known};
use dossier::export::cite::Style;
use dossier::export::tables::Contents;
use dossier::filter::facets::Field;
use dossier::link::Notice;
use dossier::link::view::{Difference, Panel};
use dossier::query::Within;
use dossier::report::facts::{Kind, When};
use dossier::text::lang::Lang;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The page's name, in every language.
pub(crate) const NAME: &str = "Vis-à-vis";

/// What a language calls itself, whatever the language of the interface.
pub(crate) const FRENCH: &str = "Français";
/// See [`FRENCH`].
pub(crate) const ENGLISH: &str = "English";

/// The words of the interface, in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Words {
    /// The language.
    pub(crate) lang: Lang,
}

impl Words {
    pub(crate) fn field(self, field: Field) -> &'static str {
        match field {
            Field::Year => self.field_year(),
            Field::Month => self.field_month(),
            Field::Place => self.field_place(),
            Field::Agency => self.field_agency(),
        }
    }

    /// How a date is known.
    pub(crate) fn known(self, known: Known) -> &'static str {
        match known {
            Known::Header => self.known_header(),
            Known::Dateline => self.known_dateline(),
            Known::DatelineInferredYear => self.known_inferred_year(),
            Known::DatelineYearFromFileName => self.known_file_name_year(),
            Known::FileName => self.known_file_name(),
        }
    }

    /// What was inferred of a report's date, if anything.
    pub(crate) fn inferred(self, dated: Option<(Date, Known)>) -> Option<&'static str> {
        let (_, known) = dated?;
        let is_stated = matches!(known, Known::Header | Known::Dateline);
        (!is_stated).then(|| self.known(known))
    }

    /// A report's date, with what was inferred of it.
    pub(crate) fn report_date(self, dated: Option<(Date, Known)>) -> String {
        let Some((date, _)) = dated else { return self.undated().to_owned() };
        match self.inferred(dated) {
            Some(inferred) => self.dated(self.date(date), inferred),
            None => self.date(date),
        }
    }

    pub(crate) fn panel(self, panel: Panel) -> &'static str {
        match panel {
            Panel::Pairs => self.panel_pairs(),
            Panel::Words => self.panel_words(),
            Panel::Names => self.panel_names(),
            Panel::Quotes => self.panel_quotes(),
            Panel::Dates => self.panel_dates(),
        }
    }

    /// What a table is of.
    pub(crate) fn table(self, contents: Contents) -> &'static str {
        match contents {
            Contents::Matches => self.table_matches(),
            Contents::Panel(panel) => self.panel(panel),
        }
    }

    /// The name of a form of citation.
    pub(crate) fn style(self, style: Style) -> &'static str {
        if style == Style::Text { self.cite_text() } else { style.name() }
    }

    pub(crate) fn strength(self, strength: Strength) -> &'static str {
        match strength {
            Strength::Strong => self.strength_strong(),
            Strength::Possible => self.strength_possible(),
            Strength::Weak => self.strength_weak(),
        }
    }

    pub(crate) fn kind(self, kind: Kind) -> &'static str {
        match kind {
            Kind::Person => self.kind_person(),
            Kind::Organisation => self.kind_organisation(),
            Kind::Country => self.kind_country(),
            Kind::City => self.kind_city(),
            Kind::Agency => self.kind_agency(),
        }
    }

    /// A date at its precision.
    pub(crate) fn date(self, date: Date) -> String {
        let year = date.year();
        let month = date.month().and_then(|it| self.months().get(usize::from(it) - 1).copied());
        match (month, date.day()) {
            (None, _) => year.to_string(),
            (Some(month), None) => self.date_part(month, year),
            (Some(month), Some(1)) => self.date_first_day(1, month, year),
            (Some(month), Some(day)) => self.date_day(day, month, year),
        }
    }

    /// A date, a range or a season.
    pub(crate) fn when(self, when: When) -> String {
        match when {
            When::Date(date) => self.date(date),
            When::Range(from, to) => self.date_range(self.date(from), self.date(to)),
            When::Season(year, season) => {
                let [spring, summer, autumn, winter] = self.seasons();
                let season = match season {
                    21 => spring,
                    22 => summer,
                    23 => autumn,
                    _ => winter,
                };
                self.date_part(season, year)
            }
        }
    }

    /// A number given in tenths, with its decimal only where it has one.
    pub(crate) fn tenths(self, n: i32) -> String {
        let size = n.unsigned_abs();
        let size = if size.is_multiple_of(10) {
            (size / 10).to_string()
        } else {
            self.decimal(size / 10, size % 10)
        };
        if n < 0 { "−".to_owned() + &size } else { size }
    }

    /// The place of the current match among all; a dash before the first step.
    pub(crate) fn place_of(self, at: Option<usize>, total: usize) -> String {
        self.position(at.map_or("–".to_owned(), |at| at.to_string()), total)
    }

    /// Texts, each quoted, as a list.
    pub(crate) fn quoted_list(self, texts: &[String]) -> String {
        let quoted = texts.iter().map(|text| self.quoted(text));
        quoted.reduce(|list, next| self.list(list, next)).unwrap_or_default()
    }

    /// What a report missing here is called in its link.
    pub(crate) fn missing(self, slug: &str, date: Option<Date>, hash: Option<&str>) -> String {
        let date = date.map(|date| self.date(date));
        let version = hash.map(|hash| self.version(hash));
        let parts = date.into_iter().chain(version);
        self.missing_report(parts.fold(self.quoted(slug), |list, next| self.list(list, next)))
    }

    /// What the reader should know about how the link was read.
    pub(crate) fn notice(self, notice: &Notice) -> String {
        match notice {
            Notice::BadValue { key, value } => self.notice_bad_value(key, value),
            Notice::Duplicate { key } => self.notice_duplicate(key),
            Notice::TooLong => self.notice_too_long().to_owned(),
            Notice::Cut => self.notice_cut().to_owned(),
            Notice::Newer { version } => self.notice_newer(version),
        }
    }

    /// How this collection differs from the link's.
    pub(crate) fn difference(self, difference: &Difference) -> String {
        match difference {
            Difference::Missing(report) => self.difference_missing(&report.slug),
            Difference::Changed(report) => self.difference_changed(&report.slug),
            Difference::Pair => self.difference_pair().to_owned(),
            Difference::Renamed { was, now } => self.difference_renamed(was, now),
            Difference::Edition(_) => self.difference_edition().to_owned(),
        }
    }

    /// This is another edition; where that is known, it has these reports more, and so many others.
    pub(crate) fn edition(self, named: &[String], others: usize) -> String {
        let list = self.quoted_list(named);
        match (named.is_empty(), others) {
            (true, _) => self.difference_edition().to_owned(),
            (false, 0) => self.difference_added(list),
            (false, _) => self.difference_added(self.and_others(list, others)),
        }
    }

    /// The passage that the link names, by its words, has changed.
    pub(crate) fn passage(self, quote: &str, is_found: bool) -> String {
        if is_found {
            self.passage_like().to_owned()
        } else {
            self.passage_lost(self.quoted(quote))
        }
    }

    /// None of the places where all of the query must meet.
    pub(crate) fn none(self, within: &Within) -> String {
        match within {
            Within::Paragraph => self.none_paragraph().to_owned(),
            Within::Sentence => self.none_sentence().to_owned(),
            Within::Quotation => self.none_quotation().to_owned(),
            Within::Speech(speaker) => self.none_speech(speaker),
        }
    }
}
