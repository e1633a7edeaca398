//! What a collection was: reports that have another slug now, editions that were published.
//!
//! Both are files that its keeper has beside the reports; the build reads them.

use std::ffi::OsStr;
use std::fmt;
use std::path::Path;

use crate::collection::Collection;
use crate::report::ReportRef;
use crate::report::hash::{EDITION_CHARS, is_base32};
use crate::report::{self, Report};

/// The file of former slugs, beside the reports.
pub const ALIASES: &str = "aliases.txt";

/// The file of published editions.
pub const EDITIONS: &str = "editions.txt";

/// Whether a file of a collection's folder is a report.
#[must_use]
pub fn is_report(file: &Path) -> bool {
    let own = [ALIASES, EDITIONS].map(OsStr::new);
    file.extension() == Some(OsStr::new("txt"))
        && file.file_name().is_some_and(|name| !own.contains(&name))
}

/// What is wrong in a file, with the line to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastError {
    line: usize,
    what: String,
}

impl PastError {
    /// The line of the file, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }
}

impl fmt::Display for PastError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for PastError {}

/// The lines that say something, with their numbers: `#` begins a comment.
fn lines(text: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    let numbered = (1..).zip(text.lines()).map(|(line, text)| {
        let said = text.split('#').next().unwrap_or_default();
        (line, said.split_whitespace().collect::<Vec<_>>())
    });
    numbered.filter(|(_, words)| !words.is_empty())
}

impl Collection {
    /// The collection with the former slugs of its reports: `old new` a line.
    ///
    /// # Errors
    /// When a line is no pair of slugs, when the collection lacks the new one, or when the old one
    /// is in use or has been said before.
    pub fn with_aliases(mut self, text: &str) -> Result<Self, PastError> {
        for (line, words) in lines(text) {
            let wrong = |what: String| Err(PastError { line, what });
            let [old, new] = words[..] else {
                return wrong("write `old-slug new-slug`, or # before a remark".to_owned());
            };
            if report::slug(old).as_deref() != Some(old) {
                return wrong(format!("{old:?} is no slug: small letters, digits and hyphens"));
            }
            if self.find(old).is_some() {
                return wrong(format!(
                    "{old:?} is the slug of a report; links to it need no other"
                ));
            }
            if self.reports.iter().any(|report| report.had_slug(old)) {
                return wrong(format!("{old:?} is here twice; keep one line"));
            }
            let Some(report) = self.reports.iter_mut().find(|report| report.slug == new) else {
                return wrong(format!("there is no report {new:?}; name one that is there now"));
            };
            if !report.former.is_empty() {
                report.former.push(' ');
            }
            report.former += old;
        }
        Ok(self)
    }

    /// The collection with the editions ever published, the earliest first: a line each, with the
    /// slugs that it had.
    ///
    /// # Errors
    /// When a line does not begin with an edition.
    pub fn with_editions(mut self, text: &str) -> Result<Self, PastError> {
        let mut count = 0;
        for (line, words) in lines(text) {
            let Some((edition, slugs)) =
                words.split_first().filter(|(edition, _)| is_base32(edition, EDITION_CHARS))
            else {
                let what = "write an edition, 8 characters, and the slugs it had".to_owned();
                return Err(PastError { line, what });
            };
            // The present one says nothing of itself, so that recording it changes no build.
            if *edition == self.edition {
                continue;
            }
            count += 1;
            self.editions += edition;
            for report in &mut self.reports {
                if !slugs.contains(&report.slug.as_str()) {
                    report.since = count;
                }
            }
        }
        Ok(self)
    }

    /// The line of this edition in the file of editions, if `text` does not have it yet.
    #[must_use]
    pub fn edition_line(&self, text: &str) -> Option<String> {
        let known = lines(text).any(|(_, words)| words.first() == Some(&self.edition.as_str()));
        let slugs: Vec<&str> = self.reports.iter().map(|it| it.slug.as_str()).collect();
        (!known).then(|| format!("{} {}\n", self.edition, slugs.join(" ")))
    }

    /// The number of an earlier edition, if it is known.
    pub(crate) fn edition_before(&self, edition: &str) -> Option<usize> {
        let mut editions = self.editions.as_bytes().chunks(EDITION_CHARS);
        editions.position(|it| it == edition.as_bytes())
    }

