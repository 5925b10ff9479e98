//! One exercise: which fingerprints are rare in the class, and who shares them.

use super::{
    Answers, Crowd,
    normal::normal,
    winnow::{Print, prints, winnow},
};
use crate::parallel;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Fewer rare fingerprints in common than this may be chance. They come from about 125 tokens, a
/// dozen lines: two nested loops over a matrix are fewer, and there are not many ways to write those.
const LEAST_SHARED: usize = 50;

/// Agreement in less than this part of the smaller answer may be chance, too. Right answers of the
/// author's that were written apart have less than a third in common.
const LEAST_PART: f64 = 0.5;

/// How many different answers may have a fingerprint that is still rare. Those who work together
/// stay few as a class grows, and those who follow a common idiom do not: the square root lies in
/// between. It is 11 in a class of 32.
fn still_rare(class: usize) -> usize {
    (2.0 * (class as f64).sqrt()) as usize
}

/// Answers that are the same, but for what does not count.
struct Group<'a> {
    learners: Vec<&'a str>,
    rare: Vec<Print>,
}

/// Two learners whose answers agree.
pub struct Match<'a> {
    pub learners: [&'a str; 2],
    /// Rare fingerprints in common.
    pub shared: usize,
    /// Rare fingerprints of the answer that has fewer.
    pub of: usize,
}

/// Every pair of learners who agree, in no order, and answers that many have.
pub fn compare<'a>(answers: &Answers<'a>) -> (Vec<Match<'a>>, Vec<Crowd>) {
    let limit = still_rare(answers.given.len());
    let groups = groups(answers, limit);
    let (few, many): (Vec<_>, Vec<_>) = groups
        .into_iter()
        .filter(|group| group.rare.len() >= LEAST_SHARED)
        .partition(|group| group.learners.len() <= limit);
    let crowds = many.iter().map(|group| crowd(answers, group)).collect();
    let pairs = sharing(&few)
        .into_iter()
        .flat_map(|(pair, shared)| matches(&few, pair, shared))
        .collect();
    (pairs, crowds)
}

fn crowd(answers: &Answers, group: &Group) -> Crowd {
    let mut learners: Vec<String> = group.learners.iter().map(|&l| l.into()).collect();
    learners.sort();
    Crowd {
        exercise: answers.exercise.into(),
        learners,
    }
}

/// The different answers, each with what is rare in it.
fn groups<'a>(answers: &Answers<'a>, limit: usize) -> Vec<Group<'a>> {
    let mut by_symbols: BTreeMap<Vec<u64>, Vec<&str>> = BTreeMap::new();
    let symbols = parallel::map(&answers.given, |(_, source)| normal(source).symbols);
    for (&(learner, _), symbols) in answers.given.iter().zip(symbols) {
        by_symbols.entry(symbols).or_default().push(learner);
    }
    let known = known(answers);
    let mut groups: Vec<Group> = by_symbols
        .into_iter()
        .map(|(symbols, learners)| Group {
            learners,
            rare: unknown(&symbols, &known),
        })
        .collect();
    let mut frequency: HashMap<u64, usize> = HashMap::new();
    for print in groups.iter().flat_map(|group| &group.rare) {
        *frequency.entry(print.hash).or_default() += 1;
    }
    for group in &mut groups {
        group.rare.retain(|print| frequency[&print.hash] <= limit);
    }
    groups
}

/// The fingerprints of what everybody may have in common.
pub fn known(answers: &Answers) -> HashSet<u64> {
    let known = answers.known.iter();
    known
        .flat_map(|source| prints(&normal(source).symbols))
        .map(|print| print.hash)
        .collect()
}

/// The fingerprints that stand for an answer, without those that are known. Each is kept once.
pub fn unknown(symbols: &[u64], known: &HashSet<u64>) -> Vec<Print> {
    let mut seen = HashSet::new();
    let mut kept = winnow(&prints(symbols));
    kept.retain(|print| !known.contains(&print.hash) && seen.insert(print.hash));
    kept
}

/// Groups that share enough, and how much, found by an index from fingerprints to groups. A group
/// of several learners shares everything with itself.
fn sharing(groups: &[Group]) -> Vec<([usize; 2], usize)> {
    let mut index: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut shared: BTreeMap<[usize; 2], usize> = BTreeMap::new();
    for (j, group) in groups.iter().enumerate() {
        for print in &group.rare {
            let earlier = index.entry(print.hash).or_default();
            for &i in earlier.iter() {
                *shared.entry([i, j]).or_default() += 1;
            }
            earlier.push(j);
        }
        if group.learners.len() > 1 {
            shared.insert([j, j], group.rare.len());
        }
    }
    let is_enough = |(pair, count): &([usize; 2], usize)| {
        *count >= LEAST_SHARED && *count as f64 >= LEAST_PART * smaller(groups, *pair) as f64
    };
    shared.into_iter().filter(is_enough).collect()
}

/// How many rare fingerprints the smaller of two answers has.
fn smaller(groups: &[Group], pair: [usize; 2]) -> usize {
    let [a, b] = pair.map(|index| groups[index].rare.len());
    a.min(b)
}

/// Every learner of one group with every learner of another, or of the same.
fn matches<'a>(groups: &[Group<'a>], pair: [usize; 2], shared: usize) -> Vec<Match<'a>> {
    let of = smaller(groups, pair);
    let [left, right] = pair.map(|index| &groups[index].learners);
    let mut matches = Vec::new();
    for (i, a) in left.iter().enumerate() {
        // Within one group each pair is taken once.
        let from = if pair[0] == pair[1] { i + 1 } else { 0 };
        matches.extend(right[from..].iter().map(|b| Match {
            learners: [*a, *b],
            shared,
            of,
        }));
    }
    matches
}

#[cfg(test)]
mod tests {
    use super::super::{Answers, Comparison, Similarity};

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
        comparison.add(&Answers {
            exercise: "2.1a",
            known: known.to_vec(),
            given: given
                .iter()
                .map(|(a, b)| (a.as_str(), b.as_str()))
                .collect(),
        });
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
            known: Vec::new(),
            given: given
                .iter()
                .map(|(a, b)| (a.as_str(), b.as_str()))
                .collect(),
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
