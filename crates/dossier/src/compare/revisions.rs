//! Finds sentences that are versions of each other (copied from one text to the other, possibly
//! revised), and the word diff between them.
//!
//! The likeness of two sentences is twice the length of their longest common subsequence of words,
//! divided by the number of words of both; function words count too. The number of words they share
//! in any order is an upper bound for it that is quickly counted for all pairs; only pairs whose
//! bound suffices are aligned.

use std::convert::Infallible;

use similar::algorithms::{DiffHook, myers};

use crate::compare::sentence_terms::Sentence;
use crate::text::fold::fold_text;
use crate::text::span::Span;

/// How two passages that are versions of each other differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The proportion of their words that they have in common, in order: from 0.6 to 1.
    pub likeness: f64,
    /// Whether the passage has moved relative to the other versions: as few words as possible are
    /// considered moved.
    pub is_moved: bool,
    /// The diff, in order: the parts cover every byte of both passages once.
    pub parts: Vec<Part>,
}

/// A part of the diff of two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Whether both sides are the same here: the same words, and the same punctuation, ignoring its
    /// variants and white space.
    pub is_same: bool,
    /// Its span on each side, in UTF-8 bytes of the report's text; empty on a side that lacks it.
    pub spans: [Span; 2],
}

/// Two sentences that are versions of each other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Match {
    /// Their indexes among the sentences of both sides.
    pub(crate) sentences: [usize; 2],
    pub(crate) likeness: f64,
    pub(crate) is_moved: bool,
    /// Whether they share enough content words to be versions wherever they are. Else an adjacent
    /// pair must be a version too.
    is_sure: bool,
}

/// The least likeness of versions: below it, most words of the diff would be changes.
const LEAST_LIKENESS: f64 = 0.6;

/// The number of shared content words from which a match is sure; shorter sentences ("Il l’a dit")
/// can be alike by chance.
const SURE_WORDS: usize = 2;

/// The most cells (words of one sentence times words of the other) that are aligned; a bound for
/// texts without sentence ends.
const MOST_CELLS: usize = 1 << 24;

/// The most sentences that are aligned with one, the likeliest first; a bound for texts whose
/// sentences are all alike.
const MOST_LIKELY: usize = 64;

