//! Compares all answers of a class, one exercise after the other.

use super::{
    agreement::{Agreement, Crowd, Pair, Similarity},
    answered::Answered,
};
use std::{cmp::Reverse, collections::HashMap};
use workbook::fault::Result;

/// Answers that are read and turned into fingerprints at once.
const AT_ONCE: usize = 64;

/// Rare fingerprints that two learners have in common, over all exercises, if no answer of theirs
/// says anything alone. Three short answers leave as many at the least, and mostly there are four.
/// Tried with classes of 22 to 150 who answer all 45 exercises, each in one of the author's styles
/// with tokens changed at every sixth to tenth place: apart, no two had more than 50, and those who
/// shared nine short answers 150 to 330.
const LEAST_SUM: u32 = 120;

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
        let mut answered = Answered::new(known);
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

#[cfg(test)]
mod tests {
    use super::{
        super::{
            agreement::{Answers, Similarity},
            answered::Answered,
        },
        Comparison,
    };

    /// An answer of so many lines that nobody else writes who has another seed.
    fn answer(seed: usize, lines: usize) -> String {
        let line = |i: usize| {
            let word = (seed * 7919 + i * 104_729) % 1_000_003;
            format!("    let a{i} = b.step_{word}(c, {i}) * d[{i}];\n")
        };
        let body: String = (0..lines).map(line).collect();
        format!("pub fn f() {{\n{body}}}\n")
    }

    fn compared(known: &[&str], given: &[(String, String)]) -> Similarity {
        let mut comparison = Comparison::default();
        let given = given.iter().cloned().map(Ok);
        comparison.add("2.1a", known, given).unwrap();
        comparison.ranked(100)
    }

    /// Learners who wrote apart, and then some who share one answer.
    fn class(apart: usize, together: usize, lines: usize) -> Vec<(String, String)> {
        let one = |i: usize| (format!("learner {i:03}"), answer(i.min(apart), lines));
        (0..apart + together).map(one).collect()
    }

    #[test]
    fn a_few_with_one_answer_are_pairs_and_many_a_crowd() {
        let few = compared(&[], &class(29, 3, 20));
        assert_eq!((few.pairs.len(), few.crowds.len()), (3, 0));
        assert_eq!(few.pairs[0].learners, ["learner 029", "learner 030"]);
        let many = compared(&[], &class(16, 16, 20));
        assert_eq!((many.pairs.len(), many.crowds.len()), (0, 1));
        assert_eq!(many.crowds[0].learners.len(), 16);
    }

    #[test]
    fn what_is_short_or_known_says_nothing() {
        assert_eq!(compared(&[], &class(5, 5, 5)), Similarity::default());
        let known = answer(5, 20);
        assert_eq!(compared(&[&known], &class(5, 5, 20)), Similarity::default());
    }

    fn compared_in(exercises: &[Vec<(String, String)>]) -> Similarity {
        let mut comparison = Comparison::default();
        for (number, given) in (1..).zip(exercises) {
            let given = given.iter().cloned().map(Ok);
            comparison.add(&format!("{number}.1a"), &[], given).unwrap();
        }
        comparison.ranked(100)
    }

    #[test]
    fn short_answers_add_up() {
        let exercises = |count: usize, together: usize, lines: usize| -> Vec<_> {
            (0..count).map(|_| class(20, together, lines)).collect()
        };
        let found = compared_in(&exercises(9, 2, 5));
        let [pair] = &found.pairs[..] else {
            panic!("{found:?}")
        };
        assert_eq!(pair.learners, ["learner 020", "learner 021"]);
        assert_eq!(pair.agreements.len(), 9);
        assert!(pair.agreements.iter().all(|one| one.shared < 50));
        // One or two of them say nothing.
        assert_eq!(compared_in(&exercises(2, 2, 5)), Similarity::default());
        // Nor do lines of which everybody has some.
        assert_eq!(compared_in(&exercises(45, 2, 1)), Similarity::default());
    }

    /// Each time two others hit upon the same lines.
    #[test]
    fn chance_does_not_add_up() {
        let exercise = |number: usize| -> Vec<(String, String)> {
            let (a, b) = (number % 20, (7 * number + 1) % 20);
            let mut given = class(20, 0, 5);
            given[a].1 = given[b].1.clone();
            given
        };
        let exercises: Vec<_> = (0..20).map(exercise).collect();
        assert_eq!(compared_in(&exercises), Similarity::default());
    }

    /// Memory for a large class is that of its pairs: a learner has no more of them in a large class
    /// than in a small one.
    #[test]
    fn short_answers_that_many_have_make_no_pairs() {
        let given: Vec<(u32, String)> = (0..400).map(|i| (i, answer(i as usize % 40, 5))).collect();
        let mut answered = Answered::new(&[]);
        answered.add(&given);
        let (matches, crowds) = answered.compare();
        assert_eq!((matches.len(), crowds.len()), (0, 0));
    }

    #[test]
    fn what_much_of_the_class_has_says_nothing() {
        let helper = answer(1000, 40);
        let mut given = class(30, 2, 20);
        for (_, source) in &mut given {
            source.push_str(&helper);
        }
        let found = compared(&[], &given);
        assert_eq!(found.pairs.len(), 1);
        assert_eq!(found.pairs[0].learners, ["learner 030", "learner 031"]);
    }

    #[test]
    fn excerpts_stand_side_by_side() {
        let (a, b) = (answer(1, 20), answer(2, 20));
        let given = [
            ("ann", format!("{a}{b}")),
            ("bob", format!("// mine\n{b}{a}")),
        ]
        .map(|(name, source)| (name.to_owned(), source));
        let mut found = compared(&[], &given);
        found.quote(&Answers {
            exercise: "2.1a",
            known: &[],
            given: &given,
        });
        let excerpts = &found.pairs[0].agreements[0].excerpts;
        for (answer, in_left, in_right) in [(&a, 12, 35), (&b, 34, 13)] {
            let middle = answer.lines().nth(11).unwrap();
            let excerpt = excerpts.iter().find(|e| e.left.text.contains(middle));
            let [left, right] = excerpt.map(|e| [&e.left, &e.right]).unwrap();
            assert!((left.first..=left.last).contains(&in_left));
            assert!((right.first..=right.last).contains(&in_right));
            assert!(right.text.contains(middle) && right.last - right.first > 15);
        }
    }
}
