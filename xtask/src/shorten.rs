//! Gives what the program and its glue know each other by short names: wasm-bindgen's are long and
//! end in random digits, which no compression can shrink.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use crate::fault::{Fault, OrFault, Outcome};
use crate::module::{self, IMPORTS, put_bytes, put_number, take_bytes, take_number};

/// Renames the imports and exports of `wasm`, and the module of the imports, in both files.
pub(crate) fn names(wasm: &Path, glue: &Path) -> Outcome {
    let program = fs::read(wasm).or_fault(format!("read {}", wasm.display()))?;
    let script = fs::read_to_string(glue).or_fault(format!("read {}", glue.display()))?;
    let mut names = Names::default();
    let program = shortened(&program, &mut names)
        .ok_or_else(|| Fault::new(format!("{} is no WebAssembly as expected", wasm.display())))?;
    let script = names.put_into(&script);
    fs::write(wasm, program).or_fault(format!("write {}", wasm.display()))?;
    fs::write(glue, script).or_fault(format!("write {}", glue.display()))
}

/// The short names given so far.
#[derive(Default)]
struct Names(HashMap<String, String>);

impl Names {
    /// The short name of `name`; those of the language itself ("memory") stay.
    fn short(&mut self, name: &str) -> String {
        let is_generated = name.contains("__") || name.starts_with("./");
        if !is_generated {
            return name.to_owned();
        }
        let mut rest = self.0.len();
        let short = self.0.entry(name.to_owned()).or_insert_with(|| {
            // Bijective base 26, after a "$", which begins no name of the glue's own.
            let mut short = String::from("$");
            loop {
                short.extend("abcdefghijklmnopqrstuvwxyz".chars().nth(rest % 26));
                rest /= 26;
                if rest == 0 {
                    break short;
                }
                rest -= 1;
            }
        });
        short.clone()
    }

    /// `script` with every name that was given a short one replaced.
    fn put_into(&self, script: &str) -> String {
        let ends_word = |c: char| !(c.is_ascii_alphanumeric() || "_$".contains(c));
        let mut out = String::with_capacity(script.len());
        for piece in script.split_inclusive(ends_word) {
            let word = piece.strip_suffix(ends_word).unwrap_or(piece);
            out.push_str(self.0.get(word).map_or(word, String::as_str));
            out.push_str(piece.strip_prefix(word).unwrap_or_default());
        }
        for (module, short) in self.0.iter().filter(|(name, _)| name.starts_with("./")) {
            out = out.replace(&format!("\"{module}\""), &format!("\"{short}\""));
        }
        out
    }
}

const EXPORTS: u8 = 7;

/// The module with short names (WebAssembly Core Specification 2.0, 5.5 "Modules"); `None` where it
/// is cut short or imports something other than functions.
fn shortened(module: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let (header, sections) = module::sections(module)?;
    let mut out = header.to_vec();
    for (id, section) in sections {
        let section = match id {
            IMPORTS => imports(section, names)?,
            EXPORTS => exports(section, names)?,
            _ => section.to_vec(),
        };
        module::put_section(id, &section, &mut out);
    }
    Some(out)
}

fn imports(mut section: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let count = take_number(&mut section)?;
    put_number(count, &mut out);
    for _ in 0..count {
        for _ in ["module", "name"] {
            let name = std::str::from_utf8(take_bytes(&mut section)?).ok()?;
            put_bytes(names.short(name).as_bytes(), &mut out);
        }
        let (&kind, after) = section.split_first()?;
        section = after;
        if kind != 0 {
            return None;
        }
        out.push(kind);
        put_number(take_number(&mut section)?, &mut out);
    }
    section.is_empty().then_some(out)
}

fn exports(mut section: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let count = take_number(&mut section)?;
    put_number(count, &mut out);
    for _ in 0..count {
        let name = std::str::from_utf8(take_bytes(&mut section)?).ok()?;
        put_bytes(names.short(name).as_bytes(), &mut out);
        let (&kind, after) = section.split_first()?;
        section = after;
        out.push(kind);
        put_number(take_number(&mut section)?, &mut out);
    }
    section.is_empty().then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::tests::temporary_dir;

    /// A module with these imports of functions and exports.
    fn module(from: &str, imported: &[&str], exported: &[&str]) -> Vec<u8> {
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module::put_section(1, &[1, 0x60, 0, 0], &mut module);
        let (mut imports, mut exports) = (Vec::new(), Vec::new());
        put_number(imported.len(), &mut imports);
        for name in imported {
            put_bytes(from.as_bytes(), &mut imports);
            put_bytes(name.as_bytes(), &mut imports);
            imports.extend([0, 0]);
        }
        module::put_section(IMPORTS, &imports, &mut module);
        put_number(exported.len(), &mut exports);
        for name in exported {
            put_bytes(name.as_bytes(), &mut exports);
            exports.extend([0, 0]);
        }
        module::put_section(EXPORTS, &exports, &mut module);
        module
    }

    #[test]
    fn both_files_have_the_same_short_names() {
        let dir = temporary_dir("names-short");
        let (wasm, glue) = (dir.join("a.wasm"), dir.join("a.js"));
        let long = module("./a_bg.js", &["__wbg_x_01", "__wbg_x_012"], &["memory", "__free"]);
        fs::write(&wasm, long).unwrap();
        let script =
            "{__wbg_x_012:1,__wbg_x_01:2,__wbg_y:3} \"./a_bg.js\" wasm.__free.set(wasm.memory) é";
        fs::write(&glue, script).unwrap();
        names(&wasm, &glue).unwrap();
        let short = module("$a", &["$b", "$c"], &["memory", "$d"]);
        assert_eq!(fs::read(&wasm).unwrap(), short);
        let script = fs::read_to_string(&glue).unwrap();
        assert_eq!(script, "{$c:1,$b:2,__wbg_y:3} \"$a\" wasm.$d.set(wasm.memory) é");
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn many_names_stay_distinct() {
        let mut names = Names::default();
        for n in 0..2000 {
            names.short(&format!("__{n}"));
        }
        let distinct: std::collections::HashSet<&String> = names.0.values().collect();
        assert_eq!(distinct.len(), 2000);
    }

    #[test]
    fn what_is_cut_is_no_module() {
        let whole = module("./a", &["__x"], &["__y"]);
        let ends: Vec<usize> = (0..=whole.len())
            .filter(|&end| shortened(&whole[..end], &mut Names::default()).is_some())
            .collect();
        // A module may end after any section, and nowhere else.
        assert_eq!(ends, [8, 14, 14 + 2 + 11, whole.len()]);
        assert!(shortened(b"\0asm", &mut Names::default()).is_none());
    }
}
