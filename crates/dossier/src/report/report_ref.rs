//! How a link names a report.

use crate::report::Report;
use crate::report::hash::LINK_CHARS;

/// A report as a link names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportRef {
    /// Its slug.
    pub slug: String,
    /// The first 6 characters of its content hash, when the link vouches for the text.
    pub hash: Option<String>,
}

impl ReportRef {
    /// Names a report, vouching for its text.
    #[must_use]
    pub fn to(report: &Report) -> Self {
        let hash = report.hash.get(..LINK_CHARS).map(str::to_owned);
        Self { slug: report.slug.clone(), hash }
    }
}
