//! Where a run differs from the reference's.

use crate::compare::{Mismatch, compare};
use trace::{CaseRun, Ending, Observation};

/// Where an answer's observations differ from the reference's: index and mismatch. What is missing
/// because the case stopped early is not listed: the stop is the news.
pub(crate) fn differences(reference: &CaseRun, answer: &CaseRun) -> Vec<(usize, Mismatch)> {
    reference
        .observations
        .iter()
        .enumerate()
        .filter(|(_, expected)| expected.demand.is_judged())
        .filter_map(|(index, expected)| {
            let mismatch = match matching(answer, index, expected) {
                Some(yours) => compare(&yours.value, expected)?,
                None if answer.ending == Ending::Finished => Mismatch::Missing,
                None => return None,
            };
            Some((index, mismatch))
        })
        .collect()
}

/// The answer's observation of the same name. Probes may skip what makes no sense for a wrong
/// answer, so that the index alone does not identify it; names may repeat, so that the name alone
/// does not either.
pub(crate) fn matching<'a>(
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
