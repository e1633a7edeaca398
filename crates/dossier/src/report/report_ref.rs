//! References to reports in links.

use crate::report::Report;
use crate::report::hash::LINK_CHARS;

/// A reference to a report, as in a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportRef {
    /// Its slug.
    pub slug: String,
    /// The first 6 characters of its content hash, if the link has them: the reference is then to
    /// this version of the text.
    pub hash: Option<String>,
}

impl ReportRef {
    /// The reference to a report, with its hash.
    #[must_use]
    pub fn to(report: &Report) -> Self {
        let hash = report.hash.get(..LINK_CHARS).map(str::to_owned);
        Self { slug: report.slug.clone(), hash }
    }
}
