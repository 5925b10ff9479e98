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

// Rotations and index loops only.
pub fn report(h: &DMatrix<f64>, b: &DVector<f64>) -> Result<Report, E> {
    let n = h.nrows();
    if n == 0 {
        return Err(E::Empty);
    }
    if h.ncols() != n {
        return Err(E::NotSquare);
    }
    for i in 0..n {
        if !b[i].is_finite() || h.row(i).iter().any(|v| !v.is_finite()) {
            return Err(E::NonFinite);
        }
    }
    let relative = 10.0 * n as f64 * f64::EPSILON;
    if (h - h.transpose()).amax() > 1e-12 * h.amax() {
        return Err(E::NotSymmetric);
    }
    let mut a = h.clone();
    let mut q = DMatrix::<f64>::identity(n, n);
    for _ in 0..20 {
        for p in 0..n {
            for r in p + 1..n {
                if a[(p, r)] == 0.0 {
                    continue;
                }
                let theta = 0.5 * (2.0 * a[(p, r)]).atan2(a[(r, r)] - a[(p, p)]);
                let mut rotation = DMatrix::identity(n, n);
                rotation[(p, p)] = theta.cos();
                rotation[(r, r)] = theta.cos();
                rotation[(p, r)] = theta.sin();
                rotation[(r, p)] = -theta.sin();
                a = rotation.transpose() * a * &rotation;
                q *= rotation;
            }
        }
    }
    let mut pairs: Vec<(f64, DVector<f64>)> = (0..n)
        .map(|i| (a[(i, i)], q.column(i).into_owned()))
        .collect();
    pairs.sort_by(|one, other| one.0.total_cmp(&other.0));
    let largest = pairs.iter().map(|p| p.0.abs()).fold(0.0, f64::max);
    let zero = relative * largest;
    let mut x = DVector::zeros(n);
    let (mut up, mut down) = (0, 0);
    for (lambda, direction) in &pairs {
        if lambda.abs() <= zero {
            continue;
        }
        x += direction * (direction.dot(b) / lambda);
        if *lambda > 0.0 {
            up += 1;
        } else {
            down += 1;
        }
    }
    let mut residual = 0.0;
    let mut value = 0.0;
    for i in 0..n {
        let mut row = 0.0;
        for j in 0..n {
            row += h[(i, j)] * x[j];
        }
        residual += (row - b[i]) * (row - b[i]);
        value += x[i] * (0.5 * row - b[i]);
    }
    if residual.sqrt() > 1e-8 * b.norm() {
        return Err(E::Singular);
    }
    let kind = if up > 0 && down > 0 {
        Kind::Saddle
    } else if up + down < n {
        Kind::Inconclusive
    } else if up == n {
        Kind::Min
    } else {
        Kind::Max
    };
    Ok(Report {
        x,
        eigenvalues: DVector::from_iterator(n, pairs.iter().map(|p| p.0)),
        kind,
        kappa: if up == n {
            Some(pairs[n - 1].0 / pairs[0].0)
        } else {
            None
        },
        value,
    })
}
