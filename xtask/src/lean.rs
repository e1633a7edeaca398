//! The standard library, compiled with the page instead of taken as it comes: a tenth less to
//! download.
//!
//! What comes with the toolchain was compiled for speed, and every check of an index or of a
//! borrow in it, in Yew and in us carries the words of its failure. Compiled with the page, a
//! failed check stops the program at once. The reader is told the same either way, by boot.js;
//! `cargo xtask serve` keeps the words, for those who look for the cause.
//!
//! Stable compilers have the switches but promise nothing about them, so they are tried first, and
//! where they fail the page is built without: larger, and the same.

use crate::fault::Outcome;
use crate::process::{cargo, output, run, say};
use crate::tools::WASM;
use std::path::Path;
use std::process::Command;

const SWITCHES: &str = "-Zunstable-options -Cpanic=immediate-abort";

/// The environment of a build; Trunk.toml takes the first two away again from what is run on the
/// machine itself.
const ENVIRONMENT: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", SWITCHES),
];

/// Makes sure that the standard library can be compiled, or says why it cannot.
pub(crate) fn ensure() -> Result<(), String> {
    try_all().map_err(|fault| fault.to_string())
}

fn try_all() -> Outcome {
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]))?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock");
    if !library.is_file() {
        say("adding the source of the standard library to the Rust toolchain: once, some seconds");
        run(Command::new("rustup").args(["component", "add", "rust-src"]))?;
    }
    let mut compiler = Command::new("rustc");
    compiler.args(SWITCHES.split(' ')).args(["--print", "cfg", "--target", WASM]);
    output(compiler.envs(ENVIRONMENT))?;
    // Trunk is run offline.
    run(cargo().args(["fetch", "--locked", "--quiet", "--target", WASM]).envs(ENVIRONMENT))
}

/// Lets what `command` builds be built so.
pub(crate) fn apply(command: &mut Command) {
    command.envs(ENVIRONMENT);
}
