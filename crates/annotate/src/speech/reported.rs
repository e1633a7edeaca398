//! Reported speech, in the writer's words.

use crate::speech::Finder;
use crate::speech::clauses::{Clauses, trimmed, words};
use crate::speech::cues::{Cue, DETERMINERS, Form};
use crate::speech::offices::PRONOUNS;
use crate::speech::speakers::{Side, Speaker};
use crate::speech::verbs::{self, Class};
use dossier::report::facts::Speech;
use dossier::text::span::Span;

/// The fewest words of a reported clause before a cue or around it: shorter ones are connectives
/// (`En outre`).
const FEWEST_WORDS: usize = 4;

/// The longest subject, in words, that is neither a name nor an office: `les habitants du
/// quartier`.
const MOST_OF_SUBJECT: usize = 6;

const AROUND: &[char] = &[',', ';', ':', '.', '…', '–', '—', '’', '\''];

const QUOTES: &[char] = &['«', '»', '“', '”', '"', ',', '.'];

impl Finder<'_> {
    /// Adds the reported speech of `cue`, if there is any and it is not found yet.
    pub(super) fn reported(&mut self, clauses: &Clauses, cue: Cue) {
        let place = clauses.span(cue.first, cue.last);
        let is_found = self.found.iter().any(|found| {
            found.speech == Speech::Reported && found.span.overlaps(place)
                || found.cue == Some(place) && cue.complement(clauses).is_none()
        });
        if is_found {
            return;
        }
        let sentence = clauses.sentence(place.start);
        let said = match cue.form {
            Form::According => self.according(clauses, cue, sentence),
            Form::Passive => self.passive(clauses, cue, sentence),
            Form::Gerund => self.gerund(clauses, cue, sentence),
            Form::Conviction => self.complement(clauses, cue, sentence),
            Form::Perfect(class) | Form::Simple(class) => self
                .complement(clauses, cue, sentence)
                .or_else(|| self.clause(clauses, cue, sentence))
                .or_else(|| self.object(clauses, cue, class, sentence)),
        };
        if let Some((span, speaker)) = said {
            let span = trimmed(self.text, span, AROUND, AROUND);
            // If all of it is quoted, it is direct speech.
            let unquoted = trimmed(self.text, span, QUOTES, QUOTES);
            let holds = |quote: &Span| quote.start <= unquoted.start && unquoted.end <= quote.end;
            if !clauses.quoted.iter().any(holds) {
                self.push(span, Speech::Reported, speaker, Some(place));
            }
        }
    }

    /// `X a déclaré que …`, `X a déclaré : …`
    fn complement(
        &self,
        clauses: &Clauses,
        cue: Cue,
        sentence: Span,
    ) -> Option<(Span, Option<Speaker>)> {
        let start = cue.complement(clauses)?;
        let content = Span { start, end: sentence.end };
        let from = clauses.clause_start(cue.first, sentence.start);
        let speaker = self.subject_before(clauses, cue, from);
        let pronoun = cue.pronoun.is_some() || cue.first > 0 && clauses.is(cue.first - 1, PRONOUNS);
        if speaker.is_some() || pronoun {
            return Some((content, speaker));
        }
        let name = self.noun_before(clauses, cue, from)?;
        let sure = matches!(cue.form, Form::Perfect(Class::Words));
        sure.then_some((content, Some(Speaker { name, person: None, deduced: false })))
    }

    /// The subject of `cue`, without its article, if it is neither a name nor an office.
    fn noun_before(&self, clauses: &Clauses, cue: Cue, from: u32) -> Option<String> {
        let article = clauses.word_from(from);
        let articles = ["le", "la", "les", "l", "un", "une", "des", "plusieurs", "the"];
        let noun = clauses.is(article, &articles) && article + 1 < cue.first;
        let subject = noun.then(|| clauses.span(article + 1, cue.first - 1))?.of(self.text);
        let alone = words(subject) <= MOST_OF_SUBJECT && !subject.contains(',');
        alone.then(|| subject.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// `…, a déclaré X, lors de …`; `En outre, a-t-il assuré, …`
    fn clause(
        &self,
        clauses: &Clauses,
        cue: Cue,
        sentence: Span,
    ) -> Option<(Span, Option<Speaker>)> {
        let place = clauses.span(cue.first, cue.last);
        let from = clauses.clause_start(cue.first, sentence.start);
        let before = Span { start: from, end: place.start };
        if verbs::english(clauses.word(cue.last)) && clauses.ends(cue.last) {
            // `…, X said.`
            let comma = before.of(self.text).rfind(',')?;
            let subject = Span::new(from as usize + comma, place.start as usize);
            let speaker = self.speakers.in_place(clauses, subject, Side::Before)?;
            return Some((Span { start: from, end: subject.start }, Some(speaker)));
        }
        if !clauses.gap_before(cue.first).ends_with(',') {
            return self.bare(clauses, cue, before, sentence);
        }
        let speaker = self.subject_after(clauses, cue)?;
        let long = |span: Span| words(span.of(self.text)) >= FEWEST_WORDS;
        let after = match cue.pronoun {
            Some(_) => Span { start: place.end, end: sentence.end },
            None => Span { start: clauses.clause_after(cue.last).end, end: sentence.end },
        };
        if long(before) {
            Some((before, Some(speaker)))
        } else if long(after) && clauses.gap(cue.last).starts_with(',') {
            Some((after, Some(speaker)))
        } else {
            None
        }
    }

    /// `X said the plan works`
    fn bare(
        &self,
        clauses: &Clauses,
        cue: Cue,
        before: Span,
        sentence: Span,
    ) -> Option<(Span, Option<Speaker>)> {
        if !clauses.is(cue.last, &["said", "says"]) || !clauses.gap(cue.last).is_empty() {
            return None;
        }
        let speaker = self.speakers.in_place(clauses, before, Side::Before)?;
        let content = Span { start: clauses.span(cue.last, cue.last).end, end: sentence.end };
        Some((content, Some(speaker)))
    }

    /// `X a noté les menaces …`, `X s’est félicité de …`
    fn object(
        &self,
        clauses: &Clauses,
        cue: Cue,
        class: Class,
        sentence: Span,
    ) -> Option<(Span, Option<Speaker>)> {
        let next = cue.last + 1;
        let spoken_of = class != Class::Words
            && matches!(cue.form, Form::Perfect(_))
            && clauses.gap(cue.last).is_empty()
            && clauses.is(next, DETERMINERS);
        if !spoken_of {
            return None;
        }
        let from = clauses.clause_start(cue.first, sentence.start);
        let speaker = self.subject_before(clauses, cue, from)?;
        // An organisation that announces something acts; a person speaks.
        speaker.person?;
        let content = Span { start: clauses.span(next, next).start, end: sentence.end };
        (words(content.of(self.text)) >= FEWEST_WORDS).then_some((content, Some(speaker)))
    }

    /// `Selon X, …`, `…, selon X`
    fn according(
        &self,
        clauses: &Clauses,
        cue: Cue,
        sentence: Span,
    ) -> Option<(Span, Option<Speaker>)> {
        let place = clauses.span(cue.first, cue.last);
        let source = clauses.clause_after(cue.last);
        let speaker = self.speakers.in_place(clauses, source, Side::After)?;
        let before = Span { start: sentence.start, end: place.start };
        let after = self.after_source(clauses, source, sentence);
        if words(before.of(self.text)) < FEWEST_WORDS {
            let content = after.filter(|span| words(span.of(self.text)) >= FEWEST_WORDS)?;
            return Some((content, Some(speaker)));
        }
        Some((before, Some(speaker)))
    }

    /// The text after a source and any apposition: `Selon X, le ministre, …`.
    fn after_source(&self, clauses: &Clauses, source: Span, sentence: Span) -> Option<Span> {
        let rest = Span { start: source.end, end: sentence.end };
        rest.of(self.text).starts_with(',').then_some(())?;
        let apposition = clauses.clause_from(clauses.word_from(source.end));
        let next = Span { start: apposition.end, end: sentence.end };
        let said =
            self.speakers.is_office(clauses, apposition) && next.of(self.text).starts_with(',');
        Some(if said { next } else { rest })
    }

    /// `…, ajoutant que …`
    fn gerund(
        &self,
        clauses: &Clauses,
        cue: Cue,
        sentence: Span,
    ) -> Option<(Span, Option<Speaker>)> {
        let start = cue.complement(clauses)?;
        let earlier = self.speakers.last_since(sentence.start);
        let from = clauses.clause_start(cue.first, sentence.start);
        let speaker = earlier.or_else(|| self.subject_before(clauses, cue, from))?;
        Some((Span { start, end: sentence.end }, Some(speaker)))
    }

    /// `la conférence a été saluée comme un succès par X`
    fn passive(
        &self,
        clauses: &Clauses,
        cue: Cue,
        sentence: Span,
    ) -> Option<(Span, Option<Speaker>)> {
        let within = |at: &usize| clauses.span(*at, *at).end <= sentence.end;
        let by = (cue.last + 1..clauses.len())
            .take_while(within)
            .find(|&at| clauses.is(at, &["par", "by"]))?;
        let speaker = self.speakers.in_place(clauses, clauses.clause_after(by), Side::After)?;
        speaker.person?;
        let before = Span { start: sentence.start, end: clauses.span(cue.first, cue.first).start };
        let comma = before.of(self.text).rfind(',').map_or(0, |at| at + 1);
        let start = sentence.start as usize + comma;
        let content = Span::new(start, clauses.span(by, by).start as usize);
        Some((content, Some(speaker)))
    }
}
