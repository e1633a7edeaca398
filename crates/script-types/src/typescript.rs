//! Generates `static/visavis.d.ts`: the functions from `functions.d.ts`, the objects from the Rust
//! types.

use std::{env, fs};

use ts_rs::{Config, Dummy, TS};

use crate::*;

const PUBLISHED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../static/visavis.d.ts");

/// The declarations, in the order of the functions that return them.
fn generated() -> String {
    let config = Config::new();
    let mut text = include_str!("functions.d.ts").to_owned();
    macro_rules! declare {
        ($($type:ty),* $(,)?) => {
            $(text += &declaration(<$type>::docs(), &<$type>::decl(&config));)*
        };
    }
    declare!(Range, Sides<Dummy>, Report, ReportDate, Precision, DateSource, Lang);
    declare!(SearchOptions, SearchResult, SearchTerm, ReportMatches, Match);
    declare!(CompareOptions, Comparison, Passage, RelatedPassages, Strength, Reason, ReasonKind);
    declare!(Term, Form, Name, NameKind, Quote, QuoteKind, Attribution, NamedDate);
    declare!(View, Mode);
    text
}

/// Formats a declaration of ts-rs: one field or comment per line, indented.
fn declaration(docs: Option<String>, declared: &str) -> String {
    let comment = docs.unwrap_or_default();
    let lines = format!("{comment}export {}", declared.replace(", };", ",\n};"))
        .replace("/**\n * ", "/** ")
        .replace("\n */", " */");
    let mut text = "\n".to_owned();
    let mut is_inside = false;
    for line in lines.lines().map(str::trim_end) {
        is_inside &= line != "};";
        text.extend([if is_inside { "  " } else { "" }, line, "\n"]);
        is_inside |= line.ends_with('{');
    }
    text
}

#[test]
fn the_published_types_are_those_of_the_program() {
    let generated = generated();
    if env::var_os("UPDATE_TYPES").is_some() {
        fs::write(PUBLISHED, &generated).unwrap();
    }
    let published = fs::read_to_string(PUBLISHED).unwrap();
    assert!(
        published == generated,
        "static/visavis.d.ts is out of date: run `UPDATE_TYPES=1 cargo test -p script-types`"
    );
}
