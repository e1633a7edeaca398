//! The words of the dialogs: `fr.txt` and `en.txt`, packed by the build, filled in here.

// Its own tests, which are those of the page.
#[cfg(test)]
#[path = "../../../src/i18n/pack.rs"]
mod pack;

use std::sync::OnceLock;

use dossier::date::{Date, Known};
use dossier::export::cite::Style;
use dossier::text::lang::Lang;

use crate::tables::What;

// The keys, the method of each text that is said as it stands, and how many forms there are.
include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// Every word the dialogs say, in one language.
pub(crate) struct Words {
    lang: Lang,
    forms: [&'static str; COUNT],
}

/// A form of a text, with as many placeholders.
#[derive(Clone, Copy)]
struct Key<const PLACEHOLDERS: usize>(u8);

impl Words {
    /// The words of a language.
    pub(crate) fn of(lang: Lang) -> &'static Self {
        static FR: OnceLock<Words> = OnceLock::new();
        static EN: OnceLock<Words> = OnceLock::new();
        let (words, packed) = match lang {
            Lang::Fr => (&FR, include_str!(concat!(env!("OUT_DIR"), "/fr.txt"))),
            Lang::En => (&EN, include_str!(concat!(env!("OUT_DIR"), "/en.txt"))),
        };
        words.get_or_init(|| {
            let mut forms = packed.split('\n');
            Self { lang, forms: std::array::from_fn(|_| forms.next().unwrap_or_default()) }
        })
    }

    /// The file that was saved.
    pub(crate) fn saved(&self, file: &str) -> String {
        self.fill(SAVED, [file])
    }

    /// How long the link is.
    pub(crate) fn link_length(&self, chars: usize) -> String {
        self.fill(self.plural(LINK_LENGTH, chars), [&chars.to_string()])
    }

    /// What a button saves: a format, and how many rows.
    pub(crate) fn files_save(&self, format: &str, rows: usize) -> String {
        self.fill(self.plural(FILES_SAVE, rows), [format, &rows.to_string()])
    }

    /// What a table is of.
    pub(crate) fn table(&self, what: What) -> &'static str {
        self.text(match what {
            What::Matches => TABLE_MATCHES,
            What::Pairs => TABLE_PAIRS,
            What::Words => TABLE_WORDS,
            What::Names => TABLE_NAMES,
            What::Quotes => TABLE_QUOTES,
            What::Dates => TABLE_DATES,
        })
    }

    /// The name of a form of citation.
    pub(crate) fn style(&self, style: Style) -> &'static str {
        if style == Style::Text { self.cite_text() } else { style.name() }
    }

    /// A report's date in words, with what was inferred of it.
    pub(crate) fn dated(&self, dated: Option<(Date, Known)>) -> String {
        let Some((date, _)) = dated else { return self.undated().to_owned() };
        let said = self.date(date);
        match self.inferred(dated) {
            Some(inferred) => self.fill(DATED, [&said, inferred]),
            None => said,
        }
    }

    /// What was inferred of a report's date.
    pub(crate) fn inferred(&self, dated: Option<(Date, Known)>) -> Option<&'static str> {
        let (_, known) = dated?;
        Some(self.text(match known {
            Known::Header | Known::Dateline => return None,
            Known::DatelineInferredYear => KNOWN_INFERRED_YEAR,
            Known::DatelineYearFromFileName => KNOWN_FILE_NAME_YEAR,
            Known::FileName => KNOWN_FILE_NAME,
        }))
    }

    /// A date at its precision.
    fn date(&self, date: Date) -> String {
        let year = date.year().to_string();
        let month = date.month().and_then(|month| MONTHS.get(usize::from(month) - 1));
        let Some(month) = month.map(|month| self.text(*month)) else { return year };
        match date.day() {
            None => self.fill(DATE_PART, [month, &year]),
            Some(day) => {
                let key = if day == 1 { DATE_FIRST_DAY } else { DATE_DAY };
                self.fill(key, [&day.to_string(), month, &year])
            }
        }
    }

    /// Where a passage stands, by the numbers of its first and last paragraph.
    pub(crate) fn paragraphs(&self, [first, last]: [usize; 2]) -> String {
        let (from, to) = (first.to_string(), last.to_string());
        if first == last {
            self.fill(PARAGRAPH, [&from])
        } else {
            self.fill(PARAGRAPHS, [&from, &to])
        }
    }

    /// Who says it, and whether that was deduced.
    pub(crate) fn speaker(&self, name: &str, deduced: bool) -> String {
        self.fill(if deduced { SPEAKER_DEDUCED } else { SPEAKER }, [name])
    }

    /// Puts quote marks around a text.
    pub(crate) fn quoted(&self, text: &str) -> String {
        self.fill(QUOTED, [text])
    }

    /// The form that goes with a number.
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

    fn fill<const N: usize>(&self, key: Key<N>, with: [&str; N]) -> String {
        let mut filled = String::new();
        for letter in self.form(key.0).chars() {
            match with.get(letter as usize) {
                Some(text) => filled += text,
                None => filled.push(letter),
            }
        }
        filled
    }

    fn form(&self, index: u8) -> &'static str {
        self.forms.get(usize::from(index)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_inferred_of_a_date_is_said() {
        let [fr, en] = [Lang::Fr, Lang::En].map(Words::of);
        let day = "2025-01-01".parse().unwrap();
        let inferred = Some((day, Known::DatelineInferredYear));
        assert_eq!(fr.dated(inferred), "1er janvier 2025 [année déduite du texte]");
        assert_eq!(en.dated(inferred), "1 January 2025 [year inferred from the text]");
        assert_eq!(fr.dated(Some(("2022-06".parse().unwrap(), Known::Header))), "juin 2022");
        assert_eq!(en.dated(None), "undated");
    }

    #[test]
    fn numbers_choose_the_form() {
        let [fr, en] = [Lang::Fr, Lang::En].map(Words::of);
        assert_eq!(fr.files_save("CSV", 0), "CSV\u{202f}: 0 ligne");
        assert_eq!(
            [0, 1, 2].map(|n| en.files_save("CSV", n)),
            ["CSV: 0 rows", "CSV: 1 row", "CSV: 2 rows"]
        );
        assert_eq!(fr.paragraphs([3, 3]), "paragraphe 3");
        assert_eq!(en.paragraphs([3, 4]), "paragraphs 3–4");
    }

    #[test]
    fn french_spaces_before_marks_are_narrow_and_do_not_break() {
        for form in Words::of(Lang::Fr).forms {
            let mut before = form.split([';', ':', '!', '?', '»']).rev().skip(1);
            let mut after = form.split('«').skip(1);
            assert!(before.all(|text| text.ends_with('\u{202f}')), "{form}");
            assert!(after.all(|text| text.starts_with('\u{202f}')), "{form}");
        }
    }
}
