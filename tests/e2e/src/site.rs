//! A local static web server, which can simulate the failures of real ones.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

use url::Url;

/// The path under which the bundle is served; it must work under any path.
const BASE: &str = "some/path/";

/// Another page, which embeds this one; served as if it were in the bundle.
const EMBED: &str = "examples/embed.html";

/// A script that runs before the page and records, in `window.e2e`, what the page draws.
const WATCH: &str = include_str!("watch.js");

/// A part of the bundle; file names contain hashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The WebAssembly program.
    Program,
    /// The JavaScript glue of wasm-bindgen.
    Glue,
    /// The script that starts the page.
    Start,
    /// The style sheets.
    Styles,
}

impl Part {
    fn has(self, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or_default();
        let (start, end) = match self {
            Self::Program => ("visavis-", ".wasm"),
            Self::Glue => ("visavis-", ".js"),
            Self::Start => ("boot-", ".js"),
            Self::Styles => ("", ".css"),
        };
        name.starts_with(start) && name.ends_with(end)
    }
}

/// A failure of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tamper {
    /// One byte in the middle is changed.
    Changed,
    /// Sent with the content type of plain text.
    Mistyped,
    /// Status 404.
    Missing,
    /// Status 500.
    Broken,
    /// Only the first half, as a complete response.
    Cut,
    /// The first half, then the connection closes.
    Lost,
    /// The first half, then the connection stalls.
    Stalled,
    /// No response at all.
    Silent,
    /// The first half; the rest after [`Site::repair`].
    Late,
}

/// A server for the bundle, which runs until the test process ends; or a page in a local folder.
#[derive(Clone, Debug)]
pub struct Site {
    /// The page's URL without query and fragment.
    page: String,
    /// The prefix of all URLs that it may request.
    home: String,
    host: Arc<Host>,
}

/// State shared between the server's threads and the test.
#[derive(Debug)]
struct Host {
    rules: Mutex<Rules>,
    repaired: Condvar,
}

#[derive(Debug)]
struct Rules {
    dist: PathBuf,
    tampered: Vec<(Part, Tamper)>,
    watched: bool,
    compressed: bool,
}

impl Site {
    /// Serves the unmodified bundle.
    #[must_use]
    pub fn start() -> Self {
        let host = Arc::new(Host::new());
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("the port").port();
        let served = Arc::clone(&host);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let host = Arc::clone(&served);
                thread::spawn(move || answer(stream, &host));
            }
        });
        let home = format!("http://127.0.0.1:{port}/");
        Self { page: format!("{home}{BASE}"), home, host }
    }

    /// A page opened from a local folder; it may request nothing but itself.
    #[must_use]
    pub fn folder(file: &Path) -> Self {
        let page = Url::from_file_path(file).expect("an absolute path").to_string();
        Self { home: page.clone(), page, host: Arc::new(Host::new()) }
    }

    /// Whether the page is in a local folder, without a server.
    pub(crate) fn is_folder(&self) -> bool {
        self.home == self.page
    }

    /// Makes a part fail.
    #[must_use]
    pub fn tampered(self, part: Part, tamper: Tamper) -> Self {
        self.host.rules.lock().unwrap().tampered.push((part, tamper));
        self
    }

    /// Ends all failures.
    pub fn repair(&self) {
        self.host.rules.lock().unwrap().tampered.clear();
        self.host.repaired.notify_all();
    }

    /// Adds a script to the page that records everything drawn. The policy allows it, as it comes
    /// from the same origin.
    #[must_use]
    pub fn watched(self) -> Self {
        self.host.rules.lock().unwrap().watched = true;
        self
    }

    /// Sends files in brotli if there is a compressed copy, as current hosts do.
    #[must_use]
    pub fn compressed(self) -> Self {
        self.host.rules.lock().unwrap().compressed = true;
        self
    }

    /// The prefix of all URLs that the page may request.
    #[must_use]
    pub fn home(&self) -> &str {
        &self.home
    }

    /// The URL of a file next to the page.
    #[must_use]
    pub fn beside(&self, name: &str) -> String {
        format!("{}{name}", self.page)
    }

    /// The page's URL. Each `visit` is a new document, even if only the fragment differs.
    #[must_use]
    pub fn address(&self, visit: usize, fragment: &str) -> String {
        let hash = if fragment.is_empty() { "" } else { "#" };
        format!("{}?{visit}{hash}{fragment}", self.page)
    }
}

impl Host {
    fn new() -> Self {
        let rules = Rules { dist: dist(), tampered: Vec::new(), watched: false, compressed: false };
        Self { rules: Mutex::new(rules), repaired: Condvar::new() }
    }

