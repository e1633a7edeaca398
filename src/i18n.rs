//! The words of the interface: `fr.txt` and `en.txt`, packed by the build, filled in here.

#[cfg(test)]
mod pack;
#[cfg(test)]
mod tests;

use std::array;
use std::sync::OnceLock;

use dossier::compare::Strength;
use dossier::date::{Date, Known};
use dossier::filter::facets::Field;
use dossier::link::Notice;
use dossier::link::view::{Difference, Panel};
use dossier::query::Within;
use dossier::report::facts::{Kind, When};
use dossier::text::lang::Lang;

// The keys, the method of each text that is said as it stands, and how many forms there are.
include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// The page's name, in every language.
pub(crate) const NAME: &str = "Vis-à-vis";

/// What a language calls itself, whatever the language of the interface.
pub(crate) const FRENCH: &str = "Français";
/// See [`FRENCH`].
pub(crate) const ENGLISH: &str = "English";

/// Every word the interface says, in one language.
pub(crate) struct Words {
    lang: Lang,
    forms: [&'static str; COUNT],
}

/// A form of a text, with as many placeholders.
#[derive(Clone, Copy)]
struct Key<const PLACEHOLDERS: usize>(u8);

/// What stands in a placeholder.
#[derive(Clone, Copy)]
enum With<'a> {
    Text(&'a str),
    Number(usize),
    /// A number given in tenths.
    Tenths(i32),
    Date(Date),
    /// Each of them quoted.
    Terms(&'a [String]),
    /// What does not have the whole query.
    No(&'a Within),
}
use With::{Number, Tenths, Terms, Text};

/// The words of a language. Not inlined: each use would choose between two addresses again.
#[inline(never)]
pub(crate) fn of(lang: Lang) -> &'static Words {
    static FR: OnceLock<Words> = OnceLock::new();
    static EN: OnceLock<Words> = OnceLock::new();
    let (words, packed) = match lang {
        Lang::Fr => (&FR, include_str!(concat!(env!("OUT_DIR"), "/fr.txt"))),
        Lang::En => (&EN, include_str!(concat!(env!("OUT_DIR"), "/en.txt"))),
    };
    words.get_or_init(|| {
        let mut forms = packed.split('\n');
        Words { lang, forms: array::from_fn(|_| forms.next().unwrap_or_default()) }
    })
}

impl Words {
    /// A quoted phrase.
    pub(crate) fn phrase(&self, text: &str) -> String {
        self.fill(PHRASE, [Text(text)])
    }

    /// Removes a term from the query.
    pub(crate) fn drop(&self, term: &str) -> String {
        self.fill(DROP, [Text(term)])
    }

    /// The words that are named, and how many are not.
    pub(crate) fn and_others(&self, named: &str, others: usize) -> String {
        self.fill(self.plural(AND_OTHERS, others), [Text(named), Number(others)])
    }

    /// The query without a term, and how many reports that leaves.
    pub(crate) fn without(&self, term: &str, reports: usize) -> String {
        self.fill(self.plural(WITHOUT, reports), [Text(term), Number(reports)])
    }

    /// How much of a list is drawn.
    pub(crate) fn drawn(&self, drawn: usize, all: usize) -> String {
        self.fill(DRAWN, [Number(drawn), Number(all)])
    }

    /// Matches per 1,000 words, given in tenths.
    pub(crate) fn rate(&self, tenths: usize) -> String {
        self.fill(RATE, [Text(&self.decimal(tenths))])
    }

    /// What a facet is about.
    pub(crate) fn field(&self, field: Field) -> &'static str {
        self.text(match field {
            Field::Year => FIELD_YEAR,
            Field::Month => FIELD_MONTH,
            Field::Place => FIELD_PLACE,
            Field::Agency => FIELD_AGENCY,
        })
    }

    /// How many values of a facet are not shown.
    pub(crate) fn more_values(&self, n: usize) -> String {
        self.fill(MORE_VALUES, [Number(n)])
    }

    /// A month or a year: its reports, and those that may be of it.
    pub(crate) fn bin(&self, date: Date, certain: usize, possible: usize) -> String {
        let (date, reports) = (With::Date(date), Number(certain));
        match possible {
            0 => self.fill(self.plural(BIN, certain), [date, reports]),
            _ => self.fill(self.plural(BIN_PERHAPS, certain), [date, reports, Number(possible)]),
        }
    }

    /// How many reports the time axis does not reach.
    pub(crate) fn later(&self, reports: usize) -> String {
        self.count(LATER, reports)
    }

    /// How many words of a hundred two versions of a passage have in common.
    pub(crate) fn likeness(&self, percent: usize) -> String {
        self.fill(LIKENESS, [Number(percent)])
    }

    /// Exports so many rows.
    pub(crate) fn save(&self, rows: usize) -> String {
        self.count(SAVE, rows)
    }

    /// "12 occurrences".
    pub(crate) fn matches(&self, n: usize) -> String {
        self.count(MATCHES, n)
    }

    /// "2 rapports".
    pub(crate) fn report_count(&self, n: usize) -> String {
        self.count(REPORT_COUNT, n)
    }

    /// Number of reports the filters hide.
    pub(crate) fn hidden(&self, reports: usize) -> String {
        self.count(HIDDEN, reports)
    }

    /// Number of folded paragraphs.
    pub(crate) fn folded(&self, paragraphs: usize) -> String {
        self.count(FOLDED, paragraphs)
    }

    /// "3 / 16", or "– / 16" before the first step.
    pub(crate) fn position(&self, at: Option<usize>, total: usize) -> String {
        match at {
            Some(at) => self.fill(POSITION, [Number(at), Number(total)]),
            None => self.fill(POSITION, [Text("–"), Number(total)]),
        }
    }

    /// A date at its precision.
    pub(crate) fn date(&self, date: Date) -> String {
        let year = usize::from(date.year());
        let month = date.month().and_then(|month| MONTHS.get(usize::from(month) - 1));
        let Some(month) = month.map(|month| Text(self.text(*month))) else {
            return year.to_string();
        };
        match date.day() {
            None => self.fill(DATE_PART, [month, Number(year)]),
            Some(day) => {
                let key = if day == 1 { DATE_FIRST_DAY } else { DATE_DAY };
                self.fill(key, [Number(day.into()), month, Number(year)])
            }
        }
    }

    /// A date, a range or a season.
    pub(crate) fn when(&self, when: When) -> String {
        match when {
            When::Date(date) => self.date(date),
            When::Range(from, to) => self.fill(DATE_RANGE, [With::Date(from), With::Date(to)]),
            When::Season(year, season) => {
                let [spring, summer, autumn, winter] = SEASONS;
                let season = self.text(match season {
                    21 => spring,
                    22 => summer,
                    23 => autumn,
                    _ => winter,
                });
                self.fill(DATE_PART, [Text(season), Number(year.into())])
            }
        }
    }

    /// How a date is known.
    pub(crate) fn known(&self, known: Known) -> &'static str {
        self.text(match known {
            Known::Header => KNOWN_HEADER,
            Known::Dateline => KNOWN_DATELINE,
            Known::DatelineInferredYear => KNOWN_INFERRED_YEAR,
            Known::DatelineYearFromFileName => KNOWN_FILE_NAME_YEAR,
            Known::FileName => KNOWN_FILE_NAME,
        })
    }

