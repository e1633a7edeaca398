//! What every component is drawn from.

use dossier::link;
use dossier::link::view::View;
use yew::{AttrValue, Callback};

use crate::i18n::{self, Words};
use crate::model::corpus::Corpus;
use crate::model::page::Page;
use crate::state::{Action, State};

/// The state, the words of the interface and the callback for actions.
#[derive(Clone, Copy)]
pub(crate) struct RenderCtx<'a> {
    pub(crate) state: &'a State,
    pub(crate) words: &'static Words,
    pub(crate) act: &'a Callback<Action>,
}

impl<'a> RenderCtx<'a> {
    pub(crate) fn new(state: &'a State, act: &'a Callback<Action>) -> Self {
        Self { state, words: i18n::of(state.lang()), act }
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
