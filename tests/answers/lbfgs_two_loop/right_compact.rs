// The compact form of Byrd, Nocedal and Schnabel: small triangular systems instead of loops.
use nalgebra::{DMatrix, DVector};

pub fn two_loop(
    g: &DVector<f64>,
    s: &[DVector<f64>],
    y: &[DVector<f64>],
    gamma: f64,
) -> DVector<f64> {
    let mut kept_s = Vec::new();
    let mut kept_y = Vec::new();
    for k in 0..s.len() {
        if s[k].dot(&y[k]) > 0.0 {
            kept_s.push(s[k].clone());
            kept_y.push(y[k].clone());
        }
    }
    if kept_s.is_empty() {
        return g * gamma;
    }
    let (s, y) = (
        DMatrix::from_columns(&kept_s),
        DMatrix::from_columns(&kept_y),
    );
    let sy = s.transpose() * &y;
    let r = sy.upper_triangle();
    let d = DMatrix::from_diagonal(&sy.diagonal());
    let p = s.transpose() * g;
    let w = y.transpose() * g;
    let u = r.solve_upper_triangular(&p).unwrap();
    let middle = (d + y.transpose() * &y * gamma) * &u - &w * gamma;
    let v = r.transpose().solve_lower_triangular(&middle).unwrap();
    g * gamma + s * v - y * u * gamma
}
