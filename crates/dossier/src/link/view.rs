//! The whole state of a page. Its text form is in [`crate::link`].

use crate::collection::Collection;
use crate::date::Dates;
use crate::filter::facets::Facet;
use crate::link::anchor::Anchor;
use crate::query::{Options, Within};
use crate::report::ReportRef;
use crate::search::Sort;
use crate::text::lang::Lang;

/// What the reading area shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The list of reports.
    List,
    /// One report.
    Read,
    /// Two reports, face to face.
    Compare,
    /// Every occurrence in the listed reports, each in its context.
    Occurrences,
}

/// What is shown beside the plain texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Show {
    /// Concept groups switched off.
    pub no_concepts: bool,
    /// Only paragraphs with a match; the others are folded.
    pub only_matching: bool,
    /// Weak pairs too.
    pub weak: bool,
}

/// Colours of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// A place in a report, for a link whose hash vouches for the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The paragraph's number, from 1.
    pub paragraph: u32,
    /// Where it is in the paragraph, in UTF-16 units.
    pub offset: u32,
}

/// What a comparison shows beside the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// Related passages, and those without a counterpart.
    Pairs,
    /// Words that one side uses more.
    Words,
    /// Who and what is named.
    Names,
    /// Who says what.
    Quotes,
    /// Dates the texts name.
    Dates,
}

impl Panel {
    /// All panels, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Pairs, Self::Words, Self::Names, Self::Quotes, Self::Dates];

    /// The value of `t`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pairs => "pairs",
            Self::Words => "words",
            Self::Names => "names",
            Self::Quotes => "quotes",
            Self::Dates => "dates",
        }
    }
}

/// Where a report stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Read alone.
    Alone,
    /// On the left.
    Left,
    /// On the right.
    Right,
}

impl Side {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Alone, Self::Left, Self::Right];

    /// Its name in ids and attributes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Alone => "alone",
            Self::Left => "left",
            Self::Right => "right",
        }
    }

    /// The letter of a side of two.
    #[must_use]
    pub fn letter(self) -> Option<&'static str> {
        (self != Self::Alone).then(|| self.key())
    }

    /// The key of its report in a link.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Alone => "r",
            Self::Left => "a",
            Self::Right => "b",
        }
    }
}

/// The whole state of a page. `None` is "not said": [`View::complete`] fills it in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// `m`: what the reading area shows.
    pub mode: Option<Mode>,
    /// `q`: the query as typed, at most [`crate::query::MAX_CHARS`] characters.
    pub query: String,
    /// `o`: how strictly it is matched.
    pub options: Options,
    /// `in`: where all its terms must meet; `None` is anywhere in the report.
    pub within: Option<Within>,
    /// `d`: which dates the list keeps.
    pub dates: Option<Dates>,
    /// `f`: which values of other facts the list keeps: at most one facet a field, in the order of
    /// [`crate::filter::facets::Field`].
    pub facets: Vec<Facet>,
    /// `s`: the order of the list.
    pub sort: Sort,
    /// `x`: what is shown.
    pub show: Show,
    /// `r`: the report read alone.
    pub read: Option<ReportRef>,
    /// `a`: the left side.
    pub left: Option<ReportRef>,
    /// `b`: the right side.
    pub right: Option<ReportRef>,
    /// `l`: the selected pair of passages, left and right.
    pub pair: Option<[Place; 2]>,
    /// `at`: the passage that the reader is led to.
    pub at: Option<Anchor>,
    /// `y`: whether the sides scroll apart.
    pub apart: bool,
    /// `t`: the open panel.
    pub panel: Option<Panel>,
    /// `ui`: whether the page is a part of another, and shows the texts alone.
    pub embed: bool,
    /// `k`: the edition of the collection.
    pub edition: Option<String>,
    /// `lang`, when the sender asked for it.
    pub lang: Option<Lang>,
    /// `th`, when the sender asked for it.
    pub theme: Option<Theme>,
    /// Keys this version does not know, as they came.
    pub other: Vec<(String, String)>,
}

