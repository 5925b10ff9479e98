use nalgebra::DMatrix;

// Tries the coordinate axes only.
pub fn worst_rise(h: &DMatrix<f64>, rho: f64) -> f64 {
    0.5 * rho * rho * h.diagonal().max().max(0.0)
}

pub fn mean_rise(h: &DMatrix<f64>, s: f64) -> f64 {
    0.5 * s * s * h.trace()
}

pub fn rescaled_hessian(a: f64) -> DMatrix<f64> {
    DMatrix::from_row_slice(2, 2, &[1.0 / (a * a), 1.0, 1.0, a * a])
}
