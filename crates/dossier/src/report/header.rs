//! What stands before the first paragraph and is no prose: a machine header, a dateline.

use crate::date::parse::{self, Written};
use crate::date::{Date, Known};
use crate::text::fold::fold_text;
use crate::text::span::Span;

/// News agencies, folded (source: the member lists of the European Alliance of News Agencies and
/// of OANA, 2024, and the world agencies). Beside a date or between slashes any name in capitals
/// is one too.
pub const AGENCIES: &[&str] = &[
    "afp",
    "agerpres",
    "anadolu",
    "ansa",
    "antara",
    "ap",
    "apa",
    "armenpress",
    "ats",
    "azertac",
    "belga",
    "belta",
    "bernama",
    "bloomberg",
    "bta",
    "dpa",
    "efe",
    "interfax",
    "irna",
    "itar-tass",
    "kabar",
    "kazinform",
    "keystone-ats",
    "khovar",
    "kyodo",
    "lusa",
    "montsame",
    "petra",
    "pti",
    "reuters",
    "ria novosti",
    "ritzau",
    "sputnik",
    "tanjug",
    "tass",
    "trend",
    "ukrinform",
    "upi",
    "xinhua",
    "yonhap",
];

/// Keys of a machine header, folded, in French and English.
const KEYS: &[(&str, Key)] = &[
    ("date", Key::Date),
    ("title", Key::Title),
    ("titre", Key::Title),
    ("place", Key::Place),
    ("lieu", Key::Place),
    ("agency", Key::Agency),
    ("agence", Key::Agency),
    ("source", Key::Agency),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Date,
    Title,
    Place,
    Agency,
}

/// The facts that furniture gives. Spans count from the text's start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Furniture {
    /// The machine header (` date 2022-06 `), without the white space around.
    pub(crate) header: Option<Span>,
    /// The dateline (`BICHKEK, 1er janvier. /TASS/.`), without the white space around.
    pub(crate) dateline: Option<Span>,
    /// The date with how it is known; a dateline without a year that nothing tells gives none.
    pub(crate) date: Option<(Date, Known)>,
    /// A title the header gives, verbatim.
    pub(crate) title: Option<Span>,
    /// Where the report was written, in title case.
    pub(crate) place: Option<String>,
    /// Who issued it, as written.
    pub(crate) agency: Option<String>,
}

impl Furniture {
    /// Where the prose starts: after the furniture and its white space.
    #[must_use]
    pub(crate) fn end(&self) -> usize {
        self.dateline.or(self.header).map_or(0, |span| span.end as usize)
    }

    /// Header and dateline together.
    #[must_use]
    pub(crate) fn span(&self) -> Option<Span> {
        let first = self.header.or(self.dateline)?;
        let last = self.dateline.or(self.header)?;
        Some(Span { start: first.start, end: last.end })
    }
}

/// Reads the furniture at the head of `text`; `from_name` is the date in the file's name, which
/// may tell the year of a dateline.
#[must_use]
pub(crate) fn read(text: &str, from_name: Option<Date>) -> Furniture {
    let mut furniture = Furniture::default();
    read_header(text, &mut furniture);
    read_dateline(text, from_name, &mut furniture);
    furniture.date = furniture.date.or_else(|| Some((from_name?, Known::FileName)));
    furniture
}

fn skip_space(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    text.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').len()
}

/// Lines `key: value`, or `date YYYY[-MM[-DD]]` before the text on the same line.
fn read_header(text: &str, furniture: &mut Furniture) {
    let start = skip_space(text, 0);
    let mut at = start;
    while let Some((key, value)) = header_entry(text, at) {
        let written = value.of(text);
        match key {
            Key::Date => {
                let Some(date) = read_date(written) else { break };
                furniture.date = furniture.date.or(Some((date, Known::Header)));
            }
            Key::Title => furniture.title = furniture.title.or(Some(value)),
            Key::Place => furniture.place = furniture.place.take().or(Some(written.to_owned())),
            Key::Agency => furniture.agency = furniture.agency.take().or(Some(written.to_owned())),
        }
        furniture.header = Some(Span::new(start, value.end as usize));
        at = skip_space(text, value.end as usize);
    }
}

/// Characters a header's value may have; longer ones are prose (`Source : les archives …`).
const VALUE_CHARS: usize = 80;

/// Characters a title may have.
const TITLE_CHARS: usize = 200;

