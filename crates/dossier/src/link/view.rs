//! The view: the state of a page that a link can express. Its text form is in [`crate::link`].

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
    /// Two reports side by side.
    Compare,
    /// All matches in the listed reports, as KWIC lines.
    Occurrences,
}

/// Display options of the texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Show {
    /// Whether passages are related by words only, without concepts.
    pub no_concepts: bool,
    /// Whether paragraphs without a match are collapsed.
    pub only_matching: bool,
    /// Whether weak relations are shown too.
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

/// A position in a report. Valid only for the version of the text it was made on, so a link has the
/// report's hash with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The paragraph's number, from 1.
    pub paragraph: u32,
    /// The offset in the paragraph, in UTF-16 units.
    pub offset: u32,
}

/// The panels of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// Related passages, and those without a counterpart.
    Pairs,
    /// Keywords: words that one side uses more.
    Words,
    /// Named entities.
    Names,
    /// Quotations.
    Quotes,
    /// Dates in the texts.
    Dates,
}

impl Panel {
    /// All panels, in the order of their tabs.
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

/// Where a report is displayed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Alone, in [`Mode::Read`].
    Alone,
    /// On the left of a comparison.
    Left,
    /// On the right of a comparison.
    Right,
}

impl Side {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Alone, Self::Left, Self::Right];

    /// Its name in HTML ids and attributes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Alone => "alone",
            Self::Left => "left",
            Self::Right => "right",
        }
    }

    /// The letter of a side of a comparison.
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

/// The state of a page. `None` is the default, which [`View::complete`] resolves for a collection.
/// Each field begins with its key in links.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// `m`: what the reading area shows.
    pub mode: Option<Mode>,
    /// `q`: the query as typed, at most [`crate::query::MAX_CHARS`] characters.
    pub query: String,
    /// `o`: the matching options.
    pub options: Options,
    /// `in`: the scope of the query, within which all its terms must match; `None` is anywhere in
    /// the report.
    pub within: Option<Within>,
    /// `d`: the date filter of the list.
    pub dates: Option<Dates>,
    /// `f`: the facets of the list, at most one for each field, in the order of
    /// [`crate::filter::facets::Field`].
    pub facets: Vec<Facet>,
    /// `s`: the sort order of the list.
    pub sort: Sort,
    /// `x`: display options.
    pub show: Show,
    /// `r`: the report displayed alone.
    pub read: Option<ReportRef>,
    /// `a`: the report on the left.
    pub left: Option<ReportRef>,
    /// `b`: the report on the right.
    pub right: Option<ReportRef>,
    /// `l`: the selected pair of passages, left and right.
    pub pair: Option<[Place; 2]>,
    /// `at`: the passage that the page scrolls to and highlights.
    pub at: Option<Anchor>,
    /// `y`: whether the sides scroll independently.
    pub apart: bool,
    /// `t`: the open panel.
    pub panel: Option<Panel>,
    /// `ui`: whether the page is embedded in another, and shows only the texts.
    pub embed: bool,
    /// `k`: the edition of the collection.
    pub edition: Option<String>,
    /// `lang`: the language of the interface, if the link sets it.
    pub lang: Option<Lang>,
    /// `th`: the theme, if the link sets it.
    pub theme: Option<Theme>,
    /// Unknown keys with their values, decoded.
    pub other: Vec<(String, String)>,
}

/// A difference between the collection a link was made on and this one.
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
    /// The link is of another edition of the collection: a published one (its number, for
    /// [`crate::report::Report::is_new_since`]), or an unknown one.
    Edition(Option<usize>),
    /// The selected pair was dropped: a text has changed, or the link has no hash for it.
    Pair,
}

impl View {
    /// Resolves defaults for this collection: of two reports the page shows a comparison, of one
    /// the report, of more the list. Updates references to reports to their current slugs and
    /// hashes, and returns the differences. The result depends only on the view and the collection.
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
        let is_unchanged = resolve(&mut self.left) & resolve(&mut self.right);
        if self.pair.is_some() && !is_unchanged {
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

    /// Swaps left and right, also in the selected pair.
    pub fn swap(&mut self) {
        std::mem::swap(&mut self.left, &mut self.right);
        self.pair = self.pair.map(|[left, right]| [right, left]);
    }

    /// Whether another view shows the same reports in the same mode and sides.
    #[must_use]
    pub fn has_texts_of(&self, other: &Self) -> bool {
        self.mode == other.mode
            && self.read == other.read
            && self.left == other.left
            && self.right == other.right
    }

    /// Drops the passage `at` of the view `before` if the reports have changed or another pair has
    /// been selected since.
    pub fn leave(&mut self, before: &Self) {
        let is_new_pair = self.pair.is_some() && self.pair != before.pair;
        if self.at == before.at && (is_new_pair || !self.has_texts_of(before)) {
            self.at = None;
        }
    }

    /// Fills an empty side with the earliest report that is not on the other side.
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

/// Updates a reference to a report to its current slug and hash, and adds what differs to
/// `differences`. Returns whether the reference has a hash and the text is unchanged.
fn resolve(
    named: &mut ReportRef,
    collection: &Collection,
    differences: &mut Vec<Difference>,
) -> bool {
    let mut add = |difference| {
        if !differences.contains(&difference) {
            differences.push(difference);
        }
    };
    let Some(report) = collection.resolve(named) else {
        add(Difference::Missing(named.clone()));
        return false;
    };
    let was = std::mem::replace(named, ReportRef::to(report));
    if was.slug != named.slug {
        add(Difference::Renamed { was: was.slug.clone(), now: named.slug.clone() });
    }
    let is_unchanged = was.hash == named.hash;
    if was.hash.is_some() && !is_unchanged {
        add(Difference::Changed(was));
    }
    is_unchanged
}
