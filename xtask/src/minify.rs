//! Minifies the published files with wasm-opt and esbuild, if npm can install them.

use crate::npm::{BINARYEN, ESBUILD};
use crate::process::{run, say};
use anyhow::Result;
use fs_err as fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Enables the features of all current browsers. `--all-features` would use some that no browser
/// supports.
const WASM_OPT_FLAGS: [&str; 8] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    // Compiler annotations for wasm-opt.
    "--strip-target-features",
];

/// `--target` keeps esbuild from using syntax that is too new for the supported browsers;
/// `--format`, as all scripts are modules.
const ESBUILD_FLAGS: [&str; 7] = [
    "--minify",
    "--format=esm",
    "--target=es2022",
    "--charset=utf8",
    "--log-level=warning",
    "--allow-overwrite",
    "--outdir=.",
];

/// The minifiers that are installed.
#[derive(Default)]
pub(crate) struct Minifiers {
    wasm_opt: Option<PathBuf>,
    esbuild: Option<PathBuf>,
}

impl Minifiers {
    /// Installs the missing ones; one that cannot be installed is skipped.
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

    /// Optimises a module for size, in place.
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
