//! What a class as a whole shows: little for each learner, so that a large class fits into memory.

use crate::{
    document::{AskedExercise, Learner, LearnerStatus, Run, evidence},
    words::enumeration::list,
};
use curvature::tell::points::points;
use judge::Verdict;
use std::{cmp::Reverse, collections::BTreeMap};
use workbook::fault::Result;

/// A class.
#[derive(Debug)]
pub struct Survey<'a> {
    pub run: &'a Run,
    /// In the order of what learners are called.
    pub rows: Vec<Row>,
    /// The most frequent first.
    pub misconceptions: Vec<Misconception>,
    /// The same of causes that no misconception names.
    pub causes: Vec<Misconception>,
}

/// A learner.
#[derive(Debug)]
pub struct Row {
    /// The submission's name.
    pub name: String,
    pub called: Called,
    /// Where the learner's feedback lies.
    pub feedback: Option<String>,
    pub status: LearnerStatus,
    pub awarded: f64,
    /// In sentences: lateness, oddities, trouble.
    pub remarks: Vec<String>,
    /// One for each exercise; none if there are no grades.
    pub cells: Vec<Cell>,
}

/// What a learner is called on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    pub name: String,
    /// The submission's name, where it is another.
    pub otherwise: Option<String>,
}

impl Called {
    fn of(learner: &Learner) -> Self {
        Self {
            name: learner.called(),
            otherwise: learner.otherwise().map(str::to_owned),
        }
    }

    /// Learners are in this order wherever nothing else puts them in one.
    pub fn order(&self) -> (String, &str) {
        let otherwise = self.otherwise.as_deref().unwrap_or_default();
        (self.name.to_lowercase(), otherwise)
    }
}

/// An exercise of a learner.
#[derive(Debug, Clone, Copy)]
pub struct Cell {
    pub verdict: Verdict,
    /// Of its points, from 0 to 1.
    pub share: f64,
}

/// A known mistake, and who makes it.
#[derive(Debug)]
pub struct Misconception {
    /// The index of the exercise.
    pub exercise: usize,
    /// In words: `missing half`.
    pub name: String,
    /// What one of those who make it reads.
    pub says: String,
    /// Indices of learners, in their order.
    pub learners: Vec<usize>,
}

/// The index of an exercise, and the name of a mistake.
type Mistake = (usize, String);

/// Mistakes, and who makes them.
#[derive(Default)]
struct Mistakes(BTreeMap<Mistake, Misconception>);

impl Mistakes {
    /// Notes the last of a learner's mistakes, and what the first who makes it reads.
    fn note(&mut self, of_learner: &[Mistake], says: impl Fn() -> String) {
        let Some(mistake) = of_learner.last() else {
            return;
        };
        self.0
            .entry(mistake.clone())
            .or_insert_with(|| Misconception {
                exercise: mistake.0,
                name: mistake.1.clone(),
                says: says(),
                learners: Vec::new(),
            });
    }

    fn made_by(&mut self, learner: usize, mistakes: &[Mistake]) {
        for mistake in mistakes {
            if let Some(known) = self.0.get_mut(mistake) {
                known.learners.push(learner);
            }
        }
    }

    fn by_frequency(self) -> Vec<Misconception> {
        let mut mistakes: Vec<Misconception> = self.0.into_values().collect();
        mistakes.sort_by_key(|m| Reverse(m.learners.len()));
        mistakes
    }
}

