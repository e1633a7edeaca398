//! The order of a list.

/// The order of what is listed: reports, or occurrences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By date, earliest first.
    #[default]
    Date,
    /// By date, latest first.
    DateDescending,
    /// What the query fits best first.
    Relevance,
    /// By the words left of the occurrence, nearest first.
    LeftWord,
    /// By the words right of the occurrence, nearest first.
    RightWord,
}
