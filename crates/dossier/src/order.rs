//! One sort for every list: each further kind of list would bring 2 kB of its own to the wasm.

use std::cmp::Ordering;

/// The places of `length` things in the order that `compare` says; equal ones stay as they are.
#[must_use]
pub fn order(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    places.sort_unstable_by(|&a, &b| compare(a, b).then(a.cmp(&b)));
    places
}
