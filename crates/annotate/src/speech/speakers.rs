//! Identifies speakers: names, and the pronouns and offices that refer to them.

use std::cmp::Reverse;

use crate::speech::clauses::{Clauses, words};
use crate::speech::offices::{
    AFTER_OFFICES, BEFORE_OFFICES, IMPERSONAL, OFFICES, PLURAL, PREPOSITIONS, PRONOUNS, TITLES,
};
use dossier::report::Report;
use dossier::report::facts::{Kind, Name};
use dossier::text::fold::fold_text;
use dossier::text::span::Span;

/// The largest number of words (articles, titles, adjectives) between a verb and the subject after
/// it.
const MOST_BEFORE_NAME: usize = 3;

/// The largest number of words (mostly an office) before a person who is the subject of a sentence.
const MOST_BEFORE_SUBJECT: usize = 6;

/// A speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Speaker {
    /// The name, or the office as written.
    pub(super) name: String,
    /// The index of the name, if it is a person's.
    pub(super) person: Option<usize>,
    /// Whether it was resolved from a pronoun or an office.
    pub(super) deduced: bool,
}

/// The possible speakers of a report, and the last one found.
pub(super) struct Speakers<'r> {
    text: &'r str,
    names: &'r [Name],
    /// Mentions of names outside offices, in order, with the index of the name.
    mentions: Vec<(Span, usize)>,
    /// Offices.
    roles: &'r [Span],
    /// The position of the last quotation by a person, and the index of that person's name.
    last: Option<(u32, usize)>,
    /// Mentions of persons who are subjects of sentences, in order.
    subjects: Vec<(Span, usize)>,
}

/// A possible speaker in a place.
#[derive(Clone, Copy, Debug)]
enum Candidate {
    Name(Span, usize),
    Office(Span),
    Pronoun(Span),
}

impl Candidate {
    fn span(self) -> Span {
        match self {
            Self::Name(span, _) | Self::Office(span) | Self::Pronoun(span) => span,
        }
    }
}

/// On which side of a cue to look for the speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Before the cue: the last candidate.
    Before,
    /// After the cue: the first candidate.
    After,
}

impl<'r> Speakers<'r> {
    /// The possible speakers of a report. `quoted` are its quoted passages.
    pub(super) fn of(
        report: &'r Report,
        names: &'r [Name],
        roles: &'r [Span],
        quoted: &[Span],
    ) -> Self {
        let mut mentions: Vec<(Span, usize)> = (0..)
            .zip(names)
            .flat_map(|(at, name)| name.mentions.iter().map(move |&span| (span, at)))
            .collect();
        let inside = |span: Span, outer: &[Span]| {
            outer.iter().any(|outer| outer.start <= span.start && span.end <= outer.end)
        };
        mentions.retain(|(span, _)| !inside(*span, roles));
        mentions.sort_by_key(|(span, _)| (span.start, Reverse(span.end)));
        let is_person = |at: usize| names.get(at).is_some_and(|name| name.kind == Kind::Person);
        let sentences = report.paragraphs.iter().flat_map(|paragraph| &paragraph.sentences);
        let subjects = sentences.filter_map(|sentence| {
            let first = mentions.iter().find(|(span, at)| {
                is_person(*at) && sentence.start <= span.start && span.end <= sentence.end
            })?;
            let lead = Span { start: sentence.start, end: first.0.start };
            let early = words(lead.of(&report.text)) <= MOST_BEFORE_SUBJECT;
            (early && !inside(first.0, quoted)).then_some(*first)
        });
        let subjects = subjects.collect();
        Self { text: &report.text, names, mentions, roles, last: None, subjects }
    }

    /// Records that `speaker` speaks at byte `at`.
    pub(super) fn record(&mut self, at: u32, speaker: &Speaker) {
        if let Some(person) = speaker.person {
            self.last = Some((at, person));
        }
    }

    /// Resolves the pronoun at `span`; plural pronouns are not resolved.
    pub(super) fn referent(&self, clauses: &Clauses, span: Span) -> Option<Speaker> {
        let several = clauses.is(clauses.word_from(span.start), PLURAL);
        if several { None } else { self.last_before(span.start) }
    }

