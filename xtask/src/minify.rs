//! Makes the published files smaller with wasm-opt and esbuild, where npm can get them.

use crate::npm::{BINARYEN, ESBUILD};
use crate::process::{run, say};
use anyhow::Result;
use fs_err as fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The features named are those of all current browsers. `--all-features` of a current binaryen
/// writes modules that no browser loads.
const WASM_OPT_FLAGS: [&str; 8] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    // Notes of the compiler to wasm-opt.
    "--strip-target-features",
];

/// `--target`, or esbuild may write syntax that is newer than the browsers the page runs in;
/// `--format`, since all scripts are modules.
const ESBUILD_FLAGS: [&str; 7] = [
    "--minify",
    "--format=esm",
    "--target=es2022",
    "--charset=utf8",
    "--log-level=warning",
    "--allow-overwrite",
    "--outdir=.",
];

/// The programs that are there.
#[derive(Default)]
pub(crate) struct Minifiers {
    wasm_opt: Option<PathBuf>,
    esbuild: Option<PathBuf>,
}

impl Minifiers {
    /// Installs them if they are missing; does without one that cannot be installed.
    pub(crate) fn ensure() -> Self {
        let reported = |program: Result<PathBuf>| {
            program.inspect_err(|why| say(format!("not everything is minified: {why:#}"))).ok()
        };
        Self {
            wasm_opt: reported(BINARYEN.program("wasm-opt")),
            esbuild: reported(ESBUILD.program("esbuild")),
        }
    }

    pub(crate) fn are_complete(&self) -> bool {
        self.wasm_opt.is_some() && self.esbuild.is_some()
    }

    /// Makes a module smaller, in place.
    pub(crate) fn optimize(&self, wasm: &Path) -> Result<()> {
        let Some(wasm_opt) = &self.wasm_opt else { return Ok(()) };
        run(Command::new(wasm_opt).args(WASM_OPT_FLAGS).arg(wasm).arg("-o").arg(wasm))
    }

    /// Minifies the scripts and style sheets of `dir`, in place.
    pub(crate) fn minify(&self, dir: &Path) -> Result<()> {
        let Some(esbuild) = &self.esbuild else { return Ok(()) };
        let mut command = Command::new(esbuild);
        for entry in fs::read_dir(dir)? {
            let path = entry?.path();
            if path.extension().is_some_and(|ending| ending == "css" || ending == "js") {
                command.args(path.file_name());
            }
        }
        run(command.args(ESBUILD_FLAGS).current_dir(dir))
    }
}
