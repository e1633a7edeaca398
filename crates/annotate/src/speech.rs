//! Finds quotations and their speakers.
//!
//! Direct speech is text between quote marks with a cue next to it or inside it, with a colon
//! before it, or in a paragraph of its own. Titles, code names and scare quotes have none of these.
//! Reported speech is a clause with a cue: `X a déclaré que …`, `Selon X, …`, `…, a déclaré X`.
//!
//! A pronoun or an office is resolved to the person whom the text links to it, else to the last
//! speaker. Such a speaker is marked as deduced.

mod clauses;
mod cues;
mod direct;
mod offices;
mod reported;
mod speakers;
mod verbs;

use dossier::report::Report;
use dossier::report::facts::{Name, Quotation, Speech};
use dossier::report::quote_marks;
use dossier::text::span::Span;

use clauses::Clauses;
use cues::{Cue, cues};
use speakers::{Side, Speaker, Speakers};

/// The quotations of a report, sorted by position. `names` and `roles` are its names and offices,
/// the possible speakers.
#[must_use]
pub fn quotations(report: &Report, names: &[Name], roles: &[Span]) -> Vec<Quotation> {
    let quoted = quote_marks::quotations(report);
    let mut finder = Finder {
        text: &report.text,
        speakers: Speakers::of(report, names, roles, &quoted),
        found: Vec::new(),
    };
    let mut previous = 0;
    for paragraph in &report.paragraphs {
        finder.read(&Clauses::of(report, paragraph, &quoted, previous));
        previous = paragraph.span.start;
    }
    let mut found = finder.found;
    found.sort_by_key(|quotation| quotation.span);
    found
}

/// Finds quotations, paragraph by paragraph.
struct Finder<'r> {
    text: &'r str,
    speakers: Speakers<'r>,
    found: Vec<Quotation>,
}

/// Something in a paragraph that may yield a quotation.
#[derive(Clone, Copy)]
enum Event {
    Quote(Span),
    Cue(Cue),
}

impl Finder<'_> {
    /// Processes the quoted passages and the cues of a paragraph in order, as a pronoun may refer
    /// to the previous speaker.
    fn read(&mut self, clauses: &Clauses) {
        let cues = cues(clauses);
        let outside = cues.iter().copied().filter(|cue| clauses.quote(cue.first).is_none());
        let quotes = clauses.quoted.iter().copied().map(Event::Quote);
        let mut events: Vec<Event> = quotes.chain(outside.map(Event::Cue)).collect();
        events.sort_by_key(|event| match event {
            Event::Quote(span) => span.start,
            Event::Cue(cue) => clauses.span(cue.first, cue.first).start,
        });
        for event in events {
            match event {
                Event::Quote(quote) => self.direct(clauses, quote, &cues),
                Event::Cue(cue) => self.reported(clauses, cue),
            }
        }
    }

    /// Adds a quotation and records its speaker as the last one.
    fn push(&mut self, span: Span, speech: Speech, speaker: Option<Speaker>, cue: Option<Span>) {
        if span.is_empty() {
            return;
        }
        if let Some(speaker) = &speaker {
            self.speakers.record(cue.map_or(span.start, |cue| cue.start), speaker);
        }
        let deduced = speaker.as_ref().is_some_and(|speaker| speaker.deduced);
        let speaker = speaker.map(|speaker| speaker.name);
        self.found.push(Quotation { span, speech, speaker, deduced, cue });
    }

    /// The subject of `cue`, between byte `start` and the cue.
    fn subject_before(&self, clauses: &Clauses, cue: Cue, start: u32) -> Option<Speaker> {
        let place = Span { start, end: clauses.span(cue.first, cue.first).start };
        match cue.pronoun {
            Some(pronoun) => self.speakers.referent(clauses, clauses.span(pronoun, pronoun)),
            None => self.speakers.in_place(clauses, place, Side::Before),
        }
    }

    /// The subject of `cue`, after it: `a déclaré le ministre, X, lors de …`.
    fn subject_after(&self, clauses: &Clauses, cue: Cue) -> Option<Speaker> {
        let place = clauses.clause_after(cue.last);
        match cue.pronoun {
            Some(pronoun) => self.speakers.referent(clauses, clauses.span(pronoun, pronoun)),
            None => self.speakers.in_place(clauses, place, Side::After),
        }
    }
}
