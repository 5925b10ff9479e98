use nalgebra::DVector;

// Power iteration on H + s I, with s twice the largest |H v| met so far.
pub fn top_eigenvalue(
    hv: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    n: usize,
    tol: f64,
    max_products: usize,
) -> Option<f64> {
    let mut v: Vec<f64> = (0..n)
        .map(|i| 1.0 + 0.37 * ((i * i + 3 * i) as f64).sin())
        .collect();
    let mut shift = 0.0_f64;
    for _ in 0..max_products {
        let length = v.iter().map(|x| x * x).sum::<f64>().sqrt();
        for x in v.iter_mut() {
            *x /= length;
        }
        let w = hv(&DVector::from_vec(v.clone()));
        let rayleigh: f64 = (0..n).map(|i| v[i] * w[i]).sum();
        let residual = (0..n)
            .map(|i| (w[i] - rayleigh * v[i]).powi(2))
            .sum::<f64>()
            .sqrt();
        shift = shift.max(1.5 * w.norm());
        // Near a lower eigenvalue of large size the residual may be small before the shift acts.
        if residual <= tol && rayleigh >= -0.6 * shift {
            return Some(rayleigh);
        }
        if residual <= tol && n == 1 {
            return Some(rayleigh);
        }
        for i in 0..n {
            v[i] = w[i] + shift * v[i];
        }
    }
    None
}
