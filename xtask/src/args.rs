//! The command line: words in, a [`Command`] out.

use crate::browser::Kind;
use crate::fault::{Fault, Outcome};
use crate::head::Site;
use std::path::PathBuf;

/// What `cargo xtask help` prints.
pub(crate) const HELP: &str = "\
The chores of Vis-à-vis. What they need goes into target/tools, never elsewhere.

  cargo xtask serve [--port 8080]
      Build the page and serve it on 127.0.0.1, rebuilding when a file changes.
  cargo xtask test [--chromium | --firefox | --skip-browser]
      Run every test: native, and the components and the built page in Chromium and in Firefox, or
      in one of them, or in none.
  cargo xtask dist [--reports DIR] [--out DIR] [--site URL] [--single] [--record]
      Build what is published into dist/ (or --out) from static/reports (or --reports), and
      print what it weighs; --record keeps that in bench/sizes/<version>.tsv, and the edition of
      the collection in static/editions.txt (or in editions.txt among the other reports). --site is
      the address it will have, for previews and for links copied from the single file; --single
      adds visavis.html, the page as one file that opens without a server.
  cargo xtask bench
      Build the page and measure it in Chromium: Lighthouse, the first view, key to painted marks;
      the table goes into bench/page/<version>.tsv.
  cargo xtask screenshots
      Build the page and make its pictures: the README's in docs/, those of every state at three
      widths in both themes in target/screenshots.
  cargo xtask check
      Formatting, lints (native and wasm), and the rules of ARCHITECTURE.md that text can show.
  cargo xtask quality [--misses] FILE.conllu[.xz]...
      Measure the engine's tokens and sentence ends against treebanks in CoNLL-U, such as
      https://universaldependencies.org publishes; --misses lists what differs.
  cargo xtask quality --pair DIR...
      Measure what the engine finds in pairs of reports (two .txt and a gold.json in each folder):
      related passages, names, quotations, dates.
  cargo xtask help
      Print this.
";

/// Where `serve` listens unless told otherwise.
const DEFAULT_PORT: u16 = 8080;

/// One chore with its options.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Print [`HELP`].
    Help,
    /// Build, watch and serve.
    Serve {
        /// On 127.0.0.1.
        port: u16,
    },
    /// Wait for `serve` to answer and say where (called by `serve`).
    Announce {
        /// The one `serve` was given.
        port: u16,
    },
    /// Run the tests.
    Test {
        /// Where the layers of a browser are run.
        browsers: Vec<Kind>,
    },
    /// Build what is published.
    Dist(Dist),
    /// Measure the built page.
    Bench,
    /// Make pictures of it.
    Screenshots,
    /// Formatting, lints, rules.
    Check,
    /// Tokens and sentences against treebanks.
    Quality {
        /// In CoNLL-U.
        files: Vec<PathBuf>,
        /// Whether to list what differs.
        misses: bool,
    },
    /// Related passages, names, quotations and dates against golds.
    Pairs {
        /// Each with two `.txt` and a `gold.json`.
        dirs: Vec<PathBuf>,
    },
    /// Finish a build of Trunk's (called by Trunk).
    Seal,
}

/// The options of `dist`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Dist {
    /// Reports to embed, in place of static/reports.
    pub(crate) reports: Option<PathBuf>,
    /// Where the bundle goes, in place of dist/.
    pub(crate) out: Option<PathBuf>,
    /// Whether to keep the sizes in bench/sizes.
    pub(crate) record: bool,
    /// The address it will have.
    pub(crate) site: Option<Site>,
    /// Whether to add the page as one file.
    pub(crate) single: bool,
}

/// Reads the words after `cargo xtask`.
pub(crate) fn parse(words: &[String]) -> Outcome<Command> {
    let Some((name, options)) = words.split_first() else { return Ok(Command::Help) };
    let options = Options { command: name, words: options.iter() };
    match name.as_str() {
        "serve" => Ok(Command::Serve { port: options.port()? }),
        "announce" => Ok(Command::Announce { port: options.port()? }),
        "test" => options.test(),
        "dist" => options.dist(),
        "bench" => options.none().map(|()| Command::Bench),
        "screenshots" => options.none().map(|()| Command::Screenshots),
        "check" => options.none().map(|()| Command::Check),
        "quality" => options.quality(),
        "seal" => options.none().map(|()| Command::Seal),
        "help" | "-h" | "--help" => Ok(Command::Help),
        _ => Err(Fault::new(format!(
            "there is no command `{name}`; the commands are serve, test, dist, bench, screenshots, \
             check, quality and help"
        ))),
    }
}

/// The words after the command's name.
struct Options<'a> {
    command: &'a str,
    words: std::slice::Iter<'a, String>,
}

