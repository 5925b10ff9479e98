//! What a run leaves: a part of the class, and the times that it took.

use crate::{
    class::{self, Census, PartLine, Shard},
    course::roll::{Enrolled, Roll},
    document::{Lateness, Learner, LearnerStatus, Points, Run},
    examine::{Record, Records, Summary},
};
use curvature::tell::points::rounded;
use serde_json::json;
use std::path::{Path, PathBuf};
use workbook::{
    fault::{Fault, Result},
    files,
};

/// What a learner gets, from the record of the submission.
fn learner(enrolled: &Enrolled, run: &Run, record: Option<Record>) -> PartLine {
    let lost = || {
        Record::failed(&Fault::new(
            "The result could not be kept.",
            "Run the same command again.",
        ))
    };
    let record = enrolled
        .submission
        .as_ref()
        .map(|_| record.unwrap_or_else(lost));
    let earned: f64 = record
        .iter()
        .flat_map(|record| &record.exercises)
        .map(|graded| graded.points.earned)
        .fold(0.0, |sum, points| sum + points);
    let factor = enrolled.lateness.as_ref().map_or(1.0, |late| late.factor);
    let (status, oddities, exercises, answers) = match record {
        Some(record) => (
            record.status,
            record.oddities,
            record.exercises,
            record.answers,
        ),
        None => (
            LearnerStatus::NothingSubmitted,
            vec![],
            vec![],
            Default::default(),
        ),
    };
    PartLine {
        learner: Learner {
            name: enrolled.name.clone(),
            identities: enrolled.identities.clone(),
            status,
            submitted: enrolled.submitted.clone(),
            lateness: enrolled.lateness.as_ref().map(|late| Lateness {
                due: late.due.to_string(),
                late_by: late.late_by,
                factor: late.factor,
                says: late.says.clone(),
            }),
            oddities,
            points: Points {
                earned: rounded(earned, 1e6),
                possible: run.possible,
            },
            awarded: rounded(earned * factor, 1e6),
            exercises,
        },
        answers,
    }
}

/// Writes the part of the class that was graded, and returns its path.
pub(super) fn write_part(
    out: &Path,
    shard: Shard,
    roll: &Roll,
    here: &[&Enrolled],
    run: (&Run, &str),
    records: &Records,
) -> Result<PathBuf> {
    let path = out.join(format!("part-{}-of-{}.jsonl", shard.index, shard.of));
    let class = Census::of(roll.learners.iter().map(|learner| learner.name.as_str()));
    let lines = here
        .iter()
        .map(|enrolled| learner(enrolled, run.0, records.read(&enrolled.name)));
    class::write(&path, shard, class, run, here.len(), lines)?;
    Ok(path)
}

/// What is not the same every time has a document of its own.
pub(super) fn write_times(out: &Path, shard: Shard, summary: &Summary) -> Result<()> {
    if summary.fresh.is_empty() {
        return Ok(());
    }
    let seconds: serde_json::Map<String, serde_json::Value> = summary
        .fresh
        .iter()
        .map(|(name, time)| (name.clone(), json!(rounded(time.as_secs_f64(), 1e3))))
        .collect();
    let document = json!({"schema": "curvature.times/1", "seconds": seconds});
    let name = match shard {
        Shard::WHOLE => "times.json".to_owned(),
        Shard { index, of } => format!("times-{index}-of-{of}.json"),
    };
    files::write_atomically(&out.join(name), format!("{document:#}\n").as_bytes())
}
