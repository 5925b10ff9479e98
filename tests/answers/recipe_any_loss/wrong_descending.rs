use lab::{E, Kind};
use nalgebra::{DMatrix, DVector};

/// What there is to say about a critical point.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    pub x: DVector<f64>,
    pub value: f64,
    pub eigenvalues: DVector<f64>,
    pub kind: Kind,
    pub kappa: Option<f64>,
    pub order: Option<f64>,
}

// Eigenvalues in descending order.
fn hessian(g: &dyn Fn(&DVector<f64>) -> DVector<f64>, x: &DVector<f64>) -> DMatrix<f64> {
    let n = x.len();
    let mut h = DMatrix::zeros(n, n);
    for i in 0..n {
        let e = 2_f64.powi(-16);
        let mut p = x.clone();
        p[i] = x[i] + e;
        let above = g(&p);
        p[i] = x[i] - e;
        let below = g(&p);
        for j in 0..n {
            h[(i, j)] += (above[j] - below[j]) / (4.0 * e);
            h[(j, i)] += (above[j] - below[j]) / (4.0 * e);
        }
    }
    h
}

pub fn analyse(
    f: &dyn Fn(&DVector<f64>) -> f64,
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x0: &DVector<f64>,
) -> Result<Analysis, E> {
    let mut x = x0.clone();
    let mut left = 100;
    let h = loop {
        let h = hessian(g, &x);
        let gx = g(&x);
        if !(gx.norm() + h.norm()).is_finite() {
            return Err(E::NonFinite);
        }
        let Some(inverse) = h.clone().try_inverse() else {
            if gx.norm() == 0.0 {
                break h;
            }
            return Err(E::Indefinite);
        };
        let s = inverse * &gx;
        if gx.norm() <= 1e-8 && s.norm() <= 1e-6 {
            break h;
        }
        if left == 0 {
            return Err(E::Indefinite);
        }
        left -= 1;
        x -= s;
    };
    let mut lambda: Vec<f64> = h.clone().symmetric_eigenvalues().iter().copied().collect();
    lambda.sort_by(f64::total_cmp);
    let size = lambda.iter().fold(0.0_f64, |m, l| m.max(l.abs()));
    let signs: Vec<i32> = lambda
        .iter()
        .map(|l| {
            if l.abs() <= 1e-6 * size {
                0
            } else {
                l.signum() as i32
            }
        })
        .collect();
    let (first, last) = (signs[0], signs[signs.len() - 1]);
    let kind = if first * last < 0 {
        Kind::Saddle
    } else if signs.contains(&0) {
        Kind::Inconclusive
    } else if first > 0 {
        Kind::Min
    } else {
        Kind::Max
    };
    let mut kappa = None;
    if first >= 0 && last > 0 {
        let k = signs.iter().position(|&s| s > 0).unwrap();
        kappa = Some(lambda[lambda.len() - 1] / lambda[k]);
    }
    let n = x.len() as f64;
    let v = x.map(|_| 1.0 / n.sqrt());
    let remainder = |t: f64| {
        let step = &v * t;
        f(&(&x + &step)) - f(&x) - g(&x).dot(&step) - 0.5 * step.dot(&(&h * &step))
    };
    let counted: Vec<f64> = (3..=8)
        .map(|k| (-f64::from(k)).exp2())
        .filter(|&t| remainder(t).abs() > 1e-6 * t * t * size)
        .collect();
    let order = match counted[..] {
        [.., a, b] => Some((remainder(a) / remainder(b)).abs().log2() / (a / b).log2()),
        _ => None,
    };
    let value = f(&x);
    if value.is_nan() {
        return Err(E::NonFinite);
    }
    Ok(Analysis {
        x: x.clone(),
        value,
        eigenvalues: DVector::from_vec(lambda.into_iter().rev().collect()),
        kind,
        kappa,
        order,
    })
}
