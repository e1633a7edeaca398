//! The project's chores, as `cargo xtask <command>`: see [`args::HELP`].

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command-line tool speaks there")]
#![allow(clippy::disallowed_methods, reason = "the fences are for the page, which runs in wasm")]

mod alike;
mod args;
mod browser;
mod check;
mod digest;
mod dist;
mod editions;
mod fault;
mod head;
mod host;
mod html;
mod lean;
mod module;
mod npm;
mod pair;
mod plain;
mod process;
mod quality;
mod seal;
mod serve;
mod shorten;
mod shown;
mod single;
mod sizes;
mod slim;
mod streams;
mod test;
mod tools;
mod words;

use args::Command;
use fault::{Fault, Outcome};
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match args::parse(&words).and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("xtask: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Outcome {
    match command {
        Command::Help => {
            print!("{}", args::HELP);
            Ok(())
        }
        Command::Serve { port } => serve::serve(port),
        Command::Announce { port } => {
            serve::announce(port);
            Ok(())
        }
        Command::Test { browsers } => test::test(&browsers),
        Command::Dist(options) => dist::dist(&options),
        Command::Bench => shown::bench(),
        Command::Screenshots => shown::screenshots(),
        Command::Check => check::check(),
        Command::Quality { files, misses } => quality::quality(&files, misses),
        Command::Pairs { dirs } => pair::pairs(&dirs).map_err(Fault::new),
        Command::Seal => seal::from_trunk(),
    }
}
