use nalgebra::{DVector, dvector};

// Knows only the loss, and differentiates it by central differences.
pub fn escape(delta: f64, eta: f64, lam: f64, kmax: usize) -> Option<usize> {
    let f = |p: &DVector<f64>| p[0] * p[0] / 2.0 - lam / 4.0 * (p[1] * p[1] - 1.0).powi(2);
    let slope = |p: &DVector<f64>, i: usize| {
        let step = 6e-6;
        let (mut up, mut down) = (p.clone(), p.clone());
        up[i] += step;
        down[i] -= step;
        (f(&up) - f(&down)) / (2.0 * step)
    };
    let mut p = dvector![1.0, delta];
    for k in 0..kmax {
        if p[1].abs() > 0.5 {
            return Some(k);
        }
        let gradient = dvector![slope(&p, 0), slope(&p, 1)];
        p -= eta * gradient;
    }
    (p[1].abs() > 0.5).then_some(kmax)
}
