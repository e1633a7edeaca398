//! The state of the page and what changes it.

use dossier::date::DateRange;
use dossier::date::Dates;
use dossier::link;
use dossier::link::anchor::{self, Anchor, Target};
use dossier::link::view::{Difference, Theme, View};
use dossier::query::MAX_CHARS;
use dossier::text::lang::Lang;

use crate::model::comparison::Compared;
use crate::model::corpus::Corpus;
use crate::model::occurrences::LINES;
use crate::model::page::{Page, Pane, put};

mod action;
#[cfg(test)]
mod tests;
mod ui;

pub use action::{Action, End};
pub use ui::{Spot, TermList, TermOrder, UiState};

/// Everything the page is drawn from, beside the collection.
#[derive(Clone, Debug)]
pub struct State {
    /// The collection.
    pub corpus: Corpus,
    /// What the address says.
    pub view: View,
    /// What the view shows.
    pub page: Page,
    /// What made this view.
    pub cause: Cause,
    /// The reader's display settings.
    pub settings: Settings,
    /// Notices not yet closed.
    pub notices: Vec<Notice>,
    /// The state of the interface that is in no link.
    pub ui: UiState,
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
pub enum Notice {
    /// About the link itself.
    Link(link::Notice),
    /// About the link and this collection.
    Difference(Difference),
    /// The passage that the link leads to has changed.
    Passage {
        /// Its words, as the link has them.
        words: String,
        /// Whether the like was found.
        is_found: bool,
    },
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

/// How many pairs have their links drawn at a time: they take a browser longer than all the texts.
const SLICE: usize = 500;

/// What a fragment says, and what the reader should know about it.
fn read(corpus: &Corpus, fragment: &str) -> (View, Vec<Notice>) {
    let (mut view, notices) = link::read(fragment);
    let differences = view.complete(corpus.collection());
    let notices = notices.into_iter().map(Notice::Link);
    (view, notices.chain(differences.into_iter().map(Notice::Difference)).collect())
}

impl State {
    /// The state that a fragment opens.
    #[must_use]
    pub fn open(corpus: Corpus, fragment: &str, settings: Settings) -> Self {
        let (view, notices) = read(&corpus, fragment);
        let page = Page::new(&corpus, &view, LINES, None);
        let ui = UiState::default();
        let mut state = Self { corpus, view, page, cause: Cause::Address, settings, notices, ui };
        state.find_passage();
        state
    }

    /// Finds the passage that the link names, and adds a notice when its words have changed.
    fn find_passage(&mut self) {
        self.ui.quoted = None;
        remove_passage_notice(&mut self.notices);
        let Some(at) = self.view.at.as_ref().and_then(Anchor::target) else { return };
        let Target { side, paragraph, quote } = at;
        let shown = self.page.panes.iter().find_map(|pane| match pane {
            Pane::Text { side: there, index, .. } if *there == side => self.corpus.report(*index),
            _ => None,
        });
        let found = shown.and_then(|report| anchor::find(report, paragraph, &quote));
        self.ui.quoted = found.map(|found| (side, found.span));
        if !found.is_some_and(|found| found.exact) {
            let mut words = quote.start;
            if !quote.end.is_empty() {
                words += " … ";
                words += &quote.end;
            }
            self.notices.push(Notice::Passage { words, is_found: found.is_some() });
        }
    }

