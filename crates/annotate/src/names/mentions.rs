//! Groups mentions by entity: long forms with their acronyms, full names with surnames and given
//! names.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use crate::names::acronyms::{self, Acronyms};
use crate::names::classify::{self, Run};
use crate::names::listed::{self, Known};
use crate::names::organisations;
use crate::names::tagged::{Shape, Text};
use dossier::report::facts::{Kind, Name};
use dossier::text::span::Span;

/// A mention that is not yet assigned to a name.
struct Mention {
    tokens: Range<usize>,
    kind: Kind,
    /// The key of the entity, which all its mentions share.
    key: String,
    /// Whether it is an acronym.
    acronym: bool,
}

/// A mention of an organisation.
struct Body {
    tokens: Range<usize>,
    /// The key of the entity, which all its mentions share.
    key: String,
    /// Whether the text defines its acronym; such a mention takes precedence over those it
    /// overlaps.
    expanded: bool,
}

/// The key of an entity with an acronym.
fn acronym_key(letters: &str) -> String {
    format!("acronym {letters}")
}

/// The names of a text, by first mention.
pub(super) fn find(text: &Text, offices: &[Range<usize>]) -> Vec<Name> {
    let places = listed::find(text);
    let acronyms = acronyms::find(text);
    let bodies = bodies(text, &places, &acronyms);
    let taken: HashSet<usize> = bodies
        .iter()
        .flat_map(|body| body.tokens.clone())
        .chain(acronyms.mentions.iter().map(|&(at, _)| at))
        .collect();
    let runs = classify::find(text, &places, &taken, offices);

    let mut mentions = Vec::new();
    let is_inside = |place: &Known| {
        let around = runs.iter().find(|run| {
            run.tokens.start <= place.tokens.start && place.tokens.end <= run.tokens.end
        });
        around.is_some()
    };
    let agencies: HashSet<usize> = places
        .iter()
        .filter(|place| place.kind == Kind::Agency)
        .flat_map(|place| place.tokens.clone())
        .collect();
    // A definition in the text takes precedence over the gazetteer.
    let expanded: HashSet<usize> = bodies
        .iter()
        .filter(|body| body.expanded)
        .flat_map(|body| body.tokens.clone())
        .chain(acronyms.expanded())
        .collect();
    let is_redefined = |place: &Known| {
        place.kind == Kind::Organisation && place.tokens.clone().any(|at| expanded.contains(&at))
    };
    for place in places.iter().filter(|place| !is_inside(place) && !is_redefined(place)) {
        mentions.push(Mention {
            tokens: place.tokens.clone(),
            kind: place.kind,
            key: format!("{:?} {}", place.kind, place.key),
            acronym: place.kind == Kind::Organisation
                && place.tokens.len() == 1
                && acronyms::is_acronym(text, place.tokens.start),
        });
    }
    let known: HashSet<usize> = places
        .iter()
        .filter(|place| !is_redefined(place))
        .flat_map(|place| place.tokens.clone())
        .collect();
    for (at, letters) in acronyms.mentions.iter().filter(|(at, _)| !known.contains(at)) {
        let agency = is_agency(text, *at);
        mentions.push(Mention {
            tokens: *at..at + 1,
            kind: if agency { Kind::Agency } else { Kind::Organisation },
            key: acronym_key(letters),
            acronym: true,
        });
    }
    for Body { tokens, key, .. } in bodies {
        if places.iter().all(|place| place.tokens != tokens || is_redefined(place)) {
            mentions.push(Mention { tokens, kind: Kind::Organisation, key, acronym: false });
        }
    }
    mentions.extend(
        people(text, runs)
            .into_iter()
            .filter(|mention| !mention.tokens.clone().all(|at| agencies.contains(&at))),
    );
    joined(text, mentions)
}

/// The mentions of organisations in a text, in order and disjoint: those whose acronym the text
/// defines, wherever the same words occur, and those recognised by their head noun.
fn bodies(text: &Text, places: &[Known], acronyms: &Acronyms) -> Vec<Body> {
    let mut found: Vec<Body> = Vec::new();
    let mut longs: HashMap<String, String> = HashMap::new();
    for pair in &acronyms.pairs {
        for tokens in &pair.long {
            let key = acronym_key(&pair.acronym);
            longs.insert(text.key(tokens), key.clone());
            found.push(Body { tokens: tokens.clone(), key, expanded: true });
        }
    }
    for at in (0..text.len()).filter(|&at| text.is_capital(at)) {
        for (long, key) in &longs {
            let tokens = at..at + long.split(' ').count();
            if text.key(&tokens) == *long {
                found.push(Body { tokens, key: key.clone(), expanded: true });
            }
        }
    }
    found.extend(organisations::find(text, places).into_iter().map(|tokens| {
        let mut letters = acronyms.mentions.iter().map(|(_, letters)| letters);
        let short = letters.find(|letters| acronyms::is_short_for(text, letters, &tokens));
        let key = short.map_or_else(|| text.key(&tokens), |letters| acronym_key(letters));
        Body { tokens, key, expanded: false }
    }));
    let mut found = disjoint(found);
    let alone = heads_alone(text, &found);
    found.extend(alone);
    disjoint(found)
}

