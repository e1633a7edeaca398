//! Which words one text uses more than the other, and how much of that chance alone would give.

use std::f64::consts::LN_2;

/// What is shuffled: a sentence, as how many words it has and how often each row's word is in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bag {
    pub(crate) length: usize,
    pub(crate) rows: Vec<(usize, usize)>,
}

/// How often a word stands on each side, out of how many words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// On the left and on the right.
    pub counts: [usize; 2],
    /// Words on the left and on the right.
    pub lengths: [usize; 2],
}

/// The value of G² that chance exceeds once in twenty for one word that was chosen beforehand
/// (chi-squared, one degree of freedom).
pub const THRESHOLD: f64 = 3.84;

/// The probability, over all words together, below which a difference is called clear.
const CLEAR: f64 = 0.05;

/// How often sentences are shuffled.
pub const SHUFFLES: usize = 1000;

/// A normal distribution has 95 % within this many standard deviations.
const Z: f64 = 1.96;

#[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
fn real(n: usize) -> f64 {
    n as f64
}

impl Counts {
    /// Log-likelihood: how surprising the two counts are if both texts use the word alike, in the
    /// form with two cells (Rayson & Garside, "Comparing corpora using frequency profiling", 2000).
    /// From 0, without a unit.
    #[must_use]
    pub fn g2(self) -> f64 {
        let [a, b] = self.counts;
        if self.lengths.contains(&0) {
            return 0.0;
        }
        g2(self.counts, [a, b, a + b].map(entropy), logs(self.lengths))
    }

    /// Occurrences per 1,000 words on each side; 0 on a side without words.
    #[must_use]
    pub fn per_thousand(self) -> [f64; 2] {
        let [a, b] = self.counts;
        let [m, n] = self.lengths;
        [real(a) * 1000.0 / real(m.max(1)), real(b) * 1000.0 / real(n.max(1))]
    }

    /// The Log Ratio, in doublings of the left rate over the right one, between the ends of its
    /// 95 % interval: low, value, high (Hardie, "Log Ratio – an informal introduction", 2014, where
    /// a count of 0 is read as 0.5; the interval is that of a ratio of rates by Katz and others,
    /// 1978).
    #[must_use]
    pub fn log_ratio(self) -> [f64; 3] {
        let [a, b] = self.counts.map(|n| if n == 0 { 0.5 } else { real(n) });
        let [m, n] = self.lengths.map(|n| real(n.max(1)));
        let value = ((a / m) / (b / n)).ln() / LN_2;
        let spread = Z * (1.0 / a - 1.0 / m + 1.0 / b - 1.0 / n).max(0.0).sqrt() / LN_2;
        [value - spread, value, value + spread]
    }
}

/// n·ln n.
fn entropy(n: usize) -> f64 {
    if n == 0 { 0.0 } else { real(n) * real(n).ln() }
}

/// The logarithms of the words on each side and on both.
fn logs([m, n]: [usize; 2]) -> [f64; 3] {
    [m, n, m + n].map(|n| real(n.max(1)).ln())
}

/// G² with its logarithms of the counts expanded, so that a table can have them: `entropies` are
/// those of the left count, the right one and their sum.
fn g2([a, b]: [usize; 2], [left, right, both]: [f64; 3], logs: [f64; 3]) -> f64 {
    let [m, n, all] = logs;
    2.0 * (left + right - both - real(a) * m - real(b) * n + real(a + b) * all).max(0.0)
}

/// Shuffles the sentences of two texts between the two sides: how large does the largest G² get
/// when only chance decides? It can be asked for in parts.
#[derive(Debug)]
pub(crate) struct Shuffling {
    bags: Vec<Bag>,
    /// How many of them are on the left.
    left: usize,
    /// By row, how often its word stands on both sides.
    totals: Vec<usize>,
    words: usize,
    /// n·ln n, by n.
    entropy: Vec<f64>,
    random: Random,
    /// The largest G² of each shuffle.
    largest: Vec<f64>,
    /// How many rows exceeded [`THRESHOLD`], over all shuffles.
    exceeding: usize,
}

/// Two values of G² closer than this are equal: they come of equal counts, and a machine may round.
const EQUAL: f64 = 1e-9;

impl Shuffling {
    /// Of `bags`, the first `left` are the left text.
    pub(crate) fn new(bags: Vec<Bag>, left: usize, rows: usize) -> Self {
        let mut totals = vec![0; rows];
        for &(row, count) in bags.iter().flat_map(|bag| &bag.rows) {
            if let Some(total) = totals.get_mut(row) {
                *total += count;
            }
        }
        let most = totals.iter().copied().max().unwrap_or_default();
        Self {
            words: bags.iter().map(|bag| bag.length).sum(),
            entropy: (0..=most).map(entropy).collect(),
            // Any seed will do, if it is always the same.
            random: Random(2022),
            largest: Vec::with_capacity(SHUFFLES),
            exceeding: 0,
            bags,
            left,
            totals,
        }
    }

    /// Shuffles until about `cost` words have been counted, or until all is done; whether it is.
    pub(crate) fn go_on(&mut self, cost: usize) -> bool {
        let once = self.words + self.totals.len() + 1;
        for _ in 0..cost.div_ceil(once) {
            if self.is_done() {
                break;
            }
            self.shuffle();
        }
        self.is_done()
    }

