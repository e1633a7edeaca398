//! Passages that one text has from the other, changed or not: *versions*, and what changed in them.
//!
//! Likeness is counted in words, those of grammar too: twice the longest run of words in order that
//! both have (gaps allowed), out of the words of both. How many words two passages share in any order
//! bounds it, and is counted for all pairs at once; only pairs that reach the bound are aligned.

use std::convert::Infallible;

use similar::algorithms::{DiffHook, myers};

use crate::compare::sentence_terms::Sentence;
use crate::text::fold::fold_text;
use crate::text::span::Span;

/// How a passage became the other one of its pair.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// How much of the words of both they have in common, in order: from 0.6 to 1.
    pub likeness: f64,
    /// Whether it stands at another place among the versions of the two texts: of those that
    /// crossed, the fewer words moved.
    pub is_moved: bool,
    /// What is the same and what is not, in order: no byte of either passage is left out or told
    /// twice.
    pub parts: Vec<Part>,
}

/// A stretch of two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Whether both have the same words here, and the same marks but for their form and the white
    /// space; else each has its own.
    pub is_same: bool,
    /// Where it stands on each side, in UTF-8 bytes of the report's text. What only one side has is
    /// empty on the other.
    pub spans: [Span; 2],
}

/// Two sentences that are versions of each other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Match {
    /// Their places among all of both sides.
    pub(crate) sentences: [usize; 2],
    pub(crate) likeness: f64,
    pub(crate) is_moved: bool,
    /// Whether they share enough to be versions wherever they stand.
    is_sure: bool,
}

/// Two words of three, in texts of equal length: below, most words of a pair would be marked.
const LEAST: f64 = 0.6;

/// Words of content that two versions share; with less ("Il l’a dit") only a neighbour vouches.
const SURE: usize = 2;

/// Words of the one times words of the other: passages without end, of thousands of words each, are
/// no versions.
const MOST_CELLS: usize = 1 << 24;

/// How many passages are aligned with one at most, the likeliest first: of sentences made after one
/// pattern, each is like all others.
const MOST_LIKELY: usize = 64;

/// The versions among `sentences`, of which the first `left` are the left side's and whose words are
/// numbers below `words`: in the order of the left side, each sentence once.
pub(crate) fn find(
    sentences: &[&Sentence],
    left: usize,
    words: usize,
    is_content: &dyn Fn(u32) -> bool,
) -> Vec<Match> {
    let rows = candidates(sentences, left, words, is_content);
    let is_candidate = |[a, b]: [usize; 2]| {
        rows.get(a).is_some_and(|row| row.binary_search_by_key(&b, |it| it.sentences[1]).is_ok())
    };
    let all: Vec<&Match> = rows.iter().flatten().collect();
    // A sentence that stands more than once is told by its neighbours.
    let support = |it: &&Match| neighbours(it).into_iter().filter(|&it| is_candidate(it)).count();
    let supports: Vec<usize> = all.iter().map(support).collect();
    let key = |at: usize| (all.get(at).map_or(0.0, |it| it.likeness), supports.get(at));
    let mut sorted: Vec<usize> = (0..all.len()).collect();
    sorted.sort_by(|&a, &b| {
        let ((a, near_a), (b, near_b)) = (key(a), key(b));
        b.total_cmp(&a).then(near_b.cmp(&near_a))
    });

    let mut versions: Vec<Option<Match>> = vec![None; sentences.len()];
    let onward = sorted.iter().map(|&at| (at, false)).chain((0..all.len()).map(|at| (at, true)));
    for (at, is_vouched) in onward.chain((0..all.len()).rev().map(|at| (at, true))) {
        let Some(&&it) = all.get(at) else { continue };
        let version = |at: usize| versions.get(at).copied().flatten();
        let vouches = |[a, b]: [usize; 2]| version(a).is_some_and(|it| it.sentences[1] == b);
        if (it.is_sure || is_vouched && neighbours(&it).into_iter().any(vouches))
            && it.sentences.into_iter().all(|at| version(at).is_none())
        {
            for at in it.sentences {
                versions.get_mut(at).into_iter().for_each(|version| *version = Some(it));
            }
        }
    }
    let mut found: Vec<Match> = versions.into_iter().take(left).flatten().collect();
    mark_moved(&mut found, sentences);
    found
}

