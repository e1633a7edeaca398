//! Comparison of two reports: related passages, passages without a counterpart, and keywords.
//!
//! `passages` relates sentences by shared words and concepts, `revisions` aligns the words of
//! sentences that are versions of each other, `keyness` compares word frequencies, `names`
//! lists the named entities of both sides.

use std::cell::RefCell;

use crate::compare::keyness::{Bag, Shuffling};
use crate::compare::passages::{Pair, Topics, relate};
use crate::compare::sentence_terms::{ConceptPlaces, Sentence, sentences};
use crate::index::stop_words::Kind;
use crate::search::Searcher;
use crate::text::span::Span;

pub use crate::compare::keyness::{Chance, Counts, SHUFFLES, THRESHOLD};
pub use crate::compare::passages::Strength;
pub use crate::compare::revisions::{Part, Version};

mod keyness;
pub mod names;
mod passages;
mod revisions;
mod sentence_terms;

/// A sentence of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The paragraph's number, from 1.
    pub paragraph: usize,
    /// The sentence's number in its paragraph, from 1.
    pub sentence: usize,
    /// Its span in the report's text, in UTF-8 bytes.
    pub span: Span,
}

/// Two passages about the same subject.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// The passages, left and right.
    pub passages: [Passage; 2],
    /// The strength of the relation.
    pub strength: Strength,
    /// What relates them, rarest first. Can be empty only for versions of each other, if they share
    /// nothing but names and function words.
    pub reasons: Vec<Reason>,
    /// The differences, if they are versions of each other (one revised from the other). Such a
    /// pair is strong, and its passages are in no other pair.
    pub version: Option<Version>,
}

/// Why two passages are related.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The word, as first written on the left side; or the name of the concept.
    pub text: String,
    /// Whether it is a concept, which the sides name by different words.
    pub is_concept: bool,
    /// Its occurrences on each side.
    pub places: [Vec<Span>; 2],
}

/// A word family that at least one text uses.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// Its forms in their most frequent spelling, with their counts on each side; most frequent
    /// first.
    pub forms: Vec<(String, [usize; 2])>,
    /// The query that finds exactly these forms.
    pub query: String,
    /// Its frequency on each side.
    pub counts: Counts,
}

/// A comparison of two reports.
#[derive(Debug)]
pub struct Comparison {
    /// Related passages, strongest first.
    pub related: Vec<Related>,
    /// The passages of each side without a strong or possible relation, in order.
    pub unmatched: [Vec<Passage>; 2],
    /// The number of passages of each side.
    pub passages: [usize; 2],
    /// Word families without function words, sorted by how much the sides differ (G², descending).
    pub terms: Vec<Term>,
    shuffling: RefCell<Shuffling>,
}

