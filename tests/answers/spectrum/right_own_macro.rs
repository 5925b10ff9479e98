use nalgebra::{DMatrix, DVector};
fn sorted(vals: &[f64], vecs: &DMatrix<f64>) -> (DVector<f64>, DMatrix<f64>) {
    let mut p: Vec<usize> = (0..vals.len()).collect();
    p.sort_by(|&a, &b| vals[a].total_cmp(&vals[b]));
    (
        DVector::from_iterator(p.len(), p.iter().map(|&k| vals[k])),
        DMatrix::from_columns(
            &p.iter()
                .map(|&k| vecs.column(k).into_owned())
                .collect::<Vec<_>>(),
        ),
    )
}
fn jacobi(mut a: DMatrix<f64>) -> (Vec<f64>, DMatrix<f64>) {
    let n = a.nrows();
    let mut q = DMatrix::identity(n, n);
    for _ in 0..60 {
        let mut off = 0.0;
        for i in 0..n {
            for j in 0..i {
                off += a[(i, j)] * a[(i, j)];
            }
        }
        if off == 0.0 {
            break;
        }
        for p in 0..n {
            for r in p + 1..n {
                if a[(p, r)] == 0.0 {
                    continue;
                }
                let th = (a[(r, r)] - a[(p, p)]) / (2.0 * a[(p, r)]);
                let t = th.signum() / (th.abs() + th.hypot(1.0));
                let t = if th.is_infinite() { 0.0 } else { t };
                let c = 1.0 / t.hypot(1.0);
                let s = t * c;
                for k in 0..n {
                    let (x, y) = (a[(k, p)], a[(k, r)]);
                    a[(k, p)] = c * x - s * y;
                    a[(k, r)] = s * x + c * y;
                }
                for k in 0..n {
                    let (x, y) = (a[(p, k)], a[(r, k)]);
                    a[(p, k)] = c * x - s * y;
                    a[(r, k)] = s * x + c * y;
                }
                a[(p, r)] = 0.0;
                a[(r, p)] = 0.0;
                for k in 0..n {
                    let (x, y) = (q[(k, p)], q[(k, r)]);
                    q[(k, p)] = c * x - s * y;
                    q[(k, r)] = s * x + c * y;
                }
            }
        }
    }
    (a.diagonal().iter().copied().collect(), q)
}

/// Errors by a macro of its own, which is called with the library's names.
macro_rules! ensure {
    ($ok:expr, $otherwise:expr) => {
        if !$ok {
            return Err($otherwise);
        }
    };
}
pub fn spectrum(h: &DMatrix<f64>) -> Result<(DVector<f64>, DMatrix<f64>), lab::E> {
    let n = h.nrows();
    ensure!(h.is_square(), lab::E::NotSquare);
    ensure!(n > 0, lab::E::Empty);
    ensure!(h.iter().all(|x| x.is_finite()), lab::E::NonFinite);
    let m = h.amax();
    ensure!(
        (h - h.transpose()).amax() <= 1e-12 * m,
        lab::E::NotSymmetric
    );
    if m == 0.0 {
        return Ok((DVector::zeros(n), DMatrix::identity(n, n)));
    }
    let s = (h / m + h.transpose() / m) * 0.5;
    let (v, q) = jacobi(s);
    let (v, q) = sorted(&v, &q);
    Ok((v * m, q))
}
