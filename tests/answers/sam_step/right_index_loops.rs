use nalgebra::DVector;

pub fn sam_step(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
    eta: f64,
    rho: f64,
) -> DVector<f64> {
    let here = g(x);
    let mut squares = 0.0;
    for i in 0..x.len() {
        squares += here[i] * here[i];
    }
    let mut out = x.clone();
    if squares > 0.0 {
        let mut probe = x.clone();
        for i in 0..x.len() {
            probe[i] += rho * here[i] / squares.sqrt();
        }
        let there = g(&probe);
        for i in 0..x.len() {
            out[i] -= eta * there[i];
        }
    }
    out
}