impl<'a> Survey<'a> {
    /// Looks at every learner once. `feedback` says under which address a learner's feedback lies.
    ///
    /// # Errors
    /// Where one cannot be read.
    pub fn of(
        run: &'a Run,
        learners: impl Iterator<Item = Result<Learner>>,
        feedback: impl Fn(&Learner) -> Option<String>,
    ) -> Result<Self> {
        let mut known = Mistakes::default();
        let mut found_out = Mistakes::default();
        let mut found: Vec<(Row, Vec<Mistake>, Vec<Mistake>)> = Vec::new();
        for learner in learners {
            let learner = learner?;
            let (mut mistakes, mut causes) = (Vec::new(), Vec::new());
            for (exercise, graded) in learner.exercises.iter().enumerate() {
                if let Some(name) = &graded.misconception {
                    mistakes.push((exercise, name.replace('_', " ")));
                    known.note(&mistakes, || evidence::message(graded));
                } else if let Some(cause) = graded.causes.first() {
                    causes.push((exercise, cause.name.clone()));
                    found_out.note(&causes, || cause.says.clone());
                }
            }
            found.push((Row::of(&learner, feedback(&learner)), mistakes, causes));
        }
        found.sort_by_cached_key(|(row, ..)| {
            let (folded, otherwise) = row.called.order();
            (folded, otherwise.to_owned())
        });
        for (place, (_, mistakes, causes)) in found.iter().enumerate() {
            known.made_by(place, mistakes);
            found_out.made_by(place, causes);
        }
        Ok(Self {
            run,
            rows: found.into_iter().map(|(row, ..)| row).collect(),
            misconceptions: known.by_frequency(),
            causes: found_out.by_frequency(),
        })
    }

    pub fn graded(&self) -> impl Iterator<Item = &Row> {
        self.rows
            .iter()
            .filter(|row| row.status == LearnerStatus::Graded)
    }

    /// The cells of one exercise, of all who have grades.
    pub fn column(&self, exercise: usize) -> impl Iterator<Item = (&Row, Cell)> {
        self.graded()
            .filter_map(move |row| Some((row, *row.cells.get(exercise)?)))
    }

    pub fn count(&self, exercise: usize, wanted: impl Fn(Verdict) -> bool) -> usize {
        self.column(exercise)
            .filter(|(_, cell)| wanted(cell.verdict))
            .count()
    }

    /// The mean share of an exercise's points.
    pub fn mean(&self, exercise: usize) -> f64 {
        mean(self.column(exercise).map(|(_, cell)| cell.share))
    }

    /// Learners by their part of the points, in ten steps.
    pub fn distribution(&self) -> [usize; 10] {
        let mut counts = [0; 10];
        for row in self.graded() {
            let share = row.awarded / self.run.possible.max(f64::MIN_POSITIVE);
            counts[((share * 10.0) as usize).min(9)] += 1;
        }
        counts
    }

    /// What to do about it, in plain figures.
    pub fn monday(&self) -> Vec<String> {
        let graded = self.graded().count();
        let mut sentences = vec![format!(
            "{graded} of {} learners have grades.",
            self.rows.len()
        )];
        if graded == 0 {
            return sentences;
        }
        sentences.push(format!(
            "Half of them have {} of {} points or more.",
            points(self.median()),
            points(self.run.possible)
        ));
        let numbers = |wanted: &dyn Fn(usize) -> bool| -> Vec<&str> {
            let exercises = self.run.exercises.iter().enumerate();
            let wanted = exercises.filter(|(index, _)| wanted(*index));
            wanted.map(|(_, asked)| asked.number.as_str()).collect()
        };
        let is_tried = |index| self.count(index, |v| v != Verdict::NotStarted) > 0;
        let is_passed = |index| self.count(index, |v| v == Verdict::Passed) > 0;
        let failed = numbers(&|index| is_tried(index) && !is_passed(index));
        if !failed.is_empty() {
            sentences.push(format!("Some tried {}, and nobody passed.", list(&failed)));
        }
        let untried = numbers(&|index| !is_tried(index));
        if !untried.is_empty() {
            sentences.push(format!("Nobody has started {}.", list(&untried)));
        }
        let common: Vec<String> = self
            .misconceptions
            .iter()
            .filter(|m| m.learners.len() > 1)
            .take(3)
            .map(|m| {
                let number = &self.run.exercises[m.exercise].number;
                format!("{} in {number} ({} of {graded})", m.name, m.learners.len())
            })
            .collect();
        if !common.is_empty() {
            let common: Vec<&str> = common.iter().map(String::as_str).collect();
            sentences.push(format!("The most frequent mistakes: {}.", list(&common)));
        }
        if let Some((asked, share)) = self.weakest_section() {
            sentences.push(format!(
                "Of what was started, section {} ({}) earned least: {:.0} % of its points.",
                asked.section,
                asked.section_title,
                100.0 * share
            ));
        }
        sentences
    }

