//! The comparison: the panels beside the texts.

mod dates;
pub(crate) mod keywords;
mod names;
mod pairs;
pub(crate) mod panel;
mod quotations;
mod sparkline;

pub(crate) use names::only_here;
