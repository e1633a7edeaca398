//! Generates the tables of `src/text/fold.rs` and `src/text/grapheme.rs` from Unicode's data.

#[path = "build/fold.rs"]
mod fold;
#[path = "build/grapheme.rs"]
mod grapheme;

use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    let out = env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?;
    fs::write(Path::new(&out).join("fold.bin"), fold::table()?)?;
    fs::write(Path::new(&out).join("grapheme.bin"), grapheme::table()?)?;
    Ok(())
}
