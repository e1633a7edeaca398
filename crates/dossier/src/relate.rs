//! Related passages of two texts.
//!
//! Passages are sentences; what relates them is what both have: the stems of their words, and
//! concepts that they name by different words. Such a *topic* weighs `ln(N/n)`, where `n` of the `N`
//! sentences of the pair have it, so the sum over the shared ones says how unlikely chance alone is
//! to bring them together. A *formula*, in more than a quarter of the sentences, adds to the sum but
//! relates nothing by itself. The order of the texts plays no part. Concepts add pairs and take none
//! away: what words relate is decided without them.

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
    pub(crate) strength: Strength,
    /// What both have, words before concepts, rarest first.
    pub(crate) shared: Vec<u32>,
}

/// What relates sentences of two texts.
pub(crate) struct Topics<'f> {
    /// By side and sentence, ascending and without repeats.
    pub(crate) sides: [&'f [Vec<u32>]; 2],
    /// How many there are: words, and concepts after them.
    pub(crate) words: usize,
    pub(crate) concepts: usize,
    /// Whether two sentences that share a concept name it by the same word, which they share then.
    pub(crate) is_said: &'f dyn Fn([usize; 2], u32) -> bool,
}

/// Two sentences that may be related. A long text has hundreds of thousands.
#[derive(Clone, Copy, Debug, Default)]
struct Link {
    sentences: [usize; 2],
    /// `None` until it is decided.
    strength: Option<Strength>,
    /// Whether chance would not bring its words together.
    is_unlikely: bool,
    /// Whether a word, or a concept, that is no formula relates them.
    by_word: bool,
    by_concept: bool,
    /// How many words they share.
    words: usize,
    /// What the words weigh, and all of it.
    weights: [f64; 2],
}

/// Strong relations a passage may have.
const MOST_STRONG: usize = 4;

/// Weak relations a passage may have: a long text has thousands.
const MOST_WEAK: usize = 5;

/// As many of the rarest shared words decide whether chance would do; more cannot be needed.
const DECIDING: usize = 6;

/// Weights closer than this are equal.
const EQUAL: f64 = 1e-9;

/// A topic of the two texts.
#[derive(Debug)]
struct Topic {
    number: u32,
    /// How many sentences have it, and which ones of the right side.
    count: usize,
    right: Vec<usize>,
    is_concept: bool,
    is_formula: bool,
    weight: f64,
}

/// The topics that the two texts have, in order: words before concepts, rarest first.
struct Ranked {
    topics: Vec<Topic>,
    /// By side and sentence, the places of its topics in that order, ascending.
    ranks: [Vec<Vec<usize>>; 2],
    /// How many sentences there are.
    total: usize,
}

impl Ranked {
    fn of(topics: &Topics) -> Self {
        let sizes = topics.sides.map(<[_]>::len);
        let total = sizes[0] + sizes[1];
        // By topic, the sentences of each side that have it.
        let mut having = vec![[Vec::new(), Vec::new()]; topics.words + topics.concepts];
        for (side, sentences) in topics.sides.iter().enumerate() {
            for (at, sentence) in sentences.iter().enumerate() {
                for &topic in sentence {
                    let having = having.get_mut(topic as usize).and_then(|it| it.get_mut(side));
                    if let Some(having) = having {
                        having.push(at);
                    }
                }
            }
        }
        let count = |at: usize| having.get(at).map_or(0, |[left, right]| left.len() + right.len());
        let used: Vec<usize> = (0..having.len()).filter(|&at| count(at) > 0).collect();
        let key = |at| used.get(at).map(|&topic| (topic >= topics.words, count(topic), topic));
        let sorted = order(used.len(), &|a, b| key(a).cmp(&key(b)));
        let mut ranked =
            Self { topics: Vec::new(), ranks: sizes.map(|size| vec![Vec::new(); size]), total };
        for number in sorted.into_iter().filter_map(|at| used.get(at).copied()) {
            let Some([left, right]) = having.get_mut(number).map(std::mem::take) else { continue };
            for (ranks, sentences) in ranked.ranks.iter_mut().zip([&left, &right]) {
                for &sentence in sentences {
                    let rank = ranked.topics.len();
                    ranks.get_mut(sentence).into_iter().for_each(|ranks| ranks.push(rank));
                }
            }
            let count = left.len() + right.len();
            ranked.topics.push(Topic {
                number: u32::try_from(number).unwrap_or(u32::MAX),
                count,
                right,
                is_concept: number >= topics.words,
                // What each side says once is none, however short the texts.
                is_formula: count > 2 && count * 4 > total,
                weight: weight(count, total),
            });
        }
        ranked
    }

    /// What two sentences share.
    fn shared(&self, topics: &Topics, sentences: [usize; 2]) -> Vec<&Topic> {
        let [left, right] = &self.ranks;
        let (left, right) = (left.get(sentences[0]), right.get(sentences[1]));
        let is_shared = |rank: &&usize| right.is_some_and(|it| it.binary_search(rank).is_ok());
        let shared = left.into_iter().flatten().filter(is_shared);
        let shared = shared.filter_map(|&rank| self.topics.get(rank));
        shared.filter(|it| !it.is_concept || !(topics.is_said)(sentences, it.number)).collect()
    }
}

