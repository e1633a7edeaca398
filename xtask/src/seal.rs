//! `cargo xtask seal`: the last step of every build, called by Trunk (see Trunk.toml).
//!
//! Trunk's staging folder has the WebAssembly module with its JavaScript glue, boot.js, the style
//! sheets, and an index.html without a start script. This step minifies them in a release build,
//! joins the style sheets, adds content hashes to the file names, and writes the start script into
//! index.html: one module script with the names and sha384 hashes of the program's files in its
//! attributes. No script is inline, so that the content security policy can forbid inline scripts.

use crate::digest;
use crate::html::{cut, replace};
use crate::minify::Minifiers;
use crate::process::say;
use crate::serve::ADDRESS_VAR;
use anyhow::{Context as _, Result, bail};
use fs_err as fs;
use std::env;
use std::path::{Path, PathBuf};

/// The file stem of the program.
const PAGE: &str = "visavis";

/// Seals Trunk's staging folder, given by an environment variable.
pub(crate) fn from_trunk() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .context("seal finishes a build of Trunk's and is called by it; try `cargo xtask serve`")?;
    let is_release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let minifiers = if is_release { Minifiers::ensure() } else { Minifiers::default() };
    seal(Path::new(&staging), &minifiers)?;
    if let Ok(address) = env::var(ADDRESS_VAR) {
        say(format!("Vis-à-vis is at {address} (Ctrl-C stops it)"));
    }
    Ok(())
}

fn seal(staging: &Path, minifiers: &Minifiers) -> Result<()> {
    minifiers.optimize(&find(staging, PAGE, "_bg.wasm")?)?;
    minifiers.minify(staging)?;
    let page = Program::seal(staging, PAGE)?;
    let boot = Sealed::new(&staging.join("boot.js"), "boot", ".js")?;

    let index = staging.join("index.html");
    let html = join_styles(&fs::read_to_string(&index)?, staging)?;
    // index.html names the program to Trunk: <link data-trunk rel="rust" data-bin="visavis" …>.
    let (before, after) = cut(&html, "rel=\"rust\"", ">")?;
    let (before, _) = before.rsplit_once("<link").context("rel=\"rust\" is in no <link>")?;
    let html = format!("{before}{}{after}", start(&boot, &page));
    Ok(fs::write(&index, html)?)
}

/// A file with its final name.
struct Sealed {
    name: String,
    integrity: String,
    bytes: usize,
}

impl Sealed {
    /// Renames `path` to `<stem>-<hash of content><ending>`.
    fn new(path: &Path, stem: &str, ending: &str) -> Result<Self> {
        let content = fs::read(path)?;
        let name = format!("{stem}-{}{ending}", digest::short(&content));
        fs::rename(path, path.with_file_name(&name))?;
        Ok(Self { name, integrity: digest::integrity(&content), bytes: content.len() })
    }
}

/// The two files of a program.
struct Program {
    wasm: Sealed,
    glue: Sealed,
}

impl Program {
    fn seal(staging: &Path, stem: &str) -> Result<Self> {
        let sealed = |ending| Sealed::new(&find(staging, stem, ending)?, stem, ending);
        Ok(Self { wasm: sealed("_bg.wasm")?, glue: sealed(".js")? })
    }

    /// The attributes from which boot.js starts it.
    fn attributes(&self) -> String {
        let Self { wasm, glue } = self;
        format!(
            r#"data-glue="./{}" data-glue-integrity="{}"
  data-wasm="./{}" data-wasm-integrity="{}" data-wasm-bytes="{}""#,
            glue.name, glue.integrity, wasm.name, wasm.integrity, wasm.bytes
        )
    }
}

/// The one file of `dir` called `<stem>…<ending>`.
fn find(dir: &Path, stem: &str, ending: &str) -> Result<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with(stem) && name.ends_with(ending) {
            found.push(path);
        }
    }
    match found.as_slice() {
        [path] => Ok(path.clone()),
        _ => bail!("one file {stem}*{ending} expected in {}, found {found:?}", dir.display()),
    }
}

