use nalgebra::{DMatrix, DVector};

// Tries a hundred directions only.
pub fn descending_fraction(h2: &DMatrix<f64>) -> f64 {
    (0..100)
        .filter(|k| {
            let angle = std::f64::consts::TAU * f64::from(*k) / 100.0;
            let v = DVector::from_vec(vec![angle.cos(), angle.sin()]);
            v.dot(&(h2 * &v)) < 0.0
        })
        .count() as f64
        / 100.0
}
