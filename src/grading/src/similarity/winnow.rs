//! Winnowing: which few of a text's many fingerprints are kept, so that two texts with a long
//! enough passage in common keep one in common (Schleimer, Wilkerson and Aiken, 2003).

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

/// The multiplier of the rolling hash: any odd number with no pattern in its bits.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

/// The fingerprints at every token: Karp and Rabin's rolling hash, modulo 2⁶⁴.
pub fn prints(symbols: &[u64]) -> Vec<Print> {
    let leaving = BASE.wrapping_pow(LENGTH as u32);
    let mut hash = 0_u64;
    let mut prints = Vec::with_capacity(symbols.len());
    for (i, symbol) in symbols.iter().enumerate() {
        hash = hash.wrapping_mul(BASE).wrapping_add(*symbol);
        if let Some(first) = i.checked_sub(LENGTH) {
            hash = hash.wrapping_sub(symbols[first].wrapping_mul(leaving));
        }
        if i + 1 >= LENGTH {
            let at = i + 1 - LENGTH;
            prints.push(Print { hash, at });
        }
    }
    prints
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
