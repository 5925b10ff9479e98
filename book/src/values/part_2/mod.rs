//! Numbers of part 2, "The Multivariable Taylor Expansion":
//! a file for each section, with the name of its page.

mod derivation;
mod expansion;
mod quadratic_form;
mod steps;

use crate::values::Values;
use lab::functions::{CHAPTER, Function, vector};
use nalgebra::{DMatrix, DVector};
use solutions::remainder_slopes::answer::slopes;

/// Puts the numbers of the part into the table.
pub fn values(values: &mut Values) {
    expansion::values(values);
    derivation::values(values);
    quadratic_form::values(values);
    steps::values(values);
}

/// Where this part stands on the chapter's quadratic, with its gradient and Hessian there.
fn start() -> (DVector<f64>, DVector<f64>, DMatrix<f64>) {
    let x = vector(&[0.5, -0.5]);
    let (g, h) = ((CHAPTER.gradient)(&x), (CHAPTER.hessian)(&x));
    (x, g, h)
}

fn step() -> DVector<f64> {
    vector(&[0.3, 0.4])
}

/// Where the orders of e^x sin y are measured, and along which direction.
fn exp_sin() -> (DVector<f64>, DVector<f64>) {
    (vector(&[0.3, 0.7]), vector(&[0.6, 0.8]))
}

/// The slopes of orders 0, 1 and 2 of a function with known derivatives.
fn orders_of(function: &Function, x: &DVector<f64>, v: &DVector<f64>) -> [f64; 3] {
    let (g, h) = ((function.gradient)(x), (function.hessian)(x));
    slopes(&|p| (function.f)(p), &g, &h, x, v, 4..13)
}
