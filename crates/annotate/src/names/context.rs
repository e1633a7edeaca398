//! Classifies a run of capitalised words by the words around it.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::names::capitalised;
use crate::names::lists::{
    ENGLISH_HEADS, HEADS, PLACE_NOUNS, SAYING, TO_WHOM, WHERE, WordList, is_in, words,
};
use crate::names::tagged::{Shape, Text, is_title};
use dossier::text::lang::Lang;

/// Determiners that make what follows a common noun: indefinite, plural, numerals.
static COUNTING: WordList = LazyLock::new(|| {
    words(
        "\
    les des aux ces ses mes nos vos leurs un une plusieurs quelques certains certaines chaque deux \
    trois quatre cinq six dix an these those some many each every any another",
    )
});

/// How a run is used where it occurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Usage {
    /// As a name.
    Name,
    /// Unclear: any word would be capitalised here.
    Ambiguous,
    /// As a common noun, or as a quoted word: `un Debcamp`, `les Geeks`, `« Jessie »`.
    CommonNoun,
}

pub(super) fn usage(text: &Text, run: &Range<usize>) -> Usage {
    let Some(first) = text.at(run.start) else { return Usage::CommonNoun };
    let before = text.folded_before(run.start, 1);
    let single = run.len() == 1;
    let given = text.gazetteer.is_given_name(&first.folded);
    let counted = COUNTING.contains(before) || is_indefinite(text, run.start);
    let quoted =
        matches!(before, "«" | "“" | "\"") && matches!(text.folded(run.end), "»" | "”" | "\"");
    let unit = text.before(run.start, 1).is_some_and(|token| token.shape == Shape::Number)
        && first.folded.chars().count() <= 3;
    let head = first.folded.trim_end_matches('.');
    let bare = single && (unit || HEADS.contains(head) || ENGLISH_HEADS.contains(head));
    if counted && (single || !given) || quoted || bare {
        return Usage::CommonNoun;
    }
    // Two capitalised words in a row are enough, unless all words here are capitalised.
    let second = text.at(run.start + 1);
    let several =
        !single && !is_camel(text, run) && (given || second.is_some_and(|second| !second.starts));
    if first.starts && !several && !is_subject(text, run) {
        return Usage::Ambiguous;
    }
    Usage::Name
}

/// Whether a word of a run is in camel case: `SciConf`.
pub(super) fn is_camel(text: &Text, run: &Range<usize>) -> bool {
    run.clone().any(|at| text.at(at).is_some_and(|token| token.camel))
}

/// Whether the token before `at` is the English article `a`, and not French `à` or `a`.
fn is_indefinite(text: &Text, at: usize) -> bool {
    let before = at.saturating_sub(1);
    text.report.lang == Some(Lang::En) && matches!(text.written(before), "a" | "A")
}

/// Whether the token before `at` is `à`.
fn is_at(text: &Text, at: usize) -> bool {
    let before = at.saturating_sub(1);
    text.folded(before) == "a" && text.written(before) != "a" && !is_indefinite(text, at)
}

/// Whether a run at the start of a sentence is the subject of a verb. Without an article it is then
/// a name, as French common nouns have one.
pub(super) fn is_subject(text: &Text, run: &Range<usize>) -> bool {
    let Some(first) = text.at(run.start) else { return false };
    let next = text.folded(run.end);
    let auxiliary =
        is_in("a est avait etait aura sera doit va veut peut", next) && !is_at(text, run.end + 1);
    // The imperfect and the future.
    let tense = next.len() > 5 && ["ait", "era", "ira"].iter().any(|end| next.ends_with(end));
    let french = text.report.lang == Some(Lang::Fr) && (auxiliary || tense);
    let says = SAYING.contains(next) || next == "has" && SAYING.contains(text.folded(run.end + 1));
    text.seen(&first.folded).lower == 0
        && !text.gazetteer.is_opener(&first.folded)
        && (french || says)
}

/// Whether the context makes a run a person: a given name, a title or office before it, or a verb
/// of saying. `offices` has the tokens directly after offices.
pub(super) fn is_person(text: &Text, run: &Range<usize>, offices: &HashSet<usize>) -> bool {
    if capitalised::is_body(text, run) || is_camel(text, run) {
        return false;
    }
    let first = text.gazetteer.is_given_name(text.folded(run.start))
        || text.shape(run.start) == Shape::Initial;
    let before = text.folded_before(run.start, 1);
    let titled = is_title(before)
        || is_in("president presidente ministre minister secretary ambassadeur", before);
    let comma = usize::from(before == ",");
    let office = offices.contains(&run.start.saturating_sub(comma));
    first && run.len() > 1 || titled || office || is_speaker(text, run)
}

/// Whether a run is the subject of a verb of saying, or the source in `selon X`.
fn is_speaker(text: &Text, run: &Range<usize>) -> bool {
    let (before, second) = (text.folded_before(run.start, 1), text.folded_before(run.start, 2));
    let next = text.folded(run.end);
    let article = is_in("le la l' the les", before);
    let source = match before {
        "selon" => true,
        "to" => second == "according",
        "apres" => second == "d'",
        _ => false,
    };
    let verb_before = is_in("said says", before)
        || SAYING.contains(before) && is_in("a ont -t-il has said says", second);
    let verb_after = is_in("said says told added stated", next)
        || is_in("a avait has had", next) && SAYING.contains(text.folded(run.end + 1));
    !article && (source || verb_before || verb_after)
}

/// Whether the context makes a run a place: the noun or the preposition before it.
pub(super) fn is_place(text: &Text, run: &Range<usize>) -> bool {
    let (before, second) = (text.folded_before(run.start, 1), text.folded_before(run.start, 2));
    let named =
        PLACE_NOUNS.contains(before) || is_in("de d' of", before) && PLACE_NOUNS.contains(second);
    let verb = text.written(run.start.saturating_sub(2));
    let addressed = TO_WHOM.contains(second) || is_participle(verb) && !WHERE.contains(second);
    let at = is_at(text, run.start) && !addressed;
    let within = before == "en" && run.len() == 1 || before == "in";
    let near = before == "de" && second == "pres";
    named || at || within || near
}

/// Whether a word is a past participle in `-é`; the accent may be a combining character.
fn is_participle(word: &str) -> bool {
    let masculine = word.trim_end_matches('s');
    let stem = masculine.strip_suffix('e').unwrap_or(masculine);
    [stem, masculine].iter().any(|word| word.ends_with(['é', '\u{301}']))
}

/// Whether a run is an organisation, by the noun before it, in it or after it.
pub(super) fn is_body(text: &Text, run: &Range<usize>) -> bool {
    let before = text.folded_before(run.start, 1);
    let called = text.before(run.start, 1).is_some_and(|before| before.shape == Shape::Lower)
        && (HEADS.contains(before)
            || is_in("entreprise firme editeur constructeur company firm", before));
    let is_head = |at: usize| {
        let folded = text.folded(at).trim_end_matches('.');
        ENGLISH_HEADS.contains(folded) || HEADS.contains(folded) || folded == "&"
    };
    let calls_itself = run.len() > 1 && run.clone().any(is_head);
    let form = is_in("inc ltd gmbh corp s.a sa", text.folded(run.end).trim_end_matches('.'));
    called || calls_itself || form
}
