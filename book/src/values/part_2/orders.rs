//! Orders of the remainder, measured as slopes.

use lab::functions::{Function, vector};
use nalgebra::DVector;
use solutions::remainder_slopes::answer::slopes;

/// Where the orders of e^x sin y are measured, and along which direction.
pub(super) fn exp_sin() -> (DVector<f64>, DVector<f64>) {
    (vector(&[0.3, 0.7]), vector(&[0.6, 0.8]))
}

/// The slopes of orders 0, 1 and 2 of a function with known derivatives.
pub(super) fn orders_of(function: &Function, x: &DVector<f64>, v: &DVector<f64>) -> [f64; 3] {
    let (g, h) = ((function.gradient)(x), (function.hessian)(x));
    slopes(&|p| (function.f)(p), &g, &h, x, v, 4..13)
}
