//! One exercise: which fingerprints are rare in the class, and who shares them.

use super::{
    chance::{LEAST_PART, LEAST_SHARED, LEAST_SHORT, SHORT_PART, still_few, still_rare},
    normal::normal,
    passages::{known_passages, unknown_passages},
};
use std::{
    collections::{HashMap, HashSet},
    mem,
};
use workbook::parallel;

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
            known: known_passages(known),
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
            let prints = unknown_passages(&symbols, &self.known);
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
