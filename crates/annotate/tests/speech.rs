//! Quotations and speakers: each rule on a short text.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../../dossier/tests/common/mod.rs"]
mod common;

use annotate::speech::quotations;
use common::speech::{name, people, spans};
use dossier::report::facts::{Kind, Quotation, Speech};
use dossier::report::{self, Report};
use proptest::prelude::*;
use proptest::sample::select;

fn shown(report: &Report, found: &Quotation) -> String {
    let kind = if found.speech == Speech::Direct { "direct" } else { "reported" };
    let deduced = if found.deduced { "?" } else { "" };
    let speaker = found.speaker.as_deref().unwrap_or("-");
    let cue = found.cue.map_or("-", |cue| cue.of(&report.text));
    format!("{kind} | {speaker}{deduced} | {cue} | {}", found.span.of(&report.text))
}

const PEOPLE: &[&[&str]] = &[&["Anne Morel", "Morel", "Anne"], &["Paul Durand", "Durand"]];
const ROLES: &[&str] = &["secrétaire général de la Ligue", "ministre de la Mer"];

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let report = report::parse("2024-05-20-essai", text.as_bytes()).unwrap();
    let mut names = people(&report, PEOPLE);
    names.push(name(&report, Kind::Organisation, &["Ligue"]));
    names.retain(|name| !name.mentions.is_empty());
    let found = quotations(&report, &names, &spans(&report, ROLES));
    let found: Vec<String> = found.iter().map(|found| shown(&report, found)).collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn quoted_beside_a_cue() {
    check(
        "« Nous irons tous en mer », a déclaré Anne Morel. Bon.",
        &["direct | Anne Morel | a déclaré | Nous irons tous en mer"],
    );
    check(
        "« Nous irons tous en mer , » elle a dit. Mme Morel sourit.",
        &["direct | - | a dit | Nous irons tous en mer"],
    );
    check(
        "Anne Morel préside. “Nous irons tous en mer.” a-t-elle ajouté.",
        &["direct | Anne Morel? | a-t-elle ajouté | Nous irons tous en mer."],
    );
    check(
        "Mme Morel a conclu : «\u{A0}Non !\u{A0}» Puis elle est partie.",
        &["direct | Anne Morel | a conclu | Non !"],
    );
    check(
        "Selon Morel, « la mer est à tous les peuples ».",
        &["direct | Anne Morel | Selon | la mer est à tous les peuples"],
    );
    check(
        "« La mer est belle », explique Paul Durand, pêcheur.",
        &["direct | Paul Durand | explique | La mer est belle"],
    );
    check(
        "\"The sea is ours,\" said Paul Durand. \"We will sail at dawn,\" he added.",
        &[
            "direct | Paul Durand | said | The sea is ours",
            "direct | Paul Durand? | added | We will sail at dawn",
        ],
    );
    check(
        "Paul Durand est très content du port : « il est grand et il est beau ».",
        &["direct | Paul Durand | - | il est grand et il est beau"],
    );
}

#[test]
fn quoted_around_a_cue() {
    check(
        "« La mer est belle, a déclaré Anne Morel. Nous irons demain. »",
        &[
            "direct | Anne Morel | a déclaré | La mer est belle",
            "direct | Anne Morel | a déclaré | Nous irons demain.",
        ],
    );
    check(
        "Paul Durand parle. « La mer, dit-il, est à nous tous. »",
        &[
            "direct | Paul Durand? | dit-il | La mer",
            "direct | Paul Durand? | dit-il | est à nous tous.",
        ],
    );
}

#[test]
fn quoted_with_no_cue() {
    // A quoted paragraph after a quotation has the same speaker; otherwise it has none.
    check(
        "« La mer est belle », a dit Anne Morel.\n\n« Nous irons tous ensemble demain. »",
        &[
            "direct | Anne Morel | a dit | La mer est belle",
            "direct | Anne Morel? | - | Nous irons tous ensemble demain.",
        ],
    );
    check(
        "Le port s’éveille.\n\n« Nous irons tous ensemble demain. »",
        &["direct | - | - | Nous irons tous ensemble demain."],
    );
}

