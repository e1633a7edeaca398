//! Finds cues: words that introduce or attribute speech, such as `a déclaré` and `selon`.

use dossier::date::parse;

use crate::speech::clauses::Clauses;
use crate::speech::verbs::{self, Class};

/// A cue: `a-t-il déclaré`, `Selon`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    /// Its first word.
    pub(super) first: usize,
    /// Its last word.
    pub(super) last: usize,
    /// Its grammatical form.
    pub(super) form: Form,
    /// The inverted subject pronoun in it: `-t-il`.
    pub(super) pronoun: Option<usize>,
}

impl Cue {
    /// The start of the complement clause: after `que` or `that`, or after a colon.
    pub(super) fn complement(self, clauses: &Clauses) -> Option<u32> {
        let colon = clauses.gap(self.last) == ":";
        if colon {
            return Some(clauses.span(self.last, self.last).end);
        }
        let last = (self.last + 1..clauses.len().min(self.last + 2 + MOST_BEFORE_QUE))
            .find(|&at| clauses.is(at, &["que", "qu", "that"]))?;
        // `a annoncé la sortie que …` has an object, so that `que` is a relative pronoun; `a dit à
        // la presse que …` has none.
        let object = |at: usize| {
            let first = at == self.last + 1 && clauses.is(at, DETERMINERS);
            // `le 3 mai` and `ce lundi` are dates, `ce que` is an object.
            let dated = clauses.is(at, &["le"]) && parse::day(clauses.word(at + 1)).is_some()
                || clauses.is(at, &["ce", "cet", "cette"]) && at + 1 < last;
            let object = clauses.is(at, ARTICLES) && !clauses.is(at - 1, PREPOSITIONS);
            (first || object) && !dated
        };
        let french = !verbs::english(clauses.word(self.last)) && self.form != Form::According;
        if french && (self.last + 1..last).any(object) {
            return None;
        }
        let ended = |at: usize| {
            clauses.ends(at)
                || clauses.gap(at).contains([';', ':', '!', '?', '«', '“', '"', '»', '”'])
        };
        let reached = (self.last..last).all(|at| !ended(at));
        (reached && last + 1 < clauses.len()).then(|| clauses.span(last, last).end)
    }
}

/// The grammatical form of a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `a déclaré`: certainly a verb.
    Perfect(Class),
    /// `déclare`: such forms may also be nouns.
    Simple(Class),
    /// `ajoutant`
    Gerund,
    /// `est convaincu`
    Conviction,
    /// `Selon`
    According,
    /// `a été saluée … par`; the cue is the participle.
    Passive,
}

/// The largest number of words between a verb and the `que` of its clause: `a déclaré hier à la
/// presse que`.
const MOST_BEFORE_QUE: usize = 10;

/// Determiners that start the object of a verb, unless a preposition precedes them.
const ARTICLES: &[&str] =
    &["le", "la", "les", "l", "un", "une", "son", "sa", "ses", "leur", "leurs", "ces"];
const PREPOSITIONS: &[&str] = &[
    "a", "dans", "sur", "d", "de", "en", "par", "devant", "pendant", "avant", "apres", "avec",
    "pour", "chez", "durant", "depuis", "toute", "tous", "toutes",
];

const HAVE: &[&str] =
    &["a", "ont", "avait", "avaient", "aurait", "auraient", "aura", "auront", "has", "have", "had"];
const BE: &[&str] =
    &["est", "sont", "etait", "etaient", "serait", "fut", "furent", "is", "are", "was", "were"];
const PRONOUNS: &[&str] = &["il", "elle", "ils", "elles", "he", "she", "they"];

/// Words that precede a noun.
pub(super) const DETERMINERS: &[&str] = &[
    "le",
    "la",
    "les",
    "l",
    "un",
    "une",
    "des",
    "du",
    "ce",
    "cet",
    "cette",
    "ces",
    "son",
    "sa",
    "ses",
    "leur",
    "leurs",
    "notre",
    "nos",
    "d",
    "de",
    "aucun",
    "aucune",
    "chaque",
    "plusieurs",
    "quelques",
    "the",
    "an",
    "his",
    "her",
    "its",
    "their",
    "any",
    "no",
    "of",
    "to",
];

/// The cues of a paragraph, in order, also those in quoted passages.
pub(super) fn cues(clauses: &Clauses) -> Vec<Cue> {
    let mut found: Vec<Cue> = Vec::new();
    let mut at = 0;
    while at < clauses.len() {
        let cue = cue(clauses, at);
        at = cue.map_or(at, |cue| cue.last) + 1;
        found.extend(cue);
    }
    found
}

