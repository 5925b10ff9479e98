//! Which known wrong answer a run is, if any.
//!
//! A misconception is recognised where the answer agrees with it at every place where the answer
//! differs from the reference. Of several such, the one that differs from the reference at the
//! fewest other places is meant; if that is not one alone, none is named.
//!
//! Values that a mistake makes wrong by more or less, such as differences at any step, agree with
//! nobody's. Then clues count: what the probe recorded of how the answer went about it.

use crate::{
    compare,
    diagnose::Diagnosis,
    differences::{differences, matching},
    known::Known,
};
use std::{collections::HashSet, mem::discriminant};
use trace::{CaseRun, Demand, Ending, Observation, Value};

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
    let compared = Compared::new(known, run);
    let everywhere = |index| Recognised {
        index,
        confined_to: None,
    };
    let whole = compared.by_values().or_else(|| match shape {
        None => compared.by_clues(),
        Some(_) => None,
    });
    whole.map(everywhere).or_else(|| match shape {
        Some(shape) if shape.quantity.is_none() => None,
        _ => compared.by_quantity(),
    })
}

/// An answer and all misconceptions, each with the places where it differs from the reference.
struct Compared<'a> {
    known: &'a Known,
    run: &'a [CaseRun],
    yours: HashSet<Place>,
    /// For each misconception.
    theirs: Vec<HashSet<Place>>,
}

impl<'a> Compared<'a> {
    fn new(known: &'a Known, run: &'a [CaseRun]) -> Self {
        let differs = |run: &[CaseRun]| places(&known.reference, run);
        Self {
            known,
            run,
            yours: differs(run),
            theirs: known
                .misconceptions
                .iter()
                .map(|wrong| differs(wrong))
                .collect(),
        }
    }

    /// The misconception with the least number, of those that get one from `number`; if it is one
    /// alone.
    fn the_least(&self, number: impl Fn(usize) -> Option<usize>) -> Option<usize> {
        let indices = 0..self.theirs.len();
        let mut candidates: Vec<(usize, usize)> = indices
            .filter_map(|index| Some((number(index)?, index)))
            .collect();
        candidates.sort_unstable();
        match candidates[..] {
            [(_, index)] => Some(index),
            [(least, index), (next, _), ..] if least < next => Some(index),
            _ => None,
        }
    }

    /// The misconception that the answer's wrong values are those of.
    fn by_values(&self) -> Option<usize> {
        self.the_least(|index| {
            let theirs = &self.theirs[index];
            let elsewhere = self.explains(index, &self.yours, theirs)?;
            // Someone who gets a whole quantity right that the misconception gets wrong makes
            // another mistake.
            (self.quantities(&self.yours) == self.quantities(theirs)).then_some(elsewhere)
        })
    }

    /// At how many of `theirs`, which are places of the misconception, the answer is right, if they
    /// agree at all of `yours`. Who differs at few of many places makes another mistake.
    fn explains(
        &self,
        index: usize,
        yours: &HashSet<Place>,
        theirs: &HashSet<Place>,
    ) -> Option<usize> {
        let agrees = yours.is_subset(theirs)
            && yours.iter().all(|place| {
                agree(
                    self.known,
                    self.run,
                    &self.known.misconceptions[index],
                    *place,
                )
            });
        let elsewhere = theirs.len().checked_sub(yours.len())?;
        (agrees && 2 * elsewhere < theirs.len()).then_some(elsewhere)
    }

    /// The misconception whose way of going about it is the answer's, wherever that way is not the
    /// reference's. Of several, the one that is wrong at the places most like the answer's is meant.
    fn by_clues(&self) -> Option<usize> {
        self.the_least(|index| {
            let (wrong, theirs) = (&self.known.misconceptions[index], &self.theirs[index]);
            let telling = telling_clues(&self.known.reference, wrong);
            let told = |&(case, index): &(usize, usize)| {
                let clue = &self.known.reference[case].observations[index];
                let of =
                    |run: &[CaseRun]| matching(&run[case], index, clue).map(|o| o.value.clone());
                of(self.run) == of(wrong)
            };
            // Where the misconception is right and no clue tells, the answer must be right too.
            let explained = |case: usize| {
                telling.iter().any(|(told, _)| *told == case)
                    || theirs.iter().any(|(wrong, _)| *wrong == case)
            };
            let alike = self.yours.iter().all(|(case, _)| explained(*case));
            (!telling.is_empty() && telling.iter().all(told) && alike)
                .then(|| self.yours.symmetric_difference(theirs).count())
        })
    }

    /// The misconception that explains every difference of one quantity, and that quantity, where
    /// more than one mistake was made and every case came to its end. An answer that is wrong
    /// throughout may agree with some mistake in one quantity by accident. So each quantity must be
    /// explained, by one mistake or another; the first is told.
    fn by_quantity(&self) -> Option<Recognised> {
        let all = self.quantities(&self.yours);
        let of = |places: &HashSet<Place>, wanted: &str| -> HashSet<Place> {
            let is = |place: &Place| self.quantity(*place) == Some(wanted);
            places.iter().copied().filter(is).collect()
        };
        let explained: Option<Vec<Recognised>> = self
            .in_order()?
            .into_iter()
            .map(|name| {
                let yours = of(&self.yours, name);
                let index = self.the_least(|index| {
                    let theirs = &self.theirs[index];
                    let elsewhere = self.explains(index, &yours, &of(theirs, name))?;
                    self.quantities(theirs).is_subset(&all).then_some(elsewhere)
                })?;
                Some(Recognised {
                    index,
                    confined_to: Some(name.to_owned()),
                })
            })
            .collect();
        explained
            .filter(|mistakes| mistakes.len() > 1)?
            .into_iter()
            .next()
    }

    /// The names of what differs, in the order of the cases; nothing if a case stopped early.
    fn in_order(&self) -> Option<Vec<&'a str>> {
        let mut places: Vec<Place> = self.yours.iter().copied().collect();
        places.sort_unstable();
        let mut names = Vec::new();
        for place in places {
            let name = self.quantity(place)?;
            if !names.contains(&name) {
                names.push(name);
            }
        }
        Some(names)
    }

    /// The name of what is observed at a place; a case that stopped early has none.
    fn quantity(&self, (case, index): Place) -> Option<&'a str> {
        Some(
            self.known.reference[case].observations[index?]
                .name
                .as_str(),
        )
    }

    /// The names of what differs; a case that stopped early is a quantity of its own.
    fn quantities(&self, places: &HashSet<Place>) -> HashSet<Option<&'a str>> {
        places.iter().map(|place| self.quantity(*place)).collect()
    }
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
        | Demand::Input(_)
        | Demand::Assumed
        | Demand::Asked
        | Demand::Relation
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
