//! Numbers of part 1, "From Gradients to the Hessian":
//! a file for each section, with the name of its page.

mod curvature;
mod gradient;
mod hessian;

use crate::values::Values;
use lab::functions::{CHAPTER, vector};
use nalgebra::DVector;

/// Puts the numbers of the part into the table.
pub fn values(values: &mut Values) {
    gradient::values(values);
    hessian::values(values);
    curvature::values(values);
}

/// Where the part looks at the chapter's quadratic: its gradient there is (3, 4).
fn point() -> DVector<f64> {
    vector(&[0.4, 2.3])
}

fn change(from: &DVector<f64>, step: &DVector<f64>) -> f64 {
    (CHAPTER.f)(&(from + step)) - (CHAPTER.f)(from)
}

/// The next power of ten: what is left of rounding has no digits that another machine would give.
fn power_above(error: f64) -> f64 {
    10_f64.powf(error.log10().ceil())
}
