//! The page as one file, visavis.html, made from a bundle: it opens from a folder, where browsers
//! let a page load nothing, and asks for nothing.

use crate::digest;
use crate::fault::{Fault, OrFault, Outcome};
use crate::head::cut;
use crate::host::gzip;
use crate::html::data_uri;
use crate::plain;
use crate::process::{output, root};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The file, in the bundle it is made from.
pub(crate) const FILE: &str = "visavis.html";

/// What it may weigh, in bytes on disk.
pub(crate) const LIMIT: usize = 300_000;

/// The programs of a bundle: the name boot.js asks for, and the attributes in index.html that name
/// its glue and itself.
const PROGRAMS: [(&str, [&str; 2]); 1] = [("visavis", ["data-glue", "data-wasm"])];

/// A style for what leads to files that lie beside the page on a server only.
const ALONE: &str = "a[href^=\"./\"]{display:none}";

/// What esbuild is asked to do with boot.js and the glues: one script that is no module, as a page
/// of a folder may load none. So there is no address either that a module would have come from.
const ESBUILD_FLAGS: [&str; 7] = [
    "--bundle",
    "--minify",
    "--format=iife",
    "--target=es2022",
    "--charset=utf8",
    "--log-level=warning",
    "--define:import.meta.url=undefined",
];

/// Writes the file into the bundle, and returns what it weighs.
pub(crate) fn write(bundle: &Path, esbuild: &Path) -> Outcome<usize> {
    let read = |name: &str| {
        let path = bundle.join(name);
        fs::read(&path).or_fault(format!("read {}", path.display()))
    };
    let text = |name: &str| Ok(String::from_utf8_lossy(&read(name)?).into_owned());
    let html = text("index.html")?;

    let mut glues = Vec::new();
    let mut blocks = String::new();
    for (name, [glue, wasm]) in PROGRAMS {
        glues.push((name, bundle.join(attribute(&html, glue)?)));
        let program = gzip(&read(attribute(&html, wasm)?)?).or_fault("compress the program")?;
        let _ = writeln!(
            blocks,
            "<script type=\"application/octet-stream\" id=\"{name}-program\">{}</script>",
            letters(&program)
        );
    }
    let style = text(linked(&html, "<link rel=\"stylesheet\" href=\"./")?)? + ALONE;
    let icon = read(linked(&html, "<link rel=\"icon\" href=\"./")?)?;
    let script = script(bundle, esbuild, &glues)?;

    let file =
        join(&html, &Parts { style: &style, icon: &icon, blocks: &blocks, script: &script })?;
    fs::write(bundle.join(FILE), &file).or_fault(format!("write {FILE}"))?;
    Ok(file.len())
}

/// boot.js and the glues as one script; boot.js finds them in `ENCLOSED`.
fn script(bundle: &Path, esbuild: &Path, glues: &[(&str, PathBuf)]) -> Outcome<String> {
    let mut enclosed = String::new();
    for (name, path) in glues {
        let _ = writeln!(enclosed, "import * as {name} from {:?};", path.to_string_lossy());
    }
    let names: Vec<&str> = glues.iter().map(|(name, _)| *name).collect();
    let _ = writeln!(enclosed, "export const ENCLOSED = {{ {} }};", names.join(", "));
    // Beside the glues for a moment: the script says where they are by their whole paths.
    let inject = bundle.join("enclosed.js");
    fs::write(&inject, enclosed).or_fault(format!("write {}", inject.display()))?;
    let mut command = Command::new(esbuild);
    command.arg(root().join("static").join("boot.js")).args(ESBUILD_FLAGS);
    let script = output(command.arg(format!("--inject:{}", inject.display())));
    fs::remove_file(&inject).or_fault(format!("remove {}", inject.display()))?;
    // What follows the last line would count in its hash.
    script.map(|script| script.trim_end().to_owned())
}

/// What becomes part of the page.
struct Parts<'a> {
    style: &'a str,
    icon: &'a [u8],
    blocks: &'a str,
    script: &'a str,
}

