//! The one thing to look at first, in a few sentences. (What is said of a misconception is the
//! author's, in `exercise.toml`.)

use super::{
    differs::difference,
    refused::{forbidden, no_text, rejected},
    shapes::diagnosis,
    stopped::stopped,
};
use crate::check::Outcome;
use judge::{Finding, Judgement, Verdict, What, show};
use workbook::Exercise;

/// The one thing to look at first.
pub fn headline(exercise: &Exercise, shown: &str, outcome: &Outcome) -> String {
    match outcome {
        Outcome::NoText(submission) => no_text(exercise, shown, submission),
        Outcome::Forbidden(tokens) => forbidden(shown, tokens),
        Outcome::Rejected(rejection) => rejected(exercise, shown, rejection),
        Outcome::Judged(judgement) => judged(exercise, shown, judgement),
    }
}

/// What is said of an exercise that a submission leaves as it was.
#[must_use]
pub fn nothing_to_grade(exercise: &Exercise, shown: &str, submitted: bool) -> String {
    if submitted {
        not_started(shown)
    } else {
        format!(
            "Nothing was submitted for {}: there is no {shown}.",
            exercise.number
        )
    }
}

fn not_started(shown: &str) -> String {
    format!("Not started yet: replace `todo!` in {shown} by your answer, and save.")
}

fn judged(exercise: &Exercise, shown: &str, judgement: &Judgement) -> String {
    if judgement.verdict == Verdict::Passed {
        return exercise.success.clone();
    }
    if judgement.verdict == Verdict::NotStarted {
        return not_started(shown);
    }
    let Some(first) = judgement.first() else {
        return String::new();
    };
    if let Some(index) = judgement.misconception {
        let says = misconception(&exercise.misconceptions[index].says, first);
        return match &judgement.confined_to {
            None => says,
            Some(quantity) => format!(
                "More than one thing is wrong. Look at {quantity} first: there you make a known mistake. {says}"
            ),
        };
    }
    if let What::Stopped(ending) = &first.what {
        return stopped(shown, first, ending);
    }
    let shape = judgement.shape.as_ref().map(diagnosis);
    let said = shape.unwrap_or_else(|| difference(first));
    // What is left are cases that ran out of work.
    let besides = judgement
        .findings
        .iter()
        .find_map(|finding| match &finding.what {
            What::Stopped(ending) => Some(stopped(shown, finding, ending)),
            What::Differs { .. } => None,
        });
    match besides {
        Some(besides) => format!("{said}\nBesides: {besides}"),
        None => said,
    }
}

fn misconception(says: &str, first: &Finding) -> String {
    let (yours, expected) = match &first.what {
        What::Differs {
            expected,
            yours: Some(yours),
            ..
        } => show::pair(yours, &expected.value),
        What::Differs { expected, .. } => ("nothing".into(), show::value(&expected.value)),
        What::Stopped(_) => ("nothing".into(), "a value".into()),
    };
    says.replace("{yours}", &yours)
        .replace("{expected}", &expected)
        .replace("{case}", &first.case_name)
}
