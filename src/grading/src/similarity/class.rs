//! One exercise: which fingerprints are rare in the class, and who shares them.

use super::{
    normal::normal,
    winnow::{Print, prints, winnow},
};
use std::{
    collections::{HashMap, HashSet},
    mem,
};
use workbook::parallel;

/// Fewer rare fingerprints in common than this may be chance, in one answer. They come from about 125
/// tokens, a dozen lines: two nested loops over a matrix are fewer, and there are not many ways to
/// write those.
const LEAST_SHARED: usize = 50;

/// Agreement in less than this part of the smaller answer may be chance, too. Right answers of the
/// author's that were written apart have less than half in common, and nearly all of them less than
/// a fifth.
const LEAST_PART: f64 = 0.5;

/// What is shorter says nothing alone, and something if the same two learners agree in several
/// exercises. It counts from here, about four lines; below are idioms.
const LEAST_SHORT: usize = 12;

/// And it counts only as a copy does, nearly whole: short answers that were written apart have halves
/// in common. A copy whose functions are in another order keeps four fifths.
const SHORT_PART: f64 = 0.8;

/// How many different answers may have a fingerprint that is still rare. Those who work together
/// stay few as a class grows, and those who follow a common idiom do not: the square root lies in
/// between. It is 11 in a class of 32.
fn still_rare(class: usize) -> usize {
    (2.0 * (class as f64).sqrt()) as usize
}

/// How many learners may have a fingerprint that still says something in a short answer. They are
/// people here, and not different answers: that two hit upon the same few lines says nothing where
/// six others did. It does not grow with a large class, so neither do the pairs of a learner.
fn still_few(class: usize) -> usize {
    ((class as f64).sqrt() as usize).clamp(2, 8)
}

/// The answers of a class to one exercise. A large class has many, so what is kept of each is its
/// fingerprints and nothing else.
pub struct Answered {
    known: HashSet<u64>,
    size: usize,
    groups: Vec<Group>,
    /// The index of each group, by a fingerprint of all its symbols.
    by_symbols: HashMap<[u8; 32], u32>,
    /// Once all have answered: the fingerprints of all groups, in order, each with a group that has it.
    prints: Vec<(u32, u32)>,
}

/// Answers that are the same, but for what does not count.
struct Group {
    learners: Vec<u32>,
    /// Fingerprints of passages, cut short, until those of all groups are put together. That two
    /// answers have one in common by accident is as likely as 1 to 50,000, and nothing depends on one.
    prints: Vec<u32>,
    /// How many rare fingerprints it has.
    rare: usize,
    /// How many that few learners have.
    few: usize,
    /// What several learners have, to put crowds in order.
    symbols: Vec<u64>,
}

/// Two learners whose answers agree.
pub struct Match {
    pub learners: [u32; 2],
    /// Rare fingerprints in common.
    pub shared: usize,
    /// Rare fingerprints of the answer that has fewer.
    pub of: usize,
    /// Whether it says something without others.
    pub alone: bool,
}

/// What two groups have in common, or one with itself.
struct Shared {
    groups: [usize; 2],
    /// Rare fingerprints; those that few have where it is not `alone`.
    count: usize,
    alone: bool,
}

impl Answered {
    /// Nobody has answered yet; everybody may have in common what is known.
    pub fn new(known: &[&str]) -> Self {
        Self {
            known: self::known(known),
            size: 0,
            groups: Vec::new(),
            by_symbols: HashMap::new(),
            prints: Vec::new(),
        }
    }

    /// Adds answers, each of another learner.
    pub fn add(&mut self, given: &[(u32, String)]) {
        let symbols = parallel::map(given, |(_, source)| normal(source).symbols);
        for ((learner, _), symbols) in given.iter().zip(symbols) {
            self.add_one(*learner, symbols);
        }
    }

    fn add_one(&mut self, learner: u32, symbols: Vec<u64>) {
        self.size += 1;
        let new = self.groups.len() as u32;
        let index = *self.by_symbols.entry(fingerprint(&symbols)).or_insert(new);
        if index == new {
            let prints = unknown(&symbols, &self.known);
            let short = prints.iter().map(|print| (print.hash >> 32) as u32);
            self.groups.push(Group {
                learners: vec![learner],
                prints: short.collect(),
                rare: prints.len(),
                few: prints.len(),
                symbols: Vec::new(),
            });
        } else {
            let group = &mut self.groups[index as usize];
            group.learners.push(learner);
            group.symbols = symbols;
        }
    }

    /// Every pair of learners who agree, in no order, and the learners of each answer that many have.
    pub fn compare(mut self) -> (Vec<Match>, Vec<Vec<u32>>) {
        let limit = still_rare(self.size);
        self.put_together();
        for same in self.prints.chunk_by(|a, b| a.0 == b.0) {
            let (is_rare, is_few) = (same.len() <= limit, self.is_few(same));
            for (_, group) in same {
                let group = &mut self.groups[*group as usize];
                group.rare -= usize::from(!is_rare);
                group.few -= usize::from(!is_few);
            }
        }
        let matches = self.sharing(limit);
        let matches = matches.iter().flat_map(|shared| self.matches(shared));
        let matches = matches.collect();
        let is_crowd = |group: &Group| group.rare >= LEAST_SHARED && group.learners.len() > limit;
        let mut crowds: Vec<Group> = self.groups.into_iter().filter(is_crowd).collect();
        crowds.sort_by(|a, b| a.symbols.cmp(&b.symbols));
        let crowds = crowds.into_iter().map(|group| group.learners);
        (matches, crowds.collect())
    }

