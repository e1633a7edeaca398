//! Dates relative to the report's date: `hier`, `lundi dernier`, `cet automne`.

use crate::dates::calendar::{self, Toward};
use crate::dates::cursor::{Found, Reading};
use crate::dates::lists::{BEFORE_MONTHS, BEFORE_SEASONS, DAYS, EVENTS, NO_DAY, SEASONS, WEEKDAYS};
use dossier::date::parse::{self, Name};
use dossier::report::facts::When;

impl Reading<'_> {
    /// `hier`, `today`.
    pub(super) fn day(&self, at: usize) -> Option<Found> {
        let own = self.own?;
        let is_row = |row: &[&str]| {
            (at..).zip(row).all(|(at, word)| self.word(at) == *word)
                && (at..).take(row.len() - 1).all(|at| matches!(self.gap(at).as_str(), "" | "-"))
        };
        let (row, days) = DAYS.iter().find(|(row, _)| is_row(row))?;
        let last = at + row.len() - 1;
        // `ce jour-là`, `ce matin-là` refer to another day.
        if self.is_that(last) {
            return None;
        }
        let date = if *days == 0 { own } else { calendar::day(own, *days)? };
        Some(Found { first: at, last, when: When::Date(date), relative: true })
    }

    /// Whether `-là` follows word `at`.
    pub(super) fn is_that(&self, at: usize) -> bool {
        self.gap(at) == "-" && self.is(at + 1, &["la"])
    }

    /// The number of the weekday at word `at`, 0 for Monday.
    pub(super) fn weekday_of(&self, at: usize) -> Option<i32> {
        let [french, english] = WEEKDAYS;
        let word = self.word(at);
        let place =
            |days: [&str; 7]| (0..7).zip(days).find_map(|(n, day)| (day == word).then_some(n));
        let english = || place(english).filter(|_| self.is_capital(at));
        place(french).or_else(english)
    }

    /// `lundi`, `lundi dernier`, `next Monday`.
    pub(super) fn weekday(&self, at: usize) -> Option<Found> {
        let own = self.own?;
        let side = self.english_side(at);
        let last = at + usize::from(side.is_some());
        let number = self.weekday_of(last)?;
        let suffix = self.side(last);
        let Some(side) = side.or(suffix) else {
            // `le lundi` and `du lundi au jeudi` are recurring; `lundi 3` lacks its month.
            let recurs = self.follows(at, &["le", "les", "du", "au", "the"]);
            let numbered = self.ties(last) && parse::day(self.word(last + 1)).is_some();
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

    /// Whether the closest verb to word `at` in its sentence is in the future tense.
    pub(super) fn is_future(&self, at: usize) -> bool {
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
    pub(super) fn period(&self, at: usize) -> Option<Found> {
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
            // `the last year` is a duration.
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
    pub(super) fn season(&self, at: usize) -> Option<Found> {
        let determined = self.leads(at, &["ce", "cet", "d", "de"]);
        let side = self.english_side(at);
        let name = at + usize::from(determined || side.is_some());
        let &(word, number) = SEASONS.iter().find(|(word, _)| *word == self.word(name))?;
        let before = |list| self.follows(at, list);
        // `été` may be a participle, `spring` and `fall` verbs; the context must show a noun.
        let verb = matches!(word, "ete" | "spring" | "fall");
        let noun =
            name > at || before(&["l", "cet", "d", "en", "debut", "mi", "fin", "the", "in", "of"]);
        let of = usize::from(self.ties(name) && self.is(name + 1, &["de", "of"]));
        let year = parse::year(self.word(name + of + 1)).filter(|_| self.ties(name + of));
        if let Some(year) = year.filter(|_| self.ties(name) && (noun || !verb)) {
            let mut last = name + of + 1;
            // `hiver 2021-2022`
            let second = parse::year(self.word(last + 1));
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
    pub(super) fn month(&self, at: usize) -> Option<Found> {
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

    /// The month that word `at` names in full; in English it must be capitalised (`May`, not
    /// `may`).
    pub(super) fn month_of(&self, at: usize) -> Option<(Name, u8)> {
        parse::month(self.word(at)).filter(|(kind, _)| match kind {
            Name::French => true,
            Name::English => self.is_capital(at),
            Name::Short => false,
        })
    }
}
