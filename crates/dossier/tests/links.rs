//! Links: what is written is read back, and anything that is not is read as far as it goes.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test says what is wrong by failing"
)]

mod common;

use common::cases;
use common::views::views;
use dossier::anchor::{Anchor, Quote, Target};
use dossier::date::DateRange;
use dossier::facets::{Facet, Field, MAX_VALUES};
use dossier::lang::Lang;
use dossier::link::{Notice, is_link, read, write};
use dossier::query::{Options, Within};
use dossier::view::{Dates, Mode, Panel, Place, ReportRef, Show, Side, Sort, Theme, View};
use proptest::prelude::*;

fn bad(key: &str, value: &str) -> Notice {
    Notice::BadValue { key: key.to_owned(), value: value.to_owned() }
}

fn named(slug: &str, hash: Option<&str>) -> ReportRef {
    ReportRef { slug: slug.to_owned(), hash: hash.map(str::to_owned) }
}

/// The fragment gives this view, without a notice.
#[track_caller]
fn check(fragment: &str, expected: &View) {
    assert_eq!(read(fragment), (expected.clone(), vec![]), "{fragment:?}");
}

/// The fragment gives these notices.
#[track_caller]
fn notices(fragment: &str, expected: &[Notice]) -> View {
    let (view, seen) = read(fragment);
    assert_eq!(seen, expected, "{fragment:?}");
    view
}

fn facet(field: Field, values: &[&str]) -> Facet {
    Facet { field, values: values.iter().map(|&value| value.to_owned()).collect() }
}

/// A view with these facets alone.
fn narrowed(facets: &[Facet]) -> View {
    View { facets: facets.to_vec(), ..View::default() }
}

