//! Laws of folding, over every character in use.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test says what is wrong by failing"
)]

use dossier::text::fold::{fold, fold_text};
use unicode_normalization::UnicodeNormalization;

/// Every character of the planes in use.
fn every() -> impl Iterator<Item = char> {
    ('\0'..='\u{3FFFF}').chain('\u{E0000}'..='\u{E0FFF}')
}

/// The compatibility ideographs, which fold to themselves.
fn is_left_out(c: char) -> bool {
    matches!(c, '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}')
}

/// Every character, with `check` saying what it should fold like.
#[track_caller]
fn folds_like(check: impl Fn(char) -> Option<String>) {
    let wrong: Vec<_> = every()
        .filter_map(|c| Some((c, fold_text(&check(c)?))))
        .filter(|(c, other)| fold_text(&c.to_string()) != *other)
        .collect();
    assert!(wrong.is_empty(), "{wrong:x?}");
}

#[test]
fn equivalent_forms_fold_alike() {
    folds_like(|c| (!is_left_out(c)).then(|| c.nfd().collect()));
    folds_like(|c| (!is_left_out(c)).then(|| c.nfc().collect()));
}

#[test]
fn normal_forms_fold_alike() {
    for c in every() {
        let (composed, decomposed): (String, String) = (c.nfc().collect(), c.nfd().collect());
        assert_eq!(fold_text(&composed), fold_text(&decomposed), "{c:x?}");
        // What the table leaves out but Unicode decomposes stands in neither.
        let odd = |d: char| is_left_out(d) && !d.nfd().eq([d]);
        assert!(!composed.contains(odd) && !decomposed.contains(odd), "{c:x?}");
    }
}

#[test]
fn folding_twice_changes_nothing() {
    folds_like(|c| Some(fold_text(&c.to_string())));
}

#[test]
fn capitals_fold_like_small_letters() {
    // Unicode spells the capital of ŉ with an apostrophe, which would cut the word.
    // The Greek iota subscript is an accent when small and a letter when capital.
    let odd = |c: char| c == 'ŉ' || c.nfd().any(|d| d == '\u{345}');
    folds_like(|c| (!odd(c)).then(|| c.to_uppercase().collect()));
    folds_like(|c| Some(c.to_lowercase().collect()));
}

#[test]
fn accents_are_what_is_taken_off() {
    let accents = |c| fold(c).accents().to_vec();
    assert_eq!(accents('é'), ['\u{301}']);
    assert_eq!(accents('\u{301}'), ['\u{301}']);
    assert_eq!(accents('ế'), ['\u{302}', '\u{301}']);
    assert_eq!(accents('İ'), ['\u{307}']);
    assert_eq!(accents('ø'), ['\u{338}']);
    assert_eq!(accents('œ'), []);
    assert_eq!(accents('한'), []);
}

#[test]
fn words_are_letters_digits_and_marks() {
    for c in "aÉœ1½²ᵉ北한किΩ".chars() {
        assert!(fold(c).is_word(), "{c}");
    }
    for c in " '’-‑.,«\u{A0}😀_$€".chars() {
        assert!(!fold(c).is_word() && !fold(c).is_nothing(), "{c}");
    }
    for c in "\u{AD}\u{200B}\u{200D}\u{FEFF}\u{FE0F}\u{301}\u{94D}".chars() {
        assert!(fold(c).is_nothing(), "{c:?}");
    }
}
