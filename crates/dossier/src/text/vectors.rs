//! The reference strings of `tests/data/fold-vectors.json`: folded form, offset map, words.
#![allow(clippy::string_slice, reason = "a test says what is wrong by failing")]

use serde_json::Value;

use crate::text::fold::{fold, fold_text};
use crate::text::words::{Reading, Words};

const VECTORS: &str = include_str!("../../tests/data/fold-vectors.json");

/// For each folded character, the source character it comes from.
fn map(text: &str) -> Vec<usize> {
    let lengths = text.chars().map(|c| fold(c).letters().len());
    lengths.enumerate().flat_map(|(at, length)| vec![at; length]).collect()
}

#[test]
fn the_reference_strings_fold_and_cut_as_they_say() {
    let file: Value = serde_json::from_str(VECTORS).unwrap();
    let vectors = file["vectors"].as_array().unwrap();
    assert_eq!(vectors.len(), 61);
    for vector in vectors {
        let input = vector["input"].as_str().unwrap();
        let codes: Vec<_> = input.chars().map(|c| format!("{:04X}", u32::from(c))).collect();
        assert_eq!(codes.join(" "), vector["input_codepoints"], "{input:?}");
        assert_eq!(fold_text(input), vector["folded"], "{input:?}");
        assert_eq!(Value::from(map(input)), vector["map_folded_char_to_input_char"], "{input:?}");
        let words = Words::of(input, Reading::Text);
        let found = (0..words.len()).map(|at| {
            let span = words.span(at);
            let char_at = |byte: u32| input[..byte as usize].chars().count();
            serde_json::json!({
                "char": [char_at(span.start), char_at(span.end)],
                "text": span.of(input),
                "folded": words.folded(at),
            })
        });
        let expected = match input {
            // The file has one word per letter; here a dotted acronym is one word.
            "U.E." => serde_json::json!([{"char": [0, 3], "text": "U.E", "folded": "ue"}]),
            _ => vector["tokens"].clone(),
        };
        assert_eq!(found.collect::<Value>(), expected, "{input:?}");
    }
}
