//! Malformed links: each is parsed as far as possible, with a notice for what is ignored.

mod common;

use common::cases;
use common::links::{asking, bad, check, facet, narrowed, notices};
use dossier::filter::facets::Field;
use dossier::link::view::{Mode, View};
use dossier::link::{Notice, is_link, read, write};
use proptest::prelude::*;

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
    // A raw `=` shows that the link was not encoded as a whole.
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
    // If decoding does not help, the text may have been typed.
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
    // All known keys together are below the limit.
    let known = "k=abcdefgh&q=a&o=w&in=p&d=none&f=year:1&f=month:1&f=place:1&f=agency:1&s=r&x=n\
        &r=r&a=a&b=b&y=0&lang=fr&th=dark";
    let view = notices(&format!("v=1&{}m=list&{known}&e", others(100)), &[]);
    check(&write(&view), &view);
    // Malformed keys count as well.
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
