//! Which known wrong answer a run is, if any.
//!
//! A misconception is recognised where the answer agrees with it at every place where the answer
//! differs from the reference. Of several such, the one that differs from the reference at the
//! fewest other places is meant; if that is not one alone, none is named.
//!
//! Values that a mistake makes wrong by more or less, such as differences at any step, agree with
//! nobody's. Then clues count: what the probe recorded of how the answer went about it.

use super::{Diagnosis, Known, compare, differences, matching};
use crate::sandbox::{CaseRun, Ending};
use std::collections::HashSet;
use std::mem::discriminant;
use trace::{Demand, Observation, Value};

/// A place where a run may differ: a case, and an observation in it or (as `None`) its ending.
type Place = (usize, Option<usize>);

/// A recognised misconception.
pub struct Recognised {
    pub index: usize,
    /// The quantity that it explains, where other things are wrong besides.
    pub confined_to: Option<String>,
}

/// Which misconception it is: by its values, or else by its clues, or else for one quantity alone.
/// A shape that all differences have says more than a clue does, or than one of several mistakes.
pub fn recognise(known: &Known, run: &[CaseRun], shape: Option<&Diagnosis>) -> Option<Recognised> {
    let everywhere = |index| Recognised {
        index,
        confined_to: None,
    };
    let by_clues = || shape.is_none().then(|| by_clues(known, run)).flatten();
    let whole = by_values(known, run).or_else(by_clues).map(everywhere);
    let holds_throughout = shape.is_some_and(|shape| shape.quantity.is_none());
    whole.or_else(|| {
        let (index, quantity) = (!holds_throughout)
            .then(|| by_quantity(known, run))
            .flatten()?;
        Some(Recognised {
            index,
            confined_to: Some(quantity),
        })
    })
}

/// The misconception that the answer's wrong values are those of.
fn by_values(known: &Known, run: &[CaseRun]) -> Option<usize> {
    let differs = places(&known.reference, run);
    let candidates = known.misconceptions.iter().enumerate();
    let candidates = candidates.filter_map(|(index, wrong)| {
        let wrong_places = places(&known.reference, wrong);
        let agrees = differs.is_subset(&wrong_places)
            && differs.iter().all(|place| agree(known, run, wrong, *place));
        let elsewhere = wrong_places.len() - differs.len().min(wrong_places.len());
        // Someone who differs at few of many places, or gets a whole quantity right that the
        // misconception gets wrong, makes another mistake.
        let alike = 2 * elsewhere < wrong_places.len()
            && quantities(known, &differs) == quantities(known, &wrong_places);
        (agrees && alike).then_some((elsewhere, index))
    });
    the_least(candidates.collect())
}

/// The misconception whose way of going about it is the answer's, wherever that way is not the
/// reference's. Of several, the one that is wrong at the places most like the answer's is meant, if
/// that is one alone.
fn by_clues(known: &Known, run: &[CaseRun]) -> Option<usize> {
    let differs = places(&known.reference, run);
    let candidates = known.misconceptions.iter().enumerate();
    let candidates = candidates.filter_map(|(index, wrong)| {
        let telling = telling_clues(&known.reference, wrong);
        let told = |&(case, index): &(usize, usize)| {
            let clue = &known.reference[case].observations[index];
            let of = |run: &[CaseRun]| matching(&run[case], index, clue).map(|o| o.value.clone());
            of(run) == of(wrong)
        };
        let wrong_places = places(&known.reference, wrong);
        // Where the misconception is right and no clue tells, the answer must be right too.
        let explained = |case: usize| {
            telling.iter().any(|(told, _)| *told == case)
                || wrong_places.iter().any(|(wrong, _)| *wrong == case)
        };
        let alike = differs.iter().all(|(case, _)| explained(*case));
        (!telling.is_empty() && telling.iter().all(told) && alike)
            .then(|| (differs.symmetric_difference(&wrong_places).count(), index))
    });
    the_least(candidates.collect())
}

/// The one with the smallest number, if it is one alone.
fn the_least(mut candidates: Vec<(usize, usize)>) -> Option<usize> {
    candidates.sort_unstable();
    match candidates[..] {
        [(_, index)] => Some(index),
        [(least, index), (next, _), ..] if least < next => Some(index),
        _ => None,
    }
}

