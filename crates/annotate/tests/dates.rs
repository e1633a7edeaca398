//! Recognition of dates: each rule on a short text, and the gold annotations.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../../dossier/tests/common/mod.rs"]
mod common;

use annotate::dates::dates;
use common::osma;
use common::texts::LETTERS;
use dossier::report;
use dossier::report::facts::NamedDate;
use proptest::prelude::*;
use proptest::sample::select;

fn shown(text: &str, found: &[NamedDate]) -> Vec<String> {
    let show = |date: &NamedDate| {
        let relative = if date.relative { "~" } else { "" };
        format!("{} = {relative}{}", date.span.of(text), date.when)
    };
    found.iter().map(show).collect()
}

/// Checks the dates found in `text`, for a report with the date `own` (empty for none).
#[track_caller]
fn check(own: &str, text: &str, expected: &[&str]) {
    let report = report::parse(&format!("{own}-essai"), text.as_bytes()).unwrap();
    assert_eq!(shown(text, &dates(&report)), expected, "{text:?} of {own:?}");
}

/// The same for a report of Wednesday 15 May 2024.
#[track_caller]
fn on_a_day(text: &str, expected: &[&str]) {
    check("2024-05-15", text, expected);
}

#[test]
fn the_two_reports() {
    let expected: [&[&str]; 2] = [
        &[
            "2022-06 = 2022-06",
            "aujourd’hui = ~2022-06",
            "cette année = ~2022",
            "d’automne = ~2022-23",
        ],
        &[
            "1er janvier = ~2025-01-01",
            "1er janvier 2025 = 2025-01-01",
            "24 novembre dernier = ~2024-11-24",
            "2025 = 2025",
        ],
    ];
    let collection = common::shipped();
    for (report, expected) in collection.reports.iter().zip(expected) {
        assert_eq!(shown(&report.text, &dates(report)), expected);
    }
}

#[test]
fn the_pair_with_a_gold() {
    let pair = osma();
    let found = pair.reports.each_ref().map(dates);
    let (score, exact) = pair.dates(found.each_ref().map(Vec::as_slice));
    assert_eq!((exact, score.right, score.found, score.gold), (16, 17, 17, 17));
}

#[test]
fn written_in_full() {
    on_a_day(
        "Le 1er janvier 2025, puis le dimanche 31 août 2014 ; May 3, 2024 et 31 August 2014.",
        &[
            "1er janvier 2025 = 2025-01-01",
            "dimanche 31 août 2014 = 2014-08-31",
            "May 3, 2024 = 2024-05-03",
            "31 August 2014 = 2014-08-31",
        ],
    );
    on_a_day(
        "En juin 2022, in June 2022, le 1\u{1D49}\u{2B3} fe\u{301}vrier\u{A0}2024.",
        &[
            "juin 2022 = 2022-06",
            "June 2022 = 2022-06",
            "1\u{1D49}\u{2B3} fe\u{301}vrier\u{A0}2024 = 2024-02-01",
        ],
    );
    on_a_day("Sunday, August 31, 2014 it rained.", &["Sunday, August 31, 2014 = 2014-08-31"]);
    on_a_day("Le 31 juin 2022 n’est pas ; le 29 février 2023 non plus.", &[]);
}

#[test]
fn written_in_numbers() {
    on_a_day("Reçu le 2024-05-03, en 2024-06.", &["2024-05-03 = 2024-05-03", "2024-06 = 2024-06"]);
    on_a_day(
        "Le port est fermé le 3/5/2024 et le 31.08.2014.",
        &["3/5/2024 = 2024-05-03", "31.08.2014 = 2014-08-31"],
    );
    on_a_day("The port is closed on 3/5/2024, and on 8/31/2014.", &["8/31/2014 = 2014-08-31"]);
    on_a_day("Version 1.2024-05, RFC 2049-05, DSA-2014-05-1, 2011-12, 2024-13, 1/2/3.", &[]);
}

#[test]
fn a_year_of_its_own() {
    on_a_day(
        "En 2025, le port ferme depuis 1998 (2001) ; fin 2023, mi-2024.",
        &["2025 = 2025", "1998 = 1998", "2001 = 2001", "2023 = 2023", "2024 = 2024"],
    );
    on_a_day("En 2019, 2020 et 2021.", &["2019 = 2019", "2020 = 2020", "2021 = 2021"]);
    on_a_day("Since 1999 the port of 2001 is open.", &["1999 = 1999", "2001 = 2001"]);
    on_a_day("Il a 2025 soldats, plus de 2000 hommes, en 2000 exemplaires, de 2000 km.", &[]);
    on_a_day("SciConf 14, SciConf 2015, port 2048, le code de 1500, plus de 2000, 2010.5.", &[]);
}

