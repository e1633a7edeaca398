//! Finds related passages of two texts.
//!
//! Passages are sentences. Two sentences are related by the *topics* they share: the stems of their
//! words, and concepts that they name by different words. A topic weighs `ln(N/n)`, where `n` of
//! the `N` sentences of both texts have it (its idf), so the sum of the shared weights measures how
//! unlikely it is that they are shared by chance. A *formula*, a topic in more than a quarter of
//! the sentences, adds to the sum but relates no sentences by itself. Swapping the texts does not
//! change the result. Concepts only add pairs: relations by words are decided without them.

/// The strength of a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// They share two words or more, whose co-occurrence by chance is expected in at most one
    /// sentence of both texts; and each is among the other's best such partners.
    Strong,
    /// They share a word, and each is the other's best partner among the pairs that are not strong;
    /// or they share a concept, and each is the other's best among the pairs still unrelated.
    Possible,
    /// They share a topic, and each is among the other's best partners among the remaining pairs.
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
    /// Its sentences, by their indexes in [`Topics`].
    pub(crate) sentences: [usize; 2],
    pub(crate) strength: Strength,
    /// The shared topics, words before concepts, rarest first.
    pub(crate) shared: Vec<u32>,
}

/// The topics of the sentences of two texts. Words are numbered from 0, concepts after them.
pub(crate) struct Topics<'f> {
    /// For each sentence, its topics, ascending and without repeats. The left side's sentences come
    /// first.
    pub(crate) sentences: &'f [Vec<u32>],
    /// The number of sentences of the left side.
    pub(crate) left: usize,
    /// The number of words.
    pub(crate) words: usize,
    /// The number of concepts.
    pub(crate) concepts: usize,
    /// Whether two sentences name a concept by the same word. They share that word then, and the
    /// concept does not relate them.
    pub(crate) is_same_word: &'f dyn Fn([usize; 2], u32) -> bool,
}

/// Two sentences that may be related. Long texts have hundreds of thousands of these.
#[derive(Clone, Copy, Debug, Default)]
struct Candidate {
    sentences: [usize; 2],
    /// `None` until it is decided.
    strength: Option<Strength>,
    /// Whether the shared words are unlikely to co-occur by chance.
    is_unlikely: bool,
    /// Whether they share a word that is no formula.
    by_word: bool,
    /// Whether they share a concept that is no formula.
    by_concept: bool,
    /// The number of shared words.
    words: usize,
    /// The summed weights of the shared words, and of all shared topics.
    weights: [f64; 2],
}

/// The most strong relations of a passage, but for ties.
const MOST_STRONG: usize = 4;

/// The most weak relations of a passage, but for ties; in a long text there are thousands.
const MOST_WEAK: usize = 5;

/// The number of rarest shared words that decide whether they co-occur by chance; a bound for
/// speed.
const DECIDING: usize = 6;

/// Weights closer than this are equal.
const EQUAL: f64 = 1e-9;

/// A topic that occurs in the two texts.
#[derive(Debug)]
struct Topic {
    number: u32,
    /// The sentences that have it, ascending.
    having: Vec<usize>,
    is_concept: bool,
    is_formula: bool,
    weight: f64,
}

/// The topics that occur in the two texts, ranked: words before concepts, rarest first.
struct Ranked {
    topics: Vec<Topic>,
    /// For each sentence, the ranks of its topics, ascending.
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
                // A topic that each side has once is no formula, however short the texts are.
                is_formula: having.len() > 2 && having.len() * 4 > total,
                weight: weight(having.len(), total),
                having,
            });
        }
        ranked
    }

    /// The topics that two sentences share, by rank.
    fn shared(&self, topics: &Topics, sentences: [usize; 2]) -> Vec<&Topic> {
        let [left, right] = sentences.map(|at| self.ranks.get(at).map_or(&[][..], Vec::as_slice));
        let shared = left.iter().filter(|rank| right.binary_search(rank).is_ok());
        let shared = shared.filter_map(|&rank| self.topics.get(rank));
        shared.filter(|it| !it.is_concept || !(topics.is_same_word)(sentences, it.number)).collect()
    }
}

