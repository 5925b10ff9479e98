//! Learners whose answers agree beyond what the stub, the author's answers and the class share:
//! reasons to look, and never verdicts.
//!
//! Answers are compared as tokens, without names, literals, comments, layout and imports, by
//! fingerprints of passages. A fingerprint that occurs in what the author wrote, or in much of the
//! class, says nothing and is not counted; what is left is *rare*. An answer of a few lines leaves
//! few rare fingerprints, and there are not many ways to write it: agreement in it is kept, and is
//! reported if the same two agree in several exercises.

mod class;
mod excerpt;
mod normal;
mod winnow;

pub use excerpt::{Excerpt, Passage};

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};
use workbook::fault::Result;

/// Answers that are read and turned into fingerprints at once.
const AT_ONCE: usize = 64;

/// Rare fingerprints that two learners have in common, over all exercises, if no answer of theirs
/// says anything alone. Three short answers leave as many at the least, and mostly there are four.
/// Tried with classes of 22 to 150 who answer all 45 exercises, each in one of the author's styles
/// with tokens changed at every sixth to tenth place: apart, no two had more than 50, and those who
/// shared nine short answers 150 to 330.
const LEAST_SUM: u32 = 120;

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
        let known = class::known(answers.known);
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
    scores: Vec<Score>,
    crowds: Vec<Crowd>,
}

/// How much two answers have in common. There may be very many of these.
#[derive(Debug, Clone, Copy)]
struct Score {
    /// Indices of two learners.
    pair: [u32; 2],
    /// An index.
    exercise: u32,
    shared: u32,
    of: u32,
    /// Whether it says something without others.
    alone: bool,
}

impl Comparison {
    /// Compares all answers to an exercise: who answered, and what. Everybody may have in common what
    /// is known: the stub, the reference, other answers of the author's.
    ///
    /// # Errors
    /// Where an answer cannot be read.
    pub fn add(
        &mut self,
        exercise: &str,
        known: &[&str],
        mut given: impl Iterator<Item = Result<(String, String)>>,
    ) -> Result<()> {
        let mut answered = class::Answered::new(known);
        loop {
            let some = given.by_ref().take(AT_ONCE).map(|one| {
                let (learner, answer) = one?;
                Ok((self.index(learner), answer))
            });
            let some: Vec<(u32, String)> = some.collect::<Result<_>>()?;
            if some.is_empty() {
                break;
            }
            answered.add(&some);
        }
        let (matches, crowds) = answered.compare();
        let index = self.exercises.len() as u32;
        self.exercises.push(exercise.into());
        self.scores.extend(matches.into_iter().map(|found| {
            let mut pair = found.learners;
            pair.sort_unstable();
            let [shared, of] = [found.shared, found.of].map(|count| count as u32);
            Score {
                pair,
                exercise: index,
                shared,
                of,
                alone: found.alone,
            }
        }));
        for crowd in crowds {
            let mut learners: Vec<String> =
                crowd.into_iter().map(|l| self.name(l).into()).collect();
            learners.sort();
            self.crowds.push(Crowd {
                exercise: exercise.into(),
                learners,
            });
        }
        Ok(())
    }

    fn index(&mut self, learner: String) -> u32 {
        if let Some(&index) = self.indices.get(&learner) {
            return index;
        }
        let index = self.learners.len() as u32;
        self.learners.push(learner.clone());
        self.indices.insert(learner, index);
        index
    }

    fn name(&self, index: u32) -> &str {
        &self.learners[index as usize]
    }

    /// The pairs that have most in common over all exercises, at most so many.
    #[must_use]
    pub fn ranked(mut self, most: usize) -> Similarity {
        self.scores
            .sort_unstable_by_key(|score| (score.pair, score.exercise));
        let mut ranked: Vec<(u32, &[Score])> = self
            .scores
            .chunk_by(|a, b| a.pair == b.pair)
            .map(|scores| (scores.iter().map(|score| score.shared).sum(), scores))
            .filter(|(sum, scores)| *sum >= LEAST_SUM || scores.iter().any(|score| score.alone))
            .collect();
        let names = |scores: &[Score]| {
            let mut names = scores[0].pair.map(|index| self.name(index));
            names.sort_unstable();
            names
        };
        ranked.sort_unstable_by_key(|(shared, scores)| (Reverse(*shared), names(scores)));
        let agreement = |score: &Score| Agreement {
            exercise: self.exercises[score.exercise as usize].clone(),
            shared: score.shared as usize,
            of: score.of as usize,
            excerpts: Vec::new(),
        };
        let pairs = ranked.iter().take(most).map(|(_, scores)| Pair {
            learners: names(scores).map(str::to_owned),
            agreements: scores.iter().map(agreement).collect(),
        });
        Similarity {
            pairs: pairs.collect(),
            more: ranked.len().saturating_sub(most),
            crowds: self.crowds,
        }
    }
}
