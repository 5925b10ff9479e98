use nalgebra::DVector;

pub fn sam_step(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
    eta: f64,
    rho: f64,
) -> DVector<f64> {
    let here = g(x);
    if here.norm() == 0.0 {
        return x.clone();
    }
    let there = g(&(x + &here * (rho / here.norm())));
    x - (here + there) * (0.5 * eta)
}