#[test]
fn titles_and_scare_quotes_are_not_said() {
    check("« La mer en hiver et les oiseaux du port » conférence de Paul Durand", &[]);
    check("Le navire, nom de code « Albatros », part. Un « grand » jour.", &[]);
    check("Anne Morel a annoncé « Albatros » pour demain.", &[]);
    check("« Le Phare » a annoncé la grève.", &[]);
    check("Anne « la Vague » Morel a dit oui.", &[]);
    check(
        "Anne Morel a dit que « Les grands ports de l’Ouest » paraît.",
        &["reported | Anne Morel | a dit | « Les grands ports de l’Ouest » paraît"],
    );
    check("Le livre « La mer, les ports et les hommes de l’Ouest » paraît.", &[]);
}

#[test]
fn reported_with_que() {
    check(
        "Anne Morel a déclaré que la mer montait. Elle a peur.",
        &["reported | Anne Morel | a déclaré | la mer montait"],
    );
    check(
        "Anne Morel a souligné hier que, dans ce port, l’eau montait.",
        &["reported | Anne Morel | a souligné | dans ce port, l’eau montait"],
    );
    check(
        "Paul Durand affirme qu'il ira. Il est convaincu que la mer est belle.",
        &[
            "reported | Paul Durand | affirme | il ira",
            "reported | Paul Durand? | est convaincu | la mer est belle",
        ],
    );
    check(
        "Anne Morel a\u{A0}de\u{301}clare\u{301} que la mer montait.",
        &["reported | Anne Morel | a\u{A0}de\u{301}clare\u{301} | la mer montait"],
    );
    check(
        "Les pêcheurs du port ont affirmé que la mer montait.",
        &["reported | pêcheurs du port | ont affirmé | la mer montait"],
    );
    check(
        "Paul Durand said that the sea was rising. He added that it was cold.",
        &[
            "reported | Paul Durand | said | the sea was rising",
            "reported | Paul Durand? | added | it was cold",
        ],
    );
    check(
        "Anne Morel a annoncé ce lundi que la mer montait.",
        &["reported | Anne Morel | a annoncé | la mer montait"],
    );
    check(
        "Anne Morel a dit à la presse, le 3 mai, que la mer montait.",
        &["reported | Anne Morel | a dit | la mer montait"],
    );
    check(
        "Anne Morel annonce que le port ferme. Il a dit que « la mer monte tous les jours ».",
        &[
            "reported | Anne Morel | annonce | le port ferme",
            "direct | Anne Morel? | a dit | la mer monte tous les jours",
        ],
    );
    check(
        "La Ligue a annoncé que le port fermait.",
        &["reported | Ligue | a annoncé | le port fermait"],
    );
}

#[test]
fn reported_before_its_cue() {
    check(
        "Le port sera fermé tout l’hiver, a déclaré le secrétaire général de la Ligue, Paul Durand, \
         lors d’une réunion.",
        &["reported | Paul Durand | a déclaré | Le port sera fermé tout l’hiver"],
    );
    check(
        "Anne Morel est venue. En outre, a-t-elle assuré, le port sera fermé en hiver.",
        &["reported | Anne Morel? | a-t-elle assuré | le port sera fermé en hiver"],
    );
    check(
        "Le port sera fermé en hiver, selon Anne Morel.",
        &["reported | Anne Morel | selon | Le port sera fermé en hiver"],
    );
    check(
        "The port will close in winter, Paul Durand said.",
        &["reported | Paul Durand | said | The port will close in winter"],
    );
    check(
        "La fermeture a surpris, mais le plan a été salué comme un progrès par Anne Morel.",
        &["reported | Anne Morel | salué | mais le plan a été salué comme un progrès"],
    );
}

#[test]
fn reported_after_its_source() {
    check(
        "Selon Durand, la mer monte chaque année. D'après lui, elle est froide partout.",
        &[
            "reported | Paul Durand | Selon | la mer monte chaque année",
            "reported | Paul Durand? | D'après | elle est froide partout",
        ],
    );
    check(
        "Selon Anne Morel, ministre de la Mer, le port sera bientôt fermé.",
        &["reported | Anne Morel | Selon | le port sera bientôt fermé"],
    );
    check(
        "According to Paul Durand, the port will close soon.",
        &["reported | Paul Durand | According to | the port will close soon"],
    );
    check("Selon la loi, le port ferme en hiver. Selon les cas, il rouvre.", &[]);
}

