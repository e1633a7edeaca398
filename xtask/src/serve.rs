//! `cargo xtask serve`: the page on this machine, rebuilt when a file changes.

use crate::fault::{Fault, OrFault, Outcome};
#[cfg(not(unix))]
use crate::process::run;
use crate::process::{root, say};
use crate::tools::Tools;
use std::env;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long a first build may take before the wait for it is given up.
const PATIENCE: Duration = Duration::from_mins(15);

/// Installs what is missing, then hands over to Trunk.
pub(crate) fn serve(port: u16) -> Outcome {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
        Fault::new(format!("port {port} cannot be had ({error}): give another with --port"))
    })?;
    let tools = Tools::ensure()?;
    say("building the page: about a minute the first time, then seconds");
    // Trunk only says where it listens, not whether there is a page; a companion asks for it.
    let me = env::current_exe().or_fault("find this program's own file")?;
    Command::new(me)
        .args(["announce", "--port", &port.to_string()])
        .spawn()
        .or_fault("start the companion that says the address")?;
    let mut trunk = tools.trunk()?;
    trunk
        .args(["serve", "--offline", "--port", &port.to_string()])
        // Not dist/: that is what was last built to be published.
        .arg("--dist")
        .arg(root().join("target").join("page"));
    become_it(&mut trunk)
}

/// Replaces this process, so that whoever stops it stops the server.
#[cfg(unix)]
fn become_it(command: &mut Command) -> Outcome {
    use std::os::unix::process::CommandExt;
    let error = command.exec();
    Err(Fault::new(format!("could not run Trunk: {error}")))
}

/// Runs it to its end.
#[cfg(not(unix))]
fn become_it(command: &mut Command) -> Outcome {
    run(command)
}

/// The process that started us: another one once it has gone.
fn parent() -> u32 {
    #[cfg(unix)]
    return std::os::unix::process::parent_id();
    #[cfg(not(unix))]
    0
}

/// Waits until the page answers, then says where it is.
pub(crate) fn announce(port: u16) {
    let started = Instant::now();
    let server = parent();
    while started.elapsed() < PATIENCE && parent() == server {
        match first_line(port).as_deref() {
            Some(line) if line.contains(" 200") => {
                say(format!("Vis-à-vis is at http://127.0.0.1:{port}/ (Ctrl-C stops it)"));
                return;
            }
            Some(_) => {
                say("the page did not build: the messages above say why; a saved file tries again");
                return;
            }
            None => sleep(Duration::from_millis(200)),
        }
    }
}

/// The first line of the server's answer, once there is a server.
fn first_line(port: u16) -> Option<String> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(1)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
    stream.write_all(b"GET / HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n").ok()?;
    let mut start = [0; 64];
    let count = stream.read(&mut start).ok()?;
    let text = String::from_utf8_lossy(start.get(..count)?).into_owned();
    text.lines().next().map(String::from)
}
