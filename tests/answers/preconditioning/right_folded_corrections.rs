use lab::E;
use nalgebra::{DMatrix, DVector, SVD};

pub fn jacobi_kappa(h: &DMatrix<f64>) -> Result<f64, E> {
    lab::spectrum(h)?;
    let n = h.nrows();
    let mut c = h.clone();
    for i in 0..n {
        if h[(i, i)] <= 0.0 {
            return Err(E::Indefinite);
        }
        for j in 0..n {
            c[(i, j)] = h[(i, j)] / h[(i, i)].sqrt() / h[(j, j)].sqrt();
        }
    }
    // A positive definite matrix has a Cholesky factor, and its singular values are eigenvalues.
    if c.clone().cholesky().is_none() {
        return Err(E::Indefinite);
    }
    let values = SVD::new(c, false, false).singular_values;
    let kappa = values.max() / values.min();
    if kappa * 10.0 * n as f64 * f64::EPSILON >= 1.0 {
        return Err(E::Indefinite);
    }
    Ok(kappa)
}

// Keeps the sums of g and g² without the factors, and puts all corrections into two numbers.
pub fn adam(h: &DMatrix<f64>, x: &DVector<f64>, lr: f64, k: usize) -> DVector<f64> {
    let mut x: Vec<f64> = x.iter().copied().collect();
    let n = x.len();
    let mut sums = vec![(0.0_f64, 0.0_f64); n];
    let (mut weight1, mut weight2) = (0.0, 0.0);
    for _ in 0..k {
        let g: Vec<f64> = (0..n)
            .map(|i| (0..n).map(|j| h[(i, j)] * x[j]).sum())
            .collect();
        weight1 = 0.9 * weight1 + 1.0;
        weight2 = 0.999 * weight2 + 1.0;
        for ((x, (a, b)), g) in x.iter_mut().zip(sums.iter_mut()).zip(g) {
            *a = 0.9 * *a + g;
            *b = 0.999 * *b + g * g;
            *x -= lr * (*a / weight1) / ((*b / weight2).sqrt() + 1e-8);
        }
    }
    DVector::from_vec(x)
}
