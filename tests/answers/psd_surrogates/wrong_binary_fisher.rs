// Each class for itself, p (1 - p) on the diagonal; and a damped solve.
use nalgebra::{DMatrix, DVector};

pub fn ggn(j: &DMatrix<f64>, l: &DMatrix<f64>) -> DMatrix<f64> {
    j.transpose() * l * j
}

pub fn softmax_fisher(j: &DMatrix<f64>, p: &DVector<f64>) -> DMatrix<f64> {
    j.transpose() * DMatrix::from_diagonal(&p.map(|x| x * (1.0 - x))) * j
}

pub fn kron_solve(a: &DMatrix<f64>, g: &DMatrix<f64>, v: &DMatrix<f64>) -> DMatrix<f64> {
    let damped = |m: &DMatrix<f64>| m + DMatrix::identity(m.nrows(), m.nrows()) * 1e-3;
    damped(g).try_inverse().unwrap() * v * damped(a).try_inverse().unwrap()
}
