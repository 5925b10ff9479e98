use lab::{E, Kind};
use nalgebra::{DMatrix, DVector};

#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    pub x: DVector<f64>,
    pub eigenvalues: DVector<f64>,
    pub kind: Kind,
    pub kappa: Option<f64>,
    pub value: f64,
}

// Adds a flat direction to the solution: critical, but not the shortest.
pub fn report(h: &DMatrix<f64>, b: &DVector<f64>) -> Result<Report, E> {
    let n = h.nrows();
    if n == 0 && h.ncols() == 0 {
        return Err(E::Empty);
    }
    if n != h.ncols() {
        return Err(E::NotSquare);
    }
    if !h.iter().all(|v| v.is_finite()) || !b.iter().all(|v| v.is_finite()) {
        return Err(E::NonFinite);
    }
    let relative = 10.0 * n as f64 * f64::EPSILON;
    for i in 0..n {
        for j in 0..i {
            if (h[(i, j)] - h[(j, i)]).abs() > 1e-12 * h.amax() {
                return Err(E::NotSymmetric);
            }
        }
    }
    let svd = h.clone().svd(true, true);
    let zero = relative * svd.singular_values.max();
    let flat = svd.singular_values.iter().position(|&s| s <= zero);
    let mut x = svd.solve(b, zero).map_err(|_| E::Singular)?;
    if let (Some(k), Some(v_t)) = (flat, &svd.v_t) {
        x += v_t.row(k).transpose();
    }
    if (b - h * &x).norm() > 1e-8 * b.norm() {
        return Err(E::Singular);
    }
    let mut lambda: Vec<f64> = h.symmetric_eigenvalues().iter().copied().collect();
    lambda.sort_by(|a, b| a.partial_cmp(b).unwrap());
    let kind = match (lambda[0], lambda[n - 1]) {
        (low, high) if low < -zero && high > zero => Kind::Saddle,
        (low, _) if low > zero => Kind::Min,
        (_, high) if high < -zero => Kind::Max,
        _ => Kind::Inconclusive,
    };
    let kappa = match kind {
        Kind::Min => Some(lambda[n - 1] / lambda[0]),
        _ => None,
    };
    let value = -b.dot(&x) / 2.0;
    Ok(Report {
        x,
        eigenvalues: DVector::from_vec(lambda),
        kind,
        kappa,
        value,
    })
}
