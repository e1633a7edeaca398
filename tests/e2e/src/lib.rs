//! End-to-end tests of the built page: a real browser, controlled through `WebDriver`, opens the
//! bundle from a static host.
//!
//! Each test has a [`Browser`] with a fresh tab, and its own [`Site`] under a sub-path on a free
//! port. When a `Browser` is dropped, its logs are checked: a console error, a violation of the
//! content security policy or a request to another origin fails the test. Sessions are then reused
//! by other tests, or closed after a failure. Tests never sleep: [`Browser::wait`] polls a
//! condition with a timeout.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    reason = "a test harness fails by panicking"
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
