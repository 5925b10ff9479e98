//! Learners whose answers agree beyond what the stub, the author's answers and the class share:
//! reasons to look, and never verdicts.
//!
//! Answers are compared as tokens, without names, literals, comments, layout and imports, by
//! fingerprints of passages. A fingerprint that occurs in what the author wrote, or in much of the
//! class, says nothing and is not counted; what is left is *rare*. An answer of a few lines leaves
//! so few rare fingerprints that no agreement in it is reported: there are not many ways to write
//! it.

mod class;
mod excerpt;
mod normal;
mod winnow;

pub use excerpt::{Excerpt, Passage};

use std::{cmp::Reverse, collections::BTreeMap};

/// One exercise, as a class answered it.
#[derive(Debug)]
pub struct Answers<'a> {
    /// Its number.
    pub exercise: &'a str,
    /// What everybody may have in common: the stub, the reference, other answers of the author's.
    pub known: Vec<&'a str>,
    /// Who answered, and what.
    pub given: Vec<(&'a str, &'a str)>,
}

/// What is worth a look.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Similarity {
    /// Those with the most in common first.
    pub pairs: Vec<Pair>,
    /// Answers that are the same, but for what does not count, for so many that pairs of them are
    /// not listed.
    pub crowds: Vec<Crowd>,
}

/// Two learners.
#[derive(Debug, PartialEq, Eq)]
pub struct Pair {
    /// In the order of the alphabet.
    pub learners: [String; 2],
    /// Where they agree, in the order of the exercises.
    pub agreements: Vec<Agreement>,
}

impl Pair {
    /// Rare fingerprints in common, over all exercises.
    #[must_use]
    pub fn shared(&self) -> usize {
        self.agreements.iter().map(|a| a.shared).sum()
    }
}

/// Two answers to one exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    pub exercise: String,
    /// Rare fingerprints in common.
    pub shared: usize,
    /// Rare fingerprints of the answer that has fewer.
    pub of: usize,
    /// Where to look, in both files.
    pub excerpts: Vec<Excerpt>,
}

/// Many learners with one answer.
#[derive(Debug, PartialEq, Eq)]
pub struct Crowd {
    pub exercise: String,
    pub learners: Vec<String>,
}

/// Answers being compared, one exercise after the other, so that a large class fits into memory.
#[derive(Debug, Default)]
pub struct Comparison {
    pairs: BTreeMap<[String; 2], Vec<Agreement>>,
    crowds: Vec<Crowd>,
}

impl Comparison {
    /// Compares all answers to an exercise.
    pub fn add(&mut self, answers: &Answers) {
        let (pairs, mut crowds) = class::compare(answers);
        for (learners, agreement) in pairs {
            self.pairs.entry(learners).or_default().push(agreement);
        }
        self.crowds.append(&mut crowds);
    }

    /// What was found.
    #[must_use]
    pub fn ranked(self) -> Similarity {
        let mut pairs: Vec<Pair> = self
            .pairs
            .into_iter()
            .map(|(learners, agreements)| Pair {
                learners,
                agreements,
            })
            .collect();
        // Stable: pairs that share as much stay in the order of their names.
        pairs.sort_by_key(|pair| Reverse(pair.shared()));
        Similarity {
            pairs,
            crowds: self.crowds,
        }
    }
}
