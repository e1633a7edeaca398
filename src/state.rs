//! The state of the page and what changes it.

use dossier::date::DateRange;
use dossier::date::Dates;
use dossier::link::anchor::{self, Anchor, Target};
use dossier::link::view::{Difference, Theme, View};
use dossier::link::{self, Notice};
use dossier::query::MAX_CHARS;
use dossier::text::lang::Lang;

use crate::compared::Compared;
use crate::corpus::Corpus;
use crate::lines::LINES;
use crate::page::{Page, Pane, put};

mod action;
mod here;
#[cfg(test)]
mod tests;

pub use action::{Action, End};
pub use here::{Here, Spot, TermList, TermOrder};

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
    pub told: Vec<Told>,
    /// What is like focus, and so in no link.
    pub here: Here,
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

/// How many pairs have their ways drawn at a time: they take a browser longer than all the texts.
const SLICE: usize = 500;

/// What a fragment says, and what the reader should know about it.
fn read(corpus: &Corpus, fragment: &str) -> (View, Vec<Told>) {
    let (mut view, notices) = link::read(fragment);
    let differences = view.complete(corpus.collection());
    let told = notices.into_iter().map(Told::Notice);
    (view, told.chain(differences.into_iter().map(Told::Difference)).collect())
}

impl State {
    /// The state that a fragment opens.
    #[must_use]
    pub fn open(corpus: Corpus, fragment: &str, settings: Settings) -> Self {
        let (view, told) = read(&corpus, fragment);
        let page = Page::new(&corpus, &view, LINES, None);
        let here = Here::default();
        let mut state = Self { corpus, view, page, cause: Cause::Address, settings, told, here };
        state.find_passage();
        state
    }

    /// Finds the passage that the view leads to, and tells when its words have changed.
    fn find_passage(&mut self) {
        self.here.quoted = None;
        forget_passage(&mut self.told);
        let Some(at) = self.view.at.as_ref().and_then(Anchor::target) else { return };
        let Target { side, paragraph, quote } = at;
        let shown = self.page.panes.iter().find_map(|pane| match pane {
            Pane::Text { side: there, index, .. } if *there == side => self.corpus.report(*index),
            _ => None,
        });
        let found = shown.and_then(|report| anchor::find(report, paragraph, &quote));
        self.here.quoted = found.map(|found| (side, found.span));
        if !found.is_some_and(|found| found.exact) {
            let mut words = quote.start;
            if !quote.end.is_empty() {
                words += " … ";
                words += &quote.end;
            }
            self.told.push(Told::Passage { words, is_found: found.is_some() });
        }
    }