    /// The last speaker before byte `at`, or a later subject of a sentence, or else the last person
    /// mentioned.
    fn last_before(&self, at: u32) -> Option<Speaker> {
        let subject = self.subjects.iter().rev().find(|(span, _)| span.end <= at);
        let spoke = self.last.filter(|(spoke, _)| *spoke <= at);
        let person = match (subject, spoke) {
            (Some(&(span, person)), Some((spoke, _))) if span.start > spoke => person,
            (_, Some((_, person))) | (Some(&(_, person)), None) => person,
            (None, None) => {
                self.mentions
                    .iter()
                    .rev()
                    .find(|(span, at_name)| {
                        span.end <= at && self.kind(*at_name) == Some(Kind::Person)
                    })?
                    .1
            }
        };
        self.named(person, true)
    }

    /// The last speaker, if that was at byte `at` or later.
    pub(super) fn last_since(&self, at: u32) -> Option<Speaker> {
        let (_, person) = self.last.filter(|(spoke, _)| *spoke >= at)?;
        self.named(person, true)
    }

    /// Whether the words in `place` are an office.
    pub(super) fn is_office(&self, clauses: &Clauses, place: Span) -> bool {
        let first = clauses.word_from(place.start);
        let noun = first + usize::from(clauses.is(first, &["le", "la", "l", "the"]));
        let start = clauses.span(noun, noun).start;
        clauses.is(noun, OFFICES) || self.roles.iter().any(|role| role.start == start)
    }

    fn kind(&self, name: usize) -> Option<Kind> {
        self.names.get(name).map(|name| name.kind)
    }

    /// The mentions of persons, in order.
    fn persons(&self) -> impl Iterator<Item = Span> {
        let persons = self.mentions.iter().filter(|(_, at)| self.kind(*at) == Some(Kind::Person));
        persons.map(|(mention, _)| *mention)
    }

    fn named(&self, name: usize, deduced: bool) -> Option<Speaker> {
        let found = self.names.get(name)?;
        let person = (found.kind == Kind::Person).then_some(name);
        Some(Speaker { name: found.name.clone(), person, deduced })
    }

    /// The speaker named in `place`, next to a cue.
    pub(super) fn in_place(&self, clauses: &Clauses, place: Span, side: Side) -> Option<Speaker> {
        let candidate = self.candidate(clauses, place, side)?;
        match candidate {
            Candidate::Name(_, name) => self.named(name, false),
            Candidate::Pronoun(span) => self.referent(clauses, span),
            Candidate::Office(office) => {
                let here = self.holder(office).filter(|(mention, _)| {
                    mention.start <= place.end + 4 && place.start <= mention.end
                });
                match here {
                    Some((_, name)) => self.named(name, false),
                    None => Some(self.holder_or_office(office)),
                }
            }
        }
    }

    /// The name, office or pronoun in `place` that is the subject.
    fn candidate(&self, clauses: &Clauses, place: Span, side: Side) -> Option<Candidate> {
        let within = |span: Span| place.start <= span.start && span.end <= place.end;
        let mut found: Vec<Candidate> = Vec::new();
        let names = self.mentions.iter().filter(|(span, _)| within(*span));
        found.extend(names.map(|&(span, name)| Candidate::Name(span, name)));
        found.extend(self.roles.iter().copied().filter(|s| within(*s)).map(Candidate::Office));
        let first = clauses.word_from(place.start);
        for at in (first..clauses.len()).take_while(|&at| within(clauses.span(at, at))) {
            let span = clauses.span(at, at);
            let known = self.roles.iter().any(|role| role.overlaps(span));
            let determined = at > 0 && clauses.is(at - 1, BEFORE_OFFICES);
            let is_office = determined
                && match clauses.word(at) {
                    "porte" => clauses.is(at + 1, &["parole"]),
                    "premier" => clauses.is(at + 1, &["ministre"]),
                    _ => clauses.is(at, OFFICES),
                };
            if !known && is_office {
                // It ends at the name of its holder.
                let holder = self.persons().find(|mention| mention.start > span.start);
                let end = holder.map_or(place.end, |mention| mention.start.min(place.end));
                found.push(Candidate::Office(office_from(clauses, at, end)));
            } else if clauses.is(at, PRONOUNS) {
                found.push(Candidate::Pronoun(span));
            }
        }
        found.sort_by_key(|candidate| candidate.span().start);
        // A name inside an office is not its holder.
        let inner = |span: Span| {
            found.iter().any(|other| {
                matches!(other, Candidate::Office(o) if o.start <= span.start && span.end <= o.end && *o != span)
            })
        };
        let subject =
            |candidate: &Candidate| !Self::is_object(clauses, candidate.span(), place.start);
        let mut outer = found.iter().copied().filter(|candidate| !inner(candidate.span()));
        match side {
            Side::After => outer.find(|candidate| {
                subject(candidate) && self.follows_closely(clauses, *candidate, place.start)
            }),
            Side::Before => {
                let subjects: Vec<Candidate> = outer.filter(subject).collect();
                // Persons are preferred to organisations.
                let person = |candidate: &&Candidate| !matches!(candidate, Candidate::Name(_, name) if self.kind(*name) != Some(Kind::Person));
                subjects.iter().rev().find(person).or(subjects.last()).copied()
            }
        }
    }

