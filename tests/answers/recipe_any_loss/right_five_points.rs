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

type Vector = DVector<f64>;

// Five-point differences, a solution in eigencoordinates, the last step taken, one error for all.
fn hessian(g: &dyn Fn(&Vector) -> Vector, x: &Vector) -> DMatrix<f64> {
    let n = x.len();
    let columns: Vec<Vector> = (0..n)
        .map(|j| {
            let h = 1e-3 * x[j].abs().max(1.0);
            let at = |k: f64| {
                let mut p = x.clone();
                p[j] += k * h;
                g(&p)
            };
            (at(-2.0) - at(-1.0) * 8.0 + at(1.0) * 8.0 - at(2.0)) / (12.0 * h)
        })
        .collect();
    let h = DMatrix::from_columns(&columns);
    (&h + h.transpose()) / 2.0
}

fn newton(g: &dyn Fn(&Vector) -> Vector, x0: &Vector) -> Option<Vector> {
    let mut x = x0.clone();
    for _ in 0..100 {
        let gx = g(&x);
        let (lambda, q) = lab::spectrum(&hessian(g, &x)).ok()?;
        if lambda.iter().any(|&l| l == 0.0) {
            return None;
        }
        let s = &q * (q.transpose() * &gx).component_div(&lambda);
        let done = gx.norm() <= 1e-8 && s.norm() <= 1e-6;
        x -= s;
        if done {
            return Some(x);
        }
    }
    None
}

pub fn analyse(
    f: &dyn Fn(&Vector) -> f64,
    g: &dyn Fn(&Vector) -> Vector,
    x0: &Vector,
) -> Result<Analysis, E> {
    let x = newton(g, x0).ok_or(E::Singular)?;
    let h = hessian(g, &x);
    let (lambda, _) = lab::spectrum(&h)?;
    let value = f(&x);
    if !value.is_finite() {
        return Err(E::Singular);
    }
    let limit = 1e-6 * lambda.amax();
    let nonzero: Vec<f64> = lambda.iter().copied().filter(|l| l.abs() > limit).collect();
    let up = nonzero.iter().any(|&l| l > 0.0);
    let down = nonzero.iter().any(|&l| l < 0.0);
    let kind = match (up, down, nonzero.len() == x.len()) {
        (true, true, _) => Kind::Saddle,
        (true, false, true) => Kind::Min,
        (false, true, true) => Kind::Max,
        _ => Kind::Inconclusive,
    };
    let kappa = if up && !down {
        Some(nonzero[nonzero.len() - 1] / nonzero[0])
    } else {
        None
    };
    let v = Vector::from_element(x.len(), 1.0).normalize();
    let (slope, bend) = (g(&x).dot(&v), (&h * &v).dot(&v));
    let mut logs = vec![];
    for k in 3..=8 {
        let t = 2_f64.powi(-k);
        let r = (f(&(&x + t * &v)) - value - t * slope - t * t * bend / 2.0).abs();
        if r > 1e-6 * t * t * lambda.amax() {
            logs.push((t.ln(), r.ln()));
        }
    }
    let last: Vec<(f64, f64)> = logs.into_iter().rev().take(3).collect();
    let order = if last.len() >= 2 {
        let m = last.len() as f64;
        let (a, b) = last
            .iter()
            .fold((0.0, 0.0), |s, p| (s.0 + p.0 / m, s.1 + p.1 / m));
        let top: f64 = last.iter().map(|p| (p.0 - a) * (p.1 - b)).sum();
        let bottom: f64 = last.iter().map(|p| (p.0 - a).powi(2)).sum();
        Some(top / bottom)
    } else {
        None
    };
    Ok(Analysis {
        x,
        value,
        eigenvalues: lambda,
        kind,
        kappa,
        order,
    })
}
