//! Packs the words of the dialogs, as the page's are.

#[path = "../../src/i18n/pack.rs"]
mod pack;

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

use pack::Packed;

fn main() -> ExitCode {
    match embed_words() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            println!("cargo::error={message}");
            ExitCode::FAILURE
        }
    }
}

fn embed_words() -> Result<(), String> {
    println!("cargo::rerun-if-changed=../../src/i18n/pack.rs");
    let files = ["src/fr.txt", "src/en.txt"];
    let [fr, en] = files.map(|file| {
        println!("cargo::rerun-if-changed={file}");
        fs::read_to_string(file).map_err(|error| format!("{file}:1: {error}"))
    });
    let [french, english] = files;
    let Packed { texts: [fr, en], keys } = pack::pack([(french, &fr?), (english, &en?)])?;
    let out = env::var_os("OUT_DIR").map(PathBuf::from).ok_or("OUT_DIR is not set")?;
    for (name, content) in [("fr.txt", fr), ("en.txt", en), ("keys.rs", keys)] {
        fs::write(out.join(name), content)
            .map_err(|error| format!("{}: {error}", out.display()))?;
    }
    Ok(())
}