    /// The report lacks these terms.
    pub(crate) fn lacks(&self, terms: &[String]) -> String {
        self.fill(LACKS, [Terms(terms)])
    }

    /// No report has any of these terms.
    pub(crate) fn nowhere(&self, terms: &[String]) -> String {
        self.fill(NOWHERE, [Terms(terms)])
    }

    /// Every term stands somewhere, never all in one report.
    pub(crate) fn never_together(&self, terms: &[String]) -> String {
        self.fill(NEVER_TOGETHER, [Terms(terms)])
    }

    /// In this report the query does not meet in one such place.
    pub(crate) fn apart(&self, within: &Within) -> String {
        self.fill(APART, [With::No(within)])
    }

    /// In no report the query meets in one such place.
    pub(crate) fn all_apart(&self, within: &Within) -> String {
        self.fill(ALL_APART, [With::No(within)])
    }

    /// In what a speaker says.
    pub(crate) fn within_speech(&self, speaker: &str) -> String {
        self.fill(WITHIN_SPEECH, [Text(speaker)])
    }

    /// What a report missing here is called in its link.
    pub(crate) fn missing(&self, slug: &str, date: Option<Date>, hash: Option<&str>) -> String {
        let mut name = self.quoted(slug);
        if let Some(date) = date {
            name = self.fill(LIST, [Text(&name), With::Date(date)]);
        }
        if let Some(hash) = hash {
            name = self.fill(LIST, [Text(&name), Text(&self.fill(VERSION, [Text(hash)]))]);
        }
        self.fill(MISSING, [Text(&name)])
    }

