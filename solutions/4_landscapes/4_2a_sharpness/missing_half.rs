use nalgebra::DMatrix;
use nalgebra::DVector;

/// The largest ½ vᵀH v over |v| <= `rho`.
pub fn worst_rise(h: &DMatrix<f64>, rho: f64) -> f64 {
    rho.powi(2) * eigenvalues(h).max().max(0.0)
}

/// The mean of ½ vᵀH v over noise v with independent entries of standard deviation `s`.
pub fn mean_rise(h: &DMatrix<f64>, s: f64) -> f64 {
    s.powi(2) * h.trace()
}

/// The Hessian of ½ (w₁w₂ - 1)² at (a, 1/a).
pub fn rescaled_hessian(a: f64) -> DMatrix<f64> {
    let (w1, w2) = (a, 1.0 / a);
    let mixed = 2.0 * w1 * w2 - 1.0;
    DMatrix::from_row_slice(2, 2, &[w2 * w2, mixed, mixed, w1 * w1])
}

fn eigenvalues(h: &DMatrix<f64>) -> DVector<f64> {
    let (values, _) = lab::spectrum(h).expect("the statement promises a symmetric matrix");
    values
}