impl Comparison {
    /// Compares two reports, left and right, given by their indexes in the collection. `concepts`
    /// says whether to relate passages by the collection's concepts too.
    #[must_use]
    pub fn new(searcher: &Searcher, sides: [usize; 2], concepts: bool) -> Self {
        let (collection, lexicon) = (searcher.collection(), searcher.lexicon());
        let stems = lexicon.families().len();
        let concepts = if concepts { collection.concepts.as_slice() } else { &[] };
        let concept_places = ConceptPlaces::find(searcher, concepts, sides);
        let [left, right] = sides;
        let all = [
            sentences(searcher, &concept_places, 0, left),
            sentences(searcher, &concept_places, 1, right),
        ];
        let (terms, shuffling) = terms(searcher, stems, &all);
        // The furniture counts for the word frequencies above, but is no passage.
        let [left, right] = all.each_ref().map(|all| {
            let body = all.partition_point(|sentence| sentence.paragraph == 0);
            all.get(body..).unwrap_or_default()
        });
        let passages = [left.len(), right.len()];
        let both: Vec<&Sentence> = left.iter().chain(right).collect();
        let left = left.len();

        let concept = |topic: u32| {
            let number = (topic as usize).checked_sub(stems);
            number.map(|at| concepts.get(at).map_or("", |concept| &concept.name))
        };
        // Sentences that name a concept by the same word share that word, so the concept adds
        // nothing.
        let concept_words = |it: &&Sentence| concept_words(&it.topics, stems);
        let words_by_concept: Vec<ConceptWords> = both.iter().map(concept_words).collect();
        let is_same_word = |sentences: [usize; 2], concept: u32| {
            let [left, right] = sentences.map(|at| {
                let mut concepts = words_by_concept.get(at).into_iter().flatten();
                concepts.find(|(it, _)| *it == concept).map_or(&[][..], |(_, words)| words)
            });
            left.iter().any(|word| right.contains(word))
        };
        let is_content = |id| lexicon.kind(id) == Kind::Content;
        let versions = revisions::find(&both, left, lexicon.len(), &is_content);
        let paired: Vec<[usize; 2]> = versions.iter().map(|it| it.sentences).collect();
        let topics: Vec<Vec<u32>> = both.iter().map(|it| distinct_topics(it)).collect();
        let topics = Topics {
            sentences: &topics,
            left,
            words: stems,
            concepts: concepts.len(),
            is_same_word: &is_same_word,
        };
        let pairs = relate(&topics, &paired);

        let texts =
            sides.map(|side| collection.reports.get(side).map_or("", |it| it.text.as_str()));
        let related = pairs.iter().filter_map(|pair| {
            let [a, b] = [*both.get(pair.sentences[0])?, *both.get(pair.sentences[1])?];
            let reason = |&topic: &u32| {
                let places = [a, b].map(|it| places(&it.topics, topic));
                let word = || places[0].first().map_or("", |place| place.of(texts[0]));
                let name = concept(topic);
                let text = name.unwrap_or_else(word).to_owned();
                Reason { text, is_concept: name.is_some(), places }
            };
            let version = paired.binary_search(&pair.sentences).ok();
            let version = version.and_then(|at| versions.get(at)).map(|it| Version {
                likeness: it.likeness,
                is_moved: it.is_moved,
                parts: revisions::parts(texts, [a.span, b.span], [&a.all, &b.all]),
            });
            Some(Related {
                passages: [a, b].map(Passage::of),
                strength: pair.strength,
                reasons: pair.shared.iter().map(reason).collect(),
                version,
            })
        });
        let related = related.collect();
        let unmatched = unmatched(&both, left, &pairs);
        Self { related, unmatched, passages, terms, shuffling: RefCell::new(shuffling) }
    }

    /// Continues the permutation test of the keywords for about `cost` counted words, so that the
    /// page stays responsive; returns its result, or `None` until it is complete. The result is the
    /// same on every run and machine.
    pub fn chance(&self, cost: usize) -> Option<Chance> {
        let mut shuffling = self.shuffling.borrow_mut();
        shuffling.run(cost).then(|| shuffling.result())
    }
}

impl Passage {
    fn of(sentence: &Sentence) -> Self {
        let Sentence { paragraph, number, span, .. } = *sentence;
        Self { paragraph, sentence: number, span }
    }
}

/// The topics of a sentence, sorted and without repeats.
fn distinct_topics(sentence: &Sentence) -> Vec<u32> {
    let mut topics: Vec<u32> = Vec::new();
    for &(topic, _) in &sentence.topics {
        if let Err(at) = topics.binary_search(&topic) {
            topics.insert(at, topic);
        }
    }
    topics
}

/// The occurrences of `wanted`.
fn places(topics: &[(u32, Span)], wanted: u32) -> Vec<Span> {
    topics.iter().filter(|(topic, _)| *topic == wanted).map(|(_, place)| *place).collect()
}

/// The concepts of a sentence, each with the words that name it.
type ConceptWords = Vec<(u32, Vec<u32>)>;

/// The concepts among the topics of a sentence (numbers from `words` on), each with the words that
/// name it (numbers below).
fn concept_words(topics: &[(u32, Span)], words: usize) -> ConceptWords {
    let mut concepts = ConceptWords::new();
    for &(concept, place) in topics.iter().filter(|(topic, _)| *topic as usize >= words) {
        let is_in_it = |it: &&(u32, Span)| (it.0 as usize) < words && it.1.overlaps(place);
        let in_it = topics.iter().filter(is_in_it).map(|&(word, _)| word);
        update(&mut concepts, concept, |words: &mut Vec<u32>| words.extend(in_it.clone()));
    }
    concepts
}

