//! The lexicon: the distinct words of a collection, as written. A query's words are matched against
//! it, so once per distinct word and not once per occurrence.

use crate::index::postings::Postings;
use crate::index::stem::stem;
use crate::index::stop_words::{Kind, StopWords};
use crate::index::word_families::WordFamilies;
use crate::query::{Options, TermWord};
use crate::text::lang::Lang;
use crate::text::words::{Letter, spelled};

/// The distinct words, sorted by folded form, then as written. A word's *id* is its index.
#[derive(Debug)]
pub struct Lexicon {
    entries: Vec<Entry>,
    postings: Postings,
    families: WordFamilies,
    /// The kind of each word, by id.
    kinds: Vec<Kind>,
}

/// A distinct word, as written.
#[derive(Debug)]
pub struct Entry {
    /// Its folded form.
    pub folded: Box<str>,
    /// As it is written.
    pub written: Box<str>,
    /// How often it occurs in the collection.
    pub count: usize,
}

impl Lexicon {
    /// Builds the lexicon from its sorted `entries` and, for each report, the ids of its words and
    /// its language. A word is stemmed in the language of the first report that has it, in French
    /// if that is unknown.
    pub(crate) fn new<I: Iterator<Item = u32>>(
        mut entries: Vec<Entry>,
        reports: impl Iterator<Item = I> + Clone,
        langs: &[Option<Lang>],
    ) -> Self {
        let postings = Postings::of(entries.len(), reports);
        let (mut stems, mut kinds) = (Vec::new(), Vec::new());
        for (id, entry) in (0..).zip(&mut entries) {
            let reports = postings.get(id);
            entry.count = reports.iter().map(|(_, count)| *count as usize).sum();
            let first = reports.first().and_then(|(report, _)| langs.get(*report as usize));
            let lang = first.copied().flatten().unwrap_or(Lang::Fr);
            stems.push(stem(&entry.written, lang));
            kinds.push(StopWords::of(lang).kind(&entry.folded));
        }
        Self { entries, postings, families: WordFamilies::of(stems), kinds }
    }

    /// How many distinct words there are.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The words, by id.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// A word by its id.
    #[must_use]
    pub fn get(&self, id: u32) -> Option<&Entry> {
        self.entries.get(id as usize)
    }

    /// Whether word `id` is a content word or a stop word.
    #[must_use]
    pub fn kind(&self, id: u32) -> Kind {
        self.kinds.get(id as usize).copied().unwrap_or(Kind::Content)
    }

    /// Which words share a stem.
    pub(crate) fn families(&self) -> &WordFamilies {
        &self.families
    }

    /// The postings of word `id`: the reports it occurs in, ascending, each with its count.
    pub(crate) fn reports(&self, id: u32) -> &[(u32, u32)] {
        self.postings.get(id)
    }

    /// The distinct folded forms in order, each with its number of occurrences.
    pub(crate) fn folded(&self) -> impl Iterator<Item = (&str, usize)> {
        let forms = self.entries.chunk_by(|a, b| a.folded == b.folded);
        forms.filter_map(|form| {
            Some((&*form.first()?.folded, form.iter().map(|entry| entry.count).sum()))
        })
    }

    /// The most frequent spelling of a folded form.
    #[must_use]
    pub fn mostly(&self, folded: &str) -> Option<&str> {
        let first = self.entries.partition_point(|entry| *entry.folded < *folded);
        let form = self.entries.get(first..)?.iter().take_while(|entry| *entry.folded == *folded);
        form.max_by_key(|entry| (entry.count, std::cmp::Reverse(&entry.written)))
            .map(|e| &*e.written)
    }

    /// What to type between quote marks to find every spelling of a folded form: its most frequent
    /// spelling, or, as typed accents must match, the folded form if spellings differ in accents.
    pub(crate) fn spelling(&self, folded: &str) -> &str {
        let first = self.entries.partition_point(|entry| *entry.folded < *folded);
        let form = self.entries.get(first..).unwrap_or_default();
        let mut form = form.iter().take_while(|entry| *entry.folded == *folded);
        let accents = |entry: &Entry| -> Vec<Vec<char>> {
            spelled(&entry.written).into_iter().map(|letter| letter.accents).collect()
        };
        let one = form.next().map(accents);
        let entry = self.entries.get(first);
        let alike = form.all(|other| one.as_ref() == Some(&accents(other)));
        let folded = entry.map_or("", |entry| &entry.folded);
        if alike { self.mostly(folded).unwrap_or(folded) } else { folded }
    }

    /// The words of the lexicon that a query's word matches.
    pub(crate) fn matching(&self, word: &TermWord, options: Options) -> Set {
        self.select(word, options, word.whole || options.whole && !word.begins)
    }

    /// The ids of the words in the word family of a query's word, ascending: those that share the
    /// stem of a whole word it matches, without those in `matched`.
    pub(crate) fn relatives(&self, word: &TermWord, options: Options, matched: &Set) -> Vec<u32> {
        let words = self.select(word, options, true);
        let families = words.iter().flat_map(|id| self.families.relatives(id));
        let mut ids: Vec<u32> = families.copied().filter(|id| !matched.contains(*id)).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// The words equal to `word`, or, unless `whole`, beginning with it.
    fn select(&self, word: &TermWord, options: Options, whole: bool) -> Set {
        let wanted = word.folded.as_str();
        let first = self.entries.partition_point(|entry| *entry.folded < *wanted);
        let found = self.entries.get(first..).unwrap_or_default();
        let found = found.get(
            ..found.partition_point(|entry| {
                if whole { *entry.folded == *wanted } else { entry.folded.starts_with(wanted) }
            }),
        );
        let found = found.unwrap_or_default();
        let offset = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let exact = options.accents || options.case;
        let picked = (exact || word.letters.iter().any(|l| !l.accents.is_empty())).then(|| {
            let agrees = |entry: &Entry| agree(&spelled(&entry.written), word, options);
            found.iter().map(agrees).collect()
        });
        Set { first: offset(first), end: offset(first + found.len()), picked }
    }
}

/// A set of words within a range of the lexicon.
#[derive(Debug)]
pub(crate) struct Set {
    first: u32,
    end: u32,
    /// Which words of the range are in the set; `None` if all are.
    picked: Option<Vec<bool>>,
}

impl Set {
    pub(crate) fn contains(&self, id: u32) -> bool {
        (self.first..self.end).contains(&id) && self.is_picked(id)
    }

    fn is_picked(&self, id: u32) -> bool {
        let picked = self.picked.as_ref();
        picked.is_none_or(|p| p.get((id - self.first) as usize).copied().unwrap_or_default())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> {
        (self.first..self.end).filter(|&id| self.is_picked(id))
    }
}

/// Whether a word of the lexicon, `written`, has the accents and the case of the query's word, as
/// far as they count. An unaccented letter matches any accents, unless the option `accents` is on.
/// A typed accent matches itself; in a `lenient` word, without that option, it also matches an
/// unaccented capital that is the first letter or in a word all in capitals, where accents are
/// often omitted.
fn agree(written: &[Letter], wanted: &TermWord, options: Options) -> bool {
    let all_capitals = written.iter().all(|l| l.capital || !l.plain.is_alphabetic());
    wanted.letters.iter().zip(written).enumerate().all(|(at, (typed, letter))| {
        let bare_capital = letter.accents.is_empty() && letter.capital && (at == 0 || all_capitals);
        let accents = typed.accents == letter.accents
            || !options.accents && (typed.accents.is_empty() || wanted.lenient && bare_capital);
        accents && (!options.case || typed.capital == letter.capital)
    })
}