    /// Opens the link that the address bar now has, in place of this view.
    fn open_address(&mut self, fragment: &str) {
        (self.view, self.notices) = read(&self.corpus, fragment);
        // As many lines as before, so that the reader comes back to where they were.
        self.ui = UiState { more: self.ui.more, ..UiState::default() };
        self.cause = Cause::Address;
        self.redraw();
        if self.page.groups.is_empty() {
            self.ui.more = 0;
        }
        self.find_passage();
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

    /// Shows another view. What belongs to the old marks goes with them.
    fn show(&mut self, mut view: View, cause: Cause) -> bool {
        view.complete(self.corpus.collection());
        view.leave(&self.view);
        if view == self.view {
            return false;
        }
        let old = &self.view;
        let same_passage = view.at == old.at;
        let same_texts = view.has_texts_of(old);
        let same_terms =
            (&view.query, view.options, &view.within) == (&old.query, old.options, &old.within);
        let same_list = (view.dates, &view.facets, view.sort) == (old.dates, &old.facets, old.sort);
        if !same_texts || !same_terms {
            self.ui.current = None;
            self.ui.unfolded.clear();
        }
        if !same_texts {
            (self.ui.name, self.ui.spot, self.ui.counted) = (None, None, false);
        }
        if !same_texts || view.show != old.show {
            self.ui.slices = 0;
        }
        if !same_terms || !same_list {
            self.ui.more = 0;
            // A line's number is its place in the list.
            if !self.page.groups.is_empty() {
                self.ui.current = None;
            }
        }
        self.view = view;
        self.cause = cause;
        self.redraw();
        if !same_passage {
            self.find_passage();
        }
        true
    }

    /// Leads the reader elsewhere than to the passage of the link; whether there was one.
    fn scroll_on(&mut self) -> bool {
        let led = self.view.at.take().is_some();
        if led {
            self.cause = Cause::Act;
            self.find_passage();
        }
        led
    }

    /// Makes the page of the view anew.
    fn redraw(&mut self) {
        self.page = Page::new(&self.corpus, &self.view, self.most(), Some(&self.page));
    }

    /// How many lines of a list are drawn at most: of its reports, of their occurrences.
    #[must_use]
    pub fn most(&self) -> usize {
        (self.ui.more + 1) * LINES
    }

    /// Draws more lines of the lists.
    fn draw_more(&mut self) {
        self.ui.more += 1;
        self.redraw();
    }

    /// Shows the mentions of a name and leads to the first; or shows them no more.
    fn toggle_mentions(&mut self, at: usize) {
        let named = self.page.compared.as_ref().and_then(|compared| compared.names().get(at));
        let first = named.and_then(|named| {
            let mentions = named.mentions.iter().enumerate();
            let mut first = mentions.filter_map(|(side, spans)| Some((side, spans.first()?.start)));
            first.next().map(|(side, start)| Spot { side, start })
        });
        let is_shown = self.ui.name == Some(at);
        (self.ui.name, self.ui.spot) = if is_shown { (None, None) } else { (Some(at), first) };
    }

    /// How many pairs have their links from passage to passage drawn.
    #[must_use]
    pub fn drawn_pairs(&self) -> usize {
        (self.ui.slices + 1) * SLICE
    }

    /// The progress of a long comparison, while there is more to do: steps done, steps in all.
    #[must_use]
    pub fn progress(&self) -> Option<[usize; 2]> {
        let pairs = match &self.page.compared {
            Some(compared) => compared.pairs(&self.view).len(),
            None => return self.page.comparing.map(|_| [0, 1]),
        };
        (self.drawn_pairs() < pairs).then(|| [self.drawn_pairs(), pairs])
    }

    /// Does the next slice of work that takes long: the comparison, the links between passages, how
    /// many keywords chance alone would give.
    fn continue_work(&mut self) {
        if let Some(key) = self.page.comparing.take() {
            self.page.compared = Some(Compared::new(&self.corpus, key));
        } else if self.progress().is_some() {
            self.ui.slices += 1;
        } else if let Some(compared) = &self.page.compared {
            self.ui.counted = compared.count_on();
        }
    }

    fn type_date(&mut self, end: End, text: String) -> bool {
        let date = text.trim().parse().ok();
        let mut range = match self.view.dates {
            Some(Dates::Range(range)) => range,
            _ => DateRange { from: None, to: None },
        };
        let [from, to] = &mut self.ui.drafts;
        match end {
            End::From => (range.from, *from) = (date, Some(text)),
            End::To => (range.to, *to) = (date, Some(text)),
        }
        let dates = (range != DateRange { from: None, to: None }).then_some(Dates::Range(range));
        self.show(View { dates, ..self.view.clone() }, Cause::Typing);
        true
    }

    /// The match after (or before) the current one, round and round: of the lines of occurrences
    /// through those that are drawn, and on to those that are not.
    fn step(&mut self, forward: bool) -> bool {
        let drawn = self.page.drawn();
        if forward && drawn < self.page.total && self.ui.current == drawn.checked_sub(1) {
            self.draw_more();
        }
        let Some(last) = self.page.drawn().checked_sub(1) else { return false };
        self.ui.current = Some(match (self.ui.current, forward) {
            (Some(at), true) if at < last => at + 1,
            (None | Some(_), true) => 0,
            (None | Some(0), false) => last,
            (Some(at), false) => at - 1,
        });
        true
    }

    /// Selects the pair after (or before) the selected one, round and round.
    fn step_pair(&mut self, forward: bool) {
        let Some(compared) = &self.page.compared else { return };
        let pairs = compared.pairs(&self.view);
        let here = pairs.iter().position(|pair| pair.selected);
        let next = match (here, forward) {
            (Some(at), true) => at + 1,
            (None, true) => 0,
            (at, false) => (at.unwrap_or_default() + pairs.len()).saturating_sub(1),
        };
        let next = next.checked_rem(pairs.len()).and_then(|at| pairs.get(at));
        if let Some(next) = next {
            self.show(View { pair: Some(next.places), ..self.view.clone() }, Cause::Act);
        }
    }

    /// Closes the open panel, else drops the selected pair, else the name, place or passage that the
    /// texts show.
    fn escape(&mut self) {
        let mut view = self.view.clone();
        let is_compared = self.page.compared.is_some();
        if is_compared && (view.panel.take().is_some() || view.pair.take().is_some()) {
            self.show(view, Cause::Act);
        } else {
            (self.ui.name, self.ui.spot) = (None, None);
            self.scroll_on();
        }
    }

    /// Applies an action; returns whether the page has to be drawn again.
    pub fn act(&mut self, action: Action) -> bool {
        match action {
            Action::Type(text) => {
                let query: String = text.chars().take(MAX_CHARS).collect();
                return self.show(View { query, ..self.view.clone() }, Cause::Typing);
            }
            Action::Clear => {
                self.ui.clears += 1;
                self.show(View { query: String::new(), ..self.view.clone() }, Cause::Typing);
            }
            Action::TypeDate(end, text) => return self.type_date(end, text),
            Action::SetView(view) => return self.show(*view, Cause::Act),
            Action::Follow(fragment) => {
                let (view, notices) = read(&self.corpus, &fragment);
                if notices.is_empty() {
                    return self.show(view, Cause::Act);
                }
                self.notices = notices;
                self.show(view, Cause::Act);
            }
            Action::Open(fragment) => {
                // Notices about the link before do not concern this one.
                let had_notices = !std::mem::take(&mut self.notices).is_empty();
                return self.act(Action::Follow(fragment)) || had_notices;
            }
            Action::FollowToMatch(fragment, number) => {
                self.act(Action::Follow(fragment));
                self.ui.current = (number < self.page.total).then_some(number);
            }
            Action::AddressChanged(fragment) => self.open_address(&fragment),
            Action::Step { forward } => {
                let led = self.scroll_on();
                return self.step(forward) || led;
            }
            Action::StepPair { forward } => self.step_pair(forward),
            Action::Escape => self.escape(),
            Action::Fold(side, first) => {
                let unfolded = &mut self.ui.unfolded;
                match unfolded.iter().position(|&open| open == (side, first)) {
                    Some(at) => drop(unfolded.remove(at)),
                    None => unfolded.push((side, first)),
                }
            }
            Action::ToggleTools => self.ui.tools = !self.ui.tools,
            Action::ToggleOptions => self.ui.options = !self.ui.options,
            Action::ToggleField(field) => {
                let fields = &mut self.ui.fields;
                match fields.iter().position(|&open| open == field) {
                    Some(at) => drop(fields.remove(at)),
                    None => fields.push(field),
                }
            }
            Action::More => self.draw_more(),
            Action::ScrollTo(spot) => {
                self.scroll_on();
                self.ui.spot = Some(spot);
            }
            Action::ShowMentions(at) => {
                self.scroll_on();
                self.toggle_mentions(at);
            }
            Action::ListTerms(terms) => self.ui.terms = terms,
            Action::PutReport(side, named) => {
                let view = put(&self.view, side, named);
                return self.show(view, Cause::Act);
            }
            Action::Continue => self.continue_work(),
            Action::ToggleRail => self.ui.rail = !self.ui.rail,
            Action::Dismiss(index) if index < self.notices.len() => {
                drop(self.notices.remove(index));
            }
            Action::Dismiss(_) => return false,
            Action::SetSettings(settings) => {
                self.settings = settings;
                // The reader's own choice ends the link's.
                self.show(View { lang: None, theme: None, ..self.view.clone() }, Cause::Act);
            }
        }
        true
    }
}

/// Removes the notice about a passage, if there is one.
fn remove_passage_notice(notices: &mut Vec<Notice>) {
    notices.retain(|notice| !matches!(notice, Notice::Passage { .. }));
}
