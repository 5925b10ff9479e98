use lab::E;
use nalgebra::{DMatrix, DVector};

// The basis is a matrix; what lies along it is taken away three times by products with it.
pub fn lanczos(
    hv: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    q0: &DVector<f64>,
    m: usize,
) -> Result<(DVector<f64>, DVector<f64>), E> {
    if q0.iter().any(|x| !x.is_finite()) {
        return Err(E::NonFinite);
    }
    let length = q0.norm();
    if length == 0.0 {
        return Err(E::Singular);
    }
    let mut basis = DMatrix::from_columns(&[q0 / length]);
    let (mut alpha, mut beta) = (Vec::new(), Vec::new());
    loop {
        let k = basis.ncols();
        let q = basis.column(k - 1).into_owned();
        let mut w = hv(&q);
        alpha.push(q.dot(&w));
        if k == m {
            break;
        }
        for _ in 0..3 {
            let along = basis.tr_mul(&w);
            w -= &basis * along;
        }
        let left = w.norm();
        let largest = alpha
            .iter()
            .chain(&beta)
            .fold(0.0_f64, |a, x: &f64| a.max(x.abs()));
        if left <= 1e-10 * largest {
            break;
        }
        beta.push(left);
        basis = basis.insert_column(k, 0.0);
        basis.set_column(k, &(w / left));
    }
    Ok((DVector::from_vec(alpha), DVector::from_vec(beta)))
}
