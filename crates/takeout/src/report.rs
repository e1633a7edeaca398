//! A report of the contract as the engine knows it, so that its rules hold here too: which filters
//! keep it, where its sentences are, what stands around a match.

use dossier::date::Known;
use dossier::lang::Lang;
use dossier::report::{Paragraph, Report};
use dossier::search::{Match, Terms};
use dossier::sentences::sentences;
use dossier::span::Span;

use crate::contract::{self, Range, ReportDate};

/// A report, and the way from the offsets of scripts to those of its text.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) report: Report,
    pub(crate) name: String,
    /// The byte at which each UTF-16 unit of the text begins, and its end.
    bytes: Vec<usize>,
}

impl Text {
    pub(crate) fn new(told: contract::Report) -> Self {
        let contract::Report { slug, hash, name, date, place, agency, text, passages } = told;
        let mut bytes = Vec::with_capacity(text.len() + 1);
        for (at, c) in text.char_indices() {
            bytes.extend(std::iter::repeat_n(at, c.len_utf16()));
        }
        bytes.push(text.len());
        let mut passages = passages.into_iter().map(|range| Some(span(&bytes, range?)));
        let furniture = passages.next().flatten();
        // Sentences are found when they are asked for: a list may be long.
        let paragraph = |span| Paragraph { span, sentences: Vec::new() };
        let paragraphs = passages.flatten().map(paragraph).collect();
        let date = date.as_ref().and_then(|date| Some((date.value.parse().ok()?, known(date)?)));
        let (title, lang) = (None, None);
        let report =
            Report { slug, hash, text, furniture, date, title, place, agency, lang, paragraphs };
        Self { report, name, bytes }
    }

    /// The text of a range.
    pub(crate) fn at(&self, range: Range) -> &str {
        self.span(range).of(&self.report.text)
    }

    pub(crate) fn span(&self, range: Range) -> Span {
        span(&self.bytes, range)
    }

    /// The number of the paragraph where a span begins: 0 is the furniture.
    pub(crate) fn paragraph(&self, span: Span) -> usize {
        let paragraphs = &self.report.paragraphs;
        paragraphs.partition_point(|paragraph| paragraph.span.start <= span.start)
    }

    /// The sentences of the paragraph where a span begins, and the number of the one where it does,
    /// from 1; the furniture has none.
    fn sentences(&self, it: Span) -> Option<(Vec<Span>, usize)> {
        let paragraph = self.report.paragraphs.get(self.paragraph(it).checked_sub(1)?)?;
        let all = sentences(&self.report.text, paragraph.span);
        let number = all.partition_point(|sentence| sentence.start <= it.start).max(1);
        Some((all, number))
    }

    /// The number of the sentence where a span begins, in its paragraph.
    pub(crate) fn sentence(&self, it: Span) -> Option<usize> {
        Some(self.sentences(it)?.1)
    }

    /// The sentence where a span begins, made longer to hold all of it; or the furniture.
    pub(crate) fn around(&self, it: Span) -> Span {
        let sentence = self.sentences(it).and_then(|(all, number)| all.get(number - 1).copied());
        let whole = sentence.or(self.report.furniture).unwrap_or(it);
        Span { start: whole.start.min(it.start), end: whole.end.max(it.end) }
    }

    /// The language of the prose.
    pub(crate) fn lang(&self) -> Option<Lang> {
        Lang::of(&self.report.text)
    }

    /// Where a place in a paragraph, both as the page has them, stands in the text, in UTF-16 units.
    pub(crate) fn place(&self, paragraph: u32, offset: u32) -> Option<u32> {
        let start = self.report.passage(paragraph)?.start as usize;
        let units = self.bytes.partition_point(|&byte| byte < start);
        Some(u32::try_from(units).ok()? + offset)
    }

    /// A match as the engine has it.
    pub(crate) fn found(&self, it: &contract::Match) -> Match {
        let span = self.span([it.start, it.end]);
        let paragraph = u32::try_from(self.paragraph(span)).unwrap_or_default();
        Match { span, paragraph, terms: Terms::default(), family: false }
    }
}

fn span(bytes: &[usize], [start, end]: Range) -> Span {
    let byte = |unit: u32| bytes.get(unit as usize).or(bytes.last()).copied().unwrap_or_default();
    Span::new(byte(start), byte(end))
}

fn known(date: &ReportDate) -> Option<Known> {
    Some(match date.known.as_str() {
        "header" => Known::Header,
        "dateline" => Known::Dateline,
        "dateline, year inferred from the text" => Known::DatelineInferredYear,
        "dateline, year from the file name" => Known::DatelineYearFromFileName,
        "file name" => Known::FileName,
        _ => return None,
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A report of a dateline and two paragraphs, the second with a letter of two UTF-16 units.
    pub(crate) fn text(slug: &str) -> Text {
        let told = serde_json::json!({
            "slug": slug, "hash": "0123456789abc", "name": "TASS, BICHKEK",
            "date": { "value": "2025-01-01", "known": "dateline, year inferred from the text" },
            "place": "BICHKEK", "agency": "TASS",
            "text": "BICHKEK. La paix dure. Il le dit.\n\n𝄞 une paix.",
            "passages": [[0, 8], [9, 33], [35, 47]],
        });
        Text::new(serde_json::from_value(told).unwrap())
    }

    #[test]
    fn offsets_of_scripts_are_places_of_the_text() {
        let text = text("a");
        assert_eq!(text.at([42, 46]), "paix");
        assert_eq!(text.at([35, 37]), "𝄞");
        assert_eq!(text.at([40, 4000]), "e paix.");
        let all = |range| {
            let span = text.span(range);
            (text.paragraph(span), text.sentence(span), text.around(span).of(&text.report.text))
        };
        assert_eq!(all([0, 7]), (0, None, "BICHKEK."));
        assert_eq!(all([12, 16]), (1, Some(1), "La paix dure."));
        assert_eq!(all([23, 25]), (1, Some(2), "Il le dit."));
        assert_eq!(all([42, 46]), (2, Some(1), "𝄞 une paix."));
        assert_eq!(text.place(2, 7), Some(42));
    }

    #[test]
    fn facts_are_the_engines() {
        let text = text("a");
        let report = &text.report;
        assert_eq!(report.date, Some(("2025-01-01".parse().unwrap(), Known::DatelineInferredYear)));
        assert_eq!((text.lang(), report.paragraphs.len()), (Some(Lang::Fr), 2));
    }
}
