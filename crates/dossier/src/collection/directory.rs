//! A collection as a person keeps it: a folder of text files, one report each.

use std::path::Path;
use std::{fs, io};

use crate::collection::history;
use crate::report::{self, Report};

/// Every `.txt` file of the folder, parsed, in the order of their names.
///
/// # Errors
/// All that is wrong, one `file:line: what, and what to do` a line.
pub fn read(folder: &Path) -> Result<Vec<Report>, String> {
    let unreadable = |error: io::Error| format!("{}: {error}", folder.display());
    let mut files = fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>())
        .map_err(unreadable)?;
    files.retain(|file| history::is_report(file));
    files.sort();
    if files.is_empty() {
        return Err(format!("{}: no report; put at least one .txt file here", folder.display()));
    }
    let mut reports = Vec::new();
    let mut errors = Vec::new();
    for file in files {
        match read_report(&file) {
            Ok(report) => reports.push(report),
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() { Ok(reports) } else { Err(errors.join("\n")) }
}

fn read_report(file: &Path) -> Result<Report, String> {
    let bytes = fs::read(file).map_err(|error| format!("{}:1: {error}", file.display()))?;
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    report::parse(&stem, &bytes)
        .map_err(|error| format!("{}:{}: {error}", file.display(), error.line()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_is_wrong_is_told_with_its_file_and_line() {
        let folder = std::env::temp_dir().join(format!("dossier-folder-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        assert!(read(&folder).unwrap_err().contains("no report; put at least one .txt file here"));
        fs::write(folder.join("b.txt"), "Un texte.").unwrap();
        fs::write(folder.join("a.txt"), "Un autre.").unwrap();
        fs::write(folder.join("notes.md"), [0xff]).unwrap();
        let slugs: Vec<String> = read(&folder).unwrap().into_iter().map(|it| it.slug).collect();
        assert_eq!(slugs, ["a", "b"]);
        fs::write(folder.join("c.txt"), b"Un\ntexte\xff").unwrap();
        fs::write(folder.join("d.txt"), " ").unwrap();
        let wrong = read(&folder).unwrap_err();
        let lines: Vec<&str> = wrong.lines().collect();
        assert!(lines.len() == 2 && lines[0].contains("c.txt:2: byte 0xFF"), "{wrong}");
        assert!(lines[1].contains("d.txt:1: no text"), "{wrong}");
        fs::remove_dir_all(folder).unwrap();
    }
}
