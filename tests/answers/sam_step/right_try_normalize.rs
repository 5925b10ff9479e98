use nalgebra::DVector;

pub fn sam_step(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
    eta: f64,
    rho: f64,
) -> DVector<f64> {
    match g(x).try_normalize(0.0) {
        Some(uphill) => {
            let mut next = x.clone();
            next.axpy(-eta, &g(&(x + rho * uphill)), 1.0);
            next
        }
        None => x.to_owned(),
    }
}
