//! The size of the page: all files it loads at startup, uncompressed and in brotli.

use crate::digest;
use crate::host;
use crate::minify::Minifiers;
use crate::process::root;
use anyhow::{Result, ensure};
use fs_err as fs;
use std::cmp::Reverse;
use std::fmt::Write as _;
use std::path::Path;

/// Limits: the bytes that the page loads at startup, in brotli; the size of the single file.
const PAGE_LIMIT: usize = 280_000;
const SINGLE_LIMIT: usize = 470_000;
/// Above this size, a table of the files is printed.
const TABLE_OVER: usize = 240_000;

/// The size of one file, or of several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Size {
    raw: usize,
    brotli: usize,
}

impl Size {
    pub(crate) fn of(content: &[u8]) -> Result<Self> {
        Ok(Self { raw: content.len(), brotli: host::brotli(content)?.len() })
    }

    fn add(&mut self, other: Self) {
        self.raw += other.raw;
        self.brotli += other.brotli;
    }
}

/// The sizes of a bundle.
#[derive(Default)]
pub(crate) struct Sizes {
    /// The files that the page loads at startup, largest first.
    files: Vec<(String, Size)>,
    page: Size,
    /// The single file, if there is one.
    pub(crate) single: Option<Size>,
}

impl Sizes {
    /// Measures the page in `bundle`: index.html, and all files with a hash in their names.
    pub(crate) fn of(bundle: &Path) -> Result<Self> {
        let mut sizes = Self::default();
        for entry in fs::read_dir(bundle)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let without_hash = digest::without_hash(&name);
            // The page itself does not load the preview picture.
            if name != "index.html" && without_hash.is_none() || name.starts_with("page-") {
                continue;
            }
            let size = Size::of(&fs::read(&path)?)?;
            sizes.page.add(size);
            sizes.files.push((without_hash.unwrap_or_else(|| name.into_owned()), size));
        }
        sizes.files.sort_by_key(|(_, size)| Reverse(size.brotli));
        Ok(sizes)
    }

    /// Prints the sizes beside their limits.
    pub(crate) fn print(&self) {
        if self.page.brotli > TABLE_OVER {
            print!("{}", self.table());
        }
        println!("{}", compared("The page", self.page.brotli, "brotli", PAGE_LIMIT));
        if let Some(single) = self.single {
            println!("{}", compared("The single file", single.raw, "in all", SINGLE_LIMIT));
        }
    }

    /// Writes the table of this release.
    pub(crate) fn record(&self) -> Result<()> {
        let is_minified = Minifiers::ensure().are_complete();
        ensure!(is_minified, "the size of a page that is not minified is not recorded");
        let folder = root().join("bench").join("sizes");
        fs::create_dir_all(&folder)?;
        let path = folder.join(concat!(env!("CARGO_PKG_VERSION"), ".tsv"));
        fs::write(&path, self.table())?;
        println!("The sizes were written to {}", path.display());
        Ok(())
    }

    fn table(&self) -> String {
        let mut rows = self.files.clone();
        rows.push(("total".into(), self.page));
        rows.extend(self.single.map(|single| ("single file".into(), single)));
        rows.into_iter().fold(String::from("file\traw\tbrotli\n"), |mut out, (name, size)| {
            let _ = writeln!(out, "{name}\t{}\t{}", size.raw, size.brotli);
            out
        })
    }

    /// Fails if a limit is exceeded.
    pub(crate) fn within_limit(&self) -> Result<()> {
        let single = self.single.unwrap_or_default();
        ensure!(self.page.brotli <= PAGE_LIMIT, "the page is larger than {}", kb(PAGE_LIMIT));
        ensure!(single.raw <= SINGLE_LIMIT, "the single file is larger than {}", kb(SINGLE_LIMIT));
        Ok(())
    }
}

fn compared(what: &str, bytes: usize, unit: &str, limit: usize) -> String {
    format!("{what}: {} {unit}; the limit is {}", kb(bytes), kb(limit))
}

fn kb(bytes: usize) -> String {
    format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::tests::temporary_dir;

    #[test]
    fn what_the_page_loads_is_counted_and_recorded() {
        let dir = temporary_dir("sizes");
        for name in [
            "index.html",
            "a-0123456789abcdef.css",
            "visavis-0123456789abcdef_bg.wasm",
            "visavis.d.ts",
        ] {
            fs::write(dir.join(name), name.repeat(20)).unwrap();
        }
        let sizes = Sizes { single: Some(Size { raw: 7, brotli: 9 }), ..Sizes::of(&dir).unwrap() };
        let table = sizes.table();
        let names: Vec<_> = table.lines().filter_map(|line| line.split('\t').next()).collect();
        let [file, files @ .., total, single] = names.as_slice() else { panic!("{table}") };
        assert_eq!([*file, total, single], ["file", "total", "single file"]);
        let mut files = files.to_vec();
        files.sort_unstable();
        assert_eq!(files, ["a.css", "index.html", "visavis_bg.wasm"]);
        assert!(table.contains("total\t1280\t"), "{table}");
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn both_limits_hold() {
        let check = |brotli, raw| {
            let size = |raw, brotli| Size { raw, brotli };
            let single = Some(size(raw, 0));
            Sizes { page: size(0, brotli), single, ..Sizes::default() }.within_limit()
        };
        assert!(check(PAGE_LIMIT, SINGLE_LIMIT).is_ok());
        assert!(check(PAGE_LIMIT + 1, 0).is_err() && check(0, SINGLE_LIMIT + 1).is_err());
        let said = compared("The page", 124_950, "brotli", PAGE_LIMIT);
        assert_eq!(said, "The page: 124.9 kB brotli; the limit is 280.0 kB");
    }
}