/// The cue that starts at word `at`, unless it is negated.
fn cue(clauses: &Clauses, at: usize) -> Option<Cue> {
    let denied = at > 0 && clauses.is(at - 1, &["n", "ne", "not"]);
    // `dit-on`, `a-t-on appris` have no speaker.
    let nobody = clauses.gap(at) == "-"
        && (clauses.is(at + 1, &["on"])
            || clauses.is(at + 1, &["t"]) && clauses.is(at + 2, &["on"]));
    if denied || nobody {
        return None;
    }
    according(clauses, at)
        .or_else(|| perfect(clauses, at))
        .or_else(|| passive(clauses, at))
        .or_else(|| simple(clauses, at))
}

/// `selon`, `d’après`, `according to`, `aux dires de`.
fn according(clauses: &Clauses, at: usize) -> Option<Cue> {
    let last = match clauses.word(at) {
        "selon" => at,
        "d" if clauses.is(at + 1, &["apres"]) => at + 1,
        "according" if clauses.is(at + 1, &["to"]) => at + 1,
        "dires" if clauses.is(at + 1, &["de", "du", "d", "des"]) => at + 1,
        _ => return None,
    };
    // `selon que`, `selon laquelle`
    let relative = ["que", "qu", "laquelle", "lequel", "lesquels", "lesquelles", "which", "moi"];
    let cue = Cue { first: at, last, form: Form::According, pronoun: None };
    (!clauses.is(last + 1, &relative)).then_some(cue)
}

/// `a déclaré`, `a-t-il également noté`, `s’est dit`, `est convaincu`.
fn perfect(clauses: &Clauses, at: usize) -> Option<Cue> {
    let have = clauses.is(at, HAVE) && clauses.written(at) != "à" && clauses.written(at) != "À";
    let be = clauses.is(at, BE);
    if !have && !be {
        return None;
    }
    let (mut at_verb, pronoun) = inversion(clauses, at);
    for _ in 0..4 {
        let adverb =
            verbs::is_adverb(clauses.word(at_verb)) && clauses.gap_before(at_verb).is_empty();
        at_verb += usize::from(adverb);
    }
    if !(clauses.gap_before(at_verb).is_empty() || pronoun == Some(at_verb - 1)) {
        return None;
    }
    let word = clauses.word(at_verb);
    if be && verbs::is_convinced(word) {
        return Some(Cue { first: at, last: at_verb, form: Form::Conviction, pronoun });
    }
    let (class, words) = verbs::participle(word, clauses.word(at_verb + 1))
        .or_else(|| verbs::english(word).then_some((Class::Words, 1)))?;
    // `s’est félicité` is a cue, `est déclaré` is not.
    let reflexive = at > 0 && clauses.is(at - 1, &["s"]);
    let last = at_verb + words - 1;
    (have || reflexive).then_some(Cue { first: at, last, form: Form::Perfect(class), pronoun })
}

/// The index after the verb at `at` and its inverted subject, and the index of that subject, if
/// any.
fn inversion(clauses: &Clauses, at: usize) -> (usize, Option<usize>) {
    let hyphen = |at: usize| clauses.gap(at) == "-";
    let letter = usize::from(hyphen(at) && clauses.is(at + 1, &["t"]));
    let tied = |at: usize| hyphen(at) || letter > 0 && matches!(clauses.gap(at).as_str(), "'" | "");
    let subject = at + letter + 1;
    if tied(subject - 1) && clauses.is(subject, PRONOUNS) {
        (subject + 1, Some(subject))
    } else {
        (at + 1, None)
    }
}

/// `saluée` of `a été saluée comme un succès par`.
fn passive(clauses: &Clauses, at: usize) -> Option<Cue> {
    let be = at
        .checked_sub(1)
        .is_some_and(|before| clauses.is(before, BE) || clauses.is(before, &["ete", "been"]));
    let cue = Cue { first: at, last: at, form: Form::Passive, pronoun: None };
    (be && verbs::judges(clauses.word(at))).then_some(cue)
}

/// `déclare`, `dit-il`, `ajoutant`, `said`.
fn simple(clauses: &Clauses, at: usize) -> Option<Cue> {
    let cue = |form, last, pronoun| Some(Cue { first: at, last, form, pronoun });
    let word = clauses.word(at);
    if verbs::gerund(word) {
        return cue(Form::Gerund, at, None);
    }
    let class = verbs::finite(word)?;
    if let (next, Some(pronoun)) = inversion(clauses, at) {
        return cue(Form::Simple(class), next - 1, Some(pronoun));
    }
    let noun = at > 0 && clauses.is(at - 1, DETERMINERS);
    // `déclare` is a finite verb, `déclaré` without an auxiliary is not.
    let participle = clauses.written(at).ends_with(['é', 'É', '\u{301}']);
    if noun || participle { None } else { cue(Form::Simple(class), at, None) }
}
