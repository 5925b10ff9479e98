// recognised as: cholesky_of_the_loss_hessian
// Factors L, which may be singular, by Cholesky.
use nalgebra::{DMatrix, DVector};

/// The generalised Gauss-Newton matrix.
pub fn ggn(j: &DMatrix<f64>, l: &DMatrix<f64>) -> DMatrix<f64> {
    // L = C Cᵀ, so that JᵀLJ = RᵀR with R = CᵀJ is symmetric to the last bit
    let c = l
        .clone()
        .cholesky()
        .expect("L has no negative eigenvalues")
        .l();
    let r = c.transpose() * j;
    r.transpose() * r
}

/// The Fisher matrix of a classifier whose logits have the Jacobian `j`, at the probabilities `p`.
pub fn softmax_fisher(j: &DMatrix<f64>, p: &DVector<f64>) -> DMatrix<f64> {
    let mean = j.transpose() * p;
    let mut fisher = DMatrix::zeros(j.ncols(), j.ncols());
    for c in 0..j.nrows() {
        let u = j.row(c).transpose() - &mean;
        fisher += &u * u.transpose() * p[c];
    }
    fisher
}

/// The matrix X for which (A ⊗ G) vec(X) = vec(V), where vec stacks columns.
pub fn kron_solve(a: &DMatrix<f64>, g: &DMatrix<f64>, v: &DMatrix<f64>) -> DMatrix<f64> {
    let z = g.clone().lu().solve(v).unwrap();
    a.clone().lu().solve(&z.transpose()).unwrap().transpose()
}
