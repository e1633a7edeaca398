//! The grammar of dates, over the words of a passage.

use crate::date::Date;
use crate::facts::{NamedDate, When};
use crate::fold::fold_text;
use crate::lang::Lang;
use crate::span::Span;
use crate::when::calendar::{self, Toward};
use crate::words::{self, Words};
use crate::written::{self, Name, Written};

/// Days of the week, folded, from Monday (source: Unicode CLDR 46, `fr` and `en`).
const WEEKDAYS: [[&str; 7]; 2] = [
    ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
];

/// Seasons, folded, with their EDTF number.
const SEASONS: &[(&str, u8)] = &[
    ("printemps", 21),
    ("ete", 22),
    ("automne", 23),
    ("hiver", 24),
    ("spring", 21),
    ("summer", 22),
    ("autumn", 23),
    ("fall", 23),
    ("winter", 24),
];

/// Days by their distance from the report's, each a row of words.
const DAYS: &[(&[&str], i32)] = &[
    (&["avant", "hier"], -2),
    (&["hier"], -1),
    (&["aujourd'hui"], 0),
    (&["demain"], 1),
    (&["apres", "demain"], 2),
    (&["ce", "matin"], 0),
    (&["ce", "soir"], 0),
    (&["cet", "apres", "midi"], 0),
    (&["yesterday"], -1),
    (&["today"], 0),
    (&["tonight"], 0),
    (&["tomorrow"], 1),
    (&["this", "morning"], 0),
    (&["this", "afternoon"], 0),
    (&["this", "evening"], 0),
];

/// What follows something that lies before the report's date, and after it.
const PAST: &[&str] = &["dernier", "derniere", "passe", "passee"];
const NEXT: &[&str] = &["prochain", "prochaine"];

/// What comes again and again is no date.
const RECURRING: &[&str] = &["chaque", "every", "each", "tous", "toutes"];

/// Words before a month's name alone that make it a time.
const BEFORE_MONTHS: &[&str] = &[
    "en", "debut", "mi", "fin", "courant", "depuis", "in", "since", "until", "early", "mid", "late",
];

/// Words before four digits that make them a year.
const BEFORE_YEARS: &[&str] = &[
    "en", "de", "depuis", "des", "avant", "apres", "vers", "pour", "debut", "mi", "fin", "courant",
    "an", "annee", "exercice", "edition", "session", "budget", "rentree", "saison", "in", "since",
    "until", "till", "by", "before", "after", "during", "of", "from", "for", "early", "mid",
    "late", "circa", "year", "season",
];

/// Words before `de` that make a number of what follows.
const AMOUNTS: &[&str] =
    &["plus", "moins", "pres", "autour", "environ", "nombre", "total", "millier"];

/// Words after a number of four digits that end in -s or -x and count nothing.
const NOT_COUNTED: &[&str] = &[
    "across",
    "alors",
    "apres",
    "as",
    "aux",
    "celles",
    "certaines",
    "certains",
    "ces",
    "ceux",
    "dans",
    "depuis",
    "des",
    "deux",
    "elles",
    "has",
    "his",
    "hors",
    "ils",
    "is",
    "its",
    "jamais",
    "les",
    "leurs",
    "lors",
    "mais",
    "mes",
    "moins",
    "nos",
    "nous",
    "pays",
    "plus",
    "plusieurs",
    "puis",
    "quelques",
    "sans",
    "ses",
    "sous",
    "this",
    "toujours",
    "tous",
    "toutes",
    "tres",
    "vers",
    "vous",
    "vs",
    "was",
];

/// Words after a number that it counts though they do not end in -s or -x, and units.
const COUNTED: &[&str] = &[
    "people", "men", "women", "children", "km", "m", "cm", "mm", "kg", "g", "t", "ha", "h", "ko",
    "mo", "go", "kb", "mb", "gb", "bits", "px", "hz", "mhz", "kw", "mw", "w", "f", "eur", "usd",
    "million", "billion", "mille", "milliard", "percent",
];

/// What is held in a season, so that `d’automne` says when.
const EVENTS: &[&str] = &[
    "session",
    "reunion",
    "sommet",
    "conference",
    "congres",
    "assemblee",
    "rencontre",
    "rencontres",
    "election",
    "elections",
    "rentree",
    "edition",
    "offensive",
    "campagne",
    "salon",
    "universite",
    "seance",
    "sessions",
    "reunions",
    "colloque",
    "forum",
    "tournee",
];