fn asking(query: &str) -> View {
    View { query: query.to_owned(), ..View::default() }
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
    // A search box has one line.
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
    // Values of one field join, in order, each once however it is spelled.
    check(
        "f=agency:TASS&f=month:2025-01&f=agency:AFP,tass&f=year:2022",
        &narrowed(&[
            facet(Field::Year, &["2022"]),
            facet(Field::Month, &["2025-01"]),
            facet(Field::Agency, &["AFP", "TASS"]),
        ]),
    );
    // A value may hold what separates values, encoded; decoded once, like any other.
    let odd = narrowed(&[facet(Field::Place, &["%2C", "a,b:c&d=e+f"])]);
    check("f=place:a%2Cb%3ac%26d%3De%2Bf,%252C", &odd);
    assert_eq!(write(&odd), "v=1&f=place:%252C,a%2Cb%3Ac%26d%3De%2Bf&e");
    // After the field a colon is a character like another.
    check("f=place:a:b", &narrowed(&[facet(Field::Place, &["a:b"])]));
    // Added by a linkifier, a comma would end with a value that is none.
    check("f=place:Erevan,", &narrowed(&[facet(Field::Place, &["Erevan"])]));
    // What is bad drops its own key alone.
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
        // Encoded, they are of the words.
        ("a.p1:a%2Cb,c%2Dd", Side::Left, 1, ["", "a,b", "c-d", ""]),
        ("a.p1:%2Da,b%2D", Side::Left, 1, ["", "-a", "b-", ""]),
        ("a.p1:x%26y%3Dz:%252C", Side::Left, 1, ["", "x&y=z:%2C", "", ""]),
        // Inside words a hyphen may stand as it is.
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

#[test]
fn a_cut_link_says_so() {
    let cut = notices("v=1&q=OTS", &[Notice::Cut]);
    assert_eq!(cut, asking("OTS"));
    notices("v=1&m=cmp&q=a%2", &[Notice::Cut]);
    notices("v=1&q=%E2%80", &[bad("q", "%E2%80"), Notice::Cut]);
    notices("v=1", &[Notice::Cut]);
}

#[test]
fn encoded_as_a_whole_once() {
    check("q%3DOTSC%26m%3Dlist", &View { mode: Some(Mode::List), ..asking("OTSC") });
    check("q%3dOTSC", &asking("OTSC"));
    check("q%3Da%252Bb%2Bc", &asking("a+b c"));
    // A raw `=` means that it was not.
    check("q=a%3Db%2526", &asking("a=b%26"));
    notices("q%3D%FF", &[bad("", "q%3D%FF")]);
}

#[test]
fn punctuation_that_linkifiers_add_is_dropped() {
    let expected = View { mode: Some(Mode::List), ..asking("OTSC") };
    for tail in [
        ".",
        ",",
        ")",
        ").",
        ">",
        "”",
        "…",
        " ",
        "!",
        "*",
        "\"",
        "'",
        "\n",
        "%3E",
        "%22",
        "%7D",
        "%E2%80%9D",
        "%29.",
        "%C2%BB.",
        ">%3E",
    ] {
        check(&format!("v=1&m=list&q=OTSC&e{tail}"), &expected);
    }
    check("m=list.", &View { mode: Some(Mode::List), ..View::default() });
    check("m=list%3E", &View { mode: Some(Mode::List), ..View::default() });
    // Where nothing gets cleaner it may have been typed.
    check("q=OTSC.", &asking("OTSC."));
    notices("v=1&q=OTSC.", &[Notice::Cut]);
}

#[test]
fn a_bad_value_drops_its_key_alone() {
    for (key, value) in [
        ("m", "tableau"),
        ("m", ""),
        ("k", "abc"),
        ("k", "abcdefgi"),
        ("d", "2022"),
        ("d", "2022-13.."),
        ("d", "..2022-02-30"),
        ("s", "wl"),
        ("s", ""),
        ("o", "ab"),
        ("o", "A"),
        ("in", ""),
        ("in", "d"),
        ("in", "q:"),
        ("f", ""),
        ("f", "place:"),
        ("f", "place:a,"),
        ("f", ":a"),
        ("f", "lieu:Erevan"),
        ("f", "speaker:Zas"),
        ("x", "nz"),
        ("r", "A"),
        ("r", ""),
        ("a", "slug.12345"),
        ("a", "slug.1234567"),
        ("b", "slug.ILOU00"),
        ("b", ".123456"),
        ("l", "1.2"),
        ("l", "0.1-1.1"),
        ("l", "1.1-1.-1"),
        ("l", "1.1-1.4294967296"),
        ("l", "1.1-1"),
        ("at", ""),
        ("at", "a.p1"),
        ("at", "a.p1:"),
        ("at", "c.p1:mot"),
        ("at", "p1:mot"),
        ("at", "a.p:mot"),
        ("at", "a.p-1:mot"),
        ("at", "a.p4294967296:mot"),
        ("at", "a.p1:un,deux,trois"),
        ("at", "a.p1:un,,-deux"),
        ("at", "a.p1:-,mot"),
        ("at", "a.p1:mot-"),
        ("at", "a.p1:-mot"),
        ("at", "a.p1:-a,mot,-b"),
        ("at", "a.p1: "),
        ("at", "a.p1:mot, "),
        ("at", "a.p1:mot,-"),
        ("ui", "full"),
        ("ui", ""),
        ("y", "2"),
        ("t", "maps"),
        ("lang", "de"),
        ("th", "blue"),
        ("v", "0"),
        ("v", "x"),
        ("v", "99999999999999999999"),
    ] {
        let view = notices(&format!("q=a&{key}={value}&zz=1&e"), &[bad(key, value)]);
        let other = vec![("zz".to_owned(), "1".to_owned())];
        assert_eq!(view, View { other, ..asking("a") });
    }
    let slug = "a".repeat(65);
    notices(&format!("r={slug}"), &[bad("r", &slug)]);
    notices("q=%FF&m=list", &[bad("q", "%FF")]);
    notices("f=place:a,%FF&m=list", &[bad("f", "place:a,%FF")]);
}

#[test]
fn a_query_has_512_characters_at_most() {
    let long = "é".repeat(512);
    check(&format!("q={long}"), &asking(&long));
    let longer = "é".repeat(513);
    let view = notices(&format!("q={longer}&m=list"), &[bad("q", &longer)]);
    assert_eq!(view, View { mode: Some(Mode::List), ..View::default() });
}

#[test]
fn the_first_of_two_keys_wins() {
    let again = |key: &str| Notice::Duplicate { key: key.to_owned() };
    assert_eq!(notices("q=a&q=b&q=c", &[again("q"), again("q")]), asking("a"));
    assert_eq!(notices("m=x&m=list", &[bad("m", "x"), again("m")]), View::default());
    assert_eq!(notices("v=1&z=1&z=2&e&e", &[again("z"), again("e")]).other.len(), 1);
    notices("v=1&v=2&e", &[again("v")]);
    let facets = notices("f=year:1&f=place:2&f=year:1", &[]);
    assert_eq!(facets, narrowed(&[facet(Field::Year, &["1"]), facet(Field::Place, &["2"])]));
}

#[test]
fn more_keys_than_any_view_has_are_left_out() {
    let others = |count| (0..count).map(|n| format!("z{n}=1&")).collect::<Vec<_>>().concat();
    let full = notices(&format!("v=1&{}m=list&e", others(100)), &[]);
    assert_eq!((full.other.len(), full.mode), (100, Some(Mode::List)));
    check(&write(&full), &full);
    for count in [101, 127, 128, 1000] {
        let view = notices(&format!("v=1&m=list&{}e", others(count)), &[Notice::TooLong]);
        assert_eq!(view, full, "{count}");
    }
    let view = notices(&format!("{}m=list&q=a", others(127)), &[Notice::TooLong]);
    assert_eq!(view, full);
    // With all that this version knows, there is still room.
    let known = "k=abcdefgh&q=a&o=w&in=p&d=none&f=year:1&f=month:1&f=place:1&f=agency:1&s=r&x=n\
        &r=r&a=a&b=b&y=0&lang=fr&th=dark";
    let view = notices(&format!("v=1&{}m=list&{known}&e", others(100)), &[]);
    check(&write(&view), &view);
    // Keys that cannot be read count as well.
    let notices = read(&"q=%FF&".repeat(200)).1;
    assert_eq!((notices.len(), notices.last()), (129, Some(&Notice::TooLong)));
    assert_eq!(read(&"q=%FF&".repeat(128)).1, vec![bad("q", "%FF"); 128]);
}

#[test]
fn a_newer_version_is_read_as_far_as_it_goes() {
    let newer = Notice::Newer { version: 7 };
    let view = notices("v=7&q=a&zz=%C3%A9+1&e", std::slice::from_ref(&newer));
    assert_eq!(view.query, "a");
    notices("v=7&q=a", &[newer, Notice::Cut]);
}

#[test]
fn unknown_keys_are_carried() {
    let view = notices("zz=a.p3:%22mot%2C%20suite%22&y2=1&z", &[]);
    assert_eq!(view.other.len(), 3);
    assert_eq!(write(&view), "v=1&zz=a.p3:%22mot,+suite%22&y2=1&z=&e");
    check(&write(&view), &view);
}

#[test]
fn a_fragment_without_an_equals_sign_is_an_element() {
    for id in ["", "p3", "rapport-1", "p3&e", "%C3%A9"] {
        assert!(!is_link(id));
        check(id, &View::default());
    }
    assert!(is_link("q=a") && is_link("q%3Da") && is_link("q%3da"));
}

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn a_written_link_reads_back(view in views()) {
        let link = write(&view);
        prop_assert!(link.chars().all(|c| c.is_ascii_alphanumeric() || "-_.~+,:%&=".contains(c)));
        prop_assert!(is_link(&link));
        prop_assert_eq!(read(&link), (view.clone(), vec![]));
        // Once encoded as a whole by a program, and still.
        let encoded: String = link.bytes().map(|b| match b {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => char::from(b).to_string(),
            _ => format!("%{b:02X}"),
        }).collect();
        prop_assert_eq!(read(&encoded), (view, vec![]));
    }

    #[test]
    fn any_string_is_a_view(fragment in prop_oneof![
        any::<String>(),
        "[a-fqv=&%+.0-9]{0,40}",
        "(f=(place|year|x)?:?[a-bé,:%+2C]{0,8}&){1,4}",
    ]) {
        let (view, _) = read(&fragment);
        let (again, notices) = read(&write(&view));
        prop_assert_eq!(again, view);
        prop_assert_eq!(notices, vec![]);
    }
}
