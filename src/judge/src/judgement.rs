//! From the traces of an answer, the reference and the misconceptions to a verdict.

use crate::{
    diagnose::{Diagnosis, diagnose},
    differences::matching,
    evidence::right_values,
    finding::{Finding, Printed, What, findings},
    gravity::gravest,
    known::Known,
    recognise::recognise,
    verdict::Verdict,
};
use trace::{CaseRun, Demand, Ending, Series, Value};

/// What the cases with inputs drawn at random are called.
pub const DRAWN: &str = "other inputs, drawn at random";

/// The outcome of holding a run against what is known.
#[derive(Debug, Clone)]
pub struct Judgement {
    pub verdict: Verdict,
    pub cases_passed: usize,
    pub cases_total: usize,
    /// The worst ratio of the answer's work to the reference's, over the cases that finished.
    pub work_ratio: Option<f64>,
    /// The index of the recognised misconception.
    pub misconception: Option<usize>,
    /// The quantity that the misconception explains, where other things are wrong besides.
    pub confined_to: Option<String>,
    /// What the differences have in common.
    pub shape: Option<Diagnosis>,
    /// In the order of the cases.
    pub findings: Vec<Finding>,
    pub pictures: Vec<Picture>,
    /// What the first case that printed something printed.
    pub printed: Option<Printed>,
}

impl Judgement {
    /// The index of the finding to look at first. A case that stopped comes before a value that
    /// differs, and one that ran out of work after it: a wrong value often is why a loop does not
    /// end. Of values that differ the gravest comes first.
    #[must_use]
    pub fn first_index(&self) -> Option<usize> {
        let find = |wanted: &dyn Fn(&What) -> bool| {
            let mut findings = self.findings.iter();
            findings.position(|finding| wanted(&finding.what))
        };
        if let Some(quantity) = &self.confined_to {
            return find(
                &|what| matches!(what, What::Differs { expected, .. } if expected.name == *quantity),
            );
        }
        let any = (!self.findings.is_empty()).then_some(0);
        if self.misconception.is_some() {
            return any;
        }
        find(&|what| matches!(what, What::Stopped(ending) if *ending != Ending::OutOfWork))
            .or_else(|| gravest(&self.findings))
            .or(any)
    }

    /// The finding to look at first.
    #[must_use]
    pub fn first(&self) -> Option<&Finding> {
        self.findings.get(self.first_index()?)
    }
}

/// A curve of the answer's, with the reference's.
#[derive(Debug, Clone)]
pub struct Picture {
    pub case: usize,
    pub case_name: String,
    pub name: String,
    pub yours: Series,
    pub expected: Series,
}

/// Holds a run against the reference.
#[must_use]
pub fn judge(known: &Known, run: &[CaseRun]) -> Judgement {
    let mut findings: Vec<Finding> = known
        .reference
        .iter()
        .zip(run)
        .enumerate()
        .flat_map(|(case, (reference, answer))| findings(case, reference, answer))
        .collect();
    findings.extend(findings_of_drawn(known, run));
    let total = known.cases();
    let failed = (0..total)
        .filter(|case| findings.iter().any(|finding| finding.case == *case))
        .count();
    let verdict = verdict(&findings, total, failed);
    let differ = verdict != Verdict::Passed && verdict != Verdict::NotStarted;
    let shape = diagnose(&findings, &right_values(known, run)).filter(|_| differ);
    let recognised = differ
        .then(|| recognise(known, run, shape.as_ref()))
        .flatten();
    Judgement {
        verdict,
        cases_passed: total - failed,
        cases_total: total,
        work_ratio: work_ratio(&known.reference, run),
        misconception: recognised.as_ref().map(|recognised| recognised.index),
        confined_to: recognised.and_then(|recognised| recognised.confined_to),
        shape,
        pictures: pictures(&known.reference, run),
        printed: run.iter().find_map(Printed::of),
        findings,
    }
}

/// What differs in the simplest of the drawn cases in which anything does. They count as one.
fn findings_of_drawn(known: &Known, run: &[CaseRun]) -> Vec<Finding> {
    let case = known.reference.len();
    let run = run.get(case..).unwrap_or_default();
    let failing = known
        .drawn
        .iter()
        .zip(run)
        .filter_map(|(reference, answer)| {
            let findings = findings(case, reference, answer);
            (!findings.is_empty()).then_some((simplicity(reference), findings))
        });
    let simplest = failing.min_by(|(a, _), (b, _)| a.total_cmp(b));
    let mut findings = simplest.map_or_else(Vec::new, |(_, findings)| findings);
    for finding in &mut findings {
        finding.case_name = DRAWN.to_owned();
    }
    findings
}

/// How much of a case's inputs there is to follow by hand: less is simpler.
#[must_use]
pub fn simplicity(run: &CaseRun) -> f64 {
    let inputs = run.observations.iter().filter(|o| is_input(&o.demand));
    let digits = |x: f64| 1.0 + x.abs().min(1e9) + if x.fract() == 0.0 { 0.0 } else { 100.0 };
    inputs
        .map(|input| match &input.value {
            Value::Count(n) => digits(*n as f64),
            value => value.numbers().iter().copied().map(digits).sum(),
        })
        .sum()
}

fn is_input(demand: &Demand) -> bool {
    matches!(demand, Demand::Input(_))
}

fn pictures(reference: &[CaseRun], run: &[CaseRun]) -> Vec<Picture> {
    let mut pictures = Vec::new();
    for (case, (reference, answer)) in reference.iter().zip(run).enumerate() {
        for (index, observation) in reference.observations.iter().enumerate() {
            let Value::Series(expected) = &observation.value else {
                continue;
            };
            let yours = matching(answer, index, observation).map(|o| &o.value);
            if let Some(Value::Series(yours)) = yours {
                pictures.push(Picture {
                    case,
                    case_name: reference.name.clone(),
                    name: observation.name.clone(),
                    yours: yours.clone(),
                    expected: expected.clone(),
                });
            }
        }
    }
    pictures
}

fn verdict(findings: &[Finding], total: usize, failed: usize) -> Verdict {
    if findings.is_empty() {
        return Verdict::Passed;
    }
    let stops = || {
        findings.iter().filter_map(|finding| match &finding.what {
            What::Stopped(ending) => Some(ending),
            What::Differs { .. } => None,
        })
    };
    if failed == total && stops().count() == total && stops().all(is_todo) {
        return Verdict::NotStarted;
    }
    stops().next().map_or(Verdict::Wrong, Verdict::of)
}

/// Whether a case ended where the stub leaves the answer to the learner.
#[must_use]
pub fn is_todo(ending: &Ending) -> bool {
    matches!(ending, Ending::Panicked { message, .. } if message.starts_with("not yet implemented"))
}

fn work_ratio(reference: &[CaseRun], run: &[CaseRun]) -> Option<f64> {
    reference
        .iter()
        .zip(run)
        .filter(|(_, answer)| answer.ending == Ending::Finished)
        .map(|(reference, answer)| answer.work as f64 / reference.work.max(1) as f64)
        .max_by(f64::total_cmp)
}
