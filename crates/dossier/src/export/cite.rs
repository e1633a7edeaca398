//! Citations of a report, or of a passage of one, in several formats.
//!
//! Notes in words (the location of the passage, what was inferred) are supplied in the language of
//! the interface; the rest does not depend on it.

mod bibtex;
mod coins;
mod csl;
mod ris;

use super::{line, markdown};
use crate::date::Date;
use crate::text::lang::Lang;

pub use coins::coins;

/// A source to cite: a report, or a passage of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The citation key, `[a-z0-9-]+`, unique in a list.
    pub id: String,
    /// The report's name.
    pub title: String,
    /// The issuer.
    pub agency: Option<String>,
    /// Where it was written.
    pub place: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// The date in words, with a note on what was inferred.
    pub dated: String,
    /// The note on what was inferred of the date, alone.
    pub inferred: Option<String>,
    /// Its language.
    pub lang: Option<Lang>,
    /// The link to the report or passage.
    pub url: String,
    /// The day of access.
    pub accessed: Option<Date>,
    /// The passage, verbatim.
    pub quote: Option<String>,
    /// Notes: the location of the passage, the speaker.
    pub notes: Vec<String>,
}

/// A citation format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// A sentence of plain text.
    Text,
    /// The same in Markdown, with a block quote and a link.
    Markdown,
    /// For BibTeX and biblatex.
    Bibtex,
    /// For reference managers (Research Information Systems, 2011).
    Ris,
    /// For citation processors (CSL-JSON 1.0.2).
    Csl,
}

impl Style {
    /// All formats, in the order of the menu.
    pub const ALL: [Self; 5] = [Self::Text, Self::Markdown, Self::Bibtex, Self::Ris, Self::Csl];

    /// Its name, the same in every language (but that of the first is translated).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "Markdown",
            Self::Bibtex => "BibTeX",
            Self::Ris => "RIS",
            Self::Csl => "CSL-JSON",
        }
    }

    /// The extension of its file name, and its media type.
    #[must_use]
    pub fn file(self) -> [&'static str; 2] {
        match self {
            Self::Text => ["txt", "text/plain"],
            Self::Markdown => ["md", "text/markdown"],
            Self::Bibtex => ["bib", "application/x-bibtex"],
            Self::Ris => ["ris", "application/x-research-info-systems"],
            Self::Csl => ["json", "application/vnd.citationstyles.csl+json"],
        }
    }

    /// Writes citations in this format; `quoted` puts the quote marks of a language around a text.
    #[must_use]
    pub fn write(self, sources: &[Source], quoted: &dyn Fn(&str) -> String) -> String {
        let joined = |write: &dyn Fn(&Source) -> String| {
            let all: Vec<String> = sources.iter().map(write).collect();
            all.join("\n\n") + "\n"
        };
        match self {
            Self::Text => joined(&|source| text(source, quoted)),
            Self::Markdown => joined(&|source| quotation(source, quoted)),
            Self::Bibtex => sources.iter().map(bibtex::entry).collect(),
            Self::Ris => sources.iter().map(ris::record).collect(),
            Self::Csl => csl::list(sources),
        }
    }
}

impl Source {
    /// The note of a bibliography entry: what was inferred of the date, and the notes.
    fn remarks(&self) -> Option<String> {
        let remarks: Vec<&str> =
            self.inferred.iter().chain(&self.notes).map(String::as_str).collect();
        (!remarks.is_empty()).then(|| remarks.join(", "))
    }

    /// The source in a sentence: the agency and the place unless the title contains them, the
    /// title, the date, the notes.
    fn parts(&self) -> String {
        let stated = [&self.agency, &self.place].into_iter().flatten();
        let stated = stated.filter(|it| !self.title.contains(it.as_str()));
        let mut parts: Vec<&str> = stated.map(String::as_str).collect();
        parts.extend([self.title.as_str(), &self.dated]);
        parts.extend(self.notes.iter().map(String::as_str));
        parts.retain(|part| !part.is_empty());
        line(&parts.join(", "))
    }
}

fn text(source: &Source, quoted: &dyn Fn(&str) -> String) -> String {
    let (parts, url) = (source.parts(), &source.url);
    match &source.quote {
        Some(quote) => format!("{} ({parts}). {url}", quoted(&line(quote))),
        None => format!("{parts}. {url}"),
    }
}

fn quotation(source: &Source, quoted: &dyn Fn(&str) -> String) -> String {
    // A URL in < > may contain any character but these.
    let url = source.url.replace('<', "%3C").replace('>', "%3E");
    let cited = format!("[{}](<{url}>)", markdown::text(&source.parts()));
    match &source.quote {
        Some(quote) => format!("> {}\n>\n> — {cited}", markdown::text(&quoted(quote))),
        None => cited,
    }
}

#[cfg(test)]
mod tests;
