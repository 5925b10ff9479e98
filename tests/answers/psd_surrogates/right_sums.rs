// Everything as sums: over pairs of outputs, over classes; the factors by their spectra.
use nalgebra::{DMatrix, DVector};

pub fn ggn(j: &DMatrix<f64>, l: &DMatrix<f64>) -> DMatrix<f64> {
    let (m, n) = j.shape();
    let mut sum = DMatrix::zeros(n, n);
    for a in 0..m {
        for b in 0..m {
            for c in 0..n {
                for d in 0..n {
                    sum[(c, d)] += j[(a, c)] * l[(a, b)] * j[(b, d)];
                }
            }
        }
    }
    sum
}

pub fn softmax_fisher(j: &DMatrix<f64>, p: &DVector<f64>) -> DMatrix<f64> {
    let n = j.ncols();
    (0..p.len()).fold(DMatrix::zeros(n, n), |sum, class| {
        let mut slope = -p.clone();
        slope[class] += 1.0;
        let u = j.tr_mul(&slope);
        sum + &u * u.transpose() * p[class]
    })
}

pub fn kron_solve(a: &DMatrix<f64>, g: &DMatrix<f64>, v: &DMatrix<f64>) -> DMatrix<f64> {
    let (alpha, qa) = lab::spectrum(a).unwrap();
    let (gamma, qg) = lab::spectrum(g).unwrap();
    let mut inner = qg.transpose() * v * &qa;
    for i in 0..gamma.len() {
        for k in 0..alpha.len() {
            inner[(i, k)] /= gamma[i] * alpha[k];
        }
    }
    qg * inner * qa.transpose()
}
