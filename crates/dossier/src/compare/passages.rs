//! Related passages of two texts.
//!
//! Passages are sentences; what relates them is what both have: the stems of their words, and
//! concepts that they name by different words. Such a *topic* weighs `ln(N/n)`, where `n` of the `N`
//! sentences of the pair have it, so the sum over the shared ones says how unlikely chance alone is
//! to bring them together. A *formula*, in more than a quarter of the sentences, adds to the sum but
//! relates nothing by itself. The order of the texts plays no part. Concepts add pairs and take none
//! away: what words relate is decided without them.

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
    /// Their sentences, by their places in [`Topics`].
    pub(crate) sentences: [usize; 2],
    pub(crate) strength: Strength,
    /// What both have, words before concepts, rarest first.
    pub(crate) shared: Vec<u32>,
}

/// What relates sentences of two texts.
pub(crate) struct Topics<'f> {
    /// By sentence, ascending and without repeats: the left side's, then the right side's.
    pub(crate) sentences: &'f [Vec<u32>],
    /// How many sentences the left side has.
    pub(crate) left: usize,
    /// How many topics there are: words, and concepts after them.
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
    /// The sentences that have it.
    having: Vec<usize>,
    is_concept: bool,
    is_formula: bool,
    weight: f64,
}

/// The topics that the two texts have, in order: words before concepts, rarest first.
struct Ranked {
    topics: Vec<Topic>,
    /// By sentence, the places of its topics in that order, ascending.
    ranks: Vec<Vec<usize>>,
}

impl Ranked {
    fn of(topics: &Topics) -> Self {
        let total = topics.sentences.len();
        let mut having: Vec<Vec<usize>> = vec![Vec::new(); topics.words + topics.concepts];
        for (at, sentence) in topics.sentences.iter().enumerate() {
            for &topic in sentence {
                having.get_mut(topic as usize).into_iter().for_each(|having| having.push(at));
            }
        }
        let count = |at: usize| having.get(at).map_or(0, Vec::len);
        let mut used: Vec<usize> = (0..having.len()).filter(|&at| count(at) > 0).collect();
        used.sort_by_key(|&topic| (topic >= topics.words, count(topic)));
        let mut ranked = Self { topics: Vec::new(), ranks: vec![Vec::new(); total] };
        for number in used {
            let having = having.get_mut(number).map(std::mem::take).unwrap_or_default();
            for &sentence in &having {
                let rank = ranked.topics.len();
                ranked.ranks.get_mut(sentence).into_iter().for_each(|ranks| ranks.push(rank));
            }
            ranked.topics.push(Topic {
                number: u32::try_from(number).unwrap_or(u32::MAX),
                is_concept: number >= topics.words,
                // What each side says once is none, however short the texts.
                is_formula: having.len() > 2 && having.len() * 4 > total,
                weight: weight(having.len(), total),
                having,
            });
        }
        ranked
    }

    /// What two sentences share.
    fn shared(&self, topics: &Topics, sentences: [usize; 2]) -> Vec<&Topic> {
        let [left, right] = sentences.map(|at| self.ranks.get(at).map_or(&[][..], Vec::as_slice));
        let shared = left.iter().filter(|rank| right.binary_search(rank).is_ok());
        let shared = shared.filter_map(|&rank| self.topics.get(rank));
        shared.filter(|it| !it.is_concept || !(topics.is_said)(sentences, it.number)).collect()
    }
}

