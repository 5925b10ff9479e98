use nalgebra::{DMatrix, DVector};

/// A general quadratic loss, whose vectors are handed on by value: slow, and right.
struct Loss {
    h: DMatrix<f64>,
}
impl Loss {
    fn gradient(&self, x: &DVector<f64>) -> DVector<f64> {
        &self.h * x
    }
}
fn descend(
    lam: &[f64],
    kmax: usize,
    tol: f64,
    step: impl Fn(&Loss, DVector<f64>, DVector<f64>) -> DVector<f64>,
) -> (Option<usize>, f64) {
    let loss = Loss {
        h: DMatrix::from_diagonal(&DVector::from_vec(lam.to_vec())),
    };
    let start = DVector::from_element(lam.len(), 1.0);
    let mut x = start.clone();
    let mut last = start.clone();
    let mut peak = 1.0;
    for k in 0..=kmax {
        let error = x.norm() / start.norm();
        if error > peak {
            peak = error;
        }
        if error <= tol {
            return (Some(k), peak);
        }
        let next = step(&loss, x.clone(), last.clone());
        last = x.clone();
        x = next.clone();
    }
    (None, peak)
}
fn ends(lam: &[f64]) -> (f64, f64) {
    let mut s = lam.to_vec();
    s.sort_by(|a, b| a.partial_cmp(b).unwrap());
    (s[0], *s.last().unwrap())
}
pub fn heavy_ball(lam: &[f64], kmax: usize, tol: f64) -> (Option<usize>, f64) {
    let (mu, l) = ends(lam);
    let k = (l / mu).sqrt();
    let alpha = 4.0 / (l.sqrt() + mu.sqrt()).powi(2);
    let beta = ((k - 1.0) / (k + 1.0)).powi(2);
    descend(lam, kmax, tol, |f, x, last| {
        &x - f.gradient(&x) * alpha + (&x - last) * beta
    })
}
pub fn nesterov(lam: &[f64], kmax: usize, tol: f64) -> (Option<usize>, f64) {
    let (mu, l) = ends(lam);
    let k = (l / mu).sqrt();
    let beta = (k - 1.0) / (k + 1.0);
    descend(lam, kmax, tol, |f, x, last| {
        let y = &x + (&x - last) * beta;
        &y - f.gradient(&y) / l
    })
}