/// The misconception that explains every difference of one quantity, and that quantity, where more
/// than one mistake was made and every case came to its end.
fn by_quantity<'a>(known: &'a Known, run: &[CaseRun]) -> Option<(usize, String)> {
    let differs = places(&known.reference, run);
    let all = quantities(known, &differs);
    let of = |places: &HashSet<Place>, wanted: &str| -> HashSet<Place> {
        let is = |(case, index): &Place| {
            index.is_some_and(|i| known.reference[*case].observations[i].name == wanted)
        };
        places.iter().copied().filter(is).collect()
    };
    let mut in_order: Vec<Place> = differs.iter().copied().collect();
    in_order.sort_unstable();
    let mut names: Vec<&'a str> = Vec::new();
    for (case, index) in in_order {
        let name = known.reference[case].observations[index?].name.as_str();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.len() < 2 {
        return None;
    }
    // An answer that is wrong throughout may agree with some mistake in one quantity by accident. So
    // each quantity must be explained, by one mistake or another; the first is told.
    let explained: Option<Vec<(usize, String)>> = names
        .into_iter()
        .map(|name| {
            let yours = of(&differs, name);
            let candidates = known.misconceptions.iter().enumerate();
            let candidates = candidates.filter_map(|(index, wrong)| {
                let wrong_places = places(&known.reference, wrong);
                let theirs = of(&wrong_places, name);
                let elsewhere = theirs.len().checked_sub(yours.len())?;
                let explains = yours.is_subset(&theirs)
                    && 2 * elsewhere < theirs.len()
                    && yours.iter().all(|place| agree(known, run, wrong, *place))
                    && quantities(known, &wrong_places).is_subset(&all);
                explains.then_some((elsewhere, index))
            });
            Some((the_least(candidates.collect())?, name.to_owned()))
        })
        .collect();
    explained?.into_iter().next()
}

/// Case and index of the clues in which a misconception differs from the reference.
fn telling_clues(reference: &[CaseRun], wrong: &[CaseRun]) -> Vec<(usize, usize)> {
    let mut telling = Vec::new();
    for (case, (reference, wrong)) in reference.iter().zip(wrong).enumerate() {
        for (index, clue) in reference.observations.iter().enumerate() {
            let tells = |theirs: &Observation| {
                theirs.value != clue.value && !matches!(theirs.value, Value::Nothing(_))
            };
            if clue.demand == Demand::Clue && matching(wrong, index, clue).is_some_and(tells) {
                telling.push((case, index));
            }
        }
    }
    telling
}

/// The names of what differs; a case that stopped early is a quantity of its own.
fn quantities<'a>(known: &'a Known, places: &HashSet<Place>) -> HashSet<Option<&'a str>> {
    places
        .iter()
        .map(|&(case, index)| Some(known.reference[case].observations[index?].name.as_str()))
        .collect()
}

fn places(reference: &[CaseRun], run: &[CaseRun]) -> HashSet<Place> {
    reference
        .iter()
        .zip(run)
        .enumerate()
        .flat_map(|(case, (reference, answer))| {
            let ending = (answer.ending != Ending::Finished).then_some((case, None));
            differences(reference, answer)
                .into_iter()
                .map(move |(index, _)| (case, Some(index)))
                .chain(ending)
        })
        .collect()
}

fn agree(known: &Known, run: &[CaseRun], wrong: &[CaseRun], (case, place): Place) -> bool {
    let (run, wrong) = (&run[case], &wrong[case]);
    let Some(index) = place else {
        return discriminant(&run.ending) == discriminant(&wrong.ending);
    };
    let expected = &known.reference[case].observations[index];
    match (
        matching(run, index, expected),
        matching(wrong, index, expected),
    ) {
        (Some(yours), Some(theirs)) => same(&yours.value, &theirs.value, expected),
        (None, None) => true,
        _ => false,
    }
}

/// Whether two wrong values are the same mistake. A limit that both exceed is exceeded alike.
fn same(yours: &Value, theirs: &Value, expected: &Observation) -> bool {
    match &expected.demand {
        Demand::AtMost(_)
        | Demand::AtLeast(_)
        | Demand::GrowthWithin(_)
        | Demand::Given
        | Demand::Drawn
        | Demand::Clue => true,
        Demand::Equal | Demand::Close { .. } => match (yours, theirs) {
            // Judged by residual and orthogonality against the reference; two that fail it are
            // alike if their values are.
            (Value::Eigenpairs { values: a, .. }, Value::Eigenpairs { values: b, .. }) => {
                let as_vector = |values: &[f64]| Value::Vector(values.to_vec());
                let expected = Observation {
                    value: as_vector(b),
                    ..expected.clone()
                };
                compare::compare(&as_vector(a), &expected).is_none()
            }
            _ => {
                let expected = Observation {
                    value: theirs.clone(),
                    ..expected.clone()
                };
                compare::compare(yours, &expected).is_none()
            }
        },
    }
}
