//! Winnowing: which few of a text's many fingerprints are kept, so that two texts with a long
//! enough passage in common keep one in common (Schleimer, Wilkerson and Aiken, 2003).

use std::hash::{DefaultHasher, Hash, Hasher};

/// Tokens in a fingerprint: passages that are shorter are nobody's.
pub const LENGTH: usize = 16;
/// Neighbours of which one is kept. A shared passage of `LENGTH + WINDOW - 1` tokens is never
/// missed.
pub const WINDOW: usize = 4;

/// A fingerprint of `LENGTH` tokens, and the first of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Print {
    pub hash: u64,
    pub at: usize,
}

/// The fingerprints at every token.
pub fn prints(symbols: &[u64]) -> Vec<Print> {
    symbols
        .windows(LENGTH)
        .enumerate()
        .map(|(at, passage)| {
            let mut hasher = DefaultHasher::new();
            passage.hash(&mut hasher);
            let hash = hasher.finish();
            Print { hash, at }
        })
        .collect()
}

/// Of every `WINDOW` neighbours the smallest, and the last of them if several are.
pub fn winnow(prints: &[Print]) -> Vec<Print> {
    let mut kept: Vec<Print> = Vec::new();
    let windows = prints.windows(WINDOW.min(prints.len()).max(1));
    for smallest in windows.filter_map(|w| w.iter().rev().min_by_key(|print| print.hash)) {
        if kept.last() != Some(smallest) {
            kept.push(*smallest);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        /// The guarantee of the paper.
        #[test]
        fn a_shared_passage_leaves_a_shared_print(
            shared in proptest::collection::vec(0_u64..50, LENGTH + WINDOW - 1),
            before in proptest::collection::vec(0_u64..50, 0..40),
            after in proptest::collection::vec(0_u64..50, 0..40),
        ) {
            let whole: Vec<u64> = [before, shared.clone(), after].concat();
            let kept = winnow(&prints(&whole));
            let alone = winnow(&prints(&shared));
            assert!(alone.iter().any(|a| kept.iter().any(|b| a.hash == b.hash)));
        }
    }

    #[test]
    fn what_is_short_leaves_what_it_can() {
        assert!(winnow(&prints(&[1; LENGTH - 1])).is_empty());
        assert_eq!(winnow(&prints(&[1; LENGTH])).len(), 1);
    }
}
