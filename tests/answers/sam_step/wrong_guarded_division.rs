use nalgebra::DVector;

/// Adds a small number to the length, so that nothing is ever divided by 0.
pub fn sam_step(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
    eta: f64,
    rho: f64,
) -> DVector<f64> {
    let slope = g(x);
    let ahead = x + &slope * (rho / (slope.norm() + 1e-12));
    if slope.amax() == 0.0 {
        x.clone()
    } else {
        x - g(&ahead) * eta
    }
}
