//! Random edits of texts that track every word, so that the new position of a passage is known
//! without comparing texts.

use std::collections::BTreeSet;

use dossier::report::Report;
use dossier::text::span::Span;

/// A seeded pseudo-random generator (`SplitMix64`).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % bound as u64).unwrap()
    }

    pub(crate) fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// A word and its number in the original, if it has one (inserted words do not).
#[derive(Clone, Debug)]
struct Word {
    number: Option<usize>,
    text: String,
}

/// A text as paragraphs of words.
#[derive(Clone, Debug)]
pub(crate) struct Edited {
    paragraphs: Vec<Vec<Word>>,
}

impl Edited {
    fn new(text: &str) -> Self {
        let mut numbers = 0..;
        let mut word = |text: &str| Word { number: numbers.next(), text: text.to_owned() };
        let paragraphs = text.lines().filter(|line| !line.trim().is_empty());
        let paragraphs = paragraphs.map(|line| line.split_whitespace().map(&mut word).collect());
        Self { paragraphs: paragraphs.collect() }
    }

    pub(crate) fn text(&self) -> String {
        let words = |paragraph: &Vec<Word>| {
            paragraph.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
        };
        self.paragraphs.iter().map(words).collect::<Vec<_>>().join("\n\n")
    }

    /// Each word with its span in [`Self::text`].
    fn places(&self) -> Vec<(Option<usize>, Span)> {
        let mut at = 0;
        let mut places = Vec::new();
        for paragraph in &self.paragraphs {
            for word in paragraph {
                places.push((word.number, Span::new(at, at + word.text.len())));
                at += word.text.len() + 1;
            }
            at += 1;
        }
        places
    }

    /// The numbers of the words that overlap the passage.
    pub(crate) fn words_of(&self, passage: Span) -> BTreeSet<usize> {
        let inside =
            |(number, span): (Option<usize>, Span)| number.filter(|_| span.overlaps(passage));
        self.places().into_iter().filter_map(inside).collect()
    }

    /// The span from the first to the last of these words that is left in the text.
    pub(crate) fn extent(&self, words: &BTreeSet<usize>) -> Option<Span> {
        let is_one = |(number, span): (Option<usize>, Span)| {
            number.filter(|number| words.contains(number)).map(|_| span)
        };
        let left: Vec<Span> = self.places().into_iter().filter_map(is_one).collect();
        Some(Span { start: left.first()?.start, end: left.last()?.end })
    }

    /// Whether a found span is the passage: half of its words are from the passage, and a third of
    /// the passage's words are in it.
    pub(crate) fn is_right(&self, found: Span, passage: Span) -> bool {
        let places = self.places();
        let count = |has: &dyn Fn(Span) -> bool| places.iter().filter(|it| has(it.1)).count();
        let both = count(&|word| word.overlaps(found) && word.overlaps(passage));
        let of = |span: Span| count(&|word| word.overlaps(span));
        both * 2 >= of(found) && both * 3 >= of(passage)
    }

    /// The text with about `percent` % of its words replaced, mistyped, inserted or removed, and
    /// some paragraphs moved or removed.
    pub(crate) fn edited(&self, percent: usize, random: &mut Random) -> Self {
        let words: Vec<&Word> = self.paragraphs.iter().flatten().collect();
        let mut edited = Self { paragraphs: Vec::new() };
        for paragraph in &self.paragraphs {
            let mut changed = Vec::new();
            for word in paragraph {
                if !random.percent(percent) {
                    changed.push(word.clone());
                    continue;
                }
                let other = if random.percent(50) {
                    words[random.below(words.len())].text.clone()
                } else {
                    let letter = |_| char::from(b'a' + u8::try_from(random.below(26)).unwrap());
                    (0..=word.text.len() % 9).map(letter).collect()
                };
                let number = word.number;
                match random.below(4) {
                    0 => changed.push(Word { number, text: other }),
                    1 => {
                        let keep = random.below(word.text.chars().count());
                        let letters = word.text.chars().enumerate();
                        let text = letters.map(|(at, c)| if at == keep { 'x' } else { c });
                        changed.push(Word { number, text: text.collect() });
                    }
                    2 => changed.extend([Word { number: None, text: other }, word.clone()]),
                    _ => {}
                }
            }
            if !changed.is_empty() {
                edited.paragraphs.push(changed);
            }
        }
        let count = edited.paragraphs.len();
        for _ in 0..random.below(3) {
            edited.paragraphs.swap(random.below(count), random.below(count));
        }
        if count > 1 && random.percent(20) {
            edited.paragraphs.remove(random.below(count));
        }
        edited
    }
}

/// Passages to quote: all sentences, all paragraphs, some ranges of words and of characters.
pub(crate) fn passages(report: &Report, random: &mut Random) -> Vec<Span> {
    let mut passages: Vec<Span> = report.passages().map(|(_, span)| span).collect();
    passages.extend(report.paragraphs.iter().flat_map(|it| &it.sentences));
    for _ in 0..40 {
        let home = report.paragraphs[random.below(report.paragraphs.len())].span;
        let text = home.of(&report.text);
        let ends: Vec<usize> = if random.percent(70) {
            let edges = text.match_indices(' ').map(|(at, _)| at);
            [0].into_iter().chain(edges).chain([text.len()]).collect()
        } else {
            text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
        };
        let from = random.below(ends.len() - 1);
        let to = (from + 1 + random.below(12)).min(ends.len() - 1);
        let span = Span::new(ends[from], ends[to]).shifted(home.start);
        passages.push(span);
    }
    passages
}

/// The number of originals that are prose.
pub(crate) const PROSE: usize = 4;

/// Prose first, then texts of a small vocabulary in which sentences recur with a word changed.
pub(crate) fn originals() -> Vec<Edited> {
    let shipped =
        [super::OTSC, super::TASS].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let mut texts: Vec<String> = shipped.to_vec();
    texts.extend(super::osma().reports.map(|report| report.text));
    let mut random = Random::new(7);
    for few in [12, 40, 200] {
        let all = shipped.concat();
        let words: Vec<&str> = all.split_whitespace().take(few).collect();
        let mut sentences: Vec<Vec<&str>> = Vec::new();
        for _ in 0..40 {
            let sentence = if sentences.is_empty() || random.percent(70) {
                (0..4 + random.below(14)).map(|_| words[random.below(words.len())]).collect()
            } else {
                let mut again = sentences[random.below(sentences.len())].clone();
                let at = random.below(again.len());
                again[at] = words[random.below(words.len())];
                again
            };
            sentences.push(sentence);
        }
        let paragraphs = sentences
            .chunks(5)
            .map(|some| some.iter().map(|it| it.join(" ") + ".").collect::<Vec<_>>().join(" "));
        texts.push(paragraphs.collect::<Vec<_>>().join("\n"));
    }
    texts.iter().map(|text| Edited::new(text)).collect()
}
