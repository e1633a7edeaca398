//! What a link gives, and views to say it with.

use dossier::filter::facets::{Facet, Field};
use dossier::link::view::View;
use dossier::link::{Notice, read};

/// The value of a key that could not be read.
pub(crate) fn bad(key: &str, value: &str) -> Notice {
    Notice::BadValue { key: key.to_owned(), value: value.to_owned() }
}

/// The fragment gives this view, without a notice.
#[track_caller]
pub(crate) fn check(fragment: &str, expected: &View) {
    assert_eq!(read(fragment), (expected.clone(), vec![]), "{fragment:?}");
}

/// The fragment gives these notices.
#[track_caller]
pub(crate) fn notices(fragment: &str, expected: &[Notice]) -> View {
    let (view, seen) = read(fragment);
    assert_eq!(seen, expected, "{fragment:?}");
    view
}

pub(crate) fn facet(field: Field, values: &[&str]) -> Facet {
    Facet { field, values: values.iter().map(|&value| value.to_owned()).collect() }
}

/// A view with these facets alone.
pub(crate) fn narrowed(facets: &[Facet]) -> View {
    View { facets: facets.to_vec(), ..View::default() }
}

pub(crate) fn asking(query: &str) -> View {
    View { query: query.to_owned(), ..View::default() }
}
