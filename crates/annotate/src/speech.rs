//! Who says what in a text.
//!
//! Direct speech is what stands between quote marks and is said by someone: a cue stands beside it
//! or in it, a colon announces it, or it is a passage of its own. Titles, code names and words that
//! are only held at a distance have none of these. Reported speech is what a cue makes of a clause:
//! `X a déclaré que …`, `Selon X, …`, `…, a déclaré X`.
//!
//! A pronoun or an office stands for the person that the text ties to it, else for the one who
//! spoke last; that speaker is said to be deduced.

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

/// What is said in a report whose names are `names` and whose offices are `roles`, by where it
/// begins.
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

/// Finds what is said, paragraph by paragraph.
struct Finder<'r> {
    text: &'r str,
    speakers: Speakers<'r>,
    found: Vec<Quotation>,
}

/// Something to look at in a paragraph.
#[derive(Clone, Copy)]
enum Event {
    Quote(Span),
    Cue(Cue),
}

impl Finder<'_> {
    /// Looks at all that is quoted in a paragraph and at its cues, in order: who speaks next may be
    /// who spoke before.
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

    fn push(&mut self, span: Span, speech: Speech, speaker: Option<Speaker>, cue: Option<Span>) {
        if span.is_empty() {
            return;
        }
        if let Some(speaker) = &speaker {
            self.speakers.heard(cue.map_or(span.start, |cue| cue.start), speaker);
        }
        let deduced = speaker.as_ref().is_some_and(|speaker| speaker.deduced);
        let speaker = speaker.map(|speaker| speaker.name);
        self.found.push(Quotation { span, speech, speaker, deduced, cue });
    }

    /// The subject of a `cue` that stands before it, after byte `start`.
    fn subject_before(&self, clauses: &Clauses, cue: Cue, start: u32) -> Option<Speaker> {
        let place = Span { start, end: clauses.span(cue.first, cue.first).start };
        match cue.pronoun {
            Some(pronoun) => self.speakers.referent(clauses, clauses.span(pronoun, pronoun)),
            None => self.speakers.in_place(clauses, place, Side::Before),
        }
    }

    /// The subject of a `cue` that follows it: `a déclaré le ministre, X, lors de …`.
    fn subject_after(&self, clauses: &Clauses, cue: Cue) -> Option<Speaker> {
        let place = clauses.clause_after(cue.last);
        match cue.pronoun {
            Some(pronoun) => self.speakers.referent(clauses, clauses.span(pronoun, pronoun)),
            None => self.speakers.in_place(clauses, place, Side::After),
        }
    }
}