#[test]
fn spoken_of_without_que() {
    check(
        "Anne Morel a également dénoncé les lenteurs de la Ligue.",
        &["reported | Anne Morel | a également dénoncé | les lenteurs de la Ligue"],
    );
    check("Anne Morel précise sur sa page les leçons qu’elle tire de tout cela.", &[]);
    check(
        "Anne Morel a signalé ce que la mer emporte chaque année.",
        &["reported | Anne Morel | a signalé | ce que la mer emporte chaque année"],
    );
    // An organisation that announces something acts, it does not speak.
    check("La Ligue a annoncé la sortie du navire neuf.", &[]);
    check("Anne Morel a noté. Elle a une note, l’annonce du port que Durand attend.", &[]);
}

#[test]
fn who_an_office_or_a_pronoun_is() {
    check(
        "Le ministre de la Mer, Paul Durand, est venu. Anne Morel a dit que tout va. Le ministre de \
         la Mer a assuré que non.",
        &["reported | Anne Morel | a dit | tout va", "reported | Paul Durand? | a assuré | non"],
    );
    check(
        "Anne Morel a dit que tout va bien. Le dirigeant a assuré que le port fermera.",
        &[
            "reported | Anne Morel | a dit | tout va bien",
            "reported | Anne Morel? | a assuré | le port fermera",
        ],
    );
    check(
        // A name after a preposition is not a subject, and plural pronouns are not resolved.
        "En réponse à Anne Morel, les pêcheurs sont venus. Ils ont dit que tout va bien.",
        &["reported | - | ont dit | tout va bien"],
    );
    check(
        "Le ministre de la Mer a dit que tout va bien.",
        &["reported | ministre de la Mer | a dit | tout va bien"],
    );
    check(
        "Anne Morel a dit que tout va, ajoutant que le port fermera.",
        &["reported | Anne Morel | a dit | tout va, ajoutant que le port fermera"],
    );
}

#[test]
fn what_is_denied_is_not_said() {
    check("Anne Morel n’a pas déclaré que la mer montait.", &[]);
    check("Anne Morel n'a rien dit.", &[]);
    // An impersonal `on` is not a speaker.
    check("Anne Morel est là. La mer, dit-on, est belle partout. A-t-on dit que non ?", &[]);
}

proptest! {
    #![proptest_config(common::cases(400))]

    #[test]
    fn any_text_is_read(parts in proptest::collection::vec(select(PIECES), 1..40)) {
        let text = parts.concat();
        let Ok(report) = report::parse("2024-05-20-essai", text.as_bytes()) else { return Ok(()) };
        let names = people(&report, PEOPLE);
        let found = quotations(&report, &names, &spans(&report, ROLES));
        for quotation in &found {
            for span in [Some(quotation.span), quotation.cue].into_iter().flatten() {
                prop_assert!(!span.of(&text).is_empty(), "{text:?} {quotation:?}");
            }
            prop_assert!(report.paragraphs.iter().any(|p| p.span.overlaps(quotation.span)));
            prop_assert!(quotation.speaker.is_some() || !quotation.deduced);
        }
        prop_assert!(found.is_sorted_by_key(|quotation| quotation.span));
    }
}

/// Fragments of cues, and of text that interrupts them, for random texts.
const PIECES: &[&str] = &[
    "Anne Morel ",
    "Durand ",
    "M. ",
    "il ",
    "elle ",
    "a ",
    "a-t-il ",
    "n’a ",
    "déclaré ",
    "noté ",
    "dit ",
    "dit-il ",
    "explique ",
    "said ",
    "he ",
    "selon ",
    "Selon ",
    "d'après ",
    "que ",
    "qu’",
    "est convaincu ",
    "a été saluée ",
    "par ",
    "ajoutant ",
    "le ministre de la Mer ",
    "la mer ",
    "« ",
    " »",
    "“",
    "”",
    "\"",
    ", ",
    ". ",
    " : ",
    "! ",
    "\n\n",
    "\u{A0}",
    "e\u{301}",
    "\u{200B}",
    "les menaces ",
    "that ",
    "lui ",
    "Paul Durand, ",
];
