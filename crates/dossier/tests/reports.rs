//! Parsing of reports: paragraphs, headers, datelines, dates, and errors with line numbers.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use common::{OTSC, TASS, cases, shipped};
use dossier::collection::Collection;
use dossier::date::Known;
use dossier::report::{self, Report, parse, slug};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

fn report(text: &str) -> Report {
    named("essai", text)
}

#[track_caller]
fn named(stem: &str, text: &str) -> Report {
    let report = parse(stem, text.as_bytes()).unwrap();
    adds_up(&report);
    report
}

/// Checks that passages and white space make up the text, and sentences and white space a
/// paragraph.
#[track_caller]
fn adds_up(report: &Report) {
    let blank = |text: &str| text.chars().all(|c| c.is_whitespace() || c == '\u{FEFF}');
    let mut at = 0;
    for (_, span) in report.passages() {
        assert!(!span.is_empty() && span.start as usize >= at);
        assert!(blank(&report.text[at..span.start as usize]));
        let passage = span.of(&report.text);
        assert_eq!(passage.trim(), passage);
        at = span.end as usize;
    }
    assert!(blank(&report.text[at..]));
    for paragraph in &report.paragraphs {
        let mut at = paragraph.span.start;
        for (number, sentence) in (1..).zip(&paragraph.sentences) {
            assert!(!sentence.is_empty() && sentence.start >= at);
            for inside in [sentence.start, sentence.end - 1] {
                assert_eq!(report.sentence_at(inside), Some((number, *sentence)));
            }
            assert!(blank(&report.text[at as usize..sentence.start as usize]));
            at = sentence.end;
        }
        assert_eq!(at, paragraph.span.end);
    }
}

fn paragraphs(report: &Report) -> Vec<&str> {
    report.paragraphs.iter().map(|p| p.span.of(&report.text)).collect()
}

fn furniture(report: &Report) -> &str {
    report.furniture.map_or("", |span| span.of(&report.text))
}

#[test]
fn the_shipped_files_are_the_ones_received() {
    let sha256 = |bytes| -> String {
        let hex: Vec<_> = Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect();
        hex.concat()
    };
    assert_eq!(sha256(OTSC), "3b775534921cf74597bfc9ee942ad2ab0c9c8eb2594169c2a66574fd81ee1038");
    assert_eq!(sha256(TASS), "e24c2429b753019c9a7bba4d83c48002fa914e0c4a3d2fe916e8a6def2d1d3f5");
}

#[test]
fn the_two_reports() {
    let collection = shipped();
    let [otsc, tass] = collection.reports.as_slice() else { panic!("two reports") };
    adds_up(otsc);
    adds_up(tass);
    let sentences = |report: &Report| -> Vec<usize> {
        report.paragraphs.iter().map(|p| p.sentences.len()).collect()
    };

    assert_eq!(otsc.slug, "2022-06-otsc-erevan");
    assert_eq!(otsc.text.as_bytes(), OTSC);
    assert_eq!(furniture(otsc), "date 2022-06");
    assert_eq!(otsc.date, Some(("2022-06".parse().unwrap(), Known::Header)));
    assert_eq!((&otsc.title, &otsc.place, &otsc.agency), (&None, &None, &None));
    assert_eq!(otsc.paragraphs[0].span.start, 14);
    assert_eq!(sentences(otsc), [1, 2, 1, 1, 1, 1, 2]);
    assert!(paragraphs(otsc)[0].ends_with("aujourd’hui. ."));
    assert!(otsc.paragraphs[1].sentences[1].of(&otsc.text).starts_with("avec cela"));

    assert_eq!(tass.slug, "2025-01-01-tass-bichkek");
    assert_eq!(tass.text.as_bytes(), TASS);
    assert_eq!(furniture(tass), "BICHKEK, 1er janvier. /TASS/.");
    assert_eq!(tass.date, Some(("2025-01-01".parse().unwrap(), Known::DatelineInferredYear)));
    assert_eq!(tass.title, None);
    assert_eq!(tass.place.as_deref(), Some("Bichkek"));
    assert_eq!(tass.agency.as_deref(), Some("TASS"));
    assert_eq!(sentences(tass), [2, 3, 2, 2, 2]);
    assert!(paragraphs(tass)[0].starts_with("La présidence"));
}

