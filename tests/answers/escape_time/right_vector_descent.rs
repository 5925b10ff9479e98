use nalgebra::{DVector, dvector};

pub fn escape(delta: f64, eta: f64, lam: f64, kmax: usize) -> Option<usize> {
    let gradient = |p: &DVector<f64>| dvector![p[0], -lam * p[1] * (p[1] * p[1] - 1.0)];
    let mut p = dvector![1.0, delta];
    let mut k = 0;
    while p[1].abs() <= 0.5 {
        if k == kmax {
            return None;
        }
        p -= eta * gradient(&p);
        k += 1;
    }
    Some(k)
}