impl Options<'_> {
    fn none(mut self) -> Outcome {
        self.words.next().map_or(Ok(()), |word| Err(self.unknown(word)))
    }

    fn port(mut self) -> Outcome<u16> {
        let mut port = DEFAULT_PORT;
        while let Some(word) = self.words.next() {
            match word.as_str() {
                "--port" => {
                    let value = self.value("--port")?;
                    port = value.parse().ok().filter(|port| *port > 0).ok_or_else(|| {
                        Fault::new(format!(
                            "`{value}` is not a port: give a number from 1 to 65535"
                        ))
                    })?;
                }
                _ => return Err(self.unknown(word)),
            }
        }
        Ok(port)
    }

    fn test(mut self) -> Outcome<Command> {
        let mut browsers = vec![Kind::Chromium, Kind::Firefox];
        if let Some(word) = self.words.next() {
            browsers = match word.as_str() {
                "--chromium" => vec![Kind::Chromium],
                "--firefox" => vec![Kind::Firefox],
                "--skip-browser" => Vec::new(),
                _ => return Err(self.unknown(word)),
            };
        }
        self.none().map(|()| Command::Test { browsers })
    }

    fn dist(mut self) -> Outcome<Command> {
        let mut dist = Dist::default();
        while let Some(word) = self.words.next() {
            match word.as_str() {
                "--reports" => dist.reports = Some(self.value("--reports")?.into()),
                "--out" => dist.out = Some(self.value("--out")?.into()),
                "--record" => dist.record = true,
                "--site" => dist.site = Some(Site::new(self.value("--site")?)?),
                "--single" => dist.single = true,
                _ => return Err(self.unknown(word)),
            }
        }
        Ok(Command::Dist(dist))
    }

    fn quality(self) -> Outcome<Command> {
        if let [first, dirs @ ..] = self.words.as_slice()
            && first == "--pair"
            && !dirs.is_empty()
        {
            return Ok(Command::Pairs { dirs: dirs.iter().map(PathBuf::from).collect() });
        }
        let mut misses = false;
        let mut files = Vec::new();
        for word in self.words.clone() {
            match word.as_str() {
                "--misses" => misses = true,
                option if option.starts_with('-') => return Err(self.unknown(option)),
                file => files.push(file.into()),
            }
        }
        if files.is_empty() {
            return Err(Fault::new(
                "`quality` wants treebanks to measure against: files in CoNLL-U, plain or .xz; \
                 https://universaldependencies.org publishes them (UD_French-GSD, UD_French-Sequoia)",
            ));
        }
        Ok(Command::Quality { files, misses })
    }

    fn value(&mut self, option: &str) -> Outcome<&str> {
        self.words
            .next()
            .map(String::as_str)
            .filter(|value| !value.is_empty() && !value.starts_with("--"))
            .ok_or_else(|| Fault::new(format!("{option} needs a value after it")))
    }

    fn unknown(&self, word: &str) -> Fault {
        Fault::new(format!(
            "`{}` has no option `{word}`; `cargo xtask help` lists them",
            self.command
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expect: Result<Command, &str>) {
        let words: Vec<String> = line.split_whitespace().map(String::from).collect();
        match (parse(&words), expect) {
            (Ok(command), Ok(expected)) => assert_eq!(command, expected),
            (Err(fault), Err(part)) => {
                assert!(fault.to_string().contains(part), "`{fault}` lacks `{part}`");
            }
            (got, expected) => panic!("`{line}` gave {got:?}, not {expected:?}"),
        }
    }

    #[test]
    fn commands_and_their_options() {
        check("", Ok(Command::Help));
        check("--help", Ok(Command::Help));
        check("serve", Ok(Command::Serve { port: 8080 }));
        check("serve --port 9000", Ok(Command::Serve { port: 9000 }));
        let test = |browsers: &[Kind]| Ok(Command::Test { browsers: browsers.to_vec() });
        check("test", test(&[Kind::Chromium, Kind::Firefox]));
        check("test --chromium", test(&[Kind::Chromium]));
        check("test --firefox", test(&[Kind::Firefox]));
        check("test --skip-browser", test(&[]));
        check("dist", Ok(Command::Dist(Dist::default())));
        check(
            "dist --reports a/b --record --out c --single --site https://x.example/a",
            Ok(Command::Dist(Dist {
                reports: Some("a/b".into()),
                out: Some("c".into()),
                record: true,
                site: Some(Site::new("https://x.example/a/").unwrap()),
                single: true,
            })),
        );
        check("check", Ok(Command::Check));
        check(
            "quality a.conllu --misses b.conllu.xz",
            Ok(Command::Quality {
                files: vec!["a.conllu".into(), "b.conllu.xz".into()],
                misses: true,
            }),
        );
        let dirs = vec!["a".into(), "b".into()];
        check("quality --pair a b", Ok(Command::Pairs { dirs }));
        check("bench", Ok(Command::Bench));
        check("screenshots", Ok(Command::Screenshots));
        check("seal", Ok(Command::Seal));
    }

    #[test]
    fn what_is_not_understood_is_said() {
        check("srve", Err("the commands are serve, test, dist, bench, screenshots, check"));
        check("serve --port", Err("--port needs a value"));
        check("serve --port 0", Err("`0` is not a port"));
        check("serve --port http", Err("`http` is not a port"));
        check("serve 8080", Err("`serve` has no option `8080`"));
        check("dist --reports --record", Err("--reports needs a value"));
        check("dist --site here", Err("`here` is no address"));
        check("test --firefox --chromium", Err("`test` has no option `--chromium`"));
        check("quality", Err("`quality` wants treebanks to measure against"));
        check("quality --miss a", Err("`quality` has no option `--miss`"));
        check("check --fast", Err("`check` has no option `--fast`"));
    }

    #[test]
    fn help_names_every_command() {
        for name in ["serve", "test", "dist", "bench", "screenshots", "check", "quality", "help"] {
            assert!(HELP.contains(&format!("cargo xtask {name}")), "{name}");
        }
    }
}
