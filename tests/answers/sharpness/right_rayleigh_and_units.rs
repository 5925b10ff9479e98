use nalgebra::{DMatrix, DVector};

// Power iteration on H + c·I, with c so large that the top eigenvalue is the largest in size.
pub fn worst_rise(h: &DMatrix<f64>, rho: f64) -> f64 {
    let n = h.nrows();
    let c = h.norm();
    if c == 0.0 {
        return 0.0;
    }
    // Squaring the matrix again and again takes very many steps of the iteration at once.
    let mut power = h / c + DMatrix::identity(n, n);
    for _ in 0..50 {
        power = &power * &power;
        power /= power.norm();
    }
    let best = (0..n)
        .map(|i| power.column(i).into_owned())
        .max_by(|a, b| a.norm().total_cmp(&b.norm()))
        .unwrap();
    let q: DVector<f64> = best.normalize();
    let lambda = q.dot(&(h * &q));
    if lambda > 0.0 {
        lambda * rho * rho / 2.0
    } else {
        0.0
    }
}

pub fn mean_rise(h: &DMatrix<f64>, s: f64) -> f64 {
    let n = h.nrows();
    let mut total = 0.0;
    for i in 0..n {
        for j in 0..n {
            let covariance = if i == j { s * s } else { 0.0 };
            total += 0.5 * h[(i, j)] * covariance;
        }
    }
    total
}

// H = J Jᵀ at a residual of zero, with J the gradient of w₁w₂.
pub fn rescaled_hessian(a: f64) -> DMatrix<f64> {
    let j = DVector::from_vec(vec![a.recip(), a]);
    &j * j.transpose()
}
