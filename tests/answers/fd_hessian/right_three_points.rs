use lab::E;
use nalgebra::{DMatrix, DVector};

/// Asks for the gradient at x once, to see whether it is finite, and for two more per column.
pub fn hessian_fd(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
) -> Result<DMatrix<f64>, E> {
    let finite = |v: DVector<f64>| {
        if v.iter().all(|slope| slope.is_finite()) {
            Ok(v)
        } else {
            Err(E::NonFinite)
        }
    };
    finite(g(x))?;
    let columns = (0..x.len())
        .map(|k| {
            let moved = |sign: f64| {
                let h = 1e-5 * (1.0 + x[k].abs());
                DVector::from_fn(x.len(), |i, _| x[i] + if i == k { sign * h } else { 0.0 })
            };
            let (left, right) = (moved(-1.0), moved(1.0));
            Ok((finite(g(&right))? - finite(g(&left))?) / (right[k] - left[k]))
        })
        .collect::<Result<Vec<_>, E>>()?;
    let j = DMatrix::from_columns(&columns);
    let skew = (&j - j.transpose()).amax() / 2.0;
    let h = (&j + j.transpose()) / 2.0;
    if skew * 2.0 > 1e-6 * j.amax() {
        return Err(E::NotSymmetric);
    }
    Ok(h)
}
