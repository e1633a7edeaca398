//! Makes the tables of `src/fold.rs` and `src/grapheme.rs` from Unicode's data.

#[path = "build/fold.rs"]
mod fold;
#[path = "build/grapheme.rs"]
mod grapheme;

use std::error::Error;
use std::path::Path;
use std::{env, fs};

/// Seven bits a byte, the lowest first; the high bit says that more follow.
fn varint(out: &mut Vec<u8>, mut n: u32) {
    loop {
        let [low, ..] = (n & 0x7F).to_le_bytes();
        n >>= 7;
        if n == 0 {
            return out.push(low);
        }
        out.push(low | 0x80);
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    let out = env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?;
    fs::write(Path::new(&out).join("fold.bin"), fold::table()?)?;
    fs::write(Path::new(&out).join("grapheme.bin"), grapheme::table()?)?;
    Ok(())
}
