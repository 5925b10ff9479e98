// Square roots: the Fisher matrix as BᵀB with centred, weighted rows; LU for the layer.
use nalgebra::{DMatrix, DVector};

pub fn ggn(j: &DMatrix<f64>, l: &DMatrix<f64>) -> DMatrix<f64> {
    let (values, vectors) = lab::spectrum(l).unwrap();
    let roots = DMatrix::from_diagonal(&values.map(|x| x.max(0.0).sqrt()));
    let b = roots * vectors.transpose() * j;
    b.transpose() * &b
}

pub fn softmax_fisher(j: &DMatrix<f64>, p: &DVector<f64>) -> DMatrix<f64> {
    let mean = p.transpose() * j;
    let mut b = j.clone();
    for (i, mut row) in b.row_iter_mut().enumerate() {
        row -= &mean;
        row *= p[i].sqrt();
    }
    b.transpose() * &b
}

pub fn kron_solve(a: &DMatrix<f64>, g: &DMatrix<f64>, v: &DMatrix<f64>) -> DMatrix<f64> {
    let xt = a.clone().lu().solve(&v.transpose()).unwrap();
    g.clone().qr().solve(&xt.transpose()).unwrap()
}
