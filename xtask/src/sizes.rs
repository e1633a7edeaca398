//! What the page weighs: every file it loads, raw and as brotli sends it.

use crate::fault::{Fault, OrFault, Outcome};
use crate::host;
use crate::process::root;
use crate::seal::TAKEOUT;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// What the page may weigh when it has started, in bytes of brotli: beyond it `dist` fails.
const LIMIT: usize = 150_000;

/// The weight of one file, or of several of a kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Weight {
    raw: usize,
    brotli: usize,
}

impl std::ops::Add for Weight {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, brotli: self.brotli + other.brotli }
    }
}

/// One file the page loads.
struct Loaded {
    name: String,
    weight: Weight,
}

/// What a bundle weighs.
pub(crate) struct Sizes {
    files: Vec<Loaded>,
    /// The second program, which boot.js brings when it is asked for.
    on_demand: Weight,
    kinds: BTreeMap<String, Weight>,
    total: Weight,
}

impl Sizes {
    /// Weighs what the page in `bundle` loads.
    pub(crate) fn of(bundle: &Path) -> Outcome<Self> {
        let (on_demand, files): (Vec<Loaded>, Vec<Loaded>) =
            weigh(bundle)?.into_iter().partition(|file| file.name.starts_with(TAKEOUT));
        let on_demand = sum(on_demand.iter().map(|file| file.weight));
        let kinds = by_kind(&files);
        let total = sum(kinds.values().copied());
        Ok(Self { files, on_demand, kinds, total })
    }

    /// Prints every file, the total, and how they compare with the budget and the last record.
    pub(crate) fn print(&self) -> Outcome {
        print!("{}", table(&self.files, self.total));
        println!(
            "On demand: {} brotli, for what leaves the page.",
            kilobytes(self.on_demand.brotli)
        );
        if let Some((version, before)) = last_recorded(&records())? {
            println!("Recorded for {version}: {}.", kilobytes(before));
        }
        println!("{}", verdict(self.total.brotli));
        Ok(())
    }

    /// Keeps the sizes of this release, so that growth is seen.
    pub(crate) fn record(&self) -> Outcome {
        let path = records().join(format!("{}.tsv", env!("CARGO_PKG_VERSION")));
        fs::create_dir_all(records()).or_fault("make bench/sizes")?;
        let text = tsv(&self.kinds, self.total);
        fs::write(&path, text).or_fault(format!("write {}", path.display()))?;
        println!("Kept in {}.", path.strip_prefix(root()).unwrap_or(&path).display());
        Ok(())
    }

    /// Fails over the limit.
    pub(crate) fn within_limit(&self) -> Outcome {
        if self.total.brotli <= LIMIT {
            return Ok(());
        }
        Err(Fault::new(format!(
            "the page weighs {} and may not weigh more than {}",
            kilobytes(self.total.brotli),
            kilobytes(LIMIT)
        )))
    }
}

fn sum(weights: impl Iterator<Item = Weight>) -> Weight {
    weights.fold(Weight::default(), |a, b| a + b)
}

fn records() -> PathBuf {
    root().join("bench").join("sizes")
}

/// Weighs the files that the page loads, heaviest first.
fn weigh(bundle: &Path) -> Outcome<Vec<Loaded>> {
    let mut files = Vec::new();
    for (name, content) in loaded(read_all(bundle)?) {
        let brotli = compressed(&content).or_fault(format!("compress {name}"))?;
        files.push(Loaded { name, weight: Weight { raw: content.len(), brotli } });
    }
    if files.is_empty() {
        return Err(Fault::new(format!("{} has no index.html", bundle.display())));
    }
    files.sort_by(|a, b| b.weight.brotli.cmp(&a.weight.brotli).then(a.name.cmp(&b.name)));
    Ok(files)
}

/// All files under `dir`, by their path in it.
fn read_all(dir: &Path) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    let mut dirs = vec![dir.to_path_buf()];
    while let Some(next) = dirs.pop() {
        for entry in fs::read_dir(&next).or_fault(format!("list {}", next.display()))? {
            let path = entry.or_fault(format!("list {}", next.display()))?.path();
            if path.is_dir() {
                dirs.push(path);
            } else {
                let name = path.strip_prefix(dir).unwrap_or(&path).to_string_lossy().into_owned();
                let content = fs::read(&path).or_fault(format!("read {}", path.display()))?;
                files.insert(name, content);
            }
        }
    }
    Ok(files)
}

/// Those that index.html names, that a named one names, and so on.
fn loaded(mut files: BTreeMap<String, Vec<u8>>) -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<(String, Vec<u8>)> = Vec::new();
    let mut next: Vec<_> = files.remove_entry("index.html").into_iter().collect();
    while let Some((name, content)) = next.pop() {
        if !has_extension(&name, "wasm") {
            let text = String::from_utf8_lossy(&content);
            let named = |file: &str| text.contains(file.rsplit(['/', '\\']).next().unwrap_or(file));
            next.extend(files.extract_if(.., |file, _| named(file)));
        }
        found.push((name, content));
    }
    found
}

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == extension)
}

