//! What a reader can do.

use dossier::filter::facets::Field;
use dossier::link::view::View;
use dossier::report::ReportRef;

use super::{Settings, Spot, TermList};
use crate::page::Side;

/// What a reader can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Typed in the search box.
    Type(String),
    /// Emptied the search box, to type anew.
    Clear,
    /// Typed in a date field.
    TypeDate(End, String),
    /// Changed the view by one act.
    Show(Box<View>),
    /// Followed a link of the page, given as a fragment.
    Follow(String),
    /// Followed a link of the page, given as a fragment, to one of the matches it shows.
    Go(String, usize),
    /// Opened a link that is none of the page's own, given as a fragment.
    Open(String),
    /// The address bar now has this fragment.
    Arrive(String),
    /// Went to the next match, or to the one before.
    Step {
        /// To the next one.
        forward: bool,
    },
    /// Went to the next pair of related passages, or to the one before.
    TurnPair {
        /// To the next one.
        forward: bool,
    },
    /// Stepped out of one thing: the open panel, else the selected pair, else what the texts show.
    StepOut,
    /// Opened or closed a folded stretch: its side and first paragraph.
    Fold(Side, usize),
    /// Opened or closed the rail.
    TurnRail,
    /// Opened or closed the tools of the bar.
    TurnTools,
    /// Opened or closed the options of the search.
    TurnOptions,
    /// Opened or closed a facet with many values.
    TurnField(Field),
    /// Asked for more lines of the lists.
    More,
    /// Asked for a place in one of the sides.
    Lead(Spot),
    /// Asked for the mentions of a name of the comparison, or for no more of them.
    Name(usize),
    /// Asked for another list of the words of the comparison.
    List(TermList),
    /// Put a report on a side.
    Put(Side, ReportRef),
    /// Had more of a long count done.
    GoOn,
    /// Closed a notice.
    Dismiss(usize),
    /// Changed a display setting.
    Set(Settings),
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