    fn wait_until_repaired(&self) {
        let rules = self.rules.lock().unwrap();
        drop(self.repaired.wait_while(rules, |it| !it.tampered.is_empty()));
    }
}

/// The folder of the bundle.
#[must_use]
pub fn dist() -> PathBuf {
    std::env::var_os("VISAVIS_DIST")
        .expect("VISAVIS_DIST names no built page: run the tests by `cargo xtask test`")
        .into()
}

fn answer(mut stream: TcpStream, host: &Host) {
    let Some(path) = requested(&stream) else { return };
    let (dist, tamper, watched, compressed) = {
        let rules = host.rules.lock().unwrap();
        let mut tampered = rules.tampered.iter();
        let tamper = tampered.find(|(part, _)| part.has(&path)).map(|(_, tamper)| *tamper);
        (rules.dist.clone(), tamper, rules.watched, rules.compressed)
    };
    let name = path.strip_prefix('/').and_then(|path| path.strip_prefix(BASE));
    let name = name.map(|name| if name.is_empty() { "index.html" } else { name });
    // Browsers may close connections at any time, so errors of sending are ignored.
    let _ = match name.filter(|name| !name.contains('/') || *name == EMBED) {
        Some(EMBED) => {
            let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
            send(&mut stream, EMBED, &fs::read(root.join(EMBED)).expect("the example"), None, host)
        }
        Some("watch.js") => send(&mut stream, "watch.js", WATCH.as_bytes(), None, host),
        Some(name) => match fs::read(dist.join(name)) {
            Ok(body) if watched && name == "index.html" => {
                send(&mut stream, name, &with_watch(&body), tamper, host)
            }
            Ok(body) => match fs::read(dist.join(format!("{name}.br"))) {
                Ok(copy) if compressed => {
                    whole(&mut stream, name, &copy, "Content-Encoding: br\r\n")
                }
                _ => send(&mut stream, name, &body, tamper, host),
            },
            Err(_) => refuse(&mut stream, "404 Not Found"),
        },
        None => refuse(&mut stream, "404 Not Found"),
    };
}

/// The path of a request, without its query.
fn requested(stream: &TcpStream) -> Option<String> {
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next()?.ok()?;
    // All headers are read, as closing the connection with unread input could discard the response.
    lines.map_while(Result::ok).find(String::is_empty);
    let target = request.split(' ').nth(1)?;
    Some(target.split('?').next().unwrap_or_default().to_owned())
}

fn send(
    stream: &mut TcpStream,
    name: &str,
    body: &[u8],
    tamper: Option<Tamper>,
    host: &Host,
) -> std::io::Result<()> {
    let half = body.len() / 2;
    match tamper {
        None => whole(stream, name, body, ""),
        Some(Tamper::Mistyped) => whole(stream, "plain.txt", body, ""),
        Some(Tamper::Missing) => refuse(stream, "404 Not Found"),
        Some(Tamper::Broken) => refuse(stream, "500 Internal Server Error"),
        Some(Tamper::Cut) => whole(stream, name, &body[..half], ""),
        Some(Tamper::Changed) => {
            let mut body = body.to_vec();
            body[half] ^= 1;
            whole(stream, name, &body, "")
        }
        Some(Tamper::Lost) => {
            head(stream, name, body.len(), "")?;
            stream.write_all(&body[..half])
        }
        Some(Tamper::Stalled) => {
            head(stream, name, body.len(), "")?;
            stream.write_all(&body[..half])?;
            hang()
        }
        Some(Tamper::Silent) => hang(),
        Some(Tamper::Late) => {
            head(stream, name, body.len(), "")?;
            stream.write_all(&body[..half])?;
            host.wait_until_repaired();
            stream.write_all(&body[half..])
        }
    }
}

/// Keeps the connection open for ever.
fn hang() -> ! {
    loop {
        thread::park();
    }
}

/// Sends a complete response; `more` are additional headers, each with its line end.
fn whole(stream: &mut TcpStream, name: &str, body: &[u8], more: &str) -> std::io::Result<()> {
    head(stream, name, body.len(), more)?;
    stream.write_all(body)
}

fn head(stream: &mut TcpStream, name: &str, length: usize, more: &str) -> std::io::Result<()> {
    let kind = match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "txt" => "text/plain",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    };
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
         Cache-Control: no-store\r\n{more}Connection: close\r\n\r\n"
    )
}

fn refuse(stream: &mut TcpStream, status: &str) -> std::io::Result<()> {
    write!(stream, "HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
}

/// The page with the recording script as the first script of its head, after the policy.
fn with_watch(body: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(body);
    let script = "<script src=\"./watch.js\"></script>\n<title>";
    text.replacen("<title>", script, 1).into_bytes()
}
