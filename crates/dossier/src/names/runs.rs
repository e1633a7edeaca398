//! Names that no list knows: words with a capital that tells, and what stands around them.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::facts::Kind;
use crate::lang::Lang;
use crate::names::lists::{
    ENGLISH_HEADS, HEADS, PLACE_NOUNS, SAYING, TO_WHOM, WHERE, is_demonym, is_given_name, is_in,
    is_opener,
};
use crate::names::phrases::is_grammar;
use crate::names::places::Known;
use crate::names::roles::is_office;
use crate::names::text::{Shape, Text, is_title};

/// Words in small letters that stand inside a name of a person.
const PARTICLES: &str = "von van der den ter ten ben bin bint ibn ould al el da dos das di della \
    del du de d' la le oglu uulu y e zu zum af av";

/// Of these, those that in French join anything: only after a given name.
const LOOSE_PARTICLES: &str = "du de d' la le y e";

/// A name as it stands in the text, with what its neighbours say of it.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) tokens: Range<usize>,
    pub(super) kind: Kind,
    /// Its folded tokens.
    pub(super) key: String,
}

/// How a run stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    /// Like a name.
    Named,
    /// Where any word has a capital.
    Open,
    /// Like a thing: `un Debcamp`, `les Geeks`, `« Jessie »`.
    Thing,
}

/// What is known of a name over all places where it stands.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    named: usize,
    all: usize,
    numbered: usize,
    camel: bool,
    articled: usize,
    person: usize,
    place: usize,
    body: usize,
}

/// The runs of a text outside `taken` tokens, in order and disjoint.
pub(super) fn find(
    text: &Text,
    places: &[Known],
    taken: &HashSet<usize>,
    offices: &[Range<usize>],
) -> Vec<Run> {
    let offices: HashSet<usize> = offices.iter().map(|office| office.end).collect();
    let blocked = |at: usize| taken.contains(&at);
    let mut runs = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let end = run_end(text, at, &blocked);
        if end == at {
            at += 1;
            continue;
        }
        for piece in pieces(text, at..end, places) {
            runs.extend(trimmed(text, piece));
        }
        at = end;
    }
    judge(text, runs, &offices)
}

fn is_part(text: &Text, at: usize) -> bool {
    let Some(token) = text.at(at) else { return false };
    let office = is_office(text, at) || is_title(&token.folded) && token.folded.len() > 2;
    matches!(token.shape, Shape::Capital | Shape::Initial)
        && !token.shouted
        && !token.code
        && !token.furniture
        && !(office && token.shape == Shape::Capital)
        && !(token.shape == Shape::Initial && is_title(&token.folded))
}

/// After the run that begins at a token; the token itself where none does.
fn run_end(text: &Text, at: usize, blocked: &dyn Fn(usize) -> bool) -> usize {
    if blocked(at) || !is_part(text, at) {
        return at;
    }
    let first = at;
    let mut end = at + 1;
    loop {
        let surname = |at: usize| {
            text.shape(at) == Shape::Capitals
                && !text.at(at).is_some_and(|token| token.shouted)
                && text.folded(at).chars().count() >= 3
                && (is_given_name(text.folded(at - 1)) || text.shape(at - 1) == Shape::Initial)
        };
        if !blocked(end) && (is_part(text, end) || surname(end)) {
            end += 1;
            continue;
        }
        let given = is_given_name(text.folded(first)) || text.shape(first) == Shape::Initial;
        let mut next = end;
        while next - end < 2
            && (is_in(PARTICLES, text.folded(next)) && text.shape(next) == Shape::Lower)
            && (given && end - first <= 2 || !is_in(LOOSE_PARTICLES, text.folded(next)))
        {
            next += 1;
        }
        let ampersand = text.folded(end) == "&";
        next += usize::from(ampersand);
        if next == end || blocked(next) || !is_part(text, next) {
            return end;
        }
        end = next + 1;
    }
}

/// The parts of a run that names of places leave, where they are no part of it.
fn pieces(text: &Text, run: Range<usize>, places: &[Known]) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut from = run.start;
    let from_place = places.partition_point(|place| place.tokens.end <= run.start);
    for place in places.iter().skip(from_place).take_while(|place| place.tokens.start < run.end) {
        if belongs(text, &(from..run.end), place) {
            continue;
        }
        pieces.push(from..place.tokens.start.max(from));
        from = place.tokens.end.min(run.end);
    }
    pieces.push(from..run.end);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// Whether a place is a part of a longer name: `Jordan Bardella`, `Paris Match`, `Jack London`.
pub(super) fn belongs(text: &Text, run: &Range<usize>, place: &Known) -> bool {
    let first = run.start;
    let len = run.len();
    let longer = len > place.tokens.len();
    let person = is_given_name(text.folded(first)) || text.shape(first) == Shape::Initial;
    let named_so = place.tokens.start == first && is_given_name(text.folded(first));
    let body = (run.start..run.end).any(|at| is_in(ENGLISH_HEADS, text.folded(at)));
    longer
        && (body || named_so || person && place.tokens.start > first && place.kind != Kind::Agency)
}

