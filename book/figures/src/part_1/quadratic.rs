//! The chapter's quadratic in coordinates, and where part 1 looks at it.

use lab::functions::{CHAPTER, vector};

/// Where the part looks at the chapter's quadratic: its gradient there is (3, 4).
pub(super) const POINT: (f64, f64) = (0.4, 2.3);

pub(super) fn chapter(x: f64, y: f64) -> f64 {
    (CHAPTER.f)(&vector(&[x, y]))
}

/// The gradient of the chapter's quadratic.
pub(super) fn slope(x: f64, y: f64) -> (f64, f64) {
    let g = (CHAPTER.gradient)(&vector(&[x, y]));
    (g[0], g[1])
}
