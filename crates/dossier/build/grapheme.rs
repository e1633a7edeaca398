//! The table of grapheme break classes (see `src/text/grapheme.rs`), so that the wasm needs no UAX
//! #29 segmenter. The segmenter's crate does not publish its classes: each character's class is
//! deduced from the boundaries that the segmenter finds between it and other characters.
//!
//! Format (postcard): for each run of characters of one class, its first code point and its class.

use std::error::Error;

use unicode_segmentation::GraphemeCursor;

/// A sample character of each class, in the order of the constants in `src/text/grapheme.rs`.
const CLASSES: [char; 16] = [
    'a',         // any
    '\0',        // Control
    '\u{300}',   // Extend
    '\u{200C}',  // Extend, but no InCB=Extend
    '\u{94D}',   // Extend and InCB=Linker
    '\u{200D}',  // ZWJ
    '\u{903}',   // SpacingMark
    '\u{600}',   // Prepend
    '\u{915}',   // InCB=Consonant
    '\u{A9}',    // Extended_Pictographic
    '\u{1F1E6}', // Regional_Indicator
    '\u{1100}',  // L
    '\u{1161}',  // V
    '\u{11A8}',  // T
    '\u{AC00}',  // LV
    '\u{AC01}',  // LVT
];

/// Text to put before and after a character; the segmenter is then asked whether there is a
/// boundary before the last character. Together the answers distinguish all classes.
const PROBES: [(&str, &str); 13] = [
    ("a", ""),
    ("", "a"),
    ("", "\u{300}"),
    ("\u{1100}", ""),
    ("\u{1161}", ""),
    ("", "\u{1161}"),
    ("", "\u{11A8}"),
    ("\u{915}\u{94D}", ""),
    ("\u{915}", "\u{915}"),
    ("\u{915}\u{94D}", "\u{915}"),
    ("\u{A9}\u{200D}", ""),
    ("\u{A9}", "\u{200D}\u{A9}"),
    ("\u{1F1E6}", ""),
];

/// The answers to all probes, one bit each.
fn answers(c: char) -> Result<u32, Box<dyn Error>> {
    let mut answers = 0;
    let mut text = String::new();
    for (before, after) in PROBES {
        text.clear();
        text.push_str(before);
        text.push(c);
        text.push_str(after);
        let last = text.char_indices().next_back().map_or(0, |(at, _)| at);
        let boundary = GraphemeCursor::new(last, text.len(), true)
            .is_boundary(&text, 0)
            .map_err(|e| format!("{text:?}: {e:?}"))?;
        answers = answers << 1 | u32::from(boundary);
    }
    Ok(answers)
}

/// The serialised table.
pub(crate) fn table() -> Result<Vec<u8>, Box<dyn Error>> {
    let mut known: Vec<u32> = vec![];
    for c in CLASSES {
        let answers = answers(c)?;
        assert!(!known.contains(&answers), "{c:?} is of an earlier class");
        known.push(answers);
    }
    let mut runs: Vec<(u32, u8)> = vec![];
    for c in '\0'..=char::MAX {
        let class = match c {
            // Hangul syllables, classified arithmetically, and the planes without characters.
            '가'..='힣' | '\u{40000}'..='\u{DFFFF}' | '\u{F0000}'.. => 0,
            _ => {
                let answers = answers(c)?;
                let own = known.iter().position(|&known| known == answers);
                u8::try_from(own.ok_or_else(|| format!("{c:?} is of no known class"))?)?
            }
        };
        if runs.last().is_none_or(|&(_, last)| last != class) {
            runs.push((u32::from(c), class));
        }
    }
    Ok(postcard::to_allocvec(&runs)?)
}
