//! A report of the contract as the engine knows it, so that its rules hold here too.

use dossier::date::Known;
use dossier::report::{Paragraph, Report};
use dossier::text::lang;
use dossier::text::span::Span;
use script_types::{DateSource, Lang, Range};

/// A report, and the conversion of UTF-16 offsets to those of its text.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) report: Report,
    pub(crate) name: String,
    /// The byte at which each UTF-16 unit of the text begins, and its end.
    bytes: Vec<usize>,
}

impl Text {
    pub(crate) fn new(told: script_types::Report) -> Self {
        let script_types::Report { slug, hash, name, date, place, agency, text, .. } = told;
        let mut bytes = Vec::with_capacity(text.len() + 1);
        for (at, c) in text.char_indices() {
            bytes.extend(std::iter::repeat_n(at, c.len_utf16()));
        }
        bytes.push(text.len());
        let furniture = told.furniture.first().map(|range| span(&bytes, *range));
        let paragraph = |ranges: &Vec<Range>| {
            let sentences: Vec<Span> = ranges.iter().map(|range| span(&bytes, *range)).collect();
            let (first, last) = (sentences.first()?, sentences.last()?);
            Some(Paragraph { span: Span { start: first.start, end: last.end }, sentences })
        };
        let paragraphs = told.sentences.iter().filter_map(paragraph).collect();
        let date = date.and_then(|date| Some((date.value.parse().ok()?, known(date.known))));
        let lang = told.lang.map(|lang| match lang {
            Lang::French => lang::Lang::Fr,
            Lang::English => lang::Lang::En,
        });
        let title = None;
        // Links are written of it, and none is resolved.
        let (former, since) = (String::new(), 0);
        let report = Report {
            slug,
            hash,
            text,
            furniture,
            date,
            title,
            place,
            agency,
            lang,
            paragraphs,
            former,
            since,
        };
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
    fn sentences(&self, it: Span) -> Option<(&[Span], usize)> {
        let all = &self.report.paragraphs.get(self.paragraph(it).checked_sub(1)?)?.sentences;
        Some((all, all.partition_point(|sentence| sentence.start <= it.start).max(1)))
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

    /// Where a place in a paragraph, both as the page has them, stands in the text, in UTF-16 units.
    pub(crate) fn place(&self, paragraph: u32, offset: u32) -> Option<u32> {
        let start = self.report.passage(paragraph)?.start as usize;
        let units = self.bytes.partition_point(|&byte| byte < start);
        Some(u32::try_from(units).ok()? + offset)
    }
}

fn span(bytes: &[usize], Range(start, end): Range) -> Span {
    let byte = |unit: u32| bytes.get(unit as usize).or(bytes.last()).copied().unwrap_or_default();
    Span::new(byte(start), byte(end))
}

fn known(source: DateSource) -> Known {
    match source {
        DateSource::Header => Known::Header,
        DateSource::Dateline => Known::Dateline,
        DateSource::InferredYear => Known::DatelineInferredYear,
        DateSource::YearFromFileName => Known::DatelineYearFromFileName,
        DateSource::FileName => Known::FileName,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use script_types::{Precision, Report, ReportDate};

    /// A report of a dateline and two paragraphs, the second with a letter of two UTF-16 units.
    pub(crate) fn text(slug: &str) -> Text {
        Text::new(Report {
            slug: slug.to_owned(),
            hash: "0123456789abc".to_owned(),
            name: "TASS, BICHKEK".to_owned(),
            date: Some(ReportDate {
                value: "2025-01-01".to_owned(),
                precision: Precision::Day,
                known: DateSource::InferredYear,
            }),
            place: Some("BICHKEK".to_owned()),
            agency: Some("TASS".to_owned()),
            paragraphs: 2,
            text: "BICHKEK. La paix dure. Il le dit.\n\n𝄞 une paix.".to_owned(),
            lang: Some(Lang::French),
            furniture: vec![Range(0, 8)],
            sentences: vec![vec![Range(9, 22), Range(23, 33)], vec![Range(35, 47)]],
        })
    }

    #[test]
    fn offsets_of_scripts_are_places_of_the_text() {
        let text = text("a");
        assert_eq!(text.at(Range(42, 46)), "paix");
        assert_eq!(text.at(Range(35, 37)), "𝄞");
        assert_eq!(text.at(Range(40, 4000)), "e paix.");
        let all = |range| {
            let span = text.span(range);
            (text.paragraph(span), text.sentence(span), text.around(span).of(&text.report.text))
        };
        assert_eq!(all(Range(0, 7)), (0, None, "BICHKEK."));
        assert_eq!(all(Range(12, 16)), (1, Some(1), "La paix dure."));
        assert_eq!(all(Range(23, 25)), (1, Some(2), "Il le dit."));
        assert_eq!(all(Range(42, 46)), (2, Some(1), "𝄞 une paix."));
        assert_eq!(text.place(2, 7), Some(42));
    }

    #[test]
    fn facts_are_the_engines() {
        let report = text("a").report;
        assert_eq!(report.date, Some(("2025-01-01".parse().unwrap(), Known::DatelineInferredYear)));
        assert_eq!((report.lang, report.paragraphs.len()), (Some(lang::Lang::Fr), 2));
    }
}
