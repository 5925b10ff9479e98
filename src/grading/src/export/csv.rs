//! A table of the class: a row for each learner, a column for each exercise.

use super::table::neutral;
use crate::document::{Learner, LearnerStatus, Run};
use curvature::tell::points::points;
use std::{
    collections::BTreeMap,
    io::{self, Write},
};
use workbook::fault::Result;

/// What other systems call a learner.
const IDENTITIES: [&str; 5] = ["name", "email", "student_id", "github", "section"];

/// Writes the table. A group has a row for each of its members.
///
/// # Errors
/// Where it cannot be written, or the learners cannot be read.
pub fn write(
    run: &Run,
    learners: impl Iterator<Item = Result<Learner>>,
    out: impl Write,
) -> io::Result<()> {
    let mut table = ::csv::Writer::from_writer(out);
    let numbers = run.exercises.iter().map(|asked| asked.number.as_str());
    let last = ["earned", "possible", "factor", "awarded"];
    table.write_record(
        ["submission"]
            .into_iter()
            .chain(IDENTITIES)
            .chain(["status", "submitted", "late_seconds"])
            .chain(numbers)
            .chain(last),
    )?;
    for learner in learners {
        let learner = learner.map_err(io::Error::other)?;
        let nobody = BTreeMap::new();
        let members = match &learner.identities[..] {
            [] => std::slice::from_ref(&nobody),
            members => members,
        };
        for member in members {
            table.write_record(row(run, &learner, member))?;
        }
    }
    table.flush()
}

fn row(run: &Run, learner: &Learner, member: &BTreeMap<String, String>) -> Vec<String> {
    let status = match learner.status {
        LearnerStatus::Graded => "graded",
        LearnerStatus::NothingSubmitted => "nothing_submitted",
        LearnerStatus::InfrastructureError(_) => "infrastructure_error",
    };
    let lateness = learner.lateness.as_ref();
    let late_by = lateness.and_then(|lateness| lateness.late_by);
    let factor = lateness.map_or(1.0, |lateness| lateness.factor);
    // Without grades there is no number, and a 0 would be one.
    let is_known = !matches!(learner.status, LearnerStatus::InfrastructureError(_));
    let known = |number: f64| {
        if is_known {
            points(number)
        } else {
            String::new()
        }
    };
    let each = (0..run.exercises.len()).map(|i| {
        let earned = learner.exercises.get(i).map(|graded| graded.points.earned);
        known(earned.unwrap_or(0.0))
    });
    let mut row = vec![neutral(&learner.name)];
    let identity = |key: &str| neutral(member.get(key).map_or("", String::as_str));
    row.extend(IDENTITIES.map(identity));
    row.push(status.into());
    row.push(learner.submitted.clone().unwrap_or_default());
    row.push(
        late_by
            .map(|seconds| seconds.to_string())
            .unwrap_or_default(),
    );
    row.extend(each);
    row.push(known(learner.points.earned));
    row.push(points(run.possible));
    row.push(factor.to_string());
    row.push(known(learner.awarded));
    row
}

#[cfg(test)]
mod tests {
    use crate::document::sample;

    #[test]
    fn a_table_of_the_class() {
        let mut table = Vec::new();
        super::write(&sample::run(), sample::class(), &mut table).unwrap();
        insta::assert_snapshot!("grades.csv", String::from_utf8(table).unwrap());
    }
}
