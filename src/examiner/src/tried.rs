//! A case that was tried, with the inputs that it had: what the reference makes of it, and the answer.

use crate::inputs::{Inputs, domains, inputs_of, is_fair};
use judge::{Finding, Known, findings};
use trace::{CaseRun, Domain};

/// A case with some inputs, run by both.
#[derive(Debug, Clone)]
pub struct Tried {
    /// The index of the case whose inputs these are.
    pub case: usize,
    pub inputs: Inputs,
    pub reference: CaseRun,
    pub answer: CaseRun,
    /// What differs; nothing where the answer is right.
    pub findings: Vec<Finding>,
}

impl Tried {
    pub(crate) fn new(case: usize, reference: CaseRun, answer: CaseRun) -> Self {
        Self {
            case,
            inputs: inputs_of(&reference),
            findings: findings(case, &reference, &answer),
            reference,
            answer,
        }
    }

    pub(crate) fn fails(&self) -> bool {
        !self.findings.is_empty()
    }

    pub(crate) fn names(&self) -> Vec<&str> {
        domains(&self.reference).map(|(name, _)| name).collect()
    }

    pub(crate) fn domains(&self) -> Vec<&Domain> {
        domains(&self.reference).map(|(_, domain)| domain).collect()
    }

    /// How much there is to follow by hand: less is simpler.
    pub(crate) fn size(&self) -> f64 {
        judge::simplicity(&self.reference)
    }
}

/// All cases of a check whose inputs can be varied: named ones and drawn ones.
pub(crate) fn tried(known: &Known, run: &[CaseRun]) -> Vec<Tried> {
    let named = known.reference.iter().enumerate();
    let case_of = |name: &str| known.reference.iter().position(|case| case.name == name);
    let drawn = known
        .drawn
        .iter()
        .map(|drawn| (case_of(&drawn.name).unwrap_or(0), drawn));
    named
        .chain(drawn)
        .zip(run)
        .filter(|((_, reference), _)| is_fair(reference) && !inputs_of(reference).is_empty())
        .map(|((case, reference), answer)| Tried::new(case, reference.clone(), answer.clone()))
        .collect()
}
