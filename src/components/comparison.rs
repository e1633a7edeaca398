//! The comparison: the panels beside the texts.

mod dates;
pub(crate) mod keywords;
mod names;
mod pairs;
mod panel;
mod quotations;
mod sparkline;

pub(crate) use names::only_here;
pub(crate) use panel::panel;
