//! The page as one file, visavis.html, made from a bundle: it opens from a folder, where browsers
//! let a page load nothing, and asks for nothing.

use crate::digest;
use crate::fault::{Fault, OrFault, Outcome};
use crate::head::cut;
use crate::host::gzip;
use crate::html::data_uri;
use crate::plain;
use crate::process::{output, root};
use crate::slim;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The file, in the bundle it is made from.
pub(crate) const FILE: &str = "visavis.html";

/// What it may weigh, in bytes on disk.
pub(crate) const LIMIT: usize = 300_000;

/// The programs of a bundle: the name boot.js asks for, and the element of index.html whose
/// attributes name its glue and itself.
const PROGRAMS: [(&str, &str); 2] =
    [("visavis", "<script type=\"module\""), ("takeout", "<meta name=\"takeout\"")];

/// A style for what leads to files that lie beside the page on a server only.
const ALONE: &str = "a[href^=\"./\"]{display:none}";

/// What esbuild is asked to do with the script.
const ESBUILD_FLAGS: [&str; 6] = [
    "--minify",
    "--tree-shaking=true",
    "--format=iife",
    "--target=es2022",
    "--charset=utf8",
    "--log-level=warning",
];

/// Writes the file into the bundle, and returns what it weighs.
pub(crate) fn write(bundle: &Path, esbuild: Option<&Path>) -> Outcome<usize> {
    let read = |name: &str| {
        let path = bundle.join(name);
        fs::read(&path).or_fault(format!("read {}", path.display()))
    };
    let text = |name: &str| Ok(String::from_utf8_lossy(&read(name)?).into_owned());
    let html = text("index.html")?;

    let mut glues = Vec::new();
    let mut blocks = String::new();
    for (name, element) in PROGRAMS {
        let named = |attribute: &str| {
            let (_, rest) = html
                .split_once(element)
                .ok_or_else(|| Fault::new(format!("index.html has no {element}…")))?;
            linked(rest, &format!("{attribute}=\"./"))
        };
        glues.push((name, text(named("data-glue")?)?));
        let program = gzip(&read(named("data-wasm")?)?).or_fault("compress a program")?;
        let _ = writeln!(
            blocks,
            "<script type=\"application/octet-stream\" id=\"{name}-program\">{}</script>",
            letters(&program)
        );
    }
    let style = text(linked(&html, "<link rel=\"stylesheet\" href=\"./")?)? + ALONE;
    let icon = read(linked(&html, "<link rel=\"icon\" href=\"./")?)?;
    let boot = root().join("static").join("boot.js");
    let boot = fs::read_to_string(&boot).or_fault(format!("read {}", boot.display()))?;
    let script = script(&slim::lines(&boot), &glues)?;
    let script = match esbuild {
        Some(esbuild) => minified(&script, bundle, esbuild)?,
        // Its names are nobody else's.
        None => format!("(() => {{\n{script}}})();"),
    };

    let file =
        join(&html, &Parts { style: &style, icon: &icon, blocks: &blocks, script: &script })?;
    fs::write(bundle.join(FILE), &file).or_fault(format!("write {FILE}"))?;
    Ok(file.len())
}

/// boot.js and the glues as one script that is no module, as a page of a folder may load none.
/// boot.js finds the glues in `ENCLOSED`.
fn script(boot: &str, glues: &[(&str, String)]) -> Outcome<String> {
    let mut script = String::from("\"use strict\";\nconst ENCLOSED = {\n");
    for (name, glue) in glues {
        let _ = writeln!(script, "{name}: (() => {{\n{}}})(),", value(name, glue)?);
    }
    let _ = write!(script, "}};\n{boot}\n");
    // There is no address that a module would have come from, and no other way to the programs.
    let told = [("import.meta.url", "undefined"), ("typeof ENCLOSED === \"object\"", "true")];
    Ok(told.into_iter().fold(script, |script, (asked, told)| script.replace(asked, told)))
}

