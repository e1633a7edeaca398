//! The command line: words in, a [`Command`] out.

use crate::fault::{Fault, Outcome};

/// What `cargo xtask help` prints.
pub(crate) const HELP: &str = "help\n";

/// One chore with its options.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Print [`HELP`].
    Help,
    /// Finish a build of Trunk's (called by Trunk).
    Seal,
}

/// Reads the words after `cargo xtask`.
pub(crate) fn parse(words: &[String]) -> Outcome<Command> {
    match words.first().map(String::as_str) {
        Some("seal") => Ok(Command::Seal),
        None => Ok(Command::Help),
        Some(other) => Err(Fault::new(format!("unknown command {other}"))),
    }
}
