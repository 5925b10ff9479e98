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

use std::collections::HashMap;

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
    /// How many pairs with less in common are left out.
    pub more: usize,
    /// Answers that are the same, but for what does not count, for so many that pairs of them are
    /// not listed.
    pub crowds: Vec<Crowd>,
}

impl Similarity {
    /// Adds what the answers to an exercise have in common to the pairs that agree in it.
    pub fn quote(&mut self, answers: &Answers) {
        let sources: HashMap<&str, &str> = answers.given.iter().copied().collect();
        let known = class::known(answers);
        for pair in &mut self.pairs {
            let of = |learner: &String| sources.get(learner.as_str()).copied();
            let [Some(left), Some(right)] = pair.learners.each_ref().map(of) else {
                continue;
            };
            let agreements = pair.agreements.iter_mut();
            for agreement in agreements.filter(|a| a.exercise == answers.exercise) {
                agreement.excerpts = excerpt::excerpts(left, right, &known);
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

/// Answers being compared, one exercise after the other, so that a large class fits into memory.
#[derive(Debug, Default)]
pub struct Comparison {
    exercises: Vec<String>,
    learners: Vec<String>,
    /// The index of each learner.
    indices: HashMap<String, u32>,
    pairs: HashMap<[u32; 2], Vec<Score>>,
    crowds: Vec<Crowd>,
}

/// How much two answers have in common. There may be very many of these.
#[derive(Debug, Clone, Copy)]
struct Score {
    /// An index.
    exercise: u32,
    shared: u32,
    of: u32,
}

impl Comparison {
    /// Compares all answers to an exercise.
    pub fn add(&mut self, answers: &Answers) {
        let (matches, mut crowds) = class::compare(answers);
        let exercise = self.exercises.len() as u32;
        self.exercises.push(answers.exercise.into());
        for class::Match {
            learners,
            shared,
            of,
        } in matches
        {
            let mut pair = learners.map(|learner| self.index(learner));
            pair.sort_unstable();
            let [shared, of] = [shared, of].map(|count| count as u32);
            self.pairs.entry(pair).or_default().push(Score {
                exercise,
                shared,
                of,
            });
        }
        self.crowds.append(&mut crowds);
    }

    fn index(&mut self, learner: &str) -> u32 {
        if let Some(&index) = self.indices.get(learner) {
            return index;
        }
        let index = self.learners.len() as u32;
        self.learners.push(learner.into());
        self.indices.insert(learner.into(), index);
        index
    }

    /// The pairs that have most in common, at most so many.
    #[must_use]
    pub fn ranked(self, most: usize) -> Similarity {
        let name = |index: u32| &self.learners[index as usize];
        let mut ranked: Vec<(u32, [&String; 2], &Vec<Score>)> = self
            .pairs
            .iter()
            .map(|(pair, scores)| {
                let mut names = pair.map(name);
                names.sort();
                (scores.iter().map(|score| score.shared).sum(), names, scores)
            })
            .collect();
        ranked.sort_by(|(a, left, _), (b, right, _)| b.cmp(a).then_with(|| left.cmp(right)));
        let agreement = |score: &Score| Agreement {
            exercise: self.exercises[score.exercise as usize].clone(),
            shared: score.shared as usize,
            of: score.of as usize,
            excerpts: Vec::new(),
        };
        let pairs = ranked.iter().take(most).map(|(_, names, scores)| Pair {
            learners: names.map(String::clone),
            agreements: scores.iter().map(agreement).collect(),
        });
        Similarity {
            pairs: pairs.collect(),
            more: ranked.len().saturating_sub(most),
            crowds: self.crowds,
        }
    }
}