/// Finds the versions among `sentences`, of which the first `left` are the left side's and whose
/// words have ids below `words`. The result is in the order of the left side; each sentence is in
/// one pair at most.
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
    // Repeated sentences are matched by how many of their neighbours match too.
    let support = |it: &&Match| neighbours(it).into_iter().filter(|&it| is_candidate(it)).count();
    let supports: Vec<usize> = all.iter().map(support).collect();
    let key = |at: usize| (all.get(at).map_or(0.0, |it| it.likeness), supports.get(at));
    let mut sorted: Vec<usize> = (0..all.len()).collect();
    sorted.sort_by(|&a, &b| {
        let ((a, near_a), (b, near_b)) = (key(a), key(b));
        b.total_cmp(&a).then(near_b.cmp(&near_a))
    });

    let mut versions: Vec<Option<Match>> = vec![None; sentences.len()];
    // First the sure matches, best first; then the others next to a version, forwards and
    // backwards.
    let onward = sorted.iter().map(|&at| (at, false)).chain((0..all.len()).map(|at| (at, true)));
    for (at, by_neighbour) in onward.chain((0..all.len()).rev().map(|at| (at, true))) {
        let Some(&&it) = all.get(at) else { continue };
        let version = |at: usize| versions.get(at).copied().flatten();
        let is_version = |[a, b]: [usize; 2]| version(a).is_some_and(|it| it.sentences[1] == b);
        if (it.is_sure || by_neighbour && neighbours(&it).into_iter().any(is_version))
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

/// The pairs of the previous and of the next sentences of a pair.
fn neighbours(it: &Match) -> [[usize; 2]; 2] {
    // Before the first sentence the index wraps, and no sentence has it.
    [it.sentences.map(|at| at.wrapping_sub(1)), it.sentences.map(|at| at + 1)]
}

/// For each sentence of the left side, the sentences of the right side that may be its version, in
/// order.
fn candidates(
    sentences: &[&Sentence],
    left: usize,
    words: usize,
    is_content: &dyn Fn(u32) -> bool,
) -> Vec<Vec<Match>> {
    // For each word, the right sentences that have it, repeated for each occurrence.
    let mut having: Vec<Vec<usize>> = vec![Vec::new(); words];
    for (b, sentence) in sentences.iter().enumerate().skip(left) {
        for &(word, _) in &sentence.all {
            having.get_mut(word as usize).into_iter().for_each(|having| having.push(b));
        }
    }
    // For each word, its occurrences in the left sentence that are not yet processed.
    let mut wanted = vec![0_usize; words];
    let mut shared = vec![0_usize; sentences.len()];
    let row = |(a, sentence): (usize, &&Sentence)| {
        let mut row = Vec::new();
        for &(word, _) in &sentence.all {
            wanted.get_mut(word as usize).into_iter().for_each(|wanted| *wanted += 1);
        }
        for &(word, _) in &sentence.all {
            // Set to 0, so that further occurrences of the word are skipped.
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
            if likeness >= LEAST_LIKENESS {
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
            if likeness >= LEAST_LIKENESS {
                let word = |[at, _]: &[usize; 2]| sentence.all.get(*at).map(|&(word, _)| word);
                let content = aligned.iter().filter_map(word).filter(|&word| is_content(word));
                let is_sure = content.count() >= SURE_WORDS;
                row.push(Match { sentences: [a, b], likeness, is_moved: false, is_sure });
            }
        }
        row
    };
    sentences.iter().take(left).enumerate().map(row).collect()
}

/// The likeness of two sentences that have `common` words in common and `words` words together.
#[expect(clippy::cast_precision_loss, reason = "a text has less than 2^52 words")]
fn likeness(common: usize, words: usize) -> f64 {
    2.0 * common as f64 / words.max(1) as f64
}

/// Marks as moved the versions outside the longest sequence that is in the same order on both sides
/// (the longest increasing subsequence, weighted by words). `found` is in the order of the left
/// side.
fn mark_moved(found: &mut [Match], sentences: &[&Sentence]) {
    // For each version, the weight of the heaviest sequence that ends with it, and its predecessor
    // there.
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

/// A word's id and its span.
type Word = (u32, Span);

/// The longest common subsequence of two sequences of words: the indexes of each common word on
/// both sides. Empty if the sequences are too long to align.
fn aligned([left, right]: [&[Word]; 2]) -> Vec<[usize; 2]> {
    let mut aligned = Aligned(Vec::new());
    if left.len() * right.len() <= MOST_CELLS {
        let [a, b] = [left, right].map(|words| words.iter().map(|word| word.0).collect::<Vec<_>>());
        let Ok(()) = myers::diff(&mut aligned, &*a, 0..a.len(), &*b, 0..b.len());
    }
    aligned.0
}

/// Collects the equal words of a diff.
struct Aligned(Vec<[usize; 2]>);

impl DiffHook for Aligned {
    type Error = Infallible;

    fn equal(&mut self, left: usize, right: usize, count: usize) -> Result<(), Infallible> {
        self.0.extend((0..count).map(|at| [left + at, right + at]));
        Ok(())
    }
}

/// The diff of two passages; `words` are their words.
pub(crate) fn parts(texts: [&str; 2], passages: [Span; 2], words: [&[Word]; 2]) -> Vec<Part> {
    let aligned = aligned(words);
    let [left, right] = [0, 1].map(|side| match (passages.get(side), words.get(side)) {
        (Some(&passage), Some(words)) => edges(passage, words),
        _ => Vec::new(),
    });
    let mut builder = DiffBuilder { texts, edges: [left, right], at: [0, 0], parts: Vec::new() };
    for place in aligned {
        builder.change(place.map(|at| 2 * at + 1));
        builder.push(true, place.map(|at| 2 * at + 2));
    }
    builder.change(words.map(|words| 2 * words.len() + 1));
    builder.parts
}

/// The offsets at which a passage is divided into words and gaps: the start of the passage, the
/// start and end of each word, the end of the passage.
fn edges(passage: Span, words: &[Word]) -> Vec<u32> {
    let mut last = passage.start;
    let mut edges = vec![last];
    for &(_, span) in words {
        for edge in [span.start, span.end] {
            // Spans of words that share a grapheme cluster overlap.
            last = last.max(edge.min(passage.end));
            edges.push(last);
        }
    }
    edges.push(passage.end);
    edges
}

/// Builds the parts of a diff.
struct DiffBuilder<'t> {
    texts: [&'t str; 2],
    /// The edges of each side, from [`edges`].
    edges: [Vec<u32>; 2],
    /// For each side, the index of the edge up to which the parts reach.
    at: [usize; 2],
    /// The parts so far.
    parts: Vec<Part>,
}

impl DiffBuilder<'_> {
    /// The spans of both sides between two edges.
    fn spans(&self, from: [usize; 2], to: [usize; 2]) -> [Span; 2] {
        let [left, right] = &self.edges;
        let edge = |edges: &[u32], at: usize| edges.get(at).copied().unwrap_or_default();
        let span = |edges, from, to| Span { start: edge(edges, from), end: edge(edges, to) };
        [span(left, from[0], to[0]), span(right, from[1], to[1])]
    }

    /// Adds a part up to an edge of each side; merges it with the last part if that is of the same
    /// kind.
    fn push(&mut self, is_same: bool, to: [usize; 2]) {
        let spans = self.spans(self.at, to);
        self.at = to;
        match self.parts.last_mut() {
            _ if spans.iter().all(|span| span.is_empty()) => {}
            Some(last) if last.is_same == is_same => {
                let [left, right] = &mut last.spans;
                (left.end, right.end) = (spans[0].end, spans[1].end);
            }
            _ => self.parts.push(Part { is_same, spans }),
        }
    }

    /// Adds the text between two aligned words, up to an edge of each side. The first and the last
    /// gap in it are the same part if they have the same punctuation on both sides.
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

    /// Whether the text between two edges is the same on both sides, ignoring case, accents,
    /// variants of punctuation and white space.
    fn are_alike(&self, from: [usize; 2], to: [usize; 2]) -> bool {
        let spans = self.spans(from, to);
        let [left, right] = [spans[0].of(self.texts[0]), spans[1].of(self.texts[1])];
        left == right || marks(left) == marks(right)
    }
}

/// A text, folded and without white space.
fn marks(text: &str) -> Vec<u8> {
    let mut marks = fold_text(text).into_bytes();
    marks.retain(|byte| !byte.is_ascii_whitespace());
    marks
}
