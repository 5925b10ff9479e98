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

// LU where H is regular; conjugate gradients on the normal equations, from 0, where it is not:
// they stay in the range of H and so find the shortest solution.
pub fn report(h: &DMatrix<f64>, b: &DVector<f64>) -> Result<Report, E> {
    if h.is_empty() {
        return Err(E::Empty);
    }
    if !h.is_square() {
        return Err(E::NotSquare);
    }
    if h.iter().chain(b).any(|v| !v.is_finite()) {
        return Err(E::NonFinite);
    }
    let n = h.nrows();
    let relative = 10.0 * n as f64 * f64::EPSILON;
    if (h - h.transpose()).amax() > 1e-12 * h.amax() {
        return Err(E::NotSymmetric);
    }
    let mut eigenvalues = h.symmetric_eigenvalues();
    eigenvalues.as_mut_slice().sort_by(f64::total_cmp);
    let zero = relative * eigenvalues.amax();
    let regular = eigenvalues.iter().all(|l| l.abs() > zero);
    let x = if regular {
        h.clone().lu().solve(b).ok_or(E::Singular)?
    } else {
        shortest(h, b)
    };
    if (h * &x - b).norm() > 1e-8 * b.norm() {
        return Err(E::Singular);
    }
    let some_positive = eigenvalues.iter().any(|&l| l > zero);
    let some_negative = eigenvalues.iter().any(|&l| l < -zero);
    let kind = match (some_positive, some_negative, regular) {
        (true, true, _) => Kind::Saddle,
        (true, false, true) => Kind::Min,
        (false, true, true) => Kind::Max,
        _ => Kind::Inconclusive,
    };
    let mut kappa = None;
    if kind == Kind::Min {
        kappa = Some(eigenvalues[n - 1] / eigenvalues[0]);
    }
    let value = x.dot(&(0.5 * h * &x - b));
    Ok(Report {
        x,
        eigenvalues,
        kind,
        kappa,
        value,
    })
}

fn shortest(h: &DMatrix<f64>, b: &DVector<f64>) -> DVector<f64> {
    let mut x = DVector::zeros(b.len());
    // A few restarts clean up rounding.
    for _ in 0..3 {
        let mut r = h.transpose() * (b - h * &x);
        let mut d = r.clone();
        for _ in 0..b.len() {
            let step = h * &d;
            if step.norm_squared() == 0.0 || r.norm_squared() == 0.0 {
                break;
            }
            let alpha = r.norm_squared() / step.norm_squared();
            x += alpha * &d;
            let next = &r - alpha * (h.transpose() * step);
            let beta = next.norm_squared() / r.norm_squared();
            if next.norm() <= 1e-14 * (h.transpose() * b).norm() {
                break;
            }
            d = &next + beta * &d;
            r = next;
        }
    }
    x
}