    /// Opens another link in place of this view.
    fn arrive(&mut self, fragment: &str) {
        (self.view, self.told) = read(&self.corpus, fragment);
        // As many lines as before, so that the reader comes back to where they were.
        self.here = Here { more: self.here.more, ..Here::default() };
        self.cause = Cause::Address;
        self.redraw();
        if self.page.groups.is_empty() {
            self.here.more = 0;
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
            self.here.current = None;
            self.here.unfolded.clear();
        }
        if !same_texts {
            (self.here.name, self.here.spot, self.here.counted) = (None, None, false);
        }
        if !same_texts || view.show != old.show {
            self.here.slices = 0;
        }
        if !same_terms || !same_list {
            self.here.more = 0;
            // A line's number is its place in the list.
            if !self.page.groups.is_empty() {
                self.here.current = None;
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
    fn lead_on(&mut self) -> bool {
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
        (self.here.more + 1) * LINES
    }

    /// Draws more lines of the lists.
    fn draw_more(&mut self) {
        self.here.more += 1;
        self.redraw();
    }

    /// Shows the mentions of a name and leads to the first; or shows them no more.
    fn show_name(&mut self, at: usize) {
        let named = self.page.compared.as_ref().and_then(|compared| compared.names().get(at));
        let first = named.and_then(|named| {
            let mentions = named.mentions.iter().enumerate();
            let mut first = mentions.filter_map(|(side, spans)| Some((side, spans.first()?.start)));
            first.next().map(|(side, start)| Spot { side, start })
        });
        let is_shown = self.here.name == Some(at);
        (self.here.name, self.here.spot) = if is_shown { (None, None) } else { (Some(at), first) };
    }

    /// How many pairs have their ways drawn from passage to passage.
    #[must_use]
    pub fn tied(&self) -> usize {
        (self.here.slices + 1) * SLICE
    }

    /// How many of how many steps a long comparison has gone, while it goes on.
    #[must_use]
    pub fn going(&self) -> Option<[usize; 2]> {
        let pairs = match &self.page.compared {
            Some(compared) => compared.pairs(&self.view).len(),
            None => return self.page.comparing.map(|_| [0, 1]),
        };
        (self.tied() < pairs).then(|| [self.tied(), pairs])
    }

    /// Goes on with what takes long, for a moment: compares, draws the ways between passages, counts
    /// what chance alone would give.
    fn go_on(&mut self) {
        if let Some(key) = self.page.comparing.take() {
            self.page.compared = Some(Compared::new(&self.corpus, key));
        } else if self.going().is_some() {
            self.here.slices += 1;
        } else if let Some(compared) = &self.page.compared {
            self.here.counted = compared.go_on();
        }
    }

    fn type_date(&mut self, end: End, text: String) -> bool {
        let date = text.trim().parse().ok();
        let mut range = match self.view.dates {
            Some(Dates::Range(range)) => range,
            _ => DateRange { from: None, to: None },
        };
        let [from, to] = &mut self.here.drafts;
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
        if forward && drawn < self.page.total && self.here.current == drawn.checked_sub(1) {
            self.draw_more();
        }
        let Some(last) = self.page.drawn().checked_sub(1) else { return false };
        self.here.current = Some(match (self.here.current, forward) {
            (Some(at), true) if at < last => at + 1,
            (None | Some(_), true) => 0,
            (None | Some(0), false) => last,
            (Some(at), false) => at - 1,
        });
        true
    }

    /// Selects the pair after (or before) the selected one, round and round.
    fn turn_pair(&mut self, forward: bool) {
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
    fn step_out(&mut self) {
        let mut view = self.view.clone();
        let is_compared = self.page.compared.is_some();
        if is_compared && (view.panel.take().is_some() || view.pair.take().is_some()) {
            self.show(view, Cause::Act);
        } else {
            (self.here.name, self.here.spot) = (None, None);
            self.lead_on();
        }
    }

    /// Does what the reader did; whether the page is to be drawn again.
    pub fn act(&mut self, action: Action) -> bool {
        match action {
            Action::Type(text) => {
                let query: String = text.chars().take(MAX_CHARS).collect();
                return self.show(View { query, ..self.view.clone() }, Cause::Typing);
            }
            Action::Clear => {
                self.here.clears += 1;
                self.show(View { query: String::new(), ..self.view.clone() }, Cause::Typing);
            }
            Action::TypeDate(end, text) => return self.type_date(end, text),
            Action::Show(view) => return self.show(*view, Cause::Act),
            Action::Follow(fragment) => {
                let (view, told) = read(&self.corpus, &fragment);
                if told.is_empty() {
                    return self.show(view, Cause::Act);
                }
                self.told = told;
                self.show(view, Cause::Act);
            }
            Action::Open(fragment) => {
                // What was told of the link before does not concern this one.
                let was_told = !std::mem::take(&mut self.told).is_empty();
                return self.act(Action::Follow(fragment)) || was_told;
            }
            Action::Go(fragment, number) => {
                self.act(Action::Follow(fragment));
                self.here.current = (number < self.page.total).then_some(number);
            }
            Action::Arrive(fragment) => self.arrive(&fragment),
            Action::Step { forward } => {
                let led = self.lead_on();
                return self.step(forward) || led;
            }
            Action::TurnPair { forward } => self.turn_pair(forward),
            Action::StepOut => self.step_out(),
            Action::Fold(side, first) => {
                let unfolded = &mut self.here.unfolded;
                match unfolded.iter().position(|&open| open == (side, first)) {
                    Some(at) => drop(unfolded.remove(at)),
                    None => unfolded.push((side, first)),
                }
            }
            Action::TurnTools => self.here.tools = !self.here.tools,
            Action::TurnOptions => self.here.options = !self.here.options,
            Action::TurnField(field) => {
                let fields = &mut self.here.fields;
                match fields.iter().position(|&open| open == field) {
                    Some(at) => drop(fields.remove(at)),
                    None => fields.push(field),
                }
            }
            Action::More => self.draw_more(),
            Action::Lead(spot) => {
                self.lead_on();
                self.here.spot = Some(spot);
            }
            Action::Name(at) => {
                self.lead_on();
                self.show_name(at);
            }
            Action::List(terms) => self.here.terms = terms,
            Action::Put(side, named) => {
                let view = put(&self.view, side, named);
                return self.show(view, Cause::Act);
            }
            Action::GoOn => self.go_on(),
            Action::TurnRail => self.here.rail = !self.here.rail,
            Action::Dismiss(index) if index < self.told.len() => drop(self.told.remove(index)),
            Action::Dismiss(_) => return false,
            Action::Set(settings) => {
                self.settings = settings;
                // The reader's own choice ends the link's.
                self.show(View { lang: None, theme: None, ..self.view.clone() }, Cause::Act);
            }
        }
        true
    }
}

/// Leaves out what was told of a passage.
fn forget_passage(told: &mut Vec<Told>) {
    if let Some(at) = told.iter().position(|told| matches!(told, Told::Passage { .. })) {
        told.remove(at);
    }
}
