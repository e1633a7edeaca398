//! Counts the work of reading links in bytes scanned, so that tests can check that it is linear in
//! the length of a link. In the page nothing is counted.

#[cfg(not(target_arch = "wasm32"))]
mod counted {
    use std::cell::Cell;

    thread_local! {
        static WORK: Cell<usize> = const { Cell::new(0) };
    }

    /// The bytes scanned so far on this thread.
    #[must_use]
    pub fn work() -> usize {
        WORK.get()
    }

    /// Counts a scan of `text`.
    pub(in super::super) fn count_work(text: &str) {
        WORK.set(WORK.get() + text.len());
    }
}

#[cfg(not(target_arch = "wasm32"))]
pub(super) use counted::count_work;
#[cfg(not(target_arch = "wasm32"))]
pub use counted::work;

/// Does nothing.
#[cfg(target_arch = "wasm32")]
pub(super) fn count_work(_: &str) {}