    fn median(&self) -> f64 {
        let mut awarded: Vec<f64> = self.graded().map(|row| row.awarded).collect();
        awarded.sort_by(f64::total_cmp);
        awarded[awarded.len() / 2]
    }

    /// The section with the smallest share of points in answers that were started; none where all
    /// have all.
    fn weakest_section(&self) -> Option<(&AskedExercise, f64)> {
        let mut sections: BTreeMap<&str, (&AskedExercise, Vec<f64>)> = BTreeMap::new();
        for (index, asked) in self.run.exercises.iter().enumerate() {
            let started = self.column(index).map(|(_, cell)| cell);
            let started = started.filter(|cell| cell.verdict != Verdict::NotStarted);
            let (_, shares) = sections
                .entry(&asked.section)
                .or_insert((asked, Vec::new()));
            shares.extend(started.map(|cell| cell.share));
        }
        sections
            .into_values()
            .filter(|(_, shares)| !shares.is_empty())
            .map(|(asked, shares)| (asked, mean(shares.into_iter())))
            .min_by(|(_, a), (_, b)| a.total_cmp(b))
            .filter(|(_, share)| *share < 1.0)
    }
}

impl Row {
    fn of(learner: &Learner, feedback: Option<String>) -> Self {
        let cells = learner.exercises.iter().map(|graded| Cell {
            verdict: graded.verdict,
            share: match graded.points.possible {
                possible if possible > 0.0 => graded.points.earned / possible,
                _ => 0.0,
            },
        });
        Self {
            name: learner.name.clone(),
            called: Called::of(learner),
            feedback,
            status: learner.status.clone(),
            awarded: learner.awarded,
            remarks: evidence::submission(learner),
            cells: cells.collect(),
        }
    }
}

fn mean(shares: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = shares.fold((0.0, 0.0), |(sum, count), share| (sum + share, count + 1.0));
    if count > 0.0 { sum / count } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::sample;

    #[test]
    fn a_class_in_figures() {
        let run = sample::run();
        let survey = Survey::of(&run, sample::class(), |_| None).unwrap();
        assert_eq!(survey.distribution(), [1, 0, 0, 1, 0, 0, 0, 0, 1, 0]);
        let [missing_half] = &survey.misconceptions[..] else {
            panic!("there is one")
        };
        assert_eq!(missing_half.learners, [1, 2]);
        insta::assert_snapshot!("monday", survey.monday().join("\n"));
    }

    /// The alphabet of what is shown, not of the submissions' names.
    #[test]
    fn learners_are_in_the_order_of_what_they_are_called() {
        let (run, mut learners) = (sample::run(), sample::learners());
        for (learner, name) in learners.iter_mut().zip(["5", "4", "3", "2", "1"]) {
            learner.name = name.into();
        }
        learners.reverse();
        let class = learners.into_iter().map(Ok);
        let survey = Survey::of(&run, class, |_| None).unwrap();
        let names: Vec<&str> = survey.rows.iter().map(|row| &*row.called.name).collect();
        assert_eq!(
            names,
            [
                "1",
                "Ada Lovelace",
                "Bob Tables and +Bea",
                "Carol Shamir",
                "Dan Absent"
            ]
        );
        let [missing_half] = &survey.misconceptions[..] else {
            panic!("there is one")
        };
        assert_eq!(missing_half.learners, [2, 3]);
    }

    #[test]
    fn an_empty_class_has_nothing_to_say() {
        let run = sample::run();
        let survey = Survey::of(&run, std::iter::empty(), |_| None).unwrap();
        assert_eq!(survey.monday(), ["0 of 0 learners have grades."]);
    }
}
