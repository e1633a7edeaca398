//! What every part of the page is drawn from.

use dossier::link;
use dossier::link::view::View;
use yew::{AttrValue, Callback};

use crate::corpus::Corpus;
use crate::page::Page;
use crate::state::{Action, State};
use crate::words::{self, Words};

/// The state, the words and the way to act: handed to every part that is drawn.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub(crate) state: &'a State,
    pub(crate) words: &'static Words,
    pub(crate) act: &'a Callback<Action>,
}

impl<'a> Scene<'a> {
    pub(crate) fn new(state: &'a State, act: &'a Callback<Action>) -> Self {
        Self { state, words: words::of(state.lang()), act }
    }

    pub(crate) fn corpus(self) -> &'a Corpus {
        &self.state.corpus
    }

    pub(crate) fn page(self) -> &'a Page {
        &self.state.page
    }

    pub(crate) fn view(self) -> &'a View {
        &self.state.view
    }

    /// The address of the view that `change` makes of this one, for a link of the page.
    pub(crate) fn href(self, change: &dyn Fn(&mut View)) -> AttrValue {
        let mut view = self.view().clone();
        change(&mut view);
        view.complete(self.corpus().collection());
        view.leave(self.view());
        format!("#{}", link::write(&view)).into()
    }
}
