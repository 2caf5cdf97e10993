//! Sorting by places. A sort of the standard library is compiled anew for every list and key, half a kilobyte each; here that part
//! exists once.

use std::cmp::Ordering;

/// Sorts by `key`, which is asked for at every comparison; equals stay in their order.
pub fn by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    by(list, |one, other| key(one).cmp(&key(other)));
}

/// Sorts by `compare`; equals stay in their order.
pub fn by<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    for (one, other) in swaps(list.len(), &|one, other| compare(&list[one], &list[other])) {
        list.swap(one, other);
    }
}

/// The swaps that, one after another, sort a list of `count`.
#[inline(never)]
fn swaps(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| compare(*one, *other));
    let mut swaps = Vec::new();
    for to in 0..count {
        // What belongs here may have been swapped away from where it was at first.
        let mut from = order[to];
        while from < to {
            from = order[from];
        }
        if from != to {
            swaps.push((to, from));
        }
        order[to] = from;
    }
    swaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_the_standard_library_does() {
        let mut seed = 7_u32;
        for count in 0..60 {
            let mut list: Vec<(u32, usize)> = (0..count)
                .map(|at| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (seed >> 28, at)
                })
                .collect();
            let mut expected = list.clone();
            expected.sort_by_key(|(key, _)| *key);
            by_key(&mut list, |(key, _)| *key);
            assert_eq!(list, expected);
        }
    }
}