/// A run without the words at its ends that are no names, or nothing.
fn trimmed(text: &Text, run: Range<usize>) -> Option<Range<usize>> {
    let mut end = run.end;
    let is_body = run_is_body(text, &run);
    let edge = |at: usize| {
        let folded = text.folded(at);
        let starts = text.at(at).is_some_and(|token| token.starts);
        let only = run.len() == 1;
        let given = is_given_name(folded) && !only;
        is_demonym(folded)
            || is_in(PARTICLES, folded) && text.shape(at) == Shape::Capital && starts && !given
            || is_opener(folded) && !(given && !starts)
    };
    let mut lead = run.start;
    while lead < end && edge(lead) && !(is_body && !is_grammar(text.folded(lead))) {
        lead += 1;
    }
    // The first word of a sentence that the text has in small letters too.
    let lower = text.at(lead).is_some_and(|token| token.starts) && end - lead > 1 && {
        let seen = text.seen(text.folded(lead));
        seen.lower > 0 && seen.capital == 0 && !is_given_name(text.folded(lead))
    };
    let start = lead + usize::from(lower);
    while end > start && edge(end - 1) && !is_body {
        end -= 1;
    }
    let letters = (start..end).any(|at| text.shape(at) != Shape::Initial);
    (start < end && letters).then_some(start..end)
}

fn run_is_body(text: &Text, run: &Range<usize>) -> bool {
    run.len() > 1 && is_in(ENGLISH_HEADS, text.folded(run.end - 1))
}

/// Which runs are names, and of what.
fn judge(text: &Text, runs: Vec<Range<usize>>, offices: &HashSet<usize>) -> Vec<Run> {
    let mut known: HashMap<String, Evidence> = HashMap::new();
    for run in &runs {
        let key = text.key(run);
        let stands = stands(text, run);
        let entry = known.entry(key).or_default();
        entry.all += 1;
        entry.named += usize::from(stands == Stands::Named);
        entry.numbered +=
            usize::from(text.shape(run.end) == Shape::Number && !is_year(text, run.end));
        entry.camel |= run.clone().any(|at| text.at(at).is_some_and(|token| token.camel));
        let article = is_in("le la l' the", text.folded_before(run.start, 1));
        entry.articled += usize::from(article || stands == Stands::Thing);
        entry.person += usize::from(is_person(text, run, offices));
        entry.place += usize::from(is_place(text, run));
        entry.body += usize::from(is_body(text, run));
    }
    // Parts of the names of people: `Steve`, `Langasek`.
    let mut parts = HashSet::new();
    for run in runs.iter().filter(|run| run.len() > 1) {
        let person = known.get(&text.key(run)).is_some_and(|known| known.person > 0);
        if person {
            parts.insert(text.folded(run.start).to_owned());
            parts.insert(text.folded(run.end - 1).to_owned());
        }
    }
    let accepted = |run: &Range<usize>| {
        let key = text.key(run);
        let Some(known) = known.get(&key) else { return false };
        let stands = stands(text, run);
        let single = run.len() == 1;
        let part = single && parts.contains(&key);
        let product = known.camel && (known.articled > 0 || known.numbered > 0)
            || known.numbered * 2 >= known.all && known.numbered > 0;
        let seen = text.seen(&key);
        let common = single && seen.lower > seen.capital && !part && known.person == 0;
        let told = known.named > 0 || part || known.person > 0 && (!single || is_said(text, run));
        let camel_open = known.camel && known.named == 0;
        told && stands != Stands::Thing && !product && !common && !camel_open
    };
    let kind = |run: &Range<usize>| {
        let known = known.get(&text.key(run)).copied().unwrap_or_default();
        let single = run.len() == 1;
        let part = single && parts.contains(&text.key(run));
        let article = known.articled > 0;
        let several = !single
            && run.len() <= 4
            && !known.camel
            && known.body == 0
            && run.clone().all(|at| text.shape(at) != Shape::Mark);
        match () {
            () if known.body > 0 && known.body >= known.person => Kind::Organisation,
            () if known.person > 0 || part => Kind::Person,
            () if known.place > 0 && known.place * 2 >= known.all => Kind::City,
            () if several && !article => Kind::Person,
            () => Kind::Organisation,
        }
    };
    let accepted: Vec<Range<usize>> = runs.iter().filter(|run| accepted(run)).cloned().collect();
    accepted
        .into_iter()
        .map(|run| Run { kind: kind(&run), key: text.key(&run), tokens: run })
        .collect()
}

/// Whether the `a` before a token is the English article, and neither `à` nor a verb.
fn is_indefinite(text: &Text, at: usize) -> bool {
    text.report.lang == Some(Lang::En) && text.written(at.saturating_sub(1)) == "a"
}

fn is_year(text: &Text, at: usize) -> bool {
    let number = text.folded(at);
    number.len() == 4 && number.parse().is_ok_and(|year: u32| (1900..2100).contains(&year))
}

