//! The facts of a report: its named entities, quotations and dates.
//!
//! These are only the types; the crate `annotate` extracts the facts. Spans are UTF-8 bytes of the
//! report's whole text.

use serde::{Deserialize, Serialize};

use std::fmt;

use crate::date::Date;
use crate::text::span::Span;

/// The facts of one report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Named entities, in the order of their first mentions.
    pub names: Vec<Name>,
    /// Spans of names, offices ("secrétaire général de l’OTSC") and dates, sorted and disjoint: a
    /// comparison does not relate passages by the words in them.
    pub taken: Vec<Span>,
    /// Enumerations of three countries or more ("Arménie, Biélorussie et Russie"), in order.
    pub rosters: Vec<Roster>,
    /// Direct and reported speech, sorted by start; reported speech may contain direct speech.
    pub quotations: Vec<Quotation>,
    /// Dates in the text, in order and disjoint.
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
}

/// An enumeration of countries: members, participants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roster {
    /// From the first name to the last.
    pub span: Span,
    /// The countries, as [`Name::name`] has them, in the order of the text.
    pub countries: Vec<String>,
}

/// The kind of a named entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// A person.
    Person,
    /// An organisation, a body of one, a company.
    Organisation,
    /// A country.
    Country,
    /// A city or another place other than a country.
    City,
    /// A news agency.
    Agency,
}

impl Kind {
    /// Its name in the script interface (`window.visavis`).
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

/// A named entity, with all its mentions in a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// Its kind.
    pub kind: Kind,
    /// Its fullest form in this text, on one line; once a collection is annotated, the fullest form
    /// in any of its texts.
    pub name: String,
    /// Its acronym, if the text uses one. If the acronym is never expanded, `name` is the acronym
    /// too.
    pub acronym: Option<String>,
    /// Every mention, in order: the name without article or title. Mentions of different names may
    /// be nested ("université d’Oslo").
    pub mentions: Vec<Span>,
}

/// How speech is rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Speech {
    /// Direct speech, between quote marks.
    Direct,
    /// Reported speech, in the writer's words.
    Reported,
}

/// A stretch of direct or reported speech.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotation {
    /// The words said, without quote marks, cue and speaker.
    pub span: Span,
    /// Direct or reported.
    pub speech: Speech,
    /// The speaker: the fullest form of a name in this text, or the office as written. `None` if
    /// unknown.
    pub speaker: Option<String>,
    /// Whether the speaker was resolved from a pronoun or an office; else the text names them
    /// there.
    pub deduced: bool,
    /// The cue, words that introduce or attribute the speech: "a-t-il déclaré", "Selon".
    pub cue: Option<Span>,
}

/// A date or period in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedDate {
    /// The words of the date.
    pub span: Span,
    /// The date or period that they denote.
    pub when: When,
    /// Whether it was resolved against the report's own date ("le 24 novembre dernier", "cette
    /// année", "3 mai" without a year).
    pub relative: bool,
}

/// A date or period, as precise as the text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    /// A year, a month or a day.
    Date(Date),
    /// From the first date to the second, both included, of the same precision.
    Range(Date, Date),
    /// A season of a year, numbered as in EDTF: 21 is spring, 22 summer, 23 autumn, 24 winter.
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
    /// Its first day, counted like [`Date::first_day`].
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

    /// The years in which it begins and ends.
    #[must_use]
    pub fn years(self) -> [u16; 2] {
        match self {
            Self::Date(date) => [date.year(); 2],
            Self::Range(from, to) => [from.year(), to.year()],
            Self::Season(year, _) => [year; 2],
        }
    }

    /// Its last day; approximate for a season.
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