/// The lines of `<head>` that start the page.
///
/// Preloads let the browser fetch all three files in parallel. The module's has no `integrity`, as
/// a preload must match the later request, and boot.js fetches without it: it compiles the module
/// while it arrives, and verifies the hash itself.
fn start(boot: &Sealed, page: &Program) -> String {
    format!(
        r#"<link rel="modulepreload" href="./{glue}" integrity="{glue_integrity}">
<link rel="preload" as="fetch" crossorigin href="./{wasm}">
<script type="module" src="./{boot}" integrity="{boot_integrity}"
  {page}></script>"#,
        glue = page.glue.name,
        glue_integrity = page.glue.integrity,
        wasm = page.wasm.name,
        boot = boot.name,
        boot_integrity = boot.integrity,
        page = page.attributes(),
    )
}

/// Joins the style sheets of `html` into one, in place of the first link, to save requests.
fn join_styles(html: &str, dir: &Path) -> Result<String> {
    const LINK: [&str; 2] = ["<link rel=\"stylesheet\" href=\"./", "\"/>\n"];
    let mut html = html.to_owned();
    let mut sheets = String::new();
    let mut first = None;
    while let Some(place) = html.find(LINK[0]) {
        let (_, rest) = html.split_at(place + LINK[0].len());
        let (name, _) = rest.split_once('"').context("a style sheet without a name")?;
        sheets += &fs::read_to_string(dir.join(name))?;
        fs::remove_file(dir.join(name))?;
        html = replace(&html, LINK, "")?;
        first = first.or(Some(place));
    }
    let place = first.context("index.html links no style sheet")?;
    let name = format!("style-{}.css", digest::short(sheets.as_bytes()));
    let integrity = digest::integrity(sheets.as_bytes());
    fs::write(dir.join(&name), sheets)?;
    html.insert_str(place, &format!("{}{name}\" integrity=\"{integrity}\">\n", LINK[0]));
    Ok(html)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// An empty folder for one test.
    pub(crate) fn temporary_dir(name: &str) -> PathBuf {
        let dir = env::temp_dir().join(format!("visavis-xtask-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(&dir).unwrap();
        dir
    }

    const INDEX: &str = "<head>\n<link rel=\"stylesheet\" href=\"./a-1.css\"/>\n\
        <link rel=\"stylesheet\" href=\"./b-1.css\"/>\n\
        <link data-trunk rel=\"rust\" data-bin=\"visavis\" data-trunk-id=\"7\">\n</head>\n";

    /// A staging folder as Trunk leaves it.
    fn staging(name: &str) -> PathBuf {
        let dir = temporary_dir(name);
        for (name, content) in [
            ("visavis-1f_bg.wasm", "\0asm1"),
            ("visavis-1f.js", "export default 1\n"),
            ("boot.js", "start()\n"),
            ("a-1.css", "a{}\n"),
            ("b-1.css", "b{}\n"),
            ("index.html", INDEX),
        ] {
            fs::write(dir.join(name), content).unwrap();
        }
        dir
    }

    #[test]
    fn files_are_named_by_content_and_the_page_names_them() {
        let dir = staging("names");
        seal(&dir, &Minifiers::default()).unwrap();
        let html = fs::read_to_string(dir.join("index.html")).unwrap();
        for (content, stem, ending) in [
            ("\0asm1", "visavis", "_bg.wasm"),
            ("export default 1\n", "visavis", ".js"),
            ("start()\n", "boot", ".js"),
            ("a{}\nb{}\n", "style", ".css"),
        ] {
            let name = format!("{stem}-{}{ending}", digest::short(content.as_bytes()));
            assert_eq!(fs::read_to_string(dir.join(&name)).unwrap(), content);
            assert!(html.contains(&format!("\"./{name}\"")), "{name} in {html}");
            assert!(html.contains(&digest::integrity(content.as_bytes())), "{name}");
        }
        assert!(html.contains("data-wasm-bytes=\"5\""));
        assert!(html.starts_with("<head>\n<link rel=\"stylesheet\" href=\"./style-"), "{html}");
        assert!(html.ends_with("</script>\n</head>\n") && !html.contains("data-trunk"), "{html}");
        assert_eq!(fs::read_dir(&dir).unwrap().count(), 5);
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn what_is_missing_is_named() {
        let dir = staging("missing");
        fs::remove_file(dir.join("visavis-1f_bg.wasm")).unwrap();
        let error = seal(&dir, &Minifiers::default()).unwrap_err().to_string();
        assert!(error.contains("one file visavis*_bg.wasm"), "{error}");
        fs::remove_dir_all(dir).unwrap();
    }
}