/// index.html with everything in it, and a policy that allows these and nothing else.
fn join(html: &str, parts: &Parts) -> Outcome<String> {
    let Parts { style, icon, blocks, script } = parts;
    if script.contains("</script") || style.contains("</style") {
        return Err(Fault::new("a script or style of the page holds what would end it"));
    }
    let policy = format!(
        "default-src 'none'; script-src '{}' 'wasm-unsafe-eval'; style-src '{}'; img-src data:; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; \
         trusted-types 'none'",
        digest::integrity(script.as_bytes()),
        digest::integrity(style.as_bytes()),
    );
    let icon = data_uri("image/svg+xml", icon);
    let page = format!("\"./{}\"", plain::PAGE);

    let put = |html: &str, [start, end]: [&str; 2], with: &str| {
        let (before, after) = cut(html, start, end)?;
        Ok::<_, Fault>(format!("{before}{with}{after}"))
    };
    let policy = format!("\"Content-Security-Policy\" content=\"{policy}\">\n");
    let html = put(html, ["\"Content-Security-Policy\"", ">\n"], &policy)?;
    let icon = format!("<link rel=\"icon\" href=\"{icon}\">\n");
    let html = put(&html, ["<link rel=\"icon\"", ">\n"], &icon)?;
    let html =
        put(&html, ["<link rel=\"stylesheet\"", ">\n"], &format!("<style>{style}</style>\n"))?;
    let mut html = put(&html, ["<link rel=\"modulepreload\"", "</script>\n"], "")?;
    // What is only so on a server: that the texts are beside, and that a folder is no place to be.
    while html.contains("<span data-served>") {
        html = put(&html, ["<span data-served>", "</span>"], "")?;
    }
    let html: String = html.split_inclusive('\n').filter(|line| !line.contains(&page)).collect();
    let end = format!("{blocks}<script>{script}</script>\n</body>");
    put(&html, ["</body", ">"], &end)
}

/// The file that an attribute of index.html names.
fn attribute<'a>(html: &'a str, name: &str) -> Outcome<&'a str> {
    linked(html, &format!("{name}=\"./"))
}

/// What stands between `start` and the next quote.
fn linked<'a>(html: &'a str, start: &str) -> Outcome<&'a str> {
    html.split_once(start)
        .and_then(|(_, rest)| Some(rest.split_once('"')?.0))
        .ok_or_else(|| Fault::new(format!("index.html has no {start}…")))
}

/// Bytes as the text of an element, seven bits a character: base64 is a seventh longer. The values
/// that HTML would not give back as they are (NUL, carriage return, `<`) are the characters 128
/// above, whose low seven bits are the same.
fn letters(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 6 / 5);
    let (mut held, mut bits) = (0_u32, 0);
    let mut put = |value: u32| {
        let value = value & 127;
        let letter = if [0, 13, 60].contains(&value) { value + 128 } else { value };
        out.extend(char::from_u32(letter));
    };
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 7 {
            bits -= 7;
            put(held >> bits);
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        put(held << (7 - bits));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What boot.js does.
    fn bytes(letters: &str) -> Vec<u8> {
        let (mut held, mut bits, mut out) = (0_u32, 0, Vec::new());
        for letter in letters.encode_utf16() {
            held = held << 7 | u32::from(letter & 127);
            bits += 7;
            if bits >= 8 {
                bits -= 8;
                out.push((held >> bits).to_le_bytes()[0]);
            }
        }
        out
    }

    #[test]
    fn bytes_come_back_from_letters_that_html_keeps() {
        let all: Vec<u8> = (0..=255).chain((0..=255).rev()).chain([0; 9]).collect();
        for len in 0..all.len() {
            let letters = letters(&all[..len]);
            assert!(!letters.contains(['\0', '\r', '<']));
            assert_eq!(bytes(&letters), all[..len], "{len} bytes");
        }
    }

    const INDEX: &str = "<head>\n\
        <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n\
        <link rel=\"alternate\" href=\"./reports.html\">\n\
        <link rel=\"icon\" href=\"./i-1.svg\"/>\n\
        <link rel=\"stylesheet\" href=\"./s-1.css\" integrity=\"x\">\n\
        <link rel=\"modulepreload\" href=\"./v-1.js\">\n\
        <script src=\"./b-1.js\"\n  data-glue=\"./v-1.js\"></script>\n\
        </head>\n<body>\n<p>Late.<span data-served> (Folder.)</span></p>\n\
        <p><a href=\"./reports.html\">Reports</a></p>\n</body>\n";

    #[test]
    fn a_joined_page_names_no_file_and_allows_only_itself() {
        let parts = Parts { style: "a{}", icon: b"<svg/>", blocks: "<b>\n", script: "go()" };
        let html = join(INDEX, &parts).unwrap();
        assert!(!html.contains("\"./"), "{html}");
        for hash in [digest::integrity(b"go()"), digest::integrity(b"a{}")] {
            assert!(html.contains(&format!("-src '{hash}'")), "{html}");
        }
        assert!(html.contains("<p>Late.</p>\n<b>\n"), "{html}");
        assert!(html.ends_with("<b>\n<script>go()</script>\n</body>\n"), "{html}");
        assert!(join(INDEX, &Parts { script: "'</script>'", ..parts }).is_err());
        assert!(join("<head>", &Parts { style: "", icon: b"", blocks: "", script: "" }).is_err());
    }

    #[test]
    fn what_index_html_names_is_found() {
        assert_eq!(attribute(INDEX, "data-glue").unwrap(), "v-1.js");
        assert!(attribute(INDEX, "data-wasm").is_err());
    }
}
