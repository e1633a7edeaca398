//! Random texts and queries, made of difficult cases for a matcher.

use dossier::query::{Options, Within};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Composed and decomposed accents, ligatures, capitals, superscripts, dotted and dotless i.
pub(crate) const LETTERS: &[&str] = &[
    "a", "e", "i", "o", "t", "s", "l", "E", "T", "é", "É", "e\u{301}", "E\u{301}", "ê", "à", "ç",
    "œ", "Œ", "oe", "æ", "ß", "ẞ", "ss", "ﬁ", "fi", "İ", "ı", "ø", "ᵉ", "ʳ", "1", "2", "½", "²",
    "3e",
];

/// Characters that separate words, join them, or fold to nothing.
const MARKS: &[&str] = &[
    "’", "'", "ʼ", "-", "‑", "‐", ",", ".", ":", "/", "(", ")", "«", "»", "“", "”", "|", "\"", "*",
    ";", "!", " ", " ", " ", " ", "  ", "\u{A0}", "\u{202F}", "\n", "\u{AD}", "\u{200B}",
    "\u{200D}", "\u{FE0F}", "\u{301}", "\u{323}", "\t",
];

/// Grapheme clusters of other scripts and of emoji.
const CLUSTERS: &[&str] = &[
    "한",
    "ᄒ",
    "ᅡ",
    "ᆫ",
    "하",
    "क",
    "्",
    "ष",
    "ि",
    "ं",
    "😀",
    "👍🏽",
    "\u{1F3FD}",
    "🇫",
    "🇷",
    "ℹ",
    "☺",
    "🅰",
    "\u{600}",
    "\u{D4E}",
    "\u{E33}",
    "ก",
    "א",
    "ב\u{5B4}",
    "北",
];

/// Words with special rules.
const WORDS: &[&str] = &[
    "aujourd’hui",
    "aujourd'h",
    "quelqu’",
    "un",
    "presqu’î",
    "le",
    "entr’acte",
    "U.E.",
    "O.T.S",
    "l’OTSC",
    "a-t-il",
    "14:30",
    "1,5",
    "ÉTAT",
    "Etat",
    "état",
    "ETAT",
    "de",
    "il",
];

/// Words of common families in French and in English, and punctuation.
const PROSE: &[&str] = &[
    "national ",
    "nationaux ",
    "nationale, ",
    "NATIONALES ",
    "menace ",
    "menacés ",
    "Menaces. ",
    "état ",
    "Etats ",
    "étatique ",
    "est ",
    "et ",
    "the ",
    "of ",
    "threats ",
    "threatened ",
    "M. ",
    "É. ",
    "cf. ",
    "art. ",
    "Il va. ",
    "« ",
    " » ",
    "“",
    "” ",
    "\"",
    "\n\n",
    "! ",
    "; ",
];

/// The operators of a query.
const SIGNS: &[&str] = &[
    " -", " -", "-", "- ", "|", " | ", " OU ", " OR ", "OU", "* ", "*", "\"", "\"", "\" ", " \"",
    "«", "» ", "“", "”", " -\"", "|-", "\"*", ". ", "; ", "'",
];

fn pieces(most: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        5 => select(LETTERS),
        4 => select(MARKS),
        1 => select(CLUSTERS),
        2 => select(WORDS),
    ];
    prop::collection::vec(piece, 1..most).prop_map(|pieces| pieces.concat())
}

/// A random text of letters, or of words.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => select(PROSE), 1 => select(LETTERS), 1 => select(MARKS)];
    let prose = prop::collection::vec(piece, 1..16).prop_map(|pieces| pieces.concat());
    prop_oneof![pieces(30), prose]
}

/// Random reports, some with the same words.
pub(crate) fn texts() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(text(), 1..4)
}

/// A piece of a query: part of a text, or any string.
#[derive(Clone, Debug)]
enum Piece {
    Part { from: Index, length: usize },
    Word { from: Index, cut: usize },
    Phrase { from: Index, length: usize },
    Other(&'static str),
}

fn piece() -> impl Strategy<Value = Piece> {
    let other = prop_oneof![
        4 => select(SIGNS),
        2 => select(LETTERS),
        1 => select(MARKS),
        1 => select(WORDS),
    ];
    prop_oneof![
        1 => (any::<Index>(), 1_usize..12).prop_map(|(from, length)| Piece::Part { from, length }),
        2 => (any::<Index>(), 0_usize..3).prop_map(|(from, cut)| Piece::Word { from, cut }),
        1 => (any::<Index>(), 3_usize..30).prop_map(|(from, length)| Piece::Phrase { from, length }),
        4 => other.prop_map(Piece::Other),
    ]
}

fn written(text: &str, pieces: &[Piece]) -> String {
    let chars: Vec<char> = text.chars().collect();
    let starts: Vec<usize> = (0..chars.len())
        .filter(|&at| chars[at].is_alphanumeric() && (at == 0 || !chars[at - 1].is_alphanumeric()))
        .collect();
    let write = |piece: &Piece| -> String {
        match piece {
            Piece::Other(text) => (*text).to_owned(),
            Piece::Part { from, length } => {
                let from = from.index(chars.len());
                chars[from..(from + length).min(chars.len())].iter().collect()
            }
            Piece::Word { .. } | Piece::Phrase { .. } if starts.is_empty() => String::new(),
            Piece::Phrase { from, length } => {
                let from = starts[from.index(starts.len())];
                // As a user would type it, often without punctuation.
                let part: String = chars[from..].iter().take(*length).collect();
                let part = if length % 2 == 0 { part.replace(['.', '!', ';'], "") } else { part };
                format!(" \"{part}\" ")
            }
            Piece::Word { from, cut } => {
                let from = starts[from.index(starts.len())];
                let word = chars[from..].iter().take_while(|c| c.is_alphanumeric());
                let length = word.clone().count();
                word.take(length.saturating_sub(*cut).max(1)).collect()
            }
        }
    };
    pieces.iter().map(write).collect()
}

/// Texts, and a query that often contains parts of one of them.
pub(crate) fn texts_and_query() -> impl Strategy<Value = (Vec<String>, String)> {
    let pieces = prop::collection::vec(piece(), 1..7);
    (texts(), any::<Index>(), pieces).prop_map(|(texts, which, pieces)| {
        let query = written(&texts[which.index(texts.len())], &pieces);
        (texts, query)
    })
}

/// A text, and a query that often contains parts of it.
pub(crate) fn text_and_query() -> impl Strategy<Value = (String, String)> {
    let pieces = prop::collection::vec(piece(), 1..7);
    (text(), pieces).prop_map(|(text, pieces)| {
        let query = written(&text, &pieces);
        (text, query)
    })
}

/// Random options and scopes; half of the time the defaults.
pub(crate) fn ways() -> impl Strategy<Value = (Options, Option<Within>)> {
    let within = select(&[
        None,
        None,
        None,
        Some(Within::Paragraph),
        Some(Within::Sentence),
        Some(Within::Quotation),
    ]);
    let letters = prop_oneof![Just(""), select(&["a", "c", "f", "w", "acfw", "fw", "ac", "cf"])];
    (letters, within).prop_map(|(letters, within)| (Options::read(letters).unwrap(), within))
}
