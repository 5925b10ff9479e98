use nalgebra::{DMatrix, DVector};

// Diagonalises H by rotations in one plane after the other, and turns g along with it.
pub fn sfn_step(g: &DVector<f64>, h: &DMatrix<f64>, damp: f64) -> DVector<f64> {
    let n = g.len();
    let mut a = h.clone();
    let mut q = DMatrix::<f64>::identity(n, n);
    for _sweep in 0..12 {
        for i in 0..n {
            for j in i + 1..n {
                if a[(i, j)].abs() <= 1e-16 * h.amax() {
                    continue;
                }
                let angle = 0.5 * f64::atan2(2.0 * a[(i, j)], a[(i, i)] - a[(j, j)]);
                let (s, c) = angle.sin_cos();
                let mut plane = DMatrix::<f64>::identity(n, n);
                plane[(i, i)] = c;
                plane[(j, j)] = c;
                plane[(i, j)] = -s;
                plane[(j, i)] = s;
                a = plane.transpose() * a * &plane;
                q *= &plane;
            }
        }
    }
    let mut step = DVector::zeros(n);
    for k in 0..n {
        let direction = q.column(k);
        let curvature = f64::max(a[(k, k)].abs(), damp);
        step -= direction * (direction.dot(g) / curvature);
    }
    step
}
