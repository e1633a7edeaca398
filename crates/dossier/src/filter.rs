//! Filters of the list: facets, their live counts, the histogram of dates.

pub mod counts;
pub mod facets;
pub mod histogram;
