// Counts as zero what is a millionth of the largest eigenvalue, as if H came from differences.
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
pub fn report(h: &DMatrix<f64>, b: &DVector<f64>) -> Result<Report, E> {
    let (l, q) = lab::spectrum(h)?;
    if b.iter().any(|v| !v.is_finite()) {
        return Err(E::NonFinite);
    }
    let n = l.len();
    let tol = 1e-6 * l.amax();
    let mut x = DVector::zeros(n);
    for i in 0..n {
        if l[i].abs() > tol {
            let c = q.column(i);
            x += c * (c.dot(b) / l[i]);
        }
    }
    if (h * &x - b).norm() > 1e-8 * b.norm() {
        return Err(E::Singular);
    }
    let pos = l.iter().any(|&v| v > tol);
    let neg = l.iter().any(|&v| v < -tol);
    let zero = l.iter().any(|&v| v.abs() <= tol);
    let kind = if pos && neg {
        Kind::Saddle
    } else if zero {
        Kind::Inconclusive
    } else if pos {
        Kind::Min
    } else {
        Kind::Max
    };
    let kappa = if kind == Kind::Min {
        Some(l[n - 1] / l[0])
    } else {
        None
    };
    let value = 0.5 * x.dot(&(h * &x)) - b.dot(&x);
    Ok(Report {
        x,
        eigenvalues: l,
        kind,
        kappa,
        value,
    })
}
