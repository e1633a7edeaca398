//! Passages that one text has from the other, changed or not: *versions*, and what changed in them.
//!
//! Likeness is counted in words, those of grammar too: twice the longest run of words in order that
//! both have (gaps allowed), out of the words of both. How many words two passages share in any order
//! bounds it, and is counted for all pairs at once; only pairs that reach the bound are aligned.

use crate::fold::fold_text;
use crate::order::order;
use crate::span::Span;
use crate::topics::Sentence;

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
    /// Their places on each side.
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

/// Of passages without end, only how they begin and end is aligned.
const MOST_CELLS: usize = 1 << 22;

/// The versions among the sentences of both sides, whose words are numbers below `words`: in the
/// order of the left side, each sentence once.
pub(crate) fn find(
    sides: [&[Sentence]; 2],
    words: usize,
    is_content: &dyn Fn(u32) -> bool,
) -> Vec<Match> {
    let rows = candidates(sides, words, is_content);
    let is_candidate = |[a, b]: [usize; 2]| {
        rows.get(a).is_some_and(|row| row.binary_search_by_key(&b, |it| it.sentences[1]).is_ok())
    };
    let all: Vec<&Match> = rows.iter().flatten().collect();
    // A sentence that stands more than once is told by its neighbours.
    let support = |it: &&Match| neighbours(it).into_iter().filter(|&it| is_candidate(it)).count();
    let supports: Vec<usize> = all.iter().map(support).collect();
    let key = |at: usize| (all.get(at).map_or(0.0, |it| it.likeness), supports.get(at));
    let sorted = order(all.len(), &|a, b| {
        let ((a, near_a), (b, near_b)) = (key(a), key(b));
        b.total_cmp(&a).then(near_b.cmp(&near_a))
    });

    // By sentence of the left side, its version; by sentence of the right side, whether it is one.
    let mut versions: Vec<Option<Match>> = vec![None; sides[0].len()];
    let mut is_taken = vec![false; sides[1].len()];
    let onward = sorted.iter().map(|&at| (at, false)).chain((0..all.len()).map(|at| (at, true)));
    for (at, is_vouched) in onward.chain((0..all.len()).rev().map(|at| (at, true))) {
        let Some(it) = all.get(at) else { continue };
        let [a, b] = it.sentences;
        let version = |at: usize| versions.get(at)?.map(|it| it.sentences[1]);
        let vouches = |[a, b]: [usize; 2]| version(a) == Some(b);
        if (it.is_sure || is_vouched && neighbours(it).into_iter().any(vouches))
            && let (Some(version @ None), Some(is_taken @ false)) =
                (versions.get_mut(a), is_taken.get_mut(b))
        {
            (*version, *is_taken) = (Some(**it), true);
        }
    }
    let mut found: Vec<Match> = versions.into_iter().flatten().collect();
    mark_moved(&mut found, sides[0]);
    found
}

/// The pairs that stand just before and after another.
fn neighbours(it: &Match) -> [[usize; 2]; 2] {
    // Before the first one is none.
    [it.sentences.map(|at| at.wrapping_sub(1)), it.sentences.map(|at| at + 1)]
}

/// By sentence of the left side, the sentences of the right side that may be its version, in order.
fn candidates(
    [left, right]: [&[Sentence]; 2],
    words: usize,
    is_content: &dyn Fn(u32) -> bool,
) -> Vec<Vec<Match>> {
    // By word, the right sentences that have it, as often as they have it.
    let mut having: Vec<Vec<usize>> = vec![Vec::new(); words];
    for (b, sentence) in right.iter().enumerate() {
        for &(word, _) in &sentence.all {
            having.get_mut(word as usize).into_iter().for_each(|having| having.push(b));
        }
    }
    let mut wanted = vec![0_usize; words];
    let mut shared = vec![0_usize; right.len()];
    let row = |(a, sentence): (usize, &Sentence)| {
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
        for (b, (shared, other)) in shared.iter_mut().zip(right).enumerate() {
            let likeness = |words| likeness(words, sentence.all.len() + other.all.len());
            if likeness(std::mem::take(shared)) < LEAST {
                continue;
            }
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
    left.iter().enumerate().map(row).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a text has less than 2^52 words")]
fn likeness(common: usize, words: usize) -> f64 {
    2.0 * common as f64 / words.max(1) as f64
}

/// Marks the versions that are not in the heaviest sequence which is in order on both sides, by
/// words. They are in the order of the left side.
fn mark_moved(found: &mut [Match], left: &[Sentence]) {
    // By version, what the heaviest sequence that ends with it weighs, and the version before it.
    let mut heaviest: Vec<(usize, usize)> = Vec::with_capacity(found.len());
    for it in &*found {
        let mut best = (0, usize::MAX);
        for (at, (other, &(weight, _))) in found.iter().zip(&heaviest).enumerate() {
            if other.sentences[1] < it.sentences[1] && weight > best.0 {
                best = (weight, at);
            }
        }
        best.0 += 1 + left.get(it.sentences[0]).map_or(0, |sentence| sentence.all.len());
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
    let same = |(a, b): &(&Word, &Word)| a.0 == b.0;
    let before = left.iter().zip(right).take_while(same).count();
    let [left_rest, right_rest] = [left, right].map(|all| all.get(before..).unwrap_or_default());
    let after = left_rest.iter().rev().zip(right_rest.iter().rev()).take_while(same).count();
    let [rows, columns] = [left_rest, right_rest].map(|rest| rest.len() - after);
    let mut aligned: Vec<[usize; 2]> = (0..before).map(|at| [at, at]).collect();

    let width = columns + 1;
    if (rows + 1) * width <= MOST_CELLS {
        let is_same = |a: usize, b: usize| {
            left_rest.get(a).map(|word| word.0) == right_rest.get(b).map(|word| word.0)
        };
        // By place on each side, how many words can be aligned from there on.
        let mut table = vec![0_u16; (rows + 1) * width];
        let get = |table: &[u16], a: usize, b: usize| table.get(a * width + b).copied();
        for a in (0..rows).rev() {
            for b in (0..columns).rev() {
                let value = if is_same(a, b) {
                    get(&table, a + 1, b + 1).map(|rest| rest + 1)
                } else {
                    get(&table, a + 1, b).max(get(&table, a, b + 1))
                };
                table.get_mut(a * width + b).into_iter().zip(value).for_each(|(to, it)| *to = it);
            }
        }
        // Where either side may be passed over, words that replace each other stay side by side.
        let (mut a, mut b, mut ahead) = (0, 0, false);
        while a < rows && b < columns {
            let [down, along] = [get(&table, a + 1, b), get(&table, a, b + 1)];
            if is_same(a, b) {
                aligned.push([before + a, before + b]);
                (a, b, ahead) = (a + 1, b + 1, false);
            } else if down > along || down == along && !ahead {
                (a, ahead) = (a + 1, true);
            } else {
                (b, ahead) = (b + 1, false);
            }
        }
    }
    let ends = [left.len() - after, right.len() - after];
    aligned.extend((0..after).map(|at| ends.map(|end| end + at)));
    aligned
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
        let marks = |text| fold_text(text).split_whitespace().collect::<String>();
        left == right || marks(left) == marks(right)
    }
}
