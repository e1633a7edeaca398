//! The page of Vis-à-vis: two dated reports, face to face, in the reader's browser.
//!
//! What is drawn is a function of the collection and the view: [`state`] holds the view, [`model`]
//! makes plain data of it, [`components`] draw that. Only [`browser`] reaches the window, and only
//! [`browser::history`] writes the address bar.

mod app;
pub mod browser;
mod components;
mod i18n;
pub mod model;
pub mod script_api;
pub mod state;

pub use app::{App, Props};
