//! Related passages of two texts that are no versions of each other.
//!
//! Passages are sentences; what relates them is what both have: stems, concepts. Such a *topic*
//! weighs `ln(N/n)`, where `n` of the `N` sentences of the pair have it, so the sum over the shared
//! ones says how unlikely chance alone is to bring them together. A *formula*, in more than a
//! quarter of the sentences, adds to the sum but relates nothing by itself. The order of the texts
//! plays no part.

use std::collections::HashMap;

use crate::order::order;

/// How sure a relation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Two topics or more, which chance would bring together in less than one sentence of the pair.
    Strong,
    /// One topic at least, and each is the other's best partner among those not strong.
    Possible,
    /// One topic at least.
    Weak,
}

/// Two related passages.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pair {
    /// The places of their sentences on each side.
    pub(crate) sentences: [usize; 2],
    pub(crate) strength: Strength,
    /// What both have, rarest first.
    pub(crate) shared: Vec<u32>,
    weight: f64,
}

/// Strong relations a passage may have.
const MOST_STRONG: usize = 3;

/// As many of the rarest shared topics decide whether chance would do; more cannot be needed.
const DECIDING: usize = 6;

/// Whether a topic that two sentences share is said already by another of those they share.
pub(crate) type IsSaid<'f> = dyn Fn([usize; 2], u32, &[u32]) -> bool + 'f;

/// Relates sentences of two sides by the topics of each (ascending, without repeats): strongest
/// first. A shared topic that `is_said` counts for nothing.
pub(crate) fn relate([left, right]: [&[Vec<u32>]; 2], is_said: &IsSaid) -> Vec<Pair> {
    let total = left.len() + right.len();
    // By topic, the sentences of each side that have it.
    let mut having: HashMap<u32, [Vec<usize>; 2]> = HashMap::new();
    for (side, sentences) in [left, right].into_iter().enumerate() {
        for (at, topics) in sentences.iter().enumerate() {
            for &topic in topics {
                let places = having.entry(topic).or_default();
                places.get_mut(side).into_iter().for_each(|places| places.push(at));
            }
        }
    }
    let count = |topic: u32| having.get(&topic).map_or(1, |[a, b]| a.len() + b.len());
    let is_formula = |topic: u32| count(topic) * 4 > total;

    let mut pairs = Vec::new();
    for (a, topics) in left.iter().enumerate() {
        let mut shared: HashMap<usize, Vec<u32>> = HashMap::new();
        for &topic in topics.iter().filter(|&&topic| !is_formula(topic)) {
            for &b in having.get(&topic).map(|[_, b]| b).into_iter().flatten() {
                shared.entry(b).or_default().push(topic);
            }
        }
        for (b, mut shared) in shared {
            let others = right.get(b).map(Vec::as_slice).unwrap_or_default();
            let both = |topic: &&u32| is_formula(**topic) && others.contains(topic);
            shared.extend(topics.iter().filter(both));
            let all = shared.clone();
            shared.retain(|&topic| !is_said([a, b], topic, &all));
            shared.sort_by_key(|&topic| (count(topic), topic));
            if shared.first().is_some_and(|&rarest| !is_formula(rarest)) {
                let weight = shared.iter().map(|&topic| weight(count(topic), total)).sum();
                pairs.push(Pair { sentences: [a, b], strength: Strength::Weak, shared, weight });
            }
        }
    }
    let by_weight =
        |a: &Pair, b: &Pair| b.weight.total_cmp(&a.weight).then(a.sentences.cmp(&b.sentences));
    let mut pairs = sorted(&pairs, &by_weight);
    // As whole numbers, so that no rounding decides: the product of n/N is at most 1/N.
    let is_unlikely = |pair: &Pair| {
        let mut product = 1_u128;
        let mut bound = 1_u128;
        for (at, &topic) in pair.shared.iter().take(DECIDING).enumerate() {
            product *= count(topic) as u128;
            bound *= if at == 0 { 1 } else { total as u128 };
        }
        pair.shared.len() > 1 && product <= bound
    };
    mark(&mut pairs, Strength::Strong, MOST_STRONG, &is_unlikely);
    mark(&mut pairs, Strength::Possible, 1, &|_| true);
    sorted(&pairs, &|a, b| a.strength.cmp(&b.strength).then(by_weight(a, b)))
}

fn sorted(pairs: &[Pair], compare: &dyn Fn(&Pair, &Pair) -> std::cmp::Ordering) -> Vec<Pair> {
    let by = |a: usize, b: usize| match (pairs.get(a), pairs.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => a.cmp(&b),
    };
    let order = order(pairs.len(), &by);
    order.into_iter().filter_map(|at| pairs.get(at).cloned()).collect()
}

/// Gives `strength` to the weak pairs that are among the `most` best of both their sentences, of
/// those that are weak and `fit`; equals share a place. `pairs` are in the order of their weight.
fn mark(pairs: &mut [Pair], strength: Strength, most: usize, fit: &dyn Fn(&Pair) -> bool) {
    // By side and sentence: how many were better than the last one seen, how many seen, its weight.
    let mut seen: HashMap<(usize, usize), (usize, usize, f64)> = HashMap::new();
    for pair in pairs.iter_mut().filter(|pair| pair.strength == Strength::Weak && fit(pair)) {
        let mut is_among = true;
        for (side, sentence) in pair.sentences.into_iter().enumerate() {
            let (better, all, last) = seen.entry((side, sentence)).or_insert((0, 0, f64::MAX));
            // Sums of the same weights in another order may differ in the last digit.
            if *last - pair.weight > 1e-9 {
                (*better, *last) = (*all, pair.weight);
            }
            *all += 1;
            is_among &= *better < most;
        }
        if is_among {
            pair.strength = strength;
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a collection has less than 2^52 sentences")]
fn weight(count: usize, total: usize) -> f64 {
    (total as f64 / count as f64).ln()
}
