use nalgebra::{DMatrix, DVector};

pub fn ggn(j: &DMatrix<f64>, l: &DMatrix<f64>) -> DMatrix<f64> {
    j.transpose() * l * j
}

pub fn softmax_fisher(j: &DMatrix<f64>, p: &DVector<f64>) -> DMatrix<f64> {
    let covariance = DMatrix::from_diagonal(p) - p * p.transpose();
    j.transpose() * covariance * j
}

pub fn kron_solve(a: &DMatrix<f64>, g: &DMatrix<f64>, v: &DMatrix<f64>) -> DMatrix<f64> {
    let stacked = DVector::from_column_slice(v.as_slice());
    let x = a.kronecker(g).lu().solve(&stacked).unwrap();
    DMatrix::from_column_slice(v.nrows(), v.ncols(), x.as_slice())
}
