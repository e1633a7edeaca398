//! What a text says about itself: who and what it names, who says what in it, which dates.
//!
//! The build finds all of it ([`crate::names`], [`crate::speech`], [`crate::when`]); the page is
//! given the facts and carries none of the rules. Spans are UTF-8 bytes of the report's whole text.

use serde::{Deserialize, Serialize};

use std::fmt;

use crate::date::Date;
use crate::report::Report;
use crate::span::Span;
use crate::{names, speech, when};

/// What was found in one report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Who and what is named, by first mention.
    pub names: Vec<Name>,
    /// Names, offices ("secrétaire général de l’OTSC") and dates, sorted and disjoint: their words are
    /// no topics.
    pub(crate) taken: Vec<Span>,
    /// Enumerations of three countries or more ("Arménie, Biélorussie et Russie"), in order.
    pub rosters: Vec<Roster>,
    /// Who says what, by where it begins; a reported one may hold a direct one.
    pub quotations: Vec<Quotation>,
    /// Dates the text names, in order and disjoint.
    pub dates: Vec<NamedDate>,
}

impl Facts {
    /// Nothing found.
    pub(crate) const NONE: Self = Self {
        names: Vec::new(),
        taken: Vec::new(),
        rosters: Vec::new(),
        quotations: Vec::new(),
        dates: Vec::new(),
    };

    /// Finds what a report says. Only the build does.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let (names, roles) = names::names(report);
        let quotations = speech::quotations(report, &names, &roles);
        let dates = when::dates(report);
        let mut taken = roles;
        taken.extend(names.iter().flat_map(|name| &name.mentions));
        taken.extend(dates.iter().map(|date| date.span));
        let rosters = rosters(&report.text, &names);
        Self { names, taken: disjoint(taken), rosters, quotations, dates }
    }
}

/// An enumeration of countries: members, participants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roster {
    /// From the first name to the last.
    pub span: Span,
    /// The countries, as [`Name::name`] has them, in the order of the text.
    pub countries: Vec<String>,
}

/// The enumerations of a text: between two of its names stand only commas, "et", articles.
fn rosters(text: &str, names: &[Name]) -> Vec<Roster> {
    const BETWEEN: [&str; 14] =
        ["et", "ou", "and", "or", "de", "du", "des", "d", "la", "le", "les", "l", "the", "of"];
    let countries = names.iter().filter(|name| name.kind == Kind::Country);
    let mut mentions: Vec<(Span, &str)> = countries
        .flat_map(|name| name.mentions.iter().map(|&span| (span, name.name.as_str())))
        .collect();
    mentions.sort_unstable();
    let goes_on = |before: Span, after: Span| {
        let gap = Span { start: before.end, end: after.start }.of(text);
        let mut words = gap.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        gap.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || ",;/’'".contains(c))
            && !gap.is_empty()
            && words.all(|word| BETWEEN.contains(&word))
    };
    let runs = mentions.chunk_by(|(before, _), (after, _)| goes_on(*before, *after));
    let rosters = runs.filter(|run| run.len() > 2).map(|run| Roster {
        span: Span {
            start: run.first().map_or(0, |(span, _)| span.start),
            end: run.last().map_or(0, |(span, _)| span.end),
        },
        countries: run.iter().map(|(_, name)| (*name).to_owned()).collect(),
    });
    rosters.collect()
}

/// The same bytes in order, each once.
fn disjoint(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}

/// What kind of thing has the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// A person.
    Person,
    /// An organisation, a body of one, a company.
    Organisation,
    /// A country.
    Country,
    /// A city or another place that is no country.
    City,
    /// A news agency.
    Agency,
}

impl Kind {
    /// Its name for scripts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Country => "country",
            Self::City => "city",
            Self::Agency => "agency",
        }
    }
}

/// Someone or something that a report names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// What it is.
    pub kind: Kind,
    /// Its fullest form in this text, as written there, on one line; in a collection, in any of its
    /// texts.
    pub name: String,
    /// Its acronym, where the text uses one. A text that never says what it stands for has the
    /// acronym for `name` as well.
    pub acronym: Option<String>,
    /// Every mention, in order: the name alone, without article or title. Mentions of different
    /// names may nest ("université d’Oslo").
    pub mentions: Vec<Span>,
}

