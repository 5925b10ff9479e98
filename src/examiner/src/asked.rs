//! How an answer asks a function that it was given, where that cannot lead to the right result.

use crate::tried::Tried;
use trace::{CaseRun, Demand, Matrix, Value};

/// What is wrong with the questions.
#[derive(Debug, Clone)]
pub struct Asked {
    pub function: String,
    pub how: How,
    /// In how many cases.
    pub cases: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub enum How {
    /// It is never called.
    Never,
    /// One coordinate of all points is the same, and the reference varies it. Counted from 1.
    OneCoordinateFixed { coordinate: usize, of: usize },
    /// It is called at one point only, and the reference calls it at several.
    OnePoint,
}

/// As many cases must show it.
const LEAST: usize = 2;

/// Looks at every case that fails and records where functions are called.
pub(crate) fn asked(
    reference: &[CaseRun],
    run: &[CaseRun],
    fails: &dyn Fn(usize) -> bool,
) -> Option<Asked> {
    let mut seen: Vec<Asked> = Vec::new();
    for (case, (reference, run)) in reference.iter().zip(run).enumerate() {
        if !fails(case) {
            continue;
        }
        for (function, right) in questions(reference) {
            let Some((_, yours)) = questions(run).find(|(name, _)| *name == function) else {
                continue;
            };
            // All failing cases must show the same, or it is not what they have in common.
            let how = wrong(right, yours)?;
            match seen.iter_mut().find(|known| known.function == function) {
                Some(known) if known.how != how => return None,
                Some(known) => known.cases += 1,
                None => seen.push(Asked {
                    function: function.to_owned(),
                    how,
                    cases: 1,
                }),
            }
        }
    }
    seen.into_iter().find(|asked| asked.cases >= LEAST)
}

fn questions(run: &CaseRun) -> impl Iterator<Item = (&str, &Matrix)> {
    run.observations
        .iter()
        .filter_map(|o| match (&o.demand, &o.value) {
            (Demand::Asked, Value::Matrix(points)) => Some((o.name.as_str(), points)),
            _ => None,
        })
}

fn wrong(right: &Matrix, yours: &Matrix) -> Option<How> {
    if right.cols == 0 {
        return None;
    }
    if yours.cols == 0 {
        return Some(How::Never);
    }
    let varies =
        |points: &Matrix, i: usize| (1..points.cols).any(|j| points.at(i, j) != points.at(i, 0));
    let varying = |points: &Matrix| (0..points.rows).filter(|i| varies(points, *i)).count();
    if varying(yours) == 0 && varying(right) > 0 {
        return Some(How::OnePoint);
    }
    let fixed =
        (0..right.rows.min(yours.rows)).find(|i| varies(right, *i) && !varies(yours, *i))?;
    Some(How::OneCoordinateFixed {
        coordinate: fixed + 1,
        of: right.rows,
    })
}

/// The first relation that must hold and does not: what it says, and the index of the case.
pub(crate) fn broken_relation(tried: &[Tried]) -> Option<(String, Tried)> {
    tried.iter().find_map(|tried| {
        let broken = tried.answer.observations.iter().find(|o| {
            let is_it = |other: &&trace::Observation| other.name == o.name;
            o.demand == Demand::Relation
                && o.value == Value::Flag(false)
                && tried
                    .reference
                    .observations
                    .iter()
                    .find(is_it)
                    .is_some_and(|o| o.value == Value::Flag(true))
        })?;
        Some((broken.name.clone(), tried.clone()))
    })
}
