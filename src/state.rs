//! The state of the page and what changes it.

use std::rc::Rc;

use dossier::link::{self, Notice};
use dossier::query::MAX_CHARS;
use dossier::lang::Lang;
use dossier::view::{Difference, Theme, View};
use yew::Reducible;

use crate::shelf::Shelf;

/// Everything the page is drawn from, beside the collection.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The collection.
    pub shelf: Shelf,
    /// What the address says.
    pub view: View,
    /// The match the reader stands on, from 0 in reading order: like focus, not in the link.
    pub current: Option<usize>,
    /// Notices not yet closed.
    pub told: Vec<Told>,
    /// The reader's display settings.
    pub settings: Settings,
    /// What made this view.
    pub cause: Cause,
}

/// The reader's display settings: kept in the browser's storage, in a link only when asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Language of the interface.
    pub lang: Lang,
    /// Colours; `None` follows the system.
    pub theme: Option<Theme>,
}

/// Something the reader should know about how a link was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// About the link itself.
    Notice(Notice),
    /// About the link and this collection.
    Difference(Difference),
}

/// What made a view: it decides how the address bar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The address bar itself: a link opened, Back, Forward.
    Address,
    /// A key in a text field.
    Typing,
    /// Any other act.
    Act,
}

/// What a reader can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Typed in the search box.
    Type(String),
    /// Changed the view while typing elsewhere than in the search box.
    TypeView(Box<View>),
    /// Changed the view by one act.
    Show(Box<View>),
    /// Followed a link of the page, given as a fragment.
    Follow(String),
    /// The address bar now has this fragment.
    Arrive(String),
    /// Went to a match.
    Go(usize),
    /// Closed a notice.
    Dismiss(usize),
    /// Changed a display setting.
    Set(Settings),
}

impl State {
    /// The state that a fragment opens.
    #[must_use]
    pub fn open(shelf: Shelf, fragment: &str, settings: Settings) -> Self {
        let (mut view, notices) = link::read(fragment);
        let differences = view.complete(shelf.collection());
        let told = notices.into_iter().map(Told::Notice);
        let told = told.chain(differences.into_iter().map(Told::Difference)).collect();
        Self { shelf, view, current: None, told, settings, cause: Cause::Address }
    }

    /// The language in force: the link's, else the reader's.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.view.lang.unwrap_or(self.settings.lang)
    }

    /// The colours in force: the link's, else the reader's.
    #[must_use]
    pub fn theme(&self) -> Option<Theme> {
        self.view.theme.or(self.settings.theme)
    }

    fn shown(&self, mut view: View, cause: Cause) -> Self {
        view.complete(self.shelf.collection());
        let same_marks = (&view.query, view.mode, &view.read, &view.left, &view.right)
            == (&self.view.query, self.view.mode, &self.view.read, &self.view.left, &self.view.right);
        let current = self.current.filter(|_| same_marks);
        Self { view, current, cause, ..self.clone() }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match action {
            Action::Type(text) => {
                let query: String = text.chars().take(MAX_CHARS).collect();
                if query == self.view.query {
                    return self;
                }
                let view = View { query, ..self.view.clone() };
                Rc::new(self.shown(view, Cause::Typing))
            }
            Action::TypeView(view) if *view != self.view => {
                Rc::new(self.shown(*view, Cause::Typing))
            }
            Action::Show(view) if *view != self.view => Rc::new(self.shown(*view, Cause::Act)),
            Action::Follow(fragment) => {
                let opened = Self::open(self.shelf, &fragment, self.settings);
                let told = if opened.told.is_empty() { self.told.clone() } else { opened.told };
                Rc::new(Self { told, ..self.shown(opened.view, Cause::Act) })
            }
            Action::Arrive(fragment) => Rc::new(Self::open(self.shelf, &fragment, self.settings)),
            Action::Go(index) => Rc::new(Self { current: Some(index), ..(*self).clone() }),
            Action::Dismiss(index) => {
                let mut state = (*self).clone();
                if index < state.told.len() {
                    state.told.remove(index);
                }
                Rc::new(state)
            }
            Action::Set(settings) => {
                // The reader's own choice ends the link's.
                let view = View { lang: None, theme: None, ..self.view.clone() };
                let cause = if view == self.view { self.cause } else { Cause::Act };
                Rc::new(Self { view, settings, cause, ..(*self).clone() })
            }
            Action::TypeView(_) | Action::Show(_) => self,
        }
    }
}
