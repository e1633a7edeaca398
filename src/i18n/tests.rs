use dossier::date::Date;
use dossier::query::Within;
use dossier::report::facts::When;
use dossier::text::lang::Lang;

use super::{Words, of};

fn both() -> [&'static Words; 2] {
    [Lang::Fr, Lang::En].map(of)
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn terms(count: usize) -> Vec<String> {
    ["paix", "menace", "{0}"].map(str::to_owned).into_iter().take(count).collect()
}

#[test]
fn zero_is_singular_in_french_and_plural_in_english() {
    let counts = both().map(|words| [0, 1, 2].map(|n| words.matches(n)));
    let french = ["0 occurrence", "1 occurrence", "2 occurrences"];
    assert_eq!(counts, [french, ["0 matches", "1 match", "2 matches"]]);
}

#[test]
fn dates_are_said_at_their_precision() {
    let cases = [
        ("2022", "2022", "2022"),
        ("2022-08", "août 2022", "August 2022"),
        ("2022-08-01", "1er août 2022", "1 August 2022"),
        ("2022-12-31", "31 décembre 2022", "31 December 2022"),
    ];
    for (text, french, english) in cases {
        assert_eq!(both().map(|words| words.date(date(text))), [french, english]);
    }
}

#[test]
fn ranges_and_seasons() {
    let cases = [
        (
            When::Range(date("2022-01-01"), date("2022-01-02")),
            "du 1er janvier 2022 au 2 janvier 2022",
            "1 January 2022 to 2 January 2022",
        ),
        (When::Season(2022, 21), "printemps 2022", "spring 2022"),
        (When::Season(2022, 22), "été 2022", "summer 2022"),
        (When::Season(2022, 23), "automne 2022", "autumn 2022"),
        (When::Season(2022, 24), "hiver 2022", "winter 2022"),
    ];
    for (when, french, english) in cases {
        assert_eq!(both().map(|words| words.when(when)), [french, english]);
    }
}

#[test]
fn terms_are_quoted_and_listed_as_they_were_typed() {
    let cases = [
        (1, "«\u{202f}paix\u{202f}»", "“paix”"),
        (2, "«\u{202f}paix\u{202f}», «\u{202f}menace\u{202f}»", "“paix”, “menace”"),
        (
            3,
            "«\u{202f}paix\u{202f}», «\u{202f}menace\u{202f}», «\u{202f}{0}\u{202f}»",
            "“paix”, “menace”, “{0}”",
        ),
    ];
    for (count, french, english) in cases {
        let french = format!("Ce rapport ne contient pas {french}.");
        let english = format!("This report does not contain {english}.");
        assert_eq!(both().map(|words| words.lacks(&terms(count))), [french, english]);
    }
}

#[test]
fn tenths_have_the_mark_of_the_language() {
    let cases = [
        (0, "0", "0"),
        (5, "0,5", "0.5"),
        (10, "1", "1"),
        (1234, "123,4", "123.4"),
        (-5, "−0,5", "−0.5"),
        (-20, "−2", "−2"),
    ];
    for (tenths, french, english) in cases {
        assert_eq!(both().map(|words| words.tenths(tenths)), [french, english]);
    }
    let rates = both().map(|words| words.rate(20));
    assert_eq!(rates, ["2,0 pour 1\u{202f}000 mots", "2.0 per 1,000 words"]);
}

#[test]
fn a_placeholder_takes_what_it_is_given() {
    let [french, english] = both();
    assert_eq!(
        french.keyness(123, [-14, 20, 55]),
        "G² 12,3\u{202f}; Log Ratio 2 (à 95\u{202f}%, de −1,4 à 5,5)"
    );
    assert_eq!(
        english.missing("a", Some(date("2022")), Some("1f")),
        "The link names “a”, 2022, version 1f. Ask whoever sent it, or choose another report."
    );
    let zas = Within::Speech("Zas".to_owned());
    assert_eq!(french.all_apart(&zas), "Aucun propos de Zas ne réunit toute la requête.");
    assert_eq!(english.position(None, 16), "– / 16");
    assert_eq!(english.position(Some(3), 16), "3 / 16");
}

#[test]
fn french_spaces_before_marks_are_narrow_and_do_not_break() {
    for form in of(Lang::Fr).forms {
        let mut before = form.split([';', ':', '!', '?', '»', '%']).rev().skip(1);
        let mut after = form.split('«').skip(1);
        assert!(before.all(|text| text.ends_with('\u{202f}')), "{form}");
        assert!(after.all(|text| text.starts_with('\u{202f}')), "{form}");
    }
}