/// Prepositions before an article and a season: `dès l’automne`, `in the autumn`.
const BEFORE_SEASONS: &[&str] = &[
    "a", "des", "avant", "apres", "depuis", "ici", "pendant", "durant", "pour", "in", "by",
    "since", "until", "before", "after", "during",
];

/// Words before a weekday that is not the nearest one.
const NO_DAY: &[&str] = &[
    "premier",
    "deuxieme",
    "troisieme",
    "second",
    "dernier",
    "first",
    "third",
    "black",
    "good",
    "easter",
    "palm",
    "ash",
    "cyber",
];

/// The words of one passage.
pub(super) struct Reading<'t> {
    text: &'t str,
    words: Words,
    own: Option<Date>,
    lang: Option<Lang>,
}

/// What is read at a word: up to which other, and what it means.
#[derive(Clone, Copy, Debug)]
struct Found {
    first: usize,
    last: usize,
    when: When,
    relative: bool,
}

/// One end of a range: what is said of it.
#[derive(Clone, Copy, Debug, Default)]
struct Part {
    last: usize,
    day: Option<u8>,
    month: Option<u8>,
    year: Option<u16>,
}

impl<'t> Reading<'t> {
    /// The passage `text` of a report of date `own`.
    pub(super) fn of(text: &'t str, own: Option<Date>, lang: Option<Lang>) -> Self {
        Self { text, words: Words::of(text, words::Reading::Text), own, lang }
    }