fn header_entry(text: &str, at: usize) -> Option<(Key, Span)> {
    let line = text.get(at..)?.lines().next()?;
    let word = line.split(|c: char| !c.is_alphabetic()).next()?;
    let (_, key) = *KEYS.iter().find(|(name, _)| name.eq_ignore_ascii_case(word))?;
    let after = line.get(word.len()..)?;
    let value = match after.trim_start().strip_prefix(':').map(str::trim) {
        Some(value) => {
            let longest = if key == Key::Title { TITLE_CHARS } else { VALUE_CHARS };
            // Prose goes on after a full stop.
            let prose = key != Key::Title && value.contains(". ");
            Some(value).filter(|value| !prose && value.chars().nth(longest).is_none())?
        }
        // Without a colon only a bare date is no prose; « Date 2022 est … » may be.
        None if key == Key::Date && after.starts_with(char::is_whitespace) => {
            let value = after.split_whitespace().next()?;
            let date: Date = value.parse().ok()?;
            Some(value).filter(|_| date.month().is_some() || after.trim() == value)?
        }
        None => return None,
    };
    let offset = value.as_ptr() as usize - text.as_ptr() as usize;
    (!value.is_empty()).then(|| (key, Span::new(offset, offset + value.len())))
}

fn read_date(value: &str) -> Option<Date> {
    let iso = value.split(['T', ' ']).next().and_then(|date| date.parse().ok());
    iso.or_else(|| parse::dates(value).first()?.date(None))
}

/// `PLACE, date. /AGENCY/.`, `PLACE, date (AGENCY) -`, `PLACE (AGENCY) -`, `(AGENCY) -`.
fn read_dateline(text: &str, from_name: Option<Date>, furniture: &mut Furniture) {
    let start = skip_space(text, furniture.end());
    let line = text.get(start..).and_then(|t| t.lines().next()).unwrap_or_default();
    let Some(dateline) = parse_dateline(line) else { return };
    let body = text.get(start + dateline.len..).unwrap_or_default();
    furniture.dateline = Some(Span::new(start, start + dateline.len));
    furniture.place = furniture.place.take().or(dateline.place.map(title_case));
    furniture.agency = furniture.agency.take().or(dateline.agency.map(str::to_owned));
    if let (None, Some(written)) = (furniture.date, dateline.date) {
        furniture.date = match written.date(None) {
            Some(date) => Some((date, Known::Dateline)),
            None => infer_year(written, body, from_name)
                .and_then(|(year, known)| Some((written.date(Some(year))?, known))),
        };
    }
}

/// The year of a dateline that does not say it, and how it is known: of the same day named in the
/// body, else of the same month, else of a file name that agrees, else the year the body names most
/// (the latest of several).
fn infer_year(written: Written, body: &str, from_name: Option<Date>) -> Option<(u16, Known)> {
    let named = parse::dates(body);
    let same_month = || named.iter().filter(|d| d.month == written.month && d.year.is_some());
    let same_day = same_month().find(|d| d.day == written.day);
    let inferred = |year| (year, Known::DatelineInferredYear);
    if let Some(found) = same_day.or_else(|| same_month().next()) {
        return found.year.map(inferred);
    }
    let mut years = parse::years(body);
    if let Some(name) = from_name
        && name.month().is_none_or(|month| month == written.month)
    {
        let year = name.year();
        // What the text says as well, the text says.
        let told = years.contains(&year);
        return Some(if told { inferred(year) } else { (year, Known::DatelineYearFromFileName) });
    }
    years.sort_unstable();
    let alike = years.chunk_by(|a, b| a == b).max_by_key(|alike| (alike.len(), alike.first()));
    alike.and_then(|alike| alike.first().copied()).map(inferred)
}

struct Dateline<'a> {
    /// Bytes of the line it takes.
    len: usize,
    place: Option<&'a str>,
    date: Option<Written>,
    agency: Option<&'a str>,
}

