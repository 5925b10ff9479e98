//! What is graded, against what, and how.

use crate::{
    document::{AskedExercise, Protection, Run},
    examine::shown,
};
use curvature::{check::Checker, compile::Jail};
use workbook::{Exercise, Workbook};

/// Describes a run, but for what is not known before it.
pub(super) fn describe(
    workbook: &Workbook,
    exercises: &[&Exercise],
    seeds: &[u64],
    checker: &Checker,
    jail: &Jail,
) -> Run {
    let protections = jail.protections();
    Run {
        title: workbook.chapter.title.clone(),
        workbook: String::new(),
        toolchain: checker.compiler().version().to_owned(),
        seeds: seeds.to_vec(),
        exercises: exercises
            .iter()
            .map(|exercise| AskedExercise {
                number: exercise.number.to_string(),
                slug: exercise.slug.clone(),
                title: exercise.title.clone(),
                section: exercise.number.section_number(),
                section_title: exercise.section_title.clone(),
                level: exercise.level.name().to_owned(),
                points: exercise.points,
                file: shown(exercise),
            })
            .collect(),
        possible: exercises.iter().map(|exercise| exercise.points).sum(),
        due: None,
        protections: vec![Protection {
            facts: protections.to_json(),
            says: protections.sentences(),
        }],
        warnings: protections
            .warning()
            .map(str::to_owned)
            .into_iter()
            .collect(),
    }
}
