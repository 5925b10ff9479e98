use nalgebra::{DMatrix, DVector};

// Sums of outer products; the solve by LU, once for the columns and once for the rows.
pub fn ggn(j: &DMatrix<f64>, l: &DMatrix<f64>) -> DMatrix<f64> {
    let n = j.ncols();
    let mut sum = DMatrix::zeros(n, n);
    for a in 0..j.nrows() {
        for b in 0..j.nrows() {
            sum += j.row(a).transpose() * j.row(b) * l[(a, b)];
        }
    }
    sum
}

pub fn softmax_fisher(j: &DMatrix<f64>, p: &DVector<f64>) -> DMatrix<f64> {
    let mean = j.tr_mul(p);
    let mut sum = -(&mean * mean.transpose());
    for c in 0..p.len() {
        let row = j.row(c).transpose();
        sum += &row * row.transpose() * p[c];
    }
    sum
}

pub fn kron_solve(a: &DMatrix<f64>, g: &DMatrix<f64>, v: &DMatrix<f64>) -> DMatrix<f64> {
    let half = g.clone().lu().solve(v).unwrap();
    let other = a.transpose().lu().solve(&half.transpose()).unwrap();
    other.transpose()
}