/// The pairs that stand just before and after another.
fn neighbours(it: &Match) -> [[usize; 2]; 2] {
    // Before the first one is none.
    [it.sentences.map(|at| at.wrapping_sub(1)), it.sentences.map(|at| at + 1)]
}

/// By sentence of the left side, the sentences of the right side that may be its version, in order.
fn candidates(
    sentences: &[&Sentence],
    left: usize,
    words: usize,
    is_content: &dyn Fn(u32) -> bool,
) -> Vec<Vec<Match>> {
    // By word, the right sentences that have it, as often as they have it.
    let mut having: Vec<Vec<usize>> = vec![Vec::new(); words];
    for (b, sentence) in sentences.iter().enumerate().skip(left) {
        for &(word, _) in &sentence.all {
            having.get_mut(word as usize).into_iter().for_each(|having| having.push(b));
        }
    }
    let mut wanted = vec![0_usize; words];
    let mut shared = vec![0_usize; sentences.len()];
    let row = |(a, sentence): (usize, &&Sentence)| {
        let mut row = Vec::new();
        for &(word, _) in &sentence.all {
            wanted.get_mut(word as usize).into_iter().for_each(|wanted| *wanted += 1);
        }
        for &(word, _) in &sentence.all {
            // Taken by the first place of the word.
            let wanted = wanted.get_mut(word as usize).map_or(0, std::mem::take);
            let (mut last, mut seen) = (usize::MAX, 0);
            for &b in having.get(word as usize).filter(|_| wanted > 0).into_iter().flatten() {
                (last, seen) = (b, if last == b { seen + 1 } else { 1 });
                if seen <= wanted {
                    shared.get_mut(b).into_iter().for_each(|shared| *shared += 1);
                }
            }
        }
        let mut likely = Vec::new();
        for (b, (shared, other)) in shared.iter_mut().zip(sentences).enumerate().skip(left) {
            let likeness = likeness(std::mem::take(shared), sentence.all.len() + other.all.len());
            if likeness >= LEAST {
                likely.push((b, likeness, other));
            }
        }
        if likely.len() > MOST_LIKELY {
            likely.sort_by(|(_, a, _), (_, b, _)| b.total_cmp(a));
            likely.truncate(MOST_LIKELY);
            likely.sort_unstable_by_key(|(at, ..)| *at);
        }
        for (b, _, other) in likely {
            let likeness = |words| likeness(words, sentence.all.len() + other.all.len());
            let aligned = aligned([&sentence.all, &other.all]);
            let likeness = likeness(aligned.len());
            if likeness >= LEAST {
                let word = |[at, _]: &[usize; 2]| sentence.all.get(*at).map(|&(word, _)| word);
                let content = aligned.iter().filter_map(word).filter(|&word| is_content(word));
                let is_sure = content.count() >= SURE;
                row.push(Match { sentences: [a, b], likeness, is_moved: false, is_sure });
            }
        }
        row
    };
    sentences.iter().take(left).enumerate().map(row).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a text has less than 2^52 words")]
fn likeness(common: usize, words: usize) -> f64 {
    2.0 * common as f64 / words.max(1) as f64
}

/// Marks the versions that are not in the heaviest sequence which is in order on both sides, by
/// words. They are in the order of the left side.
fn mark_moved(found: &mut [Match], sentences: &[&Sentence]) {
    // By version, what the heaviest sequence that ends with it weighs, and the version before it.
    let mut heaviest: Vec<(usize, usize)> = Vec::with_capacity(found.len());
    for it in &*found {
        let mut best = (0, usize::MAX);
        for (at, (other, &(weight, _))) in found.iter().zip(&heaviest).enumerate() {
            if other.sentences[1] < it.sentences[1] && weight > best.0 {
                best = (weight, at);
            }
        }
        best.0 += 1 + sentences.get(it.sentences[0]).map_or(0, |sentence| sentence.all.len());
        heaviest.push(best);
    }
    let most = heaviest.iter().map(|(weight, _)| *weight).max();
    let mut at = heaviest.iter().position(|(weight, _)| Some(*weight) == most).unwrap_or_default();
    for it in &mut *found {
        it.is_moved = true;
    }
    while let Some(it) = found.get_mut(at) {
        it.is_moved = false;
        at = heaviest.get(at).map_or(usize::MAX, |(_, before)| *before);
    }
}

/// A word's number and where it stands.
type Word = (u32, Span);

/// The places of the words that both have in the same order, as many as there can be.
fn aligned([left, right]: [&[Word]; 2]) -> Vec<[usize; 2]> {
    let mut aligned = Aligned(Vec::new());
    if left.len() * right.len() <= MOST_CELLS {
        let [a, b] = [left, right].map(|words| words.iter().map(|word| word.0).collect::<Vec<_>>());
        let Ok(()) = myers::diff(&mut aligned, &*a, 0..a.len(), &*b, 0..b.len());
    }
    aligned.0
}

struct Aligned(Vec<[usize; 2]>);

impl DiffHook for Aligned {
    type Error = Infallible;

    fn equal(&mut self, left: usize, right: usize, count: usize) -> Result<(), Infallible> {
        self.0.extend((0..count).map(|at| [left + at, right + at]));
        Ok(())
    }
}

/// What is the same in two passages and what is not; `words` are those of each.
pub(crate) fn parts(texts: [&str; 2], passages: [Span; 2], words: [&[Word]; 2]) -> Vec<Part> {
    let aligned = aligned(words);
    let [left, right] = [0, 1].map(|side| match (passages.get(side), words.get(side)) {
        (Some(&passage), Some(words)) => edges(passage, words),
        _ => Vec::new(),
    });
    let mut parts = Parts { texts, edges: [left, right], at: [0, 0], made: Vec::new() };
    for place in aligned {
        parts.change(place.map(|at| 2 * at + 1));
        parts.push(true, place.map(|at| 2 * at + 2));
    }
    parts.change(words.map(|words| 2 * words.len() + 1));
    parts.made
}

/// Where the words of a passage and what is between them begin and end, in turn: the passage begins,
/// its first word begins, ends, …, the passage ends.
fn edges(passage: Span, words: &[Word]) -> Vec<u32> {
    let mut last = passage.start;
    let mut edges = vec![last];
    for &(_, span) in words {
        for edge in [span.start, span.end] {
            // Two words may share a grapheme cluster.
            last = last.max(edge.min(passage.end));
            edges.push(last);
        }
    }
    edges.push(passage.end);
    edges
}

/// Parts in the making.
struct Parts<'t> {
    texts: [&'t str; 2],
    edges: [Vec<u32>; 2],
    /// Up to which edge of each side there are parts.
    at: [usize; 2],
    made: Vec<Part>,
}

impl Parts<'_> {
    /// What is there from one edge of each side to another.
    fn spans(&self, from: [usize; 2], to: [usize; 2]) -> [Span; 2] {
        let [left, right] = &self.edges;
        let edge = |edges: &[u32], at: usize| edges.get(at).copied().unwrap_or_default();
        let span = |edges, from, to| Span { start: edge(edges, from), end: edge(edges, to) };
        [span(left, from[0], to[0]), span(right, from[1], to[1])]
    }

    /// Adds what is there up to an edge of each side.
    fn push(&mut self, is_same: bool, to: [usize; 2]) {
        let spans = self.spans(self.at, to);
        self.at = to;
        match self.made.last_mut() {
            _ if spans.iter().all(|span| span.is_empty()) => {}
            Some(last) if last.is_same == is_same => {
                let [left, right] = &mut last.spans;
                (left.end, right.end) = (spans[0].end, spans[1].end);
            }
            _ => self.made.push(Part { is_same, spans }),
        }
    }

    /// Adds what is between two words that are aligned. What stands on both sides at its beginning or
    /// at its end, and is no word, is the same.
    fn change(&mut self, to: [usize; 2]) {
        let next = self.at.map(|at| at + 1);
        if self.are_alike(self.at, next) {
            self.push(true, next);
        }
        let before = to.map(|at| at - 1);
        let is_left = self.at.iter().zip(&to).all(|(at, to)| at < to);
        if is_left && self.are_alike(before, to) {
            self.push(false, before);
            self.push(true, to);
        } else {
            self.push(false, to);
        }
    }

    /// Whether the sides have the same marks, whatever the white space.
    fn are_alike(&self, from: [usize; 2], to: [usize; 2]) -> bool {
        let spans = self.spans(from, to);
        let [left, right] = [spans[0].of(self.texts[0]), spans[1].of(self.texts[1])];
        left == right || marks(left) == marks(right)
    }
}

/// The folded letters of a text, without white space.
fn marks(text: &str) -> Vec<u8> {
    let mut marks = fold_text(text).into_bytes();
    marks.retain(|byte| !byte.is_ascii_whitespace());
    marks
}
