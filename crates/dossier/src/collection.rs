//! The collection: all reports of a page, sorted, with the facts that were extracted from them.

use serde::{Deserialize, Serialize};

use std::fmt;

use crate::collection::concept::Concept;
use crate::report::Report;
use crate::report::facts::Facts;
use crate::report::hash;

pub mod concept;
pub mod directory;
pub mod history;

/// A collection of reports, sorted by the first day of their date, then its last day, then slug;
/// undated reports come last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collection {
    /// The hash of all reports, 8 base32 characters (see [`hash::edition`]).
    pub edition: String,
    /// The reports, in order.
    pub reports: Vec<Report>,
    /// The facts of each report, in the order of `reports`; empty if none were extracted.
    facts: Vec<Facts>,
    /// Concepts: sets of terms with the same meaning.
    pub concepts: Vec<Concept>,
    /// The earlier editions, oldest first, concatenated without separator.
    pub(crate) editions: String,
    /// Example queries, offered to the reader.
    pub examples: Vec<String>,
}

/// The error when two files give the same slug.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlugClash {
    /// The slug of both.
    pub slug: String,
}

impl fmt::Display for SlugClash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "two reports have the address {:?}; rename one file", self.slug)
    }
}

impl std::error::Error for SlugClash {}

impl Collection {
    /// Sorts reports into a collection.
    ///
    /// # Errors
    /// When two reports have the same slug.
    pub fn new(mut reports: Vec<Report>) -> Result<Self, SlugClash> {
        reports.sort_by_cached_key(|report| {
            let date = report.date.map(|(date, _)| (date.first_day(), date.last_day()));
            (date.is_none(), date, report.slug.clone())
        });
        let mut slugs: Vec<&str> = reports.iter().map(|r| r.slug.as_str()).collect();
        slugs.sort_unstable();
        if let Some([slug, _]) = slugs.array_windows().find(|[a, b]| a == b) {
            return Err(SlugClash { slug: (*slug).to_owned() });
        }
        let edition = hash::edition(reports.iter().map(|r| (r.slug.as_str(), r.hash.as_str())));
        Ok(Self { edition, reports, ..Self::default() })
    }

    /// The collection with the facts of its reports, in the order of [`Self::reports`].
    #[must_use]
    pub fn with_facts(mut self, facts: Vec<Facts>) -> Self {
        self.facts = facts;
        self
    }

    /// The collection with concepts, which relate passages that share no word.
    #[must_use]
    pub fn with_concepts(mut self, concepts: Vec<Concept>) -> Self {
        self.concepts = concepts;
        self
    }

    /// The facts of report `index`.
    #[must_use]
    pub fn facts(&self, index: usize) -> &Facts {
        static NONE: Facts = Facts::NONE;
        self.facts.get(index).unwrap_or(&NONE)
    }

    /// The report with that slug, and its index.
    #[must_use]
    pub fn find(&self, slug: &str) -> Option<(usize, &Report)> {
        self.reports.iter().enumerate().find(|(_, report)| report.slug == slug)
    }

    /// The collection as postcard bytes, to embed in a page.
    ///
    /// # Errors
    /// Never for a collection: postcard refuses only sequences of unknown length.
    pub fn encode(&self) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_allocvec(self)
    }

    /// Reads the bytes of [`Self::encode`].
    ///
    /// # Errors
    /// When the bytes are no collection, or when bytes remain after it.
    pub fn decode(bytes: &[u8]) -> Result<Self, postcard::Error> {
        match postcard::take_from_bytes(bytes)? {
            (collection, []) => Ok(collection),
            _ => Err(postcard::Error::DeserializeBadEncoding),
        }
    }
}
