//! Example queries for a collection, which the page offers while the search box is empty. They are
//! computed at build time.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use dossier::collection::Collection;
use dossier::index::lexicon::Lexicon;
use dossier::index::stop_words::Kind as WordKind;
use dossier::query::Query;
use dossier::report::facts::Kind;
use dossier::search::Searcher;
use dossier::text::span::Span;

/// The longest phrase, in words: two versions of a text may have whole pages in common.
const PHRASE_WORDS: usize = 6;

/// How many of the best candidates are tried for each kind of example.
const TRIED: usize = 50;

/// The shortest word, in letters: shorter ones mean little and are prefixes of too many others.
const LETTERS: usize = 3;

/// An occurrence of a word.
struct Token {
    /// The first word of the lexicon with the same folded form.
    form: u32,
    /// In UTF-8 bytes of the report's text.
    span: Span,
    is_content: bool,
}

/// Consecutive words that occur in some reports.
struct Phrase<'a> {
    /// As written in the first of them.
    text: &'a str,
    /// How many reports have it.
    reports: usize,
    /// The last report counted. Reports are read in order, so none is counted twice.
    last: usize,
}

/// Up to three queries with results in a collection with facts: a word, a phrase, and two persons
/// joined by `|` or, if there are none, a word with an exclusion.
#[must_use]
pub fn examples(searcher: &Searcher) -> Vec<String> {
    let maker = Maker::new(searcher);
    let word = maker.word();
    let last = maker.persons().or_else(|| maker.without(word.as_ref()?));
    let word = word.map(|(_, word)| word);
    [word, maker.phrase(), last].into_iter().flatten().collect()
}

/// The statistics from which examples are chosen.
struct Maker<'a> {
    collection: &'a Collection,
    searcher: &'a Searcher,
    /// The words of each report.
    tokens: Vec<Vec<Token>>,
    /// Content words (neither function words, nor short, nor in names) by form: the reports that
    /// have them, and the number of occurrences.
    words: BTreeMap<u32, (BTreeSet<usize>, usize)>,
}

impl<'a> Maker<'a> {
    fn new(searcher: &'a Searcher) -> Self {
        let collection = searcher.collection();
        let forms = forms(searcher.lexicon());
        let mut tokens = Vec::new();
        let mut words: BTreeMap<u32, (BTreeSet<usize>, usize)> = BTreeMap::new();
        for index in 0..collection.reports.len() {
            let taken = &collection.facts(index).taken;
            let mut read = Vec::new();
            searcher.each_word(index, &mut |id, span| {
                let form = forms.get(id as usize).copied().unwrap_or(id);
                let at = taken.partition_point(|taken| taken.end <= span.start);
                let is_taken = taken.get(at).is_some_and(|taken| taken.start < span.end);
                let is_content = searcher.lexicon().kind(id) == WordKind::Content;
                read.push(Token { form, span, is_content });
                let entry = searcher.lexicon().get(form);
                let is_long = entry.is_some_and(|it| it.folded.chars().count() >= LETTERS);
                if is_content && is_long && !is_taken {
                    let (reports, count) = words.entry(form).or_default();
                    reports.insert(index);
                    *count += 1;
                }
            });
            tokens.push(read);
        }
        Self { collection, searcher, tokens, words }
    }

    /// How many reports satisfy a query.
    fn passing(&self, query: &str) -> usize {
        let tallies = self.searcher.search(&Query::parse(query)).tallies();
        tallies.iter().filter(|tally| tally.passes).count()
    }

    /// The most frequent spelling of a form.
    fn written(&self, form: u32) -> Option<String> {
        let lexicon = self.searcher.lexicon();
        lexicon.mostly(&lexicon.get(form)?.folded).map(str::to_owned)
    }

    /// The content word that most reports share, but not all. If there is none, as in a collection
    /// of two, one that all share. Capitalised words come last, as they may be names.
    fn word(&self) -> Option<(u32, String)> {
        let all = self.collection.reports.len();
        let mut ranked = Vec::new();
        for (&form, (reports, count)) in &self.words {
            let written = self.written(form)?;
            let is_common = written.starts_with(char::is_lowercase);
            let tells = (2..all).contains(&reports.len());
            ranked.push((Reverse((is_common, tells, reports.len(), *count)), form, written));
        }
        ranked.sort_unstable();
        let mut likeliest = ranked.into_iter().take(TRIED).map(|(_, form, word)| (form, word));
        likeliest.find(|(_, word)| self.passing(word) > 0)
    }

