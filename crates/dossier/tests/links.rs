//! Links: round trips, hand-written links, facets and passages.

mod common;

use common::cases;
use common::links::{asking, bad, check, facet, narrowed, notices};
use common::views::views;
use dossier::date::DateRange;
use dossier::date::Dates;
use dossier::filter::facets::{Field, MAX_VALUES};
use dossier::link::anchor::{Anchor, Quote, Target};
use dossier::link::view::{Mode, Panel, Place, Show, Side, Theme, View};
use dossier::link::{is_link, read, write};
use dossier::query::{Options, Within};
use dossier::report::ReportRef;
use dossier::search::Sort;
use dossier::text::lang::Lang;
use proptest::prelude::*;

fn named(slug: &str, hash: Option<&str>) -> ReportRef {
    ReportRef { slug: slug.to_owned(), hash: hash.map(str::to_owned) }
}

#[test]
fn a_full_link_is_spelled_in_order() {
    let view = View {
        mode: Some(Mode::Compare),
        query: "l’OTSC & paix=1 ".to_owned(),
        options: Options { accents: true, case: true, family: true, whole: true },
        within: Some(Within::Sentence),
        dates: Some(Dates::Range(DateRange { from: "2022-06".parse().ok(), to: None })),
        facets: vec![facet(Field::Year, &["2022", "2025"]), facet(Field::Place, &["Érevan"])],
        sort: Sort::DateDescending,
        show: Show { no_concepts: true, only_matching: true, weak: true },
        read: None,
        left: Some(named("2022-06-otsc-erevan", Some("0123ab"))),
        right: Some(named("b", None)),
        pair: Some([Place { paragraph: 2, offset: 0 }, Place { paragraph: 12, offset: 345 }]),
        at: Some(anchor(Side::Right, 3, ["la-", "paix, d’abord", "&", "-"])),
        apart: true,
        panel: Some(Panel::Quotes),
        embed: true,
        edition: Some("abcdefgh".to_owned()),
        lang: Some(Lang::Fr),
        theme: Some(Theme::Dark),
        other: vec![("z".to_owned(), "é".to_owned())],
    };
    let link = "v=1&k=abcdefgh&m=cmp&q=l%E2%80%99OTSC+%26+paix%3D1+&o=acfw&in=s&d=2022-06..\
        &f=year:2022,2025&f=place:%C3%89revan&s=-d&x=now\
        &a=2022-06-otsc-erevan.0123ab&b=b&l=2.0-12.345\
        &at=b.p3:la%2D-,paix%2C+d%E2%80%99abord,%26,-%2D&y=0&t=quotes&ui=embed&lang=fr&th=dark\
        &z=%C3%A9&e";
    assert_eq!(write(&view), link);
    check(link, &view);
    check(&format!("#{link}"), &view);
}

#[test]
fn the_empty_view_is_short() {
    assert_eq!(write(&View::default()), "v=1&e");
    check("v=1&e", &View::default());
    check("", &View::default());
    check("#", &View::default());
}

#[test]
fn hand_written() {
    check("q=OTSC", &asking("OTSC"));
    check("#q=l'OTSC+à+paix", &asking("l'OTSC à paix"));
    check("q=l%27OTSC%20paix%20", &asking("l'OTSC paix "));
    check("q=", &View::default());
    // The search box has a single line.
    check("q=a%0Ab", &asking("a b"));
    check("q=a%0D%0Ab", &asking("a  b"));
    check("q=a=b", &asking("a=b"));
    check("q=100%", &asking("100%"));
    check("q=100%zz%4", &asking("100%zz%4"));
    check("&&q=a&", &asking("a"));
    check("v=1&q=a&e=1", &asking("a"));
    check("m=list&y=1&s=d", &View { mode: Some(Mode::List), ..View::default() });
    check("d=none", &View { dates: Some(Dates::Undated), ..View::default() });
}