/// The passages of each side that are in no strong or possible pair; the first `left` sentences are
/// the left side's.
fn unmatched(sentences: &[&Sentence], left: usize, pairs: &[Pair]) -> [Vec<Passage>; 2] {
    let mut alone = vec![true; sentences.len()];
    for pair in pairs.iter().filter(|pair| pair.strength < Strength::Weak) {
        for at in pair.sentences {
            alone.get_mut(at).into_iter().for_each(|alone| *alone = false);
        }
    }
    let mut unmatched = [Vec::new(), Vec::new()];
    for (at, (sentence, _)) in sentences.iter().zip(alone).enumerate().filter(|(_, it)| it.1) {
        let [before, after] = &mut unmatched;
        if at < left { before } else { after }.push(Passage::of(sentence));
    }
    unmatched
}

/// The word families of both sides, the most different first; and the permutation test of their
/// differences.
fn terms(searcher: &Searcher, stems: usize, sides: &[Vec<Sentence>; 2]) -> (Vec<Term>, Shuffling) {
    let lengths = sides.each_ref().map(|side| side.iter().map(|sentence| sentence.all.len()).sum());
    let mut rows: Vec<Option<usize>> = vec![None; stems];
    // For each family (row), its words, each with its counts on both sides.
    let mut counts: Vec<Vec<(u32, [usize; 2])>> = Vec::new();
    let mut bags = Vec::new();
    for (side, sentences) in sides.iter().enumerate() {
        for sentence in sentences {
            let mut bag = Bag { length: sentence.all.len(), rows: Vec::new() };
            for &(stem, word) in &sentence.words {
                let Some(row) = rows.get_mut(stem as usize) else { continue };
                let row = *row.get_or_insert_with(|| {
                    counts.push(Vec::new());
                    counts.len() - 1
                });
                update(&mut bag.rows, row, |count| *count += 1);
                let count = |count: &mut [usize; 2]| {
                    count.get_mut(side).into_iter().for_each(|count| *count += 1);
                };
                counts.get_mut(row).into_iter().for_each(|forms| update(forms, word, count));
            }
            bags.push(bag);
        }
    }
    let shuffling = Shuffling::new(bags, sides[0].len(), counts.len());
    let mut terms: Vec<Term> =
        counts.iter().map(|forms| Term::of(searcher, forms, lengths)).collect();
    terms.sort_by(|a, b| b.counts.g2().total_cmp(&a.counts.g2()));
    (terms, shuffling)
}

/// Changes the value of a key in an association list; a missing key is added with the default
/// value.
fn update<K: PartialEq, V: Default>(list: &mut Vec<(K, V)>, key: K, change: impl Fn(&mut V)) {
    if let Some((_, value)) = list.iter_mut().find(|(known, _)| *known == key) {
        return change(value);
    }
    let mut value = V::default();
    change(&mut value);
    list.push((key, value));
}

impl Term {
    /// The word family of these `words` (ids), each with its counts on both sides; `lengths` are
    /// the numbers of words of the sides.
    fn of(searcher: &Searcher, words: &[(u32, [usize; 2])], lengths: [usize; 2]) -> Self {
        let lexicon = searcher.lexicon();
        let mut forms: Vec<(&str, [usize; 2])> = Vec::new();
        let mut counts = [0; 2];
        for (word, [left, right]) in words {
            counts = [counts[0] + left, counts[1] + right];
            let folded = lexicon.get(*word).map_or("", |entry| &*entry.folded);
            update(&mut forms, folded, |count: &mut [usize; 2]| {
                *count = [count[0] + left, count[1] + right];
            });
        }
        let count = |[left, right]: [usize; 2]| left + right;
        forms.sort_by_key(|(_, counts)| std::cmp::Reverse(count(*counts)));
        let mut term =
            Self { forms: Vec::new(), query: String::new(), counts: Counts { counts, lengths } };
        for (folded, count) in forms {
            if !term.query.is_empty() {
                term.query.push('|');
            }
            term.query.push('"');
            term.query.push_str(lexicon.spelling(folded));
            term.query.push('"');
            term.forms.push((lexicon.mostly(folded).unwrap_or_default().to_owned(), count));
        }
        term
    }
}
