//! Checks the layers: modules may import only from lower levels (`crate::` paths, without tests).

use crate::check::rust_files;
use crate::process::root;
use anyhow::{Result, ensure};
use fs_err as fs;
use std::path::Path;

/// A folder of sources, and its modules by level, the lowest first. Modules without a folder are not
/// checked.
struct Layers {
    src: &'static str,
    levels: &'static [&'static [&'static str]],
}

const ENGINE: Layers = Layers {
    src: "crates/dossier/src",
    levels: &[
        &["text"],
        &["date", "query"],
        &["report"],
        &["collection"],
        &["index"],
        &["search"],
        &["filter"],
        &["link"],
        &["compare"],
        &["export"],
    ],
};

const PAGE: Layers = Layers {
    src: "src",
    levels: &[&["i18n", "model"], &["state"], &["script_api"], &["browser"], &["components"]],
};

/// Fails if a module imports from its own level or from a higher one.
pub(crate) fn check() -> Result<()> {
    let mut breaches = Vec::new();
    for layers in [ENGINE, PAGE] {
        breaches.extend(layers.breaches(&root().join(layers.src))?);
    }
    ensure!(breaches.is_empty(), "layers are broken:\n  {}", breaches.join("\n  "));
    Ok(())
}

impl Layers {
    fn breaches(&self, src: &Path) -> Result<Vec<String>> {
        let mut breaches = Vec::new();
        let exists = |module: &str| src.join(module).is_dir();
        let modules = self.levels.iter().flat_map(|level| level.iter().copied());
        for module in modules.filter(|module| exists(module)) {
            let mut files = rust_files(&src.join(module))?;
            files.extend(Some(src.join(module).with_extension("rs")).filter(|file| file.is_file()));
            for file in files.iter().filter(|file| file.file_stem().is_some_and(|it| it != "tests"))
            {
                let inside = file.strip_prefix(src).unwrap_or(file);
                for (line, named) in named(&fs::read_to_string(file)?, depth(inside)) {
                    if exists(&named) && !self.may_name(module, &named) {
                        let place = format!("{}/{}:{line}", self.src, inside.display());
                        breaches.push(format!("{place}: `{module}` may not name `{named}`"));
                    }
                }
            }
        }
        Ok(breaches)
    }

    fn may_name(&self, module: &str, named: &str) -> bool {
        let level = |name: &str| self.levels.iter().position(|level| level.contains(&name));
        module == named || level(named) < level(module)
    }
}

/// The depth of a file's module below the crate root: 1 for `text.rs` and `text/text.rs`, 2 for
/// `text/fold.rs`.
fn depth(file: &Path) -> usize {
    let parent = file.parent().and_then(Path::file_name);
    let is_root_of_folder = parent.is_some() && parent == file.file_stem();
    file.components().count() - usize::from(is_root_of_folder)
}

/// The first segments of all paths from the crate root, with their line numbers; `depth` is that of
/// the module.
fn named(text: &str, depth: usize) -> Vec<(usize, String)> {
    let text = without_tests(text).replace(&"super::".repeat(depth), "crate::");
    let mut found = Vec::new();
    for (at, path) in text.match_indices("crate::") {
        let (before, rest) = text.split_at(at + path.len());
        let (mut line, mut braces) = (before.lines().count(), 0);
        let (mut name, mut is_first) = (String::new(), true);
        for c in rest.chars() {
            if is_first && (c.is_alphanumeric() || c == '_') {
                name.push(c);
                continue;
            }
            if !name.is_empty() {
                found.push((line, std::mem::take(&mut name)));
                is_first = false;
            }
            match c {
                '{' => braces += 1,
                '}' => braces -= 1,
                '\n' => line += 1,
                // The next path in a group such as `crate::{text::fold, date}`.
                ',' if braces == 1 => is_first = true,
                _ => {}
            }
            if braces == 0 {
                break;
            }
        }
    }
    found
}

/// The lines of a formatted file, with comments and `#[cfg(test)]` items blanked out.
fn without_tests(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut skipped = None;
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        if skipped.is_none() && line.trim_start().starts_with("#[cfg(test)]") {
            skipped = Some(indent);
        } else if skipped.is_none() {
            out.push_str(line.split("//").next().unwrap_or(line));
        } else if skipped == Some(indent)
            && (line.ends_with(';') || line.trim_start().starts_with('}'))
        {
            skipped = None;
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::tests::temporary_dir;

    #[test]
    fn paths_are_found_in_all_their_forms() {
        let text = "//! See [`crate::export`].\nuse crate::text::span::Span;\n\
            use crate::{\n    date::{Date, Known},\n    query::{self, a::{b, c}}, link,\n};\n\
            pub(crate) fn f(it: crate::index::Lexicon) {}\nuse super::super::search;\n\
            use super::near;\n#[cfg(test)]\nmod tests {\n    use crate::compare;\n}\n\
            #[cfg(test)]\nmod more;\nfn g() { crate::filter::all() }\n";
        let found = [
            (2, "text"),
            (4, "date"),
            (5, "query"),
            (5, "link"),
            (7, "index"),
            (8, "search"),
            (16, "filter"),
        ];
        assert_eq!(named(text, 2), found.map(|(line, name)| (line, name.to_owned())));
    }

    #[test]
    fn a_wrong_import_in_any_module_is_named_with_its_line() {
        check().unwrap();
        let dir = temporary_dir("layers");
        let modules: Vec<_> = ENGINE.levels.concat();
        for module in &modules {
            fs::create_dir(dir.join(module)).unwrap();
        }
        for pair in modules.windows(2) {
            let [module, above] = [pair[0], pair[1]];
            let file = dir.join(above).join("a.rs");
            fs::write(&file, format!("use crate::{{text, {above}::A}};\n")).unwrap();
            let file = dir.join(module).join("b.rs");
            fs::write(&file, format!("\nuse crate::{{text, {above}::B}};\n")).unwrap();
            let place = format!("crates/dossier/src/{module}/b.rs:2");
            let expected = [format!("{place}: `{module}` may not name `{above}`")];
            assert_eq!(ENGINE.breaches(&dir).unwrap(), expected);
            fs::remove_file(file).unwrap();
        }
        // `query` is on the same level as `date`.
        fs::write(dir.join("query.rs"), "use crate::date::Date;\n").unwrap();
        assert_eq!(ENGINE.breaches(&dir).unwrap().len(), 1);
        // A module without a folder so far.
        fs::remove_dir_all(dir.join("date")).unwrap();
        assert_eq!(ENGINE.breaches(&dir).unwrap(), [""; 0]);
        fs::remove_dir_all(dir).unwrap();
    }
}
