//! Where a paragraph says that something is said.

use crate::speech::scene::Scene;
use crate::speech::verbs::{self, Class};

/// Words that say that something is said: `a-t-il déclaré`, `Selon`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    /// Its first word.
    pub(super) first: usize,
    /// Its last word.
    pub(super) last: usize,
    /// How it says so.
    pub(super) form: Form,
    /// The pronoun it holds: `-t-il`.
    pub(super) pronoun: Option<usize>,
}

/// How something is said to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `a déclaré`: what makes sure that it is a verb.
    Perfect(Class),
    /// `déclare`, which may be a noun as well.
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

const HAVE: &[&str] =
    &["a", "ont", "avait", "avaient", "aurait", "auraient", "aura", "auront", "has", "have", "had"];
const BE: &[&str] =
    &["est", "sont", "etait", "etaient", "serait", "fut", "furent", "is", "are", "was", "were"];
const PRONOUNS: &[&str] = &["il", "elle", "ils", "elles", "he", "she", "they"];

/// Words before a noun.
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

/// The cues of a paragraph, in order, outside what is quoted.
pub(super) fn cues(scene: &Scene) -> Vec<Cue> {
    let mut found: Vec<Cue> = Vec::new();
    let mut at = 0;
    while at < scene.len() {
        let cue = cue(scene, at);
        at = cue.map_or(at, |cue| cue.last) + 1;
        found.extend(cue);
    }
    found
}

fn cue(scene: &Scene, at: usize) -> Option<Cue> {
    let denied = at > 0 && scene.is(at - 1, &["n", "ne", "not"]);
    // `dit-on`, `a-t-on appris`: nobody says it.
    let nobody = scene.gap(at) == "-"
        && (scene.is(at + 1, &["on"]) || scene.is(at + 1, &["t"]) && scene.is(at + 2, &["on"]));
    if denied || nobody {
        return None;
    }
    according(scene, at)
        .or_else(|| perfect(scene, at))
        .or_else(|| passive(scene, at))
        .or_else(|| simple(scene, at))
}

fn according(scene: &Scene, at: usize) -> Option<Cue> {
    let last = match scene.word(at) {
        "selon" => at,
        "d" if scene.is(at + 1, &["apres"]) => at + 1,
        "according" if scene.is(at + 1, &["to"]) => at + 1,
        "dires" if scene.is(at + 1, &["de", "du", "d", "des"]) => at + 1,
        _ => return None,
    };
    // `selon que`, `selon laquelle`
    let relative = ["que", "qu", "laquelle", "lequel", "lesquels", "lesquelles", "which", "moi"];
    let cue = Cue { first: at, last, form: Form::According, pronoun: None };
    (!scene.is(last + 1, &relative)).then_some(cue)
}

/// `a déclaré`, `a-t-il également noté`, `s’est dit`, `est convaincu`.
fn perfect(scene: &Scene, at: usize) -> Option<Cue> {
    let have = scene.is(at, HAVE) && scene.written(at) != "à" && scene.written(at) != "À";
    let be = scene.is(at, BE);
    if !have && !be {
        return None;
    }
    let (mut at_verb, pronoun) = inversion(scene, at);
    for _ in 0..4 {
        let adverb = verbs::is_adverb(scene.word(at_verb)) && scene.gap_before(at_verb).is_empty();
        at_verb += usize::from(adverb);
    }
    if !(scene.gap_before(at_verb).is_empty() || pronoun == Some(at_verb - 1)) {
        return None;
    }
    let word = scene.word(at_verb);
    if be && verbs::is_convinced(word) {
        return Some(Cue { first: at, last: at_verb, form: Form::Conviction, pronoun });
    }
    let (class, words) = verbs::participle(word, scene.word(at_verb + 1))
        .or_else(|| verbs::english(word).then_some((Class::Words, 1)))?;
    // `s’est félicité` says, `est déclaré` does not.
    let reflexive = at > 0 && scene.is(at - 1, &["s"]);
    let last = at_verb + words - 1;
    (have || reflexive).then_some(Cue { first: at, last, form: Form::Perfect(class), pronoun })
}

/// The word after the verb at `at` and its inverted subject, and that subject.
fn inversion(scene: &Scene, at: usize) -> (usize, Option<usize>) {
    let hyphen = |at: usize| scene.gap(at) == "-";
    let letter = usize::from(hyphen(at) && scene.is(at + 1, &["t"]));
    let tied = |at: usize| hyphen(at) || letter > 0 && matches!(scene.gap(at).as_str(), "'" | "");
    let subject = at + letter + 1;
    if tied(subject - 1) && scene.is(subject, PRONOUNS) {
        (subject + 1, Some(subject))
    } else {
        (at + 1, None)
    }
}

/// `saluée` of `a été saluée comme un succès par`.
fn passive(scene: &Scene, at: usize) -> Option<Cue> {
    let be = at
        .checked_sub(1)
        .is_some_and(|before| scene.is(before, BE) || scene.is(before, &["ete", "been"]));
    let cue = Cue { first: at, last: at, form: Form::Passive, pronoun: None };
    (be && verbs::judges(scene.word(at))).then_some(cue)
}

/// `déclare`, `dit-il`, `ajoutant`, `said`.
fn simple(scene: &Scene, at: usize) -> Option<Cue> {
    let cue = |form, last, pronoun| Some(Cue { first: at, last, form, pronoun });
    let word = scene.word(at);
    if verbs::gerund(word) {
        return cue(Form::Gerund, at, None);
    }
    let class = verbs::finite(word)?;
    if let (next, Some(pronoun)) = inversion(scene, at) {
        return cue(Form::Simple(class), next - 1, Some(pronoun));
    }
    let noun = at > 0 && scene.is(at - 1, DETERMINERS);
    // `déclare` is a verb here, `déclaré` is none without `avoir`.
    let participle = scene.written(at).ends_with(['é', 'É', '\u{301}']);
    if noun || participle { None } else { cue(Form::Simple(class), at, None) }
}
