//! End-to-end tests on the built page: a real browser, driven through `WebDriver`, opens the bundle
//! as a reader would get it from any static host.
//!
//! Each test starts its own [`Browser`] with a fresh profile and its own [`Site`] under a sub-path
//! of a free port. When a browser is dropped it is asked what it logged: a console error, a
//! violation of the page's policy or a request to another origin fails the test that caused it.
//! Nothing sleeps: [`Browser::wait`] polls a condition, with a bound.
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
mod site;
mod source;

pub use browser::{Browser, Setup};
pub use driver::Kind;
pub use fantoccini::key::Key;
pub use hostile::hostile_value;
pub use log::NOT_AS_PROMISED;
pub use page::encode;
pub use random::Random;
pub use serde_json::{Value, json};
pub use site::{Part, Site, Tamper, dist};
pub use source::{Source, sources};
