use lab::E;
use nalgebra::{DMatrix, DVector};

// Scales by row sums of absolute values, not by the diagonal.
pub fn jacobi_kappa(h: &DMatrix<f64>) -> Result<f64, E> {
    lab::spectrum(h)?;
    let n = h.nrows();
    let d: Vec<f64> = (0..n).map(|i| h.row(i).abs().sum().sqrt()).collect();
    let scaled = DMatrix::from_fn(n, n, |i, j| h[(i, j)] / (d[i] * d[j]));
    let (values, _) = lab::spectrum(&scaled).map_err(|_| E::Indefinite)?;
    if values[0] <= 1e-14 {
        return Err(E::Indefinite);
    }
    Ok(values[n - 1] / values[0])
}

pub fn adam(h: &DMatrix<f64>, x: &DVector<f64>, lr: f64, k: usize) -> DVector<f64> {
    let n = x.len();
    let (mut x, mut m, mut s) = (x.clone(), vec![0.0; n], vec![0.0_f64; n]);
    for t in 1..=k as i32 {
        let g = h * &x;
        for i in 0..n {
            m[i] = 0.9 * m[i] + 0.1 * g[i];
            s[i] = 0.999 * s[i] + 0.001 * g[i] * g[i];
            let root = (s[i] / (1.0 - 0.999_f64.powi(t))).sqrt();
            x[i] -= lr * m[i] / (1.0 - 0.9_f64.powi(t)) / (root + 1e-8);
        }
    }
    x
}
