//! From the traces of an answer, the reference and the misconceptions to a verdict.
//!
//! Nothing here knows any calculus: what is compared, and how closely, comes from the reference's
//! trace.

pub mod compare;
pub mod diagnose;
mod recognise;
pub mod show;

pub use compare::Mismatch;
pub use diagnose::{Diagnosis, Shape};

use recognise::recognise;
use trace::{CaseRun, Ending};
use trace::{Demand, Observation, Series, Value};

/// What a check concludes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    NotStarted,
    DoesNotCompile,
    Forbidden,
    Panicked,
    OutOfWork,
    OutOfMemory,
    Wrong,
    Passed,
}

impl Verdict {
    pub const ALL: [Self; 8] = [
        Self::NotStarted,
        Self::DoesNotCompile,
        Self::Forbidden,
        Self::Panicked,
        Self::OutOfWork,
        Self::OutOfMemory,
        Self::Wrong,
        Self::Passed,
    ];

    /// As JSON spells it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::DoesNotCompile => "does_not_compile",
            Self::Forbidden => "forbidden",
            Self::Panicked => "panicked",
            Self::OutOfWork => "out_of_work",
            Self::OutOfMemory => "out_of_memory",
            Self::Wrong => "wrong",
            Self::Passed => "passed",
        }
    }

    /// As a person reads it.
    #[must_use]
    pub fn words(self) -> String {
        self.name().replace('_', " ")
    }

    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.name() == name)
    }
}

/// What the author's own programs did, which an answer is held against.
#[derive(Debug, Clone)]
pub struct Known {
    pub reference: Vec<CaseRun>,
    /// The runs of the misconceptions, in the exercise's order.
    pub misconceptions: Vec<Vec<CaseRun>>,
}

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

/// The outcome of holding a run against what is known.
#[derive(Debug)]
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

/// A program's output in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    pub text: String,
    /// Whether it printed more than was kept.
    pub cut: bool,
}

impl Judgement {
    /// The index of the finding to look at first. A case that stopped comes before a value that
    /// differs, and one that ran out of work after it: a wrong value often is why a loop does not
    /// end.
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
            .or_else(|| find(&|what| matches!(what, What::Differs { .. })))
            .or(any)
    }

    /// The finding to look at first.
    #[must_use]
    pub fn first(&self) -> Option<&Finding> {
        self.findings.get(self.first_index()?)
    }
}

impl Printed {
    fn of(case: &CaseRun) -> Option<Self> {
        (!case.output.trim().is_empty()).then(|| Self {
            text: case.output.clone(),
            cut: case.output_cut,
        })
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
    let findings: Vec<Finding> = known
        .reference
        .iter()
        .zip(run)
        .enumerate()
        .flat_map(|(case, (reference, answer))| findings_of(case, reference, answer))
        .collect();
    let total = known.reference.len();
    let failed = (0..total)
        .filter(|case| findings.iter().any(|finding| finding.case == *case))
        .count();
    let verdict = verdict(&findings, total, failed);
    let differ = verdict != Verdict::Passed && verdict != Verdict::NotStarted;
    let shape = diagnose::diagnose(&findings).filter(|_| differ);
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

fn findings_of(case: usize, reference: &CaseRun, answer: &CaseRun) -> Vec<Finding> {
    let finding = |what| Finding {
        case,
        case_name: reference.name.clone(),
        what,
        given: reference
            .observations
            .iter()
            .filter(|o| o.demand == Demand::Given)
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

/// Where an answer's observations differ from the reference's: index and mismatch. What is missing
/// because the case stopped early is not listed: the stop is the news.
fn differences(reference: &CaseRun, answer: &CaseRun) -> Vec<(usize, Mismatch)> {
    reference
        .observations
        .iter()
        .enumerate()
        .filter(|(_, expected)| is_judged(&expected.demand))
        .filter_map(|(index, expected)| {
            let mismatch = match matching(answer, index, expected) {
                Some(yours) => compare::compare(&yours.value, expected)?,
                None if answer.ending == Ending::Finished => Mismatch::Missing,
                None => return None,
            };
            Some((index, mismatch))
        })
        .collect()
}

/// Whether anything is demanded of an observation at all.
fn is_judged(demand: &Demand) -> bool {
    !matches!(demand, Demand::Given | Demand::Drawn | Demand::Clue)
}

/// The answer's observation of the same name. Probes may skip what makes no sense for a wrong
/// answer, so that the index alone does not identify it; names may repeat, so that the name alone
/// does not either.
fn matching<'a>(
    answer: &'a CaseRun,
    index: usize,
    expected: &Observation,
) -> Option<&'a Observation> {
    match answer.observations.get(index) {
        Some(same) if same.name == expected.name => Some(same),
        _ => answer
            .observations
            .iter()
            .find(|other| other.name == expected.name),
    }
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
    match stops().next() {
        Some(Ending::Panicked { .. } | Ending::Exited(_)) => Verdict::Panicked,
        Some(Ending::OutOfWork) => Verdict::OutOfWork,
        Some(Ending::OutOfMemory | Ending::OutOfStack) => Verdict::OutOfMemory,
        Some(Ending::Finished) | None => Verdict::Wrong,
    }
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
