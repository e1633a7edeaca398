//! Parses the reports, the concept groups and the words of the interface, so that a broken one fails
//! the build and the page receives facts.

#[path = "src/words/pack.rs"]
mod pack;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use dossier::collection::Collection;
use dossier::concepts::Group;
use dossier::folder;
use pack::Packed;

/// Words and phrases that name one matter; a collection's own folder may have another file.
const CONCEPTS: &str = "concepts.fr.toml";

fn main() -> ExitCode {
    println!("cargo::rerun-if-env-changed=VISAVIS_REPORTS");
    let folder =
        env::var_os("VISAVIS_REPORTS").map_or_else(|| "static/reports".into(), PathBuf::from);
    println!("cargo::rerun-if-changed={}", folder.display());
    match embed(&folder).and_then(|()| embed_words()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            for line in message.lines() {
                println!("cargo::error={line}");
            }
            ExitCode::FAILURE
        }
    }
}

fn embed(folder: &Path) -> Result<(), String> {
    let reports = folder::read(folder)?;
    let collection =
        Collection::new(reports).map_err(|clash| format!("{}: {clash}", folder.display()))?;
    let collection = collection.with_facts(&read_concepts(folder)?);
    write("collection.bin", &collection.encode())
}

fn write(name: &str, content: &[u8]) -> Result<(), String> {
    let out = env::var_os("OUT_DIR").map(PathBuf::from).ok_or("OUT_DIR is not set")?;
    fs::write(out.join(name), content).map_err(|error| format!("{}: {error}", out.display()))
}

/// The words of the interface, and the keys to them.
fn embed_words() -> Result<(), String> {
    let files = ["src/words/fr.txt", "src/words/en.txt"];
    let [fr, en] = files.map(|file| {
        println!("cargo::rerun-if-changed={file}");
        fs::read_to_string(file).map_err(|error| format!("{file}:1: {error}"))
    });
    let [french, english] = files;
    let Packed { texts: [fr, en], keys } = pack::pack([(french, &fr?), (english, &en?)])?;
    write("fr.txt", fr.as_bytes())?;
    write("en.txt", en.as_bytes())?;
    write("keys.rs", keys.as_bytes())
}

/// The concept groups of the collection's folder, or the general ones.
fn read_concepts(folder: &Path) -> Result<Vec<Group>, String> {
    let own = folder.join(CONCEPTS);
    let file = if own.exists() { own } else { Path::new("static").join(CONCEPTS) };
    println!("cargo::rerun-if-changed={}", file.display());
    let text =
        fs::read_to_string(&file).map_err(|error| format!("{}:1: {error}", file.display()))?;
    let groups: BTreeMap<String, Vec<String>> = toml::from_str(&text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let line = before.lines().count().max(1);
        format!("{}:{line}: {}", file.display(), error.message())
    })?;
    Ok(groups.into_iter().map(|(name, terms)| Group { name, terms }).collect())
}
