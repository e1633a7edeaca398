//! Runs the fuzz targets (`crates/dossier/fuzz`) on fewer inputs, with fixed seeds.

#[path = "../fuzz/src/targets.rs"]
mod targets;

use targets::{Random, anchors, links};

#[test]
fn any_fragment_is_read_and_written_and_read_back_the_same() {
    links(40_000, &mut Random::new(0));
}

#[test]
fn any_passage_of_any_text_is_quoted_and_found() {
    anchors(1000, &mut Random::new(0));
}
