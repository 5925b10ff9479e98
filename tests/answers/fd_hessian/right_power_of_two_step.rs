use lab::E;
use nalgebra::{DMatrix, DVector};

/// Steps that are powers of two, so that nothing is lost in adding them; columns as vectors.
pub fn hessian_fd(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
) -> Result<DMatrix<f64>, E> {
    let n = x.len();
    let mut columns = Vec::new();
    for i in 0..n {
        let h = 2_f64.powi(x[i].abs().max(1.0).log2().floor() as i32 - 17);
        let mut step = DVector::zeros(n);
        step[i] = h;
        let (above, below) = (g(&(x + &step)), g(&(x - &step)));
        if !above.iter().chain(below.iter()).all(|s| s.is_finite()) {
            return Err(E::NonFinite);
        }
        columns.push((above - below) / (2.0 * h));
    }
    let j = DMatrix::from_columns(&columns);
    let mut h = j.clone();
    for row in 0..n {
        for column in 0..row {
            if (j[(row, column)] - j[(column, row)]).abs() > 1e-6 * j.amax() {
                return Err(E::NotSymmetric);
            }
            let mean = j[(row, column)] / 2.0 + j[(column, row)] / 2.0;
            h[(row, column)] = mean;
            h[(column, row)] = mean;
        }
    }
    Ok(h)
}
