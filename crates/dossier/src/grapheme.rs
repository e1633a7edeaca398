//! Grapheme clusters (UAX #29): what a reader takes for one character. No mark may cut one.

use unicode_segmentation::GraphemeCursor;

/// Whether byte `at` of `text` stands between two grapheme clusters.
#[must_use]
pub(crate) fn is_boundary(text: &str, at: usize) -> bool {
    let around = (
        text.get(..at).and_then(|t| t.chars().next_back()),
        text.get(at..).and_then(|t| t.chars().next()),
    );
    match around {
        // Below the combining marks only CR LF is one cluster.
        (Some(before), Some(after)) if before < '\u{300}' && after < '\u{300}' => {
            (before, after) != ('\r', '\n')
        }
        (Some(_), Some(_)) => {
            GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(true)
        }
        _ => true,
    }
}

/// The last boundary at or before `at`.
#[must_use]
pub(crate) fn floor(text: &str, mut at: usize) -> usize {
    while !is_boundary(text, at) {
        at -= text.get(..at).and_then(|t| t.chars().next_back()).map_or(1, char::len_utf8);
    }
    at
}

/// The first boundary at or after `at`.
#[must_use]
pub(crate) fn ceil(text: &str, mut at: usize) -> usize {
    while !is_boundary(text, at) {
        at += text.get(at..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8);
    }
    at
}
