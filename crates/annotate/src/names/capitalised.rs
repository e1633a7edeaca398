//! Runs of capitalised words: candidates for names that are in no list.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use crate::names::listed::Known;
use crate::names::lists::{ENGLISH_HEADS, WordList, words};
use crate::names::noun_phrase::is_grammar;
use crate::names::offices::is_office;
use crate::names::tagged::{Setting, Shape, Text, is_title};
use dossier::report::facts::Kind;

/// Lower-case particles inside a person's name.
static PARTICLES: WordList = LazyLock::new(|| {
    words(
        "von van der den ter ten ben bin bint ibn ould al el da dos das di della \
    del du de d' la le oglu uulu y e zu zum af av",
    )
});

/// The particles that are ordinary French words: they join only after a given name.
static LOOSE_PARTICLES: WordList = LazyLock::new(|| words("du de d' la le y e"));

/// The runs of a text, without tokens in `taken`, in order and disjoint.
pub(super) fn find(text: &Text, places: &[Known], taken: &HashSet<usize>) -> Vec<Range<usize>> {
    let blocked = |at: usize| taken.contains(&at);
    let mut runs = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let end = run_end(text, at, &blocked);
        if end == at {
            at += 1;
            continue;
        }
        for piece in pieces(text, at..end, places) {
            runs.extend(trimmed(text, piece));
        }
        at = end;
    }
    parted(text, runs)
}

/// Splits runs at words that are more often runs by themselves: `Airbus Anna Lindqvist` becomes
/// `Airbus` and `Anna Lindqvist`. Names that start with a given name and names of organisations are
/// not split.
fn parted(text: &Text, runs: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for run in &runs {
        *counts.entry(text.key(run)).or_default() += 1;
    }
    let count = |run: &Range<usize>| counts.get(&text.key(run)).copied().unwrap_or_default();
    let mut parts = Vec::new();
    for run in runs {
        let whole = text.gazetteer.is_given_name(text.folded(run.start)) || is_body(text, &run);
        let alone = |at: &usize| count(&(*at..at + 1)) > count(&run);
        let at = run.clone().filter(|_| run.len() > 1 && !whole).find(alone);
        match at {
            Some(at) => {
                let pieces = [run.start..at, at..at + 1, at + 1..run.end];
                parts.extend(pieces.into_iter().filter_map(|piece| trimmed(text, piece)));
            }
            None => parts.push(run),
        }
    }
    parts
}

/// Whether a token can be part of a run: a capitalised word or an initial, not an office or a
/// title.
fn is_part(text: &Text, at: usize) -> bool {
    let Some(token) = text.at(at) else { return false };
    let is_office = || is_office(text, at) || is_title(&token.folded) && token.folded.len() > 2;
    let is_word = match token.shape {
        Shape::Capital => !is_office(),
        Shape::Initial => !is_title(&token.folded),
        _ => false,
    };
    is_word && token.setting == Setting::Prose
}

/// The end of the run that starts at token `at`; `at` itself if there is none.
fn run_end(text: &Text, at: usize, blocked: &dyn Fn(usize) -> bool) -> usize {
    if blocked(at) || !is_part(text, at) {
        return at;
    }
    let first = at;
    let mut end = at + 1;
    loop {
        let surname = |at: usize| {
            text.shape(at) == Shape::Capitals
                && text.at(at).is_some_and(|token| token.setting == Setting::Prose)
                && text.folded(at).chars().count() >= 3
                && (text.gazetteer.is_given_name(text.folded(at - 1))
                    || text.shape(at - 1) == Shape::Initial)
        };
        if !blocked(end) && (is_part(text, end) || surname(end)) {
            end += 1;
            continue;
        }
        let given =
            text.gazetteer.is_given_name(text.folded(first)) || text.shape(first) == Shape::Initial;
        let mut next = end;
        while next - end < 2
            && (PARTICLES.contains(text.folded(next)) && text.shape(next) == Shape::Lower)
            && (given && end - first <= 2 || !LOOSE_PARTICLES.contains(text.folded(next)))
        {
            next += 1;
        }
        let ampersand = text.folded(end) == "&";
        next += usize::from(ampersand);
        if next == end || blocked(next) || !is_part(text, next) {
            // `Charles III`
            let is_reign = given && text.shape(end) == Shape::Number;
            let is_reign = is_reign && text.written(end).starts_with(['I', 'V', 'X']);
            return end + usize::from(is_reign);
        }
        end = next + 1;
    }
}

/// Splits a run at the places in it that do not belong to it.
fn pieces(text: &Text, run: Range<usize>, places: &[Known]) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut from = run.start;
    let from_place = places.partition_point(|place| place.tokens.end <= run.start);
    for place in places.iter().skip(from_place).take_while(|place| place.tokens.start < run.end) {
        if belongs(text, &(from..run.end), place) {
            continue;
        }
        pieces.push(from..place.tokens.start.max(from));
        from = place.tokens.end.min(run.end);
    }
    pieces.push(from..run.end);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// Whether a place is part of a longer name: `Jordan Bardella`, `Paris Match`, `Jack London`.
pub(super) fn belongs(text: &Text, run: &Range<usize>, place: &Known) -> bool {
    let first = run.start;
    let len = run.len();
    let longer = len > place.tokens.len();
    let person =
        text.gazetteer.is_given_name(text.folded(first)) || text.shape(first) == Shape::Initial;
    let named_so = place.tokens.start == first && text.gazetteer.is_given_name(text.folded(first));
    let body = (run.start..run.end).any(|at| ENGLISH_HEADS.contains(text.folded(at)));
    longer
        && (body || named_so || person && place.tokens.start > first && place.kind != Kind::Agency)
}

/// Removes words that are not part of a name from both ends of a run; `None` if nothing is left.
fn trimmed(text: &Text, run: Range<usize>) -> Option<Range<usize>> {
    let mut end = run.end;
    let body = is_body(text, &run);
    let edge = |at: usize| {
        let folded = text.folded(at);
        let starts = text.at(at).is_some_and(|token| token.starts);
        let only = run.len() == 1;
        let given = text.gazetteer.is_given_name(folded) && !only;
        // A capitalised article in the middle of a sentence is part of the name: `Le Pen`.
        let article = matches!(folded, "le" | "la" | "les" | "el" | "los") && !starts;
        if article && text.is_capital(at + 1) && at + 1 < run.end {
            return false;
        }
        text.gazetteer.is_demonym(folded) && !given
            || PARTICLES.contains(folded) && text.shape(at) == Shape::Capital && starts && !given
            || text.gazetteer.is_opener(folded) && (!given || is_grammar(folded))
    };
    let mut lead = run.start;
    while lead < end && edge(lead) && (!body || is_grammar(text.folded(lead))) {
        lead += 1;
    }
    // The first word of a sentence, if the text also has it in lower case.
    let lower = text.at(lead).is_some_and(|token| token.starts) && end - lead > 1 && {
        let seen = text.seen(text.folded(lead));
        seen.lower > 0 && seen.capital == 0 && !text.gazetteer.is_given_name(text.folded(lead))
    };
    let start = lead + usize::from(lower);
    while end > start && edge(end - 1) && !body {
        end -= 1;
    }
    let letters = (start..end).any(|at| text.shape(at) != Shape::Initial);
    (start < end && letters).then_some(start..end)
}

/// Whether a run ends with the head noun of an organisation: `Norwegian Refugee Council`.
pub(super) fn is_body(text: &Text, run: &Range<usize>) -> bool {
    run.len() > 1 && ENGLISH_HEADS.contains(text.folded(run.end - 1).trim_end_matches('.'))
}
