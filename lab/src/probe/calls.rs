//! Where an answer calls a function that it was given: a clue to how it takes differences.

use nalgebra::{DMatrix, DVector};
use std::cell::RefCell;

/// How many of them are evidence.
const FIRST: usize = 16;

/// The points at which a function was called.
#[derive(Default)]
pub struct Calls(RefCell<Vec<DVector<f64>>>);

impl Calls {
    /// Notes one more.
    pub fn note(&self, point: &DVector<f64>) {
        self.0.borrow_mut().push(point.clone());
    }

    /// How many there were.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.borrow().len()
    }

    /// The first points, as columns; as many as have the length of the first.
    pub(super) fn first(&self) -> DMatrix<f64> {
        let points = self.0.borrow();
        let alike = |point: &&DVector<f64>| point.len() == points[0].len();
        let first: Vec<_> = points
            .iter()
            .take(FIRST)
            .take_while(alike)
            .cloned()
            .collect();
        if first.is_empty() {
            return DMatrix::zeros(0, 0);
        }
        DMatrix::from_columns(&first)
    }

    /// Which differences around `x` the points allow, and whether all of them lie much closer to it
    /// or much farther from it than the best step of a central difference, eps^(1/3) max(1, |xᵢ|).
    /// `None` where they follow no such plan.
    #[must_use]
    pub fn plan(&self, x: &DVector<f64>) -> Option<&'static str> {
        let points = self.0.borrow();
        if points.iter().any(|point| point.len() != x.len()) {
            return None;
        }
        let steps: Vec<DVector<f64>> = points
            .iter()
            .map(|point| (point - x).zip_map(x, |step, x| step / x.abs().max(1.0)))
            .filter(|step| step.iter().any(|size| *size != 0.0))
            .collect();
        let mirrored = |step: &&DVector<f64>| {
            let slack = 0.01 * step.amax() + 2.0 * f64::EPSILON;
            steps.iter().any(|other| (other + *step).amax() <= slack)
        };
        let best = f64::EPSILON.cbrt();
        match steps.iter().filter(mirrored).count() {
            0 if !steps.is_empty() => Some("on one side"),
            all if all > 0 && all == steps.len() => {
                let near = |step: &DVector<f64>| step.amax() < best / 10.0;
                let far = |step: &DVector<f64>| step.amax() > best * 10.0;
                Some(if steps.iter().all(near) {
                    "on both sides, much too close"
                } else if steps.iter().all(far) {
                    "on both sides, much too far"
                } else {
                    "on both sides"
                })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::functions::vector;

    fn plan(x: &[f64], steps: &[&[f64]]) -> Option<&'static str> {
        let (x, calls) = (vector(x), Calls::default());
        for step in steps {
            calls.note(&(&x + vector(step)));
        }
        assert_eq!(calls.count(), steps.len());
        calls.plan(&x)
    }

    #[test]
    fn plans_are_told_apart_at_any_step() {
        for h in [1e-12, 1e-8, 1e-6, 1e-2] {
            let one_side = plan(&[0.3, 7.0], &[&[0.0, 0.0], &[h, 0.0], &[0.0, -h]]);
            assert_eq!(one_side, Some("on one side"), "{h}");
        }
        let both = |h: f64| plan(&[0.3, 7.0], &[&[h, 0.0], &[-h, 0.0], &[0.0, -h], &[0.0, h]]);
        assert_eq!(both(1e-11), Some("on both sides, much too close"));
        assert_eq!(both(6e-6), Some("on both sides"));
        assert_eq!(both(1e-2), Some("on both sides, much too far"));
    }

    #[test]
    fn steps_are_measured_in_the_size_of_their_coordinate() {
        let steps: [&[f64]; 2] = [&[6e6, 0.0], &[-6e6, 0.0]];
        assert_eq!(plan(&[1e12, 1.0], &steps), Some("on both sides"));
    }

    #[test]
    fn what_follows_no_plan_says_nothing() {
        assert_eq!(plan(&[0.3, 7.0], &[]), None);
        assert_eq!(plan(&[0.3, 7.0], &[&[0.0, 0.0]]), None);
        let steps: [&[f64]; 3] = [&[1e-6, 0.0], &[-1e-6, 0.0], &[0.0, 1e-6]];
        assert_eq!(plan(&[0.3, 7.0], &steps), None);
        let calls = Calls::default();
        calls.note(&vector(&[1.0]));
        assert_eq!(calls.plan(&vector(&[1.0, 2.0])), None);
    }
}
