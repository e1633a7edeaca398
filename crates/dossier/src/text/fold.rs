//! Folding: what makes two spellings the same letters.
//!
//! Accents, case, ligatures (œ = oe), apostrophes, hyphens and spaces are made alike; soft
//! hyphens and zero-width characters vanish; a decomposed text folds like a composed one. The
//! rule that keeps canonically equivalent texts equal: every character with a combining class
//! (UAX #44) is an accent and goes; the others never change order under normalisation.
//!
//! Nothing here moves an offset: callers walk the source text and fold character by character.

use std::sync::OnceLock;

/// Made by `build/fold.rs`, which says how.
static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/fold.bin"));

/// What folding makes of one character: the letters that remain and the accents taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Folded {
    chars: [char; 8],
    letters: u8,
    accents: u8,
}

impl Folded {
    fn plain(c: char) -> Self {
        let mut chars = ['\0'; 8];
        chars[0] = c;
        Self { chars, letters: 1, accents: 0 }
    }

    /// From the table, where both together are at most eight characters.
    fn new(letters: &str, accents: &str) -> Self {
        let count = |text: &str| u8::try_from(text.chars().count()).unwrap_or_default();
        let mut chars = ['\0'; 8];
        for (slot, c) in chars.iter_mut().zip(letters.chars().chain(accents.chars())) {
            *slot = c;
        }
        Self { chars, letters: count(letters), accents: count(accents) }
    }

    /// The letters, lower case and unaccented; none for an accent, a soft hyphen, a zero-width
    /// character; two for œ.
    #[must_use]
    pub fn letters(&self) -> &[char] {
        self.chars.get(..self.letters as usize).unwrap_or_default()
    }

    /// The combining marks taken off.
    #[must_use]
    pub fn accents(&self) -> &[char] {
        let from = self.letters as usize;
        self.chars.get(from..from + self.accents as usize).unwrap_or_default()
    }

    /// Whether nothing remains, so that the character neither makes nor ends a word.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.letters == 0
    }

    /// Whether the character belongs to a word: a letter, a digit, a mark that is a letter.
    #[must_use]
    pub fn is_word(&self) -> bool {
        self.letters().first().is_some_and(|c| c.is_alphanumeric())
    }
}

/// Folds one character.
#[must_use]
pub fn fold(c: char) -> Folded {
    if c.is_ascii() {
        let c = if c.is_ascii_whitespace() { ' ' } else { c.to_ascii_lowercase() };
        return Folded::plain(c);
    }
    if let Some(jamo) = hangul(c) {
        return jamo;
    }
    let Table { entries, places } = table();
    let place = match places.get(c as usize) {
        Some(&place) => usize::from(place),
        None => entries.binary_search_by_key(&c, |entry| entry.0).unwrap_or(usize::MAX),
    };
    entries.get(place).map_or_else(|| Folded::plain(c), |entry| entry.1)
}

/// The folded form of a whole text, for comparing texts with no need of offsets.
#[must_use]
pub fn fold_text(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        folded.extend(fold(c).letters());
    }
    folded
}

/// A Hangul syllable as its conjoining letters (Unicode, chapter 3.12).
fn hangul(c: char) -> Option<Folded> {
    let index = syllable(c)?;
    let jamo = [0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11A7 + index % 28];
    let mut folded = Folded { chars: ['\0'; 8], letters: 2, accents: 0 };
    for (slot, code) in folded.chars.iter_mut().zip(jamo) {
        *slot = char::from_u32(code)?;
    }
    folded.letters += u8::from(index % 28 != 0);
    Some(folded)
}

/// The number of a Hangul syllable; every 28th has no final consonant.
pub(crate) fn syllable(c: char) -> Option<u32> {
    u32::from(c).checked_sub(0xAC00).filter(|&index| index < 11_172)
}

/// The characters that folding changes, in order.
struct Table {
    entries: Vec<(char, Folded)>,
    /// By character below U+2040, where the letters and the punctuation of French end: the place
    /// of its entry, or `u16::MAX`.
    places: Vec<u16>,
}

fn table() -> &'static Table {
    static DECODED: OnceLock<Table> = OnceLock::new();
    DECODED.get_or_init(|| {
        let rows: Vec<(u32, &str, &str)> = postcard::from_bytes(TABLE).unwrap_or_default();
        let mut code = 0;
        let entry = |(step, letters, accents)| {
            code += step;
            Some((char::from_u32(code)?, Folded::new(letters, accents)))
        };
        let entries: Vec<(char, Folded)> = rows.into_iter().filter_map(entry).collect();
        let mut places = vec![u16::MAX; 0x2040];
        for (place, entry) in (0..).zip(&entries) {
            if let Some(slot) = places.get_mut(entry.0 as usize) {
                *slot = place;
            }
        }
        Table { entries, places }
    })
}