    /// What a panel shows.
    pub(crate) fn panel(&self, panel: Panel) -> &'static str {
        self.text(match panel {
            Panel::Pairs => PANEL_PAIRS,
            Panel::Words => PANEL_WORDS,
            Panel::Names => PANEL_NAMES,
            Panel::Quotes => PANEL_QUOTES,
            Panel::Dates => PANEL_DATES,
        })
    }

    /// How many passages of each side have a counterpart, of how many.
    pub(crate) fn covered(
        &self,
        [(left, all_left), (right, all_right)]: [(usize, usize); 2],
    ) -> String {
        self.fill(COVERED, [left, all_left, right, all_right].map(Number))
    }

    /// Selects a pair of passages.
    pub(crate) fn pair(&self, letter: &str) -> String {
        self.fill(PAIR, [Text(letter)])
    }

    /// How sure a relation is.
    pub(crate) fn strength(&self, strength: Strength) -> &'static str {
        self.text(match strength {
            Strength::Strong => STRENGTH_STRONG,
            Strength::Possible => STRENGTH_POSSIBLE,
            Strength::Weak => STRENGTH_WEAK,
        })
    }

    /// A matter that two passages name in different words.
    pub(crate) fn concept(&self, name: &str) -> String {
        self.fill(CONCEPT, [Text(name)])
    }

    /// What a name is of.
    pub(crate) fn kind(&self, kind: Kind) -> &'static str {
        self.text(match kind {
            Kind::Person => KIND_PERSON,
            Kind::Organisation => KIND_ORGANISATION,
            Kind::Country => KIND_COUNTRY,
            Kind::City => KIND_CITY,
            Kind::Agency => KIND_AGENCY,
        })
    }

    /// An acronym that neither text expands.
    pub(crate) fn never_expanded(&self, acronym: &str) -> String {
        self.fill(NEVER_EXPANDED, [Text(acronym)])
    }

    /// Words over the threshold, and how many chance alone would give, in tenths.
    pub(crate) fn by_chance(&self, words: usize, chance: i32) -> String {
        let key = self.plural(BY_CHANCE, words);
        self.fill(key, [Number(words), Tenths(chance)])
    }

    /// G², and the Log Ratio between the ends of its interval, all in tenths.
    pub(crate) fn keyness(&self, g2: i32, [low, ratio, high]: [i32; 3]) -> String {
        self.fill(KEYNESS, [g2, ratio, low, high].map(Tenths))
    }

    /// A number given in tenths.
    pub(crate) fn tenths(&self, n: i32) -> String {
        let size = n.unsigned_abs() as usize;
        let size =
            if size.is_multiple_of(10) { (size / 10).to_string() } else { self.decimal(size) };
        if n < 0 { "−".to_owned() + &size } else { size }
    }

    /// Puts quote marks around what was said.
    pub(crate) fn quoted(&self, text: &str) -> String {
        self.fill(QUOTED, [Text(text)])
    }

    /// What the reader should know about how the link was read.
    pub(crate) fn notice(&self, notice: &Notice) -> String {
        match notice {
            Notice::BadValue { key, value } => {
                self.fill(NOTICE_BAD_VALUE, [Text(key), Text(value)])
            }
            Notice::Duplicate { key } => self.fill(NOTICE_DUPLICATE, [Text(key)]),
            Notice::TooLong => self.fill(NOTICE_TOO_LONG, []),
            Notice::Cut => self.fill(NOTICE_CUT, []),
            Notice::Newer { version } => self.fill(NOTICE_NEWER, [Number(*version as usize)]),
        }
    }

    /// How this collection differs from the link's.
    pub(crate) fn difference(&self, difference: &Difference) -> String {
        match difference {
            Difference::Missing(report) => self.fill(DIFFERENCE_MISSING, [Text(&report.slug)]),
            Difference::Changed(report) => self.fill(DIFFERENCE_CHANGED, [Text(&report.slug)]),
            Difference::Pair => self.fill(DIFFERENCE_PAIR, []),
            Difference::Renamed { was, now } => {
                self.fill(DIFFERENCE_RENAMED, [Text(was), Text(now)])
            }
            Difference::Edition(_) => self.edition(&[], 0),
        }
    }

    /// This is another edition; where that is known, it has these reports more, and so many others.
    pub(crate) fn edition(&self, named: &[String], others: usize) -> String {
        if named.is_empty() {
            return self.fill(DIFFERENCE_EDITION, []);
        }
        let mut list = self.quotes(named);
        if others > 0 {
            list = self.and_others(&list, others);
        }
        self.fill(DIFFERENCE_ADDED, [Text(&list)])
    }

    /// The passage that the link leads to, by its words, has changed.
    pub(crate) fn passage(&self, quote: &str, is_found: bool) -> String {
        if is_found {
            return self.fill(PASSAGE_LIKE, []);
        }
        self.fill(PASSAGE_LOST, [Text(&self.quoted(quote))])
    }

    /// What does not have the whole query.
    fn none(&self, within: &Within) -> String {
        match within {
            Within::Paragraph => self.fill(NONE_PARAGRAPH, []),
            Within::Sentence => self.fill(NONE_SENTENCE, []),
            Within::Quotation => self.fill(NONE_QUOTATION, []),
            Within::Speech(speaker) => self.fill(NONE_SPEECH, [Text(speaker)]),
        }
    }

    /// A number given in tenths, with its decimal.
    fn decimal(&self, tenths: usize) -> String {
        self.fill(DECIMAL, [tenths / 10, tenths % 10].map(Number))
    }

    /// The terms, quoted and joined.
    fn quotes(&self, terms: &[String]) -> String {
        let mut list = String::new();
        for term in terms {
            let term = self.quoted(term);
            list = if list.is_empty() { term } else { self.fill(LIST, [Text(&list), Text(&term)]) };
        }
        list
    }

    /// So many of something.
    fn count(&self, forms: [Key<1>; 2], n: usize) -> String {
        self.fill(self.plural(forms, n), [Number(n)])
    }

    /// The form that goes with a number: where the rules of languages are.
    fn plural<const N: usize>(&self, [one, many]: [Key<N>; 2], n: usize) -> Key<N> {
        let is_one = match self.lang {
            Lang::Fr => n < 2,
            Lang::En => n == 1,
        };
        if is_one { one } else { many }
    }

    fn text(&self, key: Key<0>) -> &'static str {
        self.form(key.0)
    }

    fn fill<const N: usize>(&self, key: Key<N>, with: [With; N]) -> String {
        self.filled(key.0, &with)
    }

    /// One piece of machine code for all of them.
    #[inline(never)]
    fn filled(&self, form: u8, with: &[With]) -> String {
        let mut filled = String::new();
        for letter in self.form(form).chars() {
            match with.get(letter as usize) {
                None => filled.push(letter),
                Some(Text(text)) => filled += text,
                Some(Number(n)) => filled += &n.to_string(),
                Some(Tenths(n)) => filled += &self.tenths(*n),
                Some(With::Date(date)) => filled += &self.date(*date),
                Some(Terms(terms)) => filled += &self.quotes(terms),
                Some(With::No(within)) => filled += &self.none(within),
            }
        }
        filled
    }

    fn form(&self, index: u8) -> &'static str {
        self.forms.get(usize::from(index)).copied().unwrap_or_default()
    }
}