    fn is_done(&self) -> bool {
        self.largest.len() >= SHUFFLES
    }

    fn shuffle(&mut self) {
        for at in (1..self.bags.len()).rev() {
            let other = self.random.below(at + 1);
            self.bags.swap(at, other);
        }
        let mut counts = vec![0; self.totals.len()];
        let mut length = 0;
        for bag in self.bags.iter().take(self.left) {
            length += bag.length;
            for &(row, count) in &bag.rows {
                if let Some(slot) = counts.get_mut(row) {
                    *slot += count;
                }
            }
        }
        let logs = logs([length, self.words - length]);
        let entropy = |n: usize| self.entropy.get(n).copied().unwrap_or_default();
        let mut largest: f64 = 0.0;
        for (count, total) in counts.into_iter().zip(&self.totals) {
            let other = total - count;
            let value = g2([count, other], [count, other, *total].map(entropy), logs);
            largest = largest.max(value);
            self.exceeding += usize::from(value > THRESHOLD);
        }
        self.largest.push(largest);
    }

    /// How many rows exceed [`THRESHOLD`] by chance alone, in the mean; and the family-wise
    /// probability of a G²: how often the largest of a shuffle reaches it, that shuffle which is the
    /// text itself included (Phipson & Smyth, 2010).
    pub(crate) fn result(&self) -> Chance {
        let mut largest = self.largest.clone();
        largest.sort_unstable_by(f64::total_cmp);
        Chance { exceeding: real(self.exceeding) / real(self.largest.len().max(1)), largest }
    }
}

/// What chance alone gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Chance {
    /// Words that exceed [`THRESHOLD`] in a shuffle, in the mean.
    pub exceeding: f64,
    /// The largest G² of each shuffle, ascending.
    largest: Vec<f64>,
}

impl Chance {
    /// The probability, over all words together, of a G² as large as this.
    #[must_use]
    pub fn p(&self, g2: f64) -> f64 {
        let below = self.largest.partition_point(|&largest| largest < g2 - EQUAL);
        real(1 + self.largest.len() - below) / real(1 + self.largest.len())
    }

    /// Whether chance would rarely give a G² as large as this: [`Chance::p`] is below 0.05.
    #[must_use]
    pub fn is_clear(&self, g2: f64) -> bool {
        self.p(g2) < CLEAR
    }
}

/// `SplitMix64` (Steele, Lea & Flood, 2014).
#[derive(Debug)]
struct Random(u64);

impl Random {
    /// A number below `bound`, which is above 0 and far below 2^32.
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^= z >> 31;
        // The high half, scaled: even to one part in 2^32 / bound.
        usize::try_from(((z >> 32) * bound as u64) >> 32).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(counts: [usize; 2], lengths: [usize; 2]) -> Counts {
        Counts { counts, lengths }
    }

    #[track_caller]
    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 0.005, "{found} is not {expected}");
    }

    #[test]
    fn log_likelihood_as_in_its_source() {
        // Rayson's worked table has these to two places.
        near(counts([0, 6], [370, 370]).g2(), 8.32);
        near(counts([10, 10], [500, 500]).g2(), 0.0);
        near(counts([20, 5], [1000, 1000]).g2(), 9.64);
        near(counts([0, 0], [10, 10]).g2(), 0.0);
        near(counts([3, 0], [10, 0]).g2(), 0.0);
    }

    #[test]
    fn log_ratio_doubles() {
        let [low, value, high] = counts([8, 4], [1000, 1000]).log_ratio();
        near(value, 1.0);
        assert!(low < 0.0 && high > 2.0, "{low} {high}");
        near(counts([1, 0], [100, 100]).log_ratio()[1], 1.0);
        near(counts([0, 6], [100, 100]).log_ratio()[1], -3.58);
    }

    #[test]
    fn rates_are_per_thousand() {
        let [left, right] = counts([3, 0], [1500, 0]).per_thousand();
        assert!((left - 2.0).abs() < 1e-12 && right.abs() < 1e-12, "{left} {right}");
    }

    /// Sentences of ten words each; row 0 only on the left, row 1 everywhere.
    fn shuffled(cost: usize) -> Chance {
        let bag = |rows: &[(usize, usize)]| Bag { length: 10, rows: rows.to_vec() };
        let mut bags = vec![bag(&[(0, 1), (1, 1)]); 12];
        bags.extend(vec![bag(&[(1, 1)]); 12]);
        let mut shuffling = Shuffling::new(bags, 12, 2);
        while !shuffling.go_on(cost) {}
        shuffling.result()
    }

    #[test]
    fn chance_is_the_same_in_parts_and_at_once() {
        let once = shuffled(usize::MAX / 2);
        assert_eq!(once, shuffled(1));
        assert_eq!(once.largest.len(), SHUFFLES);
        assert!(once.p(counts([12, 0], [120, 120]).g2()) < 0.01);
        near(once.p(0.0), 1.0);
        assert!(once.is_clear(counts([12, 0], [120, 120]).g2()) && !once.is_clear(0.0));
        assert!(once.exceeding < 0.2, "{}", once.exceeding);
    }
}
