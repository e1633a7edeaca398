//! The command line.

use crate::browser::Kind;
use crate::head::Site;
use clap::{Args as Options, Parser, Subcommand};
use std::path::PathBuf;

/// Build tasks of Vis-à-vis. The tools they need are installed into target/tools only.
#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask")]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, PartialEq, Eq, Subcommand)]
pub(crate) enum Command {
    /// Build the page and serve it on 127.0.0.1, rebuilding when a file changes
    Serve {
        #[arg(long, default_value_t = 8080, value_parser = clap::value_parser!(u16).range(1..))]
        port: u16,
    },
    /// Run all tests: native, then the components and the built page in both browsers
    Test(Browsers),
    /// Build what is published, and print its size
    Dist(Dist),
    /// Build the page and measure it in Chromium; the table goes to bench/page/<version>.tsv
    Bench,
    /// Build the page and take pictures of it, into docs/ and target/screenshots
    Screenshots,
    /// Check formatting, lints (native and wasm), layers and the other rules of ARCHITECTURE.md
    Check,
    /// Measure tokens and sentence ends against treebanks, or what is found in pairs of reports
    Quality {
        /// Treebanks in CoNLL-U, plain or .xz, such as <https://universaldependencies.org> publishes
        #[arg(required_unless_present = "pair", conflicts_with = "pair")]
        files: Vec<PathBuf>,
        /// List every difference
        #[arg(long, conflicts_with = "pair")]
        misses: bool,
        /// Folders with two reports (.txt) and a gold.json: related passages, names, quotations, dates
        #[arg(long, value_name = "DIR", num_args = 1..)]
        pair: Vec<PathBuf>,
    },
    /// Finish a build of Trunk's; Trunk calls it (see Trunk.toml)
    #[command(hide = true)]
    Seal,
}

#[derive(Debug, Default, PartialEq, Eq, Options)]
#[group(multiple = false)]
pub(crate) struct Browsers {
    /// Run the browser tests in Chromium only
    #[arg(long)]
    chromium: bool,
    /// Run the browser tests in Firefox only
    #[arg(long)]
    firefox: bool,
    /// Run no browser tests
    #[arg(long)]
    skip_browser: bool,
}

impl Browsers {
    pub(crate) fn kinds(&self) -> Vec<Kind> {
        match self {
            Self { chromium: true, .. } => vec![Kind::Chromium],
            Self { firefox: true, .. } => vec![Kind::Firefox],
            Self { skip_browser: true, .. } => Vec::new(),
            _ => vec![Kind::Chromium, Kind::Firefox],
        }
    }
}

#[derive(Debug, Default, PartialEq, Eq, Options)]
pub(crate) struct Dist {
    /// Embed the reports of this folder, in place of static/reports
    #[arg(long, value_name = "DIR")]
    pub(crate) reports: Option<PathBuf>,
    /// Write the page into this folder, in place of dist/
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// The address the page will have, for previews and for links copied from the single file
    #[arg(long, value_name = "URL", value_parser = Site::new)]
    pub(crate) site: Option<Site>,
    /// Add visavis.html, the page as one file that needs no server
    #[arg(long)]
    pub(crate) single: bool,
    /// Keep the sizes in bench/sizes/<version>.tsv, and the edition of the collection in
    /// static/editions.txt (or in editions.txt beside the other reports); implies --single
    #[arg(long)]
    pub(crate) record: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    fn parse(line: &str) -> Result<Command, clap::Error> {
        let words = std::iter::once("xtask").chain(line.split_whitespace());
        Args::try_parse_from(words).map(|args| args.command)
    }

    #[test]
    fn commands_and_their_options() {
        Args::command().debug_assert();
        assert_eq!(parse("serve").unwrap(), Command::Serve { port: 8080 });
        for (line, kinds) in [
            ("test", vec![Kind::Chromium, Kind::Firefox]),
            ("test --firefox", vec![Kind::Firefox]),
            ("test --skip-browser", vec![]),
        ] {
            let Command::Test(browsers) = parse(line).unwrap() else { panic!("{line}") };
            assert_eq!(browsers.kinds(), kinds, "{line}");
        }
        let site = Some(Site::new("https://x.example/a/").unwrap());
        let dist = Dist { site, single: true, ..Dist::default() };
        let line = "dist --single --site https://x.example/a";
        assert_eq!(parse(line).unwrap(), Command::Dist(dist));
        let pair = vec!["a".into(), "b".into()];
        let expected = Command::Quality { files: Vec::new(), misses: false, pair };
        assert_eq!(parse("quality --pair a b").unwrap(), expected);
        for wrong in [
            "",
            "serve --port 0",
            "dist --reports --record",
            "dist --site here",
            "test --firefox --chromium",
            "quality",
            "quality --misses --pair a",
            "check --fast",
        ] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