#[test]
fn from_one_to_another() {
    on_a_day(
        "du 18 au 20 juillet, du 15 au 22 août 2015, 18–20 July 2003, July 18-20, 2003",
        &[
            "du 18 au 20 juillet = ~2024-07-18/2024-07-20",
            "du 15 au 22 août 2015 = 2015-08-15/2015-08-22",
            "18–20 July 2003 = 2003-07-18/2003-07-20",
            "July 18-20, 2003 = 2003-07-18/2003-07-20",
        ],
    );
    on_a_day(
        "de 2019 à 2021, entre mai et juin 2022, from 2019 to 2021, (2014-2016), 3-5 mai",
        &[
            "de 2019 à 2021 = 2019/2021",
            "entre mai et juin 2022 = 2022-05/2022-06",
            "from 2019 to 2021 = 2019/2021",
            "2014-2016 = 2014/2016",
            "3-5 mai = ~2024-05-03/2024-05-05",
        ],
    );
    on_a_day(
        "du lundi 29 avril au vendredi 3 mai, du 28 décembre 2023 au 3 janvier, du 28 décembre au \
         3 janvier 2020, les 3 et 4 mai, les 3 et 9 mai",
        &[
            "du lundi 29 avril au vendredi 3 mai = ~2024-04-29/2024-05-03",
            "du 28 décembre 2023 au 3 janvier = 2023-12-28/2024-01-03",
            "du 28 décembre au 3 janvier 2020 = 2019-12-28/2020-01-03",
            "3 et 4 mai = ~2024-05-03/2024-05-04",
            "9 mai = ~2024-05-09",
        ],
    );
    on_a_day("du 20 au 18 juillet 2003", &["18 juillet 2003 = 2003-07-18"]);
    on_a_day("de 10 à 20 juillets, de 1 à 5, 2014-2015-2, entre 3 et 5 personnes", &[]);
}

#[test]
fn without_its_year() {
    on_a_day(
        "le 3 mai, le 24 novembre dernier, le 24 novembre prochain, le 15 mai dernier",
        &[
            "3 mai = ~2024-05-03",
            "24 novembre dernier = ~2023-11-24",
            "24 novembre prochain = ~2024-11-24",
            "15 mai dernier = ~2023-05-15",
        ],
    );
    check(
        "2025-01-03",
        "le 28 décembre, le 5 juin",
        &["28 décembre = ~2024-12-28", "5 juin = ~2025-06-05"],
    );
    on_a_day(
        "en mai dernier, en juin, au mois de juin, in June, last May, next June, début juillet",
        &[
            "mai dernier = ~2023-05",
            "juin = ~2024-06",
            "juin = ~2024-06",
            "June = ~2024-06",
            "last May = ~2023-05",
            "next June = ~2024-06",
            "juillet = ~2024-07",
        ],
    );
    on_a_day("Il may venir ; mars et mai sont des mois, la planète Mars aussi.", &[]);
}

#[test]
fn days_beside_the_report() {
    on_a_day(
        "hier, aujourd'hui, aujourd’hui, demain, avant-hier, après-demain, ce matin, yesterday",
        &[
            "hier = ~2024-05-14",
            "aujourd'hui = ~2024-05-15",
            "aujourd’hui = ~2024-05-15",
            "demain = ~2024-05-16",
            "avant-hier = ~2024-05-13",
            "après-demain = ~2024-05-17",
            "ce matin = ~2024-05-15",
            "yesterday = ~2024-05-14",
        ],
    );
    check("2024-01-01", "Hier, il pleuvait.", &["Hier = ~2023-12-31"]);
    // The result is never more precise than the report's date.
    check(
        "2022-06",
        "Aujourd’hui et demain, ce mois-ci.",
        &["Aujourd’hui = ~2022-06", "ce mois-ci = ~2022-06"],
    );
    check("2022", "Today, ce mois-ci, lundi.", &["Today = ~2022"]);
}

#[test]
fn days_of_the_week() {
    on_a_day(
        "Il est venu lundi et viendra vendredi. Il a dit mercredi que la réunion se tiendra mardi.",
        &[
            "lundi = ~2024-05-13",
            "vendredi = ~2024-05-17",
            "mercredi = ~2024-05-15",
            "mardi = ~2024-05-21",
        ],
    );
    on_a_day(
        "lundi dernier, mercredi dernier, mercredi prochain, last Monday, on Friday",
        &[
            "lundi dernier = ~2024-05-13",
            "mercredi dernier = ~2024-05-08",
            "mercredi prochain = ~2024-05-22",
            "last Monday = ~2024-05-13",
            "Friday = ~2024-05-10",
        ],
    );
    on_a_day(
        "le lundi, chaque mardi, tous les jeudis, du lundi au vendredi, le premier jeudi",
        &[],
    );
    on_a_day("Black Friday, ce lundi-là, lundi 3", &[]);
}