/// Checks the error for a file, and its line number.
#[track_caller]
fn fails(stem: &str, bytes: &[u8], line: usize, says: &str) {
    let error = parse(stem, bytes).unwrap_err();
    assert_eq!(error.line(), line, "{error}");
    assert!(error.to_string().contains(says), "{error}");
}

#[test]
fn a_broken_file_says_what_and_where() {
    fails("a", b"", 1, "no text");
    fails("a", b" \n\t\r\n", 1, "no text");
    fails("a", "\u{FEFF}\u{A0}\u{200B}\n".as_bytes(), 1, "no text");
    fails("a", b"date: 2022-06\n", 1, "no text");
    fails("a", b"un\ndeux \xE9t\xE9", 2, "0xE9 is not UTF-8");
    fails("a", b"\xFF\xFEu\0n\0", 1, "0xFF is not UTF-8");
    fails("a", b"un\ndeux\ntr\0is", 3, "NUL");
    fails("a", b"un\n\x1B[1m", 2, "U+001B");
    fails("a", b"un\n\ndeux\rtrois", 3, "U+000D");
    fails("a", b"un\r", 1, "U+000D");
    fails("a", b"un\r\r\n", 1, "U+000D");
    fails("a", "un\u{85}deux".as_bytes(), 1, "U+0085");
    fails("a", b"un\x0Cdeux", 1, "U+000C");
    fails("…", b"un", 1, "\"…\" has no letter");
}

#[test]
fn tabs_line_ends_and_byte_order_marks_are_text() {
    let text = "\u{FEFF}date: 2022-06\r\n\r\nUn.\tDeux.\r\nTrois.\r\n";
    let report = report(text);
    assert_eq!(report.text, text);
    assert_eq!(furniture(&report), "date: 2022-06");
    assert_eq!(paragraphs(&report), ["Un.\tDeux.", "Trois."]);
    assert_eq!(report.paragraphs[0].sentences.len(), 2);
    let plain = named("essai", "date: 2022-06\n\nUn.\tDeux.\n\n\nTrois.");
    assert_eq!(plain.hash, report.hash);
}

#[test]
fn paragraphs_are_lines_or_wrapped_lines() {
    let check = |text: &str, expected: &[&str]| {
        assert_eq!(paragraphs(&report(text)), expected, "{text:?}");
    };
    check("Un.\nDeux.\nTrois.", &["Un.", "Deux.", "Trois."]);
    check("Un.\nDeux.\n\n", &["Un.", "Deux."]);
    check("\n\nUn.\nDeux.\n \n\n", &["Un.", "Deux."]);
    check("Un.\n\nDeux.\n\n\n\nTrois.", &["Un.", "Deux.", "Trois."]);
    check("Un long\nparagraphe.\n\nDeux.", &["Un long\nparagraphe.", "Deux."]);
    check("  Un\r\n  deux.\r\n\r\n  Trois.  ", &["Un\r\n  deux.", "Trois."]);
    // With one long line, every line of the text is a paragraph.
    let long = "Très long paragraphe. ".repeat(6);
    let long = long.trim();
    check(&format!("{long}\nDeux.\n\nTrois."), &[long, "Deux.", "Trois."]);
}

/// Checks the furniture of a text, its date with the source, its place and agency.
#[track_caller]
fn reads(text: &str, furniture_is: &str, date: &str, place: &str, agency: &str) {
    let report = report(text);
    assert_eq!(furniture(&report), furniture_is, "{text:?}");
    let seen = report.date.map(|(date, known)| format!("{date} {known:?}"));
    assert_eq!(seen.as_deref().unwrap_or_default(), date, "{text:?}");
    assert_eq!(report.place.as_deref().unwrap_or_default(), place, "{text:?}");
    assert_eq!(report.agency.as_deref().unwrap_or_default(), agency, "{text:?}");
}

