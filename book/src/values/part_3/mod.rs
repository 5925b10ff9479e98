//! Numbers of part 3, "Critical Points and the Second-Derivative Test":
//! a file for each section, with the name of its page.

mod critical_points;
mod example;
mod second_derivative_test;

use crate::values::Values;
use figures::part_3::experiments::critical_points::himmelblau_points;
use lab::{Kind, functions::vector};
use nalgebra::{DMatrix, DVector};
use solutions::{classify::answer::classify, inertia::answer::inertia};

/// Puts the numbers of the part into the table.
pub fn values(values: &mut Values) {
    critical_points::values(values);
    second_derivative_test::values(values);
    example::values(values);
}

/// All critical points of Himmelblau's function.
fn nine_points() -> Vec<DVector<f64>> {
    himmelblau_points(6, 0.75)
}

fn kind(h: &DMatrix<f64>) -> Kind {
    classify(h).expect("a finite symmetric matrix")
}

/// The number of negative eigenvalues.
fn index(h: &DMatrix<f64>) -> usize {
    inertia(h).expect("a finite symmetric matrix").1
}

fn diagonal(entries: &[f64]) -> DMatrix<f64> {
    DMatrix::from_diagonal(&vector(entries))
}