fn parse_dateline(line: &str) -> Option<Dateline<'_>> {
    let mut rest = Cursor { line, at: 0 };
    let place = rest.place();
    let comma = place.is_some() && rest.take(',').is_some();
    let date = if comma { rest.date() } else { None };
    let stop = date.is_some() && rest.take('.').is_some();
    if date.is_some() {
        rest.take(',');
    }
    let agency = rest.agency(date.is_some());
    let closed = rest.dash() || agency.is_some_and(|a| a.slashed) && rest.take('.').is_some();
    let evidence = match (place, date, agency) {
        (Some(_), Some(_), Some(_)) => true,
        (Some(_), Some(_), None) => stop || closed,
        (_, None, Some(agency)) => closed && !comma || agency.slashed,
        _ => false,
    };
    evidence.then_some(Dateline { len: rest.at, place, date, agency: agency.map(|a| a.name) })
}

#[derive(Clone, Copy)]
struct Agency<'a> {
    name: &'a str,
    slashed: bool,
}

/// Reads a line from left to right; every method moves on only when it finds what it looks for.
struct Cursor<'a> {
    line: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        self.line.get(self.at..).unwrap_or_default()
    }

    fn take(&mut self, c: char) -> Option<()> {
        let rest = self.rest();
        let trimmed = rest.trim_start();
        let after = trimmed.strip_prefix(c)?;
        self.at = self.line.len() - after.len();
        Some(())
    }

    /// One to four capitalised words before a comma, an agency or a dash.
    fn place(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let end = rest.find([',', '(', '/', '–', '—', '.', ':', ';', '«', '"'])?;
        let name = rest.get(..end)?.trim_end_matches([' ', '-']).trim_end();
        let words: Vec<&str> = name.split([' ', '-', '’', '\'', '\u{A0}']).collect();
        let plausible = (1..=5).contains(&words.len())
            && name.chars().count() <= 40
            && name.chars().next().is_some_and(char::is_uppercase)
            && name.chars().all(|c| c.is_alphabetic() || " -’'\u{A0}".contains(c))
            && words.last().and_then(|w| w.chars().next()).is_some_and(char::is_uppercase);
        plausible.then(|| {
            self.at += name.len();
            name
        })
    }

    /// `1er janvier`, `le 3 mai 2024`, `lundi 3 mai`, `May 3`, `juin 2022`.
    fn date(&mut self) -> Option<Written> {
        let rest = self.rest();
        let found = *parse::dates(rest).first()?;
        let lead = rest.get(..found.span.start as usize)?.trim();
        let words = lead.split_whitespace().count();
        let weekday_or_article = lead.chars().all(|c| c.is_alphabetic() || c.is_whitespace());
        if words > 2 || !weekday_or_article || lead.chars().any(char::is_uppercase) {
            return None;
        }
        self.at += found.span.end as usize;
        Some(found)
    }

    /// `/TASS/`, `(AFP)`. Without a date before it, what is in brackets must be a known agency:
    /// `L’Organisation (OTSC) – née en 2002 –` is prose.
    fn agency(&mut self, dated: bool) -> Option<Agency<'a>> {
        let rest = self.rest().trim_start();
        let (open, close) = if rest.starts_with('/') { ('/', '/') } else { ('(', ')') };
        let inside = rest.strip_prefix(open)?;
        let end = inside.find(close)?;
        let name = inside.get(..end)?.trim();
        let known = |name: &str| AGENCIES.contains(&fold_text(name).as_str());
        let capitals =
            name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase);
        let plausible = !name.is_empty()
            && name.chars().count() <= 40
            && name.chars().next().is_some_and(char::is_uppercase)
            && name.chars().all(|c| c.is_alphanumeric() || " -’'&.-/".contains(c));
        let trusted = known(name) || capitals && open == '/';
        if !plausible || !(dated || trusted) {
            return None;
        }
        self.at = self.line.len() - inside.get(end + close.len_utf8()..)?.len();
        Some(Agency { name, slashed: open == '/' })
    }

    fn dash(&mut self) -> bool {
        let trimmed = self.rest().trim_start();
        let Some(after) = trimmed.strip_prefix(['-', '–', '—']) else { return false };
        let closes = after.is_empty() || after.starts_with(char::is_whitespace);
        if closes {
            self.at = self.line.len() - after.len();
        }
        closes
    }
}

/// `RIO DE JANEIRO` as `Rio De Janeiro`; names already in mixed case stay as they are.
fn title_case(place: &str) -> String {
    if place.chars().any(char::is_lowercase) {
        return place.to_owned();
    }
    let mut start = true;
    let mut out = String::with_capacity(place.len());
    for c in place.chars() {
        if start {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        start = !c.is_alphabetic();
    }
    out
}
