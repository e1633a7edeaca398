//! Recognition of names: each rule on a short text, and scores against gold annotations.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "../../dossier/tests/common/mod.rs"]
mod common;

use std::sync::LazyLock;

use annotate::Gazetteer;
use common::osma;
use dossier::report::facts::Name;
use dossier::report::{self, Report};
use dossier::text::span::Span;
use proptest::prelude::*;
use proptest::sample::select;

/// The names and the offices of a report.
fn names(report: &Report) -> (Vec<Name>, Vec<Span>) {
    static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::new);
    annotate::names::names(report, &GAZETTEER)
}

fn report(text: &str) -> Report {
    report::parse("essai", text.as_bytes()).unwrap()
}

/// The names in `text`, one string each: kind, name, acronym if there is one, and mentions if they
/// differ from the name.
fn lines(text: &str) -> Vec<String> {
    let report = report(text);
    let line = |name: &Name| {
        let mentions: Vec<&str> = name.mentions.iter().map(|span| span.of(text)).collect();
        let acronym = name.acronym.as_ref().filter(|acronym| **acronym != name.name);
        let acronym = acronym.map_or(String::new(), |acronym| format!(" ({acronym})"));
        let mentions = match mentions.as_slice() {
            [one] if *one == name.name => String::new(),
            _ => format!(": {}", mentions.join(", ")),
        };
        format!("{:?} {}{acronym}{mentions}", name.kind, name.name)
    };
    names(&report).0.iter().map(line).collect()
}

#[test]
fn most_of_a_gold_is_found_and_little_else() {
    let pair = osma();
    let [left, right] = pair.reports.each_ref().map(|report| names(report).0);
    let score = pair.names([&left, &right]);
    assert_eq!((score.right, score.found, score.gold), (47, 50, 50));
}

/// Checks all names found in `text`.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(lines(text), expected, "{text}");
}