/// A module as the body of a function that returns what the module exports.
fn value(name: &str, module: &str) -> Outcome<String> {
    let clause = ["export {", "export{"].iter().find_map(|start| module.rsplit_once(start));
    let (body, exported) = clause
        .and_then(|(body, rest)| Some((body, rest.split_once('}')?.0)))
        .ok_or_else(|| Fault::new(format!("the glue of {name} exports nothing")))?;
    let mut out = String::with_capacity(module.len());
    let mut returned = String::new();
    for line in body.lines() {
        // What esbuild has not gathered in one clause: functions and classes, where they stand.
        if let Some(declared) = line.strip_prefix("export ") {
            let ends = |c: char| c == '(' || c == ' ';
            let own =
                declared.split(ends).find(|word| !["async", "function", "class"].contains(word));
            let _ = write!(returned, "{},", own.unwrap_or_default());
        }
        let _ = writeln!(out, "{}", line.strip_prefix("export ").unwrap_or(line));
    }
    for item in exported.split(',').map(str::trim).filter(|item| !item.is_empty()) {
        let (own, name) = item.split_once(" as ").unwrap_or((item, item));
        let _ = write!(returned, "{name}:{own},");
    }
    let _ = writeln!(out, "return {{{returned}}};");
    Ok(out)
}

/// The script without what only people read.
fn minified(script: &str, bundle: &Path, esbuild: &Path) -> Outcome<String> {
    let file = bundle.join("enclosed.js");
    fs::write(&file, script).or_fault(format!("write {}", file.display()))?;
    let short = output(Command::new(esbuild).arg(&file).args(ESBUILD_FLAGS));
    fs::remove_file(&file).or_fault(format!("remove {}", file.display()))?;
    // What follows the last line would count in its hash.
    short.map(|script| script.trim_end().to_owned())
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
    if ["</script", "<!--"].iter().any(|end| script.contains(end)) || style.contains("</style") {
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

/// What stands between `start` and the next quote.
fn linked<'a>(html: &'a str, start: &str) -> Outcome<&'a str> {
    html.split_once(start)
        .and_then(|(_, rest)| Some(rest.split_once('"')?.0))
        .ok_or_else(|| Fault::new(format!("index.html has no {start}…")))
}

/// Bytes as the text of an element, seven bits a character: base64 is a seventh longer. The values
/// that HTML would not give back as they are (NUL, carriage return, a `<` that may end the element)
/// are the characters 128 above, whose low seven bits are the same.
fn letters(bytes: &[u8]) -> String {
    let mut values = Vec::with_capacity(bytes.len() * 6 / 5);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 7 {
            bits -= 7;
            values.push(held >> bits & 127);
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        values.push(held << (7 - bits) & 127);
    }
    let next = values.iter().skip(1).copied().chain([u32::from('/')]);
    let letter = |(&value, next): (&u32, u32)| {
        let is_end = value == u32::from('<') && [u32::from('/'), u32::from('!')].contains(&next);
        char::from_u32(if is_end || [0, 13].contains(&value) { value + 128 } else { value })
    };
    values.iter().zip(next).filter_map(letter).collect()
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
            assert!(!letters.contains(['\0', '\r']) && !letters.ends_with('<'));
            assert!(!letters.contains("</") && !letters.contains("<!"));
            assert_eq!(bytes(&letters), all[..len], "{len} bytes");
        }
    }

    #[test]
    fn a_module_becomes_a_value() {
        let raw = "import_;\nexport function say(it) { }\nexport class Box { }\n\
                   export async function go() {}\nexport { initSync, __init as default };\n";
        let plain = "import_;\nfunction say(it) { }\nclass Box { }\nasync function go() {}\n\
                     return {say,Box,go,initSync:initSync,default:__init,};\n";
        assert_eq!(value("x", raw).unwrap(), plain);
        let short = "let e=t.exports;f(import.meta.url);export{V as default,K as initSync};\n";
        let script = script("boot();", &[("x", short.to_owned())]).unwrap();
        assert_eq!(
            script,
            "\"use strict\";\nconst ENCLOSED = {\nx: (() => {\n\
             let e=t.exports;f(undefined);\nreturn {default:V,initSync:K,};\n})(),\n};\nboot();\n"
        );
        assert!(value("x", "let a = 1;").is_err());
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
        assert_eq!(linked(INDEX, "data-glue=\"./").unwrap(), "v-1.js");
        assert!(linked(INDEX, "data-wasm=\"./").is_err());
    }
}
