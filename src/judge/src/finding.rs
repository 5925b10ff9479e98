//! What is not as it should be in a run, case by case.

use crate::{
    compare::Mismatch,
    differences::{differences, matching},
};
use trace::{CaseRun, Demand, Ending, Observation, Value};

/// One thing that is not as it should be.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The index of the case.
    pub case: usize,
    pub case_name: String,
    pub what: What,
    /// The case's inputs.
    pub given: Vec<Observation>,
    /// What the program printed in this case.
    pub printed: Option<Printed>,
    /// The work that the case took.
    pub work: u64,
    /// The answer's function that is to blame, as far as the probe tells; empty where it does not.
    pub function: String,
}

/// What kind of thing.
#[expect(
    clippy::large_enum_variant,
    reason = "there are few findings, and a box hides nothing here"
)]
#[derive(Debug, Clone)]
pub enum What {
    /// A case that did not come to its end.
    Stopped(Ending),
    /// A quantity that differs.
    Differs {
        expected: Observation,
        yours: Option<Value>,
        mismatch: Mismatch,
    },
}

/// A program's output in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    pub text: String,
    /// Whether it printed more than was kept.
    pub cut: bool,
}

impl Printed {
    pub(crate) fn of(case: &CaseRun) -> Option<Self> {
        (!case.output.trim().is_empty()).then(|| Self {
            text: case.output.clone(),
            cut: case.output_cut,
        })
    }
}

/// What is not as it should be in the case of this index.
#[must_use]
pub fn findings(case: usize, reference: &CaseRun, answer: &CaseRun) -> Vec<Finding> {
    let finding = |what| Finding {
        function: to_blame(&what, reference, answer),
        case,
        case_name: reference.name.clone(),
        what,
        given: reference
            .observations
            .iter()
            .filter(|o| matches!(o.demand, Demand::Given | Demand::Input(_)))
            .cloned()
            .collect(),
        printed: Printed::of(answer),
        work: answer.work,
    };
    let mut differences = differences(reference, answer);
    // Only a forger records more than the probe does and differs nowhere.
    if differences.is_empty() && answer.observations.len() > reference.observations.len() {
        differences.extend(
            reference
                .observations
                .len()
                .checked_sub(1)
                .map(|last| (last, Mismatch::Missing)),
        );
    }
    let mut findings: Vec<Finding> = differences
        .into_iter()
        .map(|(index, mismatch)| {
            let yours = matching(answer, index, &reference.observations[index]);
            finding(What::Differs {
                expected: reference.observations[index].clone(),
                yours: yours.map(|o| o.value.clone()),
                mismatch,
            })
        })
        .collect();
    if answer.ending != Ending::Finished {
        findings.insert(0, finding(What::Stopped(answer.ending.clone())));
    }
    findings
}

/// The function whose value differs, or whose value was to be recorded next when the case stopped.
fn to_blame(what: &What, reference: &CaseRun, answer: &CaseRun) -> String {
    let blamed = match what {
        What::Differs { expected, .. } => Some(expected),
        What::Stopped(_) => reference
            .observations
            .iter()
            .enumerate()
            .find(|(index, o)| o.demand.is_judged() && matching(answer, *index, o).is_none())
            .map(|(_, o)| o),
    };
    blamed.map_or_else(String::new, |o| o.from.clone())
}
