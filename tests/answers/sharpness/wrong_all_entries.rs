use nalgebra::DMatrix;

pub fn worst_rise(h: &DMatrix<f64>, rho: f64) -> f64 {
    let (values, _) = lab::spectrum(h).unwrap();
    0.5 * rho * rho * values[values.len() - 1].max(0.0)
}

// As if all entries of the noise were one and the same random number.
pub fn mean_rise(h: &DMatrix<f64>, s: f64) -> f64 {
    0.5 * s * s * h.sum()
}

pub fn rescaled_hessian(a: f64) -> DMatrix<f64> {
    DMatrix::from_row_slice(2, 2, &[1.0 / (a * a), 1.0, 1.0, a * a])
}
