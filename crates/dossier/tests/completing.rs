//! Completing a view: defaults for what it leaves open, notices for what differs from the
//! collection.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use common::views::views;
use common::{cases, shipped};
use dossier::link::view::{Difference, Mode, Place, View};
use dossier::link::{read, write};
use dossier::report::ReportRef;
use proptest::prelude::*;

fn named(slug: &str, hash: Option<&str>) -> ReportRef {
    ReportRef { slug: slug.to_owned(), hash: hash.map(str::to_owned) }
}

#[test]
fn completing_says_what_differs() {
    let collection = shipped();
    let missing = named("absent", Some("000000"));
    let changed = named("2022-06-otsc-erevan", Some("000000"));
    let mut view = View {
        left: Some(missing.clone()),
        right: Some(changed.clone()),
        edition: Some("00000000".to_owned()),
        ..View::default()
    };
    let differences = view.complete(&collection);
    assert_eq!(
        differences,
        [
            Difference::Edition(None),
            Difference::Missing(missing.clone()),
            Difference::Changed(changed)
        ]
    );
    assert_eq!(view.left, Some(missing.clone()));
    assert_eq!(view.right, Some(ReportRef::to(&collection.reports[0])));
    assert_eq!(view.mode, Some(Mode::Compare));
    // Notices that still apply are repeated, and nothing else changes.
    let once = view.clone();
    assert_eq!(view.complete(&collection), [Difference::Missing(missing)]);
    assert_eq!(view, once);
}

#[test]
fn a_pair_is_kept_where_both_texts_are_vouched_for() {
    let collection = shipped();
    let [left, right] = [0, 1].map(|at| ReportRef::to(&collection.reports[at]));
    let bare = |to: &ReportRef| Some(named(&to.slug, None));
    let place = Place { paragraph: 1, offset: 0 };
    for (a, b, kept) in [
        (Some(left.clone()), Some(right.clone()), true),
        (Some(left.clone()), bare(&right), false),
        (bare(&left), Some(right.clone()), false),
        (Some(left.clone()), Some(named(&right.slug, Some("000000"))), false),
        (Some(left.clone()), Some(named("absent", Some("000000"))), false),
        (None, None, false),
    ] {
        let mut view = View { left: a, right: b, pair: Some([place; 2]), ..View::default() };
        let has_notice = view.complete(&collection).contains(&Difference::Pair);
        assert_eq!((view.pair.is_some(), has_notice), (kept, !kept));
    }
}

#[test]
fn an_open_view_shows_two_reports_face_to_face() {
    let collection = shipped();
    let complete = |link: &str| {
        let mut view = read(link).0;
        assert_eq!(view.complete(&collection), []);
        let slug = |side: &Option<ReportRef>| side.as_ref().map(|r| r.slug[..4].to_owned());
        (view.mode.unwrap(), slug(&view.left), slug(&view.right), slug(&view.read))
    };
    let (old, new) = (Some("2022".to_owned()), Some("2025".to_owned()));
    assert_eq!(complete(""), (Mode::Compare, old.clone(), new.clone(), None));
    assert_eq!(complete("b=2022-06-otsc-erevan").1, new);
    assert_eq!(complete("a=2025-01-01-tass-bichkek").2, old);
    assert_eq!(complete("r=2025-01-01-tass-bichkek"), (Mode::Read, None, None, new));
    assert_eq!(complete("m=read"), (Mode::Read, None, None, old));
    assert_eq!(complete("m=list"), (Mode::List, None, None, None));
    assert_eq!(complete("m=kwic"), (Mode::Occurrences, None, None, None));
    // The report to read is kept in other modes.
    let reading = complete("m=kwic&r=2025-01-01-tass-bichkek");
    assert_eq!(reading, (Mode::Occurrences, None, None, Some("2025".to_owned())));
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn completing_is_done_once(view in views()) {
        let collection = shipped();
        let mut once = view;
        once.complete(&collection);
        let mut twice = once.clone();
        let differences = twice.complete(&collection);
        prop_assert_eq!(&twice, &once);
        prop_assert!(differences.iter().all(|d| matches!(d, Difference::Missing(_))));
        prop_assert_eq!(read(&write(&once)), (once, vec![]));
    }
}
