//! An answer, and what became of it.

use super::submission::Submission;
use crate::{
    compile::Rejection,
    source::{Forbidden, scan},
};
use examiner::Examination;
use judge::{Judgement, Known, Verdict};
use trace::CaseRun;
use workbook::Exercise;

/// What became of one answer.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// The file itself is no text to compile.
    NoText(Submission),
    Forbidden(Vec<Forbidden>),
    Rejected(Rejection),
    Judged(Box<Judgement>),
}

impl Outcome {
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match self {
            Self::NoText(_) | Self::Rejected(_) => Verdict::DoesNotCompile,
            Self::Forbidden(_) => Verdict::Forbidden,
            Self::Judged(judgement) => judgement.verdict,
        }
    }
}

/// An answer to check: an exercise, and what stands in the learner's place.
pub struct Answer<'a> {
    pub exercise: &'a Exercise,
    pub submission: Submission,
    /// The name that messages give to the file.
    pub shown: String,
}

/// What became of an answer, with how many cases it had to pass.
#[derive(Debug, Clone)]
pub struct Checked {
    pub outcome: Outcome,
    pub cases_total: usize,
    /// Of the submission that was checked.
    pub fingerprint: String,
    /// The answer's own run, where it compiled.
    pub run: Vec<CaseRun>,
    /// Why it is wrong, once that was looked for.
    pub examination: Option<Examination>,
}

impl Checked {
    pub(super) fn new(
        answer: &Answer,
        known: &Known,
        run: std::result::Result<Vec<CaseRun>, Outcome>,
    ) -> Self {
        let (outcome, run) = match run {
            Ok(run) => {
                let mut judgement = judge::judge(known, &run);
                if judgement.verdict == Verdict::NotStarted && is_begun(answer) {
                    judgement.verdict = Verdict::Panicked;
                }
                (Outcome::Judged(Box::new(judgement)), run)
            }
            Err(outcome) => (outcome, Vec::new()),
        };
        Self {
            outcome,
            cases_total: known.cases(),
            fingerprint: answer.submission.fingerprint(),
            run,
            examination: None,
        }
    }

    #[must_use]
    pub fn cases_passed(&self) -> usize {
        match &self.outcome {
            Outcome::Judged(judgement) => judgement.cases_passed,
            _ => 0,
        }
    }

    /// Points are earned by case.
    #[must_use]
    pub fn points(&self, exercise: &Exercise) -> f64 {
        exercise.points * self.cases_passed() as f64 / self.cases_total.max(1) as f64
    }
}

/// The answer's text, if it may be compiled.
pub(super) fn scanned<'a>(answer: &'a Answer) -> std::result::Result<&'a str, Outcome> {
    let Submission::Text(text) = &answer.submission else {
        return Err(Outcome::NoText(answer.submission.clone()));
    };
    let forbidden = scan(text, &answer.exercise.withheld);
    if !forbidden.is_empty() {
        return Err(Outcome::Forbidden(forbidden));
    }
    Ok(text)
}

/// Whether a `todo!` of the stub is gone: every case may still end at another one.
fn is_begun(answer: &Answer) -> bool {
    let todos = |text: &str| text.matches("todo!").count();
    match &answer.submission {
        Submission::Text(text) => todos(text) < todos(&answer.exercise.stub),
        _ => false,
    }
}
