//! What is drawn: functions of the [`crate::scene::Scene`], which never reach the window.

pub mod app;
mod axis;
pub(crate) mod bar;
mod controls;
mod element;
mod faces;
mod facets;
mod kwic;
mod order;
mod passage;
mod period;
mod rail;
mod reading;
mod told;
