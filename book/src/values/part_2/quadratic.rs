//! Where part 2 stands on the chapter's quadratic, and the step that it takes.

use lab::functions::{CHAPTER, vector};
use nalgebra::{DMatrix, DVector};

/// Where this part stands on the chapter's quadratic, with its gradient and Hessian there.
pub(super) fn start() -> (DVector<f64>, DVector<f64>, DMatrix<f64>) {
    let x = vector(&[0.5, -0.5]);
    let (g, h) = ((CHAPTER.gradient)(&x), (CHAPTER.hessian)(&x));
    (x, g, h)
}

pub(super) fn step() -> DVector<f64> {
    vector(&[0.3, 0.4])
}
