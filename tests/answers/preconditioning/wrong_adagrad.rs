use lab::E;
use nalgebra::{DMatrix, DVector};

pub fn jacobi_kappa(h: &DMatrix<f64>) -> Result<f64, E> {
    let _ = lab::spectrum(h)?;
    if h.diagonal().iter().any(|d| *d <= 0.0) {
        return Err(E::Indefinite);
    }
    let root = DMatrix::from_diagonal(&h.diagonal().map(|d| d.sqrt().recip()));
    let scaled = &root * h * &root;
    let n = h.nrows();
    // Mirrored, so that rounding leaves no asymmetry.
    let scaled = (&scaled + scaled.transpose()) / 2.0;
    let values = scaled.symmetric_eigenvalues();
    if values.min() <= 10.0 * n as f64 * f64::EPSILON * values.max() {
        Err(E::Indefinite)
    } else {
        Ok(values.max() / values.min())
    }
}

pub fn adam(h: &DMatrix<f64>, x: &DVector<f64>, lr: f64, k: usize) -> DVector<f64> {
    let n = x.len();
    let (mut x, mut m, mut s) = (x.clone(), DVector::zeros(n), DVector::zeros(n));
    let (mut left1, mut left2) = (1.0, 1.0); // Adagrad: squares are summed, not averaged.
    for _ in 0..k {
        let g = h * &x;
        m = m * 0.9 + &g * 0.1;
        s = s + g.component_mul(&g);
        left1 *= 0.9;
        left2 *= 1.0;
        let step = (&m / (1.0 - left1)).zip_map(&&s, |m: f64, s: f64| m / (s.sqrt() + 1e-8));
        x -= step * lr;
    }
    x
}
