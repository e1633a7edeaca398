//! One sort for every list: each further kind of list would bring code of its own to the wasm, and
//! even one of the standard library's sorts is 1.3 kB more to download than merging.

use std::cmp::Ordering;
use std::mem::replace;

/// Puts things in the order that `compare` says; equal ones stay as they are.
pub fn sort<T>(things: &mut [T], compare: &dyn Fn(&T, &T) -> Ordering) {
    let places = order(things.len(), &|a, b| match (things.get(a), things.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    arrange(things, places);
}

/// Puts things in the order of their `places`, as [`order`] gives them.
pub fn arrange<T>(things: &mut [T], mut places: Vec<usize>) {
    for start in 0..things.len() {
        let mut at = start;
        // What belongs here makes room for what belongs where it was, round a circle.
        while let Some(place) = places.get_mut(at) {
            let from = replace(place, at);
            if from == start || from == at {
                break;
            }
            things.swap(at, from);
            at = from;
        }
    }
}

/// The places of `length` things in the order that `compare` says; equal ones stay as they are.
#[must_use]
pub fn order(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    let mut run = 1;
    while run < length {
        let mut merged = Vec::with_capacity(length);
        for runs in places.chunks(2 * run) {
            let (mut left, mut right) = runs.split_at(run.min(runs.len()));
            while let ([a, left_rest @ ..], [b, right_rest @ ..]) = (left, right) {
                if compare(*a, *b).is_le() {
                    merged.push(*a);
                    left = left_rest;
                } else {
                    merged.push(*b);
                    right = right_rest;
                }
            }
            merged.extend(left);
            merged.extend(right);
        }
        places = merged;
        run *= 2;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_ones_stay_as_they_are() {
        for length in 0_usize..70 {
            let key = |at: usize| at * 7 % 5;
            let mut expected: Vec<usize> = (0..length).collect();
            expected.sort_by_key(|&at| key(at));
            assert_eq!(order(length, &|a, b| key(a).cmp(&key(b))), expected);
            let mut things: Vec<usize> = (0..length).collect();
            sort(&mut things, &|&a, &b| key(a).cmp(&key(b)));
            assert_eq!(things, expected);
        }
    }
}
