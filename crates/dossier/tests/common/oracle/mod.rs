//! A reference implementation of the matching rules, as simple as possible, to test the engine
//! against. It is slow, as every step copies strings. Sentences, quotations and stems are taken
//! from the engine; other tests check those.

mod terms;
mod words;

use std::collections::BTreeSet;

use dossier::collection::Collection;
use dossier::index::stem::stem;
use dossier::query::{Options, Within};
use dossier::report::Report;
use dossier::report::quote_marks::quotations;
use dossier::text::lang::Lang;
use unicode_segmentation::UnicodeSegmentation;

use terms::Term;
pub(crate) use terms::{Item, read};
use words::{From, Letter, Word, folded, words};

/// The result of a query in one report.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) matches: Vec<Mark>,
    pub(crate) excluded: bool,
    pub(crate) passes: bool,
}

/// A match: its span in the report's text in bytes, and its groups from 0.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Mark {
    pub(crate) paragraph: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) groups: BTreeSet<usize>,
    pub(crate) family: bool,
}

/// A match of one term, before it is extended to grapheme clusters and merged.
struct Hit {
    paragraph: usize,
    start: usize,
    end: usize,
    family: bool,
}

/// The matches of `query` in each report.
pub(crate) fn search(
    collection: &Collection,
    query: &str,
    options: Options,
    within: Option<&Within>,
) -> Vec<Found> {
    let (items, _) = read(query, options);
    let in_report = |report| found(collection, report, &items, options, within);
    collection.reports.iter().map(in_report).collect()
}

fn found(
    collection: &Collection,
    report: &Report,
    items: &[Item],
    options: Options,
    within: Option<&Within>,
) -> Found {
    let hits_of = |item: &Item| -> Vec<Hit> {
        item.terms.iter().flat_map(|term| hits(collection, report, term, options)).collect()
    };
    let excluded = items.iter().any(|item| item.excluded && !hits_of(item).is_empty());
    let mut groups: Vec<Vec<Hit>> = items.iter().filter(|i| !i.excluded).map(hits_of).collect();
    if let Some(within) = within {
        let unit = |hit: &Hit| unit(report, within, hit);
        let units: Vec<BTreeSet<usize>> =
            groups.iter().map(|hits| hits.iter().filter_map(unit).collect()).collect();
        let met = |n: usize| units.iter().all(|units| units.contains(&n));
        for hits in &mut groups {
            hits.retain(|hit| unit(hit).is_some_and(met));
        }
    }
    let passes = !excluded && groups.iter().all(|hits| !hits.is_empty());
    Found { matches: merged(report, &groups), excluded, passes }
}

/// The number of the paragraph, sentence or quotation that contains a hit.
fn unit(report: &Report, within: &Within, hit: &Hit) -> Option<usize> {
    let holds = |start: u32, end: u32| start as usize <= hit.start && hit.end <= end as usize;
    match within {
        Within::Paragraph => Some(hit.paragraph),
        Within::Sentence if hit.paragraph == 0 => Some(0),
        Within::Sentence => {
            let mut sentences = report.paragraphs.iter().flat_map(|p| &p.sentences);
            sentences.position(|s| holds(s.start, s.end)).map(|n| n + 1)
        }
        Within::Speech(_) => unreachable!("speakers are found by the build alone"),
        Within::Quotation => quotations(report).iter().position(|q| holds(q.start, q.end)),
    }
}

/// The matches of a term in a report.
fn hits(collection: &Collection, report: &Report, term: &Term, options: Options) -> Vec<Hit> {
    let mut hits = Vec::new();
    let stems = stems(collection, term, options);
    for (paragraph, span) in report.passages() {
        let text = span.of(&report.text);
        let from = span.start as usize;
        let ends = sentence_starts(report, paragraph);
        let words = words(text, From::Report);
        for first in 0..words.len() {
            let start = words[first].start();
            let mut hit = |end: usize, family: bool| {
                hits.push(Hit { paragraph, start: from + start, end: from + end, family });
            };
            if let Some(end) = match_at(text, from, &words[first..], term, options, &ends) {
                hit(end, false);
            } else if !stems.is_empty()
                && stems.contains(&stem_of(collection, words[first].written(text)))
            {
                hit(words[first].end(), true);
            }
        }
    }
    hits
}

fn sentence_starts(report: &Report, paragraph: usize) -> Vec<usize> {
    let Some(number) = paragraph.checked_sub(1) else { return Vec::new() };
    report.paragraphs[number].sentences.iter().map(|s| s.start as usize).collect()
}

/// The stems of the collection's words that the term matches whole, when families are asked for.
fn stems(collection: &Collection, term: &Term, options: Options) -> BTreeSet<String> {
    let mut stems = BTreeSet::new();
    if !options.family || term.quoted || term.words.len() != 1 {
        return stems;
    }
    let typed = &term.words[0];
    for (text, word) in all_words(collection) {
        let whole = typed.letters.len() == word.letters.len();
        if whole && word_agrees(typed, &word, typed.letters.len(), options) {
            stems.insert(stem_of(collection, word.written(text)));
        }
    }
    stems
}

fn all_words(collection: &Collection) -> Vec<(&str, Word)> {
    let mut all = Vec::new();
    for report in &collection.reports {
        for (_, span) in report.passages() {
            let text = span.of(&report.text);
            all.extend(words(text, From::Report).into_iter().map(|word| (text, word)));
        }
    }
    all
}

/// A word's stem, in the language of the first report that has it.
fn stem_of(collection: &Collection, written: &str) -> String {
    let has = |report: &&Report| {
        report.passages().any(|(_, span)| {
            let text = span.of(&report.text);
            words(text, From::Report).iter().any(|word| word.written(text) == written)
        })
    };
    let lang = collection.reports.iter().find(has).and_then(|report| report.lang);
    stem(written, lang.unwrap_or(Lang::Fr))
}

