//! How many characters reading a link looked at, so that tests can see it grow with the link's length
//! alone. The page does not count.

#[cfg(not(target_arch = "wasm32"))]
mod counted {
    use std::cell::Cell;

    thread_local! {
        static WORK: Cell<usize> = const { Cell::new(0) };
    }

    /// The characters that reading links looked at on this thread so far.
    #[must_use]
    pub fn work() -> usize {
        WORK.get()
    }

    /// Counts what is about to be looked at.
    pub(in super::super) fn look(at: &str) {
        WORK.set(WORK.get() + at.len());
    }
}

#[cfg(not(target_arch = "wasm32"))]
pub(super) use counted::look;
#[cfg(not(target_arch = "wasm32"))]
pub use counted::work;

/// Counts nothing.
#[cfg(target_arch = "wasm32")]
pub(super) fn look(_: &str) {}
