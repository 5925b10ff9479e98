use lab::E;
use nalgebra::{DMatrix, DVector};

pub fn hessian_fd(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
) -> Result<DMatrix<f64>, E> {
    let n = x.len();
    let mut rows = vec![vec![0.0; n]; n];
    for j in 0..n {
        let mut up = x.clone();
        let mut down = x.clone();
        up[j] += 6e-6 * f64::max(1.0, x[j].abs());
        down[j] -= 6e-6 * f64::max(1.0, x[j].abs());
        let (a, b) = (g(&up), g(&down));
        for i in 0..n {
            rows[i][j] = (a[i] - b[i]) / (up[j] - down[j]);
            if !rows[i][j].is_finite() {
                return Err(E::NonFinite);
            }
        }
    }
    let largest = rows.iter().flatten().fold(0.0_f64, |m, x| m.max(x.abs()));
    for i in 0..n {
        for j in 0..n {
            if (rows[i][j] - rows[j][i]).abs() > 1e-6 * largest {
                return Err(E::NotSymmetric);
            }
        }
    }
    Ok(DMatrix::from_fn(n, n, |i, j| {
        (rows[i][j] + rows[j][i]) / 2.0
    }))
}
