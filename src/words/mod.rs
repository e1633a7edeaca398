//! The words of the interface: one file per language, the same fields in each.

mod en;
mod fr;

use dossier::compare::Strength;
use dossier::date::{Date, Known};
use dossier::facets::Field;
use dossier::facts::{Kind, When};
use dossier::lang::Lang;
use dossier::link::Notice;
use dossier::query::Within;
use dossier::view::{Difference, Panel};

/// The page's name, in every language.
pub const NAME: &str = "Vis-à-vis";

/// What a language calls itself, whatever the language of the interface.
pub const FRENCH: &str = "Français";
/// See [`FRENCH`].
pub const ENGLISH: &str = "English";

/// Every word the interface says, in one language.
///
/// Plain texts are strings; what depends on a number, a date or the reader's own words is a
/// function, so that each language keeps its own order, plurals and spaces.
#[derive(Debug)]
pub struct Words {
    /// In one line, what the page is.
    pub tagline: &'static str,
    /// First link of the page, for keyboards.
    pub skip_to_texts: &'static str,
    /// Label of the search box.
    pub search: &'static str,
    /// Inside the empty search box.
    pub search_hint: &'static str,
    /// Empties the search box.
    pub clear: &'static str,
    /// To the match before.
    pub previous_match: &'static str,
    /// To the match after.
    pub next_match: &'static str,
    /// Name of the list that says how the query was read.
    pub legend: &'static str,
    /// Between items that must all be found.
    pub and: &'static str,
    /// Between alternatives.
    pub or: &'static str,
    /// Before an excluded item that is the first.
    pub not: &'static str,
    /// Before an excluded item.
    pub and_not: &'static str,
    /// A quoted phrase.
    pub phrase: fn(&str) -> String,
    /// Removes a term from the query.
    pub drop: fn(&str) -> String,
    /// Before words of a family that are not matched.
    pub relatives: &'static str,
    /// Before words of a family that are matched.
    pub with_relatives: &'static str,
    /// Has them matched.
    pub take_in: &'static str,
    /// Has them matched no longer.
    pub leave_out: &'static str,
    /// After the words that are named: how many are not.
    pub and_others: fn(usize) -> String,
    /// Before other queries, where this one finds nothing.
    pub ways: &'static str,
    /// The query without a term, and how many reports that leaves.
    pub without: fn(&str, usize) -> String,
    /// Opens the options of the search.
    pub options: &'static str,
    /// Option: whole words.
    pub option_whole: &'static str,
    /// Option: accents count in full.
    pub option_accents: &'static str,
    /// Option: case counts.
    pub option_case: &'static str,
    /// Option: words of the same family.
    pub option_family: &'static str,
    /// Where all of the query must meet.
    pub within: &'static str,
    /// Anywhere in the report.
    pub within_report: &'static str,
    /// In one paragraph.
    pub within_paragraph: &'static str,
    /// In one sentence.
    pub within_sentence: &'static str,
    /// In one quotation.
    pub within_quotation: &'static str,
    /// Name of the filter that folds paragraphs.
    pub only_matching: &'static str,
    /// Name of the switch that lets the sides scroll apart.
    pub scroll_together: &'static str,
    /// Heading of the list.
    pub reports: &'static str,
    /// Name of the choice of views.
    pub views: &'static str,
    /// View: the list.
    pub view_list: &'static str,
    /// View: one report.
    pub view_read: &'static str,
    /// View: every occurrence in its context.
    pub view_occurrences: &'static str,
    /// View: two reports.
    pub view_compare: &'static str,
    /// Name of the time axis.
    pub time_axis: &'static str,
    /// Heading of the date filter.
    pub dates: &'static str,
    /// First date kept.
    pub dates_from: &'static str,
    /// Last date kept.
    pub dates_to: &'static str,
    /// How to write a date.
    pub dates_hint: &'static str,
    /// What was typed is no date.
    pub dates_bad: &'static str,
    /// Keeps only undated reports.
    pub dates_undated: &'static str,
    /// Removes the date filter.
    pub dates_clear: &'static str,
    /// Name of the choice of order.
    pub order: &'static str,
    /// Puts the earliest report first in the list.
    pub sort_ascending: &'static str,
    /// Puts the latest report first in the list.
    pub sort_descending: &'static str,
    /// Puts first what the query fits best.
    pub sort_relevance: &'static str,
    /// By the words left of an occurrence.
    pub sort_left: &'static str,
    /// By the words right of an occurrence.
    pub sort_right: &'static str,
    /// What relevance is.
    pub relevance: &'static str,
    /// What the order is without a query to be relevant to.
    pub relevance_idle: &'static str,
    /// Where occurrences stand, while nothing is searched.
    pub lines_hint: &'static str,
    /// No report of the list has an occurrence.
    pub lines_none: &'static str,
    /// How much of a list is drawn.
    pub drawn: fn(usize, usize) -> String,
    /// Draws more of it.
    pub draw_more: &'static str,
    /// Matches per 1,000 words, given in tenths.
    pub rate: fn(usize) -> String,
    /// What a facet is about.
    pub field: fn(Field) -> &'static str,
    /// How many values of a facet are not shown.
    pub more_values: fn(usize) -> String,
    /// A month or a year: its reports, and those that may be of it.
    pub bin: fn(String, usize, usize) -> String,
    /// How many reports the time axis does not reach.
    pub later: fn(usize) -> String,
    /// Name of the left side.
    pub left: &'static str,
    /// Name of the right side.
    pub right: &'static str,
    /// Puts a report on the left.
    pub put_left: &'static str,
    /// Puts a report on the right.
    pub put_right: &'static str,
    /// Exchanges the sides.
    pub swap: &'static str,
    /// Reads one report alone.
    pub read_alone: &'static str,
    /// Puts the report before this one in time in its place.
    pub previous_report: &'static str,
    /// Puts the report after this one in time in its place.
    pub next_report: &'static str,
    /// Label of the choice of a side's report.
    pub choose_left: &'static str,
    /// Label of the choice of a side's report.
    pub choose_right: &'static str,
    /// Label of the choice of the report read alone.
    pub choose_read: &'static str,
    /// A report without a date.
    pub undated: &'static str,
    /// Switches the language of the interface.
    pub language: &'static str,
    /// The choice of colours.
    pub theme: &'static str,
    /// Colours: as the system.
    pub theme_auto: &'static str,
    /// Colours: light.
    pub theme_light: &'static str,
    /// Colours: dark.
    pub theme_dark: &'static str,
    /// Closes a notice.
    pub dismiss: &'static str,
    /// Folds paragraphs back.
    pub fold: &'static str,
    /// What the list says when every report is filtered out.
    pub list_empty: &'static str,
    /// Shows every report again.
    pub show_all: &'static str,
    /// No matches in the reports shown.
    pub no_match_shown: &'static str,
    /// Where the report of a side is missing.
    pub missing_title: &'static str,
    /// "12 occurrences".
    pub matches: fn(usize) -> String,
    /// "2 rapports".
    pub report_count: fn(usize) -> String,
    /// Number of reports the filters hide.
    pub hidden: fn(usize) -> String,
    /// Number of folded paragraphs.
    pub folded: fn(usize) -> String,
    /// Place of the current match among all.
    pub position: fn(Option<usize>, usize) -> String,
    /// A date at its precision.
    pub date: fn(Date) -> String,
    /// How a date is known.
    pub known: fn(Known) -> &'static str,
    /// The report lacks these terms.
    pub lacks: fn(&[String]) -> String,
    /// The report has something excluded.
    pub has_excluded: &'static str,
    /// In this report the query does not meet in one such place.
    pub apart: fn(&Within) -> String,
    /// In no report the query meets in one such place.
    pub all_apart: fn(&Within) -> String,
    /// What is excluded leaves no report.
    pub all_excluded: &'static str,
    /// No report has any of these terms.
    pub nowhere: fn(&[String]) -> String,
    /// Every term stands somewhere, never all in one report.
    pub never_together: fn(&[String]) -> String,
    /// All matching reports are hidden by the filters.
    pub filters_hide_all: &'static str,
    /// What a report missing here is called in its link.
    pub missing: fn(&str, Option<String>, Option<&str>) -> String,
    /// Name of the choice of what the comparison shows.
    pub comparison: &'static str,
    /// What a panel shows.
    pub panel: fn(Panel) -> &'static str,
    /// How many passages of each side have a counterpart, of how many.
    pub covered: fn([(usize, usize); 2]) -> String,
    /// To the pair of passages before.
    pub previous_pair: &'static str,
    /// To the pair of passages after.
    pub next_pair: &'static str,
    /// To the other passage of the selected pair.
    pub across: &'static str,
    /// The way to a pair of passages.
    pub pair: fn(&str) -> String,
    /// How sure a relation is.
    pub strength: fn(Strength) -> &'static str,
    /// How many words of a hundred two versions of a passage have in common.
    pub version: fn(usize) -> String,
    /// A version that stands at another place.
    pub moved: &'static str,
    /// A matter that two passages name in different words.
    pub concept: fn(&str) -> String,
    /// Shows weak relations too.
    pub show_weak: &'static str,
    /// Lets concepts relate passages.
    pub use_concepts: &'static str,
    /// Shows the file of concepts.
    pub see_concepts: &'static str,
    /// No passages are related.
    pub no_pairs: &'static str,
    /// Passages of one side only.
    pub unmatched: &'static str,
    /// Every passage of a side has a counterpart.
    pub none_alone: &'static str,
    /// Names on the left only.
    pub left_only: &'static str,
    /// Names on both sides.
    pub on_both: &'static str,
    /// Names on the right only.
    pub right_only: &'static str,
    /// Heads the countries that the texts enumerate.
    pub rosters: &'static str,
    /// What a name is of.
    pub kind: fn(Kind) -> &'static str,
    /// No names here.
    pub no_names: &'static str,
    /// An acronym that neither text expands.
    pub never_expanded: fn(&str) -> String,
    /// Before the names that only one report has.
    pub only_here: &'static str,
    /// Saves what a panel shows as a file of so many rows.
    pub save: fn(usize) -> String,
    /// Heads the words.
    pub word: &'static str,
    /// Heads the rates on the left.
    pub left_rate: &'static str,
    /// Heads the rates on the right.
    pub right_rate: &'static str,
    /// Narrows the list of words.
    pub filter_words: &'static str,
    /// Shows the figures of each word.
    pub details: &'static str,
    /// Heads them.
    pub keyness_name: &'static str,
    /// Heads how often each report of the collection has it.
    pub whole_collection: &'static str,
    /// Heads what the difference is worth.
    pub difference_name: &'static str,
    /// Chance alone would hardly give it.
    pub clear_difference: &'static str,
    /// Chance alone may give it.
    pub possible_difference: &'static str,
    /// Words over the threshold, and how many chance alone would give, in tenths.
    pub by_chance: fn(usize, i32) -> String,
    /// G², and the Log Ratio between the ends of its interval, all in tenths.
    pub keyness: fn(i32, [i32; 3]) -> String,
    /// While chance is being counted.
    pub counting: &'static str,
    /// A number given in tenths.
    pub tenths: fn(i32) -> String,
    /// The text does not say who speaks.
    pub no_speaker: &'static str,
    /// Nobody is quoted.
    pub no_quotes: &'static str,
    /// Between quote marks.
    pub direct: &'static str,
    /// Told by the writer.
    pub reported: &'static str,
    /// Puts quote marks around what was said.
    pub quoted: fn(&str) -> String,
    /// The speaker was deduced.
    pub deduced: &'static str,
    /// No date is named.
    pub no_dates: &'static str,
    /// A date that depends on the report’s own.
    pub resolved: &'static str,
    /// A date, a range or a season.
    pub when: fn(When) -> String,
    /// Has the query searched in what a speaker says.
    pub search_speech: &'static str,
    /// In what a speaker says.
    pub within_speech: fn(&str) -> String,
    /// What the reader should know about how the link was read.
    pub notice: fn(&Notice) -> String,
    /// How this collection differs from the link's.
    pub difference: fn(&Difference) -> String,
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// The words of a language.
#[must_use]
pub fn of(lang: Lang) -> &'static Words {
    match lang {
        Lang::Fr => &fr::WORDS,
        Lang::En => &en::WORDS,
    }
}

/// "3 / 16", or "– / 16" before the first step.
fn position(at: Option<usize>, total: usize) -> String {
    at.map_or_else(|| format!("– / {total}"), |at| format!("{at} / {total}"))
}

/// The terms, quoted and joined.
fn list(terms: &[String], open: &str, close: &str) -> String {
    let quoted: Vec<String> = terms.iter().map(|term| format!("{open}{term}{close}")).collect();
    quoted.join(", ")
}
