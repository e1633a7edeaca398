//! The end-to-end tests, in one binary so that they can share browsers.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod access;
mod boot;
mod comparison;
mod contract;
mod dialogs;
mod filters;
mod flash;
mod folding;
mod hands_and_ears;
mod hostile;
mod hosting;
mod keyboard;
mod lasting;
mod layout;
mod link;
mod occurrences;
mod panel;
mod security;
mod sentences;
mod single;
mod table;
mod typing;
mod views;

use std::process::ExitCode;

use e2e::{Kind, Suite, run};

/// The reason why one browser is enough, mostly for long lists of cases.
const SAME: &str = "it tests the program, which is the same in each browser";

/// Long tests are first, so that threads are not idle at the end.
fn main() -> ExitCode {
    let in_chromium = |name, tests, reason| Suite::new(name, tests).only_in(Kind::Chromium, reason);
    run(&[
        in_chromium("lasting", lasting::TESTS, "only its driver counts listeners and the heap"),
        in_chromium("views", views::TESTS, SAME),
        in_chromium("table", table::TESTS, SAME),
        in_chromium("sentences", sentences::TESTS, SAME),
        in_chromium("hostile", hostile::TESTS, SAME),
        in_chromium("access", access::TESTS, "axe-core is brought by Chromium's own protocol"),
        in_chromium("contract", contract::TESTS, SAME),
        in_chromium("filters", filters::TESTS, SAME),
        Suite::new("keyboard", keyboard::TESTS),
        Suite::new("comparison", comparison::TESTS),
        Suite::new("link", link::TESTS),
        Suite::new("occurrences", occurrences::TESTS),
        Suite::new("panel", panel::TESTS),
        Suite::new("typing", typing::TESTS),
        Suite::new("dialogs", dialogs::TESTS),
        Suite::new("boot", boot::TESTS),
        Suite::new("layout", layout::TESTS),
        Suite::new("folding", folding::TESTS),
        Suite::new("security", security::TESTS),
        Suite::new("hands_and_ears", hands_and_ears::TESTS),
        Suite::new("flash", flash::TESTS),
        Suite::new("hosting", hosting::TESTS),
        Suite::new("single", single::TESTS),
    ])
}
