//! The file of all published editions, one per line. For a link of an older edition, the page can
//! then list the reports that were added since.

use crate::plain;
use crate::process::root;
use anyhow::Result;
use dossier::collection::history;
use fs_err as fs;
use std::path::Path;

/// The header of a new file.
const HEAD: &str = "\
# The editions ever published, the earliest first: its 8 characters, then the slugs it had.
# `cargo xtask dist --record` adds the present one; a line that goes is forgotten by the page.
";

/// Appends the edition of the reports in `other`, or of the project's own, to its file of editions
/// if it is new.
pub(crate) fn record(other: Option<&Path>) -> Result<()> {
    let shipped = root().join("static");
    let own = shipped.join("reports");
    let (reports, folder) = other.map_or((own.as_path(), shipped.as_path()), |dir| (dir, dir));
    record_in(reports, &folder.join(history::EDITIONS))
}

fn record_in(reports: &Path, file: &Path) -> Result<()> {
    let before = if file.exists() { fs::read_to_string(file)? } else { HEAD.to_owned() };
    if let Some(line) = plain::collection(reports)?.edition_line(&before) {
        fs::write(file, before + &line)?;
        println!("The edition of the collection was added to {}.", file.display());
    }
    Ok(())
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
        record_in(&dir, &file).unwrap();
        record_in(&dir, &file).unwrap();
        fs::write(dir.join("2023-y.txt"), "Un autre.").unwrap();
        record_in(&dir, &file).unwrap();
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.ends_with(" 2022-06-x 2023-y\n") && text.starts_with(HEAD), "{text}");
        assert_eq!(text.lines().count(), 4, "{text}");
        fs::remove_dir_all(dir).unwrap();
    }
}
