//! Additional files for static hosts: compressed copies and HTTP headers.

use crate::digest;
use anyhow::{Context as _, Result};
use fs_err as fs;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::Path;

/// The headers file of hosts such as Netlify and Cloudflare Pages.
const HEADERS: &str = "_headers";

/// The cache policy for files with a content hash in their names.
const IMMUTABLE: &str = "Cache-Control: public, max-age=31536000, immutable";

/// Writes the headers, then a `.br` and a `.gz` copy of each file that gets smaller.
pub(crate) fn prepare(dist: &Path) -> Result<()> {
    let html = fs::read_to_string(dist.join("index.html"))?;
    let mut names = Vec::new();
    for entry in fs::read_dir(dist)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    for name in &names {
        let content = fs::read(dist.join(name))?;
        for (ending, compressed) in [("br", brotli(&content)?), ("gz", gzip(&content)?)] {
            if compressed.len() < content.len() {
                fs::write(dist.join(format!("{name}.{ending}")), compressed)?;
            }
        }
    }
    Ok(fs::write(dist.join(HEADERS), headers(&html, &names)?)?)
}

/// Compresses `content` by brotli at the best quality.
pub(crate) fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    writer.write_all(content)?;
    Ok(writer.into_inner())
}

/// Compresses `content` to gzip by zopfli, 5 % smaller than by zlib.
pub(crate) fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, content, &mut compressed)?;
    Ok(compressed)
}

/// The headers: the content security policy for index.html only, as the other pages have their own;
/// files with a hash in their names are cached for ever, others must be revalidated.
fn headers(html: &str, names: &[String]) -> Result<String> {
    let policy = html
        .split_once("http-equiv=\"Content-Security-Policy\" content=\"")
        .and_then(|(_, rest)| Some(rest.split_once('"')?.0))
        .context("index.html has no policy")?;
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
            Some("wasm") => put(name, &[IMMUTABLE, "Content-Type: application/wasm"]),
            _ if digest::without_hash(name).is_some() => put(name, &[IMMUTABLE]),
            _ => {}
        }
    }
    Ok(out)
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
        assert!(dir.join("style-0123456789abcdef.css.gz").exists());
        assert!(!dir.join("visavis-0123456789abcdef_bg.wasm.br").exists(), "one byte stays one");

        let headers = fs::read_to_string(dir.join(HEADERS)).unwrap();
        let policy = "Cache-Control: no-cache\n  Content-Security-Policy: default-src 'none'";
        for (file, expected) in [
            ("", policy),
            ("index.html", policy),
            ("reports.html", "Cache-Control: no-cache"),
            ("style-0123456789abcdef.css", IMMUTABLE),
            ("visavis-0123456789abcdef_bg.wasm", IMMUTABLE),
        ] {
            assert!(headers.contains(&format!("\n/{file}\n  {expected}\n")), "{headers}");
        }
        fs::remove_dir_all(dir).unwrap();
    }
}
