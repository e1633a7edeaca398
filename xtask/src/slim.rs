//! Makes the text files of the bundle smaller without changing what they say to a browser.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::digest;
use crate::fault::{OrFault, Outcome};

/// Comments that take whole lines: how they begin and end.
const COMMENTS: [(&str, &str); 3] = [("/*", "*/"), ("<!--", "-->"), ("//", "")];

/// Rewrites the `.css`, `.js` and `.html` files of `dir` without indentation, blank lines and
/// comments that take whole lines: what every reader would download and no browser reads.
pub(crate) fn texts(dir: &Path) -> Outcome {
    for entry in fs::read_dir(dir).or_fault(format!("list {}", dir.display()))? {
        let path = entry.or_fault(format!("list {}", dir.display()))?.path();
        let ending = path.extension().unwrap_or_default();
        if ["css", "js", "html"].iter().any(|text| ending == *text) {
            let text = fs::read_to_string(&path).or_fault(format!("read {}", path.display()))?;
            fs::write(&path, lines(&text)).or_fault(format!("write {}", path.display()))?;
        }
    }
    Ok(())
}

fn lines(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut open: Option<&str> = None;
    for line in text.lines().map(str::trim) {
        if let Some(end) = open {
            if line.ends_with(end) {
                open = None;
            }
            continue;
        }
        match COMMENTS.iter().find(|(start, _)| line.starts_with(start)) {
            Some((_, end)) if line.ends_with(end) => {}
            // A comment that ends inside the line leaves code after it.
            Some((_, end)) if line.contains(end) => push(&mut kept, line),
            Some((_, end)) => open = Some(end),
            None => push(&mut kept, line),
        }
    }
    kept
}

fn push(kept: &mut String, line: &str) {
    if !line.is_empty() {
        kept.push_str(line);
        kept.push('\n');
    }
}

/// Joins the style sheets that `html` links, in their order, where the first one is: one request,
/// and one file compresses better than six.
pub(crate) fn style_sheets(html: &str, dir: &Path) -> Outcome<String> {
    let mut kept = String::with_capacity(html.len());
    let mut sheets = String::new();
    let mut first = None;
    for line in html.lines() {
        if let Some(name) = linked_sheet(line) {
            let path = dir.join(name);
            sheets += &fs::read_to_string(&path).or_fault(format!("read {}", path.display()))?;
            fs::remove_file(&path).or_fault(format!("remove {}", path.display()))?;
            first = first.or(Some(kept.len()));
        } else {
            push(&mut kept, line);
        }
    }
    if let Some(place) = first {
        let name = format!("style-{}.css", digest::short(sheets.as_bytes()));
        let integrity = digest::integrity(sheets.as_bytes());
        fs::write(dir.join(&name), sheets).or_fault(format!("write {name}"))?;
        let link = r#"<link rel="stylesheet" href="./"#;
        kept.insert_str(place, &format!("{link}{name}\" integrity=\"{integrity}\">\n"));
    }
    Ok(kept)
}

/// The file of a `<link rel="stylesheet">` that stands on one line.
fn linked_sheet(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("<link rel=\"stylesheet\" href=\"./")?;
    Some(rest.split_once('"')?.0)
}

/// Gives the imports that wasm-bindgen names `…_<16 hex digits>` counted names of the same length,
/// in the program and its glue alike. Random digits are what no compression can shrink.
pub(crate) fn import_names(wasm: &Path, glue: &Path) -> Outcome {
    let read = |path: &Path| fs::read(path).or_fault(format!("read {}", path.display()));
    let (mut program, mut script) = (read(wasm)?, read(glue)?);
    let mut names: BTreeMap<Vec<u8>, Vec<u8>> = BTreeMap::new();
    for tail in script.windows(TAIL).filter(|tail| is_tail(tail)) {
        let counted = format!("_{:016}", names.len()).into_bytes();
        names.entry(tail.to_vec()).or_insert(counted);
    }
    for file in [&mut program, &mut script] {
        let mut at = 0;
        while let Some(tail) = file.get_mut(at..at + TAIL) {
            match names.get(tail) {
                Some(counted) => {
                    tail.copy_from_slice(counted);
                    at += TAIL;
                }
                None => at += 1,
            }
        }
    }
    fs::write(wasm, program).or_fault(format!("write {}", wasm.display()))?;
    fs::write(glue, script).or_fault(format!("write {}", glue.display()))
}

/// Bytes of `_` and 16 digits.
const TAIL: usize = 17;

fn is_tail(bytes: &[u8]) -> bool {
    let digit = |b: &u8| b.is_ascii_digit() || (b'a'..=b'f').contains(b);
    matches!(bytes, [b'_', digits @ ..] if digits.iter().all(digit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::tests::temporary_dir;

    #[test]
    fn only_whole_comment_lines_and_indentation_go() {
        let text = "a {\n  /* one\n     two */\n  b: \"// kept\"; /* kept */\n\n  // gone\n}\n\
            /* kept */ c\n<!-- gone -->\n<p>\n";
        assert_eq!(lines(text), "a {\nb: \"// kept\"; /* kept */\n}\n/* kept */ c\n<p>\n");
    }

    #[test]
    fn style_sheets_become_one_in_their_order() {
        let dir = temporary_dir("sheets");
        fs::write(dir.join("a.css"), "a{}\n").unwrap();
        fs::write(dir.join("b.css"), "b{}\n").unwrap();
        let link = |name: &str| format!("<link rel=\"stylesheet\" href=\"./{name}\"/>\n");
        let html = format!("<head>\n{}{}</head>\n", link("a.css"), link("b.css"));
        let joined = style_sheets(&html, &dir).unwrap();
        let name = format!("style-{}.css", digest::short(b"a{}\nb{}\n"));
        assert_eq!(fs::read_to_string(dir.join(&name)).unwrap(), "a{}\nb{}\n");
        assert_eq!(joined.lines().count(), 3);
        assert!(joined.contains(&format!("\"./{name}\" integrity=")), "{joined}");
        assert_eq!(fs::read_dir(&dir).unwrap().count(), 1);
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn imports_keep_their_lengths_and_stay_distinct() {
        let dir = temporary_dir("imports");
        let (wasm, glue) = (dir.join("a.wasm"), dir.join("a.js"));
        fs::write(&wasm, b"\x08__wbg_x_0123456789abcdef\x01__wbg_y_fedcba9876543210").unwrap();
        fs::write(&glue, "{__wbg_y_fedcba9876543210:1,__wbg_x_0123456789abcdef:2}").unwrap();
        import_names(&wasm, &glue).unwrap();
        let program = fs::read(&wasm).unwrap();
        assert_eq!(program, b"\x08__wbg_x_0000000000000001\x01__wbg_y_0000000000000000");
        let script = fs::read_to_string(&glue).unwrap();
        assert_eq!(script, "{__wbg_y_0000000000000000:1,__wbg_x_0000000000000001:2}");
        fs::remove_dir_all(dir).unwrap();
    }
}