/// How someone's words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Speech {
    /// Between quote marks.
    Direct,
    /// Told by the writer.
    Reported,
}

/// Something that was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotation {
    /// What was said, without quote marks, cue and speaker.
    pub span: Span,
    /// In which way.
    pub speech: Speech,
    /// By whom: the fullest form of a name in this text, or the office as written. `None` where the
    /// text does not tell.
    pub speaker: Option<String>,
    /// Whether the speaker was deduced from a pronoun or an office; else the text names them there.
    pub deduced: bool,
    /// The words that say that something is said: "a-t-il déclaré", "Selon".
    pub cue: Option<Span>,
}

/// A date that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedDate {
    /// As written.
    pub span: Span,
    /// What it means.
    pub when: When,
    /// Whether it depends on the report's own date ("le 24 novembre dernier", "cette année",
    /// "3 mai" without a year).
    pub relative: bool,
}

/// A time as exact as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    /// A year, a month or a day.
    Date(Date),
    /// From one to the other, both included, with the same precision.
    Range(Date, Date),
    /// A season of a year: 21 is spring, 22 summer, 23 autumn, 24 winter.
    Season(u16, u8),
}

impl When {
    /// Its precision: `day`, `month`, `season` or `year`.
    #[must_use]
    pub fn precision(self) -> &'static str {
        match self {
            Self::Date(date) | Self::Range(date, _) => date.precision().name(),
            Self::Season(..) => "season",
        }
    }
}

impl When {
    /// The first day it may mean, counted like [`Date::first_day`].
    #[must_use]
    pub fn first_day(self) -> i32 {
        match self {
            Self::Date(date) | Self::Range(date, _) => date.first_day(),
            // Spring begins in March.
            Self::Season(year, season) => {
                let month = Some(season.saturating_sub(20) * 3);
                Date::new(year, month, None).map_or(0, Date::first_day)
            }
        }
    }

    /// The years it begins and ends in.
    #[must_use]
    pub fn years(self) -> [u16; 2] {
        match self {
            Self::Date(date) => [date.year(); 2],
            Self::Range(from, to) => [from.year(), to.year()],
            Self::Season(year, _) => [year; 2],
        }
    }

    /// The last day it may mean; of a season, to a few days.
    #[must_use]
    pub fn last_day(self) -> i32 {
        match self {
            Self::Date(date) | Self::Range(_, date) => date.last_day(),
            Self::Season(..) => self.first_day() + 90,
        }
    }
}

impl fmt::Display for When {
    /// EDTF (ISO 8601-2): `2024-11-24`, `2003-07-18/2003-07-20`, `2022-23`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => write!(f, "{date}"),
            Self::Range(from, to) => write!(f, "{from}/{to}"),
            Self::Season(year, season) => write!(f, "{year:04}-{season}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report;

    #[track_caller]
    fn check(text: &str, expected: &[&[&str]]) {
        let report = report::parse("essai", text.as_bytes()).expect("a report");
        let found = Facts::of(&report).rosters;
        let found: Vec<Vec<&str>> = found
            .iter()
            .map(|roster| roster.countries.iter().map(String::as_str).collect())
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn countries_in_a_row() {
        check(
            "Les membres (France, Italie et Espagne) votent.",
            &[&["France", "Italie", "Espagne"]],
        );
        let text = "Les chefs de la France, de l’Italie, du Maroc et des Pays-Bas votent.";
        check(text, &[&["France", "Italie", "Maroc", "Pays-Bas"]]);
        check("La France et l’Italie votent, l’Espagne part.", &[]);
        check(
            "La France vote. L’Italie, l’Espagne et Malte partent.",
            &[&["Italie", "Espagne", "Malte"]],
        );
        check(
            "France, Italy and Spain have voted in the council.",
            &[&["France", "Italy", "Spain"]],
        );
    }
}
