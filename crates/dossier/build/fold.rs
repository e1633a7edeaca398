//! The folding table (see `src/text/fold.rs`), generated from Unicode's data so that the wasm needs
//! no normaliser.
//!
//! For every character that folding changes, the table holds its folded letters (lower case,
//! without accents) and the accents removed. Format (postcard): one row per character in code point
//! order: the distance from the previous code point, the letters, the accents.

use std::error::Error;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// Letters with a stroke, which Unicode does not decompose but readers type without it: the letter,
/// its plain form, and the combining mark that represents the stroke.
const STROKES: &[(char, char, char)] = &[
    ('ø', 'o', '\u{338}'),
    ('ł', 'l', '\u{335}'),
    ('đ', 'd', '\u{335}'),
    ('ħ', 'h', '\u{335}'),
    ('ŧ', 't', '\u{335}'),
];

/// Invisible code points (Unicode's `Default_Ignorable_Code_Point`), as ranges.
const IGNORABLE: &[(u32, u32)] = &[
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
];

/// Superscript and ligature letters that fold to plain letters, as ranges. No other character is
/// folded by compatibility decomposition.
const LETTER_VARIANTS: &[(u32, u32)] = &[
    (0x00AA, 0x00AA),
    (0x00BA, 0x00BA),
    (0x0132, 0x0133),
    (0x02B0, 0x02B8),
    (0x02E0, 0x02E4),
    (0x1D2C, 0x1D6A),
    (0x1D78, 0x1D78),
    (0x1D9B, 0x1DBF),
    (0x2071, 0x2071),
    (0x207F, 0x207F),
    (0x2090, 0x209C),
    (0xFB00, 0xFB06),
];

/// Ranges without a row: Hangul syllables, which `src/text/fold.rs` decomposes arithmetically, and
/// the compatibility ideographs, which every normal form replaces.
const SKIPPED: &[(u32, u32)] = &[(0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F)];

fn in_ranges(ranges: &[(u32, u32)], c: char) -> bool {
    ranges.iter().any(|&(from, to)| (from..=to).contains(&u32::from(c)))
}

/// The folded letters of `c`, and the accents removed from it.
fn folded(c: char) -> (Vec<char>, Vec<char>) {
    if in_ranges(IGNORABLE, c) {
        return (vec![], vec![]);
    }
    if let Some(plain) = match c {
        '\u{2019}' | '\u{2018}' | '\u{2BC}' => Some('\''),
        '\u{2010}' | '\u{2011}' => Some('-'),
        // The compatibility form starts with an apostrophe, which would split the word.
        'ŉ' => Some('n'),
        _ if c.is_whitespace() => Some(' '),
        _ => None,
    } {
        return (vec![plain], vec![]);
    }
    let mut letters = vec![];
    let mut accents = vec![];
    for d in c.nfd() {
        let accent = canonical_combining_class(d) != 0;
        if accent || is_combining_mark(d) && !d.is_alphabetic() {
            if accent {
                accents.push(d);
            }
            continue;
        }
        let variants: Vec<char> =
            if in_ranges(LETTER_VARIANTS, d) { d.nfkd().collect() } else { vec![d] };
        // Upper case first: lower case alone would not unify ß with ss, nor ς with σ.
        for lower in variants
            .into_iter()
            .flat_map(char::to_uppercase)
            .flat_map(char::to_lowercase)
            .flat_map(UnicodeNormalization::nfd)
            .filter(|&l| canonical_combining_class(l) == 0)
        {
            match lower {
                'œ' => letters.extend(['o', 'e']),
                'æ' => letters.extend(['a', 'e']),
                // From the capital ẞ; the small one has already become two letters in upper case.
                'ß' => letters.extend(['s', 's']),
                _ => match STROKES.iter().find(|stroke| stroke.0 == lower) {
                    Some(&(_, plain, stroke)) => {
                        letters.push(plain);
                        accents.push(stroke);
                    }
                    None => letters.push(lower),
                },
            }
        }
    }
    (letters, accents)
}

/// The serialised table.
pub(crate) fn table() -> Result<Vec<u8>, Box<dyn Error>> {
    let mut rows: Vec<(u32, String, String)> = vec![];
    let mut last = 0;
    for c in '\u{80}'..=char::MAX {
        if in_ranges(SKIPPED, c) {
            continue;
        }
        let (letters, accents) = folded(c);
        if letters == [c] && accents.is_empty() {
            continue;
        }
        // The capacity of `Folded`.
        assert!(letters.len() + accents.len() <= 8, "{c:?} folds to {letters:?} {accents:?}");
        let step = u32::from(c) - last;
        last = u32::from(c);
        rows.push((step, letters.into_iter().collect(), accents.into_iter().collect()));
    }
    Ok(postcard::to_allocvec(&rows)?)
}
