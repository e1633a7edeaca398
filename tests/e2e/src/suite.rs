//! Runs the tests, which share browsers, and says which of them a browser does not take, and why.

use std::num::NonZero;
use std::process::ExitCode;
use std::thread;

use libtest_mimic::{Arguments, Completion, Trial};

use crate::driver::Kind;
use crate::session;

/// A test, and the one browser it is for if there are not two.
#[derive(Clone, Copy, Debug)]
pub struct Test {
    name: &'static str,
    run: fn(),
    only: Option<Only>,
}

/// A browser, and why it alone.
type Only = (Kind, &'static str);

/// The test that this function is, named after it.
#[macro_export]
macro_rules! test {
    ($function:ident) => {
        $crate::Test::new(stringify!($function), $function)
    };
}

impl Test {
    /// A test of every browser; see [`test!`](crate::test!).
    #[must_use]
    pub const fn new(name: &'static str, run: fn()) -> Self {
        Self { name, run, only: None }
    }

    /// In another browser it is ignored, for this reason.
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
    /// Tests of every browser, if they do not say otherwise themselves.
    #[must_use]
    pub const fn new(name: &'static str, tests: &'static [Test]) -> Self {
        Self { name, tests, only: None }
    }

    /// In another browser all of them are ignored, for this reason.
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

/// Runs these tests as the standard harness would, with its arguments; their order is kept.
/// There is one thread more than processors, as pages wait for frames much of the time.
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
