//! What the page shows, as plain data.

pub mod comparison;
pub mod corpus;
pub mod occurrences;
pub mod page;
pub mod query_summary;
