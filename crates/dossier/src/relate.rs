//! Related passages of two texts that are no versions of each other.
//!
//! Passages are sentences; what relates them is what both have: the stems of their words, and
//! concepts that they name by different words. Such a *topic* weighs `ln(N/n)`, where `n` of the `N`
//! sentences of the pair have it, so the sum over the shared ones says how unlikely chance alone is
//! to bring them together. A *formula*, in more than a quarter of the sentences, adds to the sum but
//! relates nothing by itself. The order of the texts plays no part. Concepts add pairs and take none
//! away: what words relate is decided without them.

use std::cmp::Ordering;

use crate::order::order;

/// How sure a relation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Two words or more, which chance would bring together in less than one sentence of the pair.
    Strong,
    /// One word at least, and each is the other's best partner among those not strong; or a concept,
    /// and each is the other's best among those that words do not relate.
    Possible,
    /// One topic at least, and each is among the other's best partners that are left.
    Weak,
}

impl Strength {
    /// Its name: `strong`, `possible` or `weak`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Possible => "possible",
            Self::Weak => "weak",
        }
    }
}

/// Two related passages.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pair {
    /// The places of their sentences on each side.
    pub(crate) sentences: [usize; 2],
    /// `None` until it is decided.
    pub(crate) strength: Option<Strength>,
    /// What both have, words before concepts, rarest first.
    pub(crate) shared: Vec<u32>,
    /// How many of them are words.
    words: usize,
    /// What the words weigh, and all of it.
    weights: [f64; 2],
}

/// What a shared topic counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Worth {
    /// A word that both sentences have.
    Word,
    /// A matter that they name by different words.
    Concept,
    /// Nothing: another topic that they share says it.
    Said,
}

/// What a topic is worth to two sentences, among all that they share.
pub(crate) type Weigh<'f> = dyn Fn([usize; 2], u32, &[u32]) -> Worth + 'f;

/// Strong relations a passage may have.
const MOST_STRONG: usize = 4;

/// Weak relations a passage may have: a long text has thousands.
const MOST_WEAK: usize = 5;

/// As many of the rarest shared words decide whether chance would do; more cannot be needed.
const DECIDING: usize = 6;