#[test]
fn weeks_months_and_years_beside_the_report() {
    on_a_day(
        "cette année, l’année dernière, l'année passée, l’an dernier, l'an prochain, le mois dernier",
        &[
            "cette année = ~2024",
            "l’année dernière = ~2023",
            "l'année passée = ~2023",
            "l’an dernier = ~2023",
            "l'an prochain = ~2025",
            "le mois dernier = ~2024-04",
        ],
    );
    on_a_day(
        "la semaine prochaine, this year, last month",
        &[
            "la semaine prochaine = ~2024-05-20/2024-05-26",
            "this year = ~2024",
            "last month = ~2024-04",
        ],
    );
    check("2024-12", "le mois prochain", &["le mois prochain = ~2025-01"]);
    on_a_day("chaque année, cette année-là, à l’avenir, les jours précédant la fête", &[]);
    on_a_day("80 heures, trois ans, the last year of the war, tous les ans, every year", &[]);
}

#[test]
fn seasons() {
    on_a_day(
        "l’automne 2022, hiver 2021-2022, summer of 2019, cet été, au printemps prochain",
        &[
            "automne 2022 = 2022-23",
            "hiver 2021-2022 = 2021-24",
            "summer of 2019 = 2019-22",
            "cet été = ~2024-22",
            "printemps prochain = ~2025-21",
        ],
    );
    on_a_day(
        "la session d’automne, au printemps, dès l’hiver, l’été dernier, next spring, in the fall",
        &[
            "d’automne = ~2024-23",
            "printemps = ~2024-21",
            "hiver = ~2024-24",
            "été dernier = ~2023-22",
            "next spring = ~2025-21",
            "fall = ~2024-23",
        ],
    );
    check(
        "2025-01-10",
        "cet hiver, au printemps",
        &["cet hiver = ~2024-24", "printemps = ~2025-21"],
    );
    on_a_day(
        "Il a été 2022 fois ici, l’heure d’été, une chute d’automne, en hiver, the spring",
        &[],
    );
}

#[test]
fn a_report_without_a_date() {
    let text = "Hier, le 3 mai, cette année, le 3 mai 2022, lundi, à l’automne 2021, en mai.";
    check("x", text, &["3 mai 2022 = 2022-05-03", "automne 2021 = 2021-23"]);
}

#[test]
fn furniture_is_read_too() {
    check("x", "date 2022-06\n\nRien.", &["2022-06 = 2022-06"]);
    check(
        "x",
        "OSLO, 3 mai. /NTB/. Le port ferme en 2021.",
        &["3 mai = ~2021-05-03", "2021 = 2021"],
    );
}

proptest! {
    #![proptest_config(common::cases(400))]

    #[test]
    fn dates_are_in_order_and_disjoint(
        parts in proptest::collection::vec(prop_oneof![select(PIECES), select(LETTERS)], 1..40),
        own in select(["2024-02-29", "2022-06", "1999", "0001-01-01", "9999-12-31", "x"].as_slice()),
    ) {
        let text = parts.concat();
        let stem = format!("{own}-essai");
        let Ok(report) = report::parse(&stem, text.as_bytes()) else { return Ok(()) };
        let found = dates(&report);
        let dated = report.date.is_some();
        for date in &found {
            prop_assert!(!date.span.of(&text).trim().is_empty(), "{text:?} {date:?}");
            let inside = |span: dossier::text::span::Span| {
                span.start <= date.span.start && date.span.end <= span.end
            };
            prop_assert!(report.passages().any(|(_, span)| inside(span)), "{text:?} {date:?}");
            prop_assert!(dated || !date.relative);
        }
        prop_assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    }
}

/// Fragments of dates, for random texts.
const PIECES: &[&str] = &[
    "1er ",
    "3 ",
    "31 ",
    "2024",
    "2024 ",
    "2021 ",
    "mai ",
    "juin ",
    "May ",
    "février ",
    "lundi ",
    "Monday ",
    "dernier ",
    "prochain ",
    "last ",
    "next ",
    "du ",
    "au ",
    "de ",
    "à ",
    "entre ",
    "et ",
    "le ",
    "l’",
    "cette ",
    "année ",
    "an ",
    "mois ",
    "semaine ",
    "hier ",
    "aujourd’hui ",
    "automne ",
    "été ",
    "hiver ",
    "cet ",
    "en ",
    "d’",
    "session ",
    "-",
    "–",
    "/",
    ", ",
    ". ",
    "(",
    ")",
    "\u{A0}",
    "e\u{301}",
    "\n\n",
    "05",
    "date ",
    "chaque ",
];
