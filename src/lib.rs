//! The page of Vis-à-vis: two dated reports, face to face, in the reader's browser.
//!
//! What is drawn is a function of the collection and the view: [`state`] holds the view, [`page`],
//! [`lines`], [`read`] and [`compared`] make plain data of it, [`components`] draw that. [`browser`] is the only
//! way to the window, [`address`] the only writer of the address bar.

pub mod address;
pub mod browser;
pub mod compared;
pub mod components;
pub mod corpus;
mod dialogs;
mod keyboard;
pub mod lines;
pub mod page;
mod print;
pub mod read;
mod scene;
pub mod script_api;
pub mod state;
mod tie;
mod wires;
mod words;

pub use components::app::App;
