//! Acronyms and their definitions in the text: `Long (ACR)` and `ACR (Long)`.
//!
//! After A. Schwartz and M. Hearst, A simple algorithm for identifying abbreviation definitions in
//! biomedical text (2003), extended to skip function words, as French acronyms do.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use crate::names::lists::{COMMON_ACRONYMS, LOWER_HEADS, WordList, is_in, words};
use crate::names::organisations;
use crate::names::tagged::{Setting, Shape, Text, letters};

/// Words that may contribute no letter to an acronym.
static SKIPPED: WordList = LazyLock::new(|| {
    words(
        "\
    de du des d' la le les l' et a au aux en pour sur par dans un une of the and for on in to & - – \
    ,",
    )
});

/// The longest acronym, in letters.
const LONGEST: usize = 12;

/// A definition of an acronym in the text.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    /// The tokens of the long forms: two if one is in another language.
    pub(super) long: Vec<Range<usize>>,
    /// The acronym's letters, folded.
    pub(super) acronym: String,
}

/// The acronyms of a text.
pub(super) struct Acronyms {
    pub(super) pairs: Vec<Pair>,
    /// The tokens of acronyms that are names, with their letters.
    pub(super) mentions: Vec<(usize, String)>,
}

impl Acronyms {
    /// The tokens of acronyms that the text defines.
    pub(super) fn expanded(&self) -> impl Iterator<Item = usize> {
        let defined: HashSet<&str> = self.pairs.iter().map(|pair| pair.acronym.as_str()).collect();
        let mentions = self.mentions.iter();
        mentions.filter(move |(_, key)| defined.contains(key.as_str())).map(|&(at, _)| at)
    }
}

/// Finds definitions and mentions of acronyms. Acronyms of common nouns (`les TIC`) are left out.
pub(super) fn find(text: &Text) -> Acronyms {
    let mut pairs = Vec::new();
    let mut common = HashSet::new();
    for bracket in (0..text.len()).filter(|&at| text.folded(at) == "(") {
        read_bracket(text, bracket, &mut pairs, &mut common);
    }
    let expanded: HashSet<&str> = pairs.iter().map(|pair: &Pair| pair.acronym.as_str()).collect();
    let mut candidates = Vec::new();
    // An acronym used once with a plural determiner or a number is a common noun everywhere.
    let mut common_nouns: HashMap<String, usize> = HashMap::new();
    for at in (0..text.len()).filter(|&at| is_acronym(text, at)) {
        let key = letters(text.folded(at));
        if expanded.contains(key.as_str()) {
            candidates.push((at, key));
            continue;
        }
        if is_common_noun(text, at) {
            *common_nouns.entry(key).or_default() += 1;
        } else {
            candidates.push((at, key));
        }
    }
    candidates.retain(|(_, key)| {
        expanded.contains(key.as_str())
            || !common.contains(key)
                && !common_nouns.contains_key(key)
                && !COMMON_ACRONYMS.contains(key.as_str())
    });
    Acronyms { pairs, mentions: candidates }
}

/// Whether a token can be an acronym: at least two capitals, and not a Roman numeral.
pub(super) fn is_acronym(text: &Text, at: usize) -> bool {
    let Some(token) = text.at(at) else { return false };
    let key = letters(&token.folded);
    let roman = key.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let name = key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | '&'));
    let written = text.written(at);
    let dotted = written.matches('.').count() >= 2;
    // `BCM5717` is a model number.
    let digits = |pair: &[u8]| pair.iter().all(u8::is_ascii_digit);
    let is_number = key.as_bytes().windows(2).any(digits);
    // `Sonia PETROVA`
    let before = text.before(at, 1).filter(|before| before.shape == Shape::Capital);
    let is_surname =
        key.len() > 3 && before.is_some_and(|before| text.gazetteer.is_given_name(&before.folded));
    token.shape == Shape::Capitals
        && token.setting == Setting::Prose
        && !is_surname
        && !roman
        && name
        && key.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && !is_number
        && (dotted || !written.contains('.'))
        && key.chars().count() <= LONGEST
}

/// Whether the context makes an acronym a common noun: `les TIC`, `un PC`, `DSA 14`.
fn is_common_noun(text: &Text, at: usize) -> bool {
    let before = text.folded_before(at, 1);
    let counted = is_in(
        "les des aux ces ses mes nos vos leurs un une plusieurs quelques certains certaines chaque \
         deux trois quatre cinq six a an these those some many each every",
        before,
    );
    let numbered = text.shape(at + 1) == Shape::Number
        || matches!(text.folded(at + 1), "-") && text.shape(at + 2) == Shape::Number;
    let after_number = text.before(at, 1).is_some_and(|token| token.shape == Shape::Number);
    counted || numbered || after_number
}