/// Relates sentences of two sides: strongest first. Those that are `versions` of each other are a
/// strong pair, whatever they share, and in no other one.
pub(crate) fn relate(topics: &Topics, versions: &[[usize; 2]]) -> Vec<Pair> {
    let ranked = Ranked::of(topics);
    let total = topics.sentences.len();
    let shared = |sentences| ranked.shared(topics, sentences);
    // The product of n/N is at most 1/N. Multiplied out, both sides are whole numbers: exact up to
    // 1,500 sentences, and beyond rounded alike on every machine.
    let is_unlikely = |link: &Link| {
        // Nor is it looked at where it cannot be: the sum of the weights is far from that.
        if link.words < 2 || !link.by_word || link.weights[0] + 1e-6 < weight(1, total) {
            return false;
        }
        let (mut product, mut bound) = (1.0, 1.0);
        let shared = shared(link.sentences);
        for (at, topic) in shared.iter().take(link.words.min(DECIDING)).enumerate() {
            product *= real(topic.having.len());
            bound *= if at == 0 { 1.0 } else { real(total) };
        }
        product <= bound
    };

    let mut links = Vec::new();
    let mut is_free = vec![true; total];
    for &sentences in versions {
        let mut link = Link { sentences, strength: Some(Strength::Strong), ..Link::default() };
        for topic in shared(sentences) {
            link.add(topic);
        }
        links.push(link);
        for at in sentences {
            is_free.get_mut(at).into_iter().for_each(|is_free| *is_free = false);
        }
    }
    let mut row = vec![Link::default(); total];
    for (a, (ranks, is_left_free)) in ranked.ranks.iter().zip(&is_free).enumerate() {
        if a >= topics.left || !is_left_free {
            continue;
        }
        for topic in ranks.iter().filter_map(|&rank| ranked.topics.get(rank)) {
            let right = topic.having.partition_point(|&at| at < topics.left);
            for &b in topic.having.get(right..).unwrap_or_default() {
                if topic.is_concept && (topics.is_said)([a, b], topic.number) {
                    continue;
                }
                row.get_mut(b).into_iter().for_each(|link| link.add(topic));
            }
        }
        for (b, (link, is_free)) in row.iter_mut().zip(&is_free).enumerate() {
            let mut link = std::mem::take(link);
            if *is_free && (link.by_word || link.by_concept) {
                link.sentences = [a, b];
                link.is_unlikely = is_unlikely(&link);
                links.push(link);
            }
        }
    }

    mark(&mut links, total, Strength::Strong, MOST_STRONG, 0, &|link| link.is_unlikely);
    mark(&mut links, total, Strength::Possible, 1, 0, &|link| link.by_word);
    mark(&mut links, total, Strength::Possible, 1, 1, &|link| link.by_concept);
    mark(&mut links, total, Strength::Weak, MOST_WEAK, 1, &|_| true);
    links.retain(|link| link.strength.is_some());
    links.sort_by(|a, b| {
        let by_weight = b.weights[1].total_cmp(&a.weights[1]);
        a.strength.cmp(&b.strength).then(by_weight).then(a.sentences.cmp(&b.sentences))
    });
    let pair = |link: &Link| {
        let shared = shared(link.sentences).iter().map(|topic| topic.number).collect();
        Some(Pair { sentences: link.sentences, strength: link.strength?, shared })
    };
    links.iter().filter_map(pair).collect()
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
/// that have none yet and `fit`; equals share a place.
fn mark(
    links: &mut [Link],
    sentences: usize,
    strength: Strength,
    most: usize,
    by: usize,
    fit: &dyn Fn(&Link) -> bool,
) {
    let fits = |link: &Link| link.strength.is_none() && fit(link);
    let weight = |link: &Link| link.weights.get(by).copied().unwrap_or_default();
    // By sentence, its best weights, descending.
    let mut best = vec![f64::NEG_INFINITY; sentences * most];
    for link in links.iter().filter(|link| fits(link)) {
        for sentence in link.sentences {
            let mut weight = weight(link);
            let from = sentence * most;
            for known in best.get_mut(from..from + most).unwrap_or_default() {
                if weight > *known {
                    std::mem::swap(&mut weight, known);
                }
            }
        }
    }
    // By sentence, the weight that the last of these shares its place with.
    let shares = |best: &[f64]| {
        // Sums of the same weights in another order may differ in the last digit.
        let equal = |last: f64, &next: &f64| if last - next > EQUAL { next } else { last };
        best.iter().fold(f64::INFINITY, equal)
    };
    let least: Vec<f64> = best.chunks(most).map(shares).collect();
    for link in links.iter_mut().filter(|link| fits(link)) {
        let is_among = |at: usize| least.get(at).is_some_and(|it| it - weight(link) <= EQUAL);
        if link.sentences.into_iter().all(is_among) {
            link.strength = Some(strength);
        }
    }
}

fn weight(count: usize, total: usize) -> f64 {
    (real(total) / real(count)).ln()
}

#[expect(clippy::cast_precision_loss, reason = "a collection has less than 2^52 sentences")]
fn real(count: usize) -> f64 {
    count as f64
}
