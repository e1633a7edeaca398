//! English.

use dossier::compare::Strength;
use dossier::date::{Date, Known};
use dossier::facets::Field;
use dossier::facts::{Kind, When};
use dossier::link::Notice;
use dossier::query::Within;
use dossier::view::{Difference, Panel};

use super::Words;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub(super) static WORDS: Words = Words {
    tagline: "Two dated reports, face to face",
    skip_to_texts: "Skip to the texts",
    search: "Keyword",
    search_hint: "Search for a word",
    clear: "Clear",
    previous_match: "Previous match",
    next_match: "Next match",
    legend: "The query as read",
    and: "and",
    or: "or",
    not: "not",
    and_not: "and not",
    phrase: |text| format!("the phrase “{text}”"),
    drop: |text| format!("Remove “{text}”"),
    relatives: "Related forms:",
    with_relatives: "With related forms:",
    take_in: "Include them",
    leave_out: "Include them no longer",
    and_others: |n| if n == 1 { " and 1 other".to_owned() } else { format!(" and {n} others") },
    ways: "Try instead:",
    without: |text, n| format!("without “{text}”: {}", plural(n, "report", "reports")),
    options: "Precision",
    option_whole: "Whole words",
    option_accents: "Exact accents",
    option_case: "Exact case",
    option_family: "Related forms",
    within: "Where everything must meet",
    within_report: "Anywhere in the report",
    within_paragraph: "In one paragraph",
    within_sentence: "In one sentence",
    within_quotation: "In one quotation",
    only_matching: "Only paragraphs with a match",
    scroll_together: "Scroll together",
    reports: "Reports",
    views: "View",
    view_list: "List",
    view_read: "Read",
    view_occurrences: "Matches",
    view_compare: "Face to face",
    time_axis: "The reports in time: choose a period",
    dates: "Period",
    dates_from: "From",
    dates_to: "to",
    dates_hint: "YYYY-MM-DD",
    dates_bad: "Write a date as 2022, 2022-06 or 2022-06-15.",
    dates_undated: "Undated only",
    dates_clear: "All dates",
    order: "Order",
    sort_ascending: "Earliest first",
    sort_descending: "Latest first",
    sort_relevance: "Relevance",
    sort_left: "Word on the left",
    sort_right: "Word on the right",
    relevance: "BM25 relevance: first the reports that use the words searched for most, for their length; a rare word counts for more.",
    relevance_idle: "With no word searched for, the order stays that of the dates.",
    lines_hint: "Type a word to see each of its occurrences in context.",
    lines_none: "No match in the reports listed.",
    drawn: |drawn, all| format!("{drawn} of {all}"),
    draw_more: "Show more",
    rate: |tenths| format!("{}.{} per 1,000 words", tenths / 10, tenths % 10),
    field: |field| match field {
        Field::Year => "Year",
        Field::Month => "Month",
        Field::Place => "Place",
        Field::Agency => "Agency",
    },
    more_values: |n| format!("{n} more"),
    bin: |date, certain, possible| {
        let certain = plural(certain, "report", "reports");
        match possible {
            0 => format!("{date}: {certain}"),
            _ => format!("{date}: {certain}, {possible} perhaps"),
        }
    },
    later: |n| format!("{} later", plural(n, "report", "reports")),
    left: "Left",
    right: "Right",
    put_left: "Put on the left",
    put_right: "Put on the right",
    swap: "Swap sides",
    read_alone: "Read alone",
    previous_report: "Previous report",
    next_report: "Next report",
    choose_left: "Report on the left",
    choose_right: "Report on the right",
    choose_read: "Report being read",
    undated: "undated",
    language: "Language of the interface",
    theme: "Colours",
    theme_auto: "Auto",
    theme_light: "Light",
    theme_dark: "Dark",
    dismiss: "Close",
    fold: "Fold",
    list_empty: "No report passes the filters.",
    show_all: "Show all",
    no_match_shown: "No match in the texts shown.",
    missing_title: "This collection lacks this report",
    matches: |n| plural(n, "match", "matches"),
    report_count: |n| plural(n, "report", "reports"),
    hidden: |n| format!("{} hidden by the filters", plural(n, "report", "reports")),
    folded: |n| plural(n, "paragraph without a match", "paragraphs without a match"),
    position: super::position,
    date,
    known: |known| match known {
        Known::Header => "date from the text’s header",
        Known::Dateline => "date of the dispatch",
        Known::DatelineInferredYear => "year inferred from the text",
        Known::DatelineYearFromFileName => "year taken from the file’s name",
        Known::FileName => "date taken from the file’s name",
    },
    lacks: |terms| format!("This report does not contain {}.", list(terms)),
    has_excluded: "This report contains what the query excludes.",
    apart: |within| format!("{} of this report has the whole query.", none(within)),
    all_apart: |within| format!("{} has the whole query.", none(within)),
    search_speech: "Search these words",
    within_speech: |speaker| format!("In what {speaker} says"),
    all_excluded: "Every report contains what the query excludes.",
    nowhere: |terms| format!("No report contains {}.", list(terms)),
    never_together: |terms| format!("No report contains all of {}.", list(terms)),
    filters_hide_all: "The filters leave out every report that would do.",
    missing: |slug, date, hash| {
        let date = date.map(|date| format!(", {date}")).unwrap_or_default();
        let hash = hash.map(|hash| format!(", version {hash}")).unwrap_or_default();
        format!(
            "The link names “{slug}”{date}{hash}. Ask whoever sent it, or choose another report."
        )
    },
    comparison: "Comparison",
    panel: |panel| match panel {
        Panel::Pairs => "Related passages",
        Panel::Words => "Words",
        Panel::Names => "Names",
        Panel::Quotes => "Who says what",
        Panel::Dates => "Dates named",
    },
    covered: |[(a, all_a), (b, all_b)]| {
        format!(
            "Passages with a counterpart: {a} of {all_a} on the left, {b} of {all_b} on the right"
        )
    },
    previous_pair: "Previous related passages (k)",
    next_pair: "Next related passages (j)",
    across: "Go to the counterpart",
    pair: |letter| format!("Related passages {letter}"),
    strength: |strength| match strength {
        Strength::Strong => "strong link",
        Strength::Possible => "possible link",
        Strength::Weak => "weak link",
    },
    version: |percent| format!("versions: {percent}% of the words in common"),
    moved: "moved",
    concept: |name| format!("theme: {name}"),
    show_weak: "Weak links too",
    use_concepts: "Relate by theme too",
    see_concepts: "See the themes",
    no_pairs: "No related passages.",
    unmatched: "No counterpart",
    none_alone: "Every passage has a counterpart.",
    left_only: "Left only",
    on_both: "Both sides",
    right_only: "Right only",
    rosters: "Countries listed",
    kind: |kind| match kind {
        Kind::Person => "person",
        Kind::Organisation => "organisation",
        Kind::Country => "country",
        Kind::City => "city",
        Kind::Agency => "agency",
    },
    no_names: "No names.",
    never_expanded: |acronym| format!("{acronym} (never expanded)"),
    only_here: "Only here:",
    save: |n| format!("CSV ({})", plural(n, "row", "rows")),
    word: "Word",
    left_rate: "‰ left",
    right_rate: "‰ right",
    filter_words: "Filter the words",
    details: "Figures",
    keyness_name: "G² and Log Ratio",
    whole_collection: "In the whole collection",
    difference_name: "Difference",
    clear_difference: "clear difference",
    possible_difference: "possible",
    by_chance: |words, chance| {
        format!(
            "{} the threshold; chance alone would give about {}.",
            plural(words, "word exceeds", "words exceed"),
            tenths(chance),
        )
    },
    keyness: |g2, [low, ratio, high]| {
        let [g2, low, ratio, high] = [g2, low, ratio, high].map(tenths);
        format!("G² {g2}; Log Ratio {ratio} (95 %: {low} to {high})")
    },
    counting: "Counting what chance would give…",
    tenths,
    no_speaker: "No speaker named",
    no_quotes: "Nobody is quoted.",
    direct: "quoted",
    reported: "reported",
    quoted: |text| format!("“{text}”"),
    deduced: "speaker deduced",
    no_dates: "No dates.",
    resolved: "deduced from the report’s date",
    when,
    notice: |notice| match notice {
        Notice::BadValue { key, value } => {
            format!("The link has “{key}={value}”, which means nothing here: that part is ignored.")
        }
        Notice::Duplicate { key } => format!("The link has “{key}” twice: only the first counts."),
        Notice::TooLong => "This link is longer than any view: the rest is ignored.".to_owned(),
        Notice::Cut => "This link may have been cut: its end is missing.".to_owned(),
        Notice::Newer { version } => {
            format!(
                "This link is from a newer version of the page ({version}): read as well as can be."
            )
        }
    },
    difference: |difference| {
        match difference {
        Difference::Missing(report) => {
            format!("This collection lacks the report “{}” that the link names.", report.slug)
        }
        Difference::Changed(report) => {
            format!("The text of “{}” has changed since this link was made.", report.slug)
        }
        Difference::Pair => "The pair of passages the link names is not shown: one of the two texts has changed, or the link does not say which it was.".to_owned(),
        Difference::Edition => {
            "This link was made on another edition of the collection: results may differ."
                .to_owned()
        }
    }
    },
};

