//! Build tasks: `cargo xtask <command>`. `cargo xtask help` lists the commands.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command-line tool prints")]
#![allow(clippy::disallowed_methods, reason = "those rules are for the page, which runs in wasm")]

mod args;
mod browser;
mod check;
mod digest;
mod dist;
mod editions;
mod examples;
mod head;
mod host;
mod html;
mod layers;
mod minify;
mod npm;
mod plain;
mod process;
mod seal;
mod serve;
mod single;
mod sizes;
mod test;
mod tools;
mod words;

use anyhow::Result;
use args::{Args, Command};
use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run(Args::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    match command {
        Command::Serve { port } => serve::serve(port),
        Command::Test(browsers) => test::test(&browsers.kinds()),
        Command::Dist(options) => dist::dist(&options),
        Command::Bench => examples::bench(),
        Command::Screenshots => examples::screenshots(),
        Command::Check => check::check(),
        Command::Quality { files, misses, pair } => examples::quality(&files, misses, &pair),
        Command::Seal => seal::from_trunk(),
    }
}
