use nalgebra::{DMatrix, dmatrix};

pub fn worst_rise(h: &DMatrix<f64>, rho: f64) -> f64 {
    h.symmetric_eigenvalues()
        .iter()
        .map(|l| 0.5 * l * rho * rho)
        .fold(0.0, f64::max)
}

pub fn mean_rise(h: &DMatrix<f64>, s: f64) -> f64 {
    let (values, _) = lab::spectrum(h).unwrap();
    values.iter().map(|l| l * s * s / 2.0).sum()
}

pub fn rescaled_hessian(a: f64) -> DMatrix<f64> {
    dmatrix![a.powi(-2), 1.0; 1.0, a.powi(2)]
}
