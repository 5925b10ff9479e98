use lab::E;
use nalgebra::{DMatrix, DVector};

// The rescaled matrix is (D^-1/2 L)(D^-1/2 L)ᵀ: its eigenvalues are squared singular values.
pub fn jacobi_kappa(h: &DMatrix<f64>) -> Result<f64, E> {
    lab::spectrum(h)?;
    let n = h.nrows();
    for i in 0..n {
        if h[(i, i)] <= 0.0 {
            return Err(E::Indefinite);
        }
    }
    let mut rescaled = h.clone();
    for i in 0..n {
        for j in 0..n {
            rescaled[(i, j)] = h[(i, j)] / h[(i, i)].sqrt() / h[(j, j)].sqrt();
        }
    }
    let factor = rescaled.cholesky().ok_or(E::Indefinite)?.unpack();
    let values = factor.singular_values();
    let (big, small) = (values[0].powi(2), values[n - 1].powi(2));
    if small <= 10.0 * n as f64 * f64::EPSILON * big {
        return Err(E::Indefinite);
    }
    Ok(big / small)
}

pub fn adam(h: &DMatrix<f64>, x: &DVector<f64>, lr: f64, k: usize) -> DVector<f64> {
    let n = x.len();
    let mut x: Vec<f64> = x.as_slice().to_vec();
    let (mut m, mut s) = (vec![0.0_f64; n], vec![0.0_f64; n]);
    for t in 1..=k {
        let mut g = vec![0.0; n];
        for i in 0..n {
            for j in 0..n {
                g[i] += h[(i, j)] * x[j];
            }
        }
        for i in 0..n {
            m[i] += (1.0 - 0.9) * (g[i] - m[i]);
            s[i] += (1.0 - 0.999) * (g[i] * g[i] - s[i]);
            let up = m[i] / (1.0 - 0.9_f64.powf(t as f64));
            let down = (s[i] / (1.0 - 0.999_f64.powf(t as f64))).sqrt();
            x[i] -= lr * (up / (down + 1e-8));
        }
    }
    DVector::from_vec(x)
}
