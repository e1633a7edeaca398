//! Two reports set against each other: related passages, passages of one side only, words.

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
    /// Where it stands, in UTF-8 bytes of the report's text.
    pub span: Span,
}

/// Two passages that are about the same matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// The passages, left and right.
    pub passages: [Passage; 2],
    /// How sure that is.
    pub strength: Strength,
    /// What relates them, rarest first; empty for versions alone, where only names or words of
    /// grammar are left of them.
    pub reasons: Vec<Reason>,
    /// What became of the one in the other, if they are versions of each other. Such a pair is
    /// strong, and its passages are in no other.
    pub version: Option<Version>,
}

/// Why two passages are related.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The word as the left side writes it first; or the concept's name.
    pub text: String,
    /// Whether it is a concept, named by different words.
    pub is_concept: bool,
    /// Where it stands on each side.
    pub places: [Vec<Span>; 2],
}

/// A word family that either text uses.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// Its forms as mostly written with their counts on each side, most frequent first.
    pub forms: Vec<(String, [usize; 2])>,
    /// The query that finds exactly these forms.
    pub query: String,
    /// How often it stands on each side.
    pub counts: Counts,
}

/// A comparison of two reports.
#[derive(Debug)]
pub struct Comparison {
    /// Related passages, strongest first.
    pub related: Vec<Related>,
    /// Passages of each side with no strong or possible partner, in order.
    pub unmatched: [Vec<Passage>; 2],
    /// How many passages each side has.
    pub passages: [usize; 2],
    /// Word families, function words left out, by how much the two sides differ (G²).
    pub terms: Vec<Term>,
    shuffling: RefCell<Shuffling>,
}

impl Comparison {
    /// Compares the reports with these places in the collection, left and right; with its concepts,
    /// if they are wanted.
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
        // The furniture is no passage.
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
        // Two texts that name a matter by the same word share the word.
        let naming = |it: &&Sentence| naming(&it.topics, stems);
        let named: Vec<Naming> = both.iter().map(naming).collect();
        let is_said = |sentences: [usize; 2], concept: u32| {
            let [left, right] = sentences.map(|at| {
                let mut naming = named.get(at).into_iter().flatten();
                naming.find(|(it, _)| *it == concept).map_or(&[][..], |(_, words)| words)
            });
            left.iter().any(|word| right.contains(word))
        };
        let is_content = |id| lexicon.kind(id) == Kind::Content;
        let versions = revisions::find(&both, left, lexicon.len(), &is_content);
        let paired: Vec<[usize; 2]> = versions.iter().map(|it| it.sentences).collect();
        let topics: Vec<Vec<u32>> = both.iter().map(|it| distinct(it)).collect();
        let topics = Topics {
            sentences: &topics,
            left,
            words: stems,
            concepts: concepts.len(),
            is_said: &is_said,
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

    /// Finds out what chance alone would give, in parts of about `cost` words counted; `None` until
    /// it is known. It is the same on every run and machine.
    pub fn chance(&self, cost: usize) -> Option<Chance> {
        let mut shuffling = self.shuffling.borrow_mut();
        shuffling.go_on(cost).then(|| shuffling.result())
    }
}

impl Passage {
    fn of(sentence: &Sentence) -> Self {
        let Sentence { paragraph, number, span, .. } = *sentence;
        Self { paragraph, sentence: number, span }
    }
}

fn distinct(sentence: &Sentence) -> Vec<u32> {
    let mut topics: Vec<u32> = Vec::new();
    for &(topic, _) in &sentence.topics {
        if let Err(at) = topics.binary_search(&topic) {
            topics.insert(at, topic);
        }
    }
    topics
}

fn places(topics: &[(u32, Span)], wanted: u32) -> Vec<Span> {
    topics.iter().filter(|(topic, _)| *topic == wanted).map(|(_, place)| *place).collect()
}

/// The concepts of a sentence, each with the words that name it.
type Naming = Vec<(u32, Vec<u32>)>;

/// Which of the topics name which concept, numbered from `words`.
fn naming(topics: &[(u32, Span)], words: usize) -> Naming {
    let mut naming = Naming::new();
    for &(concept, place) in topics.iter().filter(|(topic, _)| *topic as usize >= words) {
        let is_there = |it: &&(u32, Span)| (it.0 as usize) < words && it.1.overlaps(place);
        let there = topics.iter().filter(is_there).map(|&(word, _)| word);
        add(&mut naming, concept, |words: &mut Vec<u32>| words.extend(there.clone()));
    }
    naming
}

/// The passages of each side that no strong or possible pair has; the first `left` are the left
/// side's.
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

/// The word families of both sides, the most different first, and their sentences to shuffle.
fn terms(searcher: &Searcher, stems: usize, sides: &[Vec<Sentence>; 2]) -> (Vec<Term>, Shuffling) {
    let lengths = sides.each_ref().map(|side| side.iter().map(|sentence| sentence.all.len()).sum());
    let mut rows: Vec<Option<usize>> = vec![None; stems];
    // By row, then by word, the counts on each side.
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
                add(&mut bag.rows, row, |count| *count += 1);
                let count = |count: &mut [usize; 2]| {
                    count.get_mut(side).into_iter().for_each(|count| *count += 1);
                };
                counts.get_mut(row).into_iter().for_each(|forms| add(forms, word, count));
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

/// Changes the value of a key, which begins at its default.
fn add<K: PartialEq, V: Default>(list: &mut Vec<(K, V)>, key: K, change: impl Fn(&mut V)) {
    if let Some((_, value)) = list.iter_mut().find(|(known, _)| *known == key) {
        return change(value);
    }
    let mut value = V::default();
    change(&mut value);
    list.push((key, value));
}

impl Term {
    fn of(searcher: &Searcher, words: &[(u32, [usize; 2])], lengths: [usize; 2]) -> Self {
        let lexicon = searcher.lexicon();
        let mut forms: Vec<(&str, [usize; 2])> = Vec::new();
        let mut counts = [0; 2];
        for (word, [left, right]) in words {
            counts = [counts[0] + left, counts[1] + right];
            let folded = lexicon.get(*word).map_or("", |entry| &*entry.folded);
            add(&mut forms, folded, |count: &mut [usize; 2]| {
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