/// Short forms such as `le Conseil`, if exactly one organisation in the text has that head.
fn heads_alone(text: &Text, full: &[Body]) -> Vec<Body> {
    let alone = |at: usize| {
        let same = |body: &&Body| {
            text.folded(body.tokens.start) == text.folded(at) && text.is_capital(body.tokens.start)
        };
        let body = full.iter().find(same)?;
        let article = matches!(text.folded_before(at, 1), "le" | "la" | "l'" | "du" | "au");
        let one = full.iter().filter(same).all(|other| other.key == body.key);
        let key = body.key.clone();
        (article && one).then_some(Body { tokens: at..at + 1, key, expanded: false })
    };
    (0..text.len()).filter(|&at| organisations::is_head(text, at)).filter_map(alone).collect()
}

/// Resolves overlaps: mentions with a defined acronym win, then the longest, then the first.
fn disjoint(mut found: Vec<Body>) -> Vec<Body> {
    found.sort_by_key(|body| (!body.expanded, Reverse(body.tokens.len()), body.tokens.start));
    let mut kept: BTreeMap<usize, Body> = BTreeMap::new();
    for body in found {
        let before = kept.range(..body.tokens.end).next_back();
        if before.is_none_or(|(_, other)| other.tokens.end <= body.tokens.start) {
            kept.insert(body.tokens.start, body);
        }
    }
    kept.into_values().collect()
}

/// Whether the words before a name call it a news agency: `l’agence de presse kirghize Kabar`.
fn is_agency(text: &Text, at: usize) -> bool {
    (1..=4)
        .take_while(|&by| text.before(at, by).is_some_and(|token| token.shape == Shape::Lower))
        .any(|by| matches!(text.folded_before(at, by), "agence" | "agency" | "agences"))
        && (1..=4)
            .any(|by| matches!(text.folded_before(at, by), "agence" | "agency" | "presse" | "news"))
}

/// Mentions for runs. Parts of a person's name get the key of the full name.
fn people(text: &Text, runs: Vec<Run>) -> Vec<Mention> {
    let mut full: BTreeMap<String, HashSet<String>> = BTreeMap::new();
    for run in runs.iter().filter(|run| run.kind == Kind::Person && run.tokens.len() > 1) {
        let Range { start, end } = run.tokens;
        let surnames = (start + 1..end).map(|at| at..end);
        for part in surnames.chain(std::iter::once(start..start + 1)) {
            full.entry(text.key(&part)).or_default().insert(run.key.clone());
        }
    }
    let whole = |key: &str| {
        let names = full.get(key)?;
        // Several full names are one if each is a suffix of the longest: `Le Goff`, `Anna Le Goff`.
        let longest = names.iter().max_by_key(|name| name.len())?;
        names.iter().all(|name| longest.ends_with(name.as_str())).then(|| longest.clone())
    };
    let mut mentions = Vec::new();
    for run in runs {
        let person = whole(&run.key);
        let kind = match person {
            Some(_) => Kind::Person,
            None if is_agency(text, run.tokens.start) => Kind::Agency,
            None => run.kind,
        };
        let key = person.unwrap_or(run.key);
        mentions.push(Mention { tokens: run.tokens, kind, key, acronym: false });
    }
    mentions
}

/// Groups mentions by key into names.
fn joined(text: &Text, mut mentions: Vec<Mention>) -> Vec<Name> {
    mentions.sort_by_key(|mention| (mention.tokens.start, Reverse(mention.tokens.end)));
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut names: Vec<(Name, Vec<bool>)> = Vec::new();
    for mention in mentions {
        let place = *places.entry(mention.key).or_insert(names.len());
        if place == names.len() {
            let name = String::new();
            let fresh = Name { kind: mention.kind, name, acronym: None, mentions: Vec::new() };
            names.push((fresh, Vec::new()));
        }
        let Some((name, acronyms)) = names.get_mut(place) else { continue };
        let span = text.span(&mention.tokens);
        if !name.mentions.contains(&span) && !span.is_empty() {
            name.mentions.push(span);
            acronyms.push(mention.acronym);
        }
    }
    names.into_iter().map(|(name, acronyms)| named(text, name, &acronyms)).collect()
}

/// Sets the name (its longest form, preferably not in upper case) and the acronym.
fn named(text: &Text, mut name: Name, acronyms: &[bool]) -> Name {
    let written =
        |span: &Span| span.of(&text.report.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let is_capitals = |form: &str| !form.chars().any(char::is_lowercase);
    let fullest = |forms: &mut dyn Iterator<Item = String>| {
        forms.reduce(|best, form| {
            let better = (!is_capitals(&form), form.chars().count());
            if better > (!is_capitals(&best), best.chars().count()) { form } else { best }
        })
    };
    let with = |acronym: bool| {
        let mentions = name.mentions.iter().zip(acronyms);
        fullest(&mut mentions.filter(|&(_, &is)| is == acronym).map(|(span, _)| written(span)))
    };
    let short = with(true);
    let long = with(false);
    name.name = long.or_else(|| short.clone()).unwrap_or_default();
    name.acronym = short;
    name
}
