//! The test runner. Tests share browsers, and can be ignored in one of them with a reason.

use std::num::NonZero;
use std::process::ExitCode;
use std::thread;

use libtest_mimic::{Arguments, Completion, Trial};

use crate::driver::Kind;
use crate::session;

/// A test; `only` restricts it to one browser.
#[derive(Clone, Copy, Debug)]
pub struct Test {
    name: &'static str,
    run: fn(),
    only: Option<Only>,
}

/// A browser, and the reason for testing in it only.
type Only = (Kind, &'static str);

/// A test that runs this function and has its name.
#[macro_export]
macro_rules! test {
    ($function:ident) => {
        $crate::Test::new(stringify!($function), $function)
    };
}

impl Test {
    /// A test for every browser; see [`test!`](crate::test!).
    #[must_use]
    pub const fn new(name: &'static str, run: fn()) -> Self {
        Self { name, run, only: None }
    }

    /// Ignores the test in other browsers, for this reason.
    #[must_use]
    pub const fn only_in(mut self, kind: Kind, reason: &'static str) -> Self {
        self.only = Some((kind, reason));
        self
    }
}

/// The tests of one file.
#[derive(Clone, Copy, Debug)]
pub struct Suite {
    name: &'static str,
    tests: &'static [Test],
    only: Option<Only>,
}

impl Suite {
    /// Tests for every browser, unless a test is restricted itself.
    #[must_use]
    pub const fn new(name: &'static str, tests: &'static [Test]) -> Self {
        Self { name, tests, only: None }
    }

    /// Ignores all tests in other browsers, for this reason.
    #[must_use]
    pub const fn only_in(mut self, kind: Kind, reason: &'static str) -> Self {
        self.only = Some((kind, reason));
        self
    }

    fn trials(self) -> impl Iterator<Item = Trial> {
        self.tests.iter().map(move |test| {
            let name = format!("{}::{}", self.name, test.name);
            let (run, only) = (test.run, self.only.or(test.only));
            Trial::ignorable_test(name, move || match only {
                Some((kind, reason)) if kind != Kind::here() => {
                    Ok(Completion::ignored_with(reason))
                }
                _ => {
                    run();
                    Ok(Completion::Completed)
                }
            })
        })
    }
}

/// Runs the tests in order, with the command-line arguments of the standard harness. By default
/// there is one more thread than processors, as pages are often idle between frames.
#[must_use]
pub fn run(suites: &[Suite]) -> ExitCode {
    let mut args = Arguments::from_args();
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    args.test_threads.get_or_insert(processors + 1);
    let trials = suites.iter().flat_map(|suite| suite.trials()).collect();
    session::keep_idle();
    let conclusion = libtest_mimic::run(&args, trials);
    session::close_idle();
    conclusion.exit_code()
}
