//! What is drawn. Components know the page's data and the words, never the window.

pub mod app;
mod bar;
mod faces;
mod passage;
mod rail;
mod told;

use dossier::link;
use dossier::view::View;

/// The address of a view, for a link of the page.
pub(crate) fn href(view: &View) -> String {
    format!("#{}", link::write(view))
}
