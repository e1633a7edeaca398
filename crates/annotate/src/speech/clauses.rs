//! A paragraph prepared for the rules of speech: words, sentences, clauses, quoted passages.

use dossier::report::{Paragraph, Report};
use dossier::text::fold::fold_text;
use dossier::text::span::Span;
use dossier::text::words::{Reading, Words};

/// Marks that separate clauses, and quote marks.
const PARTING: &[char] =
    &[',', ';', ':', '.', '!', '?', '«', '“', '"', '(', ')', '»', '”', '–', '—'];

/// French and English subjects and verbs, folded: text with one of them is a clause.
const CLAUSAL: &[&str] = &[
    "je", "j", "nous", "vous", "il", "elle", "ils", "elles", "on", "c", "n", "ne", "est", "sont",
    "ont", "etait", "etaient", "sera", "seront", "peut", "peuvent", "doit", "doivent", "faut",
    "va", "vont", "fait", "font", "i", "we", "he", "she", "it", "they", "you", "is", "are", "was",
    "were", "has", "have", "will", "can", "must", "would", "should",
];

/// Endings of verbs that few nouns have: future, conditional, imperfect, second person plural.
const CLAUSAL_ENDINGS: &[&str] = &["ront", "rons", "rait", "aient", "ait", "ez"];

/// A paragraph. Words are referred to by index; spans are in the report's text.
pub(super) struct Clauses<'r> {
    text: &'r str,
    words: Words,
    passage: Span,
    sentences: &'r [Span],
    /// The quoted passages that overlap it; they may extend beyond it.
    pub(super) quoted: Vec<Span>,
    /// The start of the previous paragraph.
    pub(super) previous: u32,
}

impl<'r> Clauses<'r> {
    /// Splits the `paragraph` into words. `quoted` are the quoted passages of the report,
    /// `previous` is the start of the previous paragraph.
    pub(super) fn of(
        report: &'r Report,
        paragraph: &'r Paragraph,
        quoted: &[Span],
        previous: u32,
    ) -> Self {
        let passage = paragraph.span;
        Self {
            text: &report.text,
            words: Words::of(passage.of(&report.text), Reading::Text),
            passage,
            sentences: &paragraph.sentences,
            quoted: quoted.iter().copied().filter(|span| span.overlaps(passage)).collect(),
            previous,
        }
    }

    /// The number of words.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether byte `at` of the text is in the paragraph, or at its end.
    pub(super) fn holds(&self, at: u32) -> bool {
        self.passage.start <= at && at <= self.passage.end
    }

    /// Word `at`, folded.
    pub(super) fn word(&self, at: usize) -> &str {
        self.words.folded(at)
    }

    /// Whether word `at` is in the `list`.
    pub(super) fn is(&self, at: usize, list: &[&str]) -> bool {
        list.contains(&self.word(at))
    }

    /// Word `at` as written.
    pub(super) fn written(&self, at: usize) -> &'r str {
        self.span(at, at).of(self.text)
    }

    /// The span of the words `first..=last`.
    pub(super) fn span(&self, first: usize, last: usize) -> Span {
        let (start, end) = (self.words.span(first).start, self.words.span(last).end);
        Span { start, end: end.max(start) }.shifted(self.passage.start)
    }

    /// The text between word `at` and the next one, folded and trimmed.
    pub(super) fn gap(&self, at: usize) -> String {
        fold_text(self.words.gap(self.passage.of(self.text), at)).trim().to_owned()
    }

    /// The text between the previous word and word `at`, folded and trimmed.
    pub(super) fn gap_before(&self, at: usize) -> String {
        at.checked_sub(1).map(|before| self.gap(before)).unwrap_or_default()
    }

    /// Whether a sentence ends after word `at`.
    pub(super) fn ends(&self, at: usize) -> bool {
        at + 1 >= self.len()
            || self.span(at + 1, at + 1).start >= self.sentence(self.span(at, at).start).end
    }

    /// The quoted passage that word `at` is in.
    pub(super) fn quote(&self, at: usize) -> Option<Span> {
        let start = self.span(at, at).start;
        self.quoted.iter().copied().find(|quote| quote.start <= start && start < quote.end)
    }

    /// The first word that starts at byte `at` of the text or later.
    pub(super) fn word_from(&self, at: u32) -> usize {
        (0..self.len()).find(|&word| self.span(word, word).start >= at).unwrap_or(self.len())
    }

    /// The sentence that byte `at` of the text is in.
    pub(super) fn sentence(&self, at: u32) -> Span {
        let found = self.sentences.iter().copied().find(|sentence| at < sentence.end);
        found.unwrap_or(self.passage)
    }

    /// The earliest start of the clause of the verb at word `at`, in a sentence that starts at
    /// `start`: after any quoted passage before the verb.
    pub(super) fn clause_start(&self, at: usize, start: u32) -> u32 {
        let verb = self.span(at, at).start;
        let quoted = self.quoted.iter().map(|quote| quote.end).filter(|end| *end <= verb);
        quoted.max().map_or(start, |end| end.max(start))
    }

    /// From the end of word `at` to the next mark that separates clauses, or the next quote mark.
    pub(super) fn clause_after(&self, at: usize) -> Span {
        let start = self.span(at, at).end;
        let end = if self.parts(at) { start } else { self.clause_from(at + 1).end };
        Span { start, end }
    }

    /// From word `at` to the next mark that separates clauses.
    pub(super) fn clause_from(&self, at: usize) -> Span {
        let last = (at..self.len()).find(|&at| self.parts(at)).unwrap_or(self.len().max(1) - 1);
        self.span(at.min(last), last)
    }

    /// Whether a clause ends after word `at`; the full stop of `M.` does not end one.
    fn parts(&self, at: usize) -> bool {
        let gap = self.gap(at);
        self.ends(at) || gap != "." && gap.contains(PARTING)
    }
}

/// `span` without white space and the given characters at its ends.
pub(super) fn trimmed(text: &str, span: Span, at_start: &[char], at_end: &[char]) -> Span {
    let inside = span.of(text);
    let lead = inside.trim_start_matches(|c: char| c.is_whitespace() || at_start.contains(&c));
    let core = lead.trim_end_matches(|c: char| c.is_whitespace() || at_end.contains(&c));
    let start = span.start as usize + inside.len() - lead.len();
    Span::new(start, start + core.len())
}

/// The number of words in `text`, separated by white space.
pub(super) fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// A quoted passage of so many words is a clause even without a recognised subject or verb.
const MANY_WORDS: usize = 12;

/// Whether `text` is a clause rather than a title: it has a recognised subject or verb, or is long.
pub(super) fn is_clause(text: &str) -> bool {
    let read = Words::of(text, Reading::Text);
    let shows = |at: usize| {
        let word = read.folded(at);
        CLAUSAL.contains(&word)
            || word == "a" && read.written(text, at) == "a"
            || word.len() > 4 && CLAUSAL_ENDINGS.iter().any(|end| word.ends_with(end))
    };
    read.len() >= MANY_WORDS || (0..read.len()).any(shows)
}
