use nalgebra::{DMatrix, DVector};

pub fn second_dir(h: &DMatrix<f64>, v: &DVector<f64>) -> f64 {
    let u = v.normalize();
    (u.transpose() * h * &u)[(0, 0)]
}

/// With γ', γ'' and N written out as vectors.
pub fn normal_curvature(g: &DVector<f64>, h: &DMatrix<f64>, v: &DVector<f64>) -> f64 {
    let n = v.len();
    let velocity = v.clone().push(g.dot(v));
    let mut acceleration = DVector::zeros(n + 1);
    acceleration[n] = (h * v).dot(v);
    let normal = (-g).push(1.0).normalize();
    acceleration.dot(&normal) / velocity.norm_squared()
}