/// Reads the parenthesis at token `open`. If it defines an acronym, adds the definition to `pairs`,
/// or the acronym to `common` if the long form is a common noun.
fn read_bracket(text: &Text, open: usize, pairs: &mut Vec<Pair>, common: &mut HashSet<String>) {
    let Some(close) = (open + 1..text.len().min(open + 20)).find(|&at| text.folded(at) == ")")
    else {
        return;
    };
    let acronym = (open + 1..close).find(|&at| {
        is_acronym(text, at)
            && (at == open + 1 || at + 1 == close && text.shape(at - 1) == Shape::Mark)
    });
    if let Some(acronym) = acronym {
        let key = letters(text.folded(acronym));
        let before = long_before(text, open, &key);
        let inside = if acronym == open + 1 { acronym + 2..close } else { open + 1..acronym - 1 };
        let inside = long_inside(text, inside, &key);
        let around = organisations::before_bracket(text, open);
        match before.or(around.filter(|_| close == open + 2 || inside.is_some())) {
            Some(long) if is_name(text, &long) || inside.is_some() => {
                let long = [Some(long), inside].into_iter().flatten().collect();
                pairs.push(Pair { long, acronym: key });
            }
            Some(_) => {
                common.insert(key);
            }
            None => {
                // A plural noun before the bracket: the acronym, of words in another language, is a
                // common noun.
                let before = text.before(open, 1);
                if before.is_some_and(|t| t.shape == Shape::Lower && t.folded.ends_with('s')) {
                    common.insert(key.clone());
                }
                let long: Vec<_> = inside.into_iter().collect();
                if !long.is_empty() {
                    pairs.push(Pair { long, acronym: key });
                }
            }
        }
        return;
    }
    let Some(acronym) = open.checked_sub(1).filter(|&at| is_acronym(text, at)) else { return };
    let key = letters(text.folded(acronym));
    if let Some(long) = long_inside(text, open + 1..close, &key) {
        if is_name(text, &long) {
            pairs.push(Pair { long: vec![long], acronym: key });
        } else {
            common.insert(key);
        }
    }
}

/// Whether a long form is a name rather than a common noun.
fn is_name(text: &Text, long: &Range<usize>) -> bool {
    let capital = text.is_capital(long.start);
    let head = LOWER_HEADS.contains(text.folded(long.start));
    let capitals = long.clone().filter(|&at| text.is_capital(at)).count();
    capital || head || capitals >= 2
}

/// The words before token `end` that the acronym `key` abbreviates.
fn long_before(text: &Text, end: usize, key: &str) -> Option<Range<usize>> {
    let most = key.chars().count();
    let most = (most + 5).min(most * 2);
    let mut words = Vec::new();
    let mut at = end;
    while words.len() < most {
        let Some(before) = at.checked_sub(1) else { break };
        let token = text.folded(before);
        let skipped = SKIPPED.contains(token);
        if token.is_empty() || text.shape(before) == Shape::Mark && !skipped {
            break;
        }
        at = before;
        if !skipped {
            words.push(at);
        }
    }
    let start = initials(text, at..end, key).or_else(|| inner(text, at..end, key))?;
    (end - start >= 2).then_some(start..end)
}

/// The words of a parenthesis, if the acronym `key` abbreviates all of them.
fn long_inside(text: &Text, range: Range<usize>, key: &str) -> Option<Range<usize>> {
    let first = range
        .clone()
        .find(|&at| !SKIPPED.contains(text.folded(at)) && text.shape(at) != Shape::Mark)?;
    let range = first..range.end;
    let start = initials(text, range.clone(), key).or_else(|| inner(text, range.clone(), key))?;
    (start == first && range.len() >= 2).then_some(range)
}

/// Whether `key`, an acronym without a definition, consists of the initials of all these words.
pub(super) fn is_short_for(text: &Text, key: &str, long: &Range<usize>) -> bool {
    key.chars().count() >= 3 && initials(text, long.clone(), key) == Some(long.start)
}

/// Matches the letters of `key` with the initials of words, from the end of `range` backwards, and
/// returns the first word used. A skippable word contributes one letter or none, a hyphenated one
/// either one letter or one per part.
fn initials(text: &Text, range: Range<usize>, key: &str) -> Option<usize> {
    let key: Vec<char> = key.chars().rev().collect();
    // The numbers of letters matched so far, one per way of matching.
    let mut matched = HashSet::from([0_usize]);
    for at in range.rev() {
        let token = text.folded(at);
        let skipped = SKIPPED.contains(token);
        let parts: Vec<char> = token.rsplit('-').filter_map(|part| part.chars().next()).collect();
        let mut next = if skipped { matched.clone() } else { HashSet::new() };
        for count in matched {
            let rest = key.get(count..).unwrap_or_default();
            if rest.first().copied() == token.chars().next() {
                next.insert(count + 1);
            }
            if rest.starts_with(&parts) {
                next.insert(count + parts.len());
            }
        }
        matched = next;
        if matched.contains(&key.len()) && !skipped {
            return Some(at);
        }
        if matched.is_empty() {
            return None;
        }
    }
    None
}

/// Matches the letters of `key` with letters anywhere in the words, in order, from the end of
/// `range` backwards; the first letter must be an initial. Returns the first word used.
fn inner(text: &Text, range: Range<usize>, key: &str) -> Option<usize> {
    let mut rest: Vec<char> = key.chars().filter(|c| c.is_alphanumeric()).collect();
    for at in range.rev() {
        let token: Vec<char> = text.folded(at).chars().collect();
        for (place, c) in token.iter().enumerate().rev() {
            let wanted = rest.last() == Some(c) && (rest.len() > 1 || place == 0);
            if wanted {
                rest.pop();
            }
            if rest.is_empty() {
                return (!SKIPPED.contains(text.folded(at))).then_some(at);
            }
        }
    }
    None
}
