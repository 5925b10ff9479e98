//! Whose row of a table is whose: learners, by what tables call them.

#[cfg(test)]
use crate::document::sample;
use crate::document::{Learner, LearnerStatus, Run, evidence};
use std::collections::{BTreeMap, BTreeSet};

/// What is filled in for a learner: little enough that a large class fits into memory.
#[derive(Debug, Clone, PartialEq)]
pub struct Grade {
    pub name: String,
    identities: Vec<BTreeMap<String, String>>,
    /// None where the machine failed: that is not a 0.
    pub awarded: Option<f64>,
    pub feedback: String,
}

impl Grade {
    #[must_use]
    pub fn of(run: &Run, learner: &Learner) -> Self {
        let is_known = !matches!(learner.status, LearnerStatus::InfrastructureError(_));
        Self {
            name: learner.name.clone(),
            identities: learner.identities.clone(),
            awarded: is_known.then_some(learner.awarded),
            feedback: evidence::in_short(run, learner),
        }
    }
}

/// The learners of a class, by what tables call them.
pub struct Directory<'a> {
    by_identity: BTreeMap<(&'static str, String), BTreeSet<usize>>,
    grades: &'a [Grade],
    found: BTreeSet<usize>,
}

impl<'a> Directory<'a> {
    pub fn of(grades: &'a [Grade]) -> Self {
        let mut by_identity: BTreeMap<_, BTreeSet<usize>> = BTreeMap::new();
        let mut add = |key, text: &str, index| {
            by_identity
                .entry((key, folded(text)))
                .or_default()
                .insert(index);
        };
        for (index, grade) in grades.iter().enumerate() {
            add("submission", &grade.name, index);
            for member in &grade.identities {
                for key in KEYS {
                    if let Some(text) = member.get(key) {
                        add(key, text, index);
                    }
                }
            }
        }
        Self {
            by_identity,
            grades,
            found: BTreeSet::new(),
        }
    }

    /// The grade that a row is about: by the first identity that exactly one learner has. A grade
    /// for a namesake would be worse than none.
    pub fn find(&mut self, identities: &[(&'static str, &str)]) -> Option<&'a Grade> {
        let index = identities
            .iter()
            .filter(|(_, text)| !text.trim().is_empty())
            .filter_map(|(key, text)| self.by_identity.get(&(*key, folded(text))))
            .find(|learners| learners.len() == 1)?
            .first()?;
        let grade = &self.grades[*index];
        let is_namesake = identities.iter().any(|(key, text)| {
            let mut known = grade.identities.iter().map(|member| member.get(*key));
            OWN.contains(key)
                && !text.trim().is_empty()
                && !grade.identities.is_empty()
                && known.all(|own| own.is_some_and(|own| !same(own, text)))
        });
        if is_namesake {
            return None;
        }
        self.found.insert(*index);
        Some(grade)
    }

    /// Notes about learners who are in no row.
    pub fn unfound(&self) -> impl Iterator<Item = String> {
        let unfound = (0..self.grades.len()).filter(|index| !self.found.contains(index));
        unfound.map(|index| format!("{} is in no row of the table.", self.grades[index].name))
    }
}

/// The identities by which rows are looked up.
const KEYS: [&str; 7] = [
    "canvas_id",
    "moodle_id",
    "student_id",
    "email",
    "github",
    "login",
    "name",
];

/// The identities that are one person's in the system that the table is from: where a row's differs,
/// it is a namesake's.
const OWN: [&str; 2] = ["canvas_id", "moodle_id"];

fn folded(text: &str) -> String {
    text.trim().to_lowercase()
}

fn same(a: &str, b: &str) -> bool {
    folded(a) == folded(b)
}

/// The grades of the sample.
#[cfg(test)]
pub(super) fn sample_grades() -> Vec<Grade> {
    sample::learners()
        .iter()
        .map(|l| Grade::of(&sample::run(), l))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_two_have_finds_nobody() {
        let mut grades = sample_grades();
        grades[1].identities = grades[0].identities.clone();
        let mut directory = Directory::of(&grades);
        assert!(directory.find(&[("name", "Ada Lovelace")]).is_none());
        let found = directory.find(&[("name", "Ada Lovelace"), ("submission", "ada")]);
        assert_eq!(found.unwrap().name, "ada");
    }
}
