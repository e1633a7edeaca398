//! The facts of a report: who and what it names, who says what in it, which dates it mentions.
//!
//! The crate `annotate` finds them. Spans are UTF-8 bytes of the report's whole text.

use serde::{Deserialize, Serialize};

use std::fmt;

use crate::date::Date;
use crate::text::span::Span;

/// What was found in one report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Who and what is named, by first mention.
    pub names: Vec<Name>,
    /// Names, offices ("secrétaire général de l’OTSC") and dates, sorted and disjoint: their words are
    /// no topics.
    pub taken: Vec<Span>,
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
}

/// An enumeration of countries: members, participants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roster {
    /// From the first name to the last.
    pub span: Span,
    /// The countries, as [`Name::name`] has them, in the order of the text.
    pub countries: Vec<String>,
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
