//! What there is to say about an exercise or a submission, in plain text.

use super::{
    graded::{Graded, WrittenFinding},
    grades::{AskedExercise, Run},
    learner::{Learner, LearnerStatus},
};
use crate::words::marks::Whose;
use curvature::{tell::points::points, text::safe};
use judge::Verdict;

/// What a whole submission earns.
#[must_use]
pub fn total(awarded: f64, possible: f64) -> String {
    format!("{} of {} points.", points(awarded), points(possible))
}

/// Instead of grades, for somebody who is on the roster only.
pub const NOTHING_SUBMITTED: &str = "Nothing was submitted.";

/// Instead of grades, where the machine failed.
#[must_use]
pub fn infrastructure_error(reason: &str) -> String {
    format!(
        "This could not be graded, and it is not the submission's fault: {reason} It will be graded again."
    )
}

/// Instead of findings that are not shown.
#[must_use]
pub fn more_findings(count: usize) -> String {
    match count {
        1 => "One more value differs.".into(),
        n => format!("{n} more values differ."),
    }
}

/// The exercises of a learner, each with what is known of it; none if there are no grades.
pub fn exercises<'a>(
    run: &'a Run,
    learner: &'a Learner,
) -> impl Iterator<Item = (&'a AskedExercise, &'a Graded)> {
    run.exercises.iter().zip(&learner.exercises)
}

/// `2.1a The quadratic model`.
pub fn title(asked: &AskedExercise) -> String {
    format!("{} {}", asked.number, asked.title)
}

/// How many cases pass, and what that earns.
pub fn score(graded: &Graded) -> String {
    format!(
        "{}: {} of {} cases, {} of {} points.",
        graded.verdict.words(),
        graded.cases.passed,
        graded.cases.total,
        points(graded.points.earned),
        points(graded.points.possible)
    )
}

/// Everything that is known, in the order in which one would tell it.
pub fn about(graded: &Graded) -> String {
    let mut parts = vec![message(graded)];
    parts.extend(causes(graded));
    parts.extend(graded.compiler.as_deref().map(safe));
    parts.extend(graded.findings.iter().map(finding));
    if graded.more_findings > 0 {
        parts.push(more_findings(graded.more_findings));
    }
    parts.extend(graded.hint.as_ref().map(|hint| format!("Hint: {hint}")));
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

/// Why it is wrong, in sentences.
pub fn causes(graded: &Graded) -> impl Iterator<Item = String> {
    graded.causes.iter().map(|cause| safe(&cause.says))
}

fn finding(finding: &WrittenFinding) -> String {
    let mut lines = vec![format!("Case: {}", finding.case)];
    lines.extend(
        finding
            .given
            .iter()
            .map(|(name, value)| format!("  {name} = {value}")),
    );
    let quantity = finding.observation.as_deref().unwrap_or("ended");
    lines.push(format!("  {quantity}: {}", finding.says));
    let values = [("yours", &finding.yours), ("expected", &finding.expected)];
    for (whose, value) in values {
        lines.extend(value.as_ref().map(|value| format!("    {whose}: {value}")));
    }
    safe(&lines.join("\n"))
}

/// The one thing to look at first.
pub fn message(graded: &Graded) -> String {
    safe(&graded.message)
}

/// Whose the message is: of a known mistake the author's, and else it may quote a learner.
pub fn whose(graded: &Graded) -> Whose {
    match graded.misconception {
        Some(_) => Whose::Author,
        None => Whose::Anyone,
    }
}

/// What the answer printed.
pub fn printed(graded: &Graded) -> Option<String> {
    graded.printed.as_deref().map(safe)
}

/// A line for the submission, and one for each exercise that did not pass.
pub fn in_short(run: &Run, learner: &Learner) -> String {
    let mut lines = submission(learner);
    if learner.status == LearnerStatus::Graded {
        lines.insert(0, total(learner.awarded, run.possible));
    }
    let open = exercises(run, learner).filter(|(_, graded)| graded.verdict != Verdict::Passed);
    lines.extend(open.map(|(asked, graded)| format!("{}: {}", title(asked), score(graded))));
    lines.join("\n")
}

/// What a learner without grades needs to know besides: when it was due.
pub fn due(run: &Run, learner: &Learner) -> Option<String> {
    if learner.status == LearnerStatus::Graded {
        return None;
    }
    match (&learner.lateness, &run.due) {
        (Some(own), _) => Some(format!("Your due date: {}.", own.due)),
        (None, Some(due)) => Some(format!("The due date of the class: {due}.")),
        (None, None) => None,
    }
}

/// What concerns the submission as a whole, a sentence each.
pub fn submission(learner: &Learner) -> Vec<String> {
    let mut sentences = Vec::new();
    match &learner.status {
        LearnerStatus::Graded => {}
        LearnerStatus::NothingSubmitted => sentences.push(NOTHING_SUBMITTED.into()),
        LearnerStatus::InfrastructureError(reason) => {
            sentences.push(infrastructure_error(reason));
        }
    }
    if let Some(lateness) = &learner.lateness
        && !lateness.says.is_empty()
    {
        sentences.push(lateness.says.clone());
    }
    sentences.extend(learner.oddities.iter().cloned());
    sentences.iter().map(|sentence| safe(sentence)).collect()
}
