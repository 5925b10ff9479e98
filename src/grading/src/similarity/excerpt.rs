//! Where two answers agree, side by side.

use super::{
    normal::normal,
    passages::unknown_passages,
    winnow::{LENGTH, Print},
};
use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

/// A passage of one answer, and what agrees with it in the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    pub left: Passage,
    pub right: Passage,
}

/// Whole lines of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Counted from 1.
    pub first: usize,
    /// The last line that belongs to it.
    pub last: usize,
    pub text: String,
}

/// Whatever two answers have in common, but for what is known.
pub fn excerpts(left: &str, right: &str, known: &HashSet<u64>) -> Vec<Excerpt> {
    let (a, b) = (normal(left), normal(right));
    let [in_a, in_b] = [&a, &b].map(|normal| unknown_passages(&normal.symbols, known));
    spans(&in_a, &in_b)
        .into_iter()
        .map(|[in_left, in_right]| Excerpt {
            left: passage(left, &a.lines, &in_left),
            right: passage(right, &b.lines, &in_right),
        })
        .collect()
}

/// Tokens of the one answer, and of the other.
type Span = [Range<usize>; 2];

/// What two answers have in common, in the order of the left one. Fingerprints that overlap, or
/// nearly so, in both answers are one span.
fn spans(left: &[Print], right: &[Print]) -> Vec<Span> {
    let places: HashMap<u64, usize> = right.iter().map(|print| (print.hash, print.at)).collect();
    let mut spans: Vec<Span> = Vec::new();
    for print in left {
        let Some(&there) = places.get(&print.hash) else {
            continue;
        };
        match spans.last_mut() {
            Some([a, b]) if continues(a, print.at) && continues(b, there) => {
                a.end = print.at + LENGTH;
                b.end = there + LENGTH;
            }
            _ => spans.push([print.at, there].map(|at| at..at + LENGTH)),
        }
    }
    spans
}

fn continues(span: &Range<usize>, at: usize) -> bool {
    (span.start..=span.end + LENGTH).contains(&at)
}

/// A span in whole lines; `lines` has the line of every token.
fn passage(source: &str, lines: &[usize], span: &Range<usize>) -> Passage {
    let (first, last) = (lines[span.start], lines[span.end - 1]);
    let text: Vec<&str> = source
        .lines()
        .skip(first - 1)
        .take(last - first + 1)
        .collect();
    Passage {
        first,
        last,
        text: text.join("\n"),
    }
}
