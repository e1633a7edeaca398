//! What hosts read beside the page's own files: compressed copies, and the headers to send.

use crate::fault::{Fault, OrFault, Outcome};
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use zopfli::{Format, Options};

/// The file of headers that static hosts such as Netlify and Cloudflare Pages read.
const HEADERS: &str = "_headers";

/// For files whose name changes with their content.
const FOR_GOOD: &str = "Cache-Control: public, max-age=31536000, immutable";

/// Writes the headers, then a `.br` and a `.gz` beside each file that they make smaller.
pub(crate) fn prepare(dist: &Path) -> Outcome {
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).or_fault(format!("read {}", index.display()))?;
    let mut names = Vec::new();
    for entry in fs::read_dir(dist).or_fault(format!("list {}", dist.display()))? {
        let entry = entry.or_fault(format!("list {}", dist.display()))?;
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    for name in &names {
        let path = dist.join(name);
        let content = fs::read(&path).or_fault(format!("read {name}"))?;
        for (ending, compressed) in [("br", brotli(&content)), ("gz", gzip(&content))] {
            let compressed = compressed.or_fault(format!("compress {name}"))?;
            if compressed.len() < content.len() {
                let copy = dist.join(format!("{name}.{ending}"));
                fs::write(&copy, compressed).or_fault(format!("write {}", copy.display()))?;
            }
        }
    }
    fs::write(dist.join(HEADERS), headers(&html, &names)?).or_fault(format!("write {HEADERS}"))
}

/// The most that brotli can do.
pub(crate) fn brotli(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 22);
    writer.write_all(content)?;
    writer.flush()?;
    drop(writer);
    Ok(out)
}

/// The most that gzip can do.
pub(crate) fn gzip(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut out = Vec::new();
    zopfli::compress(Options::default(), Format::Gzip, content, &mut out)?;
    Ok(out)
}

/// The page's own policy also as a header, for it alone: the other pages bring theirs. What is named
/// by its content never changes; the rest is asked for anew.
fn headers(html: &str, names: &[String]) -> Outcome<String> {
    let policy = html
        .split_once("http-equiv=\"Content-Security-Policy\" content=\"")
        .and_then(|(_, rest)| Some(rest.split_once('"')?.0))
        .ok_or_else(|| Fault::new("index.html has no policy"))?;
    let mut out =
        String::from("/*\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: no-referrer\n");
    let mut put = |path: &str, headers: &[&str]| {
        let _ = writeln!(out, "/{path}\n  {}", headers.join("\n  "));
    };
    let policy = format!("Content-Security-Policy: {policy}");
    put("", &["Cache-Control: no-cache", &policy]);
    for name in names {
        match Path::new(name).extension().and_then(|extension| extension.to_str()) {
            Some("html") if name == "index.html" => {
                put(name, &["Cache-Control: no-cache", &policy]);
            }
            Some("html") => put(name, &["Cache-Control: no-cache"]),
            Some("wasm") => put(name, &[FOR_GOOD, "Content-Type: application/wasm"]),
            _ if is_hashed(name) => put(name, &[FOR_GOOD]),
            _ => {}
        }
    }
    Ok(out)
}

/// Whether a name changes with the content: `visavis-de20232140f766ad_bg.wasm`.
fn is_hashed(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let hash = stem.trim_end_matches("_bg").rsplit('-').next().unwrap_or_default();
    hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::tests::temporary_dir;

    const INDEX: &str =
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n";

    #[test]
    fn every_file_has_copies_that_give_it_back_and_the_headers_name_what_never_changes() {
        let dir = temporary_dir("host");
        let style = "p { color: red; }\n".repeat(40);
        fs::write(dir.join("index.html"), INDEX).unwrap();
        fs::write(dir.join("reports.html"), INDEX.repeat(9)).unwrap();
        fs::write(dir.join("style-0123456789abcdef.css"), &style).unwrap();
        fs::write(dir.join("visavis-0123456789abcdef_bg.wasm"), "x").unwrap();
        prepare(&dir).unwrap();

        let copy = fs::read(dir.join("style-0123456789abcdef.css.br")).unwrap();
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut copy.as_slice(), &mut back).unwrap();
        assert_eq!(back, style.as_bytes());
        let copy = fs::read(dir.join("style-0123456789abcdef.css.gz")).unwrap();
        assert!(copy.starts_with(&[0x1f, 0x8b]) && copy.len() < style.len() / 4);
        let in_vain = "visavis-0123456789abcdef_bg.wasm.br";
        assert!(!dir.join(in_vain).exists(), "one byte is not made smaller");

        let headers = fs::read_to_string(dir.join(HEADERS)).unwrap();
        let no_cache = "  Cache-Control: no-cache\n";
        let policy = "  Content-Security-Policy: default-src 'none'\n";
        let expected = format!(
            "/*\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: no-referrer\n\
             /\n{no_cache}{policy}/index.html\n{no_cache}{policy}/reports.html\n{no_cache}\
             /style-0123456789abcdef.css\n  {FOR_GOOD}\n\
             /visavis-0123456789abcdef_bg.wasm\n  {FOR_GOOD}\n  Content-Type: application/wasm\n"
        );
        assert_eq!(headers, expected);
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn only_names_made_from_content_are_kept_for_good() {
        assert!(
            is_hashed("boot-7e39a87651bac3f9.js") && is_hashed("visavis-7e39a87651bac3f9_bg.wasm")
        );
        for name in ["index.html", "visavis.d.ts", "concepts.fr.toml", "2022-06-otsc-erevan.txt"] {
            assert!(!is_hashed(name), "{name}");
        }
    }
}
