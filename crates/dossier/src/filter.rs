//! Filters of the report list: facets with their counts, and the histogram of dates.

pub mod counts;
pub mod facets;
pub mod histogram;
