// Takes a slope through a single point, 0/0, where only one t counts.
use lab::{E, Kind};
use nalgebra::{DMatrix, DVector};
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    pub x: DVector<f64>,
    pub value: f64,
    pub eigenvalues: DVector<f64>,
    pub kind: Kind,
    pub kappa: Option<f64>,
    pub order: Option<f64>,
}
type F<'a> = &'a dyn Fn(&DVector<f64>) -> f64;
type G<'a> = &'a dyn Fn(&DVector<f64>) -> DVector<f64>;
fn hess(g: G, x: &DVector<f64>) -> DMatrix<f64> {
    let n = x.len();
    let mut h = DMatrix::zeros(n, n);
    for j in 0..n {
        let s = 6e-6 * x[j].abs().max(1.0);
        let (mut p, mut m) = (x.clone(), x.clone());
        p[j] += s;
        m[j] -= s;
        h.set_column(j, &((g(&p) - g(&m)) / (p[j] - m[j])));
    }
    (&h + h.transpose()) / 2.0
}
pub fn analyse(f: F, g: G, x0: &DVector<f64>) -> Result<Analysis, E> {
    let n = x0.len();
    let mut x = x0.clone();
    let mut found = false;
    for _ in 0..=100 {
        let gr = g(&x);
        if !x.iter().chain(gr.iter()).all(|v| v.is_finite()) || !f(&x).is_finite() {
            return Err(E::NonFinite);
        }
        let h = hess(g, &x);
        if h.iter().any(|v| !v.is_finite()) {
            return Err(E::NonFinite);
        }
        let s = if gr.norm() == 0.0 {
            DVector::zeros(n)
        } else {
            h.clone().lu().solve(&gr).ok_or(E::Singular)?
        };
        if s.iter().any(|v| !v.is_finite()) {
            return Err(E::Singular);
        }
        if gr.norm() <= 1e-8 && s.norm() <= 1e-6 {
            found = true;
            break;
        }
        x -= s;
    }
    if !found {
        return Err(E::Singular);
    }
    let h = hess(g, &x);
    let (l, _) = lab::spectrum(&h)?;
    let big = l.amax();
    let tol = 1e-6 * big;
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
    let nz: Vec<f64> = l.iter().copied().filter(|v| v.abs() > tol).collect();
    let kappa = if !nz.is_empty() && nz[0] > 0.0 {
        Some(nz[nz.len() - 1] / nz[0])
    } else {
        None
    };
    let v = DVector::from_element(n, 1.0 / (n as f64).sqrt());
    let (f0, gv, vhv) = (f(&x), g(&x).dot(&v), v.dot(&(&h * &v)));
    let mut pts = vec![];
    for k in 3..=8 {
        let t = 0.5f64.powi(k);
        let r = (f(&(&x + &v * t)) - f0 - t * gv - 0.5 * t * t * vhv).abs();
        if r > 1e-6 * t * t * big {
            pts.push((t.log2(), r.log2()));
        }
    }
    let order = if pts.is_empty() {
        None
    } else {
        let p = &pts[pts.len().saturating_sub(3)..];
        let m = p.len() as f64;
        let (mx, my) = (
            p.iter().map(|q| q.0).sum::<f64>() / m,
            p.iter().map(|q| q.1).sum::<f64>() / m,
        );
        Some(
            p.iter().map(|q| (q.0 - mx) * (q.1 - my)).sum::<f64>()
                / p.iter().map(|q| (q.0 - mx).powi(2)).sum::<f64>(),
        )
    };
    Ok(Analysis {
        value: f0,
        x,
        eigenvalues: l,
        kind,
        kappa,
        order,
    })
}