/// Relates sentences of two sides by the topics of each (ascending, without repeats, below
/// `topics`): strongest first.
pub(crate) fn relate([left, right]: [&[Vec<u32>]; 2], topics: usize, worth: &Weigh) -> Vec<Pair> {
    let total = left.len() + right.len();
    // By topic, how many sentences have it, and which ones of the right side.
    let mut counts = vec![0_usize; topics];
    let mut having: Vec<Vec<usize>> = vec![Vec::new(); topics];
    for &topic in left.iter().chain(right).flatten() {
        if let Some(count) = counts.get_mut(topic as usize) {
            *count += 1;
        }
    }
    for (b, topics) in right.iter().enumerate() {
        for &topic in topics {
            if let Some(places) = having.get_mut(topic as usize) {
                places.push(b);
            }
        }
    }
    let count = |topic: u32| counts.get(topic as usize).copied().unwrap_or(1).max(1);
    // What each side says once is none, however short the texts.
    let is_formula = |topic: u32| count(topic) > 2 && count(topic) * 4 > total;
    let by_count = |topics: &[u32]| {
        let key = |at: usize| topics.get(at).map(|&topic| (count(topic), topic));
        let order = order(topics.len(), &|a, b| key(a).cmp(&key(b)));
        order.into_iter().filter_map(|at| topics.get(at).copied()).collect::<Vec<u32>>()
    };

    let mut pairs = Vec::new();
    let mut shared: Vec<Vec<u32>> = vec![Vec::new(); right.len()];
    for (a, topics) in left.iter().enumerate() {
        for &topic in topics {
            for &b in having.get(topic as usize).into_iter().flatten() {
                if let Some(shared) = shared.get_mut(b) {
                    shared.push(topic);
                }
            }
        }
        for (b, shared) in shared.iter_mut().enumerate() {
            let all = std::mem::take(shared);
            let of = |wanted| {
                let kept = all.iter().copied().filter(|&it| worth([a, b], it, &all) == wanted);
                by_count(&kept.collect::<Vec<u32>>())
            };
            if all.iter().all(|&topic| is_formula(topic)) {
                continue;
            }
            let (mut shared, concepts) = (of(Worth::Word), of(Worth::Concept));
            let sum = |topics: &[u32]| topics.iter().map(|&it| weight(count(it), total)).sum();
            let (words, by_word) = (shared.len(), sum(&shared));
            shared.extend(concepts);
            let weights = [by_word, sum(&shared)];
            if shared.iter().any(|&topic| !is_formula(topic)) {
                pairs.push(Pair { sentences: [a, b], strength: None, shared, words, weights });
            }
        }
    }

    let own = |pair: &Pair, from: usize, to: usize| {
        pair.shared.get(from..to).unwrap_or_default().iter().any(|&topic| !is_formula(topic))
    };
    let by_word = |pair: &Pair| own(pair, 0, pair.words);
    let by_concept = |pair: &Pair| own(pair, pair.words, pair.shared.len());
    // As whole numbers, so that no rounding decides: the product of n/N is at most 1/N.
    let is_unlikely = |pair: &Pair| {
        let mut product = 1_u128;
        let mut bound = 1_u128;
        for (at, &topic) in pair.shared.iter().take(pair.words.min(DECIDING)).enumerate() {
            product *= count(topic) as u128;
            bound *= if at == 0 { 1 } else { total as u128 };
        }
        pair.words > 1 && by_word(pair) && product <= bound
    };
    let sizes = [left.len(), right.len()];
    let mut pairs = sorted(&pairs, &|a, b| heavier(a, b, 0));
    mark(&mut pairs, sizes, Strength::Strong, MOST_STRONG, 0, &is_unlikely);
    mark(&mut pairs, sizes, Strength::Possible, 1, 0, &by_word);
    let mut pairs = sorted(&pairs, &|a, b| heavier(a, b, 1));
    mark(&mut pairs, sizes, Strength::Possible, 1, 1, &by_concept);
    mark(&mut pairs, sizes, Strength::Weak, MOST_WEAK, 1, &|_| true);
    pairs.retain(|pair| pair.strength.is_some());
    sorted(&pairs, &|a, b| a.strength.cmp(&b.strength).then(heavier(a, b, 1)))
}

/// The heavier pair first, by its words or by all.
fn heavier(a: &Pair, b: &Pair, by: usize) -> Ordering {
    let weight = |pair: &Pair| pair.weights.get(by).copied().unwrap_or_default();
    weight(b).total_cmp(&weight(a)).then(a.sentences.cmp(&b.sentences))
}

fn sorted(pairs: &[Pair], compare: &dyn Fn(&Pair, &Pair) -> Ordering) -> Vec<Pair> {
    let by = |a: usize, b: usize| match (pairs.get(a), pairs.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => a.cmp(&b),
    };
    let order = order(pairs.len(), &by);
    order.into_iter().filter_map(|at| pairs.get(at).cloned()).collect()
}

/// Gives `strength` to the pairs that are among the `most` best of both their sentences, of those
/// that have none yet and `fit`; equals share a place. `pairs` are in the order of that weight;
/// `sizes` are how many sentences each side has.
fn mark(
    pairs: &mut [Pair],
    sizes: [usize; 2],
    strength: Strength,
    most: usize,
    by: usize,
    fit: &dyn Fn(&Pair) -> bool,
) {
    // By sentence: how many were better than the last one seen, how many seen, its weight.
    let mut seen = sizes.map(|size| vec![(0, 0, f64::MAX); size]);
    for pair in pairs.iter_mut().filter(|pair| pair.strength.is_none() && fit(pair)) {
        let weight = pair.weights.get(by).copied().unwrap_or_default();
        let mut is_among = true;
        for (seen, sentence) in seen.iter_mut().zip(pair.sentences) {
            let Some((better, all, last)) = seen.get_mut(sentence) else { continue };
            // Sums of the same weights in another order may differ in the last digit.
            if *last - weight > 1e-9 {
                (*better, *last) = (*all, weight);
            }
            *all += 1;
            is_among &= *better < most;
        }
        if is_among {
            pair.strength = Some(strength);
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a collection has less than 2^52 sentences")]
fn weight(count: usize, total: usize) -> f64 {
    (total as f64 / count as f64).ln()
}
