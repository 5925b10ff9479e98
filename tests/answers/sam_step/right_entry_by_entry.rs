use nalgebra::DVector;

// The probe as a point on the segment from x to x + ∇f, found with unscaled arithmetic.
pub fn sam_step(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
    eta: f64,
    rho: f64,
) -> DVector<f64> {
    let here = g(x);
    let size = here.iter().fold(0.0_f64, |sum, s| sum.hypot(*s));
    if here.iter().all(|s| *s == 0.0) {
        return x.clone();
    }
    let probe = DVector::from_iterator(
        x.len(),
        x.iter().zip(here.iter()).map(|(x, s)| x + rho * (s / size)),
    );
    let there = if rho == 0.0 { here } else { g(&probe) };
    x.zip_map(&there, |x, s| x - eta * s)
}
