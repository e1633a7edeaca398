//! One dated text, parsed: facts, paragraphs and sentences as spans into the verbatim text.

use serde::{Deserialize, Serialize};

use std::fmt;

use crate::date::{Date, Known};
use crate::text::fold::{fold, fold_text};
use crate::text::lang::Lang;
use crate::text::sentences::sentences;
use crate::text::span::Span;

pub mod facts;
pub mod hash;
pub mod header;
pub mod quote_marks;
mod report_ref;

pub use report_ref::ReportRef;

/// One dated text of a collection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Permanent readable id: the file's stem folded to `[a-z0-9-]{1,64}`.
    pub slug: String,
    /// Content hash, 13 Crockford base32 characters (see [`hash::content`]).
    pub hash: String,
    /// The text, byte for byte as in its file.
    pub text: String,
    /// Header and dateline, without the white space around.
    pub furniture: Option<Span>,
    /// The date and how it is known; `None` is undated.
    pub date: Option<(Date, Known)>,
    /// The title, where the text's header gives one; none is invented.
    pub title: Option<Span>,
    /// Where it was written, from the furniture.
    pub place: Option<String>,
    /// Who issued it, from the furniture.
    pub agency: Option<String>,
    /// The language of the prose, where its words tell.
    pub lang: Option<Lang>,
    /// The paragraphs, in order.
    pub paragraphs: Vec<Paragraph>,
    /// Slugs that it had before, with a space between.
    pub former: String,
    /// How many published editions there were before it was in one for good.
    pub since: u32,
}

/// A paragraph of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Where it stands, without the white space around.
    pub span: Span,
    /// Its sentences, in order, without the white space between them.
    pub sentences: Vec<Span>,
}

impl Report {
    /// What it is called: its title, else who issued it and where, else its first words. The date
    /// is said beside it.
    #[must_use]
    pub fn name(&self) -> String {
        match (self.title, &self.agency, &self.place) {
            (Some(title), _, _) => title.of(&self.text).to_owned(),
            (None, Some(agency), Some(place)) => format!("{agency}, {place}"),
            (None, Some(issued), None) | (None, None, Some(issued)) => issued.clone(),
            (None, None, None) => self.first_words(),
        }
    }

    /// About eight words of the first paragraph, cut between words.
    fn first_words(&self) -> String {
        let text = self.paragraphs.first().map_or("", |p| p.span.of(&self.text));
        let mut ends = text.match_indices(char::is_whitespace).map(|(at, _)| at);
        match ends.nth(7).and_then(|end| text.get(..end)) {
            Some(start) => format!("{start} …"),
            None => text.to_owned(),
        }
    }

    /// A paragraph by its number from 1, or the furniture by 0.
    #[must_use]
    pub fn passage(&self, number: u32) -> Option<Span> {
        match number.checked_sub(1) {
            None => self.furniture,
            Some(at) => self.paragraphs.get(at as usize).map(|paragraph| paragraph.span),
        }
    }

    /// The passages a search reads, with their paragraph numbers: 0 is the furniture.
    pub fn passages(&self) -> impl Iterator<Item = (usize, Span)> {
        let furniture = self.furniture.map(|span| (0, span));
        furniture.into_iter().chain((1..).zip(self.paragraphs.iter().map(|p| p.span)))
    }

    /// The last sentence that begins at or before a byte of the text, with its number in its
    /// paragraph, from 1.
    #[must_use]
    pub fn sentence_at(&self, byte: u32) -> Option<(usize, Span)> {
        let all = self.paragraphs.iter().flat_map(|p| (1..).zip(p.sentences.iter().copied()));
        all.take_while(|(_, span)| span.start <= byte).last()
    }
}

/// Why a file is no report, with the line to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    line: usize,
    kind: ParseErrorKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum ParseErrorKind {
    NotUtf8(u8),
    Control(char),
    Empty,
    TooLong,
    NoSlug(String),
}

impl ParseError {
    /// The line of the file, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            ParseErrorKind::NotUtf8(byte) => {
                write!(f, "byte 0x{byte:02X} is not UTF-8; save the file as UTF-8")
            }
            ParseErrorKind::Control('\0') => f.write_str(
                "NUL character; this looks like a binary or UTF-16 file, save it as UTF-8 text",
            ),
            ParseErrorKind::Control(c) => {
                write!(f, "control character U+{:04X}; delete it", u32::from(*c))
            }
            ParseErrorKind::Empty => f.write_str("no text; write the report or remove the file"),
            ParseErrorKind::TooLong => f.write_str("longer than 64 MB; split the report"),
            ParseErrorKind::NoSlug(stem) => write!(
                f,
                "the file name {stem:?} has no letter or digit to make an address from; rename it"
            ),
        }
    }
}

impl std::error::Error for ParseError {}

/// Bytes a report may have: far above any report, and offsets stay well within 32 bits.
const MAX_BYTES: usize = 64 << 20;

