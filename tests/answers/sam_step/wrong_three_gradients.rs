use nalgebra::DVector;

// Right values, at the price of a third gradient.
pub fn sam_step(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
    eta: f64,
    rho: f64,
) -> DVector<f64> {
    if g(x).norm() == 0.0 {
        return x.clone();
    }
    x - g(&(x + g(x).normalize() * rho)) * eta
}
