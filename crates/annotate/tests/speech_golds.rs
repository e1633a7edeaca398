//! Quotations and speakers in reports annotated by hand.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

#[path = "../../dossier/tests/common/mod.rs"]
mod common;

use annotate::speech::quotations;
use common::osma;
use common::speech::{name, people, spans};
use dossier::report::facts::{Kind, Speech};
use dossier::text::span::Span;

#[test]
fn the_two_reports() {
    let expected: &[&[(&str, bool, &str, &str)]] = &[
        &[
            ("reported", false, "a déclaré", "L’Organisation du traité … leurs intérêts"),
            ("direct", true, "a-t-il déclaré", "La position de principe … leurs intérêts"),
            ("reported", false, "a également noté", "les menaces croissantes … simultanément"),
            ("direct", true, "a dit", "L’un des principaux instruments … et préventives"),
            ("reported", false, "Selon", "dans des conditions … membres de l’OTSC"),
            ("reported", true, "a déclaré", "beaucoup de travail … États membres"),
            ("direct", true, "a-t-il déclaré", "Tenant compte de … scène internationale"),
        ],
        &[
            ("reported", false, "Selon", "la République a l’intention … et terroristes"),
            ("direct", false, "a déclaré", "Nous prendrons des mesures … des militaires"),
            ("reported", true, "a-t-il assuré", "le Kirghizistan compte … de la sécurité"),
            ("reported", false, "a déclaré", "Le Kirghizistan a l’intention … en 2025"),
            ("reported", true, "Selon", "cette conférence permettra … problèmes existants"),
            ("reported", true, "a souligné", "durant sa présidence … membres de l’OTSC"),
            ("reported", true, "est convaincu", "les scientifiques … contrer ces menaces"),
        ],
    ];
    let roles: &[&[&str]] = &[
        &["secrétaire général de l’OTSC", "président kirghize", "dirigeant kirghize"],
        // Without the spans of offices the result must be the same.
        &[],
    ];
    let collection = common::shipped();
    for roles in roles {
        for (report, expected) in collection.reports.iter().zip(expected) {
            let forms: &[&[&str]] = &[&["Stanislav Zas", "Zas"], &["Sadyr Japarov", "Japarov"]];
            let mut names = people(report, forms);
            names.push(name(report, Kind::Organisation, &["OTSC"]));
            let speaker = names[0].name.clone();
            let found = quotations(report, &names, &spans(report, roles));
            assert_eq!(found.len(), expected.len());
            for (found, (kind, deduced, cue, ends)) in found.iter().zip(*expected) {
                let (first, last) = ends.split_once(" … ").unwrap();
                let said = found.span.of(&report.text);
                assert!(said.starts_with(first) && said.ends_with(last), "{said}");
                let direct = if found.speech == Speech::Direct { "direct" } else { "reported" };
                let its_cue = found.cue.unwrap().of(&report.text);
                assert_eq!((direct, found.deduced, its_cue), (*kind, *deduced, *cue), "{said}");
                assert_eq!(found.speaker.as_deref(), Some(speaker.as_str()), "{said}");
            }
        }
    }
}

#[test]
fn the_pair_with_a_gold() {
    let pair = osma();
    let forms: &[&[&str]] = &[
        &["Teresa Falcato"],
        &["Erwan Kerlidou"],
        &["Mamadou Diédhiou"],
        &["Youssef Tazrouti"],
        &["Aoife Garrihan"],
        &["Duarte Salgueiro"],
    ];
    let found = [0, 1].map(|side| {
        let report = &pair.reports[side];
        let roles = pair.gold.roles.iter().filter(|role| role.side == side);
        let roles: Vec<Span> = roles.map(|role| role.span).collect();
        quotations(report, &people(report, forms), &roles)
    });
    let (score, attributed) = pair.quotations(found.each_ref().map(Vec::as_slice));
    assert_eq!((attributed, score.right, score.found, score.gold), (11, 13, 13, 15));
}
