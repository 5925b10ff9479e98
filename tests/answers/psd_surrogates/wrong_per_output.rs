// Averages over the outputs.
use nalgebra::{DMatrix, DVector};

pub fn ggn(j: &DMatrix<f64>, l: &DMatrix<f64>) -> DMatrix<f64> {
    j.transpose() * l * j / j.nrows() as f64
}

pub fn softmax_fisher(j: &DMatrix<f64>, p: &DVector<f64>) -> DMatrix<f64> {
    let covariance = DMatrix::from_diagonal(p) - p * p.transpose();
    j.transpose() * covariance * j
}

pub fn kron_solve(a: &DMatrix<f64>, g: &DMatrix<f64>, v: &DMatrix<f64>) -> DMatrix<f64> {
    g.clone().lu().solve(v).unwrap() * a.clone().try_inverse().unwrap()
}
