//! The editions ever published: a line each, so that a page can tell those who open an older link
//! what was added since.

use crate::fault::{Fault, OrFault, Outcome};
use crate::process::root;
use dossier::collection::Collection;
use dossier::collection::history;
use dossier::report;
use std::fs;
use std::path::Path;

/// Begins a new file.
const HEAD: &str = "\
# The editions ever published, the earliest first: its 8 characters, then the slugs it had.
# `cargo xtask dist --record` adds the present one; a line that goes is forgotten by the page.
";

/// Adds the edition of the reports in `other`, or of the project's own, to the file of editions, if
/// it is new.
pub(crate) fn record(other: Option<&Path>) -> Outcome {
    let shipped = root().join("static");
    let own = shipped.join("reports");
    let (reports, folder) = other.map_or((own.as_path(), shipped.as_path()), |dir| (dir, dir));
    record_in(reports, &folder.join(history::EDITIONS))
}

fn record_in(reports: &Path, file: &Path) -> Outcome {
    let before = if file.exists() {
        fs::read_to_string(file).or_fault(format!("read {}", file.display()))?
    } else {
        HEAD.to_owned()
    };
    if let Some(line) = read(reports)?.edition_line(&before) {
        fs::write(file, before + &line).or_fault(format!("write {}", file.display()))?;
        println!("This edition is kept in {}.", file.display());
    }
    Ok(())
}

fn read(reports: &Path) -> Outcome<Collection> {
    let list = || format!("list the reports of {}", reports.display());
    let mut parsed = Vec::new();
    for entry in fs::read_dir(reports).or_fault(list())? {
        let file = entry.or_fault(list())?.path();
        if history::is_report(&file) {
            let wrong = |what: String| Fault::new(format!("{}: {what}", file.display()));
            let bytes = fs::read(&file).or_fault(format!("read {}", file.display()))?;
            let stem = file.file_stem().unwrap_or_default().to_string_lossy();
            parsed.push(report::parse(&stem, &bytes).map_err(|error| wrong(error.to_string()))?);
        }
    }
    Collection::new(parsed).map_err(|clash| Fault::new(clash.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::tests::temporary_dir;

    #[test]
    fn each_edition_is_kept_once() {
        let dir = temporary_dir("editions");
        let file = dir.join(history::EDITIONS);
        fs::write(dir.join("2022-06-x.txt"), "Un texte.").unwrap();
        let lines = || fs::read_to_string(&file).unwrap().lines().skip(2).count();
        for expected in [1, 1] {
            record_in(&dir, &file).unwrap();
            assert_eq!(lines(), expected);
        }
        fs::write(dir.join("2023-y.txt"), "Un autre.").unwrap();
        record_in(&dir, &file).unwrap();
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.ends_with(" 2022-06-x 2023-y\n") && text.starts_with(HEAD), "{text}");
        fs::remove_dir_all(dir).unwrap();
    }
}