#[test]
fn every_mode_option_scope_and_order_has_a_name() {
    let view = View::default();
    for (m, mode) in [
        ("list", Mode::List),
        ("read", Mode::Read),
        ("cmp", Mode::Compare),
        ("kwic", Mode::Occurrences),
    ] {
        check(&format!("m={m}"), &View { mode: Some(mode), ..view.clone() });
    }
    let off = Options::default();
    for (o, options) in [
        ("a", Options { accents: true, ..off }),
        ("c", Options { case: true, ..off }),
        ("f", Options { family: true, ..off }),
        ("wa", Options { accents: true, whole: true, ..off }),
        ("", off),
    ] {
        check(&format!("o={o}"), &View { options, ..view.clone() });
    }
    for (name, within) in [
        ("p", Within::Paragraph),
        ("s", Within::Sentence),
        ("q", Within::Quotation),
        ("q:Anna+Marti", Within::Speech("Anna Marti".to_owned())),
        ("q:a:b", Within::Speech("a:b".to_owned())),
    ] {
        check(&format!("in={name}"), &View { within: Some(within), ..view.clone() });
    }
    for (s, sort) in [
        ("d", Sort::Date),
        ("-d", Sort::DateDescending),
        ("r", Sort::Relevance),
        ("lw", Sort::LeftWord),
        ("rw", Sort::RightWord),
    ] {
        check(&format!("s={s}"), &View { sort, ..view.clone() });
    }
    assert_eq!(write(&read("o=wfca&s=d&in=p").0), "v=1&o=acfw&in=p&e");
}

#[test]
fn facets() {
    check("f=place:Erevan", &narrowed(&[facet(Field::Place, &["Erevan"])]));
    check(
        "f=place:New+York,%C3%89revan",
        &narrowed(&[facet(Field::Place, &["Érevan", "New York"])]),
    );
    // Values of one field are joined in order, without duplicates.
    check(
        "f=agency:TASS&f=month:2025-01&f=agency:AFP,tass&f=year:2022",
        &narrowed(&[
            facet(Field::Year, &["2022"]),
            facet(Field::Month, &["2025-01"]),
            facet(Field::Agency, &["AFP", "TASS"]),
        ]),
    );
    // A value may contain an encoded separator; it is decoded once, like any other.
    let odd = narrowed(&[facet(Field::Place, &["%2C", "a,b:c&d=e+f"])]);
    check("f=place:a%2Cb%3ac%26d%3De%2Bf,%252C", &odd);
    assert_eq!(write(&odd), "v=1&f=place:%252C,a%2Cb%3Ac%26d%3De%2Bf&e");
    // A colon after the first is an ordinary character.
    check("f=place:a:b", &narrowed(&[facet(Field::Place, &["a:b"])]));
    // A comma appended by a linkifier would end with an empty value.
    check("f=place:Erevan,", &narrowed(&[facet(Field::Place, &["Erevan"])]));
    // A malformed value drops only its own key.
    let dropped = notices("f=place:a,,b&f=place:c", &[bad("f", "place:a,,b")]);
    assert_eq!(dropped, narrowed(&[facet(Field::Place, &["c"])]));
    let many = |count| "é,".repeat(count).trim_end_matches(',').to_owned();
    check(&format!("f=place:{}", many(MAX_VALUES)), &narrowed(&[facet(Field::Place, &["é"])]));
    let more = format!("place:{}", many(MAX_VALUES + 1));
    assert_eq!(notices(&format!("f={more}"), &[bad("f", &more)]), View::default());
}

fn anchor(side: Side, paragraph: u32, parts: [&str; 4]) -> Anchor {
    let [prefix, start, end, suffix] = parts.map(str::to_owned);
    Anchor::new(&Target { side, paragraph, quote: Quote { prefix, start, end, suffix } })
}