/// What differs between the collection a link was made on and this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The report is not in this collection.
    Missing(ReportRef),
    /// The report's text has changed since the link was made.
    Changed(ReportRef),
    /// The report has another slug now.
    Renamed {
        /// Its slug in the link.
        was: String,
        /// Its slug.
        now: String,
    },
    /// The collection is another edition: one that is known (see
    /// [`Report::is_new_since`]), or not.
    Edition(Option<usize>),
    /// The selected pair is left out: nothing vouches for one of its texts, or it has changed.
    Pair,
}

impl View {
    /// Says what the link left open, for this collection: two reports open face to face, one
    /// opens alone, more open on the list. References to reports the collection has are brought
    /// up to date; what differs is told. The result depends only on the view and the collection.
    pub fn complete(&mut self, collection: &Collection) -> Vec<Difference> {
        let mut differences = Vec::new();
        if let Some(edition) = self.edition.as_ref().filter(|it| **it != collection.edition) {
            differences.push(Difference::Edition(collection.edition_before(edition)));
        }
        self.edition = Some(collection.edition.clone());
        let mut resolve = |named: &mut Option<ReportRef>| {
            named.as_mut().is_some_and(|named| resolve(named, collection, &mut differences))
        };
        resolve(&mut self.read);
        let vouched = resolve(&mut self.left) & resolve(&mut self.right);
        if self.pair.is_some() && !vouched {
            self.pair = None;
            differences.push(Difference::Pair);
        }
        let mode = self.mode.unwrap_or(match collection.reports.len() {
            _ if self.left.is_some() || self.right.is_some() => Mode::Compare,
            _ if self.read.is_some() => Mode::Read,
            1 => Mode::Read,
            2 => Mode::Compare,
            _ => Mode::List,
        });
        self.mode = Some(mode);
        if mode == Mode::Read && self.read.is_none() {
            let first = || collection.reports.first().map(ReportRef::to);
            self.read = self.left.clone().or_else(first);
        }
        if mode == Mode::Compare {
            self.complete_sides(collection);
        }
        differences
    }

    /// Exchanges the sides, and those of the selected pair.
    pub fn swap(&mut self) {
        std::mem::swap(&mut self.left, &mut self.right);
        self.pair = self.pair.map(|[left, right]| [right, left]);
    }

    /// Whether another view shows the same texts in the same places.
    #[must_use]
    pub fn has_texts_of(&self, other: &Self) -> bool {
        self.mode == other.mode
            && self.read == other.read
            && self.left == other.left
            && self.right == other.right
    }

    /// The passage that the view `before` led to stays only while its texts do, and nothing else
    /// is led to.
    pub fn leave(&mut self, before: &Self) {
        let leads_on = self.pair.is_some() && self.pair != before.pair;
        if self.at == before.at && (leads_on || !self.has_texts_of(before)) {
            self.at = None;
        }
    }

    /// Gives an empty side the earliest report that the other side does not show.
    fn complete_sides(&mut self, collection: &Collection) {
        let slug = |side: &Option<ReportRef>| side.as_ref().map(|named| named.slug.clone());
        let other_than = |slug: Option<String>| {
            let mut others = collection.reports.iter().filter(|r| Some(&r.slug) != slug.as_ref());
            others.next().or(collection.reports.first()).map(ReportRef::to)
        };
        if self.left.is_none() {
            self.left = other_than(slug(&self.right));
        }
        if self.right.is_none() {
            self.right = other_than(slug(&self.left));
        }
    }
}

/// Brings what a link says of a report up to date and tells what differs; whether it is vouched for.
fn resolve(
    named: &mut ReportRef,
    collection: &Collection,
    differences: &mut Vec<Difference>,
) -> bool {
    let mut tell = |difference| {
        if !differences.contains(&difference) {
            differences.push(difference);
        }
    };
    let Some(report) = collection.named(named) else {
        tell(Difference::Missing(named.clone()));
        return false;
    };
    let was = std::mem::replace(named, ReportRef::to(report));
    if was.slug != named.slug {
        tell(Difference::Renamed { was: was.slug.clone(), now: named.slug.clone() });
    }
    let vouched = was.hash == named.hash;
    if was.hash.is_some() && !vouched {
        tell(Difference::Changed(was));
    }
    vouched
}
