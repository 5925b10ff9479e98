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

// Plain loops; steps by QR; a difference step of 1e-5; the slope through the last two t that count.
fn hessian(g: &dyn Fn(&DVector<f64>) -> DVector<f64>, x: &DVector<f64>) -> DMatrix<f64> {
    let n = x.len();
    let mut h = DMatrix::zeros(n, n);
    for j in 0..n {
        let mut up = x.clone();
        let mut down = x.clone();
        up[j] += 1e-5;
        down[j] -= 1e-5;
        let (a, b) = (g(&up), g(&down));
        for i in 0..n {
            h[(i, j)] = (a[i] - b[i]) / (up[j] - down[j]);
        }
    }
    let t = h.transpose();
    (h + t) / 2.0
}

pub fn analyse(
    f: &dyn Fn(&DVector<f64>) -> f64,
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x0: &DVector<f64>,
) -> Result<Analysis, E> {
    let mut x = x0.clone();
    let mut found = false;
    for _ in 0..100 {
        let slope = g(&x);
        if !slope.norm().is_finite() || !x.norm().is_finite() {
            return Err(E::NonFinite);
        }
        let step = if slope.norm() == 0.0 {
            DVector::zeros(x.len())
        } else {
            hessian(g, &x).qr().solve(&slope).ok_or(E::Singular)?
        };
        x -= &step;
        if slope.norm() <= 1e-8 && step.norm() <= 1e-6 {
            found = true;
            break;
        }
    }
    if !found {
        return Err(E::Singular);
    }
    let value = f(&x);
    if !value.is_finite() {
        return Err(E::NonFinite);
    }
    let h = hessian(g, &x);
    let (eigenvalues, _) = lab::spectrum(&h)?;
    let top = eigenvalues.amax();
    let signs: Vec<i8> = eigenvalues
        .iter()
        .map(|l| {
            if l.abs() <= 1e-6 * top {
                0
            } else if *l > 0.0 {
                1
            } else {
                -1
            }
        })
        .collect();
    let (up, down, flat) = (signs.contains(&1), signs.contains(&-1), signs.contains(&0));
    let kind = match (up, down, flat) {
        (true, true, _) => Kind::Saddle,
        (_, _, true) => Kind::Inconclusive,
        (true, _, _) => Kind::Min,
        _ => Kind::Max,
    };
    let kappa = if up && !down {
        let nonzero: Vec<f64> = eigenvalues
            .iter()
            .copied()
            .filter(|l| l.abs() > 1e-6 * top)
            .collect();
        Some(nonzero[nonzero.len() - 1] / nonzero[0])
    } else {
        None
    };
    let v = DVector::from_element(x.len(), 1.0).normalize();
    let (g0, curve) = (g(&x).dot(&v), v.dot(&(&h * &v)));
    let mut points = Vec::new();
    for k in 3..=8 {
        let t = 0.5_f64.powi(k);
        let r = (f(&(&x + &v * t)) - value - t * g0 - t * t * curve / 2.0).abs();
        if r > 1e-6 * t * t * top {
            points.push((t.log2(), r.log2()));
        }
    }
    let order = match points.as_slice() {
        [.., a, _, b] => Some((a.1 - b.1) / (a.0 - b.0)),
        [a, b] => Some((a.1 - b.1) / (a.0 - b.0)),
        _ => None,
    };
    Ok(Analysis {
        x,
        value,
        eigenvalues,
        kind,
        kappa,
        order,
    })
}
