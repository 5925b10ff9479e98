// Lanczos with full reorthogonalisation; the residual of a Ritz pair is β times its last entry.
use nalgebra::{DMatrix, DVector};

pub fn top_eigenvalue(
    hv: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    n: usize,
    tol: f64,
    max_products: usize,
) -> Option<f64> {
    let mut q = DVector::from_fn(n, |i, _| 1.0 + ((i * i + 3) as f64).cos() * 0.6).normalize();
    let mut basis: Vec<DVector<f64>> = Vec::new();
    let (mut alpha, mut beta) = (Vec::new(), Vec::<f64>::new());
    for _ in 0..max_products.min(n) {
        let mut w = hv(&q);
        alpha.push(q.dot(&w));
        basis.push(q.clone());
        for _ in 0..2 {
            for b in &basis {
                w -= b * b.dot(&w);
            }
        }
        let k = alpha.len();
        let t = DMatrix::from_fn(k, k, |i, j| match i.abs_diff(j) {
            0 => alpha[i],
            1 => beta[i.min(j)],
            _ => 0.0,
        });
        let (values, vectors) = lab::spectrum(&t).ok()?;
        let length = w.norm();
        if length * vectors[(k - 1, k - 1)].abs() <= tol {
            return Some(values[k - 1]);
        }
        beta.push(length);
        q = w / length;
    }
    None
}