#[test]
fn machine_headers() {
    let body = "\n\nLe comité s’est réuni.";
    let check = |header: &str, date: &str, place: &str, agency: &str| {
        reads(&format!("{header}{body}"), header.trim(), date, place, agency);
    };
    check(" date 2022-06 ", "2022-06 Header", "", "");
    check("DATE: 2022-06-30", "2022-06-30 Header", "", "");
    check("Date : 3 mai 2024", "2024-05-03 Header", "", "");
    check("date: 2024-05-03T10:00Z", "2024-05-03 Header", "", "");
    check("date: 2024", "2024 Header", "", "");
    check("date 2024", "2024 Header", "", "");
    check("Date: May 3, 2024\nSource: AFP\nLieu : Erevan", "2024-05-03 Header", "Erevan", "AFP");
    check("Place: Geneva\nAgency: Reuters", "", "Geneva", "Reuters");
    check("date: 2024\ndate: 2023", "2024 Header", "", "");
    check("source: AFP\nsource: AP", "", "", "AFP");
    let titled = report("Titre : La paix. Enfin !\ndate: 2022\nLe comité.");
    assert_eq!(titled.title.unwrap().of(&titled.text), "La paix. Enfin !");
    assert_eq!(furniture(&titled), "Titre : La paix. Enfin !\ndate: 2022");
    assert_eq!(report("Le titre : non.").title, None);
}

#[test]
fn prose_is_no_header() {
    for text in [
        "Date limite de dépôt : le 3 mai 2024.",
        "Date : le comité la fixera.",
        "Date: 2024-13-01\nLe comité.",
        "Date 2022 est une année.",
        "Le 3 mai, le comité s’est réuni.",
        "Source : les archives du ministère. Elles disent que le pays est en paix.",
        "Source : les archives du ministère des Affaires étrangères, dont le directeur a dit hier que oui",
        "Sources : AFP",
        "Dates: 2022",
        "Lieu:\nLe comité.",
        "Updated: 2022",
    ] {
        reads(text, "", "", "", "");
    }
}

#[test]
fn datelines() {
    let check = |line: &str, date: &str, place: &str, agency: &str| {
        reads(&format!("{line} Le comité s’est réuni en 2024."), line, date, place, agency);
    };
    let inferred = "2024-05-03 DatelineInferredYear";
    let written = "2024-05-03 Dateline";
    check("BICHKEK, 3 mai. /TASS/.", inferred, "Bichkek", "TASS");
    check("PARIS, 3 mai (AFP) -", inferred, "Paris", "AFP");
    check("PARIS, 3 mai (AFP) –", inferred, "Paris", "AFP");
    check("PARIS, le 3 mai 2024 (AFP) —", written, "Paris", "AFP");
    check("Paris, vendredi 3 mai 2024 (Reuters) -", written, "Paris", "Reuters");
    check("LONDRES (Reuters) –", "", "Londres", "Reuters");
    check("(Reuters) -", "", "", "Reuters");
    check("Genève, le 3 mai 2024 –", written, "Genève", "");
    check("Genève, le 3 mai 2024.", written, "Genève", "");
    check("WASHINGTON, May 3 (Reuters) -", inferred, "Washington", "Reuters");
    check("WASHINGTON, May 3, 2024 (AP) —", written, "Washington", "AP");
    check("NEW YORK, 3 mai 2024 /AP/ —", written, "New York", "AP");
    check("RIO DE JANEIRO, 1ᵉʳ mai 2024 (AFP) -", "2024-05-01 Dateline", "Rio De Janeiro", "AFP");
    check("N’DJAMENA, 3 mai (Agence X) -", inferred, "N’Djamena", "Agence X");
    check("Saint-Pétersbourg, 3 mai. /TASS/.", inferred, "Saint-Pétersbourg", "TASS");
    check("EREVAN, mai 2024 (Armenpress) -", "2024-05 Dateline", "Erevan", "Armenpress");
    check("BICHKEK\u{A0}, 3\u{A0}mai. /TASS/.", inferred, "Bichkek", "TASS");
    check("ALMATY /KAZINFORM/ -", "", "Almaty", "KAZINFORM");
    check("ÉREVAN, 3 mai. /TASS/.", inferred, "Érevan", "TASS");
}

