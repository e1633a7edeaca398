//! All reports of a page, in order.

use serde::{Deserialize, Serialize};

use std::fmt;

use crate::collection::concept::Concept;
use crate::report::Report;
use crate::report::facts::Facts;
use crate::report::hash;

pub mod concept;
pub mod directory;
pub mod history;

/// A collection of reports: by the start of their date, then its end, then slug; undated last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collection {
    /// The hash of the whole, 8 base32 characters.
    pub edition: String,
    /// The reports, in order.
    pub reports: Vec<Report>,
    /// What each report says, in their order; empty where that is not known.
    facts: Vec<Facts>,
    /// Matters that different words may name.
    pub concepts: Vec<Concept>,
    /// The editions before this one, the earliest first, without anything between.
    pub(crate) editions: String,
    /// Queries to begin with.
    pub examples: Vec<String>,
}

/// Two files give the same slug.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlugClash {
    /// The slug both give.
    pub slug: String,
}

impl fmt::Display for SlugClash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "two reports have the address {:?}; rename one file", self.slug)
    }
}

impl std::error::Error for SlugClash {}

impl Collection {
    /// Puts reports in order.
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

    /// The collection with what its reports say, in their order.
    #[must_use]
    pub fn with_facts(mut self, facts: Vec<Facts>) -> Self {
        self.facts = facts;
        self
    }

    /// The collection with concepts that relate its passages.
    #[must_use]
    pub fn with_concepts(mut self, concepts: Vec<Concept>) -> Self {
        self.concepts = concepts;
        self
    }

    /// What report `index` says.
    #[must_use]
    pub fn facts(&self, index: usize) -> &Facts {
        static NONE: Facts = Facts::NONE;
        self.facts.get(index).unwrap_or(&NONE)
    }

    /// The report with that slug, and its place in the order.
    #[must_use]
    pub fn find(&self, slug: &str) -> Option<(usize, &Report)> {
        self.reports.iter().enumerate().find(|(_, report)| report.slug == slug)
    }

    /// The bytes to embed in a page, in the format of postcard.
    ///
    /// # Errors
    /// None for a collection: each of its lists has a length.
    pub fn encode(&self) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_allocvec(self)
    }

    /// A collection from [`Self::encode`]'s bytes.
    ///
    /// # Errors
    /// When the bytes are no collection, or more than one.
    pub fn decode(bytes: &[u8]) -> Result<Self, postcard::Error> {
        match postcard::take_from_bytes(bytes)? {
            (collection, []) => Ok(collection),
            _ => Err(postcard::Error::DeserializeBadEncoding),
        }
    }
}
