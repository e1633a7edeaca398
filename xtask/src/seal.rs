//! `cargo xtask seal`: the last step of every build, called by Trunk (see Trunk.toml).
//!
//! Trunk's staging directory holds the glue that wasm-bindgen wrote, the wasm, boot.js and an
//! index.html that starts nothing yet. Sealing gives each of them a name made from its final
//! content and writes the start of the page: one module script whose attributes carry the names
//! and the sha384 of what it may run. No inline script, so the CSP can forbid them all.
//!
//! There are two programs: the page, and what boot.js brings when something is to leave the page.

use crate::digest;
use crate::fault::{Fault, OrFault, Outcome};
use crate::process::run;
use crate::{alike, shorten, slim, streams};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The features that wasm-opt may use; all current browsers have them. `--all-features` of a
/// current binaryen writes modules that no browser loads.
const WASM_OPT_FLAGS: [&str; 13] = [
    // Inlining other things than -Oz does by itself makes the code more alike: 0.8 % less in brotli.
    "--one-caller-inline-max-function-size=30",
    "--always-inline-max-function-size=3",
    "-Oz",
    "--converge",
    // Rust puts its stack first: nothing stands below 1 kB. 0.6 % less in brotli.
    "--low-memory-unused",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    // wasm-opt read which features there are; no browser does.
    "--strip-target-features",
    "--strip-producers",
];

/// The program that is the page, and the one that boot.js brings when it is asked for.
const PAGE: &str = "visavis";
pub(crate) const TAKEOUT: &str = "takeout";

/// Name the wasm-opt and the esbuild to run; only `cargo xtask dist` sets them.
pub(crate) const WASM_OPT_VAR: &str = "VISAVIS_WASM_OPT";
pub(crate) const ESBUILD_VAR: &str = "VISAVIS_ESBUILD";

/// Seals the directory that Trunk names in its environment.
pub(crate) fn from_trunk() -> Outcome {
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or_else(|| {
        Fault::new("seal finishes a build of Trunk's and is called by it; try `cargo xtask serve`")
    })?;
    let wasm_opt = env::var_os(WASM_OPT_VAR).map(PathBuf::from);
    let esbuild = env::var_os(ESBUILD_VAR).map(PathBuf::from);
    seal(&staging, wasm_opt.as_deref(), esbuild.as_deref())
}

/// Runs wasm-opt on `wasm`, in place.
fn shrink(wasm_opt: &Path, wasm: &Path) -> Outcome {
    let wasm_opt = |flags: &[&str]| {
        let features = WASM_OPT_FLAGS.iter().filter(|flag| flag.starts_with("--enable"));
        run(Command::new(wasm_opt).args(features).args(flags).arg(wasm).arg("-o").arg(wasm))
    };
    wasm_opt(&WASM_OPT_FLAGS)?;
    alike::name(wasm)?;
    wasm_opt(&alike::FLAGS)
}

/// Names the files of `staging` by their content and writes the start of the page.
fn seal(staging: &Path, wasm_opt: Option<&Path>, esbuild: Option<&Path>) -> Outcome {
    let programs = [Program::find(staging, PAGE)?, Program::find(staging, TAKEOUT)?];
    for program in &programs {
        if let Some(wasm_opt) = wasm_opt {
            shrink(wasm_opt, &program.wasm)?;
        }
        shorten::names(&program.wasm, &program.glue)?;
        if wasm_opt.is_some() {
            streams::pack(&program.wasm)?;
        }
    }
    slim::texts(staging, &programs.each_ref().map(|program| program.glue.as_path()), esbuild)?;
    let [page, takeout] = programs.map(Program::seal);
    let boot = Sealed::new(&staging.join("boot.js"), "boot", ".js")?;

    let index = staging.join("index.html");
    let html = fs::read_to_string(&index).or_fault(format!("read {}", index.display()))?;
    let html = slim::style_sheets(&html, staging)?;
    let html = put_start(&html, &start(&boot, &page?, &takeout?))?;
    fs::write(&index, html).or_fault(format!("write {}", index.display()))
}

