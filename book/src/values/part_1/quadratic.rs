//! Where part 1 looks at the chapter's quadratic, and how it changes from there.

use lab::functions::{CHAPTER, vector};
use nalgebra::DVector;

/// Where the part looks at the chapter's quadratic: its gradient there is (3, 4).
pub(super) fn point() -> DVector<f64> {
    vector(&[0.4, 2.3])
}

pub(super) fn change(from: &DVector<f64>, step: &DVector<f64>) -> f64 {
    (CHAPTER.f)(&(from + step)) - (CHAPTER.f)(from)
}
