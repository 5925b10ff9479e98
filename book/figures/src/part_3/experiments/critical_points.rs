//! Experiments of section 3.1: the critical points of Himmelblau's function.

use lab::functions::{HIMMELBLAU, vector};
use nalgebra::DVector;
use solutions::find_critical::answer::all_critical;

/// The critical points of Himmelblau's function that Newton's method finds from a square grid of
/// seeds about the origin: so many on each side of it, at this distance from each other.
#[must_use]
pub fn himmelblau_points(count: i32, distance: f64) -> Vec<DVector<f64>> {
    let side = || (-count..=count).map(|k| distance * f64::from(k));
    let seeds: Vec<DVector<f64>> = side()
        .flat_map(|x| side().map(move |y| vector(&[x, y])))
        .collect();
    all_critical(&HIMMELBLAU.gradient, &HIMMELBLAU.hessian, &seeds)
}
