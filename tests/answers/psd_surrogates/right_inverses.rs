use nalgebra::{DMatrix, DVector};

pub fn ggn(j: &DMatrix<f64>, l: &DMatrix<f64>) -> DMatrix<f64> {
    let lj = l * j;
    j.tr_mul(&lj)
}

pub fn softmax_fisher(j: &DMatrix<f64>, p: &DVector<f64>) -> DMatrix<f64> {
    // The covariance of the rows of J, weighted by p.
    let mean = j.tr_mul(p);
    let mut result = -&mean * mean.transpose();
    for (row, weight) in j.row_iter().zip(p.iter()) {
        result += row.transpose() * row * *weight;
    }
    result
}

pub fn kron_solve(a: &DMatrix<f64>, g: &DMatrix<f64>, v: &DMatrix<f64>) -> DMatrix<f64> {
    g.clone().try_inverse().unwrap() * v * a.clone().try_inverse().unwrap()
}