    /// Whether only determiners and titles are between byte `start` and `candidate`; before a
    /// person, a few words of any kind.
    fn follows_closely(&self, clauses: &Clauses, candidate: Candidate, start: u32) -> bool {
        let span = candidate.span();
        let person =
            matches!(candidate, Candidate::Name(_, name) if self.kind(name) == Some(Kind::Person));
        let lead = clauses.word_from(start)..clauses.word_from(span.start);
        let determines = |at: usize| clauses.is(at, TITLES) || clauses.is(at, BEFORE_OFFICES);
        person && lead.len() <= MOST_BEFORE_NAME || lead.into_iter().all(determines)
    }

    /// Whether a preposition after byte `start` precedes `span`, not counting titles between them.
    fn is_object(clauses: &Clauses, span: Span, start: u32) -> bool {
        let leads = |at: usize, list: &[&str]| {
            at > 0
                && clauses.span(at - 1, at - 1).start >= start
                && matches!(clauses.gap_before(at).as_str(), "" | "'" | ".")
                && clauses.is(at - 1, list)
        };
        let mut at = clauses.word_from(span.start);
        while leads(at, TITLES) {
            at -= 1;
        }
        leads(at, PREPOSITIONS)
    }

    /// The person whom the text names next to `office`: `le président, X`; `X, le président`.
    fn holder(&self, office: Span) -> Option<(Span, usize)> {
        let person = |name: &usize| self.kind(*name) == Some(Kind::Person);
        let only = |between: &str, marks: &[char]| {
            between
                .split(|c: char| c.is_whitespace() || c == '’' || c == '\'' || marks.contains(&c))
                .all(|word| {
                    word.is_empty()
                        || TITLES.contains(&fold_text(word.trim_end_matches('.')).as_str())
                })
        };
        self.mentions.iter().filter(|(_, name)| person(name)).copied().find(|(mention, _)| {
            let after = office.end <= mention.start
                && only(Span { start: office.end, end: mention.start }.of(self.text), &[',']);
            let between = Span { start: mention.end, end: office.start }.of(self.text);
            let before = mention.end <= office.start
                && between.trim_start().starts_with(',')
                && only(between, &[',']);
            after || before
        })
    }

    /// Resolves an office without a name next to it: to the person named next to the same office
    /// elsewhere, else to the last speaker, unless that person holds another office of the same
    /// kind. If both fail, the office itself is the speaker.
    fn holder_or_office(&self, office: Span) -> Speaker {
        let written = fold_text(office.of(self.text));
        let head = |office: &str| office.split_whitespace().next().map(str::to_owned);
        let mut alike = self.roles.iter().filter(|role| fold_text(role.of(self.text)) == written);
        if let Some((_, name)) = alike.find_map(|role| self.holder(*role))
            && let Some(speaker) = self.named(name, true)
        {
            return speaker;
        }
        let other = |person: usize| {
            self.roles.iter().any(|role| {
                let role_written = fold_text(role.of(self.text));
                head(&role_written) == head(&written)
                    && !role_written.starts_with(&written)
                    && self.holder(*role).is_some_and(|(_, name)| name == person)
            })
        };
        let plural = head(&written).is_some_and(|head| head.ends_with('s'));
        let impersonal = head(&written).is_some_and(|head| IMPERSONAL.contains(&head.as_str()));
        let last = if plural || impersonal { None } else { self.last_before(office.start) };
        last.filter(|speaker| speaker.person.is_some_and(|person| !other(person))).unwrap_or_else(
            || Speaker {
                name: office.of(self.text).split_whitespace().collect::<Vec<_>>().join(" "),
                person: None,
                deduced: false,
            },
        )
    }
}

/// The office that starts with the noun at word `at`, up to the next mark or byte `end`.
fn office_from(clauses: &Clauses, at: usize, end: u32) -> Span {
    let mut last = at;
    while last + 1 < clauses.len()
        && matches!(clauses.gap(last).as_str(), "" | "'" | "-")
        && clauses.span(last + 1, last + 1).end <= end
        && !clauses.is(last + 1, AFTER_OFFICES)
        && last < at + 8
    {
        last += 1;
    }
    clauses.span(at, last)
}
