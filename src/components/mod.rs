//! What is drawn: functions of the [`crate::scene::Scene`], which never reach the window.

mod across;
pub mod app;
mod axis;
pub(crate) mod bar;
mod controls;
mod element;
mod faces;
mod facets;
mod kwic;
mod order;
mod panel;
mod passage;
mod period;
mod quotes;
mod rail;
mod reading;
mod strip;
pub(crate) mod terms;
mod ties;
mod timeline;
mod told;