#[test]
fn passages() {
    for (value, side, paragraph, parts) in [
        ("a.p3:mot", Side::Left, 3, ["", "mot", "", ""]),
        ("b.p0:un+mot", Side::Right, 0, ["", "un mot", "", ""]),
        ("r.p12:Le,fin.", Side::Alone, 12, ["", "Le", "fin.", ""]),
        ("a.p1:avant-,mot", Side::Left, 1, ["avant", "mot", "", ""]),
        ("a.p1:mot,-après", Side::Left, 1, ["", "mot", "", "après"]),
        ("a.p1:avant-,Le,fin,-après", Side::Left, 1, ["avant", "Le", "fin", "après"]),
        // Encoded, they are part of the words.
        ("a.p1:a%2Cb,c%2Dd", Side::Left, 1, ["", "a,b", "c-d", ""]),
        ("a.p1:%2Da,b%2D", Side::Left, 1, ["", "-a", "b-", ""]),
        ("a.p1:x%26y%3Dz:%252C", Side::Left, 1, ["", "x&y=z:%2C", "", ""]),
        // A hyphen inside a word needs no encoding.
        ("a.p1:États-Unis", Side::Left, 1, ["", "États-Unis", "", ""]),
        ("a.p1:l'%C3%A9t%C3%A9 de 100%", Side::Left, 1, ["", "l'été de 100%", "", ""]),
    ] {
        let (view, told) = read(&format!("at={value}"));
        let at = view.at.clone().unwrap();
        assert_eq!(
            (at.target(), told),
            (anchor(side, paragraph, parts).target(), vec![]),
            "{value}"
        );
        assert_eq!(read(&write(&view)), (view, vec![]));
    }
    notices("at=a.p1:%FF&q=a", &[bad("at", "a.p1:%FF")]);
    let long = |count: usize| format!("a.p1:{}", "a".repeat(count - 5));
    assert!(read(&format!("at={}", long(8192))).0.at.is_some());
    notices(&format!("at={}", long(8193)), &[bad("at", &long(8193))]);
}

#[test]
fn links_are_short() {
    let side = |slug: &str| Some(named(slug, Some("z5gxrb")));
    let view = View {
        mode: Some(Mode::Compare),
        edition: Some("3nar64cc".to_owned()),
        left: side("2022-06-otsc-erevan"),
        right: side("2025-01-01-tass-bichkek"),
        ..asking("cyberattaques ")
    };
    assert!(write(&view).len() <= 120, "{}", write(&view));
    let place = Place { paragraph: 123, offset: 12345 };
    let day = |text: &str| text.parse().ok();
    let all = View {
        query: "\"maintien de la paix\" secrétariat -Kazakhstan ".to_owned(),
        options: Options { accents: true, case: true, family: true, whole: true },
        within: Some(Within::Speech("Stanislav Zas".to_owned())),
        dates: Some(Dates::Range(DateRange { from: day("2022-06-01"), to: day("2025-01-31") })),
        sort: Sort::DateDescending,
        show: Show { no_concepts: true, only_matching: true, weak: true },
        read: side("2022-06-otsc-erevan"),
        pair: Some([place; 2]),
        apart: true,
        panel: Some(Panel::Quotes),
        embed: true,
        lang: Some(Lang::Fr),
        theme: Some(Theme::Light),
        ..view
    };
    assert!(write(&all).len() <= 320, "{}: {}", write(&all).len(), write(&all));
}

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn a_written_link_reads_back(view in views()) {
        let link = write(&view);
        prop_assert!(link.chars().all(|c| c.is_ascii_alphanumeric() || "-_.~+,:%&=".contains(c)));
        prop_assert!(is_link(&link));
        prop_assert_eq!(read(&link), (view.clone(), vec![]));
        // The same after another program encoded the whole link.
        let encoded: String = link.bytes().map(|b| match b {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => char::from(b).to_string(),
            _ => format!("%{b:02X}"),
        }).collect();
        prop_assert_eq!(read(&encoded), (view, vec![]));
    }
}
