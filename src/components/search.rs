//! The search bar and the legend of the query.

mod legend;
pub(crate) mod toolbar;
