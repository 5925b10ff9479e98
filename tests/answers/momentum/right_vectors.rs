use nalgebra::DVector;

fn errors(
    lam: &[f64],
    kmax: usize,
    tol: f64,
    mut next: impl FnMut(&DVector<f64>, &DVector<f64>) -> DVector<f64>,
) -> (Option<usize>, f64) {
    let n = lam.len();
    let mut points = vec![DVector::from_element(n, 1.0); 2];
    let scale = (n as f64).sqrt();
    let mut peak = 1.0;
    let mut k = 0;
    loop {
        let now = &points[points.len() - 1];
        let error = now.norm() / scale;
        if error > peak {
            peak = error;
        }
        if error <= tol {
            return (Some(k), peak);
        }
        if k == kmax {
            return (None, peak);
        }
        let new = next(now, &points[points.len() - 2]);
        points.push(new);
        points.remove(0);
        k += 1;
    }
}

pub fn heavy_ball(lam: &[f64], kmax: usize, tol: f64) -> (Option<usize>, f64) {
    let h = DVector::from_column_slice(lam);
    let (low, high) = (h.min().sqrt(), h.max().sqrt());
    let alpha = (2.0 / (low + high)).powi(2);
    let beta = ((high - low) / (high + low)).powi(2);
    errors(lam, kmax, tol, |x, before| {
        x - h.component_mul(x) * alpha + (x - before) * beta
    })
}

pub fn nesterov(lam: &[f64], kmax: usize, tol: f64) -> (Option<usize>, f64) {
    let h = DVector::from_column_slice(lam);
    let (low, high) = (h.min().sqrt(), h.max().sqrt());
    let beta = (high - low) / (high + low);
    errors(lam, kmax, tol, |x, before| {
        let y = x * (1.0 + beta) - before * beta;
        &y - h.component_mul(&y) / h.max()
    })
}
