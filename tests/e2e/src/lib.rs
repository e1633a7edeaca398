//! End-to-end tests on the built page: a real browser, driven through `WebDriver`, opens the bundle
//! as a reader would get it from any static host.
//!
//! Each test has a [`Browser`] to itself, with a fresh tab, and its own [`Site`] under a sub-path of
//! a free port. When it is dropped it is asked what it logged: a console error, a violation of the
//! page's policy or a request to another origin fails the test that caused it. Then the next test
//! has it; after a failed test it is closed. Nothing sleeps: [`Browser::wait`] polls a condition,
//! with a bound.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    reason = "a harness says what is wrong by failing the test"
)]

mod browser;
mod driver;
mod hostile;
mod log;
mod page;
mod random;
mod session;
mod site;
mod source;
mod suite;

pub use browser::{Browser, Setup};
pub use driver::Kind;
pub use fantoccini::key::Key;
pub use hostile::hostile_value;
pub use log::NOT_AS_PROMISED;
pub use page::{encode, facts};
pub use random::Random;
pub use serde_json::{Value, json};
pub use site::{Part, Site, Tamper, dist};
pub use source::{Source, sources};
pub use suite::{Suite, Test, run};
