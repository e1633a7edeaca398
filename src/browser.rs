//! The browser: the only modules that reach the window.

mod connectors;
mod dialogs;
pub mod dom;
pub(crate) mod effects;
pub mod history;
pub(crate) mod keyboard;
mod print;