/// The size at the quality a static host uses for files it compresses once.
fn compressed(content: &[u8]) -> std::io::Result<usize> {
    Ok(host::brotli(content)?.len())
}

/// Sums per kind, since hashed names change with every build.
fn by_kind(files: &[Loaded]) -> BTreeMap<String, Weight> {
    let mut kinds = BTreeMap::new();
    for file in files {
        let kind: &mut Weight = kinds.entry(kind(&file.name)).or_default();
        *kind = *kind + file.weight;
    }
    kinds
}

fn kind(name: &str) -> String {
    let extension = Path::new(name).extension().map_or("other".into(), |e| e.to_string_lossy());
    extension.into_owned()
}

fn table(files: &[Loaded], total: Weight) -> String {
    let width = files.iter().map(|file| file.name.len()).max().unwrap_or(0);
    let mut out = format!("{:width$}  {:>9}  {:>9}\n", "the page loads", "raw", "brotli");
    for Loaded { name, weight } in files {
        let _ = writeln!(out, "{name:width$}  {:>9}  {:>9}", weight.raw, weight.brotli);
    }
    let _ = writeln!(out, "{:width$}  {:>9}  {:>9}", "total", total.raw, total.brotli);
    out
}

fn verdict(brotli: usize) -> String {
    format!("{} brotli; it may weigh {}.", kilobytes(brotli), kilobytes(LIMIT))
}

fn kilobytes(bytes: usize) -> String {
    format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100)
}

/// The file kept per release.
fn tsv(kinds: &BTreeMap<String, Weight>, total: Weight) -> String {
    let mut out = String::from("kind\traw\tbrotli\n");
    for (kind, weight) in kinds {
        let _ = writeln!(out, "{kind}\t{}\t{}", weight.raw, weight.brotli);
    }
    let _ = writeln!(out, "total\t{}\t{}", total.raw, total.brotli);
    out
}

/// The newest record and its total, if anything was ever recorded.
fn last_recorded(dir: &Path) -> Outcome<Option<(String, usize)>> {
    let Ok(entries) = fs::read_dir(dir) else { return Ok(None) };
    let mut found: Vec<(Vec<u32>, String, usize)> = Vec::new();
    for entry in entries.flatten() {
        let path = entry.path();
        let Some(version) = path.file_stem().and_then(|stem| stem.to_str()) else { continue };
        let text = fs::read_to_string(&path).or_fault(format!("read {}", path.display()))?;
        if let Some(total) = total_in(&text) {
            let order = version.split('.').filter_map(|part| part.parse().ok()).collect();
            found.push((order, version.to_owned(), total));
        }
    }
    Ok(found.into_iter().max().map(|(_, version, total)| (version, total)))
}

fn total_in(tsv: &str) -> Option<usize> {
    let line = tsv.lines().find_map(|line| line.strip_prefix("total\t"))?;
    line.split('\t').nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(named: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
        named.iter().map(|(name, text)| ((*name).into(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn only_what_the_page_reaches_counts() {
        let found = loaded(files(&[
            ("index.html", "<script src=./boot-1.js data-wasm=./v_bg.wasm><link href=a-2.css>"),
            ("boot-1.js", "import './snippets/x/inline0.js'"),
            ("snippets/x/inline0.js", ""),
            ("v_bg.wasm", "unused.txt"),
            ("a-2.css", "url(f.woff2)"),
            ("f.woff2", ""),
            ("unused.txt", ""),
            ("visavis.d.ts", ""),
        ]));
        let mut names: Vec<_> = found.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        let expected =
            ["a-2.css", "boot-1.js", "f.woff2", "index.html", "snippets/x/inline0.js", "v_bg.wasm"];
        assert_eq!(names, expected);
    }

    #[test]
    fn the_record_is_per_kind_and_reads_back() {
        let file =
            |name: &str, raw, brotli| Loaded { name: name.into(), weight: Weight { raw, brotli } };
        let files = [file("a-1.css", 10, 5), file("b-2.css", 20, 6), file("v_bg.wasm", 300, 100)];
        let kinds = by_kind(&files);
        let text = tsv(&kinds, Weight { raw: 330, brotli: 111 });
        assert_eq!(text, "kind\traw\tbrotli\ncss\t30\t11\nwasm\t300\t100\ntotal\t330\t111\n");
        assert_eq!(total_in(&text), Some(111));
    }

    #[test]
    fn the_table_lines_up() {
        let files =
            [Loaded { name: "v_bg.wasm".into(), weight: Weight { raw: 300_000, brotli: 90 } }];
        let text = table(&files, Weight { raw: 300_000, brotli: 90 });
        assert!(text.lines().skip(1).all(|line| line.len() == text.lines().nth(1).unwrap().len()));
    }

    #[test]
    fn the_verdict_names_the_limit() {
        assert_eq!(verdict(124_950), "124.9 kB brotli; it may weigh 150.0 kB.");
    }

    #[test]
    fn brotli_makes_text_smaller() {
        assert!(compressed(&b"menace ".repeat(100)).unwrap() < 40);
    }
}
