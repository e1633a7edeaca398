//! `cargo xtask serve`: a local server for the page, which rebuilds it when a file changes.

use crate::process::{cargo, output, root, say};
use crate::tools::{Tools, WASM, ensure_wasm_target};
use anyhow::{Context as _, Result};
use std::net::{Ipv4Addr, TcpListener};
use std::thread;

/// The environment variable with the address that `seal`, the last step of a build, prints.
pub(crate) const ADDRESS_VAR: &str = "VISAVIS_ADDRESS";

/// Installs missing tools, then runs Trunk.
pub(crate) fn serve(port: u16) -> Result<()> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .with_context(|| format!("port {port} is not free: give another with --port"))?;
    ensure_wasm_target()?;
    // Missing tools are compiled in parallel with the page, as neither uses all cores.
    let tools = thread::scope(|scope| {
        scope.spawn(compile);
        Tools::ensure()
    })?;
    say("building the page: about a minute the first time, then seconds");
    let mut trunk = tools.trunk()?;
    trunk
        .args(["serve", "--offline", "--port", &port.to_string()])
        // Not dist/, which is for published builds.
        .arg("--dist")
        .arg(root().join("target").join("page"))
        .env(ADDRESS_VAR, format!("http://127.0.0.1:{port}/"));
    #[cfg(unix)]
    {
        // Trunk replaces this process, so that stopping it stops the server.
        use std::os::unix::process::CommandExt as _;
        Err(trunk.exec()).context("could not run Trunk")
    }
    #[cfg(not(unix))]
    crate::process::run(&mut trunk)
}

/// Compiles the page with the same options as Trunk, to warm its cache. Trunk shows errors.
fn compile() {
    let _ = output(cargo().args(["build", "--locked", "-p", "visavis", "--target", WASM]));
}