    /// The longest phrase that two reports share verbatim and that starts and ends with a content
    /// word; of those, the one in most reports.
    fn phrase(&self) -> Option<String> {
        (2..=PHRASE_WORDS).rev().find_map(|length| self.phrase_of(length))
    }

    fn phrase_of(&self, length: usize) -> Option<String> {
        let mut phrases: HashMap<Vec<u32>, Phrase> = HashMap::new();
        for (index, (report, tokens)) in
            self.collection.reports.iter().zip(&self.tokens).enumerate()
        {
            for words in tokens.windows(length) {
                let ([first, ..], [.., last]) = (words, words) else { continue };
                let is_phrase =
                    first.is_content && last.is_content && is_close(words, &report.text);
                if is_phrase {
                    let text = Span { start: first.span.start, end: last.span.end };
                    let forms = words.iter().map(|word| word.form).collect();
                    let new = Phrase { text: text.of(&report.text), reports: 1, last: index };
                    let phrase = phrases.entry(forms).or_insert(new);
                    if phrase.last != index {
                        phrase.reports += 1;
                        phrase.last = index;
                    }
                }
            }
        }
        let shared = phrases.into_iter().filter(|(_, phrase)| phrase.reports > 1);
        // Ties are sorted by form, as builds must be reproducible.
        let mut shared: Vec<_> =
            shared.map(|(forms, phrase)| (Reverse(phrase.reports), forms, phrase.text)).collect();
        shared.sort_unstable();
        let mut quoted = shared.into_iter().take(TRIED).map(|(_, _, text)| format!("\"{text}\""));
        quoted.find(|phrase| self.passing(phrase) > 1)
    }

    /// Two persons joined by `|`, each in a different report only: those with most mentions.
    fn persons(&self) -> Option<String> {
        let mut known: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
        for index in 0..self.collection.reports.len() {
            for name in &self.collection.facts(index).names {
                if name.kind == Kind::Person {
                    known.entry(&name.name).or_default().push((index, name.mentions.len()));
                }
            }
        }
        let mut alone: Vec<(Reverse<usize>, usize, &str)> = Vec::new();
        for (name, reports) in known {
            let surname = name.split_whitespace().next_back();
            if let ([(index, count)], Some(surname)) = (reports.as_slice(), surname)
                && surname.chars().count() >= LETTERS
            {
                alone.push((Reverse(*count), *index, surname));
            }
        }
        alone.sort_unstable();
        let likeliest = alone.into_iter().take(TRIED);
        let mut alone = likeliest.filter(|(_, _, surname)| self.passing(surname) == 1);
        let (_, one, surname) = alone.next()?;
        let (_, other, second) = alone.find(|(_, index, _)| *index != one)?;
        let [a, b] = if one < other { [surname, second] } else { [second, surname] };
        Some(format!("{a}|{b}"))
    }

    /// The word with an exclusion: of the words that only some of its reports have, the most
    /// frequent.
    fn without(&self, (form, word): &(u32, String)) -> Option<String> {
        let (having, _) = self.words.get(form)?;
        let mut others: Vec<(Reverse<usize>, u32)> = Vec::new();
        for (other, (reports, count)) in &self.words {
            let both = reports.intersection(having).count();
            if (1..having.len()).contains(&both) {
                others.push((Reverse(*count), *other));
            }
        }
        others.sort_unstable();
        let all = self.passing(word);
        let excluding = |(_, other)| Some(format!("{word} -{}", self.written(other)?));
        let mut likeliest = others.into_iter().take(TRIED).filter_map(excluding);
        likeliest.find(|query| (1..all).contains(&self.passing(query)))
    }
}

/// For each word of the lexicon, the first one with the same folded form.
fn forms(lexicon: &Lexicon) -> Vec<u32> {
    let mut forms: Vec<u32> = Vec::new();
    let mut before: Option<(&str, u32)> = None;
    for (id, entry) in (0..).zip(lexicon.entries()) {
        let first = before.filter(|(folded, _)| *folded == &*entry.folded);
        let form = first.map_or(id, |(_, first)| first);
        forms.push(form);
        before = Some((&entry.folded, form));
    }
    forms
}

/// Whether only a space, an apostrophe or a hyphen separates consecutive words.
fn is_close(words: &[Token], text: &str) -> bool {
    words.array_windows().all(|[before, after]| {
        let gap = Span { start: before.span.end, end: after.span.start };
        matches!(gap.of(text), " " | "\u{a0}" | "’" | "'" | "-" | "‑")
    })
}
