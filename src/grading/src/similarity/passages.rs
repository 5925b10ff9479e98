//! The fingerprints that stand for an answer, and those of what everybody may have in common.

use super::{
    normal::normal,
    winnow::{Print, prints, winnow},
};
use std::collections::HashSet;

/// The fingerprints of what everybody may have in common.
pub fn known_passages(sources: &[&str]) -> HashSet<u64> {
    sources
        .iter()
        .flat_map(|source| prints(&normal(source).symbols))
        .map(|print| print.hash)
        .collect()
}

/// The fingerprints that stand for an answer, without those that are known. Each is kept once.
pub fn unknown_passages(symbols: &[u64], known: &HashSet<u64>) -> Vec<Print> {
    let mut seen = HashSet::new();
    let mut kept = winnow(&prints(symbols));
    kept.retain(|print| !known.contains(&print.hash) && seen.insert(print.hash));
    kept
}
