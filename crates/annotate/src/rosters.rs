//! Enumerations of countries: members, participants.

use dossier::report::facts::{Kind, Name, Roster};
use dossier::text::span::Span;

/// The enumerations of three countries or more. Only commas, conjunctions, articles and the like
/// may be between two names.
pub(crate) fn find(text: &str, names: &[Name]) -> Vec<Roster> {
    const BETWEEN: [&str; 14] =
        ["et", "ou", "and", "or", "de", "du", "des", "d", "la", "le", "les", "l", "the", "of"];
    let countries = names.iter().filter(|name| name.kind == Kind::Country);
    let mut mentions: Vec<(Span, &str)> = countries
        .flat_map(|name| name.mentions.iter().map(|&span| (span, name.name.as_str())))
        .collect();
    mentions.sort_unstable();
    let goes_on = |before: Span, after: Span| {
        let gap = Span { start: before.end, end: after.start }.of(text);
        let mut words = gap.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        gap.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || ",;/’'".contains(c))
            && !gap.is_empty()
            && words.all(|word| BETWEEN.contains(&word))
    };
    let runs = mentions.chunk_by(|(before, _), (after, _)| goes_on(*before, *after));
    let rosters = runs.filter(|run| run.len() > 2).map(|run| Roster {
        span: Span {
            start: run.first().map_or(0, |(span, _)| span.start),
            end: run.last().map_or(0, |(span, _)| span.end),
        },
        countries: run.iter().map(|(_, name)| (*name).to_owned()).collect(),
    });
    rosters.collect()
}

#[cfg(test)]
mod tests {
    use dossier::report;

    use super::*;
    use crate::{Gazetteer, names};

    #[track_caller]
    fn check(text: &str, expected: &[&[&str]]) {
        let report = report::parse("essai", text.as_bytes()).expect("a report");
        let (names, _) = names::names(&report, &Gazetteer::new());
        let found = find(text, &names);
        let found: Vec<Vec<&str>> = found
            .iter()
            .map(|roster| roster.countries.iter().map(String::as_str).collect())
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn countries_in_a_row() {
        check(
            "Les membres (France, Italie et Espagne) votent.",
            &[&["France", "Italie", "Espagne"]],
        );
        let text = "Les chefs de la France, de l’Italie, du Maroc et des Pays-Bas votent.";
        check(text, &[&["France", "Italie", "Maroc", "Pays-Bas"]]);
        check("La France et l’Italie votent, l’Espagne part.", &[]);
        check(
            "La France vote. L’Italie, l’Espagne et Malte partent.",
            &[&["Italie", "Espagne", "Malte"]],
        );
        check(
            "France, Italy and Spain have voted in the council.",
            &[&["France", "Italy", "Spain"]],
        );
    }
}
