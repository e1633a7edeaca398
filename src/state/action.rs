//! The actions of the page: its one message type.

use dossier::filter::facets::Field;
use dossier::link::view::View;
use dossier::report::ReportRef;

use super::{Settings, Spot, TermList};
use crate::model::page::Side;

/// A change of the page's state, mostly something the reader did.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Typed in the search box.
    Type(String),
    /// Emptied the search box, to type anew.
    Clear,
    /// Typed in a date field.
    TypeDate(End, String),
    /// Changed the view by one act.
    SetView(Box<View>),
    /// Followed a link of the page, given as a fragment.
    Follow(String),
    /// Followed a link of the page, given as a fragment, to one of the matches it shows.
    FollowToMatch(String, usize),
    /// Opened a link that is none of the page's own, given as a fragment.
    Open(String),
    /// The address bar now has this fragment.
    AddressChanged(String),
    /// Went to the next match, or to the one before.
    Step {
        /// To the next one.
        forward: bool,
    },
    /// Went to the next pair of related passages, or to the one before.
    StepPair {
        /// To the next one.
        forward: bool,
    },
    /// Closed one thing: the open panel, else the selected pair, else what the texts show.
    Escape,
    /// Opened or closed a folded stretch: its side and first paragraph.
    Fold(Side, usize),
    /// Opened or closed the rail.
    ToggleRail,
    /// Opened or closed the tools of the bar.
    ToggleTools,
    /// Opened or closed the options of the search.
    ToggleOptions,
    /// Opened or closed a facet with many values.
    ToggleField(Field),
    /// Asked for more lines of the lists.
    More,
    /// Asked to scroll to a place in one of the sides.
    ScrollTo(Spot),
    /// Asked for the mentions of a name of the comparison, or for no more of them.
    ShowMentions(usize),
    /// Asked for another list of the words of the comparison.
    ListTerms(TermList),
    /// Put a report on a side.
    PutReport(Side, ReportRef),
    /// Do the next slice of work that takes long.
    Continue,
    /// Closed a notice.
    Dismiss(usize),
    /// Changed a display setting.
    SetSettings(Settings),
}

/// An end of the date filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The earliest date.
    From,
    /// The latest date.
    To,
}

impl Action {
    /// Follows a link of the page.
    #[must_use]
    pub fn follow(href: &str) -> Self {
        Self::Follow(href.strip_prefix('#').unwrap_or(href).to_owned())
    }
}
