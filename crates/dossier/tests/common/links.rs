//! Helpers for tests of links.

use dossier::filter::facets::{Facet, Field};
use dossier::link::view::View;
use dossier::link::{Notice, read};

/// The notice for a malformed value of a key.
pub(crate) fn bad(key: &str, value: &str) -> Notice {
    Notice::BadValue { key: key.to_owned(), value: value.to_owned() }
}

/// Checks that the fragment is parsed to this view, without notices.
#[track_caller]
pub(crate) fn check(fragment: &str, expected: &View) {
    assert_eq!(read(fragment), (expected.clone(), vec![]), "{fragment:?}");
}

/// Checks the notices for the fragment.
#[track_caller]
pub(crate) fn notices(fragment: &str, expected: &[Notice]) -> View {
    let (view, seen) = read(fragment);
    assert_eq!(seen, expected, "{fragment:?}");
    view
}

pub(crate) fn facet(field: Field, values: &[&str]) -> Facet {
    Facet { field, values: values.iter().map(|&value| value.to_owned()).collect() }
}

/// A view that has only these facets.
pub(crate) fn narrowed(facets: &[Facet]) -> View {
    View { facets: facets.to_vec(), ..View::default() }
}

pub(crate) fn asking(query: &str) -> View {
    View { query: query.to_owned(), ..View::default() }
}
