//! The inputs of a case, as its trace tells them.

use trace::{CaseRun, Demand, Domain, Ending, Observation, Value};

/// Values for all inputs of a case, in the order in which its probe asks for them.
pub type Inputs = Vec<Value>;

/// What a case was run with.
#[must_use]
pub fn inputs_of(run: &CaseRun) -> Inputs {
    observed(run).map(|input| input.value.clone()).collect()
}

/// The inputs of a case that can be replaced.
pub(crate) fn observed(run: &CaseRun) -> impl Iterator<Item = &Observation> {
    run.observations
        .iter()
        .filter(|o| matches!(o.demand, Demand::Input(_)))
}

/// Their names and domains.
pub(crate) fn domains(run: &CaseRun) -> impl Iterator<Item = (&str, &Domain)> {
    run.observations.iter().filter_map(|o| match &o.demand {
        Demand::Input(domain) => Some((o.name.as_str(), domain)),
        _ => None,
    })
}

/// Whether the reference has an answer to a case with these inputs, and they are what the statement
/// promises.
#[must_use]
pub fn is_fair(reference: &CaseRun) -> bool {
    let observed = &reference.observations;
    reference.ending == Ending::Finished
        && observed.iter().all(|o| o.demand != Demand::Assumed)
        && observed.iter().any(|o| o.demand.is_judged())
}
