use nalgebra::{DMatrix, DVector};

fn form(a: &DMatrix<f64>, v: &DVector<f64>) -> f64 {
    (0..v.len())
        .flat_map(|i| (0..v.len()).map(move |j| (i, j)))
        .map(|(i, j)| v[i] * a[(i, j)] * v[j])
        .sum()
}

pub fn second_dir(h: &DMatrix<f64>, v: &DVector<f64>) -> f64 {
    form(h, v) / v.dot(v)
}

/// The quotient of the second and the first fundamental form.
pub fn normal_curvature(g: &DVector<f64>, h: &DMatrix<f64>, v: &DVector<f64>) -> f64 {
    let n = v.len();
    let first = DMatrix::identity(n, n) + g * g.transpose();
    let second = h / (1.0 + g.norm_squared()).sqrt();
    form(&second, v) / form(&first, v)
}