/// A program as Trunk leaves it.
struct Program {
    stem: &'static str,
    wasm: PathBuf,
    glue: PathBuf,
}

impl Program {
    fn find(staging: &Path, stem: &'static str) -> Outcome<Self> {
        let find = |ending| find(staging, stem, ending);
        Ok(Self { stem, wasm: find("_bg.wasm")?, glue: find(".js")? })
    }

    fn seal(self) -> Outcome<SealedProgram> {
        Ok(SealedProgram {
            wasm: Sealed::new(&self.wasm, self.stem, "_bg.wasm")?,
            glue: Sealed::new(&self.glue, self.stem, ".js")?,
        })
    }
}

/// A program under its final names.
struct SealedProgram {
    wasm: Sealed,
    glue: Sealed,
}

impl SealedProgram {
    /// What boot.js must know to start it.
    fn attributes(&self) -> String {
        let Self { wasm, glue } = self;
        format!(
            r#"data-glue="./{}" data-glue-integrity="{}"
  data-wasm="./{}" data-wasm-integrity="{}" data-wasm-bytes="{}""#,
            glue.name, glue.integrity, wasm.name, wasm.integrity, wasm.bytes
        )
    }
}

/// A file under its final name, with what the page says about it.
struct Sealed {
    name: String,
    integrity: String,
    bytes: usize,
}

impl Sealed {
    /// Renames `path` to `<stem>-<hash of content><ending>`.
    fn new(path: &Path, stem: &str, ending: &str) -> Outcome<Self> {
        let content = fs::read(path).or_fault(format!("read {}", path.display()))?;
        let name = format!("{stem}-{}{ending}", digest::short(&content));
        fs::rename(path, path.with_file_name(&name))
            .or_fault(format!("rename {} to {name}", path.display()))?;
        Ok(Self { name, integrity: digest::integrity(&content), bytes: content.len() })
    }
}

/// The one file of `dir` called `<stem>…<ending>`.
fn find(dir: &Path, stem: &str, ending: &str) -> Outcome<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).or_fault(format!("list {}", dir.display()))? {
        let entry = entry.or_fault(format!("list {}", dir.display()))?;
        let name = entry.file_name();
        if name.to_str().is_some_and(|name| name.starts_with(stem) && name.ends_with(ending)) {
            found.push(entry.path());
        }
    }
    match (found.pop(), found.len()) {
        (Some(path), 0) => Ok(path),
        (one, others) => Err(Fault::new(format!(
            "expected one file {stem}*{ending} in {}, found {}",
            dir.display(),
            others + usize::from(one.is_some()),
        ))),
    }
}

/// The lines of the head that start the page.
///
/// The hints let the browser fetch all three at once. The wasm's has no `integrity`: boot.js asks
/// for the bare bytes, to show progress, and hashes them itself; a hint that differs from the
/// request would be fetched twice.
fn start(boot: &Sealed, page: &SealedProgram, takeout: &SealedProgram) -> String {
    format!(
        r#"<link rel="modulepreload" href="./{glue}" integrity="{glue_integrity}">
<link rel="preload" as="fetch" crossorigin href="./{wasm}">
<meta name="takeout" {takeout}>
<script type="module" src="./{boot}" integrity="{boot_integrity}"
  {page}></script>"#,
        glue = page.glue.name,
        glue_integrity = page.glue.integrity,
        wasm = page.wasm.name,
        takeout = takeout.attributes(),
        boot = boot.name,
        boot_integrity = boot.integrity,
        page = page.attributes(),
    )
}

