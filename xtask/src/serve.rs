//! `cargo xtask serve`: the page on this machine, rebuilt when a file changes.

use crate::process::{cargo, output, root, say};
use crate::tools::{Tools, WASM, ensure_wasm_target};
use anyhow::{Context as _, Result};
use std::net::{Ipv4Addr, TcpListener};
use std::thread;

/// Tells `seal`, the last step of each build, the address to print.
pub(crate) const ADDRESS_VAR: &str = "VISAVIS_ADDRESS";

/// Installs missing tools, then runs Trunk.
pub(crate) fn serve(port: u16) -> Result<()> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .with_context(|| format!("port {port} is not free: give another with --port"))?;
    ensure_wasm_target()?;
    // Tools that are missing are compiled beside the page's own crates: neither uses all cores.
    let tools = thread::scope(|scope| {
        scope.spawn(compile);
        Tools::ensure()
    })?;
    say("building the page: about a minute the first time, then seconds");
    let mut trunk = tools.trunk()?;
    trunk
        .args(["serve", "--offline", "--port", &port.to_string()])
        // Not dist/, which holds what was built to be published.
        .arg("--dist")
        .arg(root().join("target").join("page"))
        .env(ADDRESS_VAR, format!("http://127.0.0.1:{port}/"));
    #[cfg(unix)]
    {
        // Trunk replaces this process, so that stopping one stops the other.
        use std::os::unix::process::CommandExt as _;
        Err(trunk.exec()).context("could not run Trunk")
    }
    #[cfg(not(unix))]
    crate::process::run(&mut trunk)
}

/// Compiles both programs as Trunk will ask for them, which then finds them done. Trunk shows errors.
fn compile() {
    for package in ["visavis", "takeout"] {
        let _ = output(cargo().args(["build", "--locked", "-p", package, "--target", WASM]));
    }
}