    /// In a vector of the right length at once, and each group lets go of its own: one that grew with
    /// every answer took twice the memory.
    fn put_together(&mut self) {
        let count = self.groups.iter().map(|group| group.prints.len()).sum();
        self.prints.reserve_exact(count);
        for (index, group) in (0..).zip(&mut self.groups) {
            let own = mem::take(&mut group.prints);
            self.prints
                .extend(own.into_iter().map(|print| (print, index)));
        }
        self.prints.sort_unstable();
    }

    /// Whether few learners have a fingerprint, of which these groups do.
    fn is_few(&self, same: &[(u32, u32)]) -> bool {
        let few = still_few(self.size);
        let mut learners = 0;
        same.iter().all(|(_, group)| {
            learners += self.groups[*group as usize].learners.len();
            learners <= few
        })
    }

    /// Groups that share enough, and how much. A group of several learners shares everything with
    /// itself.
    fn sharing(&self, limit: usize) -> Vec<Shared> {
        let counts = |group: usize| {
            let Group { learners, rare, .. } = &self.groups[group];
            *rare >= LEAST_SHORT && learners.len() <= limit
        };
        let mut sharing: Vec<Shared> = Vec::new();
        // With how many fingerprints each group has met the one that is looked at, and with how many
        // that few have.
        let mut shared = vec![[0; 2]; self.groups.len()];
        let mut met = Vec::new();
        for own in self.rare_prints(limit).chunk_by(|a, b| a.0 == b.0) {
            let group = own[0].0;
            let this = group as usize;
            if !counts(this) {
                continue;
            }
            for (_, first) in own {
                let same = &self.prints[*first as usize..];
                let print = same[0].0;
                let length = same.iter().take_while(|p| p.0 == print).count();
                let is_few = self.is_few(&same[..length]);
                for (_, other) in same.iter().take_while(|p| **p < (print, group)) {
                    let other = *other as usize;
                    if shared[other] == [0; 2] {
                        met.push(other);
                    }
                    shared[other][0] += 1;
                    shared[other][1] += usize::from(is_few);
                }
            }
            for other in met.drain(..) {
                let found = mem::take(&mut shared[other]);
                sharing.extend(
                    Some(other)
                        .filter(|other| counts(*other))
                        .and_then(|other| self.enough([other, this], found)),
                );
            }
        }
        let single = (0..self.groups.len()).filter(|&group| counts(group));
        let together = single.filter(|&group| self.groups[group].learners.len() > 1);
        sharing.extend(together.filter_map(|group| {
            let Group { rare, few, .. } = self.groups[group];
            self.enough([group, group], [rare, few])
        }));
        sharing
    }

    /// What two groups share, if it says something, alone or together with what they share elsewhere.
    fn enough(&self, groups: [usize; 2], [rare, few]: [usize; 2]) -> Option<Shared> {
        let is_part = |count: usize, part: f64, alone: bool| {
            count as f64 >= part * self.smaller(groups, alone) as f64
        };
        let alone = rare >= LEAST_SHARED && is_part(rare, LEAST_PART, true);
        let short = few >= LEAST_SHORT && is_part(few, SHORT_PART, false);
        (alone || short).then_some(Shared {
            groups,
            count: if alone { rare } else { few },
            alone,
        })
    }

    /// The rare fingerprints that some other group has too: the group, and where the groups that
    /// have it begin. In the order of the groups.
    fn rare_prints(&self, limit: usize) -> Vec<(u32, u32)> {
        let prints = || self.prints.chunk_by(|a, b| a.0 == b.0);
        let is_rare = |same: &[(u32, u32)]| (2..=limit).contains(&same.len());
        let lengths = prints().filter(|same| is_rare(same)).map(<[_]>::len);
        let mut rare = Vec::with_capacity(lengths.sum());
        let mut first = 0;
        for same in prints() {
            if is_rare(same) {
                rare.extend(same.iter().map(|(_, group)| (*group, first)));
            }
            first += same.len() as u32;
        }
        rare.sort_unstable();
        rare
    }

    /// How many rare fingerprints the smaller of two answers has; if they do not stand `alone`, how
    /// many that few have.
    fn smaller(&self, groups: [usize; 2], alone: bool) -> usize {
        let [a, b] = groups.map(|group| {
            let Group { rare, few, .. } = self.groups[group];
            if alone { rare } else { few }
        });
        a.min(b)
    }

    /// Every learner of one group with every learner of another, or of the same.
    fn matches(&self, shared: &Shared) -> Vec<Match> {
        let (pair, alone) = (shared.groups, shared.alone);
        let of = self.smaller(pair, alone);
        let [left, right] = pair.map(|group| &self.groups[group].learners);
        let mut matches = Vec::new();
        for (i, a) in left.iter().enumerate() {
            // Within one group each pair is taken once.
            let from = if pair[0] == pair[1] { i + 1 } else { 0 };
            matches.extend(right[from..].iter().map(|b| Match {
                learners: [*a, *b],
                shared: shared.count,
                of,
                alone,
            }));
        }
        matches
    }
}

fn fingerprint(symbols: &[u64]) -> [u8; 32] {
    let mut hash = hmac_sha256::Hash::new();
    for symbol in symbols {
        hash.update(symbol.to_le_bytes());
    }
    hash.finalize()
}

/// The fingerprints of what everybody may have in common.
pub fn known(sources: &[&str]) -> HashSet<u64> {
    sources
        .iter()
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

#[cfg(test)]
mod tests {
    use super::super::{Answers, Comparison, Similarity};
    use super::Answered;

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