    /// The report that a link names: by its slug, else by its very text, else by a former slug.
    pub(crate) fn named(&self, named: &ReportRef) -> Option<&Report> {
        let (mut least, mut found) = (3, None);
        for report in &self.reports {
            let has_text = || named.hash.as_ref().is_some_and(|hash| report.hash.starts_with(hash));
            let how = if report.slug == named.slug {
                0
            } else if has_text() {
                1
            } else if report.had_slug(&named.slug) {
                2
            } else {
                continue;
            };
            if how < least {
                (least, found) = (how, Some(report));
            }
        }
        found
    }
}

impl Report {
    /// Whether it was added since edition `number`.
    #[must_use]
    pub fn is_new_since(&self, number: usize) -> bool {
        self.since as usize > number
    }

    fn had_slug(&self, slug: &str) -> bool {
        self.former.split(' ').any(|former| former == slug)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collection(reports: &[(&str, &str)]) -> Collection {
        let parse = |(stem, text): &(&str, &str)| report::parse(stem, text.as_bytes()).unwrap();
        Collection::new(reports.iter().map(parse).collect()).unwrap()
    }

    fn named(slug: &str, hash: Option<&str>) -> ReportRef {
        ReportRef { slug: slug.to_owned(), hash: hash.map(str::to_owned) }
    }

    #[test]
    fn a_renamed_report_is_found_by_its_text_and_by_its_former_slug() {
        let two = collection(&[("a", "Un texte."), ("b", "Un autre.")]);
        let two = two.with_aliases("# moved\n\nold-b b # in 2026\nolder-b b\n").unwrap();
        let [a, b] = [0, 1].map(|at| ReportRef::to(&two.reports[at]));
        let found = |named: &ReportRef| two.named(named).map(|report| report.slug.as_str());
        assert_eq!(found(&named("x", a.hash.as_deref())), Some("a"));
        assert_eq!(found(&named("old-b", None)), Some("b"));
        assert_eq!(found(&named("older-b", Some("000000"))), Some("b"));
        // Its very text comes before what its keeper says, and its slug before both.
        assert_eq!(found(&named("old-b", a.hash.as_deref())), Some("a"));
        assert_eq!(found(&named("a", b.hash.as_deref())), Some("a"));
        assert_eq!(found(&named("old", None)), None);
        let bytes = two.encode().unwrap();
        assert_eq!(Collection::decode(&bytes), Ok(two));
    }

    #[test]
    fn what_is_wrong_with_aliases_is_said() {
        let two = collection(&[("a", "Un texte."), ("b", "Un autre.")]);
        for (text, line, what) in [
            ("old", 1, "write `old-slug new-slug`"),
            ("# x\nold a b", 2, "write `old-slug new-slug`"),
            ("Old a", 1, "\"Old\" is no slug"),
            ("b a", 1, "\"b\" is the slug of a report"),
            ("old c", 1, "there is no report \"c\""),
            ("old a\n\nold b", 3, "\"old\" is here twice"),
        ] {
            let error = two.clone().with_aliases(text).unwrap_err();
            assert_eq!(error.line(), line, "{text:?}");
            assert!(error.to_string().starts_with(what), "{error}");
        }
    }

    #[test]
    fn an_earlier_edition_tells_what_was_added_since() {
        let reports = [("a", "Un."), ("b", "Deux."), ("c", "Trois.")];
        let first = collection(&reports[..1]);
        let second = collection(&reports[..2]);
        let third = collection(&reports);
        let mut text = String::from("# editions\n");
        for edition in [&first, &second, &third] {
            text += &edition.edition_line(&text).unwrap();
            assert_eq!(edition.edition_line(&text), None);
        }
        let third = third.with_editions(&text).unwrap();
        let added = |of: &Collection, edition: &str| {
            let number = of.edition_before(edition)?;
            let is_new = |&index: &usize| of.reports[index].is_new_since(number);
            Some((0..of.reports.len()).filter(is_new).collect::<Vec<_>>())
        };
        assert_eq!(added(&third, &first.edition), Some(vec![1, 2]));
        assert_eq!(added(&third, &second.edition), Some(vec![2]));
        assert_eq!(added(&third, "00000000"), None);
        // What was away in between was added since.
        let again = collection(&reports[..1]).with_editions("00000001 a\n00000002 b\n00000003 a");
        let again = again.unwrap();
        let added = ["00000001", "00000002", "00000003"].map(|it| added(&again, it).unwrap().len());
        assert_eq!(added, [1, 1, 0]);
        let error = again.with_editions("00000001 a\na b").unwrap_err();
        assert_eq!((error.line(), error.to_string().contains("8 characters")), (2, true));
    }
}
