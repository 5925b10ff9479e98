use nalgebra::{DMatrix, DVector};

pub fn two_loop(
    g: &DVector<f64>,
    s: &[DVector<f64>],
    y: &[DVector<f64>],
    gamma: f64,
) -> DVector<f64> {
    let n = g.len();
    let mut b = DMatrix::identity(n, n) * gamma;
    for (s, y) in s.iter().zip(y) {
        let sy = s.dot(y);
        if sy > 0.0 {
            let by = &b * y;
            b.ger((1.0 + y.dot(&by) / sy) / sy, s, s, 1.0);
            b.ger(-1.0 / sy, &by, s, 1.0);
            b.ger(-1.0 / sy, s, &by, 1.0);
        }
    }
    b * g
}
