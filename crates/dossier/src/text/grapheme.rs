//! Grapheme clusters (UAX #29): what a reader takes for one character. No mark may cut one.
//!
//! The rules are those of extended grapheme clusters in Unicode 17, by their numbers there.

use std::sync::OnceLock;

use crate::text::fold::syllable;

/// Made by `build/grapheme.rs`, which says how.
static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/grapheme.bin"));

// The classes, in the order of the table's build: `Grapheme_Cluster_Break`, with
// `Indic_Conjunct_Break` and `Extended_Pictographic` where the rules need them.
const ANY: u32 = 0;
const CONTROL: u32 = 1;
const EXTEND: u32 = 2;
/// Extends, but not inside a conjunct.
const NON_JOINER: u32 = 3;
const LINKER: u32 = 4;
const ZWJ: u32 = 5;
const SPACING_MARK: u32 = 6;
const PREPEND: u32 = 7;
const CONSONANT: u32 = 8;
const PICTOGRAPHIC: u32 = 9;
const REGIONAL: u32 = 10;
const L: u32 = 11;
const V: u32 = 12;
const T: u32 = 13;
const LV: u32 = 14;
const LVT: u32 = 15;

/// Whether byte `at` of `text` stands between two grapheme clusters.
#[must_use]
pub fn is_boundary(text: &str, at: usize) -> bool {
    let Some((head, tail)) = text.split_at_checked(at) else { return true };
    let (Some(before), Some(after)) = (head.chars().next_back(), tail.chars().next()) else {
        return true; // GB1, GB2
    };
    // Below the combining marks only CR LF is one cluster (GB3).
    if before < '\u{300}' && after < '\u{300}' {
        return (before, after) != ('\r', '\n');
    }
    match (class(before), class(after)) {
        // GB4, GB5
        (CONTROL, _) | (_, CONTROL) => true,
        // GB6, GB7, GB8; GB9, GB9a; GB9b
        (L, L | V | LV | LVT)
        | (LV | V, V | T)
        | (LVT | T, T)
        | (_, EXTEND | NON_JOINER | LINKER | ZWJ | SPACING_MARK)
        | (PREPEND, _) => false,
        // GB9c
        (EXTEND | LINKER | ZWJ, CONSONANT) => !is_conjunct(head),
        // GB11
        (ZWJ, PICTOGRAPHIC) => !is_joined_emoji(head),
        // GB12, GB13
        (REGIONAL, REGIONAL) => is_whole_flags(head),
        // GB999
        _ => true,
    }
}

/// Whether `head` ends with a consonant and its linker, among marks, so that a consonant goes on.
fn is_conjunct(head: &str) -> bool {
    let mut linked = false;
    for c in head.chars().rev() {
        match class(c) {
            LINKER => linked = true,
            EXTEND | ZWJ => {}
            other => return linked && other == CONSONANT,
        }
    }
    false
}

/// Whether `head`, which ends with ZWJ, has an emoji and nothing but marks before it.
fn is_joined_emoji(head: &str) -> bool {
    for c in head.chars().rev().skip(1) {
        match class(c) {
            EXTEND | NON_JOINER | LINKER => {}
            other => return other == PICTOGRAPHIC,
        }
    }
    false
}

/// Whether the regional indicators at the end of `head` are pairs.
fn is_whole_flags(head: &str) -> bool {
    let mut whole = true;
    for c in head.chars().rev() {
        if class(c) != REGIONAL {
            break;
        }
        whole = !whole;
    }
    whole
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

fn class(c: char) -> u32 {
    if let Some(index) = syllable(c) {
        return if index % 28 == 0 { LV } else { LVT };
    }
    let runs = runs();
    let after = runs.partition_point(|&run| run >> 4 <= u32::from(c));
    after.checked_sub(1).and_then(|at| runs.get(at)).map_or(ANY, |run| run & 15)
}

/// Each run of characters of one class: `first character << 4 | class`.
fn runs() -> &'static [u32] {
    static DECODED: OnceLock<Vec<u32>> = OnceLock::new();
    DECODED.get_or_init(|| {
        let rows: Vec<(u32, u8)> = postcard::from_bytes(TABLE).unwrap_or_default();
        rows.into_iter().map(|(first, class)| first << 4 | u32::from(class)).collect()
    })
}

#[cfg(test)]
mod tests;
