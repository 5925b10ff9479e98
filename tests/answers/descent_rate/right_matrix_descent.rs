use nalgebra::{DMatrix, DVector};

pub fn optimal_eta(lmin: f64, lmax: f64) -> (f64, f64) {
    let middle = 0.5 * (lmin + lmax);
    (middle.recip(), 0.5 * (lmax - lmin) / middle)
}

// Runs gradient descent on the loss with this Hessian, and gives up when a step does not help.
pub fn iters_to(lam: &[f64], eta: f64, tol: f64) -> Option<usize> {
    let h = DMatrix::from_diagonal(&DVector::from_column_slice(lam));
    let mut x = DVector::from_element(lam.len(), 1.0);
    let mut steps = 0;
    while x.amax() > tol {
        let next = &x - eta * (&h * &x);
        if next.amax() >= x.amax() {
            return None;
        }
        x = next;
        steps += 1;
    }
    Some(steps)
}