    /// The dates it names, in order.
    pub(super) fn dates(&self) -> Vec<NamedDate> {
        let mut dates: Vec<NamedDate> = Vec::new();
        let mut at = 0;
        // The year that an enumeration goes on from: `en 2019, 2020 et 2021`.
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
            // A cluster that holds letters of two words belongs to the first.
            if dates.last().is_none_or(|last| last.span.end <= span.start) {
                dates.push(NamedDate { span, when: found.when, relative: found.relative });
            }
            let is_year = matches!(found.when, When::Date(date) if date.month().is_none());
            year = is_year.then_some(found.last);
            at = found.last + 1;
        }
        dates
    }

    /// The longest reading that begins at word `at`.
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

    fn word(&self, at: usize) -> &str {
        self.words.folded(at)
    }

    fn is(&self, at: usize, list: &[&str]) -> bool {
        list.contains(&self.word(at))
    }

    /// Whether word `at` is in the `list`, with nothing but white space, an apostrophe or a hyphen
    /// before the next one.
    fn leads(&self, at: usize, list: &[&str]) -> bool {
        self.is(at, list) && matches!(self.gap(at).as_str(), "" | "'" | "-")
    }

    /// What follows word `at` up to the next, folded, without white space around.
    fn gap(&self, at: usize) -> String {
        fold_text(self.words.gap(self.text, at)).trim().to_owned()
    }

    /// Whether only white space separates word `at` from the next.
    fn ties(&self, at: usize) -> bool {
        self.gap(at).is_empty()
    }

    /// Whether the word before `at` is in the `list` and leads to it.
    fn follows(&self, at: usize, list: &[&str]) -> bool {
        at.checked_sub(1).is_some_and(|before| self.leads(before, list))
    }

    fn is_capital(&self, at: usize) -> bool {
        self.words.span(at).of(self.text).starts_with(char::is_uppercase)
    }

    /// Whether what stands right before word `first` and right after word `last`, without white
    /// space, makes them a part of something longer: a version, an address, a reference.
    fn is_part(&self, first: usize, last: usize) -> bool {
        let joint =
            |c: char| matches!(c, '-' | '/' | '.' | ':' | '_' | '@' | '=' | '#' | '+' | ',');
        let before = self.text.get(..self.words.span(first).start as usize).unwrap_or_default();
        let after = self.text.get(self.words.span(last).end as usize..).unwrap_or_default();
        let lead = before.chars().next_back().is_some_and(joint)
            // `mi-2023` is a time.
            && !self.follows(first, &["mi", "mid", "debut", "fin"]);
        let mut tail = after.chars();
        lead || tail.next().is_some_and(|c| joint(c) || c == '%' || c == '$' || c == '€')
            && tail.next().is_some_and(char::is_alphanumeric)
    }

    /// On which side the word after `at` sends: `dernier`, `prochain`.
    fn side(&self, at: usize) -> Option<Toward> {
        match () {
            () if !self.ties(at) => None,
            () if self.is(at + 1, PAST) => Some(Toward::Before),
            () if self.is(at + 1, NEXT) => Some(Toward::After),
            () => None,
        }
    }

    /// On which side word `at` sends: `last`, `next`, `this`.
    fn english_side(&self, at: usize) -> Option<Toward> {
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

    /// `hier`, `today`.
    fn day(&self, at: usize) -> Option<Found> {
        let own = self.own?;
        let is_row = |row: &[&str]| {
            (at..).zip(row).all(|(at, word)| self.word(at) == *word)
                && (at..).take(row.len() - 1).all(|at| matches!(self.gap(at).as_str(), "" | "-"))
        };
        let (row, days) = DAYS.iter().find(|(row, _)| is_row(row))?;
        let last = at + row.len() - 1;
        // `ce jour-là`, `ce matin-là` is another one.
        if self.is_that(last) {
            return None;
        }
        let date = if *days == 0 { own } else { calendar::day(own, *days)? };
        Some(Found { first: at, last, when: When::Date(date), relative: true })
    }

    /// Whether `-là` follows word `at`.
    fn is_that(&self, at: usize) -> bool {
        self.gap(at) == "-" && self.is(at + 1, &["la"])
    }

    /// The number of the weekday that word `at` is.
    fn weekday_of(&self, at: usize) -> Option<i32> {
        let [french, english] = WEEKDAYS;
        let word = self.word(at);
        let place =
            |days: [&str; 7]| (0..7).zip(days).find_map(|(n, day)| (day == word).then_some(n));
        let english = || place(english).filter(|_| self.is_capital(at));
        place(french).or_else(english)
    }

    /// `lundi`, `lundi dernier`, `next Monday`.
    fn weekday(&self, at: usize) -> Option<Found> {
        let own = self.own?;
        let side = self.english_side(at);
        let last = at + usize::from(side.is_some());
        let number = self.weekday_of(last)?;
        let suffix = self.side(last);
        let Some(side) = side.or(suffix) else {
            // `le lundi` and `du lundi au jeudi` come every week; `lundi 3` lacks its month.
            let recurs = self.follows(at, &["le", "les", "du", "au", "the"]);
            let numbered = self.ties(last) && written::day(self.word(last + 1)).is_some();
            // `le premier jeudi du mois`, `Black Friday`
            let other = self.follows(at, NO_DAY);
            if recurs || numbered || other || self.is_that(last) {
                return None;
            }
            let side = if self.is_future(last) { Toward::After } else { Toward::Nearest };
            let date = calendar::weekday(own, number, side)?;
            return Some(Found { first: at, last, when: When::Date(date), relative: true });
        };
        let date = calendar::weekday(own, number, side)?;
        let last = last + usize::from(suffix.is_some());
        Some(Found { first: at, last, when: When::Date(date), relative: true })
    }

    /// Whether the verb that is closest to word `at` in its sentence is in the future.
    fn is_future(&self, at: usize) -> bool {
        let stops = |at: usize| self.gap(at).contains(['.', '!', '?', '…', ';', ':']);
        let tense = |at: usize| {
            let word = self.word(at);
            let future = ["ra", "ront", "rons"].iter().any(|end| word.ends_with(end))
                && word.len() > 3
                && !matches!(word, "opera" | "camera" | "front" | "environs" | "infra" | "extra");
            match word {
                "va" | "vont" | "will" | "shall" => Some(true),
                "a" | "ont" | "avait" | "avaient" | "etait" | "etaient" | "est" | "sont"
                | "fut" | "was" | "were" | "had" | "has" | "have" | "said" => Some(false),
                _ => future.then_some(true),
            }
        };
        let before = (0..at).rev().take_while(|&at| !stops(at)).map(tense);
        let after = (at + 1..self.words.len()).take_while(|&at| !stops(at - 1)).map(tense);
        let nearest = |mut tenses: Box<dyn Iterator<Item = Option<bool>> + '_>| {
            let place = tenses.by_ref().enumerate().find_map(|(far, t)| Some((far, t?)));
            place.unwrap_or((usize::MAX, false))
        };
        let (before, after) = (nearest(Box::new(before)), nearest(Box::new(after)));
        if before.0 <= after.0 { before.1 } else { after.1 }
    }

    /// `cette année`, `l’an dernier`, `le mois prochain`, `last week`.
    fn period(&self, at: usize) -> Option<Found> {
        let own = self.own?;
        let unit = at + 1;
        let (last, by) = if self.leads(at, &["ce", "cet", "cette"]) {
            let here = self.gap(unit) == "-" && self.is(unit + 1, &["ci"]);
            if self.is_that(unit) {
                return None;
            }
            (unit + usize::from(here), 0)
        } else if self.leads(at, &["l", "la", "le"]) {
            match self.side(unit)? {
                Toward::Before => (unit + 1, -1),
                _ => (unit + 1, 1),
            }
        } else {
            // `the last year` is as long as a year.
            let side = self.english_side(at).filter(|_| !self.follows(at, &["the"]))?;
            match side {
                Toward::Before => (unit, -1),
                Toward::Nearest => (unit, 0),
                Toward::After => (unit, 1),
            }
        };
        let when = match self.word(unit) {
            "annee" | "an" | "year" => calendar::year(own, by)?,
            "mois" | "month" => calendar::month(own, by)?,
            "semaine" | "week" => calendar::week(own, by)?,
            _ => return None,
        };
        Some(Found { first: at, last, when, relative: true })
    }

    /// `automne 2022`, `cet été`, `printemps prochain`, `next spring`, `session d’automne`.
    fn season(&self, at: usize) -> Option<Found> {
        let determined = self.leads(at, &["ce", "cet", "d", "de"]);
        let side = self.english_side(at);
        let name = at + usize::from(determined || side.is_some());
        let &(word, number) = SEASONS.iter().find(|(word, _)| *word == self.word(name))?;
        let before = |list| self.follows(at, list);
        // `été` is a participle, `spring` and `fall` are verbs, unless something makes them nouns.
        let verb = matches!(word, "ete" | "spring" | "fall");
        let noun =
            name > at || before(&["l", "cet", "d", "en", "debut", "mi", "fin", "the", "in", "of"]);
        let of = usize::from(self.ties(name) && self.is(name + 1, &["de", "of"]));
        let year = written::year(self.word(name + of + 1)).filter(|_| self.ties(name + of));
        if let Some(year) = year.filter(|_| self.ties(name) && (noun || !verb)) {
            let mut last = name + of + 1;
            // `hiver 2021-2022`
            let second = written::year(self.word(last + 1));
            if second == Some(year + 1) && matches!(self.gap(last).as_str(), "-" | "–" | "/") {
                last += 1;
            }
            let when = When::Season(year, number);
            return Some(Found { first: name, last, when, relative: false });
        }
        let own = self.own?;
        let found = |first, last, side| {
            let when = calendar::season(own, number, side)?;
            Some(Found { first, last, when, relative: true })
        };
        if let Some(side) = self.side(name).filter(|_| noun || !verb) {
            return found(name, name + 1, side);
        }
        if side.is_some() || self.leads(at, &["ce", "cet"]) {
            let side = side.unwrap_or(Toward::Nearest);
            return if self.is_that(name) { None } else { found(at, name, side) };
        }
        let held = determined && self.follows(at, EVENTS);
        let article = !determined
            && (before(&["au"])
                || before(&["l", "le", "the"]) && at > 1 && self.leads(at - 2, BEFORE_SEASONS));
        if held || article { found(at, name, Toward::Nearest) } else { None }
    }

    /// `en mai`, `mai dernier`, `last May`.
    fn month(&self, at: usize) -> Option<Found> {
        let own = self.own?;
        let side = self.english_side(at);
        let name = at + usize::from(side.is_some());
        let (kind, number) = self.month_of(name)?;
        let found = |last, side| {
            let when = When::Date(calendar::date(own, number, None, side)?);
            Some(Found { first: at, last, when, relative: true })
        };
        if let Some(side) = side.filter(|_| kind == Name::English) {
            return found(name, side);
        }
        if let Some(side) = self.side(name) {
            return found(name + 1, side);
        }
        let named = self.follows(at, BEFORE_MONTHS)
            || self.follows(at, &["de", "d"]) && at > 1 && self.leads(at - 2, &["mois"]);
        if named { found(name, Toward::Nearest) } else { None }
    }

    /// The month whose name in full word `at` is; in English with its capital.
    fn month_of(&self, at: usize) -> Option<(Name, u8)> {
        written::month(self.word(at)).filter(|(kind, _)| match kind {
            Name::French => true,
            Name::English => self.is_capital(at),
            Name::Short => false,
        })
    }

    /// `dimanche 31 août 2014`, `juin 2022`, `24 novembre dernier`, `May 3`.
    fn written(&self, at: usize) -> Option<Found> {
        let mut first = at;
        if self.weekday_of(at).is_some() && matches!(self.gap(at).as_str(), "" | ",") {
            first += 1 + usize::from(self.leads(at + 1, &["le", "the"]));
        }
        let (last, written) = self.written_at(first)?;
        if first > at && written.day.is_none() || self.is_part(at, last) {
            return None;
        }
        let (last, when) = if written.year.is_some() {
            (last, written.date(None)?)
        } else {
            let side = self.side(last);
            let last = last + usize::from(side.is_some());
            let side = side.unwrap_or(Toward::Nearest);
            (last, calendar::date(self.own?, written.month, written.day, side)?)
        };
        let relative = written.year.is_none();
        Some(Found { first: at, last, when: When::Date(when), relative })
    }

    /// What is written from word `at` on, and its last word.
    fn written_at(&self, at: usize) -> Option<(usize, Written)> {
        [at, at + 1].into_iter().find_map(|month| {
            let (words, written) = written::around(self.text, &self.words, month)?;
            (*words.start() == at).then_some((*words.end(), written))
        })
    }

    /// `2024-05-03`, `2024-05`; `31/8/2014`, whose day is told by its language or its size.
    fn numbers(&self, at: usize) -> Option<Found> {
        let number = |at: usize| {
            let word = self.word(at);
            let digits = word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
            word.parse::<u8>().ok().filter(|_| digits)
        };
        let joint = self.words.gap(self.text, at);
        let next = || self.words.gap(self.text, at + 1) == joint;
        let (last, date) = if let (Some(year), "-") = (plausible(self.word(at)), joint) {
            let month = number(at + 1).filter(|_| self.word(at + 1).len() == 2)?;
            // `RFC 2049-05` is a reference.
            let acronym = at > 0
                && self.ties(at - 1)
                && self.words.written(self.text, at - 1).chars().all(char::is_uppercase);
            match number(at + 2).filter(|_| next()) {
                Some(day) => (at + 2, Date::new(year, Some(month), Some(day))?),
                // `2011-12` may be two years.
                None if acronym || u16::from(month) == year % 100 + 1 => return None,
                None => (at + 1, Date::new(year, Some(month), None)?),
            }
        } else if matches!(joint, "/" | ".") && next() {
            let (a, b) = (number(at)?, number(at + 1)?);
            let (day, month) = match () {
                () if a == b || a > 12 || self.lang == Some(Lang::Fr) => (a, b),
                () if b > 12 => (b, a),
                () => return None,
            };
            (at + 2, Date::new(plausible(self.word(at + 2))?, Some(month), Some(day))?)
        } else {
            return None;
        };
        let found = Found { first: at, last, when: When::Date(date), relative: false };
        (!self.is_part(at, last)).then_some(found)
    }

    /// `en 2025`, and the years that go on after word `before`.
    fn year(&self, at: usize, before: Option<usize>) -> Option<Found> {
        let year = plausible(self.word(at))?;
        let listed = before.is_some_and(|before| {
            let words = at - before - 1;
            let joint = if words == 0 { self.gap(before) } else { String::new() };
            joint == "," || words == 1 && self.is(at - 1, &["et", "ou", "and", "or", "puis"])
        });
        if !(listed || self.is_time(at)) || self.is_part(at, at) || self.is_amount(at) {
            return None;
        }
        let when = When::Date(Date::new(year, None, None)?);
        Some(Found { first: at, last: at, when, relative: false })
    }

    /// Whether what stands before word `at` makes four digits there a year.
    fn is_time(&self, at: usize) -> bool {
        let bracketed = at > 0 && self.gap(at - 1).ends_with('(') && self.gap(at).starts_with(')');
        bracketed || self.follows(at, BEFORE_YEARS)
    }

    /// Whether the number at word `at` counts something.
    fn is_amount(&self, at: usize) -> bool {
        let next = self.word(at + 1);
        let plural = next.len() > 2 && next.ends_with(['s', 'x']) && !NOT_COUNTED.contains(&next);
        let counts =
            self.ties(at) && (COUNTED.contains(&next) || plural && !self.is_capital(at + 1));
        let many = self.follows(at, &["de", "of"]) && at > 1 && self.is(at - 2, AMOUNTS);
        counts || many
    }

    /// `du 18 au 20 juillet`, `18–20 July 2003`, `de 2019 à 2021`, `entre mai et juin 2022`.
    fn range(&self, at: usize) -> Option<Found> {
        let lead = self.leads(at, &["du", "de", "entre", "from", "between"]);
        let (from, first) = self.part(at + usize::from(lead))?;
        let gap = self.gap(first.last);
        let (joint, start) = if matches!(gap.as_str(), "-" | "–" | "—") {
            ("-", first.last + 1)
        } else if gap.is_empty() {
            let jusque = usize::from(self.is(first.last + 1, &["jusqu"]));
            (self.word(first.last + 1 + jusque), first.last + 2 + jusque)
        } else {
            return None;
        };
        let (_, mut second) = self.part(start)?;
        if second.month.is_none() && second.year.is_none() && first.month.is_some() {
            // `July 18–20, 2003`: the year of both after the second day.
            let after = matches!(self.gap(second.last).as_str(), "" | ",");
            second.year = written::year(self.word(second.last + 1)).filter(|_| after);
            second.last += usize::from(second.year.is_some());
            // Only where the month stands before its day.
            written::day(self.word(from)).is_none().then_some(())?;
        }
        let alike = first.day.is_some() == second.day.is_some()
            && (first.month.or(second.month)).is_some() >= first.day.is_some();
        let days = first.month.is_none() && second.day == first.day.map(|day| day + 1);
        let joined = match joint {
            "au" | "a" | "to" | "through" | "until" => true,
            "-" => first.day.is_some() || second.year.is_some(),
            "et" | "and" => self.is(at, &["entre", "between"]) || first.day.is_some() && days,
            _ => false,
        };
        let years = first.month.is_none() && second.month.is_none() && first.day.is_none();
        let told = !years || lead || joint == "-" && self.is_time_of_range(at, second.last);
        if !alike || !joined || !told || self.is_part(at, second.last) {
            return None;
        }
        if years && (first.year.is_none() || second.year.is_none() || self.is_amount(second.last)) {
            return None;
        }
        let (when, relative) = self.between(first, second)?;
        Some(Found { first: at, last: second.last, when, relative })
    }

    /// Whether two years from word `first` to word `last` are a time.
    fn is_time_of_range(&self, first: usize, last: usize) -> bool {
        let bracketed =
            first > 0 && self.gap(first - 1).ends_with('(') && self.gap(last).starts_with(')');
        bracketed
            || self.follows(first, BEFORE_YEARS)
            || self.follows(first, &["periode", "annees", "period"])
    }

    /// One end of a range at word `at`, where it begins without article and weekday.
    fn part(&self, at: usize) -> Option<(usize, Part)> {
        let mut at = at;
        at += usize::from(self.leads(at, &["le", "l", "the"]));
        at +=
            usize::from(self.weekday_of(at).is_some() && matches!(self.gap(at).as_str(), "" | ","));
        let part = match self.written_at(at) {
            Some((last, written)) => {
                Part { last, day: written.day, month: Some(written.month), year: written.year }
            }
            None => Part {
                last: at,
                day: written::day(self.word(at)),
                month: self.month_of(at).map(|(_, number)| number),
                year: plausible(self.word(at)),
            },
        };
        let said = part.day.is_some() || part.month.is_some() || part.year.is_some();
        said.then_some((at, part))
    }

    /// From one part to the other, each completed by what only the other says; and whether the
    /// report's date told the year.
    fn between(&self, first: Part, second: Part) -> Option<(When, bool)> {
        let last_month = second.month.or(first.month);
        let first_month = first.month.or(second.month);
        let relative = first.year.is_none() && second.year.is_none();
        // `du 28 décembre au 3 janvier 2025` begins in the year before.
        let turns = u16::from(first_month > last_month);
        let last_year = match (first.year, second.year) {
            (_, Some(year)) => year,
            (Some(year), None) => year + turns,
            (None, None) => {
                calendar::date(self.own?, last_month?, second.day, Toward::Nearest)?.year()
            }
        };
        let first_year = first.year.unwrap_or(last_year.saturating_sub(turns));
        let from = Date::new(first_year, first_month, first.day)?;
        let to = Date::new(last_year, last_month, second.day)?;
        (from.first_day() < to.first_day()).then_some((When::Range(from, to), relative))
    }
}

/// The year that `word` is, where no context tells more than that it may be one.
fn plausible(word: &str) -> Option<u16> {
    written::year(word).filter(|year| (1900..=2099).contains(year))
}