/// Relates the sentences of two sides; the strongest pairs come first. The pairs `versions` are
/// strong, whatever they share, and their sentences are in no other pair.
pub(crate) fn relate(topics: &Topics, versions: &[[usize; 2]]) -> Vec<Pair> {
    let ranked = Ranked::of(topics);
    let total = topics.sentences.len();
    let shared = |sentences| ranked.shared(topics, sentences);
    // Whether the product of n/N over the shared words is at most 1/N. Multiplied out, both sides
    // are whole numbers: exact up to 1,500 sentences, and rounded equally on every machine beyond.
    let is_unlikely = |candidate: &Candidate| {
        // The last condition is a fast path: the product is too large if the sum of its logarithms
        // is.
        if candidate.words < 2
            || !candidate.by_word
            || candidate.weights[0] + 1e-6 < weight(1, total)
        {
            return false;
        }
        let (mut product, mut bound) = (1.0, 1.0);
        let shared = shared(candidate.sentences);
        for (at, topic) in shared.iter().take(candidate.words.min(DECIDING)).enumerate() {
            product *= real(topic.having.len());
            bound *= if at == 0 { 1.0 } else { real(total) };
        }
        product <= bound
    };

    let mut candidates = Vec::new();
    let mut is_free = vec![true; total];
    for &sentences in versions {
        let mut candidate =
            Candidate { sentences, strength: Some(Strength::Strong), ..Candidate::default() };
        for topic in shared(sentences) {
            candidate.add(topic);
        }
        candidates.push(candidate);
        for at in sentences {
            is_free.get_mut(at).into_iter().for_each(|is_free| *is_free = false);
        }
    }
    let mut row = vec![Candidate::default(); total];
    for (a, (ranks, is_left_free)) in ranked.ranks.iter().zip(&is_free).enumerate() {
        if a >= topics.left || !is_left_free {
            continue;
        }
        for topic in ranks.iter().filter_map(|&rank| ranked.topics.get(rank)) {
            let right = topic.having.partition_point(|&at| at < topics.left);
            for &b in topic.having.get(right..).unwrap_or_default() {
                if topic.is_concept && (topics.is_same_word)([a, b], topic.number) {
                    continue;
                }
                row.get_mut(b).into_iter().for_each(|candidate| candidate.add(topic));
            }
        }
        for (b, (candidate, is_free)) in row.iter_mut().zip(&is_free).enumerate() {
            let mut candidate = std::mem::take(candidate);
            if *is_free && (candidate.by_word || candidate.by_concept) {
                candidate.sentences = [a, b];
                candidate.is_unlikely = is_unlikely(&candidate);
                candidates.push(candidate);
            }
        }
    }

    assign(&mut candidates, total, Strength::Strong, MOST_STRONG, 0, &|candidate| {
        candidate.is_unlikely
    });
    assign(&mut candidates, total, Strength::Possible, 1, 0, &|candidate| candidate.by_word);
    assign(&mut candidates, total, Strength::Possible, 1, 1, &|candidate| candidate.by_concept);
    assign(&mut candidates, total, Strength::Weak, MOST_WEAK, 1, &|_| true);
    candidates.retain(|candidate| candidate.strength.is_some());
    candidates.sort_by(|a, b| {
        let by_weight = b.weights[1].total_cmp(&a.weights[1]);
        a.strength.cmp(&b.strength).then(by_weight).then(a.sentences.cmp(&b.sentences))
    });
    let pair = |candidate: &Candidate| {
        let shared = shared(candidate.sentences).iter().map(|topic| topic.number).collect();
        Some(Pair { sentences: candidate.sentences, strength: candidate.strength?, shared })
    };
    candidates.iter().filter_map(pair).collect()
}

impl Candidate {
    /// Adds a topic that both sentences have.
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

/// Gives `strength` to the candidates that have none yet, fulfil `fit`, and are among the `most`
/// best of such candidates for both their sentences, by the weight with index `by` in
/// [`Candidate::weights`]. Candidates of equal weight share a rank.
fn assign(
    candidates: &mut [Candidate],
    sentences: usize,
    strength: Strength,
    most: usize,
    by: usize,
    fit: &dyn Fn(&Candidate) -> bool,
) {
    let fits = |candidate: &Candidate| candidate.strength.is_none() && fit(candidate);
    let weight = |candidate: &Candidate| candidate.weights.get(by).copied().unwrap_or_default();
    // For each sentence, its best weights, descending.
    let mut best = vec![f64::NEG_INFINITY; sentences * most];
    for candidate in candidates.iter().filter(|candidate| fits(candidate)) {
        for sentence in candidate.sentences {
            let mut weight = weight(candidate);
            let from = sentence * most;
            for known in best.get_mut(from..from + most).unwrap_or_default() {
                if weight > *known {
                    std::mem::swap(&mut weight, known);
                }
            }
        }
    }
    // For each sentence, the least weight that is among its best, including ties.
    let shares = |best: &[f64]| {
        // Sums of the same weights in another order may differ in the last digit.
        let equal = |last: f64, &next: &f64| if last - next > EQUAL { next } else { last };
        best.iter().fold(f64::INFINITY, equal)
    };
    let least: Vec<f64> = best.chunks(most).map(shares).collect();
    for candidate in candidates.iter_mut().filter(|candidate| fits(candidate)) {
        let is_among = |at: usize| least.get(at).is_some_and(|it| it - weight(candidate) <= EQUAL);
        if candidate.sentences.into_iter().all(is_among) {
            candidate.strength = Some(strength);
        }
    }
}

/// The weight of a topic that `count` of `total` sentences have.
fn weight(count: usize, total: usize) -> f64 {
    (real(total) / real(count)).ln()
}

#[expect(clippy::cast_precision_loss, reason = "a collection has less than 2^52 sentences")]
fn real(count: usize) -> f64 {
    count as f64
}