/// Relates sentences of two sides: strongest first. Those that are `versions` of each other are a
/// strong pair, whatever they share, and in no other one.
pub(crate) fn relate(topics: &Topics, versions: &[[usize; 2]]) -> Vec<Pair> {
    let ranked = Ranked::of(topics);
    let (sizes, total) = (ranked.ranks.each_ref().map(Vec::len), ranked.total);
    let shared = |sentences| ranked.shared(topics, sentences);
    // As whole numbers, so that no rounding decides: the product of n/N is at most 1/N.
    let is_unlikely = |link: &Link| {
        // Nor is it looked at where it cannot be: the sum of the weights is far from that.
        if link.words < 2 || !link.by_word || link.weights[0] + 1e-6 < weight(1, total) {
            return false;
        }
        let mut product = 1_u128;
        let mut bound = 1_u128;
        let shared = shared(link.sentences);
        for (at, topic) in shared.iter().take(link.words.min(DECIDING)).enumerate() {
            product *= topic.count as u128;
            bound *= if at == 0 { 1 } else { total as u128 };
        }
        product <= bound
    };

    let mut links = Vec::new();
    let mut is_free = sizes.map(|size| vec![true; size]);
    for &sentences in versions {
        let mut link = Link { sentences, strength: Some(Strength::Strong), ..Link::default() };
        for topic in shared(sentences) {
            link.add(topic);
        }
        links.push(link);
        for (is_free, at) in is_free.iter_mut().zip(sentences) {
            is_free.get_mut(at).into_iter().for_each(|is_free| *is_free = false);
        }
    }
    let [left_free, right_free] = &is_free;
    let mut row = vec![Link::default(); sizes[1]];
    for (a, (ranks, is_free)) in ranked.ranks[0].iter().zip(left_free).enumerate() {
        for topic in ranks.iter().filter(|_| *is_free).filter_map(|&at| ranked.topics.get(at)) {
            for &b in &topic.right {
                if topic.is_concept && (topics.is_said)([a, b], topic.number) {
                    continue;
                }
                row.get_mut(b).into_iter().for_each(|link| link.add(topic));
            }
        }
        for (b, (link, is_free)) in row.iter_mut().zip(right_free).enumerate() {
            let mut link = std::mem::take(link);
            if *is_free && (link.by_word || link.by_concept) {
                link.sentences = [a, b];
                link.is_unlikely = is_unlikely(&link);
                links.push(link);
            }
        }
    }

    mark(&mut links, sizes, Strength::Strong, MOST_STRONG, 0, &|link| link.is_unlikely);
    mark(&mut links, sizes, Strength::Possible, 1, 0, &|link| link.by_word);
    mark(&mut links, sizes, Strength::Possible, 1, 1, &|link| link.by_concept);
    mark(&mut links, sizes, Strength::Weak, MOST_WEAK, 1, &|_| true);
    links.retain(|link| link.strength.is_some());
    let sorted = order(links.len(), &|a, b| match (links.get(a), links.get(b)) {
        (Some(a), Some(b)) => {
            let by_weight = b.weights[1].total_cmp(&a.weights[1]);
            a.strength.cmp(&b.strength).then(by_weight).then(a.sentences.cmp(&b.sentences))
        }
        _ => a.cmp(&b),
    });
    let pair = |at: usize| {
        let link = links.get(at)?;
        let shared = shared(link.sentences).iter().map(|topic| topic.number).collect();
        Some(Pair { sentences: link.sentences, strength: link.strength?, shared })
    };
    sorted.into_iter().filter_map(pair).collect()
}

impl Link {
    /// Adds a topic that both have; words come before concepts.
    fn add(&mut self, topic: &Topic) {
        let [by_word, all] = &mut self.weights;
        *all += topic.weight;
        if topic.is_concept {
            self.by_concept |= !topic.is_formula;
        } else {
            *by_word += topic.weight;
            self.words += 1;
            self.by_word |= !topic.is_formula;
        }
    }
}

/// Gives `strength` to the links that are among the `most` best of both their sentences, of those
/// that have none yet and `fit`; equals share a place. `sizes` are how many sentences each side has.
fn mark(
    links: &mut [Link],
    sizes: [usize; 2],
    strength: Strength,
    most: usize,
    by: usize,
    fit: &dyn Fn(&Link) -> bool,
) {
    let fits = |link: &Link| link.strength.is_none() && fit(link);
    let weight = |link: &Link| link.weights.get(by).copied().unwrap_or_default();
    // By sentence, its best weights, descending.
    let mut best = sizes.map(|size| vec![f64::NEG_INFINITY; size * most]);
    for link in links.iter().filter(|link| fits(link)) {
        for (best, sentence) in best.iter_mut().zip(link.sentences) {
            let mut weight = weight(link);
            for known in best.iter_mut().skip(sentence * most).take(most) {
                if weight > *known {
                    std::mem::swap(&mut weight, known);
                }
            }
        }
    }
    // By sentence, the weight that the last of these shares its place with.
    let least = best.map(|best| -> Vec<f64> {
        let last = |best: &[f64]| {
            // Sums of the same weights in another order may differ in the last digit.
            let equal = |last: f64, &next: &f64| if last - next > EQUAL { next } else { last };
            best.iter().fold(f64::INFINITY, equal)
        };
        best.chunks(most).map(last).collect()
    });
    for link in links.iter_mut().filter(|link| fits(link)) {
        let is_among = |(least, sentence): (&Vec<f64>, usize)| {
            least.get(sentence).is_some_and(|least| least - weight(link) <= EQUAL)
        };
        if least.iter().zip(link.sentences).all(is_among) {
            link.strength = Some(strength);
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a collection has less than 2^52 sentences")]
fn weight(count: usize, total: usize) -> f64 {
    (total as f64 / count as f64).ln()
}