#[test]
fn a_header_before_a_dateline() {
    let text = "date 2022-06\nBICHKEK, 3 mai. /TASS/. Le comité.";
    reads(text, "date 2022-06\nBICHKEK, 3 mai. /TASS/.", "2022-06 Header", "Bichkek", "TASS");
}

#[test]
fn prose_is_no_dateline() {
    for text in [
        "Paris, capitale de la France, est une ville.",
        "Paris, le 3 mai 2024, a reçu le comité.",
        "Paris, 3 mai, le comité s’est réuni.",
        "Le 3 mai, le comité s’est réuni à Paris (France).",
        "L’Organisation (OTSC) – née en 2002 – compte six États.",
        "L’OTSC (Organisation) - née en 2002.",
        "Selon Reuters (Reuters), non.",
        "Le comité (Reuters) – dit oui.",
        "En mai 2024. Le comité.",
        "(OTSC) - Le comité.",
        "/",
        "(",
        "A,",
        "PARIS - Le comité.",
        "PARIS, 31 juin",
    ] {
        let report = report(text);
        assert_eq!(furniture(&report), "", "{text:?}");
        assert_eq!(report.date, None);
    }
}

/// Checks the date of a dateline without a year.
#[track_caller]
fn infers(stem: &str, body: &str, expected: &str) {
    let report = named(stem, &format!("PARIS, 3 mai (AFP) - {body}"));
    let seen = report.date.map(|(date, known)| format!("{date} {known:?}"));
    assert_eq!(seen.as_deref().unwrap_or_default(), expected, "{body:?}");
}

#[test]
fn a_missing_year_is_inferred_in_order() {
    let same_day = "En mai 2021, le 3 mai 2020, en 2019, 2019 et 2019.";
    infers("2018-05-x", same_day, "2020-05-03 DatelineInferredYear");
    infers("2018-05-x", "En mai 2021, 2019, 2019.", "2021-05-03 DatelineInferredYear");
    infers("2018-05-x", "En juin 2021, 2019.", "2018-05-03 DatelineYearFromFileName");
    infers("2018-x", "En juin 2021, 2019.", "2018-05-03 DatelineYearFromFileName");
    infers("2018-05-x", "En juin 2018, 2019, 2019.", "2018-05-03 DatelineInferredYear");
    infers("2018-x", "Créé en 2018, 2019, 2019.", "2018-05-03 DatelineInferredYear");
    infers("2018-06-x", "En juin 2021, 2019, 2019.", "2019-05-03 DatelineInferredYear");
    infers("x", "En 2021, 2019.", "2021-05-03 DatelineInferredYear");
    infers("x", "Il a 1234 ans.", "");
    infers("2018-06-07-x", "Rien.", "2018-06-07 FileName");
}

#[test]
fn a_file_name_dates_a_text_that_does_not() {
    let dated = |stem: &str| {
        named(stem, "Le comité.").date.map(|(date, known)| {
            assert_eq!(known, Known::FileName);
            date.to_string()
        })
    };
    assert_eq!(dated("2022-06-otsc").as_deref(), Some("2022-06"));
    assert_eq!(dated("2022-06-30").as_deref(), Some("2022-06-30"));
    assert_eq!(dated("2022_bilan").as_deref(), Some("2022"));
    assert_eq!(dated("2022-06-30 note").as_deref(), Some("2022-06-30"));
    for stem in ["otsc-2022", "20220630", "2022a", "22-06", "2022é", "202é"] {
        assert_eq!(dated(stem), None, "{stem}");
    }
}

#[test]
fn slugs() {
    for (stem, expected) in [
        ("2022-06-otsc-erevan", "2022-06-otsc-erevan"),
        ("Œuvre à l’Été (n° 2)", "oeuvre-a-l-ete-n-2"),
        ("  --A__b..C--  ", "a-b-c"),
        ("E\u{301}te\u{301}", "ete"),
        ("Straße", "strasse"),
        ("1ᵉʳ", "1er"),
        ("北京-a", "a"),
    ] {
        assert_eq!(slug(stem).as_deref(), Some(expected));
    }
    for stem in ["", "-", "…", "北京", "\u{301}"] {
        assert_eq!(slug(stem), None);
    }
    assert_eq!(slug(&"a".repeat(100)), Some("a".repeat(64)));
    assert_eq!(slug(&format!("{}-b", "a".repeat(63))), Some("a".repeat(63)));
}

