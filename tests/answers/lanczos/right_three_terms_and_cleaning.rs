// The three-term recurrence, and then a cleaning against the whole basis as a matrix, twice.
use lab::E;
use nalgebra::{DMatrix, DVector};

pub fn lanczos(
    hv: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    q0: &DVector<f64>,
    m: usize,
) -> Result<(DVector<f64>, DVector<f64>), E> {
    if !q0.iter().all(|x| x.is_finite()) {
        return Err(E::NonFinite);
    }
    if q0.amax() == 0.0 {
        return Err(E::Singular);
    }
    let n = q0.len();
    let mut q = DMatrix::from_columns(&[q0.normalize()]);
    let (mut a, mut b): (Vec<f64>, Vec<f64>) = (vec![], vec![]);
    for k in 0..m.min(n) {
        let current = q.column(k).into_owned();
        let mut w = hv(&current);
        let alpha = current.dot(&w);
        w -= &current * alpha;
        if k > 0 {
            w -= q.column(k - 1) * b[k - 1];
        }
        a.push(alpha);
        for _ in 0..2 {
            w -= &q * (q.transpose() * &w);
        }
        let beta = w.norm();
        let scale = a.iter().chain(&b).fold(0.0_f64, |s, x| s.max(x.abs()));
        if k + 1 == m.min(n) || beta <= 1e-10 * scale {
            break;
        }
        b.push(beta);
        q = q.insert_column(k + 1, 0.0);
        q.set_column(k + 1, &(w / beta));
    }
    Ok((DVector::from_vec(a), DVector::from_vec(b)))
}