/// Puts `start` where index.html names the Rust program to Trunk: `<link … rel="rust" …>`.
fn put_start(html: &str, start: &str) -> Outcome<String> {
    let missing = || Fault::new("index.html has no <link data-trunk rel=\"rust\"> to seal");
    let (before, rest) = html.split_once("rel=\"rust\"").ok_or_else(missing)?;
    let (before, _) = before.rsplit_once("<link").ok_or_else(missing)?;
    let (_, after) = rest.split_once('>').ok_or_else(missing)?;
    Ok(format!("{before}{start}{after}"))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// An empty directory of its own for one test.
    pub(crate) fn temporary_dir(name: &str) -> PathBuf {
        let dir = env::temp_dir().join(format!("visavis-xtask-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(&dir).unwrap();
        dir
    }

    /// The least that is a module.
    const PROGRAM: &[u8] = b"\0asm\x01\0\0\0";

    const INDEX: &str = "<head>\n<link rel=\"stylesheet\" href=\"./a-1.css\"/>\n\
        <!-- for those who edit -->\n\
        <link data-trunk rel=\"rust\" data-bin=\"visavis\" data-trunk-id=\"7\">\n</head>";

    /// What Trunk leaves in its staging directory.
    fn staging(name: &str) -> PathBuf {
        let dir = temporary_dir(name);
        fs::write(dir.join("visavis-1f_bg.wasm"), PROGRAM).unwrap();
        fs::write(dir.join("visavis-1f.js"), "export default 1\n").unwrap();
        fs::write(dir.join("takeout-2f_bg.wasm"), PROGRAM).unwrap();
        fs::write(dir.join("takeout-2f.js"), "export default 2\n").unwrap();
        fs::write(dir.join("boot.js"), "start()\n").unwrap();
        fs::write(dir.join("a-1.css"), "").unwrap();
        fs::write(dir.join("index.html"), INDEX).unwrap();
        dir
    }

    #[test]
    fn files_are_named_by_content_and_the_page_names_them() {
        let dir = staging("names");
        seal(&dir, None, None).unwrap();
        let html = fs::read_to_string(dir.join("index.html")).unwrap();
        for (content, stem, ending) in [
            (PROGRAM, "visavis", "_bg.wasm"),
            (b"export default 1\n", "visavis", ".js"),
            (PROGRAM, "takeout", "_bg.wasm"),
            (b"export default 2\n", "takeout", ".js"),
            (b"start()\n", "boot", ".js"),
        ] {
            let name = format!("{stem}-{}{ending}", digest::short(content));
            assert_eq!(fs::read(dir.join(&name)).unwrap(), content);
            assert!(html.contains(&format!("\"./{name}\"")), "{name} in {html}");
            assert!(html.contains(&digest::integrity(content)), "{name}");
        }
        assert!(html.contains("data-wasm-bytes=\"8\""));
        assert!(html.starts_with("<head>\n<link rel=\"stylesheet\" href=\"./style-"), "{html}");
        assert!(html.ends_with("</script>\n</head>\n"), "{html}");
        assert!(!html.contains("data-trunk") && !html.contains("<!--"), "{html}");
        assert_eq!(fs::read_dir(&dir).unwrap().count(), 7);
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn sealing_twice_the_same_gives_the_same() {
        let (one, two) = (staging("one"), staging("two"));
        seal(&one, None, None).unwrap();
        seal(&two, None, None).unwrap();
        let html = |dir: &Path| fs::read(dir.join("index.html")).unwrap();
        assert_eq!(html(&one), html(&two));
        fs::remove_dir_all(one).unwrap();
        fs::remove_dir_all(two).unwrap();
    }

    #[test]
    fn what_is_missing_is_named() {
        let dir = staging("missing");
        fs::remove_file(dir.join("visavis-1f_bg.wasm")).unwrap();
        let fault = seal(&dir, None, None).unwrap_err().to_string();
        assert!(
            fault.contains("one file visavis*_bg.wasm") && fault.ends_with("found 0"),
            "{fault}"
        );
        assert!(put_start("<head></head>", "x").is_err());
        fs::remove_dir_all(dir).unwrap();
    }
}