#[test]
fn two_files_with_one_slug_are_refused() {
    let clash = Collection::new(vec![named("Été", "Un."), named("b", "Un."), named("ete", "Un.")]);
    let clash = clash.unwrap_err();
    assert_eq!(clash.slug, "ete");
    assert!(clash.to_string().contains("rename"), "{clash}");
}

#[test]
fn reports_are_ordered_by_interval_then_slug() {
    let stems =
        ["zeta", "alpha", "2024-03", "2024", "2024-b", "2024-01-01", "2023-12-31-x", "2024-01"];
    let collection = Collection::new(stems.map(|stem| named(stem, "Un.")).to_vec()).unwrap();
    let order: Vec<_> = collection.reports.iter().map(|r| r.slug.as_str()).collect();
    assert_eq!(
        order,
        ["2023-12-31-x", "2024-01-01", "2024-01", "2024", "2024-b", "2024-03", "alpha", "zeta"]
    );
    assert_eq!(collection.find("2024").map(|(at, _)| at), Some(3));
    assert_eq!(collection.find("absent"), None);
}

#[test]
fn a_collection_survives_its_encoding() {
    let collection = shipped();
    assert_eq!(Collection::decode(&collection.encode().unwrap()), Ok(collection));
    let empty = Collection::new(vec![]).unwrap();
    assert_eq!(Collection::decode(&empty.encode().unwrap()), Ok(empty));
    assert!(Collection::decode(b"\xFF\xFF\xFF\xFF\xFF\xFF").is_err());
}

#[test]
fn the_edition_and_the_hash_change_with_the_text_only() {
    let edition = |texts: [&str; 2]| {
        let reports = vec![named("a", texts[0]), named("b", texts[1])];
        Collection::new(reports).unwrap().edition
    };
    assert_eq!(edition(["Un.", "Deux."]), edition([" Un.\r\n", "\u{FEFF}Deux."]));
    assert_ne!(edition(["Un.", "Deux."]), edition(["Un.", "Deux !"]));
    assert_ne!(edition(["Un.", "Deux."]), edition(["Deux.", "Un."]));
    assert_ne!(report("Un.\n\nDeux\ntrois.").hash, report("Un.\n\nDeux\n\ntrois.").hash);
    assert_ne!(report("Un\u{A0}!").hash, report("Un !").hash);
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn any_bytes_parse_or_say_why(stem in any::<String>(), bytes in any::<Vec<u8>>()) {
        if let Err(error) = report::parse(&stem, &bytes) {
            let lines = bytes.split(|&b| b == b'\n').count();
            prop_assert!((1..=lines).contains(&error.line()));
        }
    }

    #[test]
    fn a_text_is_its_passages_and_white_space(
        pieces in prop::collection::vec(
            prop::sample::select(&[
                "date", " ", "2022-06", ": ", "PARIS", ", ", "3 mai", "(AFP)", "/TASS/", ".", "-",
                " - ", "\n", "\n\n", "\r\n", "\u{FEFF}", "\u{A0}", "Titre", "source", "é", "Le", "M. ",
                "« ", " »", "(", ")", "… ", "? ", "2024", "May ", "\t", "1er", "janv. ", "\u{301}",
                "\u{2028}", "la paix", "des États",
            ][..]),
            1..30,
        ),
    ) {
        let text = pieces.concat();
        if let Ok(report) = report::parse("essai", text.as_bytes()) {
            prop_assert_eq!(&report.text, &text);
            adds_up(&report);
            prop_assert_eq!(report.date.is_none_or(|(date, _)| date.first_day() <= date.last_day()), true);
            let collection = common::single(report);
            prop_assert_eq!(Collection::decode(&collection.encode().unwrap()), Ok(collection));
        }
    }

    #[test]
    fn slugs_are_addresses(stem in any::<String>()) {
        if let Some(made) = slug(&stem) {
            prop_assert!((1..=64).contains(&made.len()));
            prop_assert!(made.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            prop_assert_eq!(slug(&made), Some(made));
        }
    }
}
