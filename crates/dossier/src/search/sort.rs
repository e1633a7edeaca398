//! Sort orders.

/// The sort order of a list of reports or of KWIC lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By date, earliest first.
    #[default]
    Date,
    /// By date, latest first.
    DateDescending,
    /// By relevance (BM25), highest first.
    Relevance,
    /// By the words left of the match, nearest first.
    LeftWord,
    /// By the words right of the match, nearest first.
    RightWord,
}
