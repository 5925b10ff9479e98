use nalgebra::DVector;

// Along the unit vector, with a step of another size, and scaled back.
pub fn hvp(
    g: &dyn Fn(&DVector<f64>) -> DVector<f64>,
    x: &DVector<f64>,
    v: &DVector<f64>,
) -> DVector<f64> {
    let Some(u) = v.try_normalize(0.0) else {
        return v * 0.0;
    };
    let t = 1e-5 * (1.0 + x.amax());
    let forth = g(&(x + &u * t));
    let back = g(&(x - &u * t));
    (forth - back) * (v.norm() / (2.0 * t))
}
