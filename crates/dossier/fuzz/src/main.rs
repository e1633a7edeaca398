//! `cargo run --release -p dossier-fuzz [INPUTS [SEED]]`: fuzzes the code that must accept any
//! input.
//!
//! The targets are in `targets.rs`; `tests/fuzz.rs` runs them as well, on fewer inputs.

#![allow(clippy::print_stdout, reason = "a command-line tool speaks there")]

mod targets;

use targets::{Random, anchors, links};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let inputs = words.first().and_then(|word| word.parse().ok()).unwrap_or(2_000_000);
    let seed = words.get(1).and_then(|word| word.parse().ok()).unwrap_or(1);
    let most = links(inputs, &mut Random::new(seed));
    println!("{inputs} links, seed {seed}: at most {most} characters looked at for each given");
    let quotes = inputs / 100;
    anchors(quotes, &mut Random::new(seed));
    println!("{quotes} quotes, seed {seed}: each found in its own text");
}
