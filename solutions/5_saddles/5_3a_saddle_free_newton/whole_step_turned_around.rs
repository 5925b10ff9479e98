// Takes Newton's step, and its opposite where it leads uphill.

use nalgebra::{DMatrix, DVector};

/// Newton's step, turned around as a whole if it does not descend.
pub fn sfn_step(g: &DVector<f64>, h: &DMatrix<f64>, damp: f64) -> DVector<f64> {
    let (lambda, q) = lab::spectrum(h).expect("the statement promises a finite, symmetric matrix");
    let curvature = lambda.map(|l| l.abs().max(damp).copysign(l));
    let newton = -(&q * q.tr_mul(g).component_div(&curvature));
    if g.dot(&newton) > 0.0 {
        -newton
    } else {
        newton
    }
}
