//! Direct speech: quoted passages that someone says.

use crate::speech::Finder;
use crate::speech::clauses::{Clauses, is_clause, trimmed, words};
use crate::speech::cues::{Cue, Form};
use crate::speech::offices::PRONOUNS;
use crate::speech::speakers::{Side, Speaker};
use crate::speech::verbs::Class;
use dossier::report::facts::Speech;
use dossier::text::span::Span;

/// The fewest words of a quoted passage that is not next to a cue: shorter ones are titles or
/// names.
const FEWEST_WORDS: usize = 5;

/// The largest number of words (the subject) between a quotation and the cue after it.
const MOST_BEFORE_VERB: usize = 6;

/// The largest number of words between a cue and a quotation next to it: `a déclaré hier que « …
/// »`.
const MOST_AFTER_CUE: usize = 3;

const OPENING: &[char] = &['«', '“', '"', '»'];
const CLOSING: &[char] = &['«', '»', '”', '"', ','];

impl Finder<'_> {
    /// Adds the quoted passage `quote`, if it is direct speech.
    pub(super) fn direct(&mut self, clauses: &Clauses, quote: Span, cues: &[Cue]) {
        let span = trimmed(self.text, quote, OPENING, CLOSING);
        // A quotation over several paragraphs is processed in its first and its last one.
        let begins = clauses.holds(quote.start);
        let ends = clauses.holds(quote.end);
        if !begins && self.found.iter().any(|found| found.span == span) {
            return;
        }
        if let Some(cue) = cues.iter().find(|cue| self.interrupts(clauses, quote, **cue)) {
            self.interrupted(clauses, span, *cue);
            return;
        }
        let after = || cues.iter().find_map(|cue| self.said_after(clauses, quote, *cue));
        let before = || cues.iter().rev().find_map(|cue| self.said_before(clauses, quote, *cue));
        let said = if ends { after() } else { None };
        if let Some((cue, speaker)) = said.or_else(|| if begins { before() } else { None }) {
            self.push(span, Speech::Direct, speaker, Some(clauses.span(cue.first, cue.last)));
            return;
        }
        if !is_long(span.of(self.text)) {
            return;
        }
        let sentence = clauses.sentence(quote.start);
        let lead =
            trimmed(self.text, Span { start: sentence.start, end: quote.start }, &[], OPENING);
        if begins && lead.of(self.text).ends_with(':') {
            // A name before a colon is the speaker, whatever the verb.
            let speaker = self.speakers.in_place(clauses, lead, Side::Before);
            if speaker.is_some() {
                self.push(span, Speech::Direct, speaker, None);
            }
        } else if begins && ends && lead.is_empty() && self.is_sentence(clauses, quote, span) {
            let speaker = self.speakers.last_since(clauses.previous);
            self.push(span, Speech::Direct, speaker, None);
        }
    }

    /// Whether the quoted passage ends with the punctuation of a sentence, and nothing follows it
    /// in its sentence.
    fn is_sentence(&self, clauses: &Clauses, quote: Span, span: Span) -> bool {
        let stops = ['.', '!', '?', '…'];
        let tail = Span { start: quote.end, end: clauses.sentence(quote.end).end };
        self.ends_sentence(clauses, quote)
            && (span.of(self.text).ends_with(stops) || tail.of(self.text).ends_with(stops))
    }

    /// Whether no words follow the quoted passage in its sentence.
    fn ends_sentence(&self, clauses: &Clauses, quote: Span) -> bool {
        let tail = Span { start: quote.end, end: clauses.sentence(quote.end).end };
        words(tail.of(self.text)) == 0
    }

    /// The cue with its speaker, if it attributes the `quote` before it: `», a-t-il déclaré`.
    fn said_after(
        &self,
        clauses: &Clauses,
        quote: Span,
        cue: Cue,
    ) -> Option<(Cue, Option<Speaker>)> {
        let start = clauses.span(cue.first, cue.first).start;
        let between = Span { start: quote.end, end: start };
        if start < quote.end || matches!(cue.form, Form::Gerund | Form::Passive) {
            return None;
        }
        let between_text = between.of(self.text);
        let count = words(between_text);
        let ended = between_text.contains(['.', '!', '?', ';', ':', '«', '“']);
        if ended || count > MOST_BEFORE_VERB || cue.complement(clauses).is_some() {
            return None;
        }
        // `« Jo » Morel a dit`: without punctuation the quoted word is part of a name.
        let quoted = quote.of(self.text).trim_end();
        let parted = between_text.contains(',') || quoted.ends_with([',', '.', '!', '?', '…']);
        if !parted && !is_long(quoted) {
            return None;
        }
        if count > 0 {
            // `« … », il a dit`: a pronoun is enough, even if it is not resolved.
            let speaker = self.subject_before(clauses, cue, quote.end);
            let has_subject = speaker.is_some() || clauses.is(cue.first - 1, PRONOUNS);
            return has_subject.then_some((cue, speaker));
        }
        let speaker = self.subject_after(clauses, cue);
        // Otherwise the quoted words are the subject: `« Le Monde » a annoncé …`.
        let sure = matches!(cue.form, Form::Perfect(_)) && parted;
        (speaker.is_some() || sure).then_some((cue, speaker))
    }

    /// The cue with its speaker, if it introduces the `quote` after it: `X a déclaré : « … »`.
    fn said_before(
        &self,
        clauses: &Clauses,
        quote: Span,
        cue: Cue,
    ) -> Option<(Cue, Option<Speaker>)> {
        let place = clauses.span(cue.first, cue.last);
        let sentence = clauses.sentence(place.start);
        if place.end > quote.start
            || sentence.end < quote.start
            || clauses.quote(cue.first).is_some()
        {
            return None;
        }
        let between = Span { start: place.end, end: quote.start };
        let lead = trimmed(self.text, between, &[], OPENING).of(self.text);
        // `que « … »`, up to the end of the sentence: the quoted passage is the complement clause.
        let governed = cue.complement(clauses).is_some() && words(lead) == 1;
        let whole = governed && self.ends_sentence(clauses, quote);
        let long =
            is_long(quote.of(self.text)) || whole && words(quote.of(self.text)) >= FEWEST_WORDS;
        let near = words(lead) <= MOST_AFTER_CUE;
        let said = match cue.form {
            Form::According => long && lead.ends_with(','),
            Form::Passive => false,
            Form::Perfect(Class::Topic | Class::Judgement) => lead.ends_with(':') || long && near,
            _ => lead.ends_with(':') || near && (long || lead.is_empty()),
        };
        // Part of reported speech may be quoted.
        let part = long && (cue.complement(clauses).is_some() || cue.form == Form::According);
        if !(said || part) {
            return None;
        }
        let start = clauses.clause_start(cue.first, sentence.start);
        let speaker = match cue.form {
            Form::According => self.subject_after(clauses, cue),
            _ => self
                .subject_before(clauses, cue, start)
                .or_else(|| self.subject_after(clauses, cue)),
        };
        let verb = !matches!(cue.form, Form::Simple(_) | Form::Gerund | Form::According);
        (verb || speaker.is_some()).then_some((cue, speaker))
    }

    /// Whether a cue interrupts a quoted passage: `« Oui, a-t-il dit, nous irons »`.
    fn interrupts(&self, clauses: &Clauses, quote: Span, cue: Cue) -> bool {
        let place = clauses.span(cue.first, cue.last);
        let inside = quote.start < place.start && place.end <= quote.end;
        let parted = clauses.gap_before(cue.first).ends_with([',', '!', '?']);
        let verb = matches!(cue.form, Form::Perfect(_) | Form::Simple(_));
        inside
            && parted
            && verb
            && cue.complement(clauses).is_none()
            && (cue.pronoun.is_some() || self.subject_after(clauses, cue).is_some())
    }

    /// Adds the two parts of an interrupted quotation, before and after the cue.
    fn interrupted(&mut self, clauses: &Clauses, span: Span, cue: Cue) {
        let speaker = self.subject_after(clauses, cue);
        let place = clauses.span(cue.first, cue.last);
        let end = match cue.pronoun {
            Some(_) => place.end,
            None => clauses.clause_after(cue.last).end,
        };
        let parts = [
            Span { start: span.start, end: place.start },
            Span { start: end.min(span.end), end: span.end },
        ];
        for part in parts {
            let part = trimmed(self.text, part, &['.', ',', ';', ':'], CLOSING);
            self.push(part, Speech::Direct, speaker.clone(), Some(place));
        }
    }
}

/// Whether a quoted passage that is not next to a cue can be speech, and not a title or name.
fn is_long(quoted: &str) -> bool {
    words(quoted) >= FEWEST_WORDS && is_clause(quoted)
}
