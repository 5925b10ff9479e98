use nalgebra::{DMatrix, DVector};

// The eigenvector from squaring c·I - H; the curvature from its Rayleigh quotient.
pub fn neg_curv_step(g: &DVector<f64>, h: &DMatrix<f64>, rho: f64) -> Option<DVector<f64>> {
    let n = h.nrows();
    let c = h.norm();
    if c == 0.0 {
        return None;
    }
    let mut power = DMatrix::identity(n, n) * 1.5 - h / c;
    for _ in 0..40 {
        power = &power * &power;
        power /= power.norm();
    }
    let column = (0..n)
        .max_by(|&i, &j| power.column(i).norm().total_cmp(&power.column(j).norm()))
        .unwrap();
    let q = power.column(column).normalize();
    let lambda = q.dot(&(h * &q));
    // |H| in the Frobenius norm lies between max|λ| and √n times that: far from any case.
    if lambda >= -10.0 * n as f64 * f64::EPSILON * c {
        return None;
    }
    let length = -2.0 * lambda / rho;
    Some(if g.dot(&q) <= 0.0 {
        q * length
    } else {
        q * -length
    })
}
