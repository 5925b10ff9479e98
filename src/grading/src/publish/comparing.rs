//! Compares the answers of a class.

use super::spool::Spool;
use crate::{
    class::GradedClass,
    document::AskedExercise,
    similarity::{Answers, Comparison, Similarity},
};
use std::path::Path;
use workbook::{Workbook, fault::Result};

/// Pairs of learners whose answers agree that are shown.
const MOST_PAIRS: usize = 100;

/// Compares the answers of a class, one exercise after the other.
pub(super) fn compare(class: &GradedClass, workbook: &Workbook, out: &Path) -> Result<Similarity> {
    let mut spool = Spool::create(out.join(".answers"))?;
    for line in class.lines()? {
        let line = line?;
        for (number, answer) in &line.answers {
            spool.add(number, &line.learner.name, answer)?;
        }
    }
    let mut comparison = Comparison::default();
    for asked in &class.run.exercises {
        let given = spool.read(&asked.number)?;
        comparison.add(&asked.number, &known(workbook, asked), given)?;
    }
    let mut similarity = comparison.ranked(MOST_PAIRS);
    for asked in &class.run.exercises {
        let agreeing = similarity.agreeing(&asked.number);
        if agreeing.is_empty() {
            continue;
        }
        let is_quoted = |given: &Result<(String, String)>| match given {
            Ok((learner, _)) => agreeing.contains(learner),
            Err(_) => true,
        };
        let given: Result<Vec<_>> = spool.read(&asked.number)?.filter(is_quoted).collect();
        similarity.quote(&Answers {
            exercise: &asked.number,
            known: &known(workbook, asked),
            given: &given?,
        });
    }
    Ok(similarity)
}

/// What everybody may have in common.
fn known<'a>(workbook: &'a Workbook, asked: &AskedExercise) -> Vec<&'a str> {
    match workbook.find(&asked.slug) {
        Ok(exercise) => vec![&exercise.stub, &exercise.reference],
        Err(_) => Vec::new(),
    }
}
