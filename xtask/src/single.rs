//! visavis.html, the page as a single file, made from a bundle. It works when opened from a local
//! folder, where browsers let a page load no other files: everything is inline.

use crate::digest;
use crate::host::gzip;
use crate::html::{data_uri, replace};
use crate::plain;
use crate::sizes::Size;
use anyhow::{Context as _, Result, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use fs_err as fs;
use std::path::Path;

/// The file, in the folder of the bundle.
const FILE: &str = "visavis.html";

/// The start of the element of index.html whose attributes name the program's files.
const PROGRAM: &str = "<script type=\"module\"";

/// Hides links to files that are next to the page only on a server.
const STYLE: &str = "a[href^=\"./\"]{display:none}";

/// Writes the file into the bundle, and returns its size.
pub(crate) fn write(bundle: &Path) -> Result<Size> {
    let text = |name: &str| fs::read_to_string(bundle.join(name));
    let html = text("index.html")?;
    let (_, program) =
        html.split_once(PROGRAM).with_context(|| format!("index.html has no {PROGRAM}…"))?;
    let glue = default_export(&text(linked(program, "data-glue=\"./")?)?)?;
    let module = gzip(&fs::read(bundle.join(linked(program, "data-wasm=\"./")?))?)?;
    let module = format!(
        "<script type=\"application/octet-stream\" id=\"program\">{}</script>\n",
        BASE64_STANDARD.encode(module)
    );
    let boot = text(linked(&html, "<script type=\"module\" src=\"./")?)?;
    let script = format!(
        "(() => {{\n\"use strict\";\nconst ENCLOSED = (() => {{\n{glue}\n}})();\n{boot}\n}})();"
    );
    // Only modules have `import.meta`; it is used for URLs, which this file does not need.
    let script = script.replace("import.meta.url", "undefined");
    let style = text(linked(&html, "<link rel=\"stylesheet\" href=\"./")?)? + STYLE;
    let icon = fs::read(bundle.join(linked(&html, "<link rel=\"icon\" href=\"./")?))?;
    let file =
        join(&html, &Parts { style: &style, icon: &icon, module: &module, script: &script })?;
    fs::write(bundle.join(FILE), &file)?;
    Size::of(file.as_bytes())
}

/// Turns the JavaScript module of the program into a function body that returns its default export,
/// the only one that boot.js uses.
fn default_export(module: &str) -> Result<String> {
    let (body, rest) = module.rsplit_once("export").context("a program exports nothing")?;
    let items = rest.trim_start().strip_prefix('{').and_then(|rest| rest.split_once('}'));
    let default = items.and_then(|(items, _)| {
        items.split(',').find_map(|item| item.trim().strip_suffix(" as default"))
    });
    let default = default.context("a program has no default export")?;
    let body = body.replace("\nexport ", "\n");
    Ok(format!("{body}\nreturn {{ default: {default} }};"))
}

/// The files to inline.
struct Parts<'a> {
    style: &'a str,
    icon: &'a [u8],
    module: &'a str,
    script: &'a str,
}

/// index.html with everything inline, and a policy that allows only that.
fn join(html: &str, parts: &Parts) -> Result<String> {
    let Parts { style, icon, module, script } = parts;
    ensure!(
        !["</script", "<!--"].iter().any(|end| script.contains(end)) && !style.contains("</style"),
        "a script or style of the page holds what would end its element"
    );
    let policy = format!(
        "\"Content-Security-Policy\" content=\"default-src 'none'; script-src '{}' \
         'wasm-unsafe-eval'; style-src '{}'; img-src data:; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'\">\n",
        digest::integrity(script.as_bytes()),
        digest::integrity(style.as_bytes()),
    );
    let icon = format!("<link rel=\"icon\" href=\"{}\">\n", data_uri("image/svg+xml", icon));
    let style = format!("<style>{style}</style>\n");
    let script = format!("{module}<script>{script}</script>\n</body>");
    let mut html = html.to_owned();
    for (place, with) in [
        (["\"Content-Security-Policy\"", ">\n"], policy.as_str()),
        (["<link rel=\"icon\"", ">\n"], &icon),
        (["<link rel=\"stylesheet\"", ">\n"], &style),
        (["<link rel=\"modulepreload\"", "</script>\n"], ""),
        (["</body", ">"], &script),
    ] {
        html = replace(&html, place, with)?;
    }
    // Text about the page on a server, and links to reports.html.
    while html.contains("<span data-served>") {
        html = replace(&html, ["<span data-served>", "</span>"], "")?;
    }
    let page = format!("\"./{}\"", plain::PAGE);
    Ok(html.split_inclusive('\n').filter(|line| !line.contains(&page)).collect())
}

/// The text between `start` and the next quote mark.
fn linked<'a>(html: &'a str, start: &str) -> Result<&'a str> {
    html.split_once(start)
        .and_then(|(_, rest)| Some(rest.split_once('"')?.0))
        .with_context(|| format!("index.html has no {start}…"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_export_of_a_module_is_returned() {
        let raw =
            "import_;\nexport function say(it) { }\nexport { initSync, __init as default };\n";
        let plain = "import_;\nfunction say(it) { }\n\nreturn { default: __init };";
        assert_eq!(default_export(raw).unwrap(), plain);
        let minified = "let e=t.exports;export{V as default,K as initSync};\n";
        let plain = "let e=t.exports;\nreturn { default: V };";
        assert_eq!(default_export(minified).unwrap(), plain);
        assert!(default_export("let a = 1;").is_err());
        assert!(default_export("export{a as b}").is_err());
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
        let parts = Parts { style: "a{}", icon: b"<svg/>", module: "<b>\n", script: "go()" };
        let html = join(INDEX, &parts).unwrap();
        assert!(!html.contains("\"./"), "{html}");
        for hash in [digest::integrity(b"go()"), digest::integrity(b"a{}")] {
            assert!(html.contains(&format!("-src '{hash}'")), "{html}");
        }
        assert!(html.contains("<p>Late.</p>\n<b>\n"), "{html}");
        assert!(html.ends_with("<b>\n<script>go()</script>\n</body>\n"), "{html}");
        assert!(join(INDEX, &Parts { script: "'</script>'", ..parts }).is_err());
        assert_eq!(linked(INDEX, "data-glue=\"./").unwrap(), "v-1.js");
        assert!(linked(INDEX, "data-wasm=\"./").is_err());
    }
}