fn stands(text: &Text, run: &Range<usize>) -> Stands {
    let Some(first) = text.at(run.start) else { return Stands::Thing };
    let before = text.folded_before(run.start, 1);
    let single = run.len() == 1;
    let given = is_given_name(&first.folded);
    let counted = is_in(
        "les des aux ces ses mes nos vos leurs un une plusieurs quelques certains certaines chaque \
         deux trois quatre cinq six dix an these those some many each every any another",
        before,
    ) || before == "a" && is_indefinite(text, run.start);
    let quoted =
        matches!(before, "«" | "“" | "\"") && matches!(text.folded(run.end), "»" | "”" | "\"");
    if counted && !(given && !single) || quoted {
        return Stands::Thing;
    }
    let camel = run.clone().any(|at| text.at(at).is_some_and(|token| token.camel));
    let several = !single && !camel && {
        // Two capitals in a row need no more, unless all words around have one.
        let second = text.at(run.start + 1);
        given && first.starts || second.is_some_and(|token| !token.starts)
    };
    if first.starts && !several {
        return if is_said(text, run) { Stands::Named } else { Stands::Open };
    }
    Stands::Named
}

/// Whether a run at the start of a sentence is the subject of a verb, with no article: a name.
fn is_said(text: &Text, run: &Range<usize>) -> bool {
    let next = text.folded(run.end);
    let auxiliary = is_in("a est avait etait aura sera has was is had will", next);
    let first = text.at(run.start);
    let token = first.map_or("", |token| token.folded.as_str());
    let seen = text.seen(token);
    auxiliary
        && seen.lower == 0
        && !is_opener(token)
        && first.is_some_and(|token| !token.camel)
        && is_in(SAYING, text.folded(run.end + 1))
}

fn is_person(text: &Text, run: &Range<usize>, offices: &HashSet<usize>) -> bool {
    let first = text.folded(run.start);
    if run_is_body(text, run) || run.clone().any(|at| text.at(at).is_some_and(|t| t.camel)) {
        return false;
    }
    let given = run.len() > 1 && (is_given_name(first) || text.shape(run.start) == Shape::Initial);
    let before = text.folded_before(run.start, 1);
    let titled = is_title(before)
        || text.before(run.start, 1).is_some_and(|t| t.shape != Shape::Mark)
            && is_in("president presidente ministre minister secretary ambassadeur", before);
    let comma = usize::from(before == ",");
    let office = offices.contains(&(run.start - comma.min(run.start)));
    given || titled || office || is_speaker(text, run)
}

/// Whether a run is the subject of a verb of saying, or a source.
fn is_speaker(text: &Text, run: &Range<usize>) -> bool {
    let (before, second) = (text.folded_before(run.start, 1), text.folded_before(run.start, 2));
    let next = text.folded(run.end);
    let says = |folded: &str| is_in(SAYING, folded);
    let article = is_in("le la l' the les", before);
    let source = before == "selon"
        || before == "to" && second == "according"
        || before == "apres" && second == "d'";
    let told = says(before) && is_in("a ont has said says", second) || is_in("said says", before);
    let telling = is_in("a avait has had", next) && says(text.folded(run.end + 1))
        || is_in("said says told added stated", next);
    !article && (source || told || telling)
}

fn is_place(text: &Text, run: &Range<usize>) -> bool {
    let (before, second) = (text.folded_before(run.start, 1), text.folded_before(run.start, 2));
    let third = text.folded_before(run.start, 3);
    let noun = is_in(PLACE_NOUNS, before)
        || matches!(before, "de" | "d'" | "of") && is_in(PLACE_NOUNS, second);
    let at = before == "a"
        && text.before(run.start, 1).is_some_and(|t| t.shape == Shape::Lower)
        && text.written(run.start - 1).starts_with(['à', 'À', 'a'])
        && !is_in(TO_WHOM, second)
        && !(is_participle(second) && !is_in(WHERE, second))
        && third != "grace";
    let within = before == "en" && run.len() == 1 || before == "in" && second != "participate";
    let near = before == "de" && second == "pres";
    noun || at || within || near
}

fn is_participle(folded: &str) -> bool {
    // Folded, `adressé` cannot be told from `adresse`; both take an addressee.
    folded.len() > 4
        && ["e", "ee", "es", "ees"].iter().any(|end| folded.ends_with(end))
        && !is_in("conference reunion annee visite ville siege route ambassade monde nee", folded)
        && ["te", "ee", "se", "ne", "ie", "de", "le", "re", "ue", "tes", "ees"]
            .iter()
            .any(|end| folded.ends_with(end))
}

fn is_body(text: &Text, run: &Range<usize>) -> bool {
    let before = text.folded_before(run.start, 1);
    let after = text.folded(run.end);
    let noun =
        is_in(HEADS, before) || is_in("entreprise firme editeur constructeur company firm", before);
    let body = run.len() > 1
        && run.clone().any(|at| {
            is_in(ENGLISH_HEADS, text.folded(at))
                || is_in(HEADS, text.folded(at))
                || text.folded(at) == "&"
        });
    noun && text.before(run.start, 1).is_some_and(|t| t.shape == Shape::Lower)
        || body
        || is_in("inc inc. ltd ltd. gmbh corp corp. s.a. sa", after)
}
