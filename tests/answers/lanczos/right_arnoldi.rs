// Arnoldi: the whole projected matrix, of which the diagonals are read off.
use lab::E;
use nalgebra::{DMatrix, DVector};

pub fn lanczos(
    hv: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    q0: &DVector<f64>,
    m: usize,
) -> Result<(DVector<f64>, DVector<f64>), E> {
    let mut size = 0.0;
    for &x in q0.iter() {
        if !x.is_finite() {
            return Err(E::NonFinite);
        }
        size += x * x;
    }
    if size == 0.0 {
        return Err(E::Singular);
    }
    let steps = m.min(q0.len());
    let mut t = DMatrix::<f64>::zeros(steps + 1, steps);
    let mut basis = vec![q0 / size.sqrt()];
    let mut k = 0;
    loop {
        let mut w = hv(&basis[k]);
        for _ in 0..3 {
            for (i, q) in basis.iter().enumerate() {
                let c = q.dot(&w);
                w -= q * c;
                t[(i, k)] += c;
            }
        }
        k += 1;
        if k == steps || w.norm() <= 1e-10 * t.amax() {
            break;
        }
        t[(k, k - 1)] = w.norm();
        basis.push(w.normalize());
    }
    let diagonal = DVector::from_fn(k, |i, _| t[(i, i)]);
    let beside = DVector::from_fn(k - 1, |i, _| t[(i + 1, i)]);
    Ok((diagonal, beside))
}
