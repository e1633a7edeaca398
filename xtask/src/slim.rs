//! Makes the text files of the bundle smaller without changing what they say to a browser.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::digest;
use crate::fault::{OrFault, Outcome};
use crate::process::run;

/// Comments that take whole lines: how they begin and end.
const COMMENTS: [(&str, &str); 3] = [("/*", "*/"), ("<!--", "-->"), ("//", "")];

/// What esbuild is asked to do with scripts and styles. Without a target it may write what browsers
/// that run the page do not read yet; without a format it takes a script for no module.
const ESBUILD_FLAGS: [&str; 9] = [
    "--minify",
    // What only the single file needs goes: see `ENCLOSED` in boot.js.
    "--define:ENCLOSED=undefined",
    "--tree-shaking=true",
    "--format=esm",
    "--target=es2022",
    "--charset=utf8",
    "--log-level=warning",
    "--allow-overwrite",
    "--outdir=.",
];

/// And with a glue: boot.js hands it its program compiled, so that what it would do with a response
/// of the server's is never reached, and goes.
const GLUE_FLAG: &str = "--define:Response=undefined";

/// Rewrites the `.css`, `.js` and `.html` files of `dir` without what every reader would download
/// and no browser reads: indentation, blank lines and comments that take whole lines; and of scripts
/// and styles, where there is an `esbuild`, all that it finds.
pub(crate) fn texts(dir: &Path, glues: &[&Path], esbuild: Option<&Path>) -> Outcome {
    let minify = |path: &Path| {
        let Some(esbuild) = esbuild else { return Ok(()) };
        let mut command = Command::new(esbuild);
        command.args(path.file_name()).args(ESBUILD_FLAGS).current_dir(dir);
        run(command.args(glues.contains(&path).then_some(GLUE_FLAG)))
    };
    for entry in fs::read_dir(dir).or_fault(format!("list {}", dir.display()))? {
        let path = entry.or_fault(format!("list {}", dir.display()))?.path();
        let ending = path.extension().unwrap_or_default();
        if ["css", "js", "html"].iter().any(|text| ending == *text) {
            let text = fs::read_to_string(&path).or_fault(format!("read {}", path.display()))?;
            fs::write(&path, lines(&text)).or_fault(format!("write {}", path.display()))?;
            if ending != "html" {
                minify(&path)?;
            }
        }
    }
    Ok(())
}

pub(crate) fn lines(text: &str) -> String {
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
}
