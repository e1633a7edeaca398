//! The browser: the only modules that reach the window.

mod connectors;
pub mod dom;
pub(crate) mod effects;
pub mod history;
pub(crate) mod keyboard;
mod print;
pub(crate) mod selection;
pub(crate) mod sharing;