fn plural(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

fn date(date: Date) -> String {
    let month = date.month().and_then(|month| MONTHS.get(usize::from(month) - 1));
    match (date.day(), month) {
        (Some(day), Some(month)) => format!("{day} {month} {}", date.year()),
        (None, Some(month)) => format!("{month} {}", date.year()),
        _ => date.year().to_string(),
    }
}

fn list(terms: &[String]) -> String {
    super::list(terms, "“", "”")
}

fn tenths(n: i32) -> String {
    let sign = if n < 0 { "−" } else { "" };
    let (whole, tenths) = (n.unsigned_abs() / 10, n.unsigned_abs() % 10);
    if tenths == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{tenths}") }
}

fn when(when: When) -> String {
    match when {
        When::Date(it) => date(it),
        When::Range(from, to) => format!("{} to {}", date(from), date(to)),
        When::Season(year, season) => {
            let name = match season {
                21 => "spring",
                22 => "summer",
                23 => "autumn",
                _ => "winter",
            };
            format!("{name} {year}")
        }
    }
}

/// What does not have the whole query.
fn none(within: &Within) -> String {
    match within {
        Within::Paragraph => "No paragraph".to_owned(),
        Within::Sentence => "No sentence".to_owned(),
        Within::Quotation => "No quotation".to_owned(),
        Within::Speech(speaker) => format!("Nothing that {speaker} says"),
    }
}