/// Where the match of `term` at the first of `words` ends.
fn match_at(
    text: &str,
    from: usize,
    words: &[Word],
    term: &Term,
    options: Options,
    sentences: &[usize],
) -> Option<usize> {
    if words.len() < term.words.len() {
        return None;
    }
    let letters = term.words.iter().map(|w| w.letters.len()).sum();
    let mut end = 0;
    for (at, typed) in term.words.iter().enumerate() {
        let word = &words[at];
        let whole = is_whole(term, at, options);
        if whole && typed.letters.len() != word.letters.len() {
            return None;
        }
        if !word_agrees(typed, word, letters, options) {
            return None;
        }
        if at > 0 {
            let before = &words[at - 1];
            let ended =
                sentences.iter().any(|&s| from + before.start() < s && s <= from + word.start());
            if ended || !bridges(text, before, word, &term.gaps[at - 1]) {
                return None;
            }
        }
        end = word.letters[typed.letters.len() - 1].end;
    }
    Some(end)
}

/// Whether word `at` of a term must match a word to its end.
fn is_whole(term: &Term, at: usize, options: Options) -> bool {
    let is_last = at + 1 == term.words.len();
    if term.stars[at] {
        false
    } else if options.whole || !is_last {
        true
    } else if term.open {
        false
    } else {
        term.quoted || term.words[at].letters.len() <= 2
    }
}

/// Whether the text between two words allows a phrase to continue.
fn bridges(text: &str, before: &Word, after: &Word, typed: &[String; 2]) -> bool {
    let gap = folded(&text[before.end()..after.start()]);
    let marks = gap.replace(' ', "");
    if ["", "'", "-", ",", "/", "(", ")"].contains(&marks.as_str()) || typed.contains(&marks) {
        return true;
    }
    let next = text[after.start()..].chars().next().unwrap();
    let goes_on = next.is_lowercase() || next.is_numeric();
    gap.trim_end() == "." && is_abbreviation(before, text, goes_on)
}

/// Whether a full stop belongs to a word, for the words that the random texts contain. An acronym
/// ends in an initial.
fn is_abbreviation(word: &Word, text: &str, goes_on: bool) -> bool {
    let is_sign = |l: &Letter| text[..l.start].ends_with('.') || l.plain == '\'';
    let from = word.letters.iter().rposition(is_sign).unwrap_or(0);
    let letters: Vec<&Letter> = word.letters[from..].iter().filter(|l| l.plain != '\'').collect();
    let small: String = letters.iter().map(|l| l.plain).collect();
    let is_in = |list: &str| list.split(' ').any(|known| known == small);
    let initial = letters.iter().all(|l| l.start == letters[0].start && l.plain.is_alphabetic());
    letters[0].capital && (initial || is_in("m mme me mes dr st ste stes"))
        || is_in("cf av")
        || goes_on && is_in("art p t al tel col coll oct sect dec fol no nos n")
}

/// Whether a word starts with the typed letters.
fn word_agrees(typed: &Word, word: &Word, term_letters: usize, options: Options) -> bool {
    let letters = typed.letters.iter().enumerate();
    typed.letters.len() <= word.letters.len()
        && letters.into_iter().all(|(at, l)| letter_agrees(l, at, word, term_letters, options))
}

fn letter_agrees(
    typed: &Letter,
    at: usize,
    word: &Word,
    term_letters: usize,
    options: Options,
) -> bool {
    let letter = &word.letters[at];
    if typed.plain != letter.plain || options.case && typed.capital != letter.capital {
        return false;
    }
    if typed.accents == letter.accents {
        return true;
    }
    if options.accents {
        return false;
    }
    let all_capitals = word.letters.iter().all(|l| l.capital || !l.plain.is_alphabetic());
    let bare_capital = letter.capital && letter.accents.is_empty() && (at == 0 || all_capitals);
    typed.accents.is_empty() || term_letters >= 3 && bare_capital
}

/// Extends hits to grapheme clusters and merges overlapping ones.
fn merged(report: &Report, groups: &[Vec<Hit>]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for (paragraph, span) in report.passages() {
        let from = span.start as usize;
        let clusters: Vec<(usize, usize)> = span
            .of(&report.text)
            .grapheme_indices(true)
            .map(|(at, cluster)| (from + at, from + at + cluster.len()))
            .collect();
        for (group, hits) in groups.iter().enumerate() {
            for hit in hits.iter().filter(|hit| hit.paragraph == paragraph) {
                let mut held = clusters.iter().filter(|c| c.0 < hit.end && hit.start < c.1);
                let first = held.next().unwrap();
                let (start, end) = (first.0, held.next_back().unwrap_or(first).1);
                let groups = BTreeSet::from([group]);
                marks.push(Mark { paragraph, start, end, groups, family: hit.family });
            }
        }
    }
    while let Some((i, j)) = overlapping(&marks) {
        let other = marks.remove(j);
        let mark = &mut marks[i];
        mark.start = mark.start.min(other.start);
        mark.end = mark.end.max(other.end);
        mark.groups.extend(other.groups);
        mark.family &= other.family;
    }
    marks.sort_by_key(|mark| mark.start);
    marks
}

fn overlapping(marks: &[Mark]) -> Option<(usize, usize)> {
    let pairs = (0..marks.len()).flat_map(|j| (0..j).map(move |i| (i, j)));
    pairs.into_iter().find(|&(i, j)| marks[i].start < marks[j].end && marks[j].start < marks[i].end)
}
