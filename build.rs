//! Parses the reports, the concept groups and the words of the interface, so that a broken one fails
//! the build and the page receives facts.

#[path = "src/i18n/pack.rs"]
mod pack;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use annotate::examples::examples;
use annotate::{Gazetteer, annotate_all};
use dossier::collection::Collection;
use dossier::collection::concept::Concept;
use dossier::collection::directory;
use dossier::collection::history::{self, PastError};
use dossier::search::Searcher;
use pack::Packed;

/// Words and phrases that name one matter; a collection's own folder may have another file.
const CONCEPTS: &str = "concepts.fr.toml";

/// The reports that are embedded unless the builder names others.
const SHIPPED: &str = "static/reports";

fn main() -> ExitCode {
    println!("cargo::rerun-if-env-changed=VISAVIS_REPORTS");
    let folder = env::var_os("VISAVIS_REPORTS").map_or_else(|| SHIPPED.into(), PathBuf::from);
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
    let reports = directory::read(folder)?;
    let collection =
        Collection::new(reports).map_err(|clash| format!("{}: {clash}", folder.display()))?;
    let (aliases, aliases_file) = read_past(&folder.join(history::ALIASES))?;
    let own = folder.join(history::EDITIONS);
    let is_shipped = folder == Path::new(SHIPPED);
    let editions = if is_shipped { Path::new("static").join(history::EDITIONS) } else { own };
    let (editions, editions_file) = read_past(&editions)?;
    let wrong = |file: &str, error: &PastError| format!("{file}:{}: {error}", error.line());
    let mut collection = annotate_all(collection, &Gazetteer::new())
        .with_concepts(read_concepts(folder)?)
        .with_aliases(&aliases)
        .map_err(|error| wrong(&aliases_file, &error))?
        .with_editions(&editions)
        .map_err(|error| wrong(&editions_file, &error))?;
    collection.examples = examples(&Searcher::new(collection.clone()));
    let bytes = collection.encode().map_err(|error| format!("{}: {error}", folder.display()))?;
    write("collection.bin", &bytes)
}

/// What a file says of the collection's past, and its name; nothing where there is none.
fn read_past(file: &Path) -> Result<(String, String), String> {
    let name = file.display().to_string();
    if !file.exists() {
        return Ok((String::new(), name));
    }
    println!("cargo::rerun-if-changed={name}");
    let text = fs::read_to_string(file).map_err(|error| format!("{name}:1: {error}"))?;
    Ok((text, name))
}

fn write(name: &str, content: &[u8]) -> Result<(), String> {
    let out = env::var_os("OUT_DIR").map(PathBuf::from).ok_or("OUT_DIR is not set")?;
    fs::write(out.join(name), content).map_err(|error| format!("{}: {error}", out.display()))
}

/// The words of the interface, and the keys to them.
fn embed_words() -> Result<(), String> {
    let files = ["src/i18n/fr.txt", "src/i18n/en.txt"];
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
fn read_concepts(folder: &Path) -> Result<Vec<Concept>, String> {
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
    Ok(groups.into_iter().map(|(name, terms)| Concept { name, terms }).collect())
}
