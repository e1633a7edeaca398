//! How the time of a comparison grows with the length of the reports.
//!
//! The argument of a benchmark is the kind of texts and the number of words on each side. `other`:
//! two unrelated texts of one vocabulary, with Zipf-distributed words. `copy`: a text, and a copy
//! with two words changed in every tenth sentence. `corpus`: the first documents of the corpus,
//! half on each side. All texts are the same in every run.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a bench panics if a check fails")]

mod corpus;

use std::fmt;
use std::sync::LazyLock;

use divan::{Bencher, black_box};
use dossier::collection::Collection;
use dossier::compare::{Chance, Comparison};
use dossier::report::parse;
use dossier::search::Searcher;

const SIZES: [usize; 3] = [300, 3_000, 20_000];

const GRAMMAR: &str =
    "de la le et les des à en du que dans pour un une sur par qui est au plus ce se";

/// The number of distinct content words.
const VOCABULARY: u64 = 6_000;

/// Two reports to compare.
struct Sample {
    name: &'static str,
    size: usize,
    searcher: Searcher,
}

impl fmt::Display for Sample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.name, self.size)
    }
}

impl Sample {
    fn of(name: &'static str, size: usize, [left, right]: [String; 2]) -> Self {
        let parse = |stem, text: String| parse(stem, text.as_bytes()).unwrap();
        let reports = vec![parse("2001-01-01-left", left), parse("2002-01-01-right", right)];
        let collection = Collection::new(reports).unwrap();
        Self { name, size, searcher: Searcher::new(collection) }
    }

    fn compare(&self) -> Comparison {
        Comparison::new(black_box(&self.searcher), [0, 1], true)
    }
}

/// A seeded pseudo-random generator (`SplitMix64`).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % bound
    }

    /// A word: nearly half are function words; of the others, the frequency is proportional to
    /// 1/rank.
    fn word(&mut self) -> String {
        let grammar: Vec<&str> = GRAMMAR.split(' ').collect();
        if self.below(100) < 45 {
            let most = self.below(grammar.len() as u64) + 1;
            let at = usize::try_from(self.below(most)).unwrap();
            return (*grammar.get(at).unwrap()).to_owned();
        }
        // All ranges of ranks from n to 2n are equally probable.
        let bound = 1 << (self.below(u64::from(VOCABULARY.ilog2()) + 1) + 1);
        let mut rank = (bound / 2 + self.below(bound / 2)).min(VOCABULARY);
        let mut word = String::new();
        while rank > 0 {
            for letters in ["bdfglmnprstv", "aeiou"] {
                let count = letters.len() as u64;
                word.extend(letters.chars().nth(usize::try_from(rank % count).unwrap()));
                rank /= count;
            }
        }
        word + "x"
    }

    fn sentence(&mut self) -> String {
        let length = 12 + self.below(26);
        let words: Vec<String> = (0..length).map(|_| self.word()).collect();
        format!("Il {}.", words.join(" "))
    }

    /// Sentences with `words` words in total.
    fn sentences(&mut self, words: usize) -> Vec<String> {
        let mut sentences = Vec::new();
        let mut left = words;
        while left > 0 {
            let sentence = self.sentence();
            left = left.saturating_sub(sentence.split(' ').count());
            sentences.push(sentence);
        }
        sentences
    }
}

fn paragraphs(sentences: &[String]) -> String {
    sentences.chunks(4).map(|it| it.join(" ")).collect::<Vec<_>>().join("\n\n")
}

/// The first documents of the corpus, `size` words on each side; `None` if the corpus is too small.
fn corpus(documents: &[(String, String)], size: usize) -> Option<[String; 2]> {
    let mut documents = documents.iter();
    let mut gather = || {
        let mut text = String::new();
        while text.split_whitespace().count() < size {
            text += &documents.next()?.1;
            text += "\n\n";
        }
        Some(text)
    };
    Some([gather()?, gather()?])
}

static SAMPLES: LazyLock<Vec<Sample>> = LazyLock::new(|| {
    let documents = corpus::documents();
    let mut samples = Vec::new();
    for size in SIZES {
        let mut random = Random(size as u64);
        let [left, right] = [size, size].map(|size| random.sentences(size));
        let mut copy = left.clone();
        for sentence in copy.iter_mut().step_by(10) {
            *sentence = sentence.replacen("x ", "z ", 2);
        }
        samples.push(Sample::of("other", size, [&left, &right].map(|it| paragraphs(it))));
        samples.push(Sample::of("copy", size, [&left, &copy].map(|it| paragraphs(it))));
        samples.extend(corpus(&documents, size).map(|texts| Sample::of("corpus", size, texts)));
    }
    samples
});

#[divan::bench(args = SAMPLES.iter(), sample_count = 20)]
fn comparing(bencher: Bencher, sample: &Sample) {
    bencher.bench(|| sample.compare());
}

#[divan::bench(args = SAMPLES.iter(), sample_count = 5)]
fn chance(bencher: Bencher, sample: &Sample) {
    bencher
        .with_inputs(|| sample.compare())
        .bench_values(|it| -> Option<Chance> { it.chance(usize::MAX) });
}

/// Checks the results before anything is timed: panics if a comparison finds too much or too
/// little.
fn check() {
    for sample in &*SAMPLES {
        let comparison = sample.compare();
        let versions = comparison.related.iter().filter(|it| it.version.is_some()).count();
        let [left, _] = comparison.passages;
        match sample.name {
            "other" => assert_eq!(versions, 0, "{sample}"),
            "copy" => assert_eq!(versions, left, "{sample}"),
            _ => {}
        }
    }
}

fn main() {
    check();
    divan::main();
}