/// Parses the bytes of the file named `stem` (without its extension).
///
/// # Errors
/// When the bytes are not UTF-8, hold a control character other than tab, line feed and the
/// carriage return of a line end, hold no text beside the furniture, are more than 64 MiB, or when
/// the stem gives no slug.
pub fn parse(stem: &str, bytes: &[u8]) -> Result<Report, ParseError> {
    let text = checked_text(bytes)?;
    let slug = slug(stem)
        .ok_or_else(|| ParseError { line: 1, kind: ParseErrorKind::NoSlug(stem.to_owned()) })?;
    let furniture = header::read(text, date_in_name(stem));
    let paragraphs: Vec<Paragraph> = paragraph_spans(text, furniture.end())
        .into_iter()
        .map(|span| Paragraph { span, sentences: sentences(text, span) })
        .collect();
    if paragraphs.is_empty() {
        return Err(ParseError { line: 1, kind: ParseErrorKind::Empty });
    }
    let passages = furniture.span().into_iter().chain(paragraphs.iter().map(|p| p.span));
    Ok(Report {
        slug,
        hash: hash::content(passages.map(|span| span.of(text))),
        furniture: furniture.span(),
        date: furniture.date,
        title: furniture.title,
        place: furniture.place,
        agency: furniture.agency,
        lang: Lang::of(text),
        paragraphs,
        text: text.to_owned(),
        former: String::new(),
        since: 0,
    })
}

fn checked_text(bytes: &[u8]) -> Result<&str, ParseError> {
    let line_of = |at: usize| 1 + bytes.iter().take(at).filter(|&&b| b == b'\n').count();
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let kind = ParseErrorKind::NotUtf8(bytes.get(at).copied().unwrap_or_default());
        ParseError { line: line_of(at), kind }
    })?;
    if text.len() > MAX_BYTES {
        return Err(ParseError { line: 1, kind: ParseErrorKind::TooLong });
    }
    let line_end = |at: usize| bytes.get(at + 1) == Some(&b'\n');
    let control = text.char_indices().find(|&(at, c)| {
        c.is_control() && !matches!(c, '\n' | '\t') && !(c == '\r' && line_end(at))
    });
    if let Some((at, c)) = control {
        return Err(ParseError { line: line_of(at), kind: ParseErrorKind::Control(c) });
    }
    if text.chars().all(|c| c.is_whitespace() || fold(c).is_nothing()) {
        return Err(ParseError { line: 1, kind: ParseErrorKind::Empty });
    }
    Ok(text)
}

/// The slug of a file stem: folded, every other character a hyphen, at most 64 characters.
#[must_use]
pub fn slug(stem: &str) -> Option<String> {
    let mut slug = String::new();
    for c in fold_text(stem).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(64);
    let slug = slug.trim_end_matches('-').to_owned();
    (!slug.is_empty()).then_some(slug)
}

/// The date that begins a file name or a slug: `YYYY[-MM[-DD]]-…`.
#[must_use]
pub fn date_in_name(stem: &str) -> Option<Date> {
    [10, 7, 4].into_iter().find_map(|len| {
        let rest = stem.get(len..)?;
        let ends = rest.is_empty() || rest.starts_with(['-', '_', ' ', '.']);
        ends.then(|| stem.get(..len)?.parse().ok()).flatten()
    })
}

/// Lines longer than this are paragraphs of their own, not the wrapped lines of one.
const WRAPPED_LINE_CHARS: usize = 100;

/// The paragraphs after byte `from`: separated by blank lines and, unless the text is wrapped to
/// short lines, by line ends.
fn paragraph_spans(text: &str, from: usize) -> Vec<Span> {
    let body = text.get(from..).unwrap_or_default();
    let lines: Vec<&str> = body.lines().collect();
    let blank = |line: &str| line.chars().all(|c| c.is_whitespace() || c == '\u{FEFF}');
    let runs_on = lines.windows(2).any(|pair| pair.iter().all(|line| !blank(line)));
    let mut from_first = lines.iter().skip_while(|l| blank(l)).skip_while(|l| !blank(l));
    let separated = from_first.any(|l| !blank(l));
    let wrapped =
        runs_on && separated && lines.iter().all(|line| line.chars().count() <= WRAPPED_LINE_CHARS);
    let offset = |line: &str| line.as_ptr() as usize - text.as_ptr() as usize;
    let mut spans: Vec<Span> = Vec::new();
    let mut joins = false;
    for line in lines {
        let trimmed = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        if trimmed.is_empty() {
            joins = false;
            continue;
        }
        let span = Span::new(offset(trimmed), offset(trimmed) + trimmed.len());
        match spans.last_mut() {
            Some(last) if joins => last.end = span.end,
            _ => spans.push(span),
        }
        joins = wrapped;
    }
    spans
}