#[track_caller]
fn roles(text: &str, expected: &[&str]) {
    let report = report(text);
    let found: Vec<&str> = names(&report).1.iter().map(|span| span.of(text)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_person_is_one_name_whole_and_in_parts() {
    check(
        "Le directeur Anna Lindqvist a parlé. « Bien », a dit M.\u{A0}Lindqvist. Puis Anna est partie \
         avec Mme Lindqvist.",
        &["Person Anna Lindqvist: Anna Lindqvist, Lindqvist, Anna, Lindqvist"],
    );
    check(
        "Lindqvist a protesté, selon Anna Lindqvist.",
        &["Person Anna Lindqvist: Lindqvist, Anna Lindqvist"],
    );
}

#[test]
fn particles_and_initials_belong_to_a_name() {
    check(
        "On a vu Ursula von Kranz et Bachar al-Khatib.",
        &["Person Ursula von Kranz", "Person Bachar al-Khatib"],
    );
    check(
        "On a vu Charles de Marsac et J. Dupuis.",
        &["Person Charles de Marsac", "Person J. Dupuis"],
    );
    check("C’était Mme Le Goff, dit-on.", &["Person Le Goff"]);
    check(
        "On a vu Anna Le Goff. Mme Le Goff part. Selon Goff, tant pis.",
        &["Person Anna Le Goff: Anna Le Goff, Le Goff, Goff"],
    );
    check("On a vu le roi Charles III hier.", &["Person Charles III"]);
    check("On a vu Sonia PETROVA hier.", &["Person Sonia PETROVA"]);
}

#[test]
fn people_are_told_by_title_office_and_speech() {
    check("Selon Zorbek, tout va bien.", &["Person Zorbek"]);
    check("La ministre Zorbek est là.", &["Person Zorbek"]);
    check("« Non », a déclaré Zorbek.", &["Person Zorbek"]);
    check("Le patron du groupe, Idrik Zorbek, est là.", &["Person Idrik Zorbek"]);
    check("It works, said Zorbek.", &["Person Zorbek"]);
}

#[test]
fn acronyms_are_expanded_by_the_text() {
    check(
        "L’Union des ports libres (UPL) siège. L’UPL vote.",
        &["Organisation Union des ports libres (UPL): Union des ports libres, UPL, UPL"],
    );
    check(
        "L'UPL (Union des ports libres) siège.",
        &["Organisation Union des ports libres (UPL): UPL, Union des ports libres"],
    );
    check(
        "L’Alliance pour l’e\u{301}nergie et le climat (AEC) siège.",
        &["Organisation Alliance pour l’e\u{301}nergie et le climat (AEC): \
           Alliance pour l’e\u{301}nergie et le climat, AEC"],
    );
    check(
        "The Baltic Harbour Council (BHC) met. The BHC voted.",
        &["Organisation Baltic Harbour Council (BHC): Baltic Harbour Council, BHC, BHC"],
    );
    check(
        "le groupe d'amis polonais d'Emacs (PEFG — the Polish Emacs Friends Group) aide.",
        &["Organisation groupe d'amis polonais d'Emacs (PEFG): \
           groupe d'amis polonais d'Emacs, PEFG, Polish Emacs Friends Group"],
    );
}

#[test]
fn initials_expand_an_acronym_too() {
    check(
        "Il cite l’Organisation de coopération de Shanghai. L’OCS vote.",
        &[
            "Organisation Organisation de coopération de Shanghai (OCS): \
             Organisation de coopération de Shanghai, OCS",
            "City Shanghai",
        ],
    );
}

#[test]
fn an_acronym_that_is_never_expanded_names_itself() {
    check("Les pays de la ZKF votent.", &["Organisation ZKF"]);
    check("Les pays de la Z.K.F. votent.", &["Organisation Z.K.F."]);
}

#[test]
fn common_nouns_in_capitals_are_no_organisations() {
    for text in [
        "Les menaces pour les TIC.",
        "Le rôle des ZKF. La ZKF aussi.",
        "Un ZKF suffit.",
        "les technologies nouvelles des plantes (TNP) et la TNP",
        "Le chapitre XIV du XIXe siècle.",
        "Il faut 12 KM.",
        "VICTOIRE ET DÉFAITE DES ARMES",
        "L’alerte DSK 144 est passée.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn bodies_go_as_far_as_they_make_sense() {
    check(
        "Une session du Conseil de sûreté collective qui se tient.",
        &["Organisation Conseil de sûreté collective"],
    );
    check(
        "Les travaux du Comité de suivi sur la garantie des droits.",
        &["Organisation Comité de suivi"],
    );
    check("Il cite l’Assemblée nationale a-t-il dit.", &["Organisation Assemblée nationale"]);
    check(
        "Il cite la Ligue des droits de l’enfant.",
        &["Organisation Ligue des droits de l’enfant"],
    );
    check(
        "Il cite le ministère des Affaires étrangères du Kenya.",
        &["Organisation ministère des Affaires étrangères", "Country Kenya"],
    );
    check("Il cite l'université d'Oslo.", &["Organisation université d'Oslo", "City Oslo"]);
    check(
        "She left the University of Oslo and the Ministry of Rural Affairs.",
        &["Organisation University of Oslo", "City Oslo", "Organisation Ministry of Rural Affairs"],
    );
}

#[test]
fn a_head_alone_needs_its_full_name() {
    check("Il cite le Conseil. Le Comité vote.", &[]);
    check(
        "Il cite le Conseil de pêche. Selon le Conseil, rien ne presse.",
        &["Organisation Conseil de pêche: Conseil de pêche, Conseil"],
    );
    check("Le comité des secrétaires et l’organisation.", &[]);
}

#[test]
fn countries_have_many_names() {
    check(
        "Le Kirghizistan, ou Kirghizstan, et la République kirghize.",
        &["Country République kirghize: Kirghizistan, Kirghizstan, République kirghize"],
    );
    check("En Biélorussie et au Bélarus.", &["Country Biélorussie: Biélorussie, Bélarus"]);
    check("The United States, or US.", &["Country United States: United States, US"]);
    check(
        "Les E\u{301}tats-Unis et la Cote d'Ivoire.",
        &["Country E\u{301}tats-Unis", "Country Cote d'Ivoire"],
    );
    check(
        "La Corée du Nord et la Corée du Sud.",
        &["Country Corée du Nord", "Country Corée du Sud"],
    );
    check("Norway's minister left.", &["Country Norway"]);
    check("Il vient de la République du Kazakhstan.", &["Country République du Kazakhstan"]);
}

#[test]
fn adjectives_and_states_are_no_countries() {
    check("Le président kirghize et les États membres de la République.", &[]);
    check("Les Russes et un Norvégien parlent l’Anglais.", &[]);
    check("Let us go.", &[]);
}

#[test]
fn cities_are_listed_or_stand_where_cities_stand() {
    check("Il va à Erevan et à La Haye.", &["City Erevan", "City La Haye"]);
    check("Ils se sont réunis à Velmora, en Norvège.", &["City Velmora", "Country Norvège"]);
    check("Le vote a lieu à Velmora.", &["City Velmora"]);
    check("They met in Velmora.", &["City Velmora"]);
    check("La ville de Velmora dort.", &["City Velmora"]);
    check("Le vote a lieu au Caire.", &["City Caire"]);
}

#[test]
fn whom_one_speaks_to_is_no_city() {
    check("Un merci est adressé à Zorbek.", &["Organisation Zorbek"]);
    check("C’est grâce à Zorbek.", &["Organisation Zorbek"]);
}

#[test]
fn furniture_names_the_same_things() {
    check(
        "VELMORA, 3 mai. /ZKN/. Le port de Velmora dort. Selon ZKN, il dort.",
        &["City Velmora: VELMORA, Velmora", "Agency ZKN: ZKN, ZKN"],
    );
    check("OSLO, 3 mai (Reuters) - Il neige à Oslo.", &["City Oslo: OSLO, Oslo", "Agency Reuters"]);
    check("Il l’a dit à l’agence Kabarov.", &["Agency Kabarov"]);
}

#[test]
fn a_capital_tells_in_the_middle_of_a_sentence() {
    check("Le groupe Velmora paie. Velmora aussi.", &["Organisation Velmora: Velmora, Velmora"]);
    check("Velmora paie.", &[]);
    check("• Velmora\n\n« Velmora » paie.", &[]);
    check(
        "Merci à nos amis : ils ont nom Trellex, O'Hara et Linbro (avec Dorn).",
        &[
            "Organisation Trellex",
            "Organisation O'Hara",
            "Organisation Linbro",
            "Organisation Dorn",
        ],
    );
}

#[test]
fn months_days_and_things_are_no_names() {
    for text in [
        "Le Lundi 3 Mai, sur l’Internet, le Président de la République.",
        "On Monday, in May, the President spoke.",
        "C’est un Velmocamp.",
        "Ce sont les Velmos.",
        "Le nom de code est « Jessica ».",
        "La VelmoConf commence. La VelmoConf finit.",
        "On va vers Velmo 14 et Velmo 15.",
        "Le fichier /etc/Velmora et le module Velmo::Nord.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn offices_go_to_the_end_of_what_they_are_of() {
    roles(
        "Le représentant spécial du secrétaire général de l’OTSC pour le maintien de la paix.",
        &["représentant spécial du secrétaire général de l’OTSC"],
    );
    roles("Selon le président kirghize Untel, non.", &["président kirghize"]);
    roles("L'actuel chef du projet Velmora, Anna Lind.", &["chef du projet Velmora"]);
    roles(
        "Le coordinateur Velmora pour la conférence, Anna Lind.",
        &["coordinateur Velmora pour la conférence"],
    );
    roles("Anna Lind directrice exécutive de la FSF", &["directrice exécutive de la FSF"]);
    roles("the foreign minister of Norway said", &["foreign minister of Norway"]);
    roles("Les présidents de la Russie et du Kenya.", &[]);
    roles("Un comité des secrétaires.", &[]);
}

mod shipped {
    use super::*;

    fn lines_in(file: &str) -> Vec<String> {
        let path = format!("{}/../../static/reports/{file}.txt", env!("CARGO_MANIFEST_DIR"));
        lines(&std::fs::read_to_string(path).unwrap())
    }

    #[test]
    fn the_first_report() {
        let otsc = "Organisation Organisation du traité de sécurité collective (OTSC): \
                    Organisation du traité de sécurité collective"
            .to_owned()
            + &", OTSC".repeat(10);
        let expected = [
            &otsc,
            "Person Stanislav Zas: Stanislav Zas, Stanislav Zas, Zas",
            "City Erevan",
            "Country Arménie",
            "Country Biélorussie",
            "Country Kazakhstan",
            "Country Kirghizistan",
            "Country Tadjikistan",
            "Country Russie",
            "Organisation Conseil de coordination",
            "Organisation Secrétariat de l’OTSC",
        ];
        assert_eq!(lines_in("2022-06-otsc-erevan"), expected);
    }

    #[test]
    fn the_second_report() {
        let otsc = "Organisation Organisation du traité de sécurité collective (OTSC): \
                    Organisation du traité de sécurité collective"
            .to_owned()
            + &", OTSC".repeat(6);
        let expected = [
            "City BICHKEK",
            "Agency TASS",
            &otsc,
            "Country Kazakhstan: Kazakhstan, Kazakhstan",
            "Country Kirghizistan: Kirghizistan, Kirghizistan, Kirghizistan, Kirghizistan",
            "Organisation Conseil de sécurité collective",
            "City Astana",
            "Country Russie",
            "Country Biélorussie",
            "Country Tadjikistan",
            "Person Sadyr Japarov: Sadyr Japarov, Japarov, Japarov",
            "Organisation Communauté des États indépendants (CEI): \
             Communauté des États indépendants, CEI",
            "Organisation Organisation de coopération de Shanghai (OCS): \
             Organisation de coopération de Shanghai, OCS",
            "City Shanghai",
        ];
        assert_eq!(lines_in("2025-01-01-tass-bichkek"), expected);
    }
}

/// Random texts of fragments of names.
fn pieces() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "Organisation",
        "organisation",
        "du",
        "de",
        "la",
        "l’",
        "d'",
        "OTSC",
        "(",
        ")",
        "—",
        "U.E.",
        "Anna",
        "Lindqvist",
        "von",
        "M.",
        "\u{A0}",
        " ",
        ", ",
        ". ",
        "\n",
        "\n\n",
        "«",
        "»",
        "à",
        "États-Unis",
        "E\u{301}tats",
        "XIV",
        "14",
        "président",
        "Président",
        "kirghize",
        "a dit",
        "Selon",
        "TASS",
        "/",
        "République",
        "of",
        "the",
        "Council",
        "'s",
        "’s",
        "\u{200B}",
        "É",
        "et",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #[test]
    fn mentions_lie_in_passages_in_order(text in prop_oneof![pieces(), any::<String>()]) {
        let Ok(report) = report::parse("essai", text.as_bytes()) else { return Ok(()) };
        let (names, roles) = names(&report);
        let is_placed = |span: Span| {
            !span.is_empty()
                && !span.of(&text).trim().is_empty()
                && report.passages().any(|(_, p)| p.start <= span.start && span.end <= p.end)
        };
        for name in &names {
            prop_assert!(!name.name.is_empty() && !name.mentions.is_empty());
            prop_assert!(name.mentions.iter().all(|&span| is_placed(span)), "{name:?}");
            prop_assert!(name.mentions.is_sorted_by(|a, b| a.end <= b.start), "{name:?}");
        }
        let firsts: Vec<u32> = names.iter().map(|name| name.mentions[0].start).collect();
        prop_assert!(firsts.is_sorted());
        prop_assert!(roles.iter().all(|&span| is_placed(span)));
        prop_assert!(roles.is_sorted_by(|a, b| a.end <= b.start));
    }
}
