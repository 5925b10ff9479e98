//! What is worth a look: who agrees, and in what.

use super::{
    excerpt::{Excerpt, excerpts},
    passages::known_passages,
};
use std::collections::{HashMap, HashSet};

/// Answers to an exercise, to be quoted.
#[derive(Debug)]
pub struct Answers<'a> {
    /// Its number.
    pub exercise: &'a str,
    /// What everybody may have in common: the stub, the reference, other answers of the author's.
    pub known: &'a [&'a str],
    /// Who answered, and what.
    pub given: &'a [(String, String)],
}

/// What is worth a look.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Similarity {
    /// Those with the most in common first.
    pub pairs: Vec<Pair>,
    /// How many pairs with less in common are left out.
    pub more: usize,
    /// Answers that are the same, but for what does not count, for so many that pairs of them are
    /// not listed.
    pub crowds: Vec<Crowd>,
}

impl Similarity {
    /// Those who agree with somebody in an exercise.
    pub fn agreeing(&self, exercise: &str) -> HashSet<String> {
        let pairs = self.pairs.iter();
        pairs
            .filter(|pair| pair.agreements.iter().any(|a| a.exercise == exercise))
            .flat_map(|pair| pair.learners.clone())
            .collect()
    }

    /// Adds what the answers to an exercise have in common to the pairs that agree in it.
    pub fn quote(&mut self, answers: &Answers) {
        let given = answers.given.iter();
        let sources: HashMap<&str, &str> = given.map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let known = known_passages(answers.known);
        for pair in &mut self.pairs {
            let of = |learner: &String| sources.get(learner.as_str()).copied();
            let [Some(left), Some(right)] = pair.learners.each_ref().map(of) else {
                continue;
            };
            let agreements = pair.agreements.iter_mut();
            for agreement in agreements.filter(|a| a.exercise == answers.exercise) {
                agreement.excerpts = excerpts(left, right, &known);
            }
        }
    }
}

/// Two learners.
#[derive(Debug, PartialEq, Eq)]
pub struct Pair {
    /// In the order of the alphabet.
    pub learners: [String; 2],
    /// Where they agree, in the order of the exercises.
    pub agreements: Vec<Agreement>,
}

/// Two answers to one exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    pub exercise: String,
    /// Rare fingerprints in common.
    pub shared: usize,
    /// Rare fingerprints of the answer that has fewer.
    pub of: usize,
    /// Where to look, in both files, once it has been [quoted](Similarity::quote).
    pub excerpts: Vec<Excerpt>,
}

/// Many learners with one answer.
#[derive(Debug, PartialEq, Eq)]
pub struct Crowd {
    pub exercise: String,
    pub learners: Vec<String>,
}
