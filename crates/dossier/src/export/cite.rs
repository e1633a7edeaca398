//! Citations: a report, or a passage of one, as a bibliography has it.
//!
//! What a reader is told in words (where the passage stands, what was inferred) comes in the
//! reader's language, as notes; all else is the same in every language.

mod bibtex;
mod coins;
mod csl;
mod ris;

use super::{line, markdown};
use crate::date::Date;
use crate::text::lang::Lang;

pub use coins::coins;

/// A report, or a passage of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// An id for programs, `[a-z0-9-]+`, given once in a list.
    pub id: String,
    /// The report's name.
    pub title: String,
    /// Who issued it.
    pub agency: Option<String>,
    /// Where it was written.
    pub place: Option<String>,
    /// Its date, at its precision.
    pub date: Option<Date>,
    /// The date in words, with what was inferred of it.
    pub dated: String,
    /// What was inferred of the date, in words.
    pub inferred: Option<String>,
    /// Its language.
    pub lang: Option<Lang>,
    /// What opens it, or the passage.
    pub url: String,
    /// The day it was consulted.
    pub accessed: Option<Date>,
    /// The passage, verbatim.
    pub quote: Option<String>,
    /// Where the passage stands, who speaks.
    pub notes: Vec<String>,
}

/// A form of a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// A sentence for an article.
    Text,
    /// The same, with the quotation set off and the link behind the source.
    Markdown,
    /// For BibTeX and biblatex.
    Bibtex,
    /// For reference managers (Research Information Systems, 2011).
    Ris,
    /// For citation processors (CSL-JSON 1.0.2).
    Csl,
}

impl Style {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Text, Self::Markdown, Self::Bibtex, Self::Ris, Self::Csl];

    /// Its name, in every language, but for the first.
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

    /// What the name of its file ends in, after a point, and the file's type.
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

    /// These sources, in this form; `quoted` puts a language's quote marks around a text.
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
    /// What a bibliography has beside the fields: where there is no date in words.
    fn remarks(&self) -> Option<String> {
        let remarks: Vec<&str> =
            self.inferred.iter().chain(&self.notes).map(String::as_str).collect();
        (!remarks.is_empty()).then(|| remarks.join(", "))
    }

    /// What names it in a sentence: the agency and the place where its title is not made of them,
    /// the title, the date, the notes.
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
    // In < > an address ends only where they do.
    let url = source.url.replace('<', "%3C").replace('>', "%3E");
    let cited = format!("[{}](<{url}>)", markdown::text(&source.parts()));
    match &source.quote {
        Some(quote) => format!("> {}\n>\n> — {cited}", markdown::text(&quoted(quote))),
        None => cited,
    }
}

#[cfg(test)]
mod tests;
